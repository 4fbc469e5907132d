import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editRecord, type RecordEdit } from '../../../src/core/record/edit';
import { homeOnce } from '../../../src/core/record/home-once';
import { applyEntries } from '../../../src/core/record/journal-apply';
import type { QuestionWords } from '../../../src/core/record/join';
import { planMerge, readVersion, type NoteVersion } from '../../../src/core/record/merge-plan';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../../src/core/record/types';
import { questionHash } from '../../../src/core/note/hash';

const WORDS = ['Why?', 'How?', 'When?', 'Where?', 'Who?', 'What?'];

/** A note that asks these, with a log of the others on a day. */
function noteOf(asked: readonly string[], logged: readonly string[], day: string): string {
  const log = logged.map((words, at) => `  q${String(at + 1)}: ${questionHash(words)} ${day}:3\n`).join('');
  const body = asked.map((words, at) => `### Q${String(at + 1)}: ${words}\n\nSo.\n`).join('\n');
  return `---\ntitle: x\n${log && `drill_log:\n${log}`}---\n\n${body}`;
}

function version(text: string): NoteVersion {
  const read = readVersion(text, KEYS);
  if ('code' in read) throw new Error(read.message);
  return read;
}

const editsOf = (original: string, copy: string): RecordEdit[] =>
  planMerge(version(original), version(copy)).gains.map(({ edit }) => edit);

describe('edits of one note with its questions on the first alone', () => {
  it('do what they do with the questions on all, also out of a journal', () => {
    const some = fc.shuffledSubarray(WORDS);
    fc.assert(
      fc.property(some, some, some, (asked, ours, theirs) => {
        const original = noteOf(asked, ours, '2026-11-10');
        const edits = editsOf(original, noteOf(asked, theirs, '2026-11-11'));
        const all = editRecord(original, edits, KEYS);
        const once = homeOnce(edits);
        expect(once.filter(({ renumbered }) => renumbered).length).toBeLessThan(2);
        const result = editRecord(original, once, KEYS);
        expect(result).toEqual(all);
        const { questions } = version(original);
        const entry = { edits: JSON.parse(JSON.stringify(once)) as RecordEdit[], attempt: null };
        const late = applyEntries(original, [entry], KEYS, () => questions);
        expect(late.text).toBe(result.ok ? result.text : '');
      }),
      { numRuns: 300 },
    );
  });

  it('find their questions where these were renumbered once more while they waited', () => {
    const [a, b, c] = ['Why?', 'How?', 'When?'];
    const [first, second] = [
      [c, a, b],
      [b, c, a],
    ];
    const edits = homeOnce(
      editsOf(noteOf(first, [a, b, c], '2026-11-10'), noteOf(first, [a, b, c], '2026-11-11')),
    );
    expect(edits.map(({ renumbered }) => renumbered !== undefined)).toEqual([true, false, false]);
    const text = noteOf(second, [a, b, c], '2026-11-10');
    const { questions } = version(text);
    const { text: after } = applyEntries(text, [{ edits, attempt: null }], KEYS, () => questions);
    const { log } = version(after).record;
    expect([...log].map(([id, { hash, ratings }]) => [id, hash, ratings.length]).sort()).toEqual([
      ['q1', questionHash(b), 2],
      ['q2', questionHash(c), 2],
      ['q3', questionHash(a), 2],
    ]);
  });

  it('keep questions that are others', () => {
    const asked = (id: string): QuestionWords[] => [{ id, hash: '77c0e2' }];
    const edit = (id: string): RecordEdit => ({ type: 'weak', id, weak: true, renumbered: asked(id) });
    const plain: RecordEdit = { type: 'weak', id: 'q9', weak: true };
    expect(homeOnce([plain, edit('q1'), edit('q1'), edit('q2'), edit('q2')])).toEqual([
      plain,
      edit('q1'),
      { ...edit('q1'), renumbered: undefined },
      edit('q2'),
      { ...edit('q2'), renumbered: undefined },
    ]);
  });
});
