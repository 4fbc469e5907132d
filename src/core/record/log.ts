import { isConfidence } from '../confidence';
import { dayOf, formatDay, type Day } from '../day';
import type { LogEntry, Rating } from './types';

const HASH = /^[0-9a-f]{6}$/;
const DATED = /^(\d{4})-(\d{2})-(\d{2}):([1-4])$/;
/** How later ratings were written once: by days since the rating before. */
const STEP = /^\+(\d{1,7}):([1-4])$/;
/** 9999-12-31: the last day that a note can name. */
const LAST_DAY: Day = 2_932_896;

/** Any blanks but one space between two words. */
const OTHER_BLANKS = /\s\s|[^\S ]/;

/** Tells whether a text is a hash as entries carry it. */
export const isHash = (text: string): boolean => HASH.test(text);

/**
 * Reads one value of `drill_log`: `9f3a1c 2026-11-03:2 2026-11-01:1` is a hash and ratings, each with its own day, the
 * newest first; so are those of one day. A merge of texts may have left the days in any order. Also read, mixed as may be,
 * is how ratings were written once: behind any of them, `+2:3` is a later one of 3, two days after.
 * @returns null for anything else, also where a day lies beyond the year 9999.
 */
export function parseLogEntry(value: unknown): LogEntry | null {
  if (typeof value !== 'string') return null;
  return readWritten(value) ?? readWords(value);
}

/** Units of a hash. */
const HASH_LENGTH = 6;
/** Units of a rating with the space before it: ` 2026-11-03:2`. */
const RATING_LENGTH = 13;

/**
 * Reads an entry that is written as {@link formatLogEntry} writes it, or gives null. Nearly all are, and an index reads
 * every entry of a vault: where all stands in its place, no word needs to be cut out.
 */
function readWritten(text: string): LogEntry | null {
  const count = (text.length - HASH_LENGTH) / RATING_LENGTH;
  const hash = text.slice(0, HASH_LENGTH);
  if (count < 1 || !Number.isInteger(count) || !isHash(hash)) return null;
  // What stands last was given first. An array that grows keeps room for more than most entries have.
  const ratings = new Array<Rating>(count);
  for (let index = 0; index < count; index += 1) {
    const at = text.length - (index + 1) * RATING_LENGTH;
    const each = text.charCodeAt(at) === SPACE ? ratingAt(text, at + 1) : null;
    if (!each) return null;
    ratings[index] = each;
  }
  return { hash, ratings: isInOrder(ratings) ? ratings : sortByDay(ratings) };
}

const SPACE = 32;
const DASH = 45;
const COLON = 58;

/** Reads `2026-11-03:2`, which starts at an index, or gives null. */
function ratingAt(text: string, at: number): Rating | null {
  const isDated =
    text.charCodeAt(at + 4) === DASH &&
    text.charCodeAt(at + 7) === DASH &&
    text.charCodeAt(at + 10) === COLON;
  if (!isDated) return null;
  const [year, month, day] = [numberAt(text, at, 4), numberAt(text, at + 5, 2), numberAt(text, at + 8, 2)];
  return rating(dayOf(year, month, day), numberAt(text, at + 11, 1));
}

/** The number of so many digits at an index; -1, which is part of no date, where another character is among them. */
function numberAt(text: string, at: number, digits: number): number {
  let number = 0;
  for (let end = at + digits; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** Reads an entry in any of the ways in which people and older versions wrote it. */
function readWords(value: string): LogEntry | null {
  const words = value.trim().split(OTHER_BLANKS.test(value) ? /\s+/ : ' ');
  const hash = words[0] ?? '';
  if (!isHash(hash) || words.length === 1) return null;
  const ratings: Rating[] = [];
  // From the end: what stands last was given first, but for steps, which follow the rating that they are counted from.
  for (let end = words.length; end > 1;) {
    let start = end - 1;
    while (start > 1 && words[start]?.startsWith('+') === true) start -= 1;
    let before: Rating | null = null;
    for (const word of words.slice(start, end)) {
      before = before ? readStep(word, before) : readDated(word);
      if (!before) return null;
      ratings.push(before);
    }
    end = start;
  }
  return { hash, ratings: sortByDay(ratings) };
}

function readStep(word: string, before: Rating): Rating | null {
  const step = STEP.exec(word);
  return step && rating(before.day + Number(step[1]), Number(step[2]));
}

function readDated(word: string): Rating | null {
  const dated = DATED.exec(word);
  return dated && rating(dayOf(Number(dated[1]), Number(dated[2]), Number(dated[3])), Number(dated[4]));
}

function rating(day: Day | null, confidence: number): Rating | null {
  return day !== null && day <= LAST_DAY && isConfidence(confidence) ? { day, confidence } : null;
}

/**
 * Writes an entry so that {@link parseLogEntry} reads it again, unchanged. One line, no character that YAML must quote.
 *
 * What two devices add must survive a merge of texts, which knows a place by the few characters around it: every rating
 * names its own day, so that none is moved by what comes before it, and the newest stands first, behind the hash. There
 * the place looks like no other, also when the other device has added to it; at the end of the line it looks like the
 * ends of all lines, and a rating would go to another question.
 */
export function formatLogEntry({ hash, ratings }: LogEntry): string {
  return [hash, ...sortByDay(ratings).map(formatRating).reverse()].join(' ');
}

/** A part of a day is no day: what is written then cannot be read, so no edit writes it. */
function formatRating({ day, confidence }: Rating): string {
  return `${formatDay(Number.isInteger(day) ? day : NaN)}:${String(confidence)}`;
}

/** Adds a rating in its place; behind those of the same day. A clock that went back leaves the log in order. */
export function addRating(ratings: readonly Rating[], added: Rating): Rating[] {
  return sortByDay([...ratings, added]);
}

function isInOrder(ratings: readonly Rating[]): boolean {
  let before = -Infinity;
  for (const { day } of ratings) {
    if (day < before) return false;
    before = day;
  }
  return true;
}

function sortByDay(ratings: readonly Rating[]): Rating[] {
  return [...ratings].sort((a, b) => a.day - b.day);
}

/**
 * Takes `removed` out of `ratings`, each as often as it is in there at all, the latest first.
 * What is not there is no error: somebody else took it out already.
 */
export function withoutRatings(ratings: readonly Rating[], removed: readonly Rating[]): Rating[] {
  const surplus = countRatings(removed);
  const kept: Rating[] = [];
  for (const each of [...ratings].reverse()) {
    const key = ratingKey(each);
    const left = surplus.get(key) ?? 0;
    if (left > 0) surplus.set(key, left - 1);
    else kept.push(each);
  }
  return kept.reverse();
}

/**
 * The union of two versions of an entry, for two devices that drilled apart. A rating of both counts once; one that a
 * version has twice on a day stays twice (the greater count wins). The hash is that of the version with the latest
 * rating, the greater one on a tie.
 *
 * Commutative and idempotent, and as to which ratings there are also associative. The order within a day is kept where
 * one version knows all that the other knows of the day; otherwise nobody knows the order, and it goes from the lowest
 * confidence to the highest.
 */
export function mergeEntries(a: LogEntry, b: LogEntry): LogEntry {
  const daysOfA = groupByDay(a.ratings);
  const daysOfB = groupByDay(b.ratings);
  const days = [...new Set([...daysOfA.keys(), ...daysOfB.keys()])].sort((x, y) => x - y);
  const ratings = days.flatMap((day) => mergeDay(daysOfA.get(day) ?? [], daysOfB.get(day) ?? []));
  return { hash: newerHash(a, b), ratings };
}

function mergeDay(a: readonly Rating[], b: readonly Rating[]): readonly Rating[] {
  if (a.length > b.length && withoutRatings(b, a).length === 0) return a;
  if (b.length > a.length && withoutRatings(a, b).length === 0) return b;
  if (a.length === b.length && a.every((each, at) => each.confidence === b[at]?.confidence)) return a;
  return [...a, ...withoutRatings(b, a)].sort((x, y) => x.confidence - y.confidence);
}

/** Tells whether two entries hold the same ratings in the same order, whatever their words were. */
export function isSameRatings(a: LogEntry, b: LogEntry): boolean {
  return formatLogEntry({ ...a, hash: '' }) === formatLogEntry({ ...b, hash: '' });
}

function newerHash(a: LogEntry, b: LogEntry): string {
  const lastOfA = a.ratings[a.ratings.length - 1]?.day ?? -Infinity;
  const lastOfB = b.ratings[b.ratings.length - 1]?.day ?? -Infinity;
  if (lastOfA !== lastOfB) return lastOfA > lastOfB ? a.hash : b.hash;
  return a.hash > b.hash ? a.hash : b.hash;
}

function groupByDay(ratings: readonly Rating[]): Map<Day, Rating[]> {
  const days = new Map<Day, Rating[]>();
  for (const each of ratings) {
    const group = days.get(each.day);
    if (group) group.push(each);
    else days.set(each.day, [each]);
  }
  return days;
}

function countRatings(ratings: readonly Rating[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of ratings) counts.set(ratingKey(each), (counts.get(ratingKey(each)) ?? 0) + 1);
  return counts;
}

function ratingKey({ day, confidence }: Rating): string {
  return `${String(day)}:${String(confidence)}`;
}
