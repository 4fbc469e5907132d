import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFrontmatter } from '../../../src/core/note/frontmatter';
import { editRecord, undoEdit, type RecordEdit, type RecordUndo } from '../../../src/core/record/edit';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../../src/core/record/types';
import { foreignLines } from './generators';

/** Notes that other people wrote; not part of the project, so absent in most places. */
const FOLDER = resolve(import.meta.dirname, '../../../../shared/corpus/frontmatter');
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.md')) : [];

const EDITS: RecordEdit[] = [
  { type: 'rate', id: 'q1', hash: '9f3a1c', confidence: 1, day: 20_000, autoWeak: true },
  { type: 'weak', id: 'warum-rust', weak: true },
  { type: 'rate', id: 'q1', hash: '9f3a1c', confidence: 3, day: 20_002, autoWeak: true },
  { type: 'weak', id: 'warum-rust', weak: false },
  { type: 'rate', id: 'q1', hash: '77c0e2', confidence: 4, day: 20_009, autoWeak: true },
];

describe.skipIf(files.length === 0)('notes that other people wrote', () => {
  it.each(files)('%s', (name) => {
    const original = readFileSync(join(FOLDER, name), 'utf8');
    const undos: RecordUndo[] = [];
    let text = original;
    for (const edit of EDITS) {
      const result = editRecord(text, [edit], KEYS);
      if (!result.ok) {
        expect(undos).toEqual([]);
        expect(result.diagnostic.line).toBeLessThanOrEqual(original.split('\n').length);
        return;
      }
      text = result.text;
      undos.push(result.undo);
    }
    expect(readFrontmatter(text).diagnostics).toEqual([]);
    if (readFrontmatter(original).bounds) expect(foreignLines(text)).toEqual(foreignLines(original));
    else expect(text.endsWith(original)).toBe(true);
    for (const undo of undos.reverse()) {
      const result = undoEdit(text, undo, KEYS);
      if (result.ok) text = result.text;
    }
    expect(text).toBe(original);
  });
});
