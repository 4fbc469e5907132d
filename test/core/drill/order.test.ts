import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrillItem } from '../../../src/core/drill/item';
import { chance, inOrder, isOrder, ORDER_WORD, seedOf, type Order } from '../../../src/core/drill/order';
import { DAY } from './events';
import { anyNotes, CONTEXT, made, names } from './planning';

const ORDERS = Object.keys(ORDER_WORD) as Order[];
const anyOrder = fc.constantFrom(...ORDERS);
const anySeed = fc.integer({ min: 0, max: 999_999 });
const items = (notes: readonly { readonly items: readonly DrillItem[] }[]): DrillItem[] =>
  notes.flatMap((note) => note.items);
const ordered = (of: readonly DrillItem[], order: Order, seed = 1): DrillItem[] =>
  inOrder(of, order, { ...CONTEXT, seed });

describe('every order', () => {
  it('has all questions once, always the same for the same seed, and leaves what it was given', () => {
    fc.assert(
      fc.property(anyNotes, anyOrder, anySeed, (notes, order, seed) => {
        const all = Object.freeze(items(notes));
        const result = ordered(all, order, seed);
        expect(names(result).sort()).toEqual(names(all).sort());
        expect(ordered(all, order, seed)).toEqual(result);
      }),
    );
  });

  it('is known by its name, and nothing else is one', () => {
    expect(ORDERS.every(isOrder)).toBe(true);
    for (const other of ['', 'random', 'constructor', '__proto__', null, 3, ['due']])
      expect(isOrder(other)).toBe(false);
  });
});

describe('the order as written', () => {
  it('is that of the notes', () => {
    const all = items([made('a.md', { topic: 'B' }, { topic: 'A' }), made('b.md', { topic: 'A' })]);
    expect(names(ordered(all, 'written'))).toEqual(['a.md q1', 'a.md q2', 'b.md q1']);
  });
});

describe('what is due first', () => {
  it('puts the most forgotten of it first, then what is new, then what is due sooner', () => {
    const all = items([
      made(
        'a.md',
        { topic: '', ratings: [[0, 4]] },
        { topic: '', ratings: [[0, 2]] },
        { topic: '' },
        { topic: '', ratings: [[4, 3]] },
        { topic: '', ratings: [[40, 3]] },
      ),
    ]);
    expect(names(ordered(all, 'due')).map((name) => name.slice(-2))).toEqual(['q5', 'q4', 'q3', 'q2', 'q1']);
  });
});

describe('the weakest first', () => {
  it('puts what is flagged first, then the least sure; never rated is between blank and shaky', () => {
    const all = items([
      made(
        'a.md',
        { topic: '', ratings: [[1, 4]] },
        { topic: '', ratings: [[1, 2]] },
        { topic: '' },
        { topic: '', ratings: [[1, 1]] },
        { topic: '', ratings: [[1, 4]], weak: true },
        { topic: '', ratings: [[9, 2]] },
      ),
    ]);
    expect(names(ordered(all, 'weakest')).map((name) => name.slice(-2))).toEqual([
      'q5',
      'q4',
      'q3',
      'q6',
      'q2',
      'q1',
    ]);
  });
});

describe('a shuffled order', () => {
  const all = items([made('a.md', ...Array.from({ length: 20 }, () => ({ topic: '' })))]);

  it('is another one for another seed', () => {
    const orders = new Set(
      Array.from({ length: 50 }, (_, seed) => names(ordered(all, 'shuffled', seed)).join()),
    );
    expect(orders.size).toBe(50);
  });

  it('gives each question each place about as often', () => {
    const firsts = new Map<string, number>();
    for (let seed = 1; seed <= 2000; seed += 1) {
      const [first = ''] = names(ordered(all, 'shuffled', seed));
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    expect(firsts.size).toBe(20);
    // 100 each, with a deviation of 10.
    for (const count of firsts.values()) expect(Math.abs(count - 100)).toBeLessThan(50);
  });

  it('leaves all others in their order where a question is written in between', () => {
    fc.assert(
      fc.property(anyNotes, anySeed, fc.nat(), (notes, seed, at) => {
        const known = items(notes);
        fc.pre(known.length > 0);
        const [gone] = known.splice(at % known.length, 1);
        const before = ordered(known, 'shuffled', seed);
        const after = ordered([...known, ...(gone ? [gone] : [])], 'shuffled', seed);
        expect(after.filter((item) => item !== gone)).toEqual(before);
      }),
    );
  });

  it('hangs on whole numbers from 0 to 2³²−1', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), (key, seed) => {
        const value = chance(key, seed);
        expect(Number.isInteger(value) && value >= 0 && value < 2 ** 32).toBe(true);
        expect(chance(key, seed)).toBe(value);
      }),
    );
  });

  it('has the seed that was set, or else the day', () => {
    expect([seedOf(7, DAY), seedOf(0, DAY), seedOf(0, DAY + 1)]).toEqual([7, DAY, DAY + 1]);
  });
});

describe('topics in turn', () => {
  /** A note of so many questions for each topic, in blocks. */
  const blocks = (...sizes: number[]): DrillItem[] =>
    items([
      made(
        'a.md',
        ...sizes.flatMap((size, at) => Array.from({ length: size }, () => ({ topic: `T${String(at)}` }))),
      ),
    ]);
  const topics = (of: readonly DrillItem[]): string =>
    of.map(({ question }) => question.topic?.slice(1)).join('');
  const neighbours = (of: readonly DrillItem[]): number =>
    of.filter(({ question }, at) => at > 0 && of[at - 1]?.question.topic === question.topic).length;

  it('come one after the other', () => {
    expect(topics(ordered(blocks(3, 3, 3), 'interleaved'))).toBe('012012012');
    expect(topics(ordered(blocks(4, 2), 'interleaved'))).toBe('010010');
  });

  it('never have a neighbour of their own, unless one has more than half of all, rounded up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }), (sizes) => {
        const result = ordered(blocks(...sizes), 'interleaved');
        const total = sizes.reduce((sum, size) => sum + size, 0);
        expect(result).toHaveLength(total);
        if (Math.max(...sizes) <= Math.ceil(total / 2)) expect(neighbours(result)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('keep the order of their own questions', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 }), (sizes) => {
        const all = blocks(...sizes);
        const result = ordered(all, 'interleaved');
        for (const topic of new Set(all.map(({ question }) => question.topic))) {
          const of = ({ question }: DrillItem): boolean => question.topic === topic;
          expect(result.filter(of)).toEqual(all.filter(of));
        }
      }),
    );
  });

  it('spread over the whole session, also a topic that has more than half', () => {
    expect(topics(ordered(blocks(8, 1), 'interleaved'))).toBe('000010000');
    const two = topics(ordered(blocks(9, 2), 'interleaved'));
    expect(two.indexOf('1')).toBeGreaterThan(1);
    expect(two.lastIndexOf('1')).toBeGreaterThan(6);
  });

  it('are told apart by note: the same words in another note are another topic', () => {
    const all = items([
      made('a.md', { topic: 'X' }, { topic: 'X' }),
      made('b.md', { topic: 'X' }, { topic: 'X' }),
    ]);
    expect(names(ordered(all, 'interleaved'))).toEqual(['a.md q1', 'b.md q1', 'a.md q2', 'b.md q2']);
  });
});
