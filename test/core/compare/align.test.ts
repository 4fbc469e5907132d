import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignQuestions, type Alignable, type AlignedRow } from '../../../src/core/compare/align';
import { choice, choiceAbout, withChoice, type PairChoice } from '../../../src/core/compare/choices';
import { questionHash } from '../../../src/core/note/hash';
import { FIRST, SECOND, type Asked } from './notes';

const alignable = ({ asked, answer = '', topic }: Asked): Alignable => ({
  text: asked,
  answer,
  topic: topic ?? null,
  label: null,
  hash: questionHash(asked),
});
const note = (...questions: (Asked | string)[]): Alignable[] =>
  questions.map((each) => alignable(typeof each === 'string' ? { asked: each } : each));

/** For each row the numbers of its questions, `–` where a note does not ask. */
const cells = (rows: readonly AlignedRow[]): string[] =>
  rows.map((row) => row.cells.map((index) => index ?? '–').join(' '));

const POOL: readonly Asked[] = [
  ...FIRST,
  ...SECOND,
  { asked: 'What is an index?' },
  { asked: 'Explain optimistic locking' },
  { asked: 'Explain pessimistic locking', answer: 'A lock on the row, until the transaction ends.' },
  { asked: 'Why?' },
  { asked: 'What is that?', answer: 'Something else.' },
  { asked: '…', answer: '' },
  { asked: '索引とは何ですか？' },
  { asked: 'インデックスの仕組みを説明してください。', answer: 'B木で検索が速くなる' },
  { asked: '什么是数据库索引？' },
];

const anyNotes = fc.array(
  fc.array(fc.constantFrom(...POOL), { maxLength: 9 }).map((questions) => note(...questions)),
  { minLength: 1, maxLength: 4 },
);
const anyChoice = fc
  .tuple(
    fc.constantFrom('join' as const, 'part' as const),
    fc.constantFrom(...POOL),
    fc.constantFrom(...POOL),
  )
  .map(([kind, a, b]) => choice(kind, questionHash(a.asked), questionHash(b.asked)));
const anyChoices = fc
  .array(anyChoice, { maxLength: 8 })
  .map((all) => all.reduce<PairChoice[]>(withChoice, []));

describe('any notes, whatever was chosen', () => {
  it('have each question in one row, and one cell for each note', () => {
    fc.assert(
      fc.property(anyNotes, anyChoices, (notes, choices) => {
        const rows = alignQuestions(notes, choices);
        for (const [side, questions] of notes.entries()) {
          const placed = rows.flatMap((row) => row.cells[side] ?? []);
          expect(placed.sort((a, b) => a - b)).toEqual(questions.map((_, at) => at));
        }
        for (const row of rows) expect(row.cells).toHaveLength(notes.length);
      }),
    );
  });

  it('have a score between 0 and 1, and none where one note asks alone', () => {
    fc.assert(
      fc.property(anyNotes, anyChoices, (notes, choices) => {
        for (const row of alignQuestions(notes, choices)) {
          expect(row.score).toBeGreaterThanOrEqual(0);
          expect(row.score).toBeLessThanOrEqual(1);
          if (row.cells.filter((index) => index !== null).length === 1) expect(row.score).toBe(0);
        }
      }),
    );
  });

  it('do what was chosen last', () => {
    fc.assert(
      fc.property(anyNotes, anyChoices, anyChoice, (notes, before, last) => {
        const rows = alignQuestions(notes, withChoice(before, last)).map((row) =>
          row.cells.flatMap((index, side) => notes[side]?.[index ?? -1]?.hash ?? []),
        );
        const [first, second] = last.hashes;
        const isTogether = rows.some((row) =>
          first === second
            ? row.filter((hash) => hash === first).length > 1
            : row.includes(first) && row.includes(second),
        );
        const sides = (wanted: string): number[] =>
          notes.flatMap((questions, side) => (questions.some(({ hash }) => hash === wanted) ? [side] : []));
        const canMeet = sides(first).some((one) => sides(second).some((other) => one !== other));
        expect(isTogether).toBe(last.kind === 'join' && canMeet);
      }),
      { numRuns: 300 },
    );
  });

  it('have nothing in one row that is parted, where nothing was joined', () => {
    fc.assert(
      fc.property(anyNotes, anyChoices, (notes, choices) => {
        const parts = choices.filter(({ kind }) => kind === 'part');
        for (const row of alignQuestions(notes, parts)) {
          const own = row.cells.flatMap((index, side) => notes[side]?.[index ?? -1]?.hash ?? []);
          for (const [at, hash] of own.entries())
            for (const other of own.slice(at + 1)) expect(choiceAbout(parts, hash, other)).toBeNull();
        }
      }),
    );
  });

  it('are aligned the same each time', () => {
    fc.assert(
      fc.property(anyNotes, anyChoices, (notes, choices) => {
        expect(alignQuestions(notes, choices)).toEqual(alignQuestions(structuredClone(notes), choices));
      }),
    );
  });
});

describe('questions that say the same in other words', () => {
  it('stand in one row, those of one note alone', () => {
    expect(cells(alignQuestions([note(...FIRST), note(...SECOND)]))).toEqual([
      '0 1',
      '1 2',
      '2 0',
      '3 –',
      '– 3',
    ]);
  });

  it('do so without any answer', () => {
    const [a, b] = [
      note('What is a left join?', 'How do you test a payment flow?', 'How are events processed?'),
      note(
        'How would you go about testing payments?',
        'Describe how an event is processed',
        'Explain left joins',
      ),
    ];
    expect(cells(alignQuestions([a, b]))).toEqual(['0 2', '1 0', '2 1']);
  });

  it('do so in a language without spaces', () => {
    const [a, b] = [
      note(
        {
          asked: 'トランザクション分離レベルとは何ですか？',
          answer: '同時に実行される処理の見え方を決める。',
        },
        { asked: 'インデックスはどのように動作しますか？', answer: 'B木を使う。' },
        { asked: '面接官に何を聞きますか？' },
      ),
      note(
        { asked: 'インデックスの仕組みを説明してください。', answer: 'B木で検索が速くなる。' },
        'トランザクションの分離レベルを説明してください。',
      ),
    ];
    expect(cells(alignQuestions([a, b]))).toEqual(['0 1', '1 0', '2 –']);
  });

  it('do so among three notes', () => {
    const third = note('Explain database indexes', 'What are chargebacks?');
    expect(cells(alignQuestions([note(...FIRST), note(...SECOND), third]))).toEqual([
      '0 1 0',
      '1 2 –',
      '2 0 –',
      '3 – 1',
      '– 3 –',
    ]);
  });

  it('stay apart from those that ask another thing with the same words', () => {
    const [a, b] = [
      note('What is a left join?', 'What is a type I error?', 'What is optimistic locking?'),
      note('What is a cross join?', 'What is a type II error?', 'What is pessimistic locking?'),
    ];
    expect(cells(alignQuestions([a, b]))).toEqual(['0 –', '1 –', '2 –', '– 0', '– 1', '– 2']);
  });
});

describe('questions of the same words', () => {
  it('of a note and its copy stand side by side, one to one', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...POOL), { selector: ({ asked }) => questionHash(asked) }),
        fc.integer({ min: 2, max: 4 }),
        (questions, copies) => {
          const rows = alignQuestions(Array.from({ length: copies }, () => note(...questions)));
          expect(rows.map((row) => row.cells)).toEqual(
            questions.map((_, at) => Array.from({ length: copies }, () => at)),
          );
        },
      ),
    );
  });

  it('stand side by side even where no word says what they are about, in whatever spelling', () => {
    expect(cells(alignQuestions([note('Why?', 'What is that?'), note('what is that', '**Why**?')]))).toEqual([
      '0 1',
      '1 0',
    ]);
  });

  it('go by their answers where there are several', () => {
    const [scopes, retries] = [
      { asked: 'Why?', answer: 'A closure keeps its lexical scope alive.' },
      { asked: 'Why?', answer: 'Idempotency keys make retries harmless.' },
    ];
    expect(cells(alignQuestions([note(scopes, retries), note(retries, scopes)]))).toEqual(['0 1', '1 0']);
    expect(cells(alignQuestions([note(scopes, retries), note(retries)]))).toEqual(['0 –', '1 0']);
  });

  it('are as many rows as the note has that asks more often', () => {
    const rows = alignQuestions([note('Why?', 'Why?', 'Why?'), note('Why?', 'Why?')]);
    expect(rows.map((row) => row.cells.includes(null))).toEqual([false, false, true]);
  });

  it('score at least as much as most others do', () => {
    const [row] = alignQuestions([note('Why?'), note('Why?')]);
    expect(row?.score).toBeGreaterThanOrEqual(0.9);
  });
});

describe('what a person chose', () => {
  const [a, b] = [note(...FIRST), note(...SECOND)];
  const hash = (questions: readonly Alignable[], at: number): string => questions[at]?.hash ?? '';
  const join = (one: number, other: number): PairChoice => choice('join', hash(a, one), hash(b, other));
  const part = (one: number, other: number): PairChoice => choice('part', hash(a, one), hash(b, other));
  const before = ['0 1', '1 2', '2 0', '3 –', '– 3'];

  it('joins what has no word in common', () => {
    expect(cells(alignQuestions([a, b], [join(3, 3)]))).toEqual(['0 1', '1 2', '2 0', '3 3']);
  });

  it('joins what the words would put elsewhere, and the rest goes by the words', () => {
    expect(cells(alignQuestions([a, b], [join(0, 2)]))).toEqual(['0 2', '1 –', '2 0', '3 –', '– 1', '– 3']);
  });

  it('parts what the words join', () => {
    expect(cells(alignQuestions([a, b], [part(0, 1)]))).toEqual(['0 –', '1 2', '2 0', '3 –', '– 1', '– 3']);
  });

  it('parts what has the same words', () => {
    const why = questionHash('Why?');
    expect(cells(alignQuestions([note('Why?'), note('Why?')], [choice('part', why, why)]))).toEqual([
      '0 –',
      '– 0',
    ]);
  });

  it('is taken back without a trace', () => {
    expect(cells(alignQuestions([a, b]))).toEqual(before);
    expect(alignQuestions([a, b], [])).toEqual(alignQuestions([a, b]));
  });

  it('counts for nothing where the questions are not here', () => {
    expect(cells(alignQuestions([a, b], [choice('join', '000000', hash(b, 3))]))).toEqual(before);
    expect(cells(alignQuestions([a, b], [choice('part', '000000', '000001')]))).toEqual(before);
  });

  it('goes by the later one where two join a question with different ones of a note', () => {
    expect(cells(alignQuestions([a, b], [join(3, 3), join(3, 1)]))).toContain('3 1');
    expect(cells(alignQuestions([a, b], [join(3, 1), join(3, 3)]))).toContain('3 3');
  });

  it('joins over several notes, but never two questions of one', () => {
    const third = note('What do you do on call?', 'Who pays for you?');
    const [first, second] = [hash(third, 0), hash(third, 1)];
    const through = [choice('join', hash(a, 3), first), choice('join', first, hash(b, 3))];
    expect(cells(alignQuestions([a, b, third], through))).toContain('3 3 0');
    // Both of the third note go with the same question: only the later choice holds.
    const both = [choice('join', hash(a, 3), first), choice('join', hash(a, 3), second)];
    const rows = cells(alignQuestions([a, b, third], both));
    expect(rows).toContain('3 – 1');
    expect(rows).toContain('– – 0');
  });

  it('joins all notes that ask with the same words', () => {
    const rows = alignQuestions([a, b, note(...FIRST)], [join(3, 3)]);
    expect(cells(rows)).toContain('3 3 3');
  });

  it('parts what others would bring together, where that was chosen later', () => {
    const third = note('What do you do on call?');
    const [x, y, z] = [hash(a, 3), hash(b, 3), hash(third, 0)];
    const joins = [choice('join', x, z), choice('join', z, y)];
    expect(cells(alignQuestions([a, b, third], [...joins, choice('part', x, y)]))).not.toContain('3 3 0');
    expect(cells(alignQuestions([a, b, third], [...joins, choice('part', x, y)]))).toContain('– 3 0');
    expect(cells(alignQuestions([a, b, third], [choice('part', x, y), ...joins]))).toContain('3 3 0');
  });
});

describe('empty notes', () => {
  it('leave all others as they are', () => {
    expect(alignQuestions([])).toEqual([]);
    expect(alignQuestions([[], []])).toEqual([]);
    expect(cells(alignQuestions([note(...FIRST), [], note(...SECOND)]))).toEqual([
      '0 – 1',
      '1 – 2',
      '2 – 0',
      '3 – –',
      '– – 3',
    ]);
  });
});

/** That they end at all is half of each test. */
describe('large notes', () => {
  /** Words that look random and are always the same (Lehmer, modulus 2^31 − 1). */
  function words(seed: number): (count: number) => string {
    let state = seed;
    return (count) =>
      Array.from({ length: count }, () => {
        state = (state * 48_271) % 2_147_483_647;
        return `w${(state % 3000).toString(36)}x`;
      }).join(' ');
  }

  const many = (count: number, seed: number): Alignable[] => {
    const [subject, own] = [words(7), words(seed)];
    return Array.from({ length: count }, () =>
      alignable({ asked: `What about ${subject(4)} ${own(1)}?`, answer: `${subject(20)} ${own(20)}` }),
    );
  };

  it('of thousands of questions', () => {
    const rows = alignQuestions([many(2000, 11), many(2000, 12)]);
    expect(rows.every((row) => row.cells[0] === row.cells[1])).toBe(true);
  });

  it('of one question many thousand times', () => {
    const same = Array.from({ length: 10_000 }, () =>
      alignable({ asked: 'What is a closure?', answer: 'A scope.' }),
    );
    expect(alignQuestions([same, same])).toHaveLength(10_000);
  });

  it('of questions that differ in a number alone', () => {
    const numbered = (word: string): Alignable[] =>
      Array.from({ length: 3000 }, (_, at) => alignable({ asked: `${word} ${String(at + 100)}?` }));
    const rows = alignQuestions([numbered('What is rule'), numbered('Explain rule')]);
    expect(rows.every((row) => row.cells[0] === row.cells[1])).toBe(true);
  });

  it('of a question of a megabyte', () => {
    const long = note(`closure ${'and scope '.repeat(100_000)}`, '索引'.repeat(200_000));
    expect(cells(alignQuestions([long, long]))).toEqual(['0 0', '1 1']);
  });

  it('with thousands of choices', () => {
    const [a, b] = [many(2000, 11), many(2000, 12)];
    const choices = a.map(({ hash }, at) =>
      choice(at % 2 === 0 ? 'join' : 'part', hash, b[(at + 10) % 2000]?.hash ?? ''),
    );
    const joined = alignQuestions([a, b], choices).filter((row) => (row.cells[0] ?? 1) % 2 === 0);
    expect(joined).toHaveLength(1000);
    expect(joined.every((row) => row.cells[1] === ((row.cells[0] ?? 0) + 10) % 2000)).toBe(true);
  });
});
