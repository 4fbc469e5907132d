import type { Confidence } from '../confidence';
import type { Day } from '../day';
import type { DrillItem } from '../drill/item';
import { progressOf } from '../drill/session';
import { summarise, type Change, type Summary } from '../drill/summary';
import type { ScheduleOptions } from '../schedule/schedule';
import { questionClock, turnOf, wholeClock, type Clock, type Mock } from './mock';

/** What became of a question. `unrated`: answered, and not rated. `cut`: begun, and not answered. */
export type Outcome = 'rated' | 'unrated' | 'skipped' | 'cut' | 'unreached';

/** How long an answer took, against its plan. `short`: less than half of it. */
export type Pace = 'over' | 'within' | 'short';

/** One question of an interview. */
export interface ReportRow {
  readonly item: DrillItem;
  readonly clock: Clock;
  readonly outcome: Outcome;
  /** Of answers only. */
  readonly pace: Pace | null;
  readonly rating: Confidence | null;
  /** How the rating stands to the one before; null where there is none. */
  readonly change: Change | null;
  /** The day on which it comes back. */
  readonly due: Day | null;
  /** Whether the note changed its words meanwhile. */
  readonly changed: boolean;
}

/** What a mock interview came to. */
export interface MockReport {
  readonly rows: readonly ReportRow[];
  readonly whole: Clock;
  /** How many were answered, rated or not. */
  readonly answered: number;
  readonly summary: Summary;
  /** Rated blank or shaky, or flagged as weak. */
  readonly unsure: readonly DrillItem[];
  readonly over: readonly ReportRow[];
  readonly missed: readonly ReportRow[];
  /** How many questions left the note meanwhile. */
  readonly gone: number;
}

/** A tenth of the plan is no other pace, and neither is a quarter of a minute. */
const TOLERANCE = { share: 0.1, least: 15_000 } as const;

/** How a time stands to its plan. */
export function paceOf({ planned, spent }: Clock): Pace {
  if (spent > planned + Math.max(TOLERANCE.least, planned * TOLERANCE.share)) return 'over';
  return spent < planned / 2 ? 'short' : 'within';
}

/** Sums an interview up; its clocks stand. */
export function reportOf(mock: Mock, options: ScheduleOptions): MockReport {
  const { session } = mock;
  const summary = summarise(session, options);
  const rows = session.items.map((item): ReportRow => {
    const { answered, changed } = turnOf(mock, item);
    const { rating, skipped } = progressOf(session, item);
    const clock = questionClock(mock, item, 0);
    const rated = summary.rows.find((row) => row.item === item);
    const isSaid = answered || rating !== null;
    return {
      item,
      clock,
      outcome: outcomeOf(rating, isSaid, skipped, clock.spent),
      pace: isSaid ? paceOf(clock) : null,
      rating,
      change: rated?.change ?? null,
      due: rated?.due ?? null,
      changed,
    };
  });
  return {
    rows,
    whole: wholeClock(mock, 0),
    answered: rows.filter(({ pace }) => pace !== null).length,
    summary,
    unsure: rows
      .filter(({ item, rating }) => (rating !== null && rating <= 2) || summary.weak.includes(item))
      .map(({ item }) => item),
    over: rows.filter(({ pace }) => pace === 'over'),
    missed: rows.filter(({ pace }) => pace === null),
    gone: mock.gone,
  };
}

function outcomeOf(rating: Confidence | null, isSaid: boolean, skipped: boolean, spent: number): Outcome {
  if (rating !== null) return 'rated';
  if (isSaid) return 'unrated';
  if (skipped) return 'skipped';
  return spent > 0 ? 'cut' : 'unreached';
}
