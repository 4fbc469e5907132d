import type { Confidence } from '../confidence';
import { progressOf, type Session } from './session';

/** So many runs there are at most, however long a drill is. */
export const MAX_RUNS = 60;

/** Neighbouring questions of a drill that are shown as one: a single one where the drill is short. */
export interface Run {
  readonly count: number;
  /** How many of them were rated how in this session. */
  readonly rated: Readonly<Record<Confidence, number>>;
  /** Whether the question that is shown is among them; in the summary none is shown. */
  readonly isCurrent: boolean;
}

/** A drill in at most {@link MAX_RUNS} runs, all about as long. */
export function runsOf(session: Session): Run[] {
  const { items, position, phase } = session;
  const runs = Math.min(items.length, MAX_RUNS);
  const startOf = (run: number): number => Math.floor((run * items.length) / runs);
  return Array.from({ length: runs }, (_, at) => {
    const [start, end] = [startOf(at), startOf(at + 1)];
    const rated = { 1: 0, 2: 0, 3: 0, 4: 0 };
    for (const item of items.slice(start, end)) {
      const { rating } = progressOf(session, item);
      if (rating !== null) rated[rating] += 1;
    }
    return {
      count: end - start,
      rated,
      isCurrent: phase === 'drill' && position >= start && position < end,
    };
  });
}
