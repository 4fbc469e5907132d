import { parseNote, type ParseOptions } from './parse';
import { MARKINGS, type Marking } from './questions-property';

/** A value of the property `questions` that would make questions of what a note holds. */
export interface QuestionsOffer {
  readonly marking: Marking;
  readonly count: number;
  /** The texts of the first three questions, as Markdown. */
  readonly first: readonly string[];
}

const SHOWN = 3;

/** A single match of these says little; a title is one question by nature. */
const FEWEST = 2;

/**
 * The values of `questions` that would find questions with answers in a note: the three that find most, the best first.
 * Reads the note once for each value: ask only where nothing was found.
 */
export function questionsOffers(text: string, options: ParseOptions = {}): QuestionsOffer[] {
  const offers = MARKINGS.filter((marking) => marking !== 'none')
    .map((marking): QuestionsOffer => {
      const answered = parseNote(text, { ...options, markings: [marking] }).questions.filter(
        ({ layers }) => layers.length > 0,
      );
      return { marking, count: answered.length, first: answered.slice(0, SHOWN).map((each) => each.text) };
    })
    .filter(({ marking, count }) => count >= (marking === 'title' ? 1 : FEWEST))
    .sort((a, b) => b.count - a.count);
  // Any note could be one question: that is worth saying only where nothing else is.
  return offers.length > 1 ? offers.filter(({ marking }) => marking !== 'title').slice(0, SHOWN) : offers;
}
