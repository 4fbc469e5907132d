import { describe, expect, it } from 'vitest';
import type { TFile } from 'obsidian';
import { readDrillNote } from '../../src/core/drill/item';
import type { ReadResult } from '../../src/core/drill/results';
import { DEFAULT_RECORD_KEYS } from '../../src/core/record/types';
import { checkNotes } from '../../src/obsidian/check';

/** Reads notes from texts; a text of null cannot be read. */
const readerOf = (texts: Record<string, string | null>): Parameters<typeof checkNotes>[0] => ({
  readAll: (paths) =>
    Promise.resolve(
      paths.map((path): ReadResult => {
        const text = texts[path];
        return typeof text === 'string'
          ? { ok: true, note: readDrillNote(path, text, DEFAULT_RECORD_KEYS) }
          : { ok: false, reason: 'unreadable', message: 'It is locked.' };
      }),
    ),
});

const filesOf = (texts: Record<string, string | null>): TFile[] =>
  Object.keys(texts).map((path) => ({ path }) as unknown as TFile);

describe('checking notes', () => {
  it('lists what looks wrong by path and line, and only the notes where something does', async () => {
    const texts = {
      'B 10.md': '### Q1: Why?\n\n### Q1: How?\n',
      'B 2.md': '---\nduration: soon\n---\n### Q1: Why?\n\nBecause.\n\n```\nopen\n',
      'A.md': '### Q1: Why?\n\nBecause.\n',
      'C.md': null,
    };
    const found = await checkNotes(readerOf(texts), filesOf(texts));
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
});
