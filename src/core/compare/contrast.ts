import { plainWord, stemOf } from './stem';
import { isStopWord } from './stop-words';
import { wordsWithAll } from './terms';

/** Words that hold sentences together and yet decide what is asked, where nothing else differs. */
const DECIDING: ReadonlySet<string> = new Set(
  (
    'least most before after with without up down in out more less not never always first last i ii iii iv v vi ' +
    'vor nach mit ohne nie immer mindestens hochstens erste letzte antes despues con sin nunca siempre primero ultimo ' +
    'avant apres avec sans jamais toujours premier dernier до после без никогда всегда'
  ).split(' '),
);

/** More words than these may differ in other wording, too. */
const MOST_DIFFERENT = 3;
/** So much of the longer question must stand in both, in its place, for the rest to be a contrast. */
const LEAST_SAME = 0.4;

/** A word of a question, in its place. */
export interface SentenceWord {
  readonly stem: string;
  /** Whether it could be what is asked, rather than what holds the sentence together. */
  readonly decides: boolean;
}

/** A question as a row of words. */
export const sentenceOf = (text: string): SentenceWord[] => wordsWithAll(text).map(sentenceWord);

/** Words that were read already: questions are made of the same ones. */
const known = new Map<string, SentenceWord>();
const MAX_KNOWN = 5_000;

function sentenceWord(word: string): SentenceWord {
  const before = known.get(word);
  if (before) return before;
  if (known.size >= MAX_KNOWN) known.clear();
  const plain = plainWord(word);
  const read = { stem: stemOf(plain), decides: DECIDING.has(plain) || !isStopWord(plain) };
  known.set(word, read);
  return read;
}

/**
 * Tells whether two questions are one sentence with another thing put into one place of it: "What is a left join?", "What is
 * a cross join?". Such questions share nearly all their words and ask what differs.
 */
export function areContrasted(first: readonly SentenceWord[], second: readonly SentenceWord[]): boolean {
  const shorter = Math.min(first.length, second.length);
  const isSame = (one: SentenceWord | undefined, other: SentenceWord | undefined): boolean =>
    one?.stem === other?.stem;
  let start = 0;
  while (start < shorter && isSame(first[start], second[start])) start += 1;
  let end = 0;
  while (end < shorter - start && isSame(first[first.length - 1 - end], second[second.length - 1 - end]))
    end += 1;
  const same = start + end;
  if (same < 2 || same < LEAST_SAME * Math.max(first.length, second.length)) return false;
  return [first, second].every((words) => {
    const rest = words.slice(start, words.length - end);
    return rest.length > 0 && rest.length <= MOST_DIFFERENT && rest.some(({ decides }) => decides);
  });
}
