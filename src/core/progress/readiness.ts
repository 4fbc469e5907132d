import type { Confidence } from '../confidence';
import type { Day } from '../day';
import type { DrillItem } from '../drill/item';
import { replay, retrievability, type ScheduleOptions } from '../schedule/schedule';

/** How much of a set of questions can be relied on. */
export interface Readiness {
  /** 0 to 1; 0 where there are no questions. */
  readonly ready: number;
  /** How many questions were ever rated. */
  readonly rated: number;
  readonly questions: number;
}

/** What an answer is worth that is recalled: who was blank or shaky does not carry it through an interview. */
const WORTH: Readonly<Record<Confidence, number>> = { 1: 0, 2: 0.5, 3: 1, 4: 1 };

/**
 * How ready a person is on a day: the mean, over all questions, of the chance that the answer is still recalled on that day
 * (R of FSRS, see {@link retrievability}) times what the latest rating says that it is worth: nothing for blank, half for
 * shaky, all for solid and instant. A question that was never rated counts as not known; a confidence that was written by
 * hand, without a log, as recalled.
 * @param day the day of the interview, or today where none is known or it is past
 */
export function readiness(items: readonly DrillItem[], day: Day, options: ScheduleOptions): Readiness {
  let sum = 0;
  let rated = 0;
  for (const { confidence, ratings } of items) {
    if (confidence === null) continue;
    rated += 1;
    const memory = replay(ratings, options);
    sum += WORTH[confidence] * (memory ? retrievability(memory, day) : 1);
  }
  return { ready: items.length === 0 ? 0 : sum / items.length, rated, questions: items.length };
}
