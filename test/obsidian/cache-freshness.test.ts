import type { Plugin } from 'obsidian';
import { beforeEach, describe, expect, it } from 'vitest';
import { CacheFreshness } from '../../src/obsidian/cache-freshness';
import { TestVault } from '../support/vault';

const NOTE = '---\nvariant: 1\nrole: Engineer\n---\n### Q1: Why?\n\nSo.\n';

let vault: TestVault;
let freshness: CacheFreshness;

const read = (text = NOTE): unknown => freshness.frontmatter(vault.file('Note.md'), text)?.data ?? null;

const caughtUp = (): void => {
  vault.app.metadataCache.trigger('resolved');
};

/** Somebody writes, and the cache has not looked yet: it still gives what it held before. */
async function behind(text: string): Promise<void> {
  const { metadataCache } = vault.app;
  const before = metadataCache.getFileCache(vault.file('Note.md'));
  await vault.write('Note.md', text);
  metadataCache.getFileCache = () => before;
  vault.app.vault.trigger('modify', vault.file('Note.md'));
}

beforeEach(() => {
  vault = new TestVault({ 'Note.md': NOTE });
  freshness = new CacheFreshness(vault.app);
  freshness.watch({ registerEvent: () => undefined } as unknown as Plugin);
});

describe('the frontmatter that the cache holds', () => {
  it('is taken where the cache has caught up', () => {
    caughtUp();
    expect(read()).toEqual({ variant: 1, role: 'Engineer' });
  });

  it('is not taken at the start, when files changed while the app was closed', () => {
    expect(read()).toBeNull();
  });

  it('is not taken from a note that was written since, until the cache has read it', async () => {
    caughtUp();
    const later = NOTE.replace('Engineer', 'Architect');
    await behind(later);
    expect(read(later)).toBeNull();
    vault.app.metadataCache.trigger('changed', vault.file('Note.md'), later, {});
    expect(read(later)).not.toBeNull();
  });

  it('is not taken where the cache read an earlier text than this one, of as many lines', () => {
    caughtUp();
    vault.app.metadataCache.trigger('changed', vault.file('Note.md'), NOTE, {});
    expect(read()).not.toBeNull();
    expect(read(NOTE.replace('Engineer', 'Architect'))).toBeNull();
  });

  it('is not taken for a text without any', () => {
    caughtUp();
    expect(read(NOTE.replace(/---\n/g, ''))).toBeNull();
  });
});
