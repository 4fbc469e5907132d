import { isTopicName } from './heading';

const ABOUT_QUESTIONS = /\b(?:questions?|interview|faq|q ?& ?a)\b/i;

/** The headings above a place of a note that are no questions. */
export class Topics {
  /** Text of the nearest topic of each rank; the index is the rank. */
  private readonly byRank: (string | null)[] = [];
  /** The last of them, and whether it names questions; kept, since every block asks. */
  private last: string | null = null;
  private namesQuestions = false;

  /** The nearest topic above a heading of a rank; topics of this rank and below it end here. */
  above(rank: number): string | null {
    if (this.byRank.length > rank) {
      this.byRank.length = rank;
      this.update();
    }
    return this.last;
  }

  /** A heading of a rank is a topic; an empty text is none. */
  set(rank: number, text: string): void {
    this.byRank[rank] = text === '' ? null : text;
    this.update();
  }

  nearest(): string | null {
    return this.last;
  }

  /** Tells whether the nearest topic gathers questions ("Interview questions"). */
  gatherQuestions(): boolean {
    return this.namesQuestions;
  }

  private update(): void {
    const last = this.byRank.reduce<string | null>((nearest, topic) => topic ?? nearest, null);
    if (last === this.last) return;
    this.last = last;
    this.namesQuestions = last !== null && (ABOUT_QUESTIONS.test(last) || isTopicName(last));
  }
}
