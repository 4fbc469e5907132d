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

/** What one name is worth, against 1 for names of the same words and for topics that share all questions. */
const SAME_NAME = 2;

/** A word in the names of so many topics of one note tells none of them apart. */
const MOST_WITH_TERM = 60;

/** The topics of one note. */
interface NoteTopics {
  /** Each once, in the order of the note. */
  readonly names: readonly (string | null)[];
  readonly terms: readonly ReadonlySet<string>[];
  /** How many questions stand under each. */
  readonly sizes: readonly number[];
  /** For each question its topic. */
  readonly topicOf: readonly number[];
  /** The topics by each term of their names. */
  readonly byTerm: ReadonlyMap<string, readonly number[]>;
  /** The topics by their names as {@link plainName} gives them. */
  readonly byName: ReadonlyMap<string, readonly number[]>;
}

/**
 * Groups rows by topic. Topics of several notes are joined as questions are: by the words of their names and by the
 * questions that they share, each with at most one of another note.
 */
export function groupByTopic(
  notes: readonly (readonly Placed[])[],
  rows: readonly AlignedRow[],
): TopicRows[] {
  const topics = notes.map(topicsOf);
  const groups = group({
    sizes: topics.map(({ names }) => names.length),
    alike: likeness(topics, rows),
    least: LEAST_SHARED,
  });
  const groupOf = topics.map(() => new Map<number, number>());
  groups.forEach((members, at) => {
    for (const { side, index } of membersOf(members)) groupOf[side]?.set(index, at);
  });
  const filled = groups.map((): AlignedRow[] => []);
  for (const row of rows) {
    const wanted = membersOf(row.cells).map(
      ({ side, index }) => groupOf[side]?.get(topics[side]?.topicOf[index] ?? -1) ?? 0,
    );
    filled[mostFrequent(wanted)]?.push(row);
  }
  return groups.flatMap((members, at): TopicRows[] => {
    const rowsOfGroup = filled[at] ?? [];
    if (rowsOfGroup.length === 0) return [];
    const own = membersOf(members).flatMap(({ side, index }) => topics[side]?.names[index] ?? []);
    return [{ topic: own[0] ?? null, names: [...new Set(own)], rows: rowsOfGroup }];
  });
}

function topicsOf(note: readonly Placed[]): NoteTopics {
  const numbers = new Map<string | null, number>();
  const sizes: number[] = [];
  const topicOf = note.map(({ topic }) => {
    const number = numbers.get(topic) ?? numbers.size;
    numbers.set(topic, number);
    sizes[number] = (sizes[number] ?? 0) + 1;
    return number;
  });
  const names = [...numbers.keys()];
  const terms = names.map((name) => new Set(termsOf(name ?? '').keys()));
  const byName = placesOf(names.map((name) => (name === null ? [] : [plainName(name)])));
  return { names, terms, sizes, topicOf, byTerm: placesOf(terms), byName };
}

/** In which of several lists each value stands. */
function placesOf(lists: readonly Iterable<string>[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, list] of lists.entries())
    for (const value of list) {
      const known = places.get(value);
      if (known) known.push(at);
      else places.set(value, [at]);
    }
  return places;
}

/** How alike topics are: the cosine of their names' terms, or the share of their questions that stand in one row. */
function likeness(
  topics: readonly NoteTopics[],
  rows: readonly AlignedRow[],
): (side: number, index: number, other: number) => ReadonlyMap<number, number> {
  const shared = sharedRows(topics, rows);
  return (side, index, other) => {
    const [mine, theirs] = [topics[side], topics[other]];
    const name = mine?.names[index];
    if (!mine || !theirs || name === undefined) return new Map<number, number>();
    // Questions under no topic belong to each other, and to no named one by their words.
    if (name === null) return new Map(theirs.names.flatMap((each, at) => (each === null ? [[at, 1]] : [])));
    const terms = mine.terms[index] ?? NO_TERMS;
    const inRows = shared.get(keyOf(side, index, other));
    const sameName = theirs.byName.get(plainName(name)) ?? [];
    const byWords = [...terms].flatMap((term) => {
      const found = theirs.byTerm.get(term) ?? [];
      return found.length > MOST_WITH_TERM ? [] : found;
    });
    const alike = new Map<number, number>();
    for (const at of [...(inRows?.keys() ?? []), ...byWords, ...sameName]) {
      if (alike.has(at) || theirs.names[at] === null) continue;
      const size = (mine.sizes[index] ?? 0) + (theirs.sizes[at] ?? 0);
      const share = (2 * (inRows?.get(at) ?? 0)) / Math.max(1, size);
      alike.set(at, Math.max(share, cosine(terms, theirs.terms[at] ?? NO_TERMS)));
    }
    for (const at of sameName) alike.set(at, SAME_NAME);
    return alike;
  };
}

const keyOf = (side: number, topic: number, other: number): string => [side, topic, other].join(' ');

/** For a topic and another note how many rows the topic shares with each topic of it. */
function sharedRows(
  topics: readonly NoteTopics[],
  rows: readonly AlignedRow[],
): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const shared = new Map<string, Map<number, number>>();
  for (const { cells } of rows) {
    const members = membersOf(cells).map(({ side, index }) => ({
      side,
      topic: topics[side]?.topicOf[index] ?? -1,
    }));
    for (const a of members)
      for (const b of members) {
        if (a === b) continue;
        const key = keyOf(a.side, a.topic, b.side);
        const counts = shared.get(key) ?? new Map<number, number>();
        shared.set(key, counts.set(b.topic, (counts.get(b.topic) ?? 0) + 1));
      }
  }
  return shared;
}

const plainName = (name: string): string => name.trim().toLowerCase();

/** The value that occurs most; of several the one that comes first. */
function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = values[0] ?? 0;
  for (const [value, count] of counts) if (count > (counts.get(best) ?? 0)) best = value;
  return best;
}
