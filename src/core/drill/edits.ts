import type { Rating } from '../record/types';
import type { RecordEdit } from '../record/edit';
import type { DrillItem } from './item';

/** What lets the records of the note move to their questions, where questions came to other labels. */
const renumbered = ({ renumbered }: DrillItem): Pick<RecordEdit, 'renumbered'> =>
  renumbered === null ? {} : { renumbered };

/** What a rating does to the record of a question. */
export function rateEdit(
  item: DrillItem,
  { confidence, day, autoWeak }: Rating & { autoWeak: boolean },
): RecordEdit {
  const { id, hash } = item.question;
  return { type: 'rate', id, hash, confidence, day, autoWeak, ...renumbered(item) };
}

/** What flagging a question, or taking the flag off, does to its record. */
export function weakEdit(item: DrillItem, weak: boolean): RecordEdit {
  const { id, hash } = item.question;
  return { type: 'weak', id, hash, weak, ...renumbered(item) };
}
