import type { Confidence } from '../confidence';
import { formatDay } from '../day';
import type { DiagnosticCode } from '../diagnostic';
import type { DrillNote } from '../drill/item';
import type { ReadResult } from '../drill/results';
import type { Rating } from './types';

/** One rating, with all that tells what was rated. */
export interface RatingRow {
  /** Vault path of the note. */
  readonly path: string;
  /** Id of the question; of an orphan the id under which its record stands. */
  readonly id: string;
  /** Markdown of what is asked, as the note reads now; empty for an orphan. */
  readonly question: string;
  /** Hash of these words, of an orphan those of its record. */
  readonly hash: string;
  /** Markdown of the heading above; empty where there is none. */
  readonly topic: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly confidence: Confidence;
  /** Whether the question is flagged as weak now. */
  readonly weak: boolean;
  /** Whether the record belongs to no question of its note any more. */
  readonly orphan: boolean;
}

/** Every rating of some notes, and what of these notes could not be read. */
export interface RatingExport {
  readonly ratings: readonly RatingRow[];
  readonly unread: readonly { readonly path: string; readonly error: string }[];
}

/** Findings behind which ratings may be that nobody can read. */
const LOSSY: ReadonlySet<DiagnosticCode> = new Set([
  'frontmatter-invalid',
  'frontmatter-unclosed',
  'record-unreadable',
]);

/** Gathers the ratings of notes: note by note, question by question, then the orphans, each from its first rating on. */
export function exportRatings(
  notes: readonly { readonly path: string; readonly result: ReadResult }[],
): RatingExport {
  return {
    ratings: notes.flatMap(({ result }) => (result.ok ? rowsOf(result.note) : [])),
    unread: notes.flatMap(({ path, result }) => errorsOf(result).map((error) => ({ path, error }))),
  };
}

function rowsOf({ path, items, orphans }: DrillNote): RatingRow[] {
  const rows = (rated: Omit<RatingRow, 'day' | 'confidence'>, ratings: readonly Rating[]): RatingRow[] =>
    ratings.map(({ day, confidence }) => ({ ...rated, day: formatDay(day), confidence }));
  return [
    ...items.flatMap(({ question: { id, text, hash, topic }, weak, ratings }) =>
      rows({ path, id, question: text, hash, topic: topic ?? '', weak, orphan: false }, ratings),
    ),
    ...orphans.flatMap(({ id, hash, weak, ratings }) =>
      rows({ path, id, question: '', hash: hash ?? '', topic: '', weak, orphan: true }, ratings),
    ),
  ];
}

function errorsOf(result: ReadResult): string[] {
  if (!result.ok) return [result.message];
  return result.note.diagnostics
    .filter(({ code }) => LOSSY.has(code))
    .map(({ line, message }) => `Line ${String(line)}: ${message}`);
}
