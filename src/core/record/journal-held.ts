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
export function isHeld(
  record: Held,
  changes: readonly IdChange[],
  questions: () => readonly QuestionWords[],
): boolean {
  return changes.every((change) => isChangeHeld(record, change, questions));
}

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
