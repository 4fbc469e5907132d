import type { Day } from '../day';
import type { Rating } from '../record/types';
import type { Correction, RecordEdit } from '../record/edit';
import type { DrillItem } from './item';
import { correctedOn, type Progress } from './session';

/** What lets the records of the note move to their questions, where questions came to other labels. */
const renumbered = ({ renumbered }: DrillItem): Pick<RecordEdit, 'renumbered'> =>
  renumbered === null ? {} : { renumbered };

/** What a rating does to the record of a question, or a correction of one that was given before. */
export function rateEdit(
  item: DrillItem,
  { confidence, day, autoWeak }: Rating & { autoWeak: boolean },
  corrects: Correction | null = null,
): RecordEdit {
  const { id, hash } = item.question;
  const rate = { type: 'rate', id, hash, confidence, day, autoWeak } as const;
  return { ...rate, ...(corrects && { corrects }), ...renumbered(item) };
}

/** What a rating given on a day corrects, or null; see {@link correctedOn}. */
export function correction(progress: Progress, day: Day): Correction | null {
  const rating = correctedOn(day, progress);
  return rating && { confidence: rating.confidence, weak: progress.weakBefore };
}

/** What flagging a question, or taking the flag off, does to its record. */
export function weakEdit(item: DrillItem, weak: boolean): RecordEdit {
  const { id, hash } = item.question;
  return { type: 'weak', id, hash, weak, ...renumbered(item) };
}
