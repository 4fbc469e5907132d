import type { Confidence } from '../confidence';
import type { Day } from '../day';
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
  /** The rating of this session, or null. */
  readonly rating: Confidence | null;
  readonly ratedOn: Day | null;
  readonly skipped: boolean;
  readonly weak: boolean;
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
  skipped: false,
  weak,
  before: confidence,
  ratingsBefore: ratings,
  time: 0,
  unsaved: null,
});

/** Begins a drill of items in their order, optionally at one of them. */
export function startSession(
  items: readonly DrillItem[],
  now: number,
  { startKey, scope = 'note' }: { startKey?: string; scope?: Scope } = {},
): Session {
  const at = items.findIndex(({ key }) => key === startKey);
  return {
    items,
    scope,
    progress: new Map(items.map((item) => [item.key, freshProgress(item)])),
    position: Math.max(0, at),
    phase: 'drill',
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

/** All ratings of a question with those of this session that the note does not show yet. */
export function allRatings(item: DrillItem, { rating, ratedOn, ratingsBefore }: Progress): readonly Rating[] {
  if (rating === null || ratedOn === null || item.ratings.length > ratingsBefore.length) return item.ratings;
  return [...item.ratings, { day: ratedOn, confidence: rating }];
}
