import { isOf, type QuestionWords } from './join';
import { parseLogEntry, withoutRatings } from './log';
import { idState, type IdChange, type IdState } from './state';
import type { NoteRecord, Rating } from './types';

type Held = Pick<NoteRecord, 'confidence' | 'weak' | 'log'>;

/**
 * Tells whether a note holds what a try to write it did. The app may have been closed between the write and the news of
 * it, and others may have changed the note since; so what counts of a log is its ratings, as often as they are there: all
 * that were added, and none that was taken out. Two devices that gave the same rating to a question on the same day gave
 * it once, as in a merge.
 *
 * Where only a flag or a confidence changed, it counts as held while the note says the same.
 *
 * @param questions those of the note, asked only where the record of these words is not under its id.
 */
function isHeld(
  record: Held,
  changes: readonly IdChange[],
  questions: () => readonly QuestionWords[],
): boolean {
  return changes.every((change) => isChangeHeld(record, change, questions));
}

/**
 * Tells whether a note holds what one of several tries did, in the order in which they were made. A rating that a later
 * one corrected is gone from a note that holds the correction, and must not come back.
 */
export function isHeldAmong(
  record: Held,
  attempts: readonly (readonly IdChange[] | null)[],
  at: number,
  questions: () => readonly QuestionWords[],
): boolean {
  for (let next = at; next >= 0; next = correctionOf(attempts, next)) {
    const attempt = attempts[next];
    if (attempt && isHeld(record, attempt, questions)) return true;
  }
  return false;
}

/** Index of the first later try that took ratings out of the log that this one left; -1 for none. */
const correctionOf = (attempts: readonly (readonly IdChange[] | null)[], at: number): number =>
  attempts.findIndex(
    (later, index) =>
      index > at &&
      later?.some(
        ({ id, before, after }) =>
          withoutRatings(ratingsOf(before), ratingsOf(after)).length > 0 &&
          attempts[at]?.some((each) => each.id === id && each.after.log === before.log),
      ),
  );

function isChangeHeld(
  record: Held,
  { id, before, after }: IdChange,
  questions: () => readonly QuestionWords[],
): boolean {
  const was = ratingsOf(before);
  const is = ratingsOf(after);
  const removed = withoutRatings(was, is);
  const isLogTheSame = removed.length === 0 && withoutRatings(is, was).length === 0;
  return placesOf(record, id, after.log ?? before.log, questions).some((place) => {
    const now = idState({ ...record, unreadable: NONE }, place);
    if (isLogTheSame)
      return now.weak === after.weak && (before.weak !== after.weak || saysConfidence(now, before, after));
    const have = ratingsOf(now);
    const more = withoutRatings(have, is);
    return withoutRatings(is, have).length === 0 && withoutRatings(removed, more).length === removed.length;
  });
}

const NONE: ReadonlySet<string> = new Set();

const saysConfidence = (now: IdState, before: IdState, after: IdState): boolean =>
  before.confidence === after.confidence || now.confidence === after.confidence;

const ratingsOf = ({ log }: IdState): readonly Rating[] => parseLogEntry(log)?.ratings ?? [];

/**
 * Where the question's record may be now. Under its id where the question is still there: another one may ask the same.
 * Else under its words, wherever these stand; else under its id, with other words.
 */
function placesOf(
  { log }: Held,
  id: string,
  entry: string | null,
  questions: () => readonly QuestionWords[],
): string[] {
  const hash = parseLogEntry(entry)?.hash;
  const others = [...log].flatMap(([place, known]) => (known.hash === hash ? [place] : []));
  const isAtHome =
    others.length === 0 ||
    others.includes(id) ||
    questions().some((question) => question.id === id && isOf(question, hash ?? ''));
  return isAtHome ? [id] : others;
}
