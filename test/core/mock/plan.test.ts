import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginPlan,
  MINUTES,
  releaseAll,
  setMinutes,
  splitTime,
  stepQuestion,
  toggleQuestion,
  type Plan,
} from '../../../src/core/mock/plan';
import { apportion } from '../../../src/core/mock/split';
import { drillItems, drillNote, noteWith } from '../../support/notes';

const plan = (minutes: number | null, ...layers: number[]): Plan =>
  beginPlan(drillNote(noteWith(...layers)).items, minutes);

const halves = (of: Plan): number[] => [...splitTime(of).values()];
const sum = (values: readonly number[]): number => values.reduce((whole, value) => whole + value, 0);
const key = (of: Plan, at: number): string => of.entries[at]?.key ?? '';

describe('the time of an interview', () => {
  it.each([
    [null, 45],
    [90, 90],
    [0.2, 5],
    [9000, 480],
    [22.4, 22],
    [NaN, 45],
  ])('of a note that says %s is %s minutes', (said, minutes) => {
    expect(plan(said, 1).minutes).toBe(minutes);
    expect(halves(plan(said, 1))).toEqual([2 * minutes]);
  });

  it('is split by the size of the answers', () => {
    const words = 'word '.repeat(260);
    const items = drillItems('### Q1: Why?', '', words, '', '### Q2: Why not?', '', 'So.', '');
    const [long = 0, short = 0] = halves(beginPlan(items, 10));
    // 20 s to begin and 120 s to speak, against 30 s.
    expect([long, short]).toEqual([16, 4]);
  });

  it('gives each question a minute where there is room, and a half-minute where there is not', () => {
    const words = 'word '.repeat(1000);
    const many = Array.from({ length: 5 }, (_, at) => [
      `### Q${String(at + 2)}: Why ${String(at)}?`,
      '',
      'So.',
      '',
    ]);
    const items = drillItems('### Q1: Why?', '', words, '', ...many.flat());
    expect(halves(beginPlan(items, 10))).toEqual([10, 2, 2, 2, 2, 2]);
    const five = beginPlan(items, 5);
    expect(halves(five)).toEqual([2, 2, 2, 2, 2]);
    expect(halves(toggleQuestion(five, key(five, 5)))).toEqual([5, 1, 1, 1, 1, 1]);
  });

  it('goes to the others when one gets more, less, or is left out', () => {
    const start = plan(12, 1, 1, 1);
    expect(halves(start)).toEqual([8, 8, 8]);
    const more = stepQuestion(start, key(start, 0), 4);
    expect(halves(more)).toEqual([12, 6, 6]);
    expect(halves(stepQuestion(more, key(start, 1), -3))).toEqual([12, 3, 9]);
    expect(halves(toggleQuestion(more, key(start, 1)))).toEqual([12, 12]);
    expect(halves(setMinutes(more, 20))).toEqual([12, 14, 14]);
    expect(halves(releaseAll(more))).toEqual([8, 8, 8]);
  });

  it('follows the latest wishes where not all fit', () => {
    const start = plan(6, 1, 1, 1);
    const [one, two, three] = [key(start, 0), key(start, 1), key(start, 2)];
    const wished = stepQuestion(stepQuestion(start, one, 2), two, 2);
    expect(halves(stepQuestion(start, one, 99))).toEqual([10, 1, 1]);
    expect(halves(wished)).toEqual([6, 5, 1]);
    expect(halves(stepQuestion(wished, three, 3))).toEqual([3, 5, 4]);
    expect(halves(setMinutes(wished, 5))).toEqual([3, 5, 2]);
  });

  it('is all of one question, whatever is wished', () => {
    const one = plan(10, 1);
    expect(stepQuestion(one, key(one, 0), -2)).toBe(one);
    expect(stepQuestion(one, 'none', 2)).toBe(one);
  });
});

type Change = (plan: Plan) => Plan;
const anyAt = fc.integer({ min: 0, max: 40 });
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.oneof(fc.integer({ min: -5, max: 600 }), fc.double()).map(
    (minutes): Change =>
      (of) =>
        setMinutes(of, minutes),
  ),
  anyAt.map(
    (at): Change =>
      (of) =>
        toggleQuestion(of, key(of, at % of.entries.length)),
  ),
  fc.tuple(anyAt, fc.integer({ min: -30, max: 30 })).map(
    ([at, by]): Change =>
      (of) =>
        stepQuestion(of, key(of, at % of.entries.length), by),
  ),
  fc.constant<Change>(releaseAll),
);
const anyPlan = fc
  .record({
    weights: fc.array(fc.integer({ min: 30, max: 480 }), { minLength: 1, maxLength: 40 }),
    minutes: fc.integer({ min: 5, max: 480 }),
    changes: fc.array(anyChange, { maxLength: 12 }),
  })
  .map(({ weights, minutes, changes }) =>
    changes.reduce<Plan>((of, change) => change(of), {
      minutes,
      entries: weights.map((weight, at) => ({ key: String(at), weight, included: at < minutes })),
      locks: [],
    }),
  );

describe('whatever is changed in a plan', () => {
  it('the parts are the whole, in half-minutes, at least one each, a minute where there is room', () => {
    fc.assert(
      fc.property(anyPlan, (of) => {
        const parts = halves(of);
        const asked = of.entries.filter(({ included }) => included);
        expect(of.minutes).toBeGreaterThanOrEqual(MINUTES.least);
        expect(of.minutes).toBeLessThanOrEqual(MINUTES.most);
        expect([...splitTime(of).keys()]).toEqual(asked.map((entry) => entry.key));
        expect(parts.every((part) => Number.isInteger(part) && part >= 1)).toBe(true);
        if (asked.length > 0) expect(sum(parts)).toBe(2 * of.minutes);
        if (of.locks.length === 0 && asked.length <= of.minutes) expect(Math.min(2, ...parts)).toBe(2);
      }),
    );
  });

  it('what was not set by hand keeps the order of the answers', () => {
    fc.assert(
      fc.property(anyPlan, (of) => {
        const parts = splitTime(of);
        const locked = new Set(of.locks.map((lock) => lock.key));
        const free = of.entries.filter((entry) => entry.included && !locked.has(entry.key));
        const sorted = [...free].sort((a, b) => a.weight - b.weight);
        sorted.forEach((entry, at) => {
          const next = sorted[at + 1];
          if (next && next.weight > entry.weight)
            expect(parts.get(next.key)).toBeGreaterThanOrEqual(parts.get(entry.key) ?? 0);
        });
      }),
    );
  });

  it('a wish is fulfilled as far as it leaves the others a half-minute', () => {
    fc.assert(
      fc.property(anyPlan, anyAt, fc.integer({ min: -30, max: 30 }), (of, at, by) => {
        const name = key(of, at % of.entries.length);
        const before = splitTime(of).get(name);
        if (before === undefined) return;
        const others = splitTime(of).size - 1;
        const wanted =
          others === 0 ? 2 * of.minutes : Math.min(2 * of.minutes - others, Math.max(1, before + by));
        expect(splitTime(stepQuestion(of, name, by)).get(name)).toBe(wanted);
      }),
    );
  });
});

it('parts any total so that the sum is exact', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 50 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 2000 }),
      (weights, least, more) => {
        const total = weights.length * least + more;
        const shares = apportion(total, weights, least);
        expect(sum(shares)).toBe(total);
        expect(shares.every((share) => Number.isInteger(share) && share >= least)).toBe(true);
      },
    ),
  );
});
