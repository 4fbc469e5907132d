import { parseNote, type ParseOptions } from '../../src/core/note/parse';
import { firstLineOf, lastLineOf } from '../../src/core/note/markdown/block';
import { scanBlocks } from '../../src/core/note/markdown/scan';
import { Source } from '../../src/core/note/markdown/source';
import type { InterviewNote, Question, QuestionBlock } from '../../src/core/note/types';
import { readDrillNote, type DrillItem, type DrillNote } from '../../src/core/drill/item';
import { DEFAULT_RECORD_KEYS } from '../../src/core/record/types';

/** A text of these lines, with a line end behind the last. */
export const text = (...lines: string[]): string => lines.map((line) => `${line}\n`).join('');

/** Reads a note of these lines. */
export const parse = (...lines: string[]): InterviewNote => parseNote(text(...lines));

/** The only question of a note of these lines; fails where there is none or are several. */
export function question(...lines: string[]): Question {
  return onlyOf(parse(...lines).questions);
}

/** The only question of a note of these lines, read in some way. */
export const questionWith = (options: ParseOptions, ...lines: string[]): Question =>
  onlyOf(parseNote(text(...lines), options).questions);

function onlyOf(questions: readonly Question[]): Question {
  const [first, ...more] = questions;
  if (!first || more.length > 0) throw new Error(`${String(questions.length)} questions instead of one`);
  return first;
}

/** `kind first-last` of every block of a text, or `kind line` where it has one line. */
export function blocksOf(source: string, from = 0): string[] {
  return scanBlocks(Source.ofText(source), from).map((block) => {
    const [first, last] = [firstLineOf(block), lastLineOf(block)];
    return `${block.kind} ${String(first)}${last === first ? '' : `-${String(last)}`}`;
  });
}

/** `role kind line` of every block of a question but its marker. */
export const rolesOf = ({ blocks }: Question): string[] =>
  blocks.slice(1).map(({ role, kind, line }) => `${role} ${kind} ${String(line)}`);

/** What each layer of a question says of itself, and the lines at which its blocks start. */
export const layersOf = ({ layers }: Question): string[] =>
  layers.map(({ kind, size, blocks }) => {
    const lines = blocks.map(({ line }) => String(line)).join('+');
    return `${kind}${size > 0 ? ` of ${String(size)}` : ''} at ${lines}`;
  });

/** The ids of all questions. */
export const idsOf = ({ questions }: InterviewNote): string[] => questions.map(({ id }) => id);

/** `line code` of every diagnostic. */
export const findingsOf = ({ diagnostics }: Pick<InterviewNote, 'diagnostics'>): string[] =>
  diagnostics.map(({ line, code }) => `${String(line)} ${code}`);

/** Reads a note for a drill, with its record under the default names. */
export const drillNote = (source: string, path = 'Note.md'): DrillNote =>
  readDrillNote(path, source, DEFAULT_RECORD_KEYS);

/** The questions of a note of these lines, ready for a drill. */
export const drillItems = (...lines: string[]): readonly DrillItem[] => drillNote(text(...lines)).items;

/** `questions`-many questions, each with a number of layers: `Why is thing 2 so?` is answered by paragraphs and lists. */
export function noteWith(...layerCounts: number[]): string {
  const parts = layerCounts.map((layers, at) => {
    const n = String(at + 1);
    const answers = Array.from(
      { length: layers },
      (_, layer) => `> [!success] Part ${String(layer + 1)}\n> Text.\n`,
    );
    return [`### Q${n}: Why is thing ${n} so?\n`, ...answers].join('\n');
  });
  return parts.join('\n---\n\n');
}

/** All that a reading of a note says, as plain data that can be compared: its questions read their parts on demand. */
export const spelledOut = ({ note, questions, diagnostics }: InterviewNote): unknown => ({
  note,
  diagnostics,
  questions: questions.map((question) => ({
    own: pick(question, 'id', 'label', 'text', 'hash', 'topic', 'line', 'endLine', 'followUps'),
    blocks: blocksIn(question.blocks),
    prompts: blocksIn(question.prompts),
    hints: blocksIn(question.hints),
    layers: question.layers.map(({ kind, size, blocks }) => ({ kind, size, blocks: blocksIn(blocks) })),
  })),
});

const blocksIn = (blocks: readonly QuestionBlock[]): unknown[] =>
  blocks.map((block) => pick(block, 'role', 'kind', 'line', 'endLine', 'markdown', 'info', 'size'));

const pick = <T>(value: T, ...keys: readonly (keyof T)[]): unknown =>
  Object.fromEntries(keys.map((key) => [key, value[key]]));

const PLAIN = new Set<unknown>([Object.prototype, Array.prototype, Map.prototype]);

/**
 * Freezes plain data all the way down, maps included, so that a change throws. What reads its parts on demand is left as
 * it is: it keeps what it has read.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (!PLAIN.has(Object.getPrototypeOf(value))) return value;
  if (value instanceof Map) {
    for (const [key, entry] of value as Map<unknown, unknown>) {
      deepFreeze(key);
      deepFreeze(entry);
    }
    const refuse = (): never => {
      throw new TypeError('This map is frozen.');
    };
    Object.assign(value, { set: refuse, delete: refuse, clear: refuse });
  }
  for (const entry of Object.values(value)) deepFreeze(entry);
  return Object.freeze(value);
}
