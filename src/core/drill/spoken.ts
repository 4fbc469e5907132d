import { CONFIDENCE_WORD } from '../confidence';
import type { Day } from '../day';
import { replay, type ScheduleOptions } from '../schedule/schedule';
import { allRatings, currentItem, progressOf, type Session } from './session';
import { inDays } from './words';

/**
 * What somebody who does not see the screen is told of an act: what was recorded, flagged, skipped or undone, and which
 * question is shown now. Empty where nothing of that happened.
 */
export function spokenChange(before: Session, after: Session, today: Day, options: ScheduleOptions): string {
  const act = spokenAct(before, after, today, options);
  const isElsewhere =
    currentItem(before)?.key !== currentItem(after)?.key ||
    before.phase !== after.phase ||
    hasNewRound(before, after);
  const { position, items, phase } = after;
  const place = `Question ${String(position + 1)} of ${String(items.length)}.`;
  return [act, isElsewhere && phase === 'drill' ? place : ''].filter((part) => part !== '').join(' ');
}

/** Whether the question that is shown comes again, hidden once more. */
function hasNewRound(before: Session, after: Session): boolean {
  const item = currentItem(after);
  return item !== null && progressOf(after, item).round > progressOf(before, item).round;
}

function spokenAct(before: Session, after: Session, today: Day, options: ScheduleOptions): string {
  const steps = after.undo.length - before.undo.length;
  // Another drill of the same questions begins without steps, and has items of its own.
  if (steps < 0) return before.items === after.items ? 'Undone.' : '';
  const shown = currentItem(before);
  if (!shown) return '';
  const [was, is] = [before.progress.get(shown.key), after.progress.get(shown.key)];
  if (!was || !is) return '';
  if (steps === 0) return is.skipped && !was.skipped ? 'Skipped.' : '';
  const isRated = is.rating !== was.rating || is.earlier !== was.earlier || is.weak === was.weak;
  if (!isRated) return is.weak ? 'Flagged as weak.' : 'Weak flag taken off.';
  if (is.rating === null) return '';
  const due = replay(allRatings(shown, is), options)?.due ?? null;
  const weak = is.weak === was.weak ? '' : is.weak ? ', flagged as weak' : ', weak flag taken off';
  const back = due === null ? '' : `, back ${inDays(due - today)}`;
  const again = is.again ? ' It comes again in this session.' : '';
  return `Rated ${String(is.rating)} ${CONFIDENCE_WORD[is.rating].toLowerCase()}${weak}${back}.${again}`;
}
