import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { CONFIDENCES } from '../../../src/core/confidence';
import { parseDay } from '../../../src/core/day';
import type { Rating } from '../../../src/core/record/types';
import { isDue, preview, replay, retrievability, type Memory } from '../../../src/core/schedule/schedule';

const OPTIONS = { retention: 0.9 };
const START = parseDay('2026-11-01') ?? NaN;

const anyConfidence = fc.constantFrom(...CONFIDENCES);
const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), anyConfidence), { maxLength: 12 });
const retention = fc.double({ min: 0.7, max: 0.97, noNaN: true });

/** Ratings from (days since the one before, confidence). */
function log(all: readonly (readonly [number, 1 | 2 | 3 | 4])[]): Rating[] {
  let day = START;
  return all.map(([days, confidence]) => ({ day: (day += days), confidence }));
}

function memory(all: readonly (readonly [number, 1 | 2 | 3 | 4])[]): Memory {
  const result = replay(log(all), OPTIONS);
  if (!result) throw new Error('no memory');
  return result;
}

describe('replay', () => {
  it('knows nothing without ratings', () => {
    expect(replay([], OPTIONS)).toBeNull();
  });

  it('starts with the published stabilities of FSRS-6', () => {
    // w0 to w3 of https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
    const stabilities = CONFIDENCES.map((confidence) => memory([[0, confidence]]).stability);
    expect(stabilities).toEqual([0.212, 1.2931, 2.3065, 8.2956]);
    expect(CONFIDENCES.map((confidence) => memory([[0, confidence]]).due - START)).toEqual([1, 2, 3, 8]);
  });

  it('counts ratings and lapses', () => {
    expect(
      memory([
        [0, 1],
        [2, 1],
        [3, 3],
        [9, 1],
      ]),
    ).toMatchObject({ reps: 4, lapses: 2, last: START + 14 });
  });

  it('grows with what is known and shrinks with what is not', () => {
    const known = memory([
      [0, 3],
      [3, 3],
    ]);
    expect(known.stability).toBeGreaterThan(memory([[0, 3]]).stability);
    expect(
      memory([
        [0, 3],
        [3, 3],
        [10, 1],
      ]).stability,
    ).toBeLessThan(known.stability);
  });

  it('counts a second rating of a day with no day elapsed', () => {
    const once = memory([[0, 3]]);
    expect(
      memory([
        [0, 3],
        [0, 3],
      ]).stability,
    ).toBe(once.stability);
    expect(
      memory([
        [0, 3],
        [0, 1],
      ]).stability,
    ).toBeLessThan(once.stability);
    expect(
      memory([
        [0, 3],
        [0, 1],
      ]).due,
    ).toBe(START + 1);
  });

  it('is due earlier the more one wants to remember', () => {
    fc.assert(
      fc.property(steps, retention, retention, (all, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const due = (wanted: number) => replay(log(all), { retention: wanted })?.due ?? 0;
        expect(due(high)).toBeLessThanOrEqual(due(low));
      }),
    );
  });

  it('is due after the last rating, on a whole day', () => {
    fc.assert(
      fc.property(steps, retention, (all, wanted) => {
        const result = replay(log(all), { retention: wanted });
        if (!result) return;
        expect(Number.isInteger(result.due)).toBe(true);
        expect(result.due).toBeGreaterThan(result.last);
        expect(result.difficulty).toBeGreaterThanOrEqual(1);
        expect(result.difficulty).toBeLessThanOrEqual(10);
      }),
    );
  });

  it('depends on the distances of days alone', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: -700_000, max: 2_900_000 }), (all, shift) => {
        const near = replay(log(all), OPTIONS);
        const far = replay(
          log(all).map((rating) => ({ ...rating, day: rating.day + shift })),
          OPTIONS,
        );
        expect(far).toEqual(near && { ...near, due: near.due + shift, last: near.last + shift });
      }),
    );
  });

  it('does not care in which order the ratings come', () => {
    const ratings = log([
      [0, 1],
      [1, 2],
      [4, 3],
    ]);
    expect(replay([...ratings].reverse(), OPTIONS)).toEqual(replay(ratings, OPTIONS));
  });

  it('survives any log and any wish', () => {
    const anyDay = fc.oneof(
      fc.integer({ min: -719_528, max: 2_932_896 }),
      fc.constantFrom(NaN, Infinity, 0.5, 1e300),
    );
    const anyLog = fc.array(fc.record({ day: anyDay, confidence: anyConfidence }), { maxLength: 40 });
    fc.assert(
      fc.property(anyLog, fc.double(), (ratings, wanted) => {
        const result = replay(ratings, { retention: wanted });
        if (result) expect(Object.values(result).every((value) => Number.isFinite(value))).toBe(true);
      }),
    );
  });

  it('replays thousands of ratings', () => {
    const days = (gap: number) =>
      log(Array.from({ length: 5000 }, (_, at) => [gap, CONFIDENCES[at % 4] ?? 1] as const));
    for (const gap of [0, 1, 700]) {
      const result = replay(days(gap), OPTIONS);
      expect(result && Object.values(result).every((value) => Number.isFinite(value))).toBe(true);
    }
  });
});

describe('time zones', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Niue', 'America/Sao_Paulo', 'Asia/Kolkata', 'UTC'])(
    '%s',
    (name) => {
      const all = [
        [0, 3],
        [120, 3],
        [100, 2],
        [0, 1],
        [150, 4],
      ] as const;
      const expected = memory(all);
      process.env['TZ'] = name;
      expect(new Date(0).getTimezoneOffset() === 0).toBe(name === 'UTC');
      expect(memory(all)).toEqual(expected);
    },
  );
});

describe('retrievability', () => {
  it('is certain on the day itself and 90 % after as many days as the stability', () => {
    const known = { ...memory([[0, 4]]), stability: 8 };
    expect(retrievability(known, known.last)).toBe(1);
    expect(retrievability(known, known.last + 8)).toBeCloseTo(0.9, 6);
    expect(retrievability(known, known.last - 5)).toBe(1);
  });

  it('only falls, and stays between 0 and 1', () => {
    fc.assert(
      fc.property(steps, fc.nat(40_000), fc.nat(40_000), (all, a, b) => {
        const known = replay(log(all), OPTIONS);
        if (!known) return;
        const soon = retrievability(known, known.last + Math.min(a, b));
        const late = retrievability(known, known.last + Math.max(a, b));
        expect(late).toBeLessThanOrEqual(soon);
        expect(late).toBeGreaterThan(0);
        expect(soon).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('isDue', () => {
  it('is so from the due day on', () => {
    const known = memory([[0, 3]]);
    expect([-1, 0, 1].map((days) => isDue(known, known.due + days))).toEqual([false, true, true]);
  });
});

describe('preview', () => {
  it('says what a first rating does', () => {
    const outcomes = preview([], START, OPTIONS);
    expect(CONFIDENCES.map((confidence) => outcomes[confidence].interval)).toEqual([1, 2, 3, 8]);
  });

  it('is what the replay says after the rating', () => {
    fc.assert(
      fc.property(steps, fc.nat(60), anyConfidence, (all, days, confidence) => {
        const ratings = log(all);
        const today = (ratings[ratings.length - 1]?.day ?? START) + days;
        const outcome = preview(ratings, today, OPTIONS)[confidence];
        const known = replay([...ratings, { day: today, confidence }], OPTIONS);
        expect(outcome.due).toBe(known?.due);
        expect(outcome.interval).toBe(outcome.due - today);
      }),
    );
  });

  it('gives more days to the better answer', () => {
    fc.assert(
      fc.property(steps, fc.nat(400), retention, (all, days, wanted) => {
        const ratings = log(all);
        const today = (ratings[ratings.length - 1]?.day ?? START) + days;
        const outcomes = preview(ratings, today, { retention: wanted });
        const intervals = CONFIDENCES.map((confidence) => outcomes[confidence].interval);
        expect(intervals).toEqual([...intervals].sort((a, b) => a - b));
        expect(new Set(intervals).size).toBe(4);
        expect(intervals[0]).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('stays sane where the clock went back', () => {
    const outcomes = preview(
      log([
        [0, 3],
        [20, 3],
      ]),
      START + 5,
      OPTIONS,
    );
    expect(CONFIDENCES.every((confidence) => outcomes[confidence].interval >= 1)).toBe(true);
  });
});
