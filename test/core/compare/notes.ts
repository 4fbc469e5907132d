import {
  compareNotes,
  rowsOf,
  type CompareOptions,
  type Comparison,
} from '../../../src/core/compare/compare';
import type { DrillNote } from '../../../src/core/drill/item';
import { drillNote, text } from '../../support/notes';

/** 2026-11-30. */
export const TODAY = 20_787;

/** A question of a note: what is asked, what is answered, and under which topic. */
export interface Asked {
  readonly asked: string;
  readonly answer?: string;
  readonly topic?: string;
}

/** A note that asks such questions, with lines of frontmatter. */
export function noteOf(path: string, questions: readonly Asked[], ...frontmatter: string[]): DrillNote {
  const parts = questions.map(({ asked, answer = '', topic }, at) => {
    const isNewTopic = topic !== undefined && topic !== questions[at - 1]?.topic;
    const answered =
      answer === '' ? [] : ['', '> [!success] Answer', ...answer.split('\n').map((line) => `> ${line}`)];
    return text(
      ...(isNewTopic ? [`## ${topic}`, ''] : []),
      `### Q${String(at + 1)}: ${asked}`,
      ...answered,
      '',
    );
  });
  const head = frontmatter.length > 0 ? text('---', ...frontmatter, '---', '') : '';
  return drillNote(`${head}${parts.join('')}`, path);
}

export const compared = (notes: readonly DrillNote[], options: Partial<CompareOptions> = {}): Comparison =>
  compareNotes(notes, { today: TODAY, retention: 0.9, ...options });

/** For each row what its notes ask, `–` where one does not. */
export const asksOf = (comparison: Comparison): string[][] =>
  rowsOf(comparison).map(({ cells }) => cells.map((item) => item?.question.text ?? '–'));

/** The hash of what a question says. */
export function hashIn(notes: readonly DrillNote[], asked: string): string {
  const found = notes.flatMap(({ items }) => items).find(({ question }) => question.text === asked);
  if (!found) throw new Error(`nobody asks ${asked}`);
  return found.question.hash;
}

/** Questions that two people ask in their own words, and what only one of them asks. */
export const FIRST: readonly Asked[] = [
  {
    topic: 'Databases',
    asked: 'What is a database index and why would you use one?',
    answer:
      'A sorted structure beside the table, mostly a B-tree. A lookup is fast, but each write costs more.',
  },
  {
    topic: 'Databases',
    asked: 'How does optimistic locking work?',
    answer:
      'A version column: an update that finds another version changes no row, so the client tries again.',
  },
  {
    topic: 'Payments',
    asked: 'How do idempotency keys make retries of a payment safe?',
    answer: 'The client sends the same key with each attempt; the server answers with the stored outcome.',
  },
  {
    topic: 'Payments',
    asked: 'What is a chargeback?',
    answer: 'The bank of the cardholder takes the money back; the merchant has to contest it.',
  },
];

export const SECOND: readonly Asked[] = [
  {
    topic: 'Payment APIs',
    asked: 'Why does a payment API need an idempotency key when clients retry?',
    answer: 'So that the second attempt gets the stored outcome of the first, and nobody is charged twice.',
  },
  {
    topic: 'Storage',
    asked: 'When would you add an index to a database table?',
    answer: 'When a lookup reads the whole table. A B-tree is sorted; each write has to maintain it.',
  },
  {
    topic: 'Storage',
    asked: 'Explain optimistic locking with a version column.',
    answer:
      'The update names the version that was read. No row changed means another client was faster: try again.',
  },
  {
    topic: 'Storage',
    asked: 'How do you shard by tenant?',
    answer: 'Each tenant hashes to a shard; large tenants get their own.',
  },
];
