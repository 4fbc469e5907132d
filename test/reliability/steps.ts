import { readFrontmatter } from '../../src/core/note/frontmatter';
import { editRecord, undoEdit, type RecordEdit, type RecordUndo } from '../../src/core/record/edit';
import { readRecord } from '../../src/core/record/read';
import { DEFAULT_RECORD_KEYS as KEYS, type NoteRecord } from '../../src/core/record/types';
import type { Random } from './random';

/** Something got lost; the message says what. */
export class Loss extends Error {}

/** The edit was refused, as it should be; nothing was written. */
export class Refusal extends Error {}

/** The record as it is read from the text of a note: another way than that of the edits. */
export const recordOf = (text: string): NoteRecord => readRecord(readFrontmatter(text).data, KEYS);

/** Carries out one edit. A refusal must name a line of the note and a mend. */
export function edited(text: string, edit: RecordEdit): { text: string; undo: RecordUndo } {
  const result = editRecord(text, [edit], KEYS);
  if (result.ok) return result;
  const { line, message } = result.diagnostic;
  const lines = text.split(/\r\n?|\n/).length;
  if (!(line >= 1 && line <= lines))
    throw new Loss(`The refusal names line ${String(line)} of ${String(lines)}.`);
  if (!message.includes(`line ${String(line)}`))
    throw new Loss(`The refusal does not say its line: ${message}`);
  throw new Refusal(message);
}

/** Takes an edit back. Where somebody else changed the properties, it may be refused as an edit may. */
export function undone(text: string, undo: RecordUndo): string {
  const result = undoEdit(text, undo, KEYS);
  if (result.ok) return result.text;
  if (text.startsWith(undo.after)) throw new Loss(`Undo was refused: ${result.diagnostic.message}`);
  throw new Refusal(result.diagnostic.message);
}

/** Rate, flag, rate again: what people do to a note within a minute. */
export function someEdits(random: Random): readonly RecordEdit[] {
  return editsOf(random, true, random.pick(['q2', 'q1', '1e3', '__proto__']));
}

/** The same, but no flag comes of a rating: who takes back first one and then the other would get another flag. */
export function independentEdits(random: Random): readonly RecordEdit[] {
  return editsOf(random, false, random.pick(['q2', '1e3', '__proto__']));
}

function editsOf(random: Random, autoWeak: boolean, flagged: string): readonly RecordEdit[] {
  const confidence = () => random.pick([1, 2, 3, 4] as const);
  const day = 20_800 + random.below(30);
  const rate = { type: 'rate', id: 'q1', hash: '9f3a1c', autoWeak } as const;
  return [
    { ...rate, confidence: confidence(), day },
    { type: 'weak', id: flagged, weak: !random.onceIn(3) },
    { ...rate, confidence: confidence(), day: day + random.below(9) },
  ];
}

/** `day:confidence` of every rating of a question, sorted. */
export const ratingsOf = ({ log }: NoteRecord, id: string): string =>
  (log.get(id)?.ratings ?? [])
    .map(({ day, confidence }) => `${String(day)}:${String(confidence)}`)
    .sort()
    .join(' ');

/** Every question's ratings but those of one, for comparison. */
export const othersOf = (record: NoteRecord, id: string): string =>
  JSON.stringify(
    [...record.log.keys()].filter((key) => key !== id).map((key) => [key, ratingsOf(record, key)]),
  );

/** Fails unless a record holds what was there before and what the edits added, and nothing else. */
export function expectRecord(text: string, before: NoteRecord, edits: readonly RecordEdit[]): void {
  const { diagnostics } = readFrontmatter(text);
  if (diagnostics[0]) throw new Loss(`The properties cannot be read any more: ${diagnostics[0].message}`);
  const after = recordOf(text);
  const added = edits.flatMap((edit) =>
    edit.type === 'rate' ? [`${String(edit.day)}:${String(edit.confidence)}`] : [],
  );
  const wanted = [...ratingsOf(before, 'q1').split(' '), ...added].filter(Boolean).sort().join(' ');
  if (ratingsOf(after, 'q1') !== wanted)
    throw new Loss(`Ratings are ${ratingsOf(after, 'q1')}, not ${wanted}.`);
  if (othersOf(after, 'q1') !== othersOf(before, 'q1')) throw new Loss('Ratings of other questions changed.');
  for (const edit of edits)
    if (edit.type === 'weak' && edit.id !== 'q1' && after.weak.includes(edit.id) !== edit.weak)
      throw new Loss(`The flag of ${edit.id} is not as it was set.`);
}

/** Fails unless a text says the same as before in all that is read of the record. */
export function expectSameRecord(text: string, before: NoteRecord): void {
  const plain = ({ confidence, weak, log }: NoteRecord) =>
    JSON.stringify([
      [...confidence].sort(),
      [...weak].sort(),
      [...log.keys()].sort().map((id) => [id, log.get(id)]),
    ]);
  const after = recordOf(text);
  if (plain(after) !== plain(before)) throw new Loss(`The record is ${plain(after)}, not ${plain(before)}.`);
}

/** Fails unless two notes have the same tags. Where questions are weak, the weak tag may be new. */
export function expectSameTags(text: string, before: string): void {
  const isWeak = recordOf(before).weak.length > 0;
  const tagsOf = (of: string): string => {
    const tags = Object.entries(readFrontmatter(of).data).filter(([key]) => key.toLowerCase() === 'tags');
    const all = tags
      .flatMap(([, value]) => value ?? [])
      .flatMap((tag) =>
        typeof tag === 'string'
          ? tag
              .trim()
              .replace(/#/g, '')
              .split(/[,\s]+/)
          : JSON.stringify(tag),
      );
    return JSON.stringify(all.filter((tag) => !isWeak || tag !== KEYS.weakTag).sort());
  };
  if (tagsOf(text) !== tagsOf(before)) throw new Loss(`The tags are ${tagsOf(text)}, not ${tagsOf(before)}.`);
}
