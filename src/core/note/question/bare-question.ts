import type { Block } from '../markdown/block';
import { anyOf, FirstWords } from './first-words';
import { splitBlockId } from './heading';
import { isAnswerName } from './roles';
import { QUESTION_WORDS } from './vocabulary';

/**
 * Headings that say only Question, with the text of the question below them, and headings that say only Answer further
 * down: one note, one question, often in several languages (`# Question (EN)`, `# Вопрос (RU)`, `## Answer (EN)`).
 */
export interface BareQuestions {
  /** Index of a question's heading → the blocks of the question and of its answer. */
  readonly bodies: ReadonlyMap<number, readonly Block[]>;
  /** Indices of all blocks that these questions take. */
  readonly taken: ReadonlySet<number>;
}

const LANGUAGE = /[([]\s*(\p{L}{2,12})\s*[)\]]\s*$/u;
const ONLY_QUESTION = new RegExp(`^(?!q$)(?:${anyOf(QUESTION_WORDS)})\\s*[:：]?$`, 'iu');

const QUESTION_STARTS = new FirstWords(QUESTION_WORDS);

interface Section {
  readonly at: number;
  /** Index behind the last block. */
  readonly end: number;
  /** The language named behind the word, lower case; empty where none is. */
  readonly language: string;
}

/** A heading without its block id and the language behind it. */
function bareText(text: string): string {
  const heading = splitBlockId(text).text;
  return /[)\]]\s*$/.test(heading.slice(-8)) ? heading.replace(LANGUAGE, '').trim() : heading;
}

/** Tells whether a heading says only Question. */
export function isBareQuestion(text: string): boolean {
  const end = QUESTION_STARTS.lengthAt(text);
  return end > 0 && !isDigit(text.charCodeAt(end)) && ONLY_QUESTION.test(bareText(text));
}

/** Most headings that start as a question does are labels: `Q1: …`. */
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const languageOf = (text: string): string => LANGUAGE.exec(splitBlockId(text).text)?.[1]?.toLowerCase() ?? '';

const NONE: BareQuestions = { bodies: new Map(), taken: new Set() };

/** Joins each heading that says only Question with its answer. Questions without an answer heading are left out. */
export function joinBareQuestions(blocks: readonly Block[]): BareQuestions {
  // Nearly no note has such headings.
  if (!blocks.some(({ kind, text }) => kind === 'heading' && isBareQuestion(text))) return NONE;
  const questions: Section[] = [];
  const answers: Section[] = [];
  const bodies = new Map<number, readonly Block[]>();
  const taken = new Set<number>();
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.kind !== 'heading') continue;
    const { text, level } = block;
    if (isBareQuestion(text))
      questions.push({ at, end: nextHeading(blocks, at, 6), language: languageOf(text) });
    else if (questions.length > 0 && isAnswerName(bareText(text)))
      answers.push({ at, end: nextHeading(blocks, at, level), language: languageOf(text) });
  }
  const match = answerMatcher(answers);
  for (const [index, question] of questions.entries()) {
    const answer = match(question, questions[index + 1]?.at ?? blocks.length);
    if (!answer) continue;
    const indices = [...range(question.at, question.end), ...range(answer.at, answer.end)].filter(
      (at) => blocks[at]?.kind !== 'thematic-break',
    );
    for (const at of indices) taken.add(at);
    bodies.set(
      question.at,
      indices.slice(1).flatMap((at) => blocks[at] ?? []),
    );
  }
  return { bodies, taken };
}

/** Gives each question, asked for in order, the next free answer of its language, or the one before the next question. */
function answerMatcher(
  answers: readonly Section[],
): (question: Section, nextAt: number) => Section | undefined {
  const free = new Set(answers);
  const byLanguage = new Map<string, Section[]>();
  for (const answer of [...answers].reverse()) {
    const queue = byLanguage.get(answer.language) ?? [];
    queue.push(answer);
    byLanguage.set(answer.language, queue);
  }
  let near = 0;
  return (question, nextAt) => {
    const queue = byLanguage.get(question.language) ?? [];
    let answer = queue.pop();
    while (answer && (answer.at < question.at || !free.has(answer))) answer = queue.pop();
    if (!answer) {
      while ((answers[near]?.at ?? Infinity) < question.at) near += 1;
      const next = answers[near];
      if (next && next.at < nextAt && free.has(next)) answer = next;
    }
    if (answer) free.delete(answer);
    return answer;
  };
}

/** Index of the next heading of a rank or higher that ends a section, or of the next that says Question or Answer. */
function nextHeading(blocks: readonly Block[], from: number, level: number): number {
  for (let at = from + 1; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.kind !== 'heading') continue;
    if (block.level <= level || isBareQuestion(block.text) || isAnswerName(bareText(block.text))) return at;
  }
  return blocks.length;
}

function* range(start: number, end: number): Generator<number> {
  for (let at = start; at < end; at += 1) yield at;
}
