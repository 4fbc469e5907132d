import type { Block } from '../markdown/block';
import type { QuestionBlock } from '../types';
import type { MarkerText } from './heading';

/** A question that a block holds, before it has a topic. */
export interface HeldQuestion {
  readonly marker: MarkerText;
  readonly markerBlock: QuestionBlock;
  /** Its answer inside the block. */
  readonly body: Block[];
}

/** The questions that one block (a callout, a list, `<details>`, a paragraph) holds. */
export interface Reading {
  readonly questions: readonly HeldQuestion[];
  /** True where what follows the block answers the last question, or goes on answering it. */
  readonly open: boolean;
  /** True where the block says by a label (`Q:`) that it asks, so that it is a question below an answered one too. */
  readonly labelled: boolean;
}

/** A marker made of some lines of a container: quote marks are off, line numbers are those of the file. */
export function linesMarker(
  { kind }: Pick<Block, 'kind'>,
  markdown: string,
  lines: readonly [first: number, last: number],
  info = '',
): QuestionBlock {
  return { role: 'prompt', kind, line: lines[0], endLine: lines[1], markdown, info, size: 0 };
}
