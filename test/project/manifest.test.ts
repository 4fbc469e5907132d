import { describe, expect, it } from 'vitest';
import { isThere, readJson, readText } from './sources';

const manifest = readJson('manifest.json');
const packageFile = readJson('package.json');

describe('manifest.json', () => {
  it('names the plugin as the community directory asks', () => {
    expect(manifest['id']).toBe('interview-drill');
    expect(manifest['name']).toBe('Interview Drill');
    expect(`${String(manifest['id'])} ${String(manifest['name'])}`).not.toMatch(/obsidian|plugin/i);
    expect(String(manifest['author'])).not.toBe('');
  });

  it('describes it in a sentence', () => {
    const description = String(manifest['description']);
    expect(description.length).toBeGreaterThanOrEqual(10);
    expect(description.length).toBeLessThanOrEqual(250);
    expect(description).toMatch(/^\p{Lu}.*\.$/u);
    expect(description).not.toMatch(/obsidian|plugin|\p{Extended_Pictographic}/iu);
  });

  it('runs on phones and asks for a version that Obsidian has', () => {
    expect(manifest['isDesktopOnly']).toBe(false);
    expect(String(manifest['minAppVersion'])).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('agrees with versions.json and package.json', () => {
    const version = String(manifest['version']);
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(packageFile['version']).toBe(version);
    expect(packageFile['name']).toBe(manifest['id']);
    expect(readJson('versions.json')[version]).toBe(manifest['minAppVersion']);
  });
});

describe.skipIf(!isThere('README.md'))('README.md', () => {
  it('starts with the name of the plugin', () => {
    const heading = isThere('README.md') ? /^#\s+(.+)$/m.exec(readText('README.md'))?.[1] : undefined;
    expect(heading?.trim()).toBe(manifest['name']);
  });
});
