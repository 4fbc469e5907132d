import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign, type Offer } from '../../../src/core/compare/assign';

/** What the pairs are worth together; fails where a pair was not offered. */
function worthOf(offers: readonly (readonly Offer[])[], partners: readonly number[]): number {
  return partners.reduce((sum, to, from) => {
    if (to === -1) return sum;
    const offer = offers[from]?.find((each) => each.to === to);
    if (!offer) throw new Error(`${String(from)} and ${String(to)} were not offered`);
    return sum + offer.worth;
  }, 0);
}

/** The most that can be had, found by trying everything. */
function best(offers: readonly (readonly Offer[])[], from = 0, taken: readonly number[] = []): number {
  const own = offers[from];
  if (!own) return 0;
  const alone = best(offers, from + 1, taken);
  return own.reduce(
    (most, { to, worth }) =>
      taken.includes(to) ? most : Math.max(most, worth + best(offers, from + 1, [...taken, to])),
    alone,
  );
}

const SIDE = 6;

const anyOffers = (anyWorth: fc.Arbitrary<number>): fc.Arbitrary<Offer[][]> =>
  fc.array(
    fc.uniqueArray(fc.record({ to: fc.integer({ min: 0, max: SIDE - 1 }), worth: anyWorth }), {
      selector: ({ to }) => to,
      maxLength: SIDE,
    }),
    { maxLength: SIDE },
  );

/** Whole numbers, so that sums are exact; few of them, so that many are equal. */
const fewWorths = fc.integer({ min: 1, max: 4 });
const anyWorth = fc.oneof(fewWorths, fc.integer({ min: 1, max: 1000 }));

describe('the best assignment', () => {
  it('is worth as much as the best of all', () => {
    fc.assert(
      fc.property(anyOffers(anyWorth), (offers) => {
        expect(worthOf(offers, assign(offers, SIDE))).toBe(best(offers));
      }),
      { numRuns: 1500 },
    );
  });

  it('is so for worths between 0 and 1 too', () => {
    const share = fc.double({ min: 0.001, max: 1, noNaN: true });
    fc.assert(
      fc.property(anyOffers(share), (offers) => {
        expect(worthOf(offers, assign(offers, SIDE))).toBeCloseTo(best(offers), 9);
      }),
      { numRuns: 500 },
    );
  });

  it('gives nobody two partners, and each of the first side an answer', () => {
    fc.assert(
      fc.property(anyOffers(anyWorth), (offers) => {
        const partners = assign(offers, SIDE);
        expect(partners).toHaveLength(offers.length);
        const taken = partners.filter((to) => to >= 0);
        expect(new Set(taken).size).toBe(taken.length);
        expect(partners.every((to) => Number.isInteger(to) && to >= -1 && to < SIDE)).toBe(true);
      }),
    );
  });

  it('is the same each time', () => {
    fc.assert(
      fc.property(anyOffers(fewWorths), (offers) => {
        expect(assign(offers, SIDE)).toEqual(assign(structuredClone(offers), SIDE));
      }),
    );
  });

  it('takes a partner from one that has a nearly as good one', () => {
    const offers = [
      [
        { to: 0, worth: 10 },
        { to: 1, worth: 9 },
      ],
      [{ to: 0, worth: 8 }],
    ];
    expect(assign(offers, 2)).toEqual([1, 0]);
  });

  it('leaves alone who has no offer, and who would cost others more', () => {
    expect(assign([[], [{ to: 0, worth: 1 }], [{ to: 0, worth: 3 }]], 1)).toEqual([-1, -1, 0]);
  });

  it('has nothing to do for empty sides', () => {
    expect(assign([], 0)).toEqual([]);
    expect(assign([], 3)).toEqual([]);
    expect(assign([[], []], 0)).toEqual([-1, -1]);
  });

  it('comes to an end where thousands are all alike', () => {
    const size = 30_000;
    const near = (from: number): Offer[] =>
      Array.from({ length: 17 }, (_, at) => ({ to: from + at - 8, worth: 0.4 })).filter(
        ({ to }) => to >= 0 && to < size,
      );
    const partners = assign(
      Array.from({ length: size }, (_, from) => near(from)),
      size,
    );
    expect(new Set(partners).size).toBe(size);
  });
});
