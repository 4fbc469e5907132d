import type { AlignedRow } from './align';
import { group, membersOf } from './group';
import { cosine } from './likeness';
import { termsOf } from './terms';

/** A question as far as grouping by topic needs it. */
interface Placed {
  readonly topic: string | null;
}

/** Rows under the topics of several notes that mean the same. */
export interface TopicRows {
  /** The topic as the first of the notes that has it names it; null for questions that stand under none. */
  readonly topic: string | null;
  /** All names that the notes give it, each once. */
  readonly names: readonly string[];
  readonly rows: readonly AlignedRow[];
}

const NO_TERMS: ReadonlySet<string> = new Set();

/** Topics that share less stand apart. */
const LEAST_SHARED = 0.3;

/**
 * Groups rows by topic. Topics of several notes are joined as questions are: by the words of their names and by the
 * questions that they share, each with at most one of another note.
 */
export function groupByTopic(
  notes: readonly (readonly Placed[])[],
  rows: readonly AlignedRow[],
): TopicRows[] {
  const names = notes.map((note) => [...new Set(note.map(({ topic }) => topic))]);
  const topicOf = notes.map((note, side) => note.map(({ topic }) => names[side]?.indexOf(topic) ?? -1));
  const alike = likeness(names, topicOf, rows);
  const groups = group({ sizes: names.map(({ length }) => length), alike, least: LEAST_SHARED });
  const groupOf = names.map((side, at) =>
    side.map((_, topic) => groups.findIndex((each) => each[at] === topic)),
  );
  const filled = groups.map((): AlignedRow[] => []);
  for (const row of rows) {
    const wanted = membersOf(row.cells).map(
      ({ side, index }) => groupOf[side]?.[topicOf[side]?.[index] ?? -1] ?? 0,
    );
    filled[mostFrequent(wanted)]?.push(row);
  }
  return groups.flatMap((members, at): TopicRows[] => {
    const rowsOfGroup = filled[at] ?? [];
    if (rowsOfGroup.length === 0) return [];
    const own = membersOf(members).flatMap(({ side, index }) => names[side]?.[index] ?? []);
    return [{ topic: own[0] ?? null, names: [...new Set(own)], rows: rowsOfGroup }];
  });
}

/** How alike topics are: the cosine of their names' terms, or the share of their questions that stand in one row. */
function likeness(
  names: readonly (readonly (string | null)[])[],
  topicOf: readonly (readonly number[])[],
  rows: readonly AlignedRow[],
): (side: number, index: number, other: number) => ReadonlyMap<number, number> {
  const terms = names.map((side) => side.map((name) => new Set(termsOf(name ?? '').keys())));
  const sizes = names.map((side, at) =>
    side.map((_, topic) => (topicOf[at] ?? []).filter((each) => each === topic).length),
  );
  const shared = new Map<string, number>();
  const key = (side: number, topic: number, other: number, otherTopic: number): string =>
    [side, topic, other, otherTopic].join(' ');
  for (const { cells } of rows) {
    const members = membersOf(cells);
    for (const a of members)
      for (const b of members) {
        const at = key(a.side, topicOf[a.side]?.[a.index] ?? -1, b.side, topicOf[b.side]?.[b.index] ?? -1);
        shared.set(at, (shared.get(at) ?? 0) + 1);
      }
  }
  return (side, topic, other) =>
    new Map(
      (names[other] ?? []).flatMap((name, at): [number, number][] => {
        const both = shared.get(key(side, topic, other, at)) ?? 0;
        const inRows = (2 * both) / Math.max(1, (sizes[side]?.[topic] ?? 0) + (sizes[other]?.[at] ?? 0));
        const mine = names[side]?.[topic] ?? null;
        const byName = sameName(mine, name)
          ? 1
          : cosine(terms[side]?.[topic] ?? NO_TERMS, terms[other]?.[at] ?? NO_TERMS);
        // Questions under no topic belong to each other, and to no named one by their words.
        const value = mine === null || name === null ? Number(mine === name) : Math.max(byName, inRows);
        return value > 0 ? [[at, value]] : [];
      }),
    );
}

const sameName = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a.trim().toLowerCase() === b.trim().toLowerCase();

/** The value that occurs most; of several the one that comes first. */
function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = values[0] ?? 0;
  for (const [value, count] of counts) if (count > (counts.get(best) ?? 0)) best = value;
  return best;
}
