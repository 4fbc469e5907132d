import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionHash } from '../../../src/core/note/hash';
import { editRecord, undoEdit, type RecordEdit } from '../../../src/core/record/edit';
import { applyEntries, heldEntries, type Outcome } from '../../../src/core/record/journal-apply';
import type { QuestionWords } from '../../../src/core/record/join';
import { DEFAULT_RECORD_KEYS } from '../../../src/core/record/types';
import { anyAdoption, anyEdit } from './generators';

const DAY = 20_767;
const rate = (id: string, confidence: 1 | 2 | 3 | 4, hash = '77c0e2'): RecordEdit => ({
  type: 'rate',
  id,
  hash,
  confidence,
  day: DAY,
  autoWeak: false,
});
const NOTE = '---\ntitle: x # mine\n---\n\nBody.\n';
const noteWith = (...lines: string[]): string => NOTE.replace('title', `${lines.join('\n')}\ntitle`);

type Entry = Parameters<typeof applyEntries>[1][number];
const entry = (...edits: RecordEdit[]): Entry => ({ edits, attempt: null });

/** The questions that edits are about, as they name them. */
const wordsOf = (entries: readonly Entry[]): readonly QuestionWords[] =>
  entries
    .flatMap(({ edits }) => edits)
    .flatMap((edit) => ('hash' in edit && edit.hash !== undefined ? [{ id: edit.id, hash: edit.hash }] : []));

const apply = (
  text: string,
  entries: readonly Entry[],
  questions = wordsOf(entries),
): ReturnType<typeof applyEntries> => applyEntries(text, entries, DEFAULT_RECORD_KEYS, () => questions);

const kinds = (outcomes: readonly Outcome[]): string[] => outcomes.map(({ kind }) => kind);

/** The entry as it is stored when its write begins. */
function tried(text: string, one: Entry): Entry {
  const [outcome] = apply(text, [one]).outcomes;
  if (outcome?.kind !== 'written') throw new Error('It was refused.');
  return { ...one, attempt: outcome.undo.changes };
}

describe('entries of one note', () => {
  it('are written as one after another would be, and undone in reverse give back every byte', () => {
    // Of a note each question has words of its own.
    const anyOwn = fc
      .oneof(anyEdit, anyAdoption)
      .map((edit) =>
        'hash' in edit && edit.hash !== undefined ? { ...edit, hash: questionHash(edit.id) } : edit,
      );
    const edits = fc.array(fc.array(anyOwn, { minLength: 1, maxLength: 3 }), { maxLength: 6 });
    fc.assert(
      fc.property(edits, (all) => {
        const { text, outcomes } = apply(
          NOTE,
          all.map((each) => entry(...each)),
        );
        let expected = NOTE;
        for (const each of all) {
          const result = editRecord(expected, each, DEFAULT_RECORD_KEYS);
          if (result.ok) expected = result.text;
        }
        expect(text).toBe(expected);
        let undone = text;
        for (const outcome of [...outcomes].reverse()) {
          if (outcome.kind !== 'written') continue;
          const result = undoEdit(undone, outcome.undo, DEFAULT_RECORD_KEYS);
          if (result.ok) undone = result.text;
        }
        expect(undone).toBe(NOTE);
      }),
      { numRuns: 300 },
    );
  });

  it('leave the record of a question that went elsewhere to it, though nobody has moved it yet', () => {
    const text = noteWith('drill_log:', '  q1: aaaaaa 2026-11-01:4');
    const questions = [
      { id: 'q1', hash: 'bbbbbb' },
      { id: 'q2', hash: 'aaaaaa' },
    ];
    const { text: after } = apply(text, [entry(rate('q1', 1, 'bbbbbb'))], questions);
    expect(after).toContain('  q2: aaaaaa 2026-11-01:4\n');
    expect(after).toContain('  q1: bbbbbb 2026-11-10:1\n');
  });

  it('wait alone where the value of their own question cannot be read, in the order of that question', () => {
    const text = noteWith('confidence:', '  q1: [broken]');
    const { text: after, outcomes } = apply(text, [
      entry(rate('q1', 1)),
      entry(rate('q2', 2)),
      entry({ type: 'weak', id: 'q1', weak: true }),
      entry(rate('q3', 3), rate('q1', 3)),
      entry(rate('q3', 4)),
    ]);
    expect(kinds(outcomes)).toEqual(['refused', 'written', 'refused', 'refused', 'refused']);
    expect(outcomes[2]).toMatchObject({ diagnostic: { line: 3 } });
    expect(after).toContain('  q2: 77c0e2 2026-11-10:2\n');
    expect(after).not.toContain('q3');
  });

  it('are all refused where the YAML is invalid, with its line', () => {
    const text = NOTE.replace('x #', '"x #');
    const result = apply(text, [entry(rate('q1', 1)), entry(rate('q2', 2))]);
    expect(kinds(result.outcomes)).toEqual(['refused', 'refused']);
    expect(result.outcomes[0]).toMatchObject({ diagnostic: { line: 2 } });
    expect(result.text).toBe(text);
  });
});

describe('a note that takes nothing at all', () => {
  it('is tried once, however much waits; what it holds is found all the same', () => {
    const log = 'drill_log:\n  q1: 77c0e2 2026-11-10:3\n';
    const text = NOTE.replace('title', `${log}confidence: [1, 2]\ntitle`);
    const waiting = Array.from({ length: 20 }, (_, at) => entry(rate(`q${String(at + 2)}`, 3)));
    const held = tried(NOTE, entry(rate('q1', 3)));
    let reads = 0;
    const keys = {
      ...DEFAULT_RECORD_KEYS,
      get log() {
        reads += 1;
        return DEFAULT_RECORD_KEYS.log;
      },
    };
    const readsOf = (entries: readonly Entry[]): number => {
      reads = 0;
      applyEntries(text, entries, keys, () => wordsOf(entries));
      return reads;
    };
    expect(readsOf(waiting)).toBe(readsOf(waiting.slice(0, 1)));
    expect(kinds(apply(text, [...waiting, held]).outcomes).slice(18)).toEqual(['refused', 'refused', 'held']);
  });
});

describe('an entry whose write began', () => {
  const once = tried(NOTE, entry(rate('q1', 3)));

  it('is written where the note does not hold it', () => {
    const { text, outcomes } = apply(NOTE, [once]);
    expect(kinds(outcomes)).toEqual(['written']);
    expect(text).toContain('q1: 77c0e2 2026-11-10:3\n');
  });

  it.each([
    ['as it was written', '  q1: 77c0e2 2026-11-10:3'],
    ['with other ratings around it', '  q1: 77c0e2 2026-11-14:4 2026-11-10:3 2026-11-01:1'],
    ['under another label', '  q7: 77c0e2 2026-11-10:3'],
    ['with other words', '  q1: 9f3a1c 2026-11-10:3'],
  ])('is not written again where the note holds it %s', (_, line) => {
    const text = noteWith('drill_log:', line);
    const result = apply(text, [once], []);
    expect([result.text, kinds(result.outcomes)]).toEqual([text, ['held']]);
    expect(heldEntries(text, [once], DEFAULT_RECORD_KEYS, () => [])).toEqual([once]);
  });

  it.each([
    ['another rating of the day', '  q1: 77c0e2 2026-11-10:2'],
    ['the rating of another question', '  q2: 9f3a1c 2026-11-10:3'],
    [
      'the rating of the question that has its label now',
      '  q1: 9f3a1c 2026-11-10:3\n  q2: 77c0e2 2026-11-01:1',
    ],
  ])('is written where the note holds only %s', (_, line) => {
    const isMoved = line.includes('q2: 77c0e2');
    const questions = [{ id: isMoved ? 'q2' : 'q1', hash: '77c0e2' }];
    expect(kinds(apply(noteWith('drill_log:', line), [once], questions).outcomes)).toEqual(['written']);
  });

  it('counts equal ratings of one day', () => {
    const first = noteWith('drill_log:', '  q1: 77c0e2 2026-11-10:3');
    const second = tried(first, entry(rate('q1', 3)));
    expect(kinds(apply(first, [second]).outcomes)).toEqual(['written']);
    expect(kinds(apply(first.replace(':3\n', ':3 2026-11-10:3\n'), [second]).outcomes)).toEqual(['held']);
  });

  it('of a flag is held while the note says the same', () => {
    const flagged = tried(NOTE, entry({ type: 'weak', id: 'q1', weak: true }));
    const text = noteWith('weak:', '  - q1');
    expect(kinds(apply(text, [flagged]).outcomes)).toEqual(['held']);
    expect(kinds(apply(NOTE, [flagged]).outcomes)).toEqual(['written']);
    const off = tried(text, entry({ type: 'weak', id: 'q1', weak: false }));
    expect(kinds(apply(NOTE, [off]).outcomes)).toEqual(['held']);
    expect(kinds(apply(text, [off]).outcomes)).toEqual(['written']);
  });

  it('of a record that was taken out is held when it is gone, whatever came since', () => {
    const text = noteWith('drill_log:', '  q1: 77c0e2 2026-11-03:2 2026-11-01:1');
    const forgotten = tried(
      text,
      entry({ type: 'forget', id: 'q1', log: '77c0e2 2026-11-03:2 2026-11-01:1' }),
    );
    expect(kinds(apply(text, [forgotten]).outcomes)).toEqual(['written']);
    expect(kinds(apply(NOTE, [forgotten]).outcomes)).toEqual(['held']);
    expect(kinds(apply(noteWith('drill_log:', '  q1: 77c0e2 2026-11-09:4'), [forgotten]).outcomes)).toEqual([
      'held',
    ]);
  });

  it('is not held by what cannot be read', () => {
    const text = noteWith('drill_log:', '  q1: 77c0e2 2026-11-10:3').replace('x #', '"x #');
    expect(kinds(apply(text, [once]).outcomes)).toEqual(['refused']);
    expect(heldEntries(text, [once], DEFAULT_RECORD_KEYS, () => [])).toEqual([]);
  });

  it('of any edit is held once it is written, and not before where it says anything new', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 4 }), anyEdit, (before, edit) => {
        const ready = editRecord(NOTE, before, DEFAULT_RECORD_KEYS);
        if (!ready.ok) return;
        const attempt = tried(ready.text, entry(edit));
        // Others may ask the same words.
        const questions = 'hash' in edit && edit.hash !== undefined ? [{ id: edit.id, hash: edit.hash }] : [];
        const { text } = apply(ready.text, [entry(edit)]);
        expect(kinds(apply(text, [attempt], questions).outcomes)).toEqual(['held']);
        if (edit.type === 'rate')
          expect(kinds(apply(ready.text, [attempt], questions).outcomes)).toEqual(['written']);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a rating that waited while its note was renumbered', () => {
  const text = noteWith('drill_log:', '  q1: 9f3a1c 2026-11-01:1');

  it('goes to its question, not to the one that has its label now', () => {
    const questions = [
      { id: 'q1', hash: '9f3a1c' },
      { id: 'q2', hash: '77c0e2' },
    ];
    const { text: after } = apply(text, [entry(rate('q1', 3))], questions);
    expect(after).toContain('  q1: 9f3a1c 2026-11-01:1\n  q2: 77c0e2 2026-11-10:3\n');
  });

  it('stays with a question that was reworded', () => {
    const { text: after } = apply(text, [entry(rate('q1', 3))], [{ id: 'q1', hash: '77c0e2' }]);
    expect(after).toContain('  q1: 77c0e2 2026-11-10:3 2026-11-01:1\n');
  });
});

describe('a text that may not be that of the note', () => {
  const one = entry(rate('q1', 3));
  const doubtful = { ...one, isDoubtful: true };
  const flag = entry({ type: 'weak', id: 'q1', weak: true, hash: '77c0e2' });
  const others = [{ id: 'q2', hash: '9f3a1c' }];
  const reworded = [{ id: 'q1', hash: '9f3a1c' }];
  const asked = [{ id: 'q4', hash: '77c0e2' }];
  const empty = /empty.*wait/;
  const noSuch = /no such question/;
  const otherWords = /may be another note/;

  it.each<[string, string, Entry, readonly QuestionWords[], RegExp]>([
    ['without a word', '', one, asked, empty],
    [
      'of spaces, for a flag by its label too',
      '\uFEFF \r\n',
      entry({ type: 'weak', id: 'q1', weak: true }),
      [],
      empty,
    ],
    ['with no question', NOTE, one, [], noSuch],
    ['with other questions', NOTE, one, others, noSuch],
    ['with other questions, for a flag', NOTE, flag, others, noSuch],
    [
      'with other questions and their log',
      noteWith('drill_log:', '  q2: 9f3a1c 2026-11-01:1'),
      one,
      others,
      noSuch,
    ],
    ['with other words at the place, where the note was gone', NOTE, doubtful, reworded, otherWords],
    [
      'with other words in the log too',
      noteWith('drill_log:', '  q1: 9f3a1c 2026-11-01:1'),
      doubtful,
      reworded,
      otherWords,
    ],
  ])('%s takes nothing', (_, text, waiting, questions, message) => {
    const result = apply(text, [waiting], questions);
    expect(result.text).toBe(text);
    expect(result.outcomes).toMatchObject([
      { kind: 'refused', diagnostic: { line: 1, message: expect.stringMatching(message) as string } },
    ]);
    expect(result.outcomes[0]).toMatchObject(message === empty ? {} : { isElsewhere: true });
  });

  it.each<[string, string, Entry, readonly QuestionWords[]]>([
    ['was reworded', NOTE, one, reworded],
    ['was reworded, and rated before', noteWith('drill_log:', '  q1: 9f3a1c 2026-11-01:1'), one, reworded],
    ['is found by its words after the note was gone', NOTE, doubtful, asked],
    [
      'has its words in the log after the note was gone',
      noteWith('drill_log:', '  q1: 77c0e2 2026-11-01:1'),
      doubtful,
      [],
    ],
    ['is only in the log', noteWith('drill_log:', '  q1: 77c0e2 2026-11-01:1'), one, []],
  ])('takes the rating of a question that %s', (_, text, waiting, questions) => {
    const result = apply(text, [waiting], questions);
    expect(kinds(result.outcomes)).toEqual(['written']);
    expect(result.text).toContain('2026-11-10:3');
  });

  it('holds back nothing of a question that is there', () => {
    const { text, outcomes } = apply(NOTE, [doubtful, entry(rate('q1', 4, '9f3a1c'))], reworded);
    expect(kinds(outcomes)).toEqual(['refused', 'written']);
    expect(text).toContain('  q1: 9f3a1c 2026-11-10:4\n');
  });

  it('is read once, however much waits', () => {
    let count = 0;
    applyEntries(NOTE, [one, flag, entry(rate('q2', 1))], DEFAULT_RECORD_KEYS, () => {
      count += 1;
      return [{ id: 'q1', hash: '77c0e2' }];
    });
    expect(count).toBe(1);
  });
});

describe('a flag that waited while its note was renumbered', () => {
  const flag = (weak: boolean, hash?: string): RecordEdit => ({ type: 'weak', id: 'q1', weak, hash });
  const questions = [
    { id: 'q1', hash: '9f3a1c' },
    { id: 'q2', hash: '77c0e2' },
  ];

  it.each([
    ['not rated yet', NOTE],
    [
      'not rated yet, but the one that has its label now was',
      noteWith('drill_log:', '  q1: 9f3a1c 2026-11-01:1'),
    ],
  ])('goes to its question where that was %s', (_, text) => {
    expect(apply(text, [entry(flag(true, '77c0e2'))], questions).text).toContain('weak:\n  - q2\n');
  });

  it('stays with a record that did not move yet: the two move together', () => {
    const text = noteWith('drill_log:', '  q1: 77c0e2 2026-11-01:1');
    expect(apply(text, [entry(flag(true, '77c0e2'))], questions).text).toContain('weak:\n  - q1\n');
  });

  it('is taken off its question, and that which has its label now stays flagged', () => {
    const text = noteWith(
      'weak: [q1, q2]',
      'drill_log:',
      '  q1: 9f3a1c 2026-11-01:1',
      '  q2: 77c0e2 2026-11-01:1',
    );
    expect(apply(text, [entry(flag(false, '77c0e2'))], questions).text).toContain('weak: [q1]\n');
  });

  it.each([
    ['was reworded', flag(true, '123456')],
    ['was flagged by an earlier version', flag(true)],
  ])('stays under its label where it %s', (_, edit) => {
    expect(apply(NOTE, [entry(edit)], questions).text).toContain('weak:\n  - q1\n');
  });
});
