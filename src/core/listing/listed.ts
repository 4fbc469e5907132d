import type { Confidence } from '../confidence';
import type { Day } from '../day';
import { hasValue } from '../drill/choices';
import type { DrillItem, DrillNote } from '../drill/item';
import type { Property } from '../drill/property';
import type { QuestionPlace } from '../drill/queue';
import type { NoteProperties } from '../note/types';
import { isDue, replay, retrievability, type Memory, type ScheduleOptions } from '../schedule/schedule';
import type { Filter, Listing } from './listing';

/** An interview note as far as it is known without its text. */
export interface IndexedNote {
  /** Vault path. */
  readonly path: string;
  readonly properties: NoteProperties;
  /** Days on which questions of it come back. */
  readonly due: readonly Day[];
  /** Days of records that belonged to no question when the note was read last. */
  readonly orphaned: readonly Day[];
  /** Whether any question of it is flagged. */
  readonly weak: boolean;
}

/** The notes that a listing is about. */
export interface ChosenNotes {
  /** Vault paths of those that may have a question of the list: they have to be read. */
  readonly paths: readonly string[];
  /** The next day after today on which a question of any of them is due, or null. */
  readonly next: Day | null;
}

/**
 * Chooses the notes of a listing, without their text.
 * @param resolve vault path of the note that a link means, or null
 */
export function chooseNotes(
  notes: readonly IndexedNote[],
  listing: Listing,
  today: Day,
  resolve: (link: string) => string | null,
): ChosenNotes {
  const chosen = notes.filter((note) => listing.filters.every((filter) => fits(note, filter, resolve)));
  const next = chosen
    .flatMap(({ due }) => due)
    .reduce<Day | null>((least, day) => (day > today && (least === null || day < least) ? day : least), null);
  const paths = chosen.filter((note) => mayHave(note, listing, today)).map(({ path }) => path);
  return { paths, next };
}

function fits(note: IndexedNote, { key, value }: Filter, resolve: (link: string) => string | null): boolean {
  switch (key) {
    case 'topic':
      // Only the text knows.
      return true;
    case 'folder':
      return note.path.toLowerCase().startsWith(`${value.toLowerCase()}/`);
    case 'note':
      return note.path === resolve(value);
    default:
      return hasValue(note.properties, key satisfies Property, value);
  }
}

function mayHave({ due, orphaned, weak }: IndexedNote, { show }: Listing, today: Day): boolean {
  // What belonged to no question may be back, and only the text can tell.
  if (show === 'due') return [...due, ...orphaned].some((day) => day <= today);
  return show !== 'weak' || weak;
}

/** One question of a list. */
export interface ListedRow extends QuestionPlace {
  /** Tells it apart from all others. */
  readonly key: string;
  /** Of its note. */
  readonly title: string | null;
  /** As written (`Q1`), or null. */
  readonly label: string | null;
  /** What is asked, as Markdown. */
  readonly text: string;
  /** 1-based line in its note. */
  readonly line: number;
  readonly confidence: Confidence | null;
  readonly weak: boolean;
  /** The day on which it comes back; null where it was never rated. */
  readonly due: Day | null;
}

/** A list of questions. It holds no answers. */
export interface Listed {
  /** At most as many as the listing allows. */
  readonly rows: readonly ListedRow[];
  /** How many there are in all. */
  readonly total: number;
  /** In how many notes. */
  readonly notes: number;
}

/**
 * The questions of a listing in its order.
 * @param notes those that {@link chooseNotes} chose, as they were read
 */
export function listed(
  notes: readonly DrillNote[],
  listing: Listing,
  today: Day,
  options: ScheduleOptions,
): Listed {
  const topics = listing.filters.filter(({ key }) => key === 'topic').map(({ value }) => value.toLowerCase());
  const isOfTopics = ({ question: { topic } }: DrillItem): boolean =>
    topics.every((each) => topic?.toLowerCase().includes(each) === true);
  const found = notes
    .flatMap(({ items }) => items)
    .filter(isOfTopics)
    .map((item) => ({ item, memory: replay(item.ratings, options) }))
    .filter((each) => isWanted(each, listing, today));
  const rank = RANK[listing.sort];
  // A sort that keeps the order of equals: that of the notes and their lines.
  const sorted = found
    .map((each) => ({ ...each, ranks: rank(each, today) }))
    .sort((a, b) => a.ranks[0] - b.ranks[0] || a.ranks[1] - b.ranks[1]);
  return {
    rows: sorted.slice(0, listing.limit).map(rowOf),
    total: found.length,
    notes: new Set(found.map(({ item }) => item.path)).size,
  };
}

/** A question with what its ratings leave of it. */
interface Remembered {
  readonly item: DrillItem;
  readonly memory: Memory | null;
}

function isWanted({ item, memory }: Remembered, { show }: Listing, today: Day): boolean {
  switch (show) {
    case 'due':
      return memory !== null && isDue(memory, today);
    case 'weak':
      return item.weak;
    case 'new':
      return memory === null && item.confidence === null;
    case 'all':
      return true;
  }
}

const recall = ({ memory }: Remembered, today: Day): number => (memory ? retrievability(memory, today) : 0);

/** Beyond every day of a note. */
const NEVER = Number.MAX_SAFE_INTEGER;

const RANK: Readonly<Record<Listing['sort'], (each: Remembered, today: Day) => readonly [number, number]>> = {
  due: (each, today) => [each.memory?.due ?? NEVER, recall(each, today)],
  weakest: (each, today) => [each.item.confidence ?? 0, recall(each, today)],
  written: () => [0, 0],
};

function rowOf({ item, memory }: Remembered): ListedRow {
  const { key, path, title, question, confidence, weak } = item;
  const { id, label, text, line } = question;
  return { key, path, title, id, label, text, line, confidence, weak, due: memory?.due ?? null };
}
