import { isConfidence } from '../confidence';
import { formatDay } from '../day';
import { hasOwn } from '../untrusted';
import { isHash, parseLogEntry } from './log';
import type { IdChange, RecordEdit } from './state';

/** Changes of one note that are not known to be in it yet. Plain data: it is stored as JSON. */
export interface JournalEntry {
  /** Vault path of the note. */
  readonly path: string;
  /** At least one; carried out together or not at all. */
  readonly edits: readonly RecordEdit[];
  /** What the latest try to write them did to the record, stored right before the write; null before any. */
  readonly attempt: readonly IdChange[] | null;
}

/** What a stored journal holds. */
export interface DecodedJournal {
  readonly entries: readonly JournalEntry[];
  /** What is no entry that we know, as it was stored: broken, or written by a later version. */
  readonly broken: readonly unknown[];
}

/** What waits for one note, as people are told of it. */
export interface WaitingNote {
  readonly path: string;
  readonly edits: readonly RecordEdit[];
  /** Why it waits, and the 1-based line of the file that is the reason. */
  readonly message: string;
  readonly line: number;
  /** Whether there is no note at this path, or one that may be another. */
  readonly isGone: boolean;
}

const VERSION = 1;

/** The journal as it is stored, with what could not be read and has no other place; null for an empty one. */
export const encodeJournal = (entries: readonly JournalEntry[], broken: readonly unknown[] = []): unknown =>
  entries.length + broken.length === 0 ? null : { version: VERSION, entries: [...entries, ...broken] };

/** Reads what was stored. It is not trusted, and nothing of it is dropped: what is no entry comes back as broken. */
export function decodeJournal(stored: unknown): DecodedJournal {
  if (stored === null || stored === undefined) return { entries: [], broken: [] };
  const { version, entries } = fieldsOf(stored);
  if (version !== VERSION || !Array.isArray(entries)) return { entries: [], broken: [stored] };
  return { entries: entries.filter(isEntry), broken: entries.filter((each) => !isEntry(each)) };
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isHashText = (value: unknown): boolean => isText(value) && isHash(value);
const isConfidenceOrNone = (value: unknown): boolean => value === null || isConfidence(value);
const isLogOrNone = (value: unknown): boolean => value === null || parseLogEntry(value) !== null;
const isDay = (value: unknown): boolean =>
  Number.isInteger(value) && formatDay(Number(value)) !== 'Invalid day';

function isEntry(value: unknown): value is JournalEntry {
  const { path, edits, attempt } = fieldsOf(value);
  return (
    isText(path) &&
    path !== '' &&
    Array.isArray(edits) &&
    edits.length > 0 &&
    edits.every(isEdit) &&
    (attempt === null || (Array.isArray(attempt) && attempt.every(isChange)))
  );
}

/** What the fields of each type of edit must be, beside its id. A new type needs its line here. */
const IS_EDIT: Readonly<Record<RecordEdit['type'], (fields: Fields) => boolean>> = {
  rate: ({ hash, confidence, day, autoWeak, corrects }) =>
    isHashText(hash) && isConfidence(confidence) && isDay(day) && isFlag(autoWeak) && isCorrection(corrects),
  weak: ({ weak, hash }) => isFlag(weak) && (hash === undefined || isHashText(hash)),
  adopt: ({ log, hash, confidence, weak }) =>
    isLogOrNone(log) &&
    (hash === undefined || isHashText(hash)) &&
    isConfidenceOrNone(confidence) &&
    isFlag(weak),
  forget: ({ log }) => isLogOrNone(log),
};

function isCorrection(value: unknown): boolean {
  const { confidence, weak } = fieldsOf(value);
  return value === undefined || (isConfidence(confidence) && isFlag(weak));
}

function isEdit(value: unknown): boolean {
  const fields = fieldsOf(value);
  const { type, id, renumbered } = fields;
  const isKnown = isText(type) && hasOwn(IS_EDIT, type);
  return isKnown && isText(id) && IS_EDIT[type as RecordEdit['type']](fields) && isRenumbered(renumbered);
}

const isRenumbered = (value: unknown): boolean =>
  value === undefined ||
  (Array.isArray(value) &&
    value.every((each) => {
      const { id, hash, older } = fieldsOf(each);
      return isText(id) && isText(hash) && (older === undefined || isText(older));
    }));

function isChange(value: unknown): boolean {
  const { id, before, after } = fieldsOf(value);
  const isState = (state: unknown): boolean => {
    const { confidence, weak, log } = fieldsOf(state);
    return isConfidenceOrNone(confidence) && isFlag(weak) && isLogOrNone(log);
  };
  return isText(id) && isState(before) && isState(after);
}
