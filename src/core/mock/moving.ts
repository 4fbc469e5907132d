import { stopClock } from '../drill/moving';
import { currentItem, elapsedAt, progressOf, type Progress } from '../drill/session';
import { mockItem, openItems, turnOf, type Mock } from './mock';

/** The interview with its clocks stopped at `now`. */
export const stopped = (mock: Mock, now: number): Mock => ({
  ...mock,
  session: stopClock(mock.session, now),
});

/** Ends the interview with its report. */
export const finish = (mock: Mock, now: number): Mock => ({
  ...stopped(mock, now),
  phase: 'report',
  paused: null,
});

/**
 * Asks the next question that is open, from an index on to the end and round again. After the last, it offers those
 * that were skipped where time is left, once, and else ends.
 */
export function advance(mock: Mock, now: number, from = mock.session.position + 1): Mock {
  const rest = stopped(mock, now);
  const { items } = rest.session;
  for (let step = 0; step < items.length; step += 1) {
    const at = (from + step) % items.length;
    const item = items[at];
    if (item && isOpen(progressOf(rest.session, item))) return askAt(rest, at, now);
  }
  const isTimeLeft = elapsedAt(rest.session, now) < rest.whole;
  return openItems(rest).length > 0 && isTimeLeft && !rest.isSecondRound
    ? { ...rest, phase: 'offer' }
    : finish(rest, now);
}

/** Asks what was skipped or not reached once more. */
export function goBack(mock: Mock, now: number): Mock {
  const open = new Set(openItems(mock).map(({ key }) => key));
  if (open.size === 0 || (mock.phase !== 'offer' && mock.phase !== 'report')) return mock;
  const progress = new Map(
    [...mock.session.progress].map(([key, value]) => [
      key,
      open.has(key) ? { ...value, skipped: false } : value,
    ]),
  );
  return advance({ ...mock, session: { ...mock.session, progress }, isSecondRound: true }, now, 0);
}

/** Goes on after a pause. */
export function resume(mock: Mock, now: number): Mock {
  if (mock.paused === null) return mock;
  const shownAt = mock.phase === 'answer' ? now : null;
  return { ...mock, paused: null, session: { ...mock.session, shownAt } };
}

/** Shows the question that is current as it should be: to be answered, or to be rated where that was done; no clock runs. */
export function atRest(mock: Mock): Mock {
  const item = mockItem(mock);
  if (!item || mock.phase === 'offer' || mock.phase === 'report') return mock;
  return { ...mock, phase: turnOf(mock, item).answered ? 'review' : 'answer' };
}

/** Whether a question is still to be asked. */
export const isOpen = ({ rating, skipped }: Progress): boolean => rating === null && !skipped;

function askAt(mock: Mock, position: number, now: number): Mock {
  const session = { ...mock.session, position };
  const item = currentItem(session);
  const isAnswered = item !== null && turnOf(mock, item).answered;
  return {
    ...mock,
    phase: isAnswered ? 'review' : 'answer',
    paused: null,
    session: { ...session, shownAt: isAnswered ? null : now },
  };
}
