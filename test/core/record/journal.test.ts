import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeJournal, encodeJournal, type JournalEntry } from '../../../src/core/record/journal';
import type { IdChange, RecordEdit } from '../../../src/core/record/state';
import { formatLogEntry } from '../../../src/core/record/log';
import { anyAdoption, anyConfidence, anyEdit, anyEntry, anyHash, anyId } from './generators';

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const anyLog = fc.option(anyEntry.map(formatLogEntry));
const anyState = fc.record({ confidence: fc.option(anyConfidence), weak: fc.boolean(), log: anyLog });
const anyChange: fc.Arbitrary<IdChange> = fc.record({ id: anyId, before: anyState, after: anyState });
const anyForgetting = fc.record({ type: fc.constant('forget' as const), id: anyId, log: anyLog });
const anyQuestions = fc.array(fc.record({ id: anyId, hash: anyHash }), { maxLength: 3 });
const anyStored: fc.Arbitrary<RecordEdit> = fc
  .tuple(fc.oneof(anyEdit, anyAdoption, anyForgetting), fc.option(anyQuestions, { nil: undefined }))
  .map(([edit, renumbered]) => (renumbered === undefined ? edit : { ...edit, renumbered }));
const anyJournalEntry: fc.Arbitrary<JournalEntry> = fc.record({
  path: fc.string({ minLength: 1 }),
  edits: fc.array(anyStored, { minLength: 1, maxLength: 3 }),
  attempt: fc.option(fc.array(anyChange, { maxLength: 2 })),
});

const ENTRY = {
  path: 'a.md',
  edits: [{ type: 'rate', id: 'q1', hash: '77c0e2', confidence: 2, day: 20_000, autoWeak: true }],
  attempt: null,
};
const [EDIT] = ENTRY.edits;
const stored = (entry: unknown): unknown => ({ version: 1, entries: [ENTRY, entry] });

describe('a journal', () => {
  it('that is stored is read again', () => {
    fc.assert(
      fc.property(fc.array(anyJournalEntry, { maxLength: 5 }), (entries) => {
        const { entries: read, broken } = decodeJournal(throughJson(encodeJournal(entries)));
        expect(broken).toEqual([]);
        expect(read).toEqual(throughJson(entries));
      }),
      { numRuns: 500 },
    );
  });

  it('without an entry is not stored at all', () => {
    expect(encodeJournal([])).toBeNull();
    for (const nothing of [null, undefined])
      expect(decodeJournal(nothing)).toEqual({ entries: [], broken: [] });
  });

  it.each<[string, unknown]>([
    ['a later version', { version: 2, entries: [ENTRY] }],
    ['a text', 'entries'],
    ['a list', [ENTRY]],
    ['entries that are none', { version: 1, entries: {} }],
  ])('of %s is kept aside as a whole', (_, value) => {
    expect(decodeJournal(value)).toEqual({ entries: [], broken: [value] });
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['no path', { ...ENTRY, path: '' }],
    ['no edits', { ...ENTRY, edits: [] }],
    ['edits that are none', { ...ENTRY, edits: { 0: EDIT } }],
    ['an edit of a later version', { ...ENTRY, edits: [EDIT, { type: 'rename', id: 'q1' }] }],
    ['an edit named like what every object has', { ...ENTRY, edits: [{ type: 'toString', id: 'q1' }] }],
    ['an edit without an id', { ...ENTRY, edits: [{ ...EDIT, id: 1 }] }],
    ['a confidence of 5', { ...ENTRY, edits: [{ ...EDIT, confidence: 5 }] }],
    ['a correction of nothing', { ...ENTRY, edits: [{ ...EDIT, corrects: { weak: false } }] }],
    ['a day that is none', { ...ENTRY, edits: [{ ...EDIT, day: 1.5 }] }],
    ['a day beyond all years', { ...ENTRY, edits: [{ ...EDIT, day: 1e12 }] }],
    ['a hash that a log cannot hold', { ...ENTRY, edits: [{ ...EDIT, hash: 'x y' }] }],
    [
      'a flag with a hash that a log cannot hold',
      { ...ENTRY, edits: [{ type: 'weak', id: 'q1', weak: true, hash: 'x' }] },
    ],
    ['a flag in words', { ...ENTRY, edits: [{ type: 'weak', id: 'q1', weak: 'yes' }] }],
    ['a log that cannot be read', { ...ENTRY, edits: [{ type: 'forget', id: 'q1', log: 'x' }] }],
    ['questions that are none', { ...ENTRY, edits: [{ ...EDIT, renumbered: [{ id: 'q1' }] }] }],
    ['an attempt of which nobody can tell whether it was made', { ...ENTRY, attempt: [{ id: 'q1' }] }],
    ['no attempt at all', { path: ENTRY.path, edits: ENTRY.edits }],
  ])('keeps an entry with %s aside, and the others go on', (_, entry) => {
    expect(decodeJournal(stored(entry))).toEqual({ entries: [ENTRY], broken: [entry] });
  });

  it('loses nothing, whatever is stored', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyJournalEntry, fc.anything())), (all) => {
        const { entries, broken } = decodeJournal({ version: 1, entries: all });
        expect(entries.length + broken.length).toBe(all.length);
      }),
      { numRuns: 500 },
    );
  });
});
