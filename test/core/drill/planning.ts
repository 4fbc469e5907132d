import * as fc from 'fast-check';
import { formatDay } from '../../../src/core/day';
import type { DrillItem, DrillNote } from '../../../src/core/drill/item';
import { questionHash } from '../../../src/core/note/hash';
import { drillNote } from '../../support/notes';
import { DAY } from './events';

export const OPTIONS = { retention: 0.9 };
export const CONTEXT = { today: DAY, options: OPTIONS, newLeft: 10 };

/** A question of a note that is made up: its topic, how often and how it was rated, and whether it is flagged. */
export interface Made {
  readonly topic: string;
  /** `[days ago, confidence]`, the oldest first. */
  readonly ratings?: readonly (readonly [ago: number, confidence: number])[];
  readonly weak?: boolean;
  /** Words of the answer. */
  readonly words?: number;
}

/** A note of these questions, `q1` …; each below a heading of its topic, none where that is empty. */
export function made(path: string, ...questions: readonly Made[]): DrillNote {
  const asked = (at: number): string => `What is thing ${String(at + 1)} of ${path}?`;
  const log = questions.flatMap(({ ratings = [] }, at) =>
    ratings.length === 0
      ? []
      : [
          `  q${String(at + 1)}: ${questionHash(asked(at))} ${[...ratings]
            .reverse()
            .map(([ago, confidence]) => `${formatDay(DAY - ago)}:${String(confidence)}`)
            .join(' ')}`,
        ],
  );
  const weak = questions.flatMap(({ weak: isWeak }, at) => (isWeak ? [`q${String(at + 1)}`] : []));
  const body = questions.map(
    ({ topic, words = 5 }, at) =>
      `${topic === '' ? '' : `## ${topic}\n\n`}### Q${String(at + 1)}: ${asked(at)}\n\n${'word '.repeat(words)}\n`,
  );
  const lines = [...(log.length > 0 ? ['drill_log:', ...log] : []), `weak: [${weak.join(', ')}]`];
  return drillNote(`---\n${lines.join('\n')}\n---\n\n${body.join('\n')}`, path);
}

/** `path id` of each question. */
export const names = (items: readonly DrillItem[]): string[] =>
  items.map(({ path, question }) => `${path} ${question.id}`);

const anyRatings = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 4 })), { maxLength: 3 })
  .map((all) => all.sort(([a], [b]) => b - a));

export const anyMade: fc.Arbitrary<Made> = fc.record({
  topic: fc.constantFrom('Storage', 'Queues', 'Caches'),
  ratings: anyRatings,
  weak: fc.boolean(),
  words: fc.constantFrom(3, 60, 400),
});

/** A few notes, of distinct paths. */
export const anyNotes: fc.Arbitrary<DrillNote[]> = fc
  .array(fc.array(anyMade, { minLength: 1, maxLength: 6 }), { maxLength: 3 })
  .map((all) => all.map((questions, at) => made(`${'abc'.charAt(at)}.md`, ...questions)));
