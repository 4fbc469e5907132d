import { isCommon } from './common-words';
import { termsOf, type Terms } from './terms';

/** What is compared of a question: what is asked, what is answered, and where it stands. */
export interface ComparedText {
  readonly text: string;
  readonly answer: string;
  readonly topic: string | null;
  readonly label: string | null;
}

/** A question as numbers. The arrays go together: one place for each of its terms. */
export interface Weighed {
  readonly ids: readonly number[];
  /** Weight of each term in what is asked; 0 where it is only in the answer. */
  readonly asked: readonly number[];
  /** Weight of each term wherever it stands; 0 for words that stand in answers to anything. */
  readonly anywhere: readonly number[];
  /** Length of what is asked, as a vector of its weights. */
  readonly length: number;
  /** Stems of the topic's name. */
  readonly topic: ReadonlySet<string>;
}

/** Where a term of a note occurs: in which question, and at which place of its arrays. */
export interface Posting {
  readonly question: number;
  readonly place: number;
}

/** A note whose questions are weighed. */
export interface WeighedNote {
  readonly texts: readonly ComparedText[];
  readonly questions: readonly Weighed[];
  readonly postings: ReadonlyMap<number, readonly Posting[]>;
}

/**
 * So many questions of other interviews are taken to be known, none of which has any of the terms: in a small collection
 * a term that two questions share is common, and yet it is what they share.
 */
const BACKGROUND = 50;

/** Terms that weigh less are in nearly all questions, and are left out. */
const LEAST_WEIGHT = 0.15;

/** What a common word weighs in a question, against any other; in an answer it weighs nothing. */
const COMMON_WEIGHT = 0.7;

interface Read {
  readonly text: ComparedText;
  readonly asked: Terms;
  readonly all: Terms;
}

/**
 * Weighs the terms of the questions of several notes: the rarer a term is among all of them, the more it tells.
 * Source: inverse document frequency, K. Sparck Jones: A Statistical Interpretation of Term Specificity and its
 * Application in Retrieval, 1972.
 */
export function weighNotes(notes: readonly (readonly ComparedText[])[]): WeighedNote[] {
  const read = notes.map((texts) => texts.map(readText));
  const ids = new Map<string, number>();
  const frequency: number[] = [];
  let count = 0;
  for (const { all } of read.flat()) {
    count += 1;
    for (const term of all.keys()) {
      let id = ids.get(term);
      if (id === undefined) ids.set(term, (id = ids.size));
      frequency[id] = (frequency[id] ?? 0) + 1;
    }
  }
  const weights = frequency.map((each) => Math.log((count + BACKGROUND) / (each + 0.5)));
  const common = new Set([...ids].flatMap(([term, id]) => (isCommon(term) ? [id] : [])));
  return read.map((questions) => {
    const weighed = questions.map((each) => weigh(each, ids, weights, common));
    return { texts: questions.map(({ text }) => text), questions: weighed, postings: postingsOf(weighed) };
  });
}

function readText(text: ComparedText): Read {
  const asked = termsOf(text.text);
  const all = new Map(termsOf(text.answer));
  for (const [term, times] of asked) all.set(term, (all.get(term) ?? 0) + times);
  return { text, asked, all };
}

function weigh(
  { text, asked: askedTerms, all }: Read,
  known: ReadonlyMap<string, number>,
  weights: readonly number[],
  common: ReadonlySet<number>,
): Weighed {
  const ids: number[] = [];
  const asked: number[] = [];
  const anywhere: number[] = [];
  let squares = 0;
  for (const term of all.keys()) {
    const id = known.get(term) ?? -1;
    const weight = weights[id] ?? 0;
    const isAsked = askedTerms.has(term);
    if (weight < LEAST_WEIGHT || (common.has(id) && !isAsked)) continue;
    const inQuestion = isAsked ? weight * (common.has(id) ? COMMON_WEIGHT : 1) : 0;
    ids.push(id);
    asked.push(inQuestion);
    anywhere.push(common.has(id) ? 0 : weight);
    squares += inQuestion * inQuestion;
  }
  return {
    ids,
    asked,
    anywhere,
    length: Math.sqrt(squares),
    topic: new Set(termsOf(text.topic ?? '').keys()),
  };
}

function postingsOf(questions: readonly Weighed[]): ReadonlyMap<number, readonly Posting[]> {
  const postings = new Map<number, Posting[]>();
  for (const [question, { ids }] of questions.entries())
    for (const [place, id] of ids.entries()) {
      const known = postings.get(id);
      if (known) known.push({ question, place });
      else postings.set(id, [{ question, place }]);
    }
  return postings;
}
