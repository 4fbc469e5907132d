import { attemptWords } from '../attempts/words';
import { weakAfterRating } from '../record/weak';
import type { DrillEvent } from './event';
import { noteChanged, noteDeleted, noteRenamed, putBack } from './follow-note';
import type { DrillItem } from './item';
import { advance, again, finish, go, stopClock } from './moving';
import { stepsOf, WHOLE } from '../steps/layer-steps';
import {
  canRate,
  correctedOn,
  currentItem,
  progressOf,
  ratingsOfSession,
  ratingsToFollow,
  stepsLeft,
  type Progress,
  type Session,
} from './session';
import { remember, undo, undoFromHere } from './undo';
import { markUnsaved, updateCurrent } from './update';

/** So often a question comes again in a session; then another day may help more. */
const MOST_TRIES = 3;

/** Takes in one event. The same state and event always give the same result; nothing outside is read or changed. */
export function reduce(session: Session, event: DrillEvent): Session {
  const { position, phase } = session;
  switch (event.type) {
    case 'reveal':
      return updateCurrent(session, (item, progress) => revealNext(item, progress, event));
    case 'reveal-all':
      return updateCurrent(session, ({ question }) => ({
        revealed: question.layers.length,
        steps: WHOLE,
        followUps: question.followUps.map((_, index) => index),
      }));
    case 'whole':
      return updateCurrent(session, () => ({ steps: WHOLE }));
    case 'hint':
      return updateCurrent(session, () => ({ hintShown: true }));
    case 'follow-up':
      return updateCurrent(session, (_, progress) => revealFollowUp(progress, event.index));
    case 'attempt':
      return updateCurrent(session, () => ({ attempt: attemptWords(event.text) }));
    case 'rate':
      return rate(session, event);
    case 'weak':
      return updateCurrent(remember(session), (_, { weak }) => ({ weak: !weak, weakBefore: !weak }));
    case 'skip':
      if (phase !== 'drill') return session;
      return advance(
        updateCurrent(session, (_, { rating }) => ({ skipped: rating === null, again: false })),
        event.now,
      );
    case 'go':
      return go(session, event.to, event.now);
    case 'back':
      return go(session, phase === 'summary' ? position : position - 1, event.now);
    case 'forth':
      return phase === 'drill' ? go(session, position + 1, event.now) : session;
    case 'finish':
      return finish(session, event.now);
    case 'undo':
      return event.step === undefined ? undo(session, event.now) : undoFromHere(session, event.step);
    case 'again':
      return again(session, event.keys, event.now);
    case 'pause':
      return stopClock(session, event.now);
    case 'resume':
      return phase === 'drill' && session.shownAt === null ? { ...session, shownAt: event.now } : session;
    case 'note-changed':
      return noteChanged(session, event.note, event.settled);
    case 'note-renamed':
      return noteRenamed(session, event.from, event.to);
    case 'note-deleted':
      return noteDeleted(session, event.path, event.now);
    case 'put-back':
      return putBack(session, event.items);
    case 'saved':
      return markUnsaved(session, event.path, null);
    case 'not-saved':
      return markUnsaved(session, event.path, event.reason, event.ids);
  }
}

/** The next step, the next layer, or all up to one; when the answer is whole, the answer of the next follow-up. */
function revealNext(
  item: DrillItem,
  progress: Progress,
  { upTo, stepwise = false }: { readonly upTo?: number; readonly stepwise?: boolean },
): Partial<Progress> {
  const { layers, followUps } = item.question;
  const { revealed } = progress;
  const left = stepsLeft(item, progress);
  // Where nobody wants steps any more, what was begun in steps is shown whole.
  if (left > 0 && upTo === undefined) return { steps: stepwise && left > 1 ? progress.steps + 1 : WHOLE };
  const followUp = followUps.findIndex(({ answer }, at) => answer !== '' && !progress.followUps.includes(at));
  if (revealed >= layers.length && followUp >= 0) return revealFollowUp(progress, followUp);
  const next = Math.min(layers.length, Math.max(revealed, upTo ?? revealed) + 1);
  const isStepped = stepwise && next > revealed && stepsOf(layers[next - 1]) > 0;
  return { revealed: next, steps: isStepped ? 0 : WHOLE };
}

const revealFollowUp = ({ followUps }: Progress, index: number): Partial<Progress> => ({
  followUps: followUps.includes(index) ? followUps : [...followUps, index],
});

function rate(session: Session, event: Extract<DrillEvent, { type: 'rate' }>): Session {
  const item = currentItem(session);
  if (!item || session.phase !== 'drill' || !canRate(item, progressOf(session, item))) return session;
  const { confidence, day, autoWeak, now } = event;
  const rated = updateCurrent(remember(session), (_, progress) => {
    const ratings = [...ratingsToFollow(item, progress, day), { day, confidence }];
    const isCorrection = correctedOn(day, progress) !== null;
    const weakBefore = isCorrection ? progress.weakBefore : progress.weak;
    const weak = autoWeak ? weakAfterRating(weakBefore, ratings) : weakBefore;
    const earlier = isCorrection ? progress.earlier : ratingsOfSession(progress);
    const again = confidence === 1 && earlier.length < MOST_TRIES;
    return { rating: confidence, ratedOn: day, earlier, again, skipped: false, weak, weakBefore };
  });
  return advance(rated, now);
}
