import type { DrillItem } from './item';
import { currentItem, progressOf, type Progress, type Session } from './session';

/** The session with another progress of one question. */
export const setProgress = (session: Session, key: string, progress: Progress): Session => ({
  ...session,
  progress: new Map(session.progress).set(key, progress),
});

/** Changes what is known of the question that is shown; in the summary nothing is. */
export function updateCurrent(
  session: Session,
  change: (item: DrillItem, progress: Progress) => Partial<Progress>,
): Session {
  const item = currentItem(session);
  if (!item || session.phase !== 'drill') return session;
  const progress = progressOf(session, item);
  return setProgress(session, item.key, { ...progress, ...change(item, progress) });
}

/** Says of questions of a note, or of all of them, why their changes are not in it yet; null where they are. */
export function markUnsaved(
  session: Session,
  path: string,
  unsaved: string | null,
  ids?: readonly string[],
): Session {
  const progress = new Map(session.progress);
  for (const item of session.items) {
    if (item.path === path && (ids?.includes(item.question.id) ?? true))
      progress.set(item.key, { ...progressOf(session, item), unsaved });
  }
  return { ...session, progress };
}
