import { linesOf, markdownOf, type Block } from '../markdown/block';
import { readCallout } from '../markdown/callout';
import type { QuestionBlock } from '../types';
import { LESS } from '../markdown/chars';
import { firstText } from '../markdown/line';
import type { MarkerText } from './heading';
import { isAnswerName } from './roles';

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
  /** True where a blank line ends the answer. */
  readonly endsAtBlank?: boolean;
  /** True where it asks only by standing among questions, so that without an answer it is none. */
  readonly inRun?: boolean;
}

/** A marker made of some lines of a container: quote marks are off, line numbers are those of the file. */
export function linesMarker(
  { kind }: Pick<Block, 'kind'>,
  markdown: string,
  lines: readonly [first: number, last: number],
  info = '',
): QuestionBlock {
  return { role: 'prompt', kind, line: lines[0], endLine: lines[1], column: 1, markdown, info, size: 0 };
}

const EMPTY_TAGS = /^(?:\s|&nbsp;|<(?!img|svg|video|audio|iframe|object|embed)\/?[a-z][^<>]*>)*$/i;

/** Tells whether a block says anything: a heading alone, a rule, an empty fence and tags without text do not. */
export function holdsText(block: Block): boolean {
  switch (block.kind) {
    case 'heading':
    case 'thematic-break':
    case 'comment':
    case 'definition':
      return false;
    case 'code':
      return linesOf(block)
        .slice(1, block.closed ? -1 : undefined)
        .some((line) => line.trim() !== '');
    case 'callout': {
      const { hasBody, title } = readCallout(block);
      return hasBody || (title !== '' && !(title.length > 1 && isAnswerName(title)));
    }
    case 'html':
    case 'paragraph': {
      const { source, from, to } = block;
      const first = source.text.charCodeAt(firstText(source.text, from));
      // Nearly every paragraph begins with a word and is longer than a label.
      if (first !== LESS && first !== AMPERSAND && to - from > LONGEST_LABEL) return true;
      const text = markdownOf(block);
      return !EMPTY_TAGS.test(text) && !(block.start === block.end && isAnswerLabel(text));
    }
    default:
      return true;
  }
}

/** `**Answer:**` with nothing behind it. */
function isAnswerLabel(text: string): boolean {
  const plain = text.trim();
  return (
    plain.length <= LONGEST_LABEL &&
    /[:：*_]$/.test(plain) &&
    isAnswerName(plain.replace(/[*_:：\s]+/g, ' ').trim())
  );
}

const LONGEST_LABEL = 40;

const AMPERSAND = 38;
