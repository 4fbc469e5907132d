import { readFileSync } from 'node:fs';
import { alignQuestions, type Alignable } from '../src/core/compare/align';
import { questionHash } from '../src/core/note/hash';
import { termsOf } from '../src/core/compare/terms';
import type { Row } from './table';

/** One side of a labelled pair. */
interface Side {
  readonly topic: string | null;
  readonly text: string;
  readonly answer: string;
}

/** Two questions, and whether they ask the same in other words, are merely similar, or have nothing to do with each other. */
interface LabelledPair {
  readonly kind: 'same' | 'similar' | 'different';
  readonly a: Side;
  readonly b: Side;
}

/** The pairs of one subject: all first sides are one note, all second sides another. */
export interface PairGroup {
  readonly name: string;
  readonly language: string;
  readonly pairs: readonly LabelledPair[];
}

/** The half by which weights were fitted, or the one that was kept for the figure. */
export type Half = 'tuning' | 'final';

export const readPairs = (half: Half): readonly PairGroup[] =>
  JSON.parse(readFileSync(`test/fixtures/question-pairs/${half}.json`, 'utf8')) as PairGroup[];

/** A side as the comparison gets it from a note. */
export const alignable = ({ topic, text, answer }: Side): Alignable => ({
  topic,
  text,
  answer,
  label: null,
  hash: questionHash(text),
});

interface Outcome {
  /** Pairs that were joined and ask the same. */
  readonly right: number;
  /** Questions that were joined and do not ask the same, whatever their labels. */
  readonly wrong: number;
  /** Pairs that ask the same and were not joined. */
  readonly missed: number;
}

const NONE: Outcome = { right: 0, wrong: 0, missed: 0 };

/** Puts the two notes of a group side by side, as a person would, and compares the rows with the labels. */
function outcomeOf({ pairs }: PairGroup, isCounted: (pair: LabelledPair) => boolean = () => true): Outcome {
  const rows = alignQuestions([pairs.map(({ a }) => alignable(a)), pairs.map(({ b }) => alignable(b))]);
  const partner = new Map(rows.map(({ cells }) => [cells[0] ?? null, cells[1] ?? null]));
  return pairs.reduce(({ right, wrong, missed }, pair, at) => {
    const joined = partner.get(at) ?? null;
    const isRight = pair.kind === 'same' && joined === at;
    return {
      right: right + Number(isRight && isCounted(pair)),
      wrong: wrong + Number(joined !== null && !isRight),
      missed: missed + Number(pair.kind === 'same' && !isRight && isCounted(pair)),
    };
  }, NONE);
}

const sum = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.reduce(
    (all, { right, wrong, missed }) => ({
      right: all.right + right,
      wrong: all.wrong + wrong,
      missed: all.missed + missed,
    }),
    NONE,
  );

const precision = ({ right, wrong }: Outcome): number => right / Math.max(1, right + wrong);
const recall = ({ right, missed }: Outcome): number => right / Math.max(1, right + missed);

/** Whether two questions share any word that says what they are about: else only the answers can tell. */
function shareWord({ a, b }: LabelledPair): boolean {
  const terms = termsOf(b.text);
  return [...termsOf(a.text).keys()].some((term) => terms.has(term));
}

/** How well questions are joined: precision and recall on both halves of the labelled pairs. */
export function pairRows(): Row[] {
  return (['tuning', 'final'] as const).flatMap((half) => {
    const groups = readPairs(half);
    const all = sum(groups.map((group) => outcomeOf(group)));
    const near = sum(groups.map((group) => outcomeOf(group, shareWord)));
    const row = (what: string, ratio: number, of: string, target: Row['target']): Row => ({
      what,
      ratio,
      of,
      target,
    });
    const languages = [...new Set(groups.map(({ language }) => language))];
    return [
      row(`questions joined, ${half} half: precision`, precision(all), 'all that were joined', {
        least: 0.9,
      }),
      row('recall', recall(all), 'all that ask the same', { least: 0.9 }),
      row('recall where the questions share a word', recall(near), 'those that do', { least: 0.9 }),
      ...languages.map((language) => {
        const one = sum(
          groups.filter((group) => group.language === language).map((group) => outcomeOf(group)),
        );
        return row(
          `precision, ${language} (recall ${recall(one).toFixed(2)})`,
          precision(one),
          'all that were joined',
          null,
        );
      }),
    ];
  });
}
