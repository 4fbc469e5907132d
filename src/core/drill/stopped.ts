import type { Day } from '../day';
import { asRecord } from '../untrusted';
import { repairQueue, type Queue } from './queue';
import { progressOf, type Session } from './session';

/** What is drilled: one note, or questions of many, gathered on a day. */
export type Source = { readonly path: string } | { readonly queue: Queue; readonly day: Day };

/** A drill that stopped before its end. */
export interface StoppedDrill {
  readonly source: Source;
  /** As it was stored; see {@link storeSession}. */
  readonly session: unknown;
}

/** Tells what is drilled, also from day to day; JSON, in which paths can be followed. */
export const drillKey = (source: Source): string =>
  JSON.stringify('path' in source ? { path: source.path } : { queue: lasting(source.queue) });

/** Without what may differ for the same plan: the seed from day to day, the order of its notes when one is renamed. */
function lasting(queue: Queue): Queue {
  if (queue.kind !== 'session') return queue;
  const { pool } = queue.plan;
  const same = 'paths' in pool && pool.paths ? { ...pool, paths: [...pool.paths].sort() } : pool;
  return { ...queue, plan: { ...queue.plan, pool: same, seed: 0 } };
}

/** A stopped drill of whatever was stored, or null where it is none. */
export function repairStopped(stored: unknown): StoppedDrill | null {
  const { source, session } = asRecord(stored) ?? {};
  const { path, queue: storedQueue, day } = asRecord(source) ?? {};
  if (asRecord(session) === null) return null;
  if (typeof path === 'string') return { source: { path }, session };
  const queue = repairQueue(storedQueue);
  return queue && Number.isInteger(day) ? { source: { queue, day: day as Day }, session } : null;
}

/**
 * Tells whether it can go on today: what was due on another day is not what is due now. What was not asked of it is due
 * still.
 */
export function isOfToday({ source }: StoppedDrill, today: Day): boolean {
  if ('path' in source || source.day === today) return true;
  const { queue } = source;
  if (queue.kind === 'session') return queue.plan.pick === 'all' || queue.plan.pick === 'weak';
  return queue.kind !== 'due';
}

/** Tells whether anything happened in a session that is not over, so that to begin it anew would lose something. */
export const isUnderWay = (session: Session): boolean =>
  session.phase === 'drill' &&
  (session.position > 0 || session.items.some((item) => wasTouched(session, item)));

function wasTouched(session: Session, item: Session['items'][number]): boolean {
  const { revealed, hintShown, rating, skipped, attempt } = progressOf(session, item);
  return revealed > 0 || hintShown || rating !== null || skipped || attempt !== '';
}
