import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choice, withChoice, withoutChoice, type PairChoice } from '../../../src/core/compare/choices';
import { itemsOf, rowsOf, standingOf } from '../../../src/core/compare/compare';
import { formatDay } from '../../../src/core/day';
import type { DrillNote } from '../../../src/core/drill/item';
import { questionHash } from '../../../src/core/note/hash';
import { asksOf, compared, FIRST, hashIn, noteOf, SECOND, TODAY, type Asked } from './notes';

const NOTES = [noteOf('a.md', FIRST), noteOf('b.md', SECOND)];

const POOL: readonly Asked[] = [
  ...FIRST,
  ...SECOND,
  { topic: 'Databases', asked: 'Explain optimistic locking' },
  { topic: 'Data bases', asked: 'Why?' },
  { topic: 'データベース', asked: '索引とは何ですか？' },
  { asked: 'What is an index?' },
];

const anyNotes = fc
  .array(fc.array(fc.constantFrom(...POOL), { maxLength: 8 }), { minLength: 1, maxLength: 4 })
  .map((notes) => notes.map((questions, at) => noteOf(`note ${String(at)}.md`, questions)));

describe('any notes side by side', () => {
  it('have each question in one row, and each row under one topic, with a key of its own', () => {
    fc.assert(
      fc.property(anyNotes, (notes) => {
        const comparison = compared(notes);
        const rows = rowsOf(comparison);
        const items = notes.flatMap((note) => note.items);
        const placed = rows.flatMap(itemsOf);
        expect(placed).toHaveLength(items.length);
        expect(new Set(placed)).toEqual(new Set(items));
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
        expect(comparison.topics.every((topic) => topic.rows.length > 0)).toBe(true);
        for (const { cells } of rows)
          cells.forEach((item, side) => {
            if (item) expect(item.path).toBe(notes[side]?.path);
          });
      }),
    );
  });

  it('have under a topic only rows with a question that its note puts there', () => {
    fc.assert(
      fc.property(anyNotes, (notes) => {
        for (const { topic, names, rows } of compared(notes).topics) {
          expect(new Set(names).size).toBe(names.length);
          expect(topic).toBe(names[0] ?? null);
          for (const row of rows)
            expect(
              itemsOf(row).some(({ question }) =>
                question.topic === null ? names.length === 0 : names.includes(question.topic),
              ),
            ).toBe(true);
        }
      }),
    );
  });

  it('have their columns in the order in which they are given', () => {
    const turned = compared([...NOTES].reverse());
    expect(turned.notes.map(({ path }) => path)).toEqual(['b.md', 'a.md']);
    expect(asksOf(turned).map((row) => [...row].reverse())).toEqual(
      expect.arrayContaining(asksOf(compared(NOTES))),
    );
  });
});

describe('notes that ask the same', () => {
  it('show it in one row under the topic of the first of them', () => {
    const { topics } = compared(NOTES);
    expect(topics.map(({ topic, names }) => [topic, names])).toEqual([
      ['Databases', ['Databases', 'Storage']],
      ['Payments', ['Payments', 'Payment APIs']],
    ]);
    expect(asksOf(compared(NOTES))).toEqual([
      [FIRST[0]?.asked, SECOND[1]?.asked],
      [FIRST[1]?.asked, SECOND[2]?.asked],
      ['–', SECOND[3]?.asked],
      [FIRST[2]?.asked, SECOND[0]?.asked],
      [FIRST[3]?.asked, '–'],
    ]);
  });

  it('are aligned one to one with a copy', () => {
    const rows = rowsOf(compared([noteOf('a.md', FIRST), noteOf('copy.md', FIRST)]));
    expect(rows.map(({ cells }) => cells.map((item) => item?.question.id))).toEqual(
      FIRST.map((_, at) => [`q${String(at + 1)}`, `q${String(at + 1)}`]),
    );
  });

  it('are compared by the answers too, where the questions share no word', () => {
    const [save, keep] = ['What happens when two people save at once?', 'How do you keep lost updates away?'];
    const [first, second] = [
      { asked: 'What is a chargeback?', answer: 'The bank takes the money back.' },
      { asked: 'Who is on call?', answer: 'There is a rota.' },
    ];
    const answered = compared([
      noteOf('a.md', [
        { asked: save, answer: 'Optimistic locking: a version column, and the loser changes no row.' },
        first,
      ]),
      noteOf('b.md', [
        second,
        {
          asked: keep,
          answer: 'With optimistic locking and a version column; the later one changes no row.',
        },
      ]),
    ]);
    expect(asksOf(answered)).toContainEqual([save, keep]);
    const bare = compared([
      noteOf('a.md', [{ asked: save }, first]),
      noteOf('b.md', [second, { asked: keep }]),
    ]);
    expect(asksOf(bare)).toContainEqual([save, '–']);
  });

  it('say how sure it is, and nothing of rows of one', () => {
    for (const { cells, score } of rowsOf(compared(NOTES))) {
      if (cells.includes(null)) expect(score).toBe(0);
      else expect(score).toBeGreaterThan(0.5);
      expect(score).toBeLessThanOrEqual(1);
    }
  });
});

describe('notes that say little', () => {
  it('may be empty', () => {
    expect(compared([])).toEqual({ notes: [], topics: [] });
    const comparison = compared([noteOf('a.md', FIRST), noteOf('empty.md', [])]);
    expect(asksOf(comparison)).toEqual(FIRST.map(({ asked }) => [asked, '–']));
    expect(comparison.notes[1]?.standing).toEqual({ ready: 0, rated: 0, questions: 0, weak: 0, due: 0 });
  });

  it('may be one', () => {
    expect(asksOf(compared([noteOf('a.md', FIRST)]))).toEqual(FIRST.map(({ asked }) => [asked]));
  });

  it('may have no answers and no topics', () => {
    const bare = (questions: readonly Asked[]): Asked[] => questions.map(({ asked }) => ({ asked }));
    const { topics } = compared([noteOf('a.md', bare(FIRST)), noteOf('b.md', bare(SECOND))]);
    expect(topics.map(({ topic, names }) => [topic, names])).toEqual([[null, []]]);
    expect(topics[0]?.rows.filter(({ cells }) => !cells.includes(null))).toHaveLength(3);
  });
});

describe('choices', () => {
  const [chargeback, shard] = [FIRST[3]?.asked ?? '', SECOND[3]?.asked ?? ''];
  const about = (kind: PairChoice['kind'], a: string, b: string): PairChoice =>
    choice(kind, hashIn(NOTES, a), hashIn(NOTES, b));
  const joined = about('join', chargeback, shard);
  const parted = about('part', FIRST[0]?.asked ?? '', SECOND[1]?.asked ?? '');

  it('join and part', () => {
    const asks = asksOf(compared(NOTES, { choices: [joined, parted] }));
    expect(asks).toContainEqual([chargeback, shard]);
    expect(asks).toContainEqual([FIRST[0]?.asked, '–']);
    expect(asks).toContainEqual(['–', SECOND[1]?.asked]);
  });

  it('mark the rows of the questions that they are about, and no others', () => {
    const chosen = (choices: readonly PairChoice[]): string[] =>
      rowsOf(compared(NOTES, { choices })).flatMap((row) =>
        row.chosen ? itemsOf(row).map(({ question }) => question.text) : [],
      );
    expect(chosen([])).toEqual([]);
    expect(chosen([joined]).sort()).toEqual([chargeback, shard].sort());
    expect(chosen([parted]).sort()).toEqual([FIRST[0]?.asked, SECOND[1]?.asked].sort());
    expect(chosen([choice('join', '000000', hashIn(NOTES, shard))])).toEqual([]);
  });

  it('leave no trace where they are taken back', () => {
    const anyPair = fc.tuple(
      fc.constantFrom('join' as const, 'part' as const),
      fc.constantFrom(...FIRST),
      fc.constantFrom(...SECOND),
    );
    fc.assert(
      fc.property(fc.array(anyPair, { maxLength: 4 }), anyPair, (pairs, [kind, a, b]) => {
        const made = (what: PairChoice['kind'], one: Asked, other: Asked): PairChoice =>
          about(what, one.asked, other.asked);
        const hashes = made(kind, a, b).hashes;
        const before = pairs
          .map((pair) => made(...pair))
          .reduce<PairChoice[]>(withChoice, [])
          .filter((each) => each.hashes.join() !== hashes.join());
        const after = withoutChoice(withChoice(before, made(kind, a, b)), ...hashes);
        expect(compared(NOTES, { choices: after })).toEqual(compared(NOTES, { choices: before }));
      }),
    );
  });
});

describe('where a person stands in a note', () => {
  const asked = ['What is a closure?', 'What is a mutex?', 'What is a chargeback?', 'How do you shard?'];
  /** Solid ten days ago, blank yesterday, shaky by hand without a log, never rated. */
  const note = (...more: string[]): DrillNote =>
    noteOf(
      'a.md',
      asked.map((each) => ({ asked: each })),
      'drill_log:',
      `  q1: ${questionHash(asked[0] ?? '')} ${formatDay(TODAY - 10)}:3`,
      `  q2: ${questionHash(asked[1] ?? '')} ${formatDay(TODAY - 1)}:1`,
      'confidence:',
      '  q3: 2',
      'weak: [q2, q3]',
      ...more,
    );
  const standing = (each: DrillNote): ReturnType<typeof standingOf> =>
    standingOf(each.items, each.note, { today: TODAY, retention: 0.9 });

  it('counts questions, those rated, weak and due', () => {
    expect(standing(note())).toMatchObject({ questions: 4, rated: 3, weak: 2, due: 2 });
    const [column] = compared([note()]).notes;
    expect(column?.standing).toEqual(standing(note()));
  });

  it('is less sure on the day of the interview than today', () => {
    const today = standing(note());
    const later = standing(note(`interview_date: ${formatDay(TODAY + 60)}`));
    expect(later.ready).toBeLessThan(today.ready);
    expect({ ...later, ready: 0 }).toEqual({ ...today, ready: 0 });
  });

  it('is that of today where the interview is past, is no day, or is today', () => {
    const today = standing(note());
    for (const date of [formatDay(TODAY - 5), formatDay(TODAY), 'soon'])
      expect(standing(note(`interview_date: ${date}`))).toEqual(today);
  });

  it('heeds the wanted chance of recall for what is due', () => {
    const { items, note: properties } = note();
    expect(standingOf(items, properties, { today: TODAY, retention: 0.7 }).due).toBe(0);
  });
});
