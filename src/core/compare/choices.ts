import type { Question } from '../note/types';

/** What a person decided about two questions, by the hashes of their words. */
export interface PairChoice {
  readonly kind: 'join' | 'part';
  /** The smaller hash first. */
  readonly hashes: readonly [string, string];
}

const LINE = /^(join|part) ([0-9a-f]{6}) ([0-9a-f]{6})$/;

/** More are kept by nobody's hand. */
const MOST = 5000;

/** Reads choices, one in each line, of two about the same questions the later one; null where a line is none. */
export function parseChoices(text: string): PairChoice[] | null {
  const choices = new Map<string, PairChoice>();
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const [, kind, first, second] = LINE.exec(line.trim()) ?? [];
    if (first === undefined || second === undefined) return null;
    const read = choice(kind === 'join' ? 'join' : 'part', first, second);
    choices.delete(keyOf(...read.hashes));
    choices.set(keyOf(...read.hashes), read);
  }
  return [...choices.values()];
}

/**
 * Choices by the fingerprints of now, also those that name questions of these by the older rule. A choice by the older
 * rule that several questions may be meant by stays as it is.
 */
export function renewedChoices(
  choices: readonly PairChoice[],
  questions: readonly Pick<Question, 'hash' | 'older'>[],
): PairChoice[] {
  const renewed = new Map<string, string>();
  for (const { hash, older } of questions) {
    const known = renewed.get(older) ?? hash;
    renewed.set(older, known === hash ? hash : older);
  }
  const now = (hash: string): string => renewed.get(hash) ?? hash;
  const all = new Map<string, PairChoice>();
  for (const { kind, hashes } of choices) {
    const [a, b] = [now(hashes[0]), now(hashes[1])];
    // The later one about two questions counts, and stands where it was made.
    all.delete(keyOf(a, b));
    all.set(keyOf(a, b), choice(kind, a, b));
  }
  return [...all.values()];
}

const keyOf = (a: string, b: string): string => (a <= b ? `${a} ${b}` : `${b} ${a}`);

/** Finds the choice about two questions among many, as {@link choiceAbout} does, at once. */
export function choiceFinder(choices: readonly PairChoice[]): (a: string, b: string) => PairChoice | null {
  const byKey = new Map(choices.map((each) => [keyOf(...each.hashes), each]));
  return (a, b) => byKey.get(keyOf(a, b)) ?? null;
}

/** Writes choices as {@link parseChoices} reads them. */
export const formatChoices = (choices: readonly PairChoice[]): string =>
  choices.map(({ kind, hashes }) => [kind, ...hashes].join(' ')).join('\n');

/** A choice about two questions, in either order. */
export const choice = (kind: PairChoice['kind'], a: string, b: string): PairChoice => ({
  kind,
  hashes: a <= b ? [a, b] : [b, a],
});

const isAbout = ({ hashes }: PairChoice, a: string, b: string): boolean =>
  (hashes[0] === a && hashes[1] === b) || (hashes[0] === b && hashes[1] === a);

/** The choice about two questions, or null. */
export const choiceAbout = (choices: readonly PairChoice[], a: string, b: string): PairChoice | null =>
  choices.find((each) => isAbout(each, a, b)) ?? null;

/** Choices with one more, in the place of an older one about the same questions; the oldest go where there are too many. */
export const withChoice = (choices: readonly PairChoice[], added: PairChoice): PairChoice[] =>
  [...withoutChoice(choices, ...added.hashes), added].slice(-MOST);

/** Choices without the one about two questions. */
export const withoutChoice = (choices: readonly PairChoice[], a: string, b: string): PairChoice[] =>
  choices.filter((each) => !isAbout(each, a, b));
