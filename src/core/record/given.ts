import type { Day } from '../day';
import { formatLogEntry, parseLogEntry, withoutRatings } from './log';
import type { IdChange, RecordEdit } from './state';
import type { LogEntry, Rating } from './types';

/** Ratings that this device wrote into a question of a note, and that nobody here took out again. */
export interface Given extends LogEntry {
  /** Vault path of the note. */
  readonly path: string;
  /** Of the question, when it was written last. */
  readonly id: string;
}

/** What was written into a note and is known to be there. */
export interface Written {
  readonly path: string;
  readonly edits: readonly RecordEdit[];
  readonly changes: readonly IdChange[];
}

/** What a write changed of what is remembered, so that it can be taken back. */
export interface Shift extends Pick<Given, 'path' | 'id' | 'hash'> {
  readonly added: readonly Rating[];
  readonly removed: readonly Rating[];
}

/** How much is remembered: days up to today, and ratings, though all of the day on which the last of them was given. */
const MAX_DAYS = 60;
const MAX_RATINGS = 200;

/** Names of the property that holds the logs under which something is remembered: there and back, and a wrong turn. */
const MAX_NAMES = 4;

const VERSION = 2;

/** Takes in what was written; what was rated is added, what was adopted is joined, what was taken out is forgotten. */
export function remembered(
  given: readonly Given[],
  { path, edits, changes }: Written,
): { readonly given: readonly Given[]; readonly shifts: readonly Shift[] } {
  const isRated = edits.every(({ type }) => type === 'rate' || type === 'weak');
  let now = given;
  const shifts = changes.flatMap(({ id, before, after }): Shift[] => {
    const [was, is] = [parseLogEntry(before.log), parseLogEntry(after.log)];
    const hash = (is ?? was)?.hash;
    if (hash === undefined) return [];
    const old = place(now, path, id, was ?? { hash, ratings: [] });
    const known = old?.ratings ?? [];
    const more = withoutRatings(is?.ratings ?? [], was?.ratings ?? []);
    const less = withoutRatings(was?.ratings ?? [], is?.ratings ?? []);
    // What another version brought may be what was given here and got lost.
    const added = isRated ? more : withoutRatings(more, known);
    const removed = withoutRatings(known, withoutRatings(known, less));
    const shift = { path, id, hash, added, removed };
    now = shifted(now, old, shift);
    return [shift];
  });
  return { given: now, shifts };
}

/** Takes back what {@link remembered} did for a write. */
export function unremembered(given: readonly Given[], shifts: readonly Shift[]): readonly Given[] {
  return shifts.reduceRight((now, shift) => {
    const { path, id, hash, added, removed } = shift;
    const same = now.filter((each) => each.path === path && each.hash === hash);
    const old = same.find((each) => each.id === id) ?? same[0];
    return shifted(now, old, { ...shift, added: removed, removed: added });
  }, given);
}

/** Forgets ratings of one question. */
export const without = (given: readonly Given[], old: Given, removed: readonly Rating[]): readonly Given[] =>
  shifted(given, old, { ...old, added: [], removed });

function shifted(
  given: readonly Given[],
  old: Given | undefined,
  { path, id, hash, added, removed }: Shift,
): readonly Given[] {
  const others = given.filter((each) => each !== old);
  const ratings = withoutRatings([...(old?.ratings ?? []), ...added], removed);
  return ratings.length === 0 ? others : [...others, { path, id, hash, ratings }];
}

/** What is remembered of a question of which a note said something: under its label, or under that which it had before. */
function place(given: readonly Given[], path: string, id: string, was: LogEntry): Given | undefined {
  const same = given.filter((each) => each.path === path && each.hash === was.hash);
  return (
    same.find((each) => each.id === id) ??
    same.find(({ ratings }) => withoutRatings(ratings, was.ratings).length === 0)
  );
}

/** The latest of what is remembered, as much as there is room for. */
export function bounded(given: readonly Given[], today: Day): readonly Given[] {
  const days = given.flatMap(({ ratings }) => ratings.map(({ day }) => day)).sort((a, b) => b - a);
  const first = Math.max(today - MAX_DAYS, days[MAX_RATINGS - 1] ?? -Infinity);
  return given.flatMap((each) => {
    const ratings = each.ratings.filter(({ day }) => day >= first);
    return ratings.length > 0 ? [{ ...each, ratings }] : [];
  });
}

/** What is remembered by the property that holds the logs: under another name there are other logs. The latest is last. */
export type GivenByName = ReadonlyMap<string, readonly Given[]>;

/** Replaces what is remembered under one name, with room for the latest of them alone. */
export function withGiven(all: GivenByName, name: string, given: readonly Given[]): GivenByName {
  const others = [...all].filter(([other, { length }]) => other !== name && length > 0);
  return new Map([...others.slice(1 - MAX_NAMES), [name, given]]);
}

/** What is remembered as it is stored; null for nothing. */
export function encodeGiven(all: GivenByName): unknown {
  const names = [...all]
    .filter(([, { length }]) => length > 0)
    .map(([name, given]) => [name, given.map((each) => [each.path, each.id, formatLogEntry(each)])]);
  return names.length === 0 ? null : { version: VERSION, names };
}

/** Reads what was stored. It is not trusted; what cannot be read is left out. */
export function decodeGiven(stored: unknown): GivenByName {
  if (typeof stored !== 'object' || stored === null) return new Map();
  const { version, names, key, given } = stored as Readonly<Record<string, unknown>>;
  // The first version knew one name at a time.
  const all = version === 1 ? [[key, given]] : version === VERSION ? listOf(names) : [];
  return new Map(
    all.flatMap((each): [string, readonly Given[]][] => {
      const [name, list] = listOf(each);
      return typeof name === 'string' ? [[name, listOf(list).flatMap(decodeOne)]] : [];
    }),
  );
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function decodeOne(stored: unknown): Given[] {
  const [path, id, log] = listOf(stored);
  const entry = parseLogEntry(log);
  return entry && typeof path === 'string' && typeof id === 'string' ? [{ path, id, ...entry }] : [];
}
