import { isCommon } from './common-words';
import { TermNumbers, termsOf } from './terms';

/** What is compared of a question: what is asked, what is answered, and where it stands. */
export interface ComparedText {
  readonly text: string;
  readonly answer: string;
  readonly topic: string | null;
  readonly label: string | null;
}

/** A question as numbers. */
export interface Weighed {
  /** Numbers of its terms that another question has, too: first those of the question, then those of the answer alone. */
  readonly ids: readonly number[];
  /** How many of them the question has. */
  readonly asked: number;
  /** Length of what is asked, as a vector of the weights of all its terms. */
  readonly length: number;
  /** What a shared term counts for the less the more terms there are: long answers share more by chance. */
  readonly scale: number;
  /** Stems of the topic's name. */
  readonly topic: ReadonlySet<string>;
}

/** In which questions of a note a term occurs. */
export interface Postings {
  /** Those that ask it. */
  readonly asked: number[];
  /** Those that have it in their answer alone. */
  readonly answered: number[];
}

/** What terms weigh, by their numbers. */
export interface TermWeights {
  /** In what is asked. */
  readonly asked: Float64Array;
  /** Wherever else it stands; 0 for words that stand in answers to anything. */
  readonly anywhere: Float64Array;
}

/** A note whose questions are weighed. */
export interface WeighedNote {
  readonly texts: readonly ComparedText[];
  readonly questions: readonly Weighed[];
  /** By the number of a term. */
  readonly postings: readonly (Postings | undefined)[];
  /** The same for all notes that are compared. */
  readonly weights: TermWeights;
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
  const weights = weightsOf(names, frequency, count);
  const topics = new Topics();
  return read.map((questions) => {
    const weighed = questions.map((each) => weigh(each, weights, frequency, topics));
    const postings = postingsOf(weighed, names.length);
    return { texts: questions.map(({ text }) => text), questions: weighed, postings, weights };
  });
}

function readText(text: ComparedText, numbers: TermNumbers): Read {
  const terms: number[] = [];
  numbers.addTo(terms, text.text);
  const asked = terms.length;
  numbers.addTo(terms, text.answer);
  return { text, terms, asked };
}

function weightsOf(names: readonly string[], frequency: Float64Array, count: number): TermWeights {
  const asked = new Float64Array(names.length);
  const anywhere = new Float64Array(names.length);
  names.forEach((name, id) => {
    const weight = Math.log((count + BACKGROUND) / ((frequency[id] ?? 0) + 0.5));
    if (weight < LEAST_WEIGHT) return;
    const isCommonWord = isCommon(name);
    asked[id] = isCommonWord ? weight * COMMON_WEIGHT : weight;
    anywhere[id] = isCommonWord ? 0 : weight;
  });
  return { asked, anywhere };
}

function weigh(
  { text, terms, asked }: Read,
  weights: TermWeights,
  frequency: Float64Array,
  topics: Topics,
): Weighed {
  const ids: number[] = [];
  let shared = 0;
  let squares = 0;
  let count = 0;
  for (let at = 0; at < terms.length; at += 1) {
    const id = terms[at] ?? 0;
    const weight = (at < asked ? weights.asked[id] : weights.anywhere[id]) ?? 0;
    if (weight === 0) continue;
    if (at < asked) squares += weight * weight;
    count += 1;
    // What no other question has is shared with none; that is about half of all terms.
    if (frequency[id] === 1) continue;
    ids.push(id);
    if (at < asked) shared += 1;
  }
  return {
    ids,
    asked: shared,
    length: Math.sqrt(squares),
    scale: Math.max(LEAST_TERMS, count) ** -0.25,
    topic: topics.termsOf(text.topic ?? ''),
  };
}

/** The terms of topics' names; many questions stand under one. */
class Topics {
  private readonly known = new Map<string, ReadonlySet<string>>();

  termsOf(name: string): ReadonlySet<string> {
    let terms = this.known.get(name);
    if (!terms) this.known.set(name, (terms = new Set(termsOf(name).keys())));
    return terms;
  }
}

function postingsOf(questions: readonly Weighed[], terms: number): readonly (Postings | undefined)[] {
  const postings = new Array<Postings | undefined>(terms).fill(undefined);
  for (const [question, { ids, asked }] of questions.entries())
    for (let place = 0; place < ids.length; place += 1) {
      const id = ids[place] ?? 0;
      const known = (postings[id] ??= { asked: [], answered: [] });
      (place < asked ? known.asked : known.answered).push(question);
    }
  return postings;
}
