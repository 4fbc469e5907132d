import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_RUNS, runsOf } from '../../../src/core/drill/runs';
import { go, play, rate, reveal, session } from './events';

const long = (count: number) => session(...new Array<number>(count).fill(1));

describe('the runs of a drill', () => {
  it('are its questions where there are few', () => {
    const runs = runsOf(play(session(1, 1, 1), reveal, rate(2)));
    expect(runs.map(({ count, isCurrent }) => [count, isCurrent])).toEqual([
      [1, false],
      [1, true],
      [1, false],
    ]);
    expect(runs[0]?.rated).toEqual({ 1: 0, 2: 1, 3: 0, 4: 0 });
  });

  it('are bounded where there are many, and hold each question once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), (count, at) => {
        const runs = runsOf(play(long(count), go(at % count)));
        expect(runs).toHaveLength(Math.min(count, MAX_RUNS));
        const counts = runs.map((run) => run.count);
        expect(counts.reduce((sum, each) => sum + each, 0)).toBe(count);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        expect(runs.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  it('count what was rated, and show no question in the summary', () => {
    const state = play(long(120), reveal, rate(1), reveal, rate(3), { type: 'finish', now: 0 });
    const [first, ...rest] = runsOf(state);
    expect(first).toEqual({ count: 2, rated: { 1: 1, 2: 0, 3: 1, 4: 0 }, isCurrent: false });
    expect(rest.every(({ rated, isCurrent }) => rated[1] + rated[3] === 0 && !isCurrent)).toBe(true);
  });

  it('are none without questions', () => {
    expect(runsOf(session())).toEqual([]);
  });
});
