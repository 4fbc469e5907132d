import { progressOf, type Session } from './session';

/** A note of a session, with how far it is drilled. */
export interface SessionNote {
  readonly path: string;
  readonly title: string | null;
  readonly questions: number;
  readonly rated: number;
  /** The key of its first question without a rating; of its first one where all are rated. */
  readonly next: string;
}

/** The notes of a session, in the order of their first questions. */
export function sessionNotes(session: Session): SessionNote[] {
  const notes = new Map<string, SessionNote & { isNextRated: boolean }>();
  for (const item of session.items) {
    const { path, title, key } = item;
    const isRated = progressOf(session, item).rating !== null;
    const known = notes.get(path) ?? { path, title, questions: 0, rated: 0, next: key, isNextRated: isRated };
    const isNext = known.isNextRated && !isRated;
    notes.set(path, {
      path,
      title,
      questions: known.questions + 1,
      rated: known.rated + (isRated ? 1 : 0),
      next: isNext ? key : known.next,
      isNextRated: isNext ? false : known.isNextRated,
    });
  }
  return [...notes.values()].map(({ path, title, questions, rated, next }) => ({
    path,
    title,
    questions,
    rated,
    next,
  }));
}
