import type { Rating } from '../record/types';
import type { RecordEdit } from '../record/edit';
import type { DrillItem } from './item';

/** The id from which a record moves, where the question came to another label since it was last rated. */
const moveFrom = ({ recordId, question }: DrillItem): { moveFrom?: string } =>
  recordId === question.id ? {} : { moveFrom: recordId };

/** What a rating does to the record of a question. */
export function rateEdit(
  item: DrillItem,
  { confidence, day, autoWeak }: Rating & { autoWeak: boolean },
): RecordEdit {
  const { id, hash } = item.question;
  return { type: 'rate', id, hash, confidence, day, autoWeak, ...moveFrom(item) };
}

/** What flagging a question, or taking the flag off, does to its record. */
export function weakEdit(item: DrillItem, weak: boolean): RecordEdit {
  return { type: 'weak', id: item.question.id, weak, ...moveFrom(item) };
}
