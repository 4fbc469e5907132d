import type { Confidence } from '../confidence';
import type { Day } from '../day';
import { addRating, formatLogEntry, parseLogEntry, withoutRatings } from './log';
import type { LogEntry } from './types';
import { weakAfterRating } from './weak';

/** A change of one question's record. */
export type RecordEdit =
  | {
      readonly type: 'rate';
      readonly id: string;
      /** Hash of the question as it reads now; replaces that of a question that was reworded. */
      readonly hash: string;
      readonly confidence: Confidence;
      readonly day: Day;
      /** Whether the weak rule applies; see {@link weakAfterRating}. */
      readonly autoWeak: boolean;
      /** The id under which this question's record still is; it moves if `id` has no log yet and the hash is the same. */
      readonly moveFrom?: string | undefined;
    }
  | {
      readonly type: 'weak';
      readonly id: string;
      readonly weak: boolean;
      /** As above, but without a hash to compare. */
      readonly moveFrom?: string | undefined;
    };

/** The readable part of a record. */
export interface RecordState {
  readonly confidence: ReadonlyMap<string, Confidence>;
  readonly weak: readonly string[];
  readonly log: ReadonlyMap<string, LogEntry>;
}

/** What a record says of one question; plain data, so that it can be stored. */
export interface IdState {
  readonly confidence: Confidence | null;
  readonly weak: boolean;
  /** As written in the note. */
  readonly log: string | null;
}

/** What an edit did to one question. */
export interface IdChange {
  readonly id: string;
  readonly before: IdState;
  readonly after: IdState;
}

/** The ids that edits may change. */
export function idsOf(edits: readonly RecordEdit[]): ReadonlySet<string> {
  return new Set(edits.flatMap(({ id, moveFrom }) => (moveFrom === undefined ? [id] : [moveFrom, id])));
}

/** What the record says of one id. */
export function idState({ confidence, weak, log }: RecordState, id: string): IdState {
  const entry = log.get(id);
  return {
    confidence: confidence.get(id) ?? null,
    weak: weak.includes(id),
    log: entry ? formatLogEntry(entry) : null,
  };
}

/** Applies one edit. */
export function applyEdit(before: RecordState, edit: RecordEdit): RecordState {
  const state = move(before, edit);
  if (edit.type === 'weak') return withId(state, edit.id, { ...idState(state, edit.id), weak: edit.weak });
  const { id, hash, day, confidence, autoWeak } = edit;
  const ratings = addRating(state.log.get(id)?.ratings ?? [], { day, confidence });
  const wasWeak = state.weak.includes(id);
  const rated = { ...state, log: withEntry(state.log, id, { hash, ratings }) };
  return withId(rated, id, {
    // A rating that comes late, from a journal or another clock, is not the latest word.
    confidence: ratings[ratings.length - 1]?.confidence ?? confidence,
    weak: autoWeak ? weakAfterRating(wasWeak, ratings) : wasWeak,
    log: idState(rated, id).log,
  });
}

function move(state: RecordState, edit: RecordEdit): RecordState {
  const { id, moveFrom: from } = edit;
  if (from === undefined || from === id || state.log.has(id)) return state;
  if (edit.type === 'rate' && state.log.get(from)?.hash !== edit.hash) return state;
  const old = idState(state, from);
  const own = idState(state, id);
  const moved = { confidence: own.confidence ?? old.confidence, weak: own.weak || old.weak, log: old.log };
  return withId(withId(state, from, { confidence: null, weak: false, log: null }), id, moved);
}

/** Puts one id into a given state. A log that cannot be read (an undo may have been stored) changes none. */
function withId(state: RecordState, id: string, wanted: IdState): RecordState {
  const entry = parseLogEntry(wanted.log);
  const isListed = state.weak.includes(id);
  let weak = state.weak;
  if (wanted.weak && !isListed) weak = [...weak, id];
  if (!wanted.weak && isListed) weak = weak.filter((each) => each !== id);
  return {
    confidence: withEntry(state.confidence, id, wanted.confidence),
    weak,
    log: entry === null && wanted.log !== null ? state.log : withEntry(state.log, id, entry),
  };
}

function withEntry<T>(map: ReadonlyMap<string, T>, id: string, value: T | null): ReadonlyMap<string, T> {
  const copy = new Map(map);
  if (value === null) copy.delete(id);
  else copy.set(id, value);
  return copy;
}

/**
 * Takes a change back from a record that others changed since: what is still as the change left it becomes what it was
 * before, and of the log exactly the ratings that the change added are taken out.
 */
export function revertChange(state: RecordState, { id, before, after }: IdChange): RecordState {
  const now = idState(state, id);
  return withId(state, id, {
    confidence: now.confidence === after.confidence ? before.confidence : now.confidence,
    weak: now.weak === after.weak ? before.weak : now.weak,
    log: now.log === after.log ? before.log : revertLog(now.log, before.log, after.log),
  });
}

function revertLog(now: string | null, before: string | null, after: string | null): string | null {
  const entryNow = parseLogEntry(now);
  if (!entryNow) return null;
  const entryBefore = parseLogEntry(before);
  const entryAfter = parseLogEntry(after);
  const added = withoutRatings(entryAfter?.ratings ?? [], entryBefore?.ratings ?? []);
  const ratings = withoutRatings(entryNow.ratings, added);
  const wasRehashed = entryBefore !== null && entryNow.hash === entryAfter?.hash;
  const hash = wasRehashed ? entryBefore.hash : entryNow.hash;
  return ratings.length === 0 ? null : formatLogEntry({ hash, ratings });
}
