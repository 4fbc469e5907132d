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

interface Word {
  readonly plain: string;
  readonly stem: string;
}

const read = (text: string): Word[] =>
  wordsWithAll(text).map((word) => {
    const plain = plainWord(word);
    return { plain, stem: stemOf(plain) };
  });

/**
 * Tells whether two questions are one sentence with another thing put into one place of it: "What is a left join?", "What is
 * a cross join?". Such questions share nearly all their words and ask what differs.
 */
export function areContrasted(a: string, b: string): boolean {
  const [first, second] = [read(a), read(b)];
  const shorter = Math.min(first.length, second.length);
  const isSame = (one: Word | undefined, other: Word | undefined): boolean => one?.stem === other?.stem;
  let start = 0;
  while (start < shorter && isSame(first[start], second[start])) start += 1;
  let end = 0;
  while (end < shorter - start && isSame(first[first.length - 1 - end], second[second.length - 1 - end]))
    end += 1;
  const same = start + end;
  if (same < 2 || same < LEAST_SAME * Math.max(first.length, second.length)) return false;
  return [first, second].every((words) => {
    const rest = words.slice(start, words.length - end);
    return (
      rest.length > 0 &&
      rest.length <= MOST_DIFFERENT &&
      rest.some(({ plain }) => DECIDING.has(plain) || !isStopWord(plain))
    );
  });
}
