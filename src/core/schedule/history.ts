import type { Confidence } from '../confidence';
import type { Day } from '../day';
import type { Rating } from '../record/types';
import { replaySteps, retrievability, type ScheduleOptions } from './schedule';

/** One rating of a question, with what the schedule made of it. */
export interface PastRating {
  readonly day: Day;
  readonly confidence: Confidence;
  /** Days since the rating before it; null for the first. */
  readonly interval: number | null;
  /** The probability, 0 to 1, that the answer was still known just before it; null for the first. */
  readonly retrievability: number | null;
  /** The day from which the question was due after it. */
  readonly due: Day;
  /** Days until the probability of recall has fallen to 90 %, after it. */
  readonly stability: number;
}

/** The history of a question, from its first rating to its latest; see `replay` for which ratings count. */
export function history(ratings: readonly Rating[], options: ScheduleOptions): PastRating[] {
  const steps = replaySteps(ratings, options);
  return steps.map(({ rating: { day, confidence }, memory: { due, stability } }, at) => {
    const before = steps[at - 1]?.memory ?? null;
    return {
      day,
      confidence,
      interval: before && day - before.last,
      retrievability: before && retrievability(before, day),
      due,
      stability,
    };
  });
}
