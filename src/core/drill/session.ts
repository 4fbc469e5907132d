import type { Confidence } from '../confidence';
import type { Day } from '../day';
import { withoutRatings } from '../record/log';
import type { Rating } from '../record/types';
import { stepsOf } from '../steps/layer-steps';
import type { DrillItem } from './item';

/** What a session knows of one question beyond the note. */
export interface Progress {
  /** Layers of the answer that are shown. */
  readonly revealed: number;
  /** Steps of the latest revealed layer that are filled; see {@link stepsLeft}. */
  readonly steps: number;
  readonly hintShown: boolean;
  /** Indices of the follow-ups whose answers are shown. */
  readonly followUps: readonly number[];
  /** The latest rating of this session, or null. */
  readonly rating: Confidence | null;
  readonly ratedOn: Day | null;
  /** The ratings of this session before the latest, in their order. */
  readonly earlier: readonly Rating[];
  /** Whether it comes again before the session ends, since it was blank. */
  readonly again: boolean;
  /** How often it came again, hidden once more. */
  readonly round: number;
  readonly skipped: boolean;
  /** The answer that the person wrote; empty for none. */
  readonly attempt: string;
  readonly weak: boolean;
  /** Whether it would be weak without the latest rating, which may be corrected. */
  readonly weakBefore: boolean;
  /** What the note said before this session. */
  readonly before: Confidence | null;
  readonly ratingsBefore: readonly Rating[];
  /** Milliseconds spent on the question. */
  readonly time: number;
  /** Why the latest change is not in the note yet, or null. */
  readonly unsaved: string | null;
}

/** How to take back one act that changed the record. */
interface UndoStep {
  readonly key: string;
  readonly before: Progress;
  readonly position: number;
  readonly phase: Phase;
}

export type Phase = 'drill' | 'summary';

export type Scope = 'note' | 'selection';

/** A drill, as plain data. */
export interface Session {
  readonly items: readonly DrillItem[];
  /** `note`: all questions of a note, also those written meanwhile. `selection`: these and no others. */
  readonly scope: Scope;
  readonly progress: ReadonlyMap<string, Progress>;
  /** Index of the question that is shown. */
  readonly position: number;
  readonly phase: Phase;
  /** Whether the questions have an order of their own; else that of their note. */
  readonly arranged: boolean;
  /** Minutes after which the session would like to end, or null. */
  readonly minutes: number | null;
  /** Milliseconds drilled before `shownAt`. */
  readonly elapsed: number;
  /** When the question that is shown was shown, in milliseconds since the epoch; null while the clock stands. */
  readonly shownAt: number | null;
  readonly undo: readonly UndoStep[];
}

/** What is known of a question that the session meets for the first time. */
export const freshProgress = ({ weak, confidence, ratings }: DrillItem): Progress => ({
  revealed: 0,
  steps: 0,
  hintShown: false,
  followUps: [],
  rating: null,
  ratedOn: null,
  earlier: [],
  again: false,
  round: 0,
  skipped: false,
  attempt: '',
  weak,
  weakBefore: weak,
  before: confidence,
  ratingsBefore: ratings,
  time: 0,
  unsaved: null,
});

/** How a drill begins. */
export interface Start {
  /** The key of the question to begin with. */
  readonly startKey?: string | undefined;
  readonly scope?: Scope;
  readonly arranged?: boolean;
  readonly minutes?: number | null;
}

/** Begins a drill of items in their order, optionally at one of them. */
export function startSession(
  items: readonly DrillItem[],
  now: number,
  { startKey, scope = 'note', arranged = false, minutes = null }: Start = {},
): Session {
  const at = items.findIndex(({ key }) => key === startKey);
  return {
    items,
    scope,
    progress: new Map(items.map((item) => [item.key, freshProgress(item)])),
    position: Math.max(0, at),
    phase: 'drill',
    arranged,
    minutes,
    elapsed: 0,
    shownAt: now,
    undo: [],
  };
}

/** The question that is shown, or null where there is none. */
export const currentItem = (session: Session): DrillItem | null => session.items[session.position] ?? null;

/** What the session knows of an item. */
export const progressOf = (session: Session, item: DrillItem): Progress =>
  session.progress.get(item.key) ?? freshProgress(item);

/** Milliseconds drilled up to `now`. */
export const elapsedAt = ({ elapsed, shownAt }: Session, now: number): number =>
  elapsed + (shownAt === null ? 0 : Math.max(0, now - shownAt));

/** How many steps of the latest revealed layer are still to be filled; 0 where it is whole. */
export const stepsLeft = ({ question }: DrillItem, { revealed, steps }: Progress): number =>
  Math.max(0, stepsOf(question.layers[revealed - 1]) - steps);

/** Whether the ratings may be given: with the first reveal, or at once where there is nothing to reveal. */
export const canRate = ({ question }: DrillItem, { revealed }: Progress): boolean =>
  revealed > 0 || question.layers.length === 0;

/** All ratings that were given in this session, in their order. */
export const ratingsOfSession = ({ rating, ratedOn, earlier }: Progress): readonly Rating[] =>
  rating === null || ratedOn === null ? earlier : [...earlier, { day: ratedOn, confidence: rating }];

/** All ratings of a question: as the note has them, and those of this session where it does not show them yet. */
export function allRatings(item: DrillItem, progress: Progress): readonly Rating[] {
  const before = progress.ratingsBefore.length;
  const given = ratingsOfSession(progress);
  // A note with more than was given here has ratings of others; else what was given here is newer.
  return item.ratings.length - before > given.length
    ? item.ratings
    : [...item.ratings.slice(0, before), ...given];
}

/**
 * The rating that one given on a day would correct: the latest of this session where it is of that day and the question
 * has not come again since. Null where the question would be rated as a new try.
 */
export const correctedOn = (day: Day, { rating, ratedOn, earlier, round }: Progress): Rating | null =>
  rating !== null && ratedOn === day && earlier.length >= round ? { day, confidence: rating } : null;

/** The ratings that one given on a day would follow: all but the one that it would correct. */
export function ratingsToFollow(item: DrillItem, progress: Progress, day: Day): readonly Rating[] {
  const corrected = correctedOn(day, progress);
  const all = allRatings(item, progress);
  return corrected ? withoutRatings(all, [corrected]) : all;
}

/** Whether the time that the session was given is over at `now`. */
export const isTimeOver = (session: Session, now: number): boolean =>
  session.minutes !== null && elapsedAt(session, now) >= session.minutes * 60_000;
