import { CONFIDENCE_WORD } from '../../core/confidence';
import { formatDay } from '../../core/day';
import { plural } from '../../core/drill/words';
import type { RecordEdit } from '../../core/record/edit';
import type { WaitingNote } from '../../core/record/journal';
import { countMissing, type MissingNote } from '../../core/record/missing';
import { describeGain } from '../merge/words';

/** `3 ratings`, or `3 changes` where flags or other changes are among them. */
export function countEdits(edits: readonly RecordEdit[]): string {
  return plural(edits.length, edits.every(({ type }) => type === 'rate') ? 'rating' : 'change');
}

/** What one change says, for who has to decide whether it may be lost: `q1: 3 Solid on 2026-11-10`. */
export function describeEdit(edit: RecordEdit): string {
  switch (edit.type) {
    case 'rate':
      return `${edit.id}: ${String(edit.confidence)} ${CONFIDENCE_WORD[edit.confidence]} on ${formatDay(edit.day)}`;
    case 'weak':
      return `${edit.id}: ${edit.weak ? 'flagged as weak' : 'weak flag taken off'}`;
    case 'adopt':
      return `${edit.id}: its record from another version of the note`;
    case 'forget':
      return `${edit.id}: its record taken out`;
  }
}

/** Why a note's ratings wait, in one line. */
export const reasonOf = ({ message, line, isGone }: WaitingNote): string =>
  isGone ? message : `Line ${String(line)}: ${message}`;

/** All that waits, in one notice: how many, of which note, and what to mend. */
export function waitingMessage(notes: readonly WaitingNote[]): string {
  const [first] = notes;
  if (!first) return '';
  const edits = notes.flatMap((note) => note.edits);
  const { path, line, message, isGone } = first;
  const verb = edits.length === 1 ? 'waits' : 'wait';
  const mend = isGone ? `${path}: ${message}` : `Fix line ${String(line)} of ${path}: ${message}`;
  const more = notes.length > 1 ? ` And ${plural(notes.length - 1, 'other note')}.` : '';
  return `${countEdits(edits)} ${verb}. ${mend}${more}`;
}

/** What a note lacks of what was rated on this device, in one notice. */
export function missingMessage(note: MissingNote): string {
  const count = countMissing(note);
  const verb = count === 1 ? 'is' : 'are';
  return `${plural(count, 'rating')} given here ${verb} missing in "${note.path}" since it was changed from outside.`;
}

/** The button that puts back what a note lacks. */
export const putBackVerb = (note: MissingNote): string =>
  countMissing(note) === 1 ? 'Put it back' : 'Put them back';

/** What a note lacks, one line for each question: `q1: 1 rating (2026-11-10: 3 Solid)`. */
export const describeLacks = ({ lacks }: MissingNote): string[] =>
  lacks.map(({ gain }) => `${gain.id}: ${describeGain(gain)}`);
