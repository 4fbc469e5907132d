import type { Day } from '../../core/day';
import type { DrillItem } from '../../core/drill/item';
import type { Mock } from '../../core/mock/mock';
import type { Plan } from '../../core/mock/plan';
import type { NoteProperties } from '../../core/note/types';

/** What a view of a mock interview shows: one of these at a time. */
export type MockViewState =
  | { readonly kind: 'loading' }
  /** No interview note was chosen, since there is none. */
  | { readonly kind: 'no-notes' }
  | { readonly kind: 'no-questions'; readonly path: string; readonly title: string }
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly message: string }
  /** An interview of the note stopped before its end. */
  | { readonly kind: 'resume'; readonly title: string; readonly mock: Mock }
  | {
      readonly kind: 'plan';
      readonly title: string;
      readonly note: NoteProperties;
      readonly items: readonly DrillItem[];
      readonly plan: Plan;
    }
  | {
      readonly kind: 'mock';
      readonly title: string;
      readonly note: NoteProperties;
      readonly mock: Mock;
      readonly today: Day;
      /** Wanted chance of recall on the due day, 0 to 1. */
      readonly retention: number;
      /** Where the note was deleted meanwhile. */
      readonly deleted: boolean;
    };

/** A plan that is made. */
export type PlanState = Extract<MockViewState, { kind: 'plan' }>;

/** An interview that was begun. */
export type MockState = Extract<MockViewState, { kind: 'mock' }>;

/** Whether the state has its question on the screen. */
export const showsQuestion = ({ mock: { phase, paused } }: MockState): boolean =>
  paused === null && (phase === 'answer' || phase === 'review');
