import type { Day } from '../../core/day';
import type { Diagnostic } from '../../core/diagnostic';
import type { Queue } from '../../core/drill/queue';
import type { Session } from '../../core/drill/session';
import type { QuestionsOffer } from '../../core/note/offers';
import type { NoteProperties } from '../../core/note/types';

/** What a drill view shows: one of these at a time. */
export type ViewState =
  | { readonly kind: 'loading' }
  /** The drill stopped before its end: whether it goes on is the person's choice. */
  | {
      readonly kind: 'resume';
      readonly title: string;
      readonly session: Session;
      /** Days ago. */
      readonly since: number;
    }
  /** No interview note was chosen, since there is none. */
  | { readonly kind: 'no-notes' }
  /** Nothing is in the queue; `next` is the next day on which a question is due, or null. */
  | { readonly kind: 'empty-queue'; readonly queue: Queue; readonly next: Day | null; readonly today: Day }
  | {
      readonly kind: 'no-questions';
      readonly path: string;
      readonly title: string;
      /** How the note could mark some. */
      readonly offers: readonly QuestionsOffer[];
    }
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly message: string }
  | {
      readonly kind: 'drill';
      /** What is drilled of several notes; null for a drill of one. */
      readonly queue: Queue | null;
      /** Of the note of the question that is shown. */
      readonly title: string;
      readonly note: NoteProperties;
      /** What looks wrong in that note. */
      readonly findings: readonly Diagnostic[];
      readonly session: Session;
      readonly today: Day;
      /** Wanted chance of recall on the due day, 0 to 1. */
      readonly retention: number;
      /** Where the note of the question that is shown was deleted while it was drilled. */
      readonly deleted: boolean;
      /** Whether a field for one's own answer is open at each question. */
      readonly attempts: boolean;
    };

/** A drill that is shown. */
export type DrillState = Extract<ViewState, { kind: 'drill' }>;
