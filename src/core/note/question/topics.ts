import { anyOf } from './first-words';
import { isTopicName } from './heading';
import { WORDS_FOR_QUESTIONS, WORDS_FOR_QUESTIONS_UNSPACED } from './vocabulary';

const WORDS = new RegExp(
  `(?:^|[^\\p{L}\\p{M}])(?:${anyOf(WORDS_FOR_QUESTIONS)})(?![\\p{L}\\p{M}])|${anyOf(WORDS_FOR_QUESTIONS_UNSPACED)}`,
  'iu',
);

/** Tells whether a heading holds a word for questions. */
export const namesQuestions = (text: string): boolean => WORDS.test(text);

/** Tells whether a heading names questions ("Interview questions", "Behavioural questions"). */
export const gathersQuestions = (text: string): boolean =>
  namesQuestions(text) || /\binterview\b/i.test(text) || isTopicName(text);

/** The headings above a place of a note that are no questions. */
export class Topics {
  /** Text of the nearest topic of each rank; the index is the rank. */
  private readonly byRank: (string | null)[] = [];
  /** The last of them. */
  private last: string | null = null;
  /** Whether it names questions; null where nobody has asked yet. */
  private namesQuestions: boolean | null = false;

  /** The nearest topic above a heading of a rank; topics of this rank and below it end here. */
  above(rank: number): string | null {
    if (this.byRank.length > rank) {
      this.byRank.length = rank;
      this.update(this.byRank.reduce((nearest, topic) => topic ?? nearest, null));
    }
    return this.last;
  }

  /** A heading of a rank is a topic; an empty text is none. */
  set(rank: number, text: string): void {
    const above = this.above(rank);
    while (this.byRank.length < rank) this.byRank.push(null);
    this.byRank[rank] = text === '' ? null : text;
    this.update(text === '' ? above : text);
  }

  nearest(): string | null {
    return this.last;
  }

  /** Tells whether the nearest topic gathers questions ("Interview questions"). */
  gatherQuestions(): boolean {
    const { last } = this;
    this.namesQuestions ??= last !== null && gathersQuestions(last);
    return this.namesQuestions;
  }

  private update(last: string | null): void {
    this.last = last;
    this.namesQuestions = null;
  }
}
