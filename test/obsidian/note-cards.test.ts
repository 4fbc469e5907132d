import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { noteCards } from '../../src/obsidian/note-cards';
import { VaultNotes } from '../../src/obsidian/vault-notes';
import { TestVault } from '../support/vault';

let vault: TestVault;
let notes: VaultNotes;

beforeEach(() => {
  vault = new TestVault({
    'b/Two.md': '---\nvariant: 2\nrole: Engineer\n---\n',
    'a/One.md': '---\nvariant: 1\n---\n[[Two]] [[Diary]]\n',
    'Diary.md': '[[Two]]\n',
    'image.png': '',
  });
  notes = new VaultNotes(vault.app, () => DEFAULT_SETTINGS);
  Object.assign(vault.app.metadataCache, {
    resolvedLinks: { 'a/One.md': { 'b/Two.md': 1, 'Diary.md': 2 }, 'Diary.md': { 'b/Two.md': 1 } },
  });
});

const described = (also: string | null = null): unknown[] =>
  noteCards(vault.app, notes, also).map(({ path, properties: { variant, role }, links }) => [
    path,
    variant,
    role,
    [...links],
  ]);

const ONE = ['a/One.md', 1, null, ['b/Two.md', 'Diary.md']];
const TWO = ['b/Two.md', 2, 'Engineer', []];

describe('the cards of interview notes', () => {
  it('say what the metadata cache knows, with the links, and read no file', () => {
    const read = vi.spyOn(vault.app.vault, 'cachedRead');
    expect(described()).toEqual([ONE, TWO]);
    expect(read).not.toHaveBeenCalled();
  });

  it('are more by a note that is none, where it is asked for', () => {
    expect(described('Diary.md')).toEqual([ONE, TWO, ['Diary.md', null, null, ['b/Two.md']]]);
  });

  it.each(['b/Two.md', 'None.md', 'image.png'])('hold each note once, and no other file: %s', (also) => {
    expect(described(also)).toEqual([ONE, TWO]);
  });
});
