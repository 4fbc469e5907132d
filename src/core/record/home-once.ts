import type { QuestionWords } from './join';
import type { RecordEdit } from './state';

/**
 * Edits of one note that are carried out together, with its questions on the first of them alone: after it the records are
 * at home, and a journal need not hold all questions once for each edit.
 */
export function homeOnce(edits: readonly RecordEdit[]): RecordEdit[] {
  let known: readonly QuestionWords[] = [];
  return edits.map((edit) => {
    const { renumbered } = edit;
    if (!renumbered) return edit;
    if (isSame(renumbered, known)) return { ...edit, renumbered: undefined };
    known = renumbered;
    return edit;
  });
}

const isSame = (a: readonly QuestionWords[], b: readonly QuestionWords[]): boolean =>
  a === b ||
  (a.length === b.length && a.every(({ id, hash }, at) => id === b[at]?.id && hash === b[at].hash));
