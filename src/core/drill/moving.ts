import type { DrillItem } from './item';
import { allRatings, currentItem, progressOf, startSession, type Progress, type Session } from './session';
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
 * Goes on to the next question without a rating, from here to the end and round again; then to those that come again,
 * hidden once more; to the summary after the last.
 * @param but index of a question that is not next, whatever is known of it
 */
export function advance(
  session: Session,
  now: number,
  from = session.position + 1,
  but = session.position,
): Session {
  const next = firstFrom(
    session,
    from,
    ({ rating, skipped }, at) => at !== but && rating === null && !skipped,
  );
  if (next !== null) return moveTo(session, next, now);
  const again = firstFrom(session, from, (progress) => progress.again);
  return again === null ? finish(session, now) : hideAgain(moveTo(session, again, now));
}

/** Index of the first question that is wanted, from one on to the end and round again; null where none is. */
function firstFrom(
  session: Session,
  from: number,
  isWanted: (progress: Progress, at: number) => boolean,
): number | null {
  const { items } = session;
  for (let step = 0; step < items.length; step += 1) {
    const at = (from + step) % items.length;
    const item = items[at];
    if (item && isWanted(progressOf(session, item), at)) return at;
  }
  return null;
}

/** Hides the answer of the question that is shown, for another try with an empty field. */
function hideAgain(session: Session): Session {
  const item = currentItem(session);
  if (!item) return session;
  const progress = progressOf(session, item);
  const hidden = { revealed: 0, steps: 0, hintShown: false, followUps: [], round: progress.round + 1 };
  return setProgress(session, item.key, { ...progress, ...hidden, attempt: '' });
}

/**
 * Drills some questions once more, as a session of its own that begins with what is known now. What was written as an
 * answer that was never rated is still one's answer.
 */
export function again(session: Session, keys: readonly string[], now: number): Session {
  const items = session.items.filter(({ key }) => keys.includes(key));
  if (items.length === 0) return session;
  const current = items.map((item): DrillItem => {
    const progress = progressOf(session, item);
    const ratings = allRatings(item, progress);
    return { ...item, confidence: progress.rating ?? item.confidence, ratings, weak: progress.weak };
  });
  const fresh = startSession(current, now, { scope: 'selection', arranged: true });
  return current.reduce((next, item) => {
    const { rating, attempt } = progressOf(session, item);
    if (rating !== null || attempt === '') return next;
    return setProgress(next, item.key, { ...progressOf(next, item), attempt });
  }, fresh);
}
