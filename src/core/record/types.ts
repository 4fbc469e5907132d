import type { Confidence } from '../confidence';
import type { Day } from '../day';
import type { Diagnostic } from '../diagnostic';

/** The names of the properties that hold the record, and of the tag; settings, so that they can avoid a user's own. */
export interface RecordKeys {
  readonly confidence: string;
  readonly weak: string;
  readonly log: string;
  /** The tag of a note with a weak question, without `#`; empty for none. */
  readonly weakTag: string;
}

/** The names that the format describes. */
export const DEFAULT_RECORD_KEYS: RecordKeys = {
  confidence: 'confidence',
  weak: 'weak',
  log: 'drill_log',
  weakTag: 'weak',
};

/** One answer of a person: how sure, on which of their local days. */
export interface Rating {
  readonly day: Day;
  readonly confidence: Confidence;
}

/** Every rating that a question was ever given. */
export interface LogEntry {
  /** 6 hex digits of a hash of the question's text. */
  readonly hash: string;
  /** At least one; ascending by day, ratings of one day in the order in which they were given. */
  readonly ratings: readonly Rating[];
}

/** What a note remembers of a question that is none of its questions any more. */
export interface OrphanRecord {
  readonly id: string;
  /** That of its entry; null where it has no ratings. */
  readonly hash: string | null;
  /** Ascending by day. */
  readonly ratings: readonly Rating[];
  readonly confidence: Confidence | null;
  readonly weak: boolean;
}

/** The record of a note, as far as it can be read. Keys are question ids. */
export interface NoteRecord {
  readonly confidence: ReadonlyMap<string, Confidence>;
  /** Ids without repetition, in the order of the note. */
  readonly weak: readonly string[];
  readonly log: ReadonlyMap<string, LogEntry>;
  readonly diagnostics: readonly Diagnostic[];
}
