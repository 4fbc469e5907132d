import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hasGit } from '../support/git';
import { isThere, readJson, readText, ROOT } from './sources';

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

describe('a release', () => {
  it.skipIf(!hasGit)('gets its version by npm version, which keeps all files in step', () => {
    const folder = mkdtempSync(join(tmpdir(), 'interview-drill-'));
    const env = {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@b.c',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@b.c',
    };
    const run = (line: string): string => {
      const [command = '', ...args] = line.split(' ');
      const shell = process.platform === 'win32';
      return execFileSync(command, args, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe', shell });
    };
    try {
      const files = ['package.json', 'manifest.json', 'versions.json', '.npmrc', 'scripts/versions.mjs'];
      for (const file of files) cpSync(join(ROOT, file), join(folder, file));
      run('git init -q');
      run('git add .');
      run('git commit -q -m first');
      run('npm version 9.8.7');
      expect(run('git status --porcelain')).toBe('');
      expect(run('git tag').trim()).toBe('9.8.7');
      const versions = JSON.parse(readFileSync(join(folder, 'versions.json'), 'utf8')) as object;
      expect(versions).toEqual({ ...readJson('versions.json'), '9.8.7': manifest['minAppVersion'] });
      run('node scripts/versions.mjs 9.8.7');
      expect(() => run('node scripts/versions.mjs v9.8.7')).toThrow('is not a version such as 1.2.3');
      expect(() => run('node scripts/versions.mjs 9.8.6')).toThrow('manifest.json says 9.8.7');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('attests and publishes the three files of the plugin, after the checks', () => {
    const text = readText('.github/workflows/release.yml');
    interface Step {
      uses?: string;
      run?: string;
      with?: Record<string, string>;
    }
    const { jobs } = parse(text) as {
      jobs: { release: { permissions: Record<string, string>; steps: Step[] } };
    };
    const { permissions, steps } = jobs.release;
    expect(permissions).toEqual({ attestations: 'write', contents: 'write', 'id-token': 'write' });
    const at = (find: (step: Step) => boolean | undefined): number => steps.findIndex(find);
    const order = [
      at(({ run }) => run?.startsWith('node scripts/versions.mjs')),
      at(({ run }) => run === 'bash .ci/run'),
      at(({ uses }) => uses?.startsWith('actions/attest')),
      at(({ run }) => run?.startsWith('gh release create')),
    ];
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const files = ['main.js', 'manifest.json', 'styles.css'];
    expect(steps[order[2] ?? 0]?.with?.['subject-path']?.trim().split('\n')).toEqual(files);
    expect(steps[order[3] ?? 0]?.run?.split(' ').slice(-3)).toEqual(files);
  });
});
