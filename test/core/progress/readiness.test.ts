import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Confidence } from '../../../src/core/confidence';
import { formatDay } from '../../../src/core/day';
import type { DrillItem } from '../../../src/core/drill/item';
import { readiness, type Readiness } from '../../../src/core/progress/readiness';
import { replay, retrievability } from '../../../src/core/schedule/schedule';
import { drillNote, noteWith } from '../../support/notes';

/** 2026-11-30. */
const DAY = 20_787;
const OPTIONS = { retention: 0.9 };
const HASH = drillNote(noteWith(1, 1, 1)).items.map(({ question }) => question.hash);

/** Questions of a note, each with days on which it was rated: `[days ago, confidence]`. */
function items(...ratings: readonly [number, Confidence][][]): readonly DrillItem[] {
  const log = ratings.flatMap((each, at) =>
    each.length === 0
      ? []
      : [
          `  q${String(at + 1)}: ${HASH[at] ?? ''} ${each
            .map(([ago, confidence], nth) => {
              const before = each[nth - 1];
              return before
                ? `+${String(before[0] - ago)}:${String(confidence)}`
                : `${formatDay(DAY - ago)}:${String(confidence)}`;
            })
            .join(' ')}`,
        ],
  );
  const head = log.length > 0 ? `---\ndrill_log:\n${log.join('\n')}\n---\n\n` : '';
  return drillNote(head + noteWith(...ratings.map(() => 1))).items;
}

const on = (questions: readonly DrillItem[], day = DAY): Readiness => readiness(questions, day, OPTIONS);

describe('readiness', () => {
  it('is nothing where nothing was rated, and where there is nothing to ask', () => {
    expect(on(items([], []))).toEqual({ ready: 0, rated: 0, questions: 2 });
    expect(on([])).toEqual({ ready: 0, rated: 0, questions: 0 });
  });

  it('is all for solid and instant on the day itself, half for shaky, nothing for blank', () => {
    const ready = (confidence: Confidence): number => on(items([[0, confidence]])).ready;
    expect(([1, 2, 3, 4] as const).map(ready)).toEqual([0, 0.5, 1, 1]);
  });

  it('is the mean over all questions, those never rated included', () => {
    expect(on(items([[0, 4]], [], [[0, 2]]))).toEqual({ ready: 0.5, rated: 2, questions: 3 });
  });

  it('goes by the latest rating', () => {
    expect(
      on(
        items([
          [9, 1],
          [0, 3],
        ]),
      ).ready,
    ).toBe(1);
    expect(
      on(
        items([
          [9, 4],
          [0, 1],
        ]),
      ).ready,
    ).toBe(0);
  });

  it('decays with the days as recall does, and never below nothing', () => {
    const questions = items([[0, 3]]);
    const memory = replay(questions[0]?.ratings ?? [], OPTIONS);
    if (!memory) throw new Error('never rated');
    const days = [0, 1, 7, 30, 365, 36_500];
    const ready = days.map((days_) => on(questions, DAY + days_).ready);
    expect(ready).toEqual(days.map((later) => retrievability(memory, DAY + later)));
    expect([...ready].sort((a, b) => b - a)).toEqual(ready);
    expect(new Set(ready).size).toBe(days.length);
    expect(Math.min(...ready)).toBeGreaterThan(0);
  });

  it('decays more slowly where more was recalled', () => {
    const [once, often] = [
      items([[0, 3]]),
      items([
        [40, 3],
        [20, 3],
        [0, 3],
      ]),
    ];
    expect(on(often, DAY + 60).ready).toBeGreaterThan(on(once, DAY + 60).ready);
  });

  it('takes a confidence without a log as recalled, whatever the day', () => {
    const byHand = (confidence: number): readonly DrillItem[] =>
      drillNote(`---\nconfidence: {q1: ${String(confidence)}}\n---\n\n${noteWith(1)}`).items;
    expect([1, 2, 3, 4].map((each) => on(byHand(each), DAY + 1000).ready)).toEqual([0, 0.5, 1, 1]);
    expect(on(byHand(3)).rated).toBe(1);
  });

  it('is between nothing and all, and counts each question once', () => {
    const anyRatings = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.constantFrom<Confidence>(1, 2, 3, 4)), {
        maxLength: 4,
      })
      .map((each) => each.sort(([a], [b]) => b - a));
    fc.assert(
      fc.property(
        fc.array(anyRatings, { maxLength: 3 }),
        fc.integer({ min: -500, max: 5000 }),
        (ratings, later) => {
          const { ready, rated, questions } = on(items(...ratings), DAY + later);
          expect(ready).toBeGreaterThanOrEqual(0);
          expect(ready).toBeLessThanOrEqual(1);
          expect(questions).toBe(ratings.length);
          expect(rated).toBe(ratings.filter((each) => each.length > 0).length);
        },
      ),
    );
  });
});
