import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontmatter } from '../../../src/core/note/frontmatter';
import { editRecord, undoEdit, type RecordEdit } from '../../../src/core/record/edit';
import {
  formatLogEntry,
  isSameRatings,
  mergeEntries,
  parseLogEntry,
  withoutRatings,
} from '../../../src/core/record/log';
import { readRecord } from '../../../src/core/record/read';
import { DEFAULT_RECORD_KEYS as KEYS, type NoteRecord } from '../../../src/core/record/types';
import { anyAdoption, anyEdit, anyNote, foreignLines } from './generators';

const RUNS = { numRuns: 200 };

const adopt = (more: Partial<Extract<RecordEdit, { type: 'adopt' }>>): RecordEdit => ({
  type: 'adopt',
  id: 'q1',
  log: null,
  confidence: null,
  weak: false,
  ...more,
});

function edited(text: string, ...edits: RecordEdit[]): string {
  const result = editRecord(text, edits, KEYS);
  if (!result.ok) throw new Error(result.diagnostic.message);
  const back = undoEdit(result.text, result.undo, KEYS);
  expect(back.ok && back.text).toBe(text);
  return result.text;
}

const recordIn = (text: string): NoteRecord => readRecord(readFrontmatter(text).data, KEYS);
const logOf = (text: string, id = 'q1'): string | null => {
  const entry = recordIn(text).log.get(id);
  return entry ? formatLogEntry(entry) : null;
};
const normal = (log: string): string => formatLogEntry(parseLogEntry(log) ?? { hash: '', ratings: [] });

const NOTE = `---
confidence:
  q1: 4 # by hand
drill_log:
  q1: 9f3a1c 2026-11-01:1 +2:3
---
Body
`;

describe('adopting what another version of a note says', () => {
  it('joins the ratings and makes the latest of all the confidence', () => {
    const text = edited(NOTE, adopt({ log: '9f3a1c 2026-11-02:2' }));
    expect(logOf(text)).toBe(normal('9f3a1c 2026-11-01:1 +1:2 +1:3'));
    expect(recordIn(text).confidence.get('q1')).toBe(3);
    expect(text).toContain('  q1: 3 # by hand\n');
  });

  it.each([
    ['ratings that are there', adopt({ log: '9f3a1c 2026-11-03:3', confidence: 1 })],
    ['a confidence where the note has one', adopt({ confidence: 1 })],
    ['nothing', adopt({})],
    ['a flag that is not set', adopt({ id: 'q2' })],
    ['a hash where there is no log', adopt({ id: 'q2', hash: '123456' })],
  ])('changes no byte for %s', (_, edit) => {
    expect(edited(NOTE, edit)).toBe(NOTE);
  });

  it('takes a confidence that comes alone where the note has none', () => {
    expect(recordIn(edited(NOTE, adopt({ id: 'q2', confidence: 2 }))).confidence.get('q2')).toBe(2);
  });

  it('sets the flag and never takes it off', () => {
    const flagged = edited(NOTE, adopt({ weak: true }));
    expect(recordIn(flagged).weak).toEqual(['q1']);
    expect(edited(flagged, adopt({}))).toBe(flagged);
  });

  it('gives the entry the hash that it brings', () => {
    const text = edited(NOTE, adopt({ log: '77c0e2 2026-11-20:2', hash: '123456' }));
    expect(logOf(text)).toBe(normal('123456 2026-11-01:1 +2:3 +17:2'));
  });

  it.each([
    ['a log that is none', adopt({ log: '9f3a1c 2026-02-30:1' })],
    ['an empty log', adopt({ log: '' })],
    ['a hash that is none', adopt({ log: '9f3a1c 2026-11-01:1', hash: 'xyz' })],
  ])('refuses %s, and all that was asked for with it', (_, edit) => {
    const result = editRecord(NOTE, [adopt({ id: 'q2', weak: true }), edit], KEYS);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.diagnostic).toMatchObject({ code: 'record-unreadable', severity: 'error' });
    expect(!result.ok && result.diagnostic.message).toContain('"q1"');
  });

  it('leaves a value alone that it cannot read', () => {
    const text = NOTE.replace('9f3a1c 2026-11-01:1 +2:3', 'lost');
    expect(editRecord(text, [adopt({ log: '9f3a1c 2026-11-01:1' })], KEYS).ok).toBe(false);
  });

  it('holds exactly the union, and nothing else changes', () => {
    fc.assert(
      fc.property(anyNote, anyAdoption, ({ text }, edit) => {
        const { id } = edit;
        const before = recordIn(text);
        const result = edited(text, edit);
        const after = recordIn(result);
        const known = before.log.get(id);
        const brought = parseLogEntry(edit.log);
        const union = known && brought ? mergeEntries(known, brought) : (known ?? brought);
        expect(after.log.get(id)?.ratings).toEqual(union?.ratings);
        if (union) expect(after.log.get(id)?.hash).toBe(edit.hash ?? union.hash);
        const isNews = union && (!known || !isSameRatings(union, known));
        const latest = union?.ratings.at(-1)?.confidence;
        expect(after.confidence.get(id) ?? null).toBe(
          isNews ? latest : (before.confidence.get(id) ?? edit.confidence),
        );
        expect(after.weak.includes(id)).toBe(edit.weak || before.weak.includes(id));
        for (const map of ['confidence', 'log'] as const) {
          const others = (record: NoteRecord) => [...record[map]].filter(([each]) => each !== id);
          expect(others(after)).toEqual(others(before));
        }
        if (text.startsWith('---')) expect(foreignLines(result)).toEqual(foreignLines(text));
      }),
      RUNS,
    );
  });

  it('can be done again without a change, and in any order', () => {
    fc.assert(
      fc.property(anyNote, anyAdoption, anyAdoption, ({ text }, a, b) => {
        const plain = { hash: undefined, confidence: null } as const;
        const [first, second] = [
          { ...a, ...plain },
          { ...b, ...plain },
        ];
        const once = edited(text, first);
        expect(edited(once, first)).toBe(once);
        const there = recordIn(edited(text, first, second));
        const back = recordIn(edited(text, second, first));
        // Three versions may leave the order within a day to the order in which they meet.
        const words = ({ log }: NoteRecord) =>
          new Map([...log].map(([id, entry]) => [id, formatLogEntry(entry).split(' ').sort()]));
        expect(words(back)).toEqual(words(there));
        expect(new Set(back.confidence.keys())).toEqual(new Set(there.confidence.keys()));
        expect(new Set(back.weak)).toEqual(new Set(there.weak));
      }),
      RUNS,
    );
  });

  it('is taken back without what came after it', () => {
    fc.assert(
      fc.property(anyNote, anyAdoption, anyEdit, ({ text }, adoption, later) => {
        // Words that no other question has: a record is found by them when it is taken back.
        const edit = { ...adoption, hash: 'abcdef' };
        const first = editRecord(text, [edit], KEYS);
        if (!first.ok) throw new Error(first.diagnostic.message);
        const then = editRecord(first.text, [later], KEYS);
        if (!then.ok) throw new Error(then.diagnostic.message);
        const back = undoEdit(then.text, first.undo, KEYS);
        if (!back.ok) throw new Error(back.diagnostic.message);
        const ratings = (note: string) => recordIn(note).log.get(edit.id)?.ratings ?? [];
        const given = withoutRatings(ratings(then.text), ratings(first.text));
        // The order within a day is nobody's once two versions of it met.
        const left = withoutRatings(ratings(back.text), given);
        expect(left.length).toBe(ratings(text).length);
        expect(withoutRatings(left, ratings(text))).toEqual([]);
      }),
      RUNS,
    );
  });
});
