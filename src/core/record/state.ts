import type { Confidence } from '../confidence';
import type { Day } from '../day';
import type { QuestionWords } from './join';
import type { Diagnostic } from '../diagnostic';
import {
  addRating,
  formatLogEntry,
  isHash,
  isSameRatings,
  mergeEntries,
  parseLogEntry,
  withoutRatings,
} from './log';
import { composed, freeId, moveRecord, movesHome, NO_MOVES, movedTo, occupiedIds, type Moves } from './move';
import type { LogEntry } from './types';
import { weakAfterRating } from './weak';

/** A rating of the same day that a person gave by mistake: it leaves the log, where it is there. */
export interface Correction {
  readonly confidence: Confidence;
  /** Whether the question was weak before that rating. */
  readonly weak: boolean;
}

/** A change of one question's record. Plain data: it can be stored as JSON. */
export type RecordEdit = (
  | {
      readonly type: 'rate';
      readonly id: string;
      /** Hash of the question as it reads now; replaces that of a question that was reworded. */
      readonly hash: string;
      readonly confidence: Confidence;
      readonly day: Day;
      /** Whether the weak rule applies; see {@link weakAfterRating}. */
      readonly autoWeak: boolean;
      readonly corrects?: Correction | undefined;
    }
  | {
      readonly type: 'weak';
      readonly id: string;
      /** Hash of the question, by which it is found where it came to another label meanwhile. */
      readonly hash?: string | undefined;
      readonly weak: boolean;
    }
  | {
      /** The union of what the note says of a question with what another version of it says. */
      readonly type: 'adopt';
      readonly id: string;
      /** An entry as a note writes it, or null for none; {@link unfitEdit} tells one that cannot be read. */
      readonly log: string | null;
      /** Hash of the question as it reads now, where that is known; becomes the entry's. */
      readonly hash?: string | undefined;
      readonly confidence: Confidence | null;
      /** Sets the flag; never takes it off. */
      readonly weak: boolean;
    }
  | {
      /** Takes what the note says of an id that is no question's out of it. */
      readonly type: 'forget';
      readonly id: string;
      /** The entry as it was seen, or null for none: ratings that came since stay, and so does an entry of other words. */
      readonly log: string | null;
    }
) & {
  /**
   * All questions of the note in their order, where records stand under other ids than those of their questions: first
   * of all every record moves to its question, as far as that is still so in the text at that moment.
   */
  readonly renumbered?: readonly QuestionWords[] | undefined;
};

/** The readable part of a record. */
export interface RecordState {
  readonly confidence: ReadonlyMap<string, Confidence>;
  readonly weak: readonly string[];
  readonly log: ReadonlyMap<string, LogEntry>;
  /** Ids with a value that we cannot read. It moves with the rest, and nothing moves onto it. */
  readonly unreadable: ReadonlySet<string>;
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

/** What the record says of one id. */
export function idState({ confidence, weak, log }: RecordState, id: string): IdState {
  const entry = log.get(id);
  return {
    confidence: confidence.get(id) ?? null,
    weak: weak.includes(id),
    log: entry ? formatLogEntry(entry) : null,
  };
}

/** What becomes of a record. */
export interface Change {
  readonly state: RecordState;
  /** What moved, from where it was before the change. */
  readonly moves: Moves;
  /** Ids of the change that say something else than what moved there; all others only moved. */
  readonly ids: ReadonlySet<string>;
}

/** Applies edits one after another, each with its moves first. */
export function applyEdits(before: RecordState, edits: readonly RecordEdit[]): Change {
  let change: Change = { state: before, moves: NO_MOVES, ids: new Set() };
  for (const edit of edits) {
    const moves = movesHome(edit.renumbered ?? [], change.state);
    change = {
      state: applyEdit(moveRecord(change.state, moves), edit),
      moves: composed(change.moves, moves),
      ids: new Set([...[...change.ids].map((id) => movedTo(moves, id)), edit.id]),
    };
  }
  return change;
}

function applyEdit(state: RecordState, edit: RecordEdit): RecordState {
  if (edit.type === 'weak') return withId(state, edit.id, { ...idState(state, edit.id), weak: edit.weak });
  if (edit.type === 'adopt') return adopt(state, edit);
  if (edit.type === 'forget') return forget(state, edit);
  const { id, hash, day, confidence, autoWeak, corrects } = edit;
  const known = state.log.get(id)?.ratings ?? [];
  const left = corrects ? withoutRatings(known, [{ day, confidence: corrects.confidence }]) : known;
  const ratings = addRating(left, { day, confidence });
  const wasWeak = corrects && left.length < known.length ? corrects.weak : state.weak.includes(id);
  const rated = { ...state, log: withEntry(state.log, id, { hash, ratings }) };
  return withId(rated, id, {
    // A rating that comes late, from a journal or another clock, is not the latest word.
    confidence: ratings[ratings.length - 1]?.confidence ?? confidence,
    weak: autoWeak ? weakAfterRating(wasWeak, ratings) : wasWeak,
    log: idState(rated, id).log,
  });
}

/**
 * Where the ratings become others, the latest of all is the confidence, as after a rating. Where they stay, what the note
 * says stays, also what a person wrote there.
 */
function adopt(state: RecordState, { id, log, hash, confidence, weak }: Adoption): RecordState {
  const now = idState(state, id);
  const known = state.log.get(id) ?? null;
  const merged = mergeIfAny(known, parseLogEntry(log));
  const ratings = merged?.ratings ?? [];
  const isNews = merged !== null && (known === null || !isSameRatings(merged, known));
  return withId(state, id, {
    confidence: (isNews ? ratings[ratings.length - 1]?.confidence : now.confidence) ?? confidence,
    weak: now.weak || weak,
    log: merged && formatLogEntry({ ratings, hash: hash ?? merged.hash }),
  });
}

function forget(
  state: RecordState,
  { id, log }: { readonly id: string; readonly log: string | null },
): RecordState {
  const seen = parseLogEntry(log);
  const now = state.log.get(id);
  if (now?.hash !== seen?.hash) return state;
  const ratings = withoutRatings(now?.ratings ?? [], seen?.ratings ?? []);
  const left = now && ratings.length > 0 ? formatLogEntry({ ...now, ratings }) : null;
  return withId(state, id, left === null ? NOTHING : { ...idState(state, id), log: left });
}

const NOTHING: IdState = { confidence: null, weak: false, log: null };

type Adoption = Extract<RecordEdit, { type: 'adopt' }>;

const mergeIfAny = (a: LogEntry | null, b: LogEntry | null): LogEntry | null =>
  a && b ? mergeEntries(a, b) : (a ?? b);

/** Why an edit cannot be carried out on any note: it brings an entry that cannot be read. */
export function unfitEdit(edit: RecordEdit): Diagnostic | null {
  if (edit.type !== 'adopt') return null;
  const { id, log, hash } = edit;
  const isFit = (log === null || parseLogEntry(log) !== null) && (hash === undefined || isHash(hash));
  if (isFit) return null;
  return {
    code: 'record-unreadable',
    severity: 'error',
    message: `The record of "${id}" that was to be added cannot be read, so nothing was written. Mend it where it comes from.`,
    line: 1,
  };
}

/** Puts one id into a given state. A log that cannot be read (an undo may have been stored) changes none. */
function withId(state: RecordState, id: string, wanted: IdState): RecordState {
  const entry = parseLogEntry(wanted.log);
  const isListed = state.weak.includes(id);
  let weak = state.weak;
  if (wanted.weak && !isListed) weak = [...weak, id];
  if (!wanted.weak && isListed) weak = weak.filter((each) => each !== id);
  return {
    ...state,
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
 * Takes changes back from a record that others changed since: what is still as a change left it becomes what it was
 * before, and of the log exactly the ratings that the change added are taken out. What moved stays where it is.
 */
export function revertChanges(before: RecordState, changes: readonly IdChange[]): Change {
  const placed = changes.map((change) => ({ ...change, id: placeOf(before, change) }));
  return {
    state: placed.reduce(revertChange, before),
    moves: NO_MOVES,
    ids: new Set(placed.map(({ id }) => id)),
  };
}

/**
 * Where the question of a change is now: its record may have moved since, and another question may have its id. What was
 * forgotten comes back beside what took its place.
 */
function placeOf(state: RecordState, { id, before, after }: IdChange): string {
  const { log } = state;
  const left = parseLogEntry(after.log);
  const there = log.get(id);
  if (!left) {
    const gone = parseLogEntry(before.log);
    return gone && there && there.hash !== gone.hash ? freeId(id, occupiedIds(state)) : id;
  }
  if (there?.hash === left.hash) return id;
  const isThere = ({ hash, ratings }: LogEntry): boolean =>
    hash === left.hash && withoutRatings(left.ratings, ratings).length === 0;
  return [...log].find(([, entry]) => isThere(entry))?.[0] ?? id;
}

function revertChange(state: RecordState, { id, before, after }: IdChange): RecordState {
  const now = idState(state, id);
  const log = now.log === after.log ? before.log : revertLog(now.log, before.log, after.log);
  // A confidence that came of a rating goes with it, also where that rating was taken back before this one.
  const earlier = before.confidence === latestOf(before.log) ? latestOf(log) : before.confidence;
  return withId(state, id, {
    confidence: now.confidence === after.confidence ? earlier : now.confidence,
    weak: now.weak === after.weak ? before.weak : now.weak,
    log,
  });
}

/** The confidence that a log says, or null. */
function latestOf(log: string | null): Confidence | null {
  const ratings = parseLogEntry(log)?.ratings ?? [];
  return ratings[ratings.length - 1]?.confidence ?? null;
}

function revertLog(now: string | null, before: string | null, after: string | null): string | null {
  const entryNow = parseLogEntry(now);
  const entryBefore = parseLogEntry(before);
  const entryAfter = parseLogEntry(after);
  const added = withoutRatings(entryAfter?.ratings ?? [], entryBefore?.ratings ?? []);
  const removed = withoutRatings(entryBefore?.ratings ?? [], entryAfter?.ratings ?? []);
  const kept = withoutRatings(entryNow?.ratings ?? [], added);
  const wasRehashed = entryBefore !== null && (!entryNow || entryNow.hash === entryAfter?.hash);
  const hash = wasRehashed ? entryBefore.hash : entryNow?.hash;
  if (hash === undefined || kept.length + removed.length === 0) return null;
  // Somebody else may have put back what was removed.
  return formatLogEntry(mergeEntries({ hash, ratings: kept }, { hash, ratings: removed }));
}
