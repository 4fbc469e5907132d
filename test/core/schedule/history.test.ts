import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONFIDENCES } from '../../../src/core/confidence';
import { formatDay, parseDay } from '../../../src/core/day';
import type { Rating } from '../../../src/core/record/types';
import { history } from '../../../src/core/schedule/history';
import { replay, retrievability } from '../../../src/core/schedule/schedule';

const OPTIONS = { retention: 0.9 };
const dayOf = (text: string): number => parseDay(text) ?? NaN;

describe('the history of a question', () => {
  it('is empty without ratings', () => {
    expect(history([], OPTIONS)).toEqual([]);
  });

  it('tells for every rating how long it was waited for, and when the question came back', () => {
    const steps = history(
      [
        { day: dayOf('2026-11-01'), confidence: 3 },
        { day: dayOf('2026-11-04'), confidence: 3 },
        { day: dayOf('2026-11-04'), confidence: 1 },
      ],
      OPTIONS,
    );
    expect(
      steps.map(({ day, confidence, interval, due }) => [
        formatDay(day),
        confidence,
        interval,
        formatDay(due),
      ]),
    ).toEqual([
      ['2026-11-01', 3, null, '2026-11-04'],
      ['2026-11-04', 3, 3, '2026-11-18'],
      ['2026-11-04', 1, 0, expect.stringMatching(/^2026-11-0[56]$/)],
    ]);
    expect(steps.map(({ retrievability: r }) => r?.toFixed(2) ?? null)).toEqual([null, '0.88', '1.00']);
  });

  it('says of every step what a replay up to it says', () => {
    const ratings = fc.array(
      fc.record({
        day: fc.integer({ min: 20_000, max: 20_200 }),
        confidence: fc.constantFrom(...CONFIDENCES),
      }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(ratings, fc.double({ min: 0.7, max: 0.97, noNaN: true }), (given: Rating[], retention) => {
        const sorted = [...given].sort((a, b) => a.day - b.day);
        const steps = history(given, { retention });
        expect(steps).toHaveLength(given.length);
        steps.forEach((step, at) => {
          const memory = replay(sorted.slice(0, at + 1), { retention });
          const before = replay(sorted.slice(0, at), { retention });
          expect(step).toEqual({
            ...sorted[at],
            interval: before ? step.day - before.last : null,
            retrievability: before ? retrievability(before, step.day) : null,
            due: memory?.due,
            stability: memory?.stability,
          });
        });
      }),
    );
  });
});
