import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withSameWords } from '../../../src/core/compare/same-words';

type Scores = readonly ReadonlyMap<number, number>[];

const none = (words: readonly string[]): Scores => words.map(() => new Map<number, number>());

describe('questions of the same words', () => {
  it('score high, and all others as before', () => {
    const scored = [new Map([[1, 0.3]]), new Map([[0, 0.6]]), new Map<number, number>()];
    expect(withSameWords(['why', 'how', 'x'], ['how', 'why'], scored).map((each) => [...each])).toEqual([
      [[1, 0.9 + 0.1 * 0.3]],
      [[0, 0.9 + 0.1 * 0.6]],
      [],
    ]);
  });

  it('keep their order, by what else they have in common', () => {
    const [row] = withSameWords(
      ['why'],
      ['why', 'why', 'how'],
      [
        new Map([
          [0, 0.2],
          [1, 0.8],
          [2, 0.7],
        ]),
      ],
    );
    const score = (to: number): number => row?.get(to) ?? 0;
    expect(score(1)).toBeGreaterThan(score(0));
    expect(score(0)).toBeGreaterThan(score(2));
    expect(score(1)).toBeLessThanOrEqual(1);
  });

  it('are looked at a few at a time where there are many', () => {
    const many = Array<string>(5000).fill('why');
    const scored = withSameWords(many, many, none(many));
    expect(Math.max(...scored.map(({ size }) => size))).toBeLessThan(30);
    expect(scored.every((each, at) => each.has(at))).toBe(true);
  });

  it('score the same from either side', () => {
    const anyWords = fc.array(fc.constantFrom('why', 'how', 'x'), { maxLength: 25 });
    fc.assert(
      fc.property(anyWords, anyWords, (one, two) => {
        const [there, back] = [withSameWords(one, two, none(one)), withSameWords(two, one, none(two))];
        for (const [from, partners] of there.entries())
          for (const [to, score] of partners) expect(back[to]?.get(from)).toBe(score);
        const sizes = (scores: Scores): number => scores.reduce((sum, { size }) => sum + size, 0);
        expect(sizes(back)).toBe(sizes(there));
      }),
    );
  });
});
