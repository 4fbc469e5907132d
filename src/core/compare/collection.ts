import { isCommon } from './common-words';
import { TermNumbers, termsOf } from './terms';

/** What is compared of a question: what is asked, what is answered, and where it stands. */
export interface ComparedText {
  readonly text: string;
  readonly answer: string;
  readonly topic: string | null;
  readonly label: string | null;
}

/** A question as numbers. The arrays go together: one place for each of its terms that another question has, too. */
export interface Weighed {
  readonly ids: readonly number[];
  /** Weight of each term in what is asked; 0 where it is only in the answer. */
  readonly asked: readonly number[];
  /** Weight of each term wherever it stands; 0 for words that stand in answers to anything. */
  readonly anywhere: readonly number[];
  /** Length of what is asked, as a vector of its weights. */
  readonly length: number;
  /** What a shared term counts for the less the more terms there are: long answers share more by chance. */
  readonly scale: number;
  /** Stems of the topic's name. */
  readonly topic: ReadonlySet<string>;
}

/** In which questions of a note a term occurs, and what it weighs there. The arrays go together. */
export interface Postings {
  readonly questions: readonly number[];
  readonly asked: readonly number[];
}

/** A note whose questions are weighed. */
export interface WeighedNote {
  readonly texts: readonly ComparedText[];
  readonly questions: readonly Weighed[];
  /** By the number of a term. */
  readonly postings: readonly (Postings | undefined)[];
}

/**
 * So many questions of other interviews are taken to be known, none of which has any of the terms: in a small collection
 * a term that two questions share is common, and yet it is what they share.
 */
const BACKGROUND = 50;

/** Terms that weigh less are in a fifth of all questions and more: they tell none apart, and would cost the most time. */
const LEAST_WEIGHT = 1.5;

/** Questions of fewer terms count as if they had so many: of a few words, one that is shared says little. */
const LEAST_TERMS = 20;

/** What a common word weighs in a question, against any other; in an answer it weighs nothing. */
const COMMON_WEIGHT = 0.7;

interface Read {
  readonly text: ComparedText;
  /** Numbers of the terms of the question, and behind them of those that only the answer has. */
  readonly terms: readonly number[];
  /** How many of them the question has. */
  readonly asked: number;
}

/**
 * Weighs the terms of the questions of several notes: the rarer a term is among all of them, the more it tells.
 * Source: inverse document frequency, K. Sparck Jones: A Statistical Interpretation of Term Specificity and its
 * Application in Retrieval, 1972.
 */
export function weighNotes(notes: readonly (readonly ComparedText[])[]): WeighedNote[] {
  const numbers = new TermNumbers();
  const read = notes.map((texts) => texts.map((text) => readText(text, numbers)));
  const names = numbers.terms;
  const frequency = new Float64Array(names.length);
  let count = 0;
  for (const questions of read)
    for (const { terms } of questions) {
      count += 1;
      for (const term of terms) frequency[term] = (frequency[term] ?? 0) + 1;
    }
  const weights = frequency.map((each) => {
    const weight = Math.log((count + BACKGROUND) / (each + 0.5));
    return weight < LEAST_WEIGHT ? 0 : weight;
  });
  const common = names.map(isCommon);
  return read.map((questions) => {
    const weighed = questions.map((each) => weigh(each, { weights, frequency, common }));
    const postings = postingsOf(weighed, names.length);
    return { texts: questions.map(({ text }) => text), questions: weighed, postings };
  });
}

function readText(text: ComparedText, numbers: TermNumbers): Read {
  const terms: number[] = [];
  numbers.addTo(terms, text.text);
  const asked = terms.length;
  numbers.addTo(terms, text.answer);
  return { text, terms, asked };
}

/** What is known of all terms, by their numbers. */
interface Vocabulary {
  readonly weights: Float64Array;
  /** In how many questions each is. */
  readonly frequency: Float64Array;
  readonly common: readonly boolean[];
}

function weigh({ text, terms, asked }: Read, { weights, frequency, common }: Vocabulary): Weighed {
  const ids: number[] = [];
  const inQuestion: number[] = [];
  const anywhere: number[] = [];
  let squares = 0;
  let count = 0;
  for (let at = 0; at < terms.length; at += 1) {
    const id = terms[at] ?? 0;
    const weight = weights[id] ?? 0;
    const isCommonWord = common[id] === true;
    if (weight === 0 || (isCommonWord && at >= asked)) continue;
    const own = at < asked ? weight * (isCommonWord ? COMMON_WEIGHT : 1) : 0;
    squares += own * own;
    count += 1;
    // What no other question has is shared with none; that is about half of all terms.
    if (frequency[id] === 1) continue;
    ids.push(id);
    inQuestion.push(own);
    anywhere.push(isCommonWord ? 0 : weight);
  }
  return {
    ids,
    asked: inQuestion,
    anywhere,
    length: Math.sqrt(squares),
    scale: Math.max(LEAST_TERMS, count) ** -0.25,
    topic: new Set(termsOf(text.topic ?? '').keys()),
  };
}

function postingsOf(questions: readonly Weighed[], terms: number): readonly (Postings | undefined)[] {
  const postings = new Array<{ questions: number[]; asked: number[] } | undefined>(terms).fill(undefined);
  for (let question = 0; question < questions.length; question += 1) {
    const { ids, asked } = questions[question] ?? { ids: [], asked: [] };
    for (let place = 0; place < ids.length; place += 1) {
      const id = ids[place] ?? 0;
      const weight = asked[place] ?? 0;
      const known = postings[id];
      if (known) {
        known.questions.push(question);
        known.asked.push(weight);
      } else postings[id] = { questions: [question], asked: [weight] };
    }
  }
  return postings;
}
