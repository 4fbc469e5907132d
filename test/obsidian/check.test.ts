import { describe, expect, it } from 'vitest';
import type { TFile } from 'obsidian';
import { readDrillNote } from '../../src/core/drill/item';
import { DEFAULT_RECORD_KEYS } from '../../src/core/record/types';
import { checkNotes } from '../../src/obsidian/check';
import type { VaultNotes } from '../../src/obsidian/vault-notes';

/** A vault of texts that counts how many of them are read at once; a text of null cannot be read. */
function vaultOf(texts: Record<string, string | null>): {
  notes: VaultNotes;
  files: TFile[];
  most: () => number;
} {
  let reading = 0;
  let most = 0;
  const notes = {
    read: async (path: string) => {
      reading += 1;
      most = Math.max(most, reading);
      await Promise.resolve();
      reading -= 1;
      const text = texts[path];
      return typeof text === 'string'
        ? { ok: true, note: readDrillNote(path, text, DEFAULT_RECORD_KEYS) }
        : { ok: false, reason: 'unreadable', message: 'It is locked.' };
    },
  } as unknown as VaultNotes;
  const files = Object.keys(texts).map((path) => ({ path }) as unknown as TFile);
  return { notes, files, most: () => most };
}

describe('checking notes', () => {
  it('lists what looks wrong by path and line, and only the notes where something does', async () => {
    const { notes, files } = vaultOf({
      'B 10.md': '### Q1: Why?\n\n### Q1: How?\n',
      'B 2.md': '---\nduration: soon\n---\n### Q1: Why?\n\nBecause.\n\n```\nopen\n',
      'A.md': '### Q1: Why?\n\nBecause.\n',
      'C.md': null,
    });
    const found = await checkNotes(notes, files);
    expect(
      found.map(({ path, diagnostics }) => [
        path,
        ...diagnostics.map(({ line, code }) => `${String(line)} ${code}`),
      ]),
    ).toEqual([
      ['B 2.md', '2 property-wrong-type', '8 unclosed-fence'],
      ['B 10.md', '1 question-without-answer', '3 duplicate-label', '3 question-without-answer'],
      ['C.md', '1 note-unreadable'],
    ]);
  });

  it('reads at most four notes at once', async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`${String(at)}.md`, '### Q1: Why?\n']),
    );
    const { notes, files, most } = vaultOf(texts);
    expect(await checkNotes(notes, files)).toHaveLength(30);
    expect(most()).toBe(4);
  });
});
