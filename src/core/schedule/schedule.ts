import {
  createEmptyCard,
  default_w,
  forgetting_curve,
  fsrs,
  Rating as Grade,
  type Card,
  type FSRS,
  type Grade as AnyGrade,
} from 'ts-fsrs';
import { CONFIDENCES, type Confidence } from '../confidence';
import type { Day } from '../day';
import type { Rating } from '../record/types';

/**
 * The schedule of one question, replayed from its log and stored nowhere. The formulas are those of FSRS-6 with its
 * published default weights (https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm), as ts-fsrs
 * computes them without short-term steps and without fuzz: the smallest unit is a day and the same log always gives
 * the same schedule. Blank, shaky, solid and instant are Again, Hard, Good and Easy.
 */
export interface Memory {
  /** The day from which the question is due; at least one day after `last`. */
  readonly due: Day;
  /** Days until the probability of recall has fallen to 90 %. */
  readonly stability: number;
  /** 1 (easy) to 10 (hard). */
  readonly difficulty: number;
  /** How often the question was blank after its first rating. */
  readonly lapses: number;
  /** How many ratings there are. */
  readonly reps: number;
  /** The day of the latest rating. */
  readonly last: Day;
}

export interface ScheduleOptions {
  /** The probability of recall at which a question becomes due; held within 0.5 and 0.99, 0.9 where it is no number. */
  readonly retention: number;
}

/** What one rating would do. */
export interface Outcome {
  readonly due: Day;
  /** Days from the day of the rating until it is due; at least 1. */
  readonly interval: number;
}

const MS_PER_DAY = 86_400_000;
/** The span of years 0000–9999 in days; what lies outside was never written by us. */
const MAX_SPAN = 3_652_425;
const DEFAULT_RETENTION = 0.9;
const GRADE: Readonly<Record<Confidence, AnyGrade>> = {
  1: Grade.Again,
  2: Grade.Hard,
  3: Grade.Good,
  4: Grade.Easy,
};

/** A rating with what it left behind. */
export interface Step {
  readonly rating: Rating;
  readonly memory: Memory;
}

/**
 * Replays ratings in the order of their days. A second rating on one day counts with 0 days elapsed: a solid one leaves
 * the stability where the first had put it, a blank one lowers it, and both move the difficulty.
 * @param ratings need not be sorted; those whose day is no whole number are left out.
 * @returns null where there is no rating.
 */
export function replay(ratings: readonly Rating[], options: ScheduleOptions): Memory | null {
  const steps = replaySteps(ratings, options);
  return steps[steps.length - 1]?.memory ?? null;
}

/** Replays ratings as {@link replay} does, and gives every one of them with the memory after it. */
export function replaySteps(ratings: readonly Rating[], options: ScheduleOptions): Step[] {
  const sorted = ratings.filter(({ day }) => Math.abs(day) <= MAX_SPAN && Number.isInteger(day));
  sorted.sort((a, b) => a.day - b.day);
  const start = sorted[0]?.day ?? 0;
  const scheduler = schedulerFor(options);
  let card: Card = createEmptyCard(moment(0));
  return sorted.map((rating) => {
    const { day, confidence } = rating;
    card = scheduler.next(card, moment(day - start), GRADE[confidence]).card;
    const { stability, difficulty, lapses, reps, scheduled_days: interval } = card;
    return { rating, memory: { due: day + interval, stability, difficulty, lapses, reps, last: day } };
  });
}

/** UTC midnights counted from the first rating: no time zone, and no year that `Date` reads as 19xx. */
function moment(daysSinceFirst: number): Date {
  return new Date(daysSinceFirst * MS_PER_DAY);
}

const schedulers = new Map<number, FSRS>();
const MAX_SCHEDULERS = 20;

function schedulerFor({ retention }: ScheduleOptions): FSRS {
  const request = Number.isFinite(retention) ? Math.min(Math.max(retention, 0.5), 0.99) : DEFAULT_RETENTION;
  let scheduler = schedulers.get(request);
  if (!scheduler) {
    if (schedulers.size >= MAX_SCHEDULERS) schedulers.clear();
    scheduler = fsrs({ request_retention: request, enable_fuzz: false, enable_short_term: false });
    schedulers.set(request, scheduler);
  }
  return scheduler;
}

/**
 * The probability, 0 to 1, that the answer is still known on `today`: R(t, S) of FSRS-6. A day before the latest rating
 * counts as the day of that rating.
 */
export function retrievability(memory: Memory, today: Day): number {
  return forgetting_curve(default_w, Math.max(0, today - memory.last), memory.stability);
}

/** Tells whether a question should be asked on `today`. */
export function isDue(memory: Memory, today: Day): boolean {
  return memory.due <= today;
}

/** What each of the four ratings would do if it were given on `today`. */
export function preview(
  ratings: readonly Rating[],
  today: Day,
  options: ScheduleOptions,
): Readonly<Record<Confidence, Outcome>> {
  const [blank, shaky, solid, instant] = CONFIDENCES.map((confidence) => {
    const due = replay([...ratings, { day: today, confidence }], options)?.due ?? today + 1;
    return { due, interval: Math.max(1, due - today) };
  }) as [Outcome, Outcome, Outcome, Outcome];
  return { 1: blank, 2: shaky, 3: solid, 4: instant };
}
