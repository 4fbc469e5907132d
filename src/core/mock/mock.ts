import { WHOLE } from '../steps/layer-steps';
import type { DrillItem } from '../drill/item';
import {
  currentItem,
  elapsedAt,
  progressOf,
  startSession,
  type Progress,
  type Session,
} from '../drill/session';
import { splitTime, type Plan } from './plan';

/** What a mock interview knows of one question beyond what a drill does. */
export interface Turn {
  /** Milliseconds that the plan gives to it. */
  readonly planned: number;
  /** How many of its follow-ups were asked while it was answered. */
  readonly asked: number;
  /** Whether the answer was said, and is shown. */
  readonly answered: boolean;
  /** Whether the note changed its words since the interview began. */
  readonly changed: boolean;
}

/**
 * `answer`: thinking aloud, the clocks run. `review`: the answer is shown and rated, the clocks stand, since nobody rates
 * in an interview. `offer`: all were asked, some were skipped, and time is left. `report`: it is over.
 */
export type MockPhase = 'answer' | 'review' | 'offer' | 'report';

/** Why the interview was paused. `away`: its window was hidden. `asleep`: the device was. `closed`: the view, or the app. */
export type PauseReason = 'asked' | 'away' | 'asleep' | 'closed';

/** A mock interview, as plain data. */
export interface Mock {
  /**
   * The questions in their order, what is known of them and the time that they took. Its clock runs only while a question
   * is answered.
   */
  readonly session: Session;
  /** By the keys of the questions. */
  readonly turns: ReadonlyMap<string, Turn>;
  readonly phase: MockPhase;
  readonly paused: PauseReason | null;
  /** Milliseconds of the whole interview. */
  readonly whole: number;
  /** Whether skipped questions are asked once more; those that are skipped again stay so. */
  readonly isSecondRound: boolean;
  /** How many questions left the note meanwhile. */
  readonly gone: number;
}

/** A time that is planned and how much of it is used, in milliseconds. */
export interface Clock {
  readonly planned: number;
  readonly spent: number;
}

const HALF_MINUTE = 30_000;

const FRESH_TURN: Turn = { planned: 0, asked: 0, answered: false, changed: false };

/** Begins the interview that a plan describes, with its first question; null where the plan has none. */
export function startMock(items: readonly DrillItem[], plan: Plan, now: number): Mock | null {
  const halves = splitTime(plan);
  const asked = items.filter(({ key }) => halves.has(key));
  if (asked.length === 0) return null;
  return {
    session: startSession(asked, now, { scope: 'selection', arranged: true }),
    turns: new Map(
      asked.map(({ key }) => [key, { ...FRESH_TURN, planned: (halves.get(key) ?? 0) * HALF_MINUTE }]),
    ),
    phase: 'answer',
    paused: null,
    whole: plan.minutes * 2 * HALF_MINUTE,
    isSecondRound: false,
    gone: 0,
  };
}

/** What the interview knows of a question. */
export const turnOf = ({ turns }: Mock, { key }: Pick<DrillItem, 'key'>): Turn =>
  turns.get(key) ?? FRESH_TURN;

/** The question that is asked or reviewed, or was last. */
export const mockItem = ({ session }: Mock): DrillItem | null => currentItem(session);

/** Whether the clocks run. */
export const isRunning = ({ session }: Mock): boolean => session.shownAt !== null;

/** The clock of the whole interview at `now`. */
export const wholeClock = ({ session, whole }: Mock, now: number): Clock => ({
  planned: whole,
  spent: elapsedAt(session, now),
});

/** The clock of a question at `now`. */
export function questionClock(mock: Mock, item: DrillItem, now: number): Clock {
  const { session } = mock;
  const { shownAt } = session;
  const runs = shownAt !== null && currentItem(session)?.key === item.key;
  return {
    planned: turnOf(mock, item).planned,
    spent: progressOf(session, item).time + (runs ? Math.max(0, now - shownAt) : 0),
  };
}

/** As much of a question as the screen shows: all of it, with its answer, once it was answered. */
export function shownProgress(mock: Mock, item: DrillItem): Progress {
  const progress = progressOf(mock.session, item);
  const { layers, followUps } = item.question;
  return turnOf(mock, item).answered
    ? {
        ...progress,
        hintShown: true,
        revealed: layers.length,
        steps: WHOLE,
        followUps: followUps.map((_, index) => index),
      }
    : progress;
}

/** The questions that have no rating yet, in their order. */
export const openItems = ({ session }: Mock): readonly DrillItem[] =>
  session.items.filter((item) => progressOf(session, item).rating === null);

/** The interview with something else known of some questions. */
export function withTurn(mock: Mock, { key }: Pick<DrillItem, 'key'>, change: Partial<Turn>): Mock {
  return { ...mock, turns: new Map(mock.turns).set(key, { ...turnOf(mock, { key }), ...change }) };
}
