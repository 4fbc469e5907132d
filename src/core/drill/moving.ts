import type { DrillItem } from './item';
import { allRatings, currentItem, progressOf, startSession, type Session } from './session';
import { setProgress } from './update';

/** Adds the time since the question was shown to it and to the whole, and stops the clock. `now` is in milliseconds. */
export function stopClock(session: Session, now: number): Session {
  const { shownAt } = session;
  if (shownAt === null) return session;
  const spent = Math.max(0, now - shownAt);
  const item = currentItem(session);
  const timed = item
    ? setProgress(session, item.key, {
        ...progressOf(session, item),
        time: progressOf(session, item).time + spent,
      })
    : session;
  return { ...timed, elapsed: timed.elapsed + spent, shownAt: null };
}

/** Shows the question at an index from `now` on, and stays in the phase. */
export const moveTo = (session: Session, position: number, now: number): Session => ({
  ...stopClock(session, now),
  position,
  shownAt: now,
});

/** Shows the question at an index, also from the summary; nothing happens where there is none. */
export const go = (session: Session, to: number, now: number): Session =>
  session.items[to] ? { ...moveTo(session, to, now), phase: 'drill' } : session;

/** Ends the drill with its summary. */
export const finish = (session: Session, now: number): Session => ({
  ...stopClock(session, now),
  phase: 'summary',
});

/**
 * Goes on to the next question without a rating, from here to the end and round again; to the summary after the last.
 * @param but index of a question that is not next, whatever is known of it
 */
export function advance(
  session: Session,
  now: number,
  from = session.position + 1,
  but = session.position,
): Session {
  const { items } = session;
  const order = items.map((_, step) => (from + step) % items.length);
  const next = order.find((at) => {
    const item = items[at];
    if (!item || at === but) return false;
    const { rating, skipped } = progressOf(session, item);
    return rating === null && !skipped;
  });
  return next === undefined ? finish(session, now) : moveTo(session, next, now);
}

/** Drills some questions once more, as a session of its own that begins with what is known now. */
export function again(session: Session, keys: readonly string[], now: number): Session {
  const items = session.items.filter(({ key }) => keys.includes(key));
  if (items.length === 0) return session;
  const current = items.map((item): DrillItem => {
    const progress = progressOf(session, item);
    const ratings = allRatings(item, progress);
    return { ...item, confidence: progress.rating ?? item.confidence, ratings, weak: progress.weak };
  });
  return startSession(current, now, { scope: 'selection' });
}
