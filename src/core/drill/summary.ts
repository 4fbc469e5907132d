import type { Confidence } from '../confidence';
import type { Day } from '../day';
import { replay, type ScheduleOptions } from '../schedule/schedule';
import type { DrillItem } from './item';
import { allRatings, progressOf, type Session } from './session';

/** How a rating stands to the one before this session. */
export type Change = 'first' | 'better' | 'same' | 'worse';

/** One rated question of a session. */
export interface SummaryRow {
  readonly item: DrillItem;
  readonly rating: Confidence;
  readonly before: Confidence | null;
  readonly change: Change;
  readonly weak: boolean;
  /** The day on which it comes back. */
  readonly due: Day | null;
  /** Why it is not in the note yet, or null. */
  readonly unsaved: string | null;
}

/** What a drill came to. */
export interface Summary {
  readonly rows: readonly SummaryRow[];
  readonly counts: Readonly<Record<Confidence, number>>;
  readonly changes: Readonly<Record<Change, number>>;
  /** All weak questions of the session, rated or not. */
  readonly weak: readonly DrillItem[];
  readonly unrated: readonly DrillItem[];
  /** Those of the unrated that were left out by choice; the others were not reached, or not rated. */
  readonly skipped: readonly DrillItem[];
  /** Questions by the day on which they come back, soonest first. */
  readonly comingBack: readonly { readonly due: Day; readonly count: number }[];
  /** Milliseconds. */
  readonly time: number;
  readonly unsaved: number;
}

/** Sums a session up. */
export function summarise(session: Session, options: ScheduleOptions): Summary {
  const rows = session.items.flatMap((item) => summaryRow(session, item, options));
  const count = <K extends string | number>(
    keys: readonly K[],
    of: (row: SummaryRow) => K,
  ): Record<K, number> => {
    const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
    for (const row of rows) counts[of(row)] += 1;
    return counts;
  };
  const days = new Map<Day, number>();
  for (const { due } of rows) if (due !== null) days.set(due, (days.get(due) ?? 0) + 1);
  return {
    rows,
    counts: count([1, 2, 3, 4], ({ rating }) => rating),
    changes: count(['first', 'better', 'same', 'worse'], ({ change }) => change),
    weak: session.items.filter((item) => progressOf(session, item).weak),
    unrated: session.items.filter((item) => progressOf(session, item).rating === null),
    skipped: session.items.filter((item) => progressOf(session, item).skipped),
    comingBack: [...days].sort(([a], [b]) => a - b).map(([due, count]) => ({ due, count })),
    time: session.elapsed,
    unsaved: rows.filter(({ unsaved }) => unsaved !== null).length,
  };
}

function summaryRow(session: Session, item: DrillItem, options: ScheduleOptions): SummaryRow[] {
  const progress = progressOf(session, item);
  const { rating, before, weak, unsaved } = progress;
  if (rating === null) return [];
  const due = replay(allRatings(item, progress), options)?.due ?? null;
  return [{ item, rating, before, change: changeOf(before, rating), weak, due, unsaved }];
}

function changeOf(before: Confidence | null, rating: Confidence): Change {
  if (before === null) return 'first';
  if (rating === before) return 'same';
  return rating > before ? 'better' : 'worse';
}
