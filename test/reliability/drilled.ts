import { rateEdit, weakEdit } from '../../src/core/drill/edits';
import { readDrillNote, type DrillItem } from '../../src/core/drill/item';
import type { Confidence } from '../../src/core/confidence';
import { editRecord, type RecordEdit } from '../../src/core/record/edit';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../src/core/record/types';
import type { Random } from './random';
import { Loss, Refusal } from './steps';
import type { Attempt } from './trial';

/** 2026-09-01. What two devices gave apart lies behind {@link APART}. */
const START = 20_697;
const APART = START + 60;

const WORDS = [
  'queue',
  'cache',
  'lock',
  'index',
  'log',
  'shard',
  'lease',
  'quorum',
  'page',
  'trie',
  'heap',
  'ring',
];

/** Questions with words of their own, as the lines of a body. */
export const bodyOf = (names: readonly string[]): string =>
  names
    .map(
      (name, at) =>
        `### Q${String(at + 1)}: What is a ${name}?\n\n> [!success] Answer\n> A ${name} is a thing.\n`,
    )
    .join('\n');

export const someNames = (random: Random, least = 1): string[] =>
  random.shuffled(WORDS).slice(0, least + random.below(WORDS.length - least + 1));

export const freshNote = (names: readonly string[]): string =>
  `---\ntitle: Systems\ntags: [interview]\n---\n\n${bodyOf(names)}`;

export const itemsOf = (text: string): readonly DrillItem[] => readDrillNote('a.md', text, KEYS).items;

/** Edits a text; what is refused is not tried here. */
export function applied(text: string, edits: readonly RecordEdit[]): string {
  const result = editRecord(text, edits, KEYS);
  if (!result.ok) throw new Loss(`Refused: ${result.diagnostic.message}`);
  return result.text;
}

/** Gives each of some questions up to `most` ratings, of a few days, so that days and ratings often coincide. */
export function ratedSome(
  random: Random,
  text: string,
  places: readonly number[],
  most = 3,
  from = APART,
): string {
  const items = itemsOf(text);
  const edits = places.flatMap((place): RecordEdit[] => {
    const item = items[place % items.length];
    if (!item) return [];
    const rate = (): RecordEdit =>
      rateEdit(item, {
        confidence: random.pick<Confidence>([1, 2, 3, 4]),
        day: from + random.below(12),
        autoWeak: !random.onceIn(3),
      });
    const flag = random.onceIn(8) ? [weakEdit(item, random.onceIn(2))] : [];
    return [rate(), ...random.some(most - 1, rate), ...flag];
  });
  return applied(text, edits);
}

/** A note that was drilled on one device before a second one had it. */
export function drilledNote(random: Random, names = someNames(random)): string {
  const places = names.map((_, at) => at).filter(() => !random.onceIn(5));
  return ratedSome(random, freshNote(names), places, 4, START);
}

/** Some places of questions, by chance. */
export const somePlaces = (random: Random, count: number): number[] =>
  Array.from({ length: count }, () => random.below(60));

/** `words of the question day:confidence` → how often, of all that a note holds; a record without a question counts by its id. */
export function countsOf(text: string): Map<string, number> {
  const { items, orphans } = readDrillNote('a.md', text, KEYS);
  const all = [
    ...items.map(({ question, ratings }) => [question.text, ratings] as const),
    ...orphans.map(({ id, ratings }) => [id, ratings] as const),
  ];
  const counts = new Map<string, number>();
  for (const [name, ratings] of all)
    for (const { day, confidence } of ratings) {
      const key = `${name} ${String(day)}:${String(confidence)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
}

/** What two versions hold together: a rating of both counts once. */
export function unionOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): Map<string, number> {
  const union = new Map(a);
  for (const [key, times] of b) union.set(key, Math.max(times, union.get(key) ?? 0));
  return union;
}

/** What a note lacks, or has too much, of what it should hold; null where it holds exactly that. */
export function difference(
  is: ReadonlyMap<string, number>,
  wanted: ReadonlyMap<string, number>,
): { readonly lacks: readonly string[]; readonly more: readonly string[] } {
  const over = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): string[] =>
    [...a].flatMap(([key, times]) => (times > (b.get(key) ?? 0) ? [key] : []));
  return { lacks: over(wanted, is), more: over(is, wanted) };
}

/** Fails unless a text holds exactly what it should. */
export function expectHolds(text: string, wanted: ReadonlyMap<string, number>, when: string): void {
  const { lacks, more } = difference(countsOf(text), wanted);
  if (lacks.length + more.length > 0)
    throw new Loss(
      `${when}: it lacks ${lacks.join(', ') || 'nothing'}; it has too much ${more.join(', ') || 'of nothing'}.`,
    );
}

/** Tries a deed on a note made by chance; the note is what is shown where something is lost. */
export const tried =
  (deed: (random: Random, show: (note: string) => void) => void | Promise<void>) =>
  async (random: Random): Promise<Attempt> => {
    let note = '';
    try {
      await deed(random, (text) => {
        note = text;
      });
    } catch (error) {
      if (error instanceof Refusal) return { outcome: 'refused', note };
      return { outcome: { lost: error instanceof Loss ? error.message : String(error) }, note };
    }
    return { outcome: 'kept', note };
  };
