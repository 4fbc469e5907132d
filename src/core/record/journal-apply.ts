import type { Diagnostic } from '../diagnostic';
import { readFrontmatter } from '../note/frontmatter';
import { editRecord, type RecordUndo } from './edit';
import type { JournalEntry } from './journal';
import { isHeld } from './journal-held';
import type { QuestionWords } from './join';
import { readRecord } from './read';
import type { RecordEdit } from './state';
import type { NoteRecord, RecordKeys } from './types';

/** What becomes of one entry of the journal. */
export type Outcome =
  /** The note holds it already, from a write that nobody heard of. */
  | { readonly kind: 'held' }
  | { readonly kind: 'written'; readonly undo: RecordUndo }
  | { readonly kind: 'refused'; readonly diagnostic: Diagnostic };

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
 * @param questionsOf the questions of a text; asked only where a record does not stand where it is expected.
 */
export function applyEntries(
  text: string,
  entries: readonly Pick<JournalEntry, 'edits' | 'attempt'>[],
  keys: RecordKeys,
  questionsOf: (text: string) => readonly QuestionWords[],
): Applied {
  const blocked = new Map<string, Diagnostic>();
  let now = text;
  const outcomes = entries.map(({ edits, attempt }): Outcome => {
    const record = recordOf(now, keys);
    const questions = (): readonly QuestionWords[] => questionsOf(now);
    if (attempt !== null && isHeld(record, attempt, questions)) return { kind: 'held' };
    const diagnostic = edits.map(({ id }) => blocked.get(id)).find((each) => each !== undefined);
    const aimed = edits.map((edit) => aimedAt(edit, record, questions));
    const result = diagnostic ? { ok: false as const, diagnostic } : editRecord(now, aimed, keys);
    if (!result.ok) {
      for (const { id } of edits) blocked.set(id, result.diagnostic);
      return { kind: 'refused', diagnostic: result.diagnostic };
    }
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
  return entries.filter(({ attempt }) => attempt !== null && isHeld(record, attempt, questions));
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
  if (known ? known.hash === hash : edit.type !== 'weak') return edit;
  const questions = questionsNow();
  if (questions.some((each) => each.id === id && each.hash === hash)) return edit;
  const moved = questions.find((each) => each.hash === hash);
  return moved ? { ...edit, id: moved.id, renumbered: questions } : edit;
}
