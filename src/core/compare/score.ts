import type { Likeness } from './likeness';

/**
 * What each kind of likeness adds to the log-odds that two questions ask the same. They began as a logistic regression on the
 * tuning half of the labelled pairs (test/fixtures/question-pairs) and were rounded so that few are joined wrongly there, for
 * one that is missed is joined by hand more easily than a wrong one is seen. Topic and label are a mild prior: notes of one
 * person often have them alike by chance.
 */
const WEIGHTS: Readonly<Record<keyof Likeness, number>> = {
  asked: 3.4,
  covered: 1.4,
  shared: 4,
  margin: 4,
  topic: 0.2,
  label: 0.1,
};

const KINDS = Object.keys(WEIGHTS) as (keyof Likeness)[];

/** Log-odds of two questions that have nothing in common. */
const START = -3;

/** Questions that score less stand in rows of their own. */
export const LEAST_SCORE = 0.5;

/** What it adds that they are one sentence with another thing put into it; see {@link areContrasted}. */
const CONTRAST = -12;

/** How sure it is, 0 to 1, that two questions ask the same. */
export function scoreOf(likeness: Likeness, isContrasted: boolean): number {
  let sum = isContrasted ? START + CONTRAST : START;
  for (const kind of KINDS) sum += WEIGHTS[kind] * likeness[kind];
  return 1 / (1 + Math.exp(-sum));
}
