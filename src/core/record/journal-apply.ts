import type { Diagnostic } from '../diagnostic';
import { readFrontmatter } from '../note/frontmatter';
import { editRecord, type EditRefusal, type RecordUndo } from './edit';
import type { JournalEntry } from './journal';
import { isHeldAmong } from './journal-held';
import { isOf, joinRecords, type QuestionWords } from './join';
import { readRecord } from './read';
import type { RecordEdit } from './state';
import type { NoteRecord, RecordKeys } from './types';

/** What becomes of one entry of the journal. */
export type Outcome =
  /** The note holds it already, from a write that nobody heard of. */
  | { readonly kind: 'held' }
  | { readonly kind: 'written'; readonly undo: RecordUndo }
  | {
      readonly kind: 'refused';
      readonly diagnostic: Diagnostic;
      /** Whether this may not be the note of the entry at all. */
      readonly isElsewhere?: boolean;
    };

/** An entry of the journal, as it is to be written. */
export interface Waiting extends Pick<JournalEntry, 'edits' | 'attempt'> {
  /**
   * Whether the note may be another one by now: it was gone, or the app was closed. Then the place of a question says
   * nothing; only its words do.
   */
  readonly isDoubtful?: boolean;
}

export interface Applied {
  readonly text: string;
  /** One for each entry, in their order. */
  readonly outcomes: readonly Outcome[];
}

/**
 * Writes entries of the journal into a text, one after another, each by itself: one that is refused holds back only those
 * after it that are about a question of its own, so that the ratings of a question keep their order. Undoing those that
 * were written, the last one first, gives back every byte.
 *
 * A text without a word takes nothing: a sync may have emptied it for a moment. What {@link isElsewhere} tells of waits
 * too, and holds back nothing of a question with other words.
 *
 * @param questionsOf the questions of a text; asked only where a record does not stand where it is expected.
 */
export function applyEntries(
  text: string,
  entries: readonly Waiting[],
  keys: RecordKeys,
  questionsOf: (text: string) => readonly QuestionWords[],
): Applied {
  if (text.trim() === '')
    return { text, outcomes: entries.map(() => ({ kind: 'refused', diagnostic: EMPTY })) };
  const blocked = new Map<string, Diagnostic>();
  let now = text;
  let record = recordOf(now, keys);
  /** Why the note takes nothing at all, once that is known: then nothing more is tried. */
  let whole: EditRefusal | null = null;
  // They are in the body, which stays as it is.
  let read: readonly QuestionWords[] | null = null;
  const questions = (): readonly QuestionWords[] => (read ??= questionsOf(text));
  const attempts = entries.map(({ attempt }) => attempt);
  const outcomes = entries.map(({ edits, isDoubtful = false }, at): Outcome => {
    if (isHeldAmong(record, attempts, at, questions)) return { kind: 'held' };
    if (whole) return { kind: 'refused', diagnostic: whole.diagnostic };
    const diagnostic = edits.map(({ id }) => blocked.get(id)).find((each) => each !== undefined);
    if (!diagnostic && edits.some((edit) => isElsewhere(edit, record, questions, isDoubtful)))
      return { kind: 'refused', diagnostic: isDoubtful ? OTHER_WORDS : NO_SUCH, isElsewhere: true };
    const aimed = edits.map((edit) => aimedAt(edit, record, questions));
    const result = diagnostic ? { ok: false as const, diagnostic } : editRecord(now, aimed, keys);
    if (!result.ok) {
      const nothing = diagnostic ? null : editRecord(now, [], keys);
      whole = nothing?.ok === false ? nothing : null;
      for (const { id } of edits) blocked.set(id, result.diagnostic);
      return { kind: 'refused', diagnostic: result.diagnostic };
    }
    if (result.changed) record = recordOf(result.text, keys);
    now = result.text;
    return { kind: 'written', undo: result.undo };
  });
  return { text: now, outcomes };
}

/** Which of the entries a text holds already, of those that were tried. */
export function heldEntries<T extends Pick<JournalEntry, 'attempt'>>(
  text: string,
  entries: readonly T[],
  keys: RecordKeys,
  questionsOf: (text: string) => readonly QuestionWords[],
): T[] {
  const record = recordOf(text, keys);
  const questions = (): readonly QuestionWords[] => questionsOf(text);
  const attempts = entries.map(({ attempt }) => attempt);
  return entries.filter((_, at) => isHeldAmong(record, attempts, at, questions));
}

const refusal = (message: string): Diagnostic => ({
  code: 'record-unreadable',
  severity: 'error',
  message,
  line: 1,
});
const EMPTY = refusal('The note is empty at the moment. Its ratings wait.');
const NO_SUCH = refusal('This note has no such question. Its ratings wait.');
const OTHER_WORDS = refusal(
  'No question of this note has the words that were rated, so it may be another note. Its ratings wait.',
);

/**
 * Whether a text shows no sign of the question of an edit: neither its place nor its words, among its questions or in its
 * log. Its place alone is enough for a question that was reworded, unless the note may be another one.
 */
function isElsewhere(
  edit: RecordEdit,
  { log }: NoteRecord,
  questions: () => readonly QuestionWords[],
  isDoubtful: boolean,
): boolean {
  if (!('hash' in edit) || edit.hash === undefined) return false;
  const { id, hash } = edit;
  if ([...log.values()].some((entry) => entry.hash === hash)) return false;
  // Words that several questions may have by the older rule, and none of them for certain, are no sign of one.
  if (questions().some((each) => isOf(each, hash))) return questionOf(edit, hash, questions()) === null;
  return isDoubtful || !(log.has(id) || questions().some((each) => each.id === id));
}

/** The question that the words of an edit are those of, where its note has one. */
function questionOf(
  { id }: RecordEdit,
  hash: string,
  questions: readonly QuestionWords[],
): QuestionWords | null {
  const found = questions[joinRecords(questions, new Map([[id, { hash }]])).indexOf(id)];
  return found && isOf(found, hash) ? found : null;
}

/** What cannot be read holds nothing. */
const recordOf = (text: string, keys: RecordKeys): NoteRecord => readRecord(readFrontmatter(text).data, keys);

/**
 * The edit for the place where its question is now. An entry may wait for long, and another question may have come to its
 * label with ratings of its own; those of two questions must not become one log.
 */
function aimedAt(
  edit: RecordEdit,
  { log }: NoteRecord,
  questionsNow: () => readonly QuestionWords[],
): RecordEdit {
  if (!('hash' in edit) || edit.hash === undefined) return edit;
  const { id, hash } = edit;
  const known = log.get(id);
  // Ratings bring their hash along, so they are found wherever they stand; a flag alone is not.
  if (!edit.renumbered && (known ? known.hash === hash : edit.type !== 'weak')) return edit;
  const questions = questionsNow();
  const question = questionOf(edit, hash, questions);
  if (!question) return edit;
  // At its label may still stand the record of a question that went elsewhere.
  const isHome = question.id === id && joinRecords(questions, log)[questions.indexOf(question)] === id;
  return { ...edit, id: question.id, hash: question.hash, ...(isHome ? {} : { renumbered: questions }) };
}
