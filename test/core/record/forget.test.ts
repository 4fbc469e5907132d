import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontmatter } from '../../../src/core/note/frontmatter';
import { editRecord, undoEdit, type RecordEdit, type RecordUndo } from '../../../src/core/record/edit';
import { formatLogEntry, parseLogEntry, withoutRatings } from '../../../src/core/record/log';
import { readRecord } from '../../../src/core/record/read';
import { DEFAULT_RECORD_KEYS as KEYS, type NoteRecord } from '../../../src/core/record/types';
import { anyEdit, anyId, anyNote, foreignLines } from './generators';

const RUNS = { numRuns: 200 };
const LOG = '9f3a1c 2026-11-01:1 +2:3';
const NOTE = `---
confidence:
  q1: 3 # by hand
  q2: 4
weak: [q1]
tags: [weak]
drill_log:
  q1: ${LOG}
  q2: 77c0e2 2026-11-01:4
---
Body
`;

const forget = (id: string, log: string | null): RecordEdit => ({ type: 'forget', id, log });
const recordIn = (text: string): NoteRecord => readRecord(readFrontmatter(text).data, KEYS);
const normal = (log: string): string => formatLogEntry(parseLogEntry(log) ?? { hash: '', ratings: [] });
const logIn = (text: string, id: string): string | null => {
  const entry = recordIn(text).log.get(id);
  return entry ? formatLogEntry(entry) : null;
};

function done(text: string, ...edits: RecordEdit[]): { text: string; undo: RecordUndo } {
  const result = editRecord(text, edits, KEYS);
  if (!result.ok) throw new Error(result.diagnostic.message);
  return result;
}

function undone(text: string, undo: RecordUndo): string {
  const result = undoEdit(text, undo, KEYS);
  if (!result.ok) throw new Error(result.diagnostic.message);
  return result.text;
}

describe('forgetting the record of an id', () => {
  it('takes log, confidence and flag out, and nothing else', () => {
    expect(done(NOTE, forget('q1', LOG)).text).toBe(
      '---\nconfidence:\n  q2: 4\ndrill_log:\n  q2: 77c0e2 2026-11-01:4\n---\nBody\n',
    );
  });

  it('takes a confidence and a flag without a log', () => {
    const text = NOTE.replace(`  q1: ${LOG}\n`, '');
    expect(recordIn(done(text, forget('q1', null)).text)).toMatchObject({
      confidence: new Map([['q2', 4]]),
      weak: [],
    });
  });

  it('keeps the ratings that came since it was seen, with confidence and flag', () => {
    const text = NOTE.replace(LOG, `${LOG} +5:3`);
    const after = done(text, forget('q1', LOG)).text;
    expect(logIn(after, 'q1')).toBe(normal('9f3a1c 2026-11-08:3'));
    expect(recordIn(after)).toMatchObject({ weak: ['q1'] });
    expect(recordIn(after).confidence.get('q1')).toBe(3);
  });

  it.each([
    ['an entry of other words', '123456 2026-11-01:1 +2:3'],
    ['an entry where none was seen', null],
    ['what was seen as something else', 'lost'],
  ])('changes no byte of %s', (_, log) => {
    expect(done(NOTE, forget('q1', log)).text).toBe(NOTE);
  });

  it('changes nothing where it is gone already', () => {
    expect(done(NOTE, forget('q9', LOG)).text).toBe(NOTE);
  });

  it('refuses where a value of the id cannot be read', () => {
    const text = NOTE.replace('q1: 3', 'q1: high');
    expect(editRecord(text, [forget('q1', LOG)], KEYS)).toMatchObject({ ok: false, diagnostic: { line: 3 } });
  });
});

describe('what was forgotten comes back', () => {
  it('byte for byte where nothing else changed', () => {
    const { text, undo } = done(NOTE, forget('q1', LOG));
    expect(undone(text, undo)).toBe(NOTE);
  });

  it('into properties that somebody changed', () => {
    const { text, undo } = done(NOTE, forget('q1', LOG));
    const back = undone(text.replace('---', '---\nz: 1'), undo);
    expect(logIn(back, 'q1')).toBe(normal(LOG));
    expect(recordIn(back)).toMatchObject({ weak: ['q1'] });
    expect(recordIn(back).confidence.get('q1')).toBe(3);
  });

  it('beside what took its place', () => {
    const { text, undo } = done(NOTE, forget('q1', LOG));
    const taken = text.replace('drill_log:', 'drill_log:\n  q1: 123456 2026-12-01:2');
    const back = undone(taken, undo);
    expect(logIn(back, 'q1')).toBe(normal('123456 2026-12-01:2'));
    expect(logIn(back, 'q1-gone')).toBe(normal(LOG));
  });

  it('once, where another device brought it back already', () => {
    const { text, undo } = done(NOTE, forget('q1', LOG));
    const synced = text.replace('drill_log:', `drill_log:\n  q1: ${LOG} +9:4`);
    expect(logIn(undone(synced, undo), 'q1')).toBe(normal(`${LOG} +9:4`));
  });

  it('to what stayed of it', () => {
    const { text, undo } = done(NOTE.replace(LOG, `${LOG} +5:3`), forget('q1', LOG));
    const changed = text.replace('---', '---\nz: 1');
    expect(logIn(undone(changed, undo), 'q1')).toBe(normal(`${LOG} +5:3`));
    const emptied = changed.replace(/ {2}q1: 9f3a1c .*\n/, '');
    expect(logIn(undone(emptied, undo), 'q1')).toBe(normal(LOG));
  });

  it('from any note, and nothing that is not ours changes', () => {
    fc.assert(
      fc.property(anyNote, anyId, ({ text }, id) => {
        const { text: without, undo } = done(text, forget(id, logIn(text, id)));
        const left = recordIn(without);
        expect([left.log.has(id), left.confidence.has(id), left.weak.includes(id)]).toEqual([
          false,
          false,
          false,
        ]);
        expect(left.log.size).toBe(recordIn(text).log.size - (recordIn(text).log.has(id) ? 1 : 0));
        if (/^\uFEFF?---/.test(text)) expect(foreignLines(without)).toEqual(foreignLines(text));
        expect(undone(without, undo)).toBe(text);
      }),
      RUNS,
    );
  });

  it('with every rating, whatever came in between', () => {
    fc.assert(
      fc.property(anyNote, anyId, fc.array(anyEdit, { maxLength: 3 }), ({ text }, id, between) => {
        const { text: without, undo } = done(text, forget(id, logIn(text, id)));
        const later = done(without, ...between).text;
        const ratings = (note: string) => [...recordIn(note).log.values()].flatMap((each) => each.ratings);
        const given = between.flatMap((edit) => (edit.type === 'rate' ? [edit] : []));
        const all = ratings(undone(later.replace('---', '---\nz: 1'), undo));
        const forgotten = recordIn(text).log.get(id)?.ratings ?? [];
        // One that was given again meanwhile is the same rating.
        const wanted = [...ratings(without), ...given, ...withoutRatings(forgotten, given)];
        expect(withoutRatings(wanted, all)).toEqual([]);
      }),
      RUNS,
    );
  });
});
