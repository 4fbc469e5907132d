import type { Day } from '../day';
import { replay, retrievability, type ScheduleOptions } from '../schedule/schedule';
import { hasOwn } from '../untrusted';
import type { DrillItem } from './item';

/** In what order the questions of a session are asked; the name of a setting. */
export type Order = 'written' | 'due' | 'weakest' | 'shuffled' | 'interleaved';

/** The orders as people read them. */
export const ORDER_WORD: Readonly<Record<Order, string>> = {
  written: 'As written',
  due: 'Due first',
  weakest: 'Weakest first',
  shuffled: 'Shuffled',
  interleaved: 'Topics in turn',
};

/** Tells whether a stored value names an order. */
export const isOrder = (value: unknown): value is Order =>
  typeof value === 'string' && hasOwn(ORDER_WORD, value);

/** What an order depends on beside the questions. */
export interface OrderContext {
  readonly today: Day;
  readonly options: ScheduleOptions;
  /** Any number; the same one gives the same order. */
  readonly seed: number;
}

/** Brings questions into an order. The same questions, day and seed always give the same. */
export function inOrder(items: readonly DrillItem[], order: Order, context: OrderContext): DrillItem[] {
  switch (order) {
    case 'written':
      return [...items];
    case 'due':
      return sortedBy(items, (item) => dueRank(item, context));
    case 'weakest':
      return sortedBy(items, (item) => weakRank(item, context));
    case 'shuffled':
      return sortedBy(items, ({ key }) => [chance(key, context.seed)]);
    case 'interleaved':
      return interleaved(items);
  }
}

/** Sorts by numbers, the first that differ; what is equal keeps its place. */
function sortedBy(items: readonly DrillItem[], rank: (item: DrillItem) => readonly number[]): DrillItem[] {
  const ranked = items.map((item) => ({ item, by: rank(item) }));
  ranked.sort((a, b) => {
    const at = a.by.findIndex((value, index) => value !== b.by[index]);
    return at < 0 ? 0 : (a.by[at] ?? 0) - (b.by[at] ?? 0);
  });
  return ranked.map(({ item }) => item);
}

/** What is due comes first, the most forgotten of it before the rest; then what is new; then what is due sooner. */
function dueRank({ ratings }: DrillItem, { today, options }: OrderContext): readonly number[] {
  const memory = replay(ratings, options);
  if (memory === null) return [1, 0];
  return memory.due <= today ? [0, retrievability(memory, today)] : [2, memory.due];
}

/** Never rated stands between blank and shaky: nobody knows it, but nobody failed at it either. */
const NEVER_RATED = 1.5;

/** What is flagged comes first, then the least sure, then the most forgotten. */
function weakRank(
  { weak, confidence, ratings }: DrillItem,
  { today, options }: OrderContext,
): readonly number[] {
  const memory = replay(ratings, options);
  return [weak ? 0 : 1, confidence ?? NEVER_RATED, memory ? retrievability(memory, today) : 0];
}

/**
 * A number from 0 to 2³²−1 that looks random and hangs on a key and a seed alone, so that a question that is written in
 * between leaves all others in their order: FNV-1a of the key from the seed on, mixed by the finaliser of MurmurHash3
 * (https://github.com/aappleby/smhasher/wiki/MurmurHash3).
 */
export function chance(key: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The topics in turn, each spread over the whole session: mixed practice is recalled better than blocks of one kind (Rohrer
 * and Taylor 2007, https://doi.org/10.1007/s11251-007-9015-8). No neighbours share a topic, unless one topic has more
 * than half of all questions (rounded up), where nothing could keep them apart.
 */
function interleaved(items: readonly DrillItem[]): DrillItem[] {
  const topics = new Map<string, DrillItem[]>();
  for (const item of items) {
    const name = `${item.path}\n${item.question.topic ?? ''}`;
    const known = topics.get(name);
    if (known) known.push(item);
    else topics.set(name, [item]);
  }
  const places = [...topics.values()].flatMap((group, topic) =>
    group.map((item, at) => ({ item, place: (at + 0.5) / group.length, topic })),
  );
  places.sort((a, b) => a.place - b.place || a.topic - b.topic);
  return keptApart(places).map(({ item }) => item);
}

/** Moves to the front what would stand beside its like, or what could later only stand so; all else keeps its place. */
function keptApart<T extends { readonly topic: number }>(places: readonly T[]): T[] {
  const left = [...places];
  const counts = new Map<number, number>();
  for (const { topic } of places) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  const apart: T[] = [];
  for (let rest = left.length; rest > 0; rest -= 1) {
    const last = apart[apart.length - 1]?.topic;
    const [most, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
    const isPressing = 2 * count > rest;
    const isTooMuch = isPressing && (most === last || 2 * count > rest + 1);
    const isNext = ({ topic }: T): boolean => (isPressing ? topic === most : topic !== last);
    const [next] = left.splice(isTooMuch ? 0 : left.findIndex(isNext), 1);
    if (!next) break;
    counts.set(next.topic, (counts.get(next.topic) ?? 0) - 1);
    apart.push(next);
  }
  return apart;
}

/** The seed of a session: one that was set, or else the day, so that a day has one order and the next another. */
export const seedOf = (set: number, today: Day): number => (set === 0 ? today : set);
