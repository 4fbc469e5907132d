import { moveTo } from './moving';
import { currentItem, progressOf, type Session } from './session';
import { setProgress } from './update';

/** Keeps what `undo` will need before the record of the current question changes. */
export function remember(session: Session): Session {
  const item = currentItem(session);
  if (!item || session.phase !== 'drill') return session;
  const { position, phase } = session;
  return {
    ...session,
    undo: [...session.undo, { key: item.key, before: progressOf(session, item), position, phase }],
  };
}

/** Takes the latest act back and returns to its question. What was revealed stays so: it has been seen. */
export function undo(session: Session, now: number): Session {
  const step = session.undo[session.undo.length - 1];
  if (!step) return session;
  const rest = { ...session, undo: session.undo.slice(0, -1) };
  const current = session.progress.get(step.key);
  if (!current) return rest;
  const position = session.items.findIndex(({ key }) => key === step.key);
  const moved = position < 0 ? rest : { ...moveTo(rest, position, now), phase: step.phase };
  const { time } = moved.progress.get(step.key) ?? current;
  const { before } = step;
  const cameAgain = current.round > before.round;
  const layers = session.items[position]?.question.layers.length ?? 0;
  return setProgress(moved, step.key, {
    ...before,
    time,
    // What was written since is nothing that was asked to be taken back.
    attempt: cameAgain && current.attempt === '' ? before.attempt : current.attempt,
    // It may have come again since, hidden once more.
    revealed: Math.max(current.revealed, Math.min(before.revealed, layers)),
    followUps: [...new Set([...before.followUps, ...current.followUps])],
    steps: current.revealed < before.revealed ? before.steps : current.steps,
  });
}

/** Takes one act back and stays where the drill is: others may have followed it. */
export function undoFromHere(session: Session, at: number): Session {
  const step = session.undo[at];
  if (!step) return session;
  const undo = session.undo.filter((each) => each !== step);
  const next = undo.findIndex(({ key }, index) => index >= at && key === step.key);
  const follower = undo[next];
  if (follower) {
    undo[next] = { ...follower, before: step.before };
    return { ...session, undo };
  }
  const { rating, ratedOn, earlier, again, skipped, weak, weakBefore } = step.before;
  const current = session.progress.get(step.key);
  const rest = { ...session, undo };
  return current
    ? setProgress(rest, step.key, { ...current, rating, ratedOn, earlier, again, skipped, weak, weakBefore })
    : rest;
}
