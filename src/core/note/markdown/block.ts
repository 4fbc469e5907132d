import type { BlockKind } from '../types';
import { endOfLine, type Source } from './source';

/** A Markdown block of one source. `start` and `end` are indices of the source's lines, both inclusive. */
export interface Block {
  readonly kind: BlockKind;
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  /** Index in the source's text of the first unit of the first line. */
  readonly from: number;
  /** Index in the source's text behind the last unit of the last line, its end not included. */
  readonly to: number;
  /** Rank of a heading, 1 to 6; 0 for all else. */
  readonly level: number;
  /** Text of a heading, language of a code block, {@link labelKey} of a definition; empty for all else. */
  readonly text: string;
  /** False for a fence, math or HTML block that the end of its source closed. */
  readonly closed: boolean;
  /** See {@link remembered}. */
  memo: object | null;
}

/**
 * What was read of a block already: several questions are asked about each. It is kept in the block itself, since a weak
 * map costs more than most of what it would spare. A block of one kind is only ever read in one way.
 */
export function remembered<T extends object>(block: Block, read: (block: Block) => T): T {
  block.memo ??= read(block);
  return block.memo as T;
}

/** 1-based line of the file where a block starts. */
export const firstLineOf = (block: Block): number => block.source.firstLine + block.start;

/** 1-based line of the file where a block ends. */
export const lastLineOf = (block: Block): number => block.source.firstLine + block.end;

/** The lines of a block as Markdown. */
export const markdownOf = ({ source, from, to }: Block): string => source.text.slice(from, to);

/** The lines of a block without their ends. */
export const linesOf = (block: Block): string[] => markdownOf(block).split('\n');

/** The first line of a block. */
export const openingLineOf = ({ source: { text }, from }: Block): string =>
  text.slice(from, endOfLine(text, from));
