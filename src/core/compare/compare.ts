import { parseDay, type Day } from '../day';
import type { DrillItem, DrillNote } from '../drill/item';
import type { NoteProperties, Question } from '../note/types';
import { readiness, type Readiness } from '../progress/readiness';
import { isDue, replay, type ScheduleOptions } from '../schedule/schedule';
import { alignQuestions } from './align';
import { renewedChoices, type PairChoice } from './choices';
import type { ComparedText } from './collection';
import { groupByTopic } from './topics';
import { columnNames } from './variants';

/** A note of a comparison, with where the person stands in it. */
export interface ComparedNote {
  readonly path: string;
  /** What tells it apart from the other notes: its variant, or its title. */
  readonly name: string;
  readonly note: NoteProperties;
  readonly standing: Standing;
}

/** Where a person stands in the questions of a note. */
export interface Standing extends Readiness {
  readonly weak: number;
  readonly due: number;
}

/** Questions of several notes that ask the same. */
export interface ComparedRow {
  /** Tells it apart from the other rows. */
  readonly key: string;
  /** For each note its question, or null where it does not ask. */
  readonly cells: readonly (DrillItem | null)[];
  /** How sure it is, 0 to 1, that they ask the same; 0 where only one note asks. */
  readonly score: number;
  /** Whether a person joined or parted any of its questions. */
  readonly chosen: boolean;
}

/** Rows under one topic. */
export interface ComparedTopic {
  readonly topic: string | null;
  /** All names that the notes give it. */
  readonly names: readonly string[];
  readonly rows: readonly ComparedRow[];
}

/** Notes side by side. */
export interface Comparison {
  readonly notes: readonly ComparedNote[];
  readonly topics: readonly ComparedTopic[];
}

/** What a comparison goes by besides the notes. */
export interface CompareOptions extends ScheduleOptions {
  readonly today: Day;
  readonly choices?: readonly PairChoice[];
}

/** What is compared of a question of a note: all Markdown below its marker counts as its answer. */
const comparedText = ({ text, topic, label, blocks }: Question): ComparedText => ({
  text,
  topic,
  label,
  answer: blocks
    .slice(1)
    .map(({ markdown }) => markdown)
    .join('\n'),
});

/** Puts notes side by side, question against question, in the order in which they are given. */
export function compareNotes(notes: readonly DrillNote[], options: CompareOptions): Comparison {
  const asked = notes.flatMap(({ items }) => items.map(({ question }) => question));
  const choices = renewedChoices(options.choices ?? [], asked);
  const questions = notes.map(({ items }) =>
    items.map(({ question }) => ({ ...comparedText(question), hash: question.hash })),
  );
  const rows = alignQuestions(questions, choices);
  const names = columnNames(notes);
  const chosen = chosenHashes(notes, choices);
  return {
    notes: notes.map(({ path, note, items }, at) => ({
      path,
      name: names[at] ?? path,
      note,
      standing: standingOf(items, note, options),
    })),
    topics: groupByTopic(questions, rows).map(({ topic, names: topicNames, rows: grouped }) => ({
      topic,
      names: topicNames,
      rows: grouped.map(({ cells, score }) => {
        const items = cells.map((index, side) =>
          index === null ? null : (notes[side]?.items[index] ?? null),
        );
        return {
          key: items.map((item) => item?.key ?? '').join('\n\n'),
          cells: items,
          score,
          chosen: items.some((item) => item !== null && chosen.has(item.question.hash)),
        };
      }),
    })),
  };
}

/** Where a person stands in a note: on the day of its interview where that is still to come, else today. */
export function standingOf(
  items: readonly DrillItem[],
  { interviewDate }: Pick<NoteProperties, 'interviewDate'>,
  options: Pick<CompareOptions, 'today' | 'retention'>,
): Standing {
  const { today } = options;
  const day = Math.max(today, (interviewDate === null ? null : parseDay(interviewDate)) ?? today);
  const due = items.filter(({ ratings }) => {
    const memory = replay(ratings, options);
    return memory !== null && isDue(memory, today);
  });
  return {
    ...readiness(items, day, options),
    weak: items.filter(({ weak }) => weak).length,
    due: due.length,
  };
}

/** Hashes of the questions about which a person chose something that touches these notes. */
function chosenHashes(notes: readonly DrillNote[], choices: readonly PairChoice[]): ReadonlySet<string> {
  const here = new Set(notes.flatMap(({ items }) => items.map(({ question }) => question.hash)));
  return new Set(
    choices.filter(({ hashes }) => hashes.every((hash) => here.has(hash))).flatMap(({ hashes }) => hashes),
  );
}

/** All rows of a comparison. */
export const rowsOf = ({ topics }: Comparison): ComparedRow[] => topics.flatMap(({ rows }) => rows);

/** The questions of a row. */
export const itemsOf = ({ cells }: Pick<ComparedRow, 'cells'>): DrillItem[] =>
  cells.filter((item) => item !== null);
