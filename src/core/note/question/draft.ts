import type { QuestionBlock } from '../types';
import { isNumber, safeId, slugOf } from '../id';
import { markdownOf, type Block } from '../markdown/block';
import { loneBlockId, withoutLinks, type MarkerText } from './heading';
import { questionBlock } from './question-block';

/** A question as it was marked, before its blocks have roles. */
export interface Draft {
  readonly marker: MarkerText;
  /** The marker itself as a block of the question. */
  readonly markerBlock: QuestionBlock;
  /** Rank of a heading that marks, 1 to 6; 7 for a callout: any heading ends it. */
  readonly rank: number;
  readonly topic: string | null;
  readonly body: Block[];
}

/** What a draft is asked for and called. */
export interface Identity {
  /** With a text in any case. */
  readonly marker: MarkerText;
  /** How many blocks of the body belong to the marker: they are shown with it. */
  readonly markerBlocks: number;
  /** The id that the question should have, as far as the other questions of the note leave it free. */
  readonly wantedId: string;
}

/** A block id alone below the marker belongs to it, and below a label alone the first paragraph asks. */
export function identify({ marker: written, markerBlock, body }: Draft): Identity {
  let marker = written;
  let markerBlocks = 0;
  const [first] = body;
  const blockId = first?.kind === 'paragraph' ? loneBlockId(first) : null;
  if (blockId !== null) {
    marker = { ...marker, blockId: marker.blockId ?? blockId };
    markerBlocks += 1;
  }
  const question = body[markerBlocks];
  if (marker.text === '' && question && asksForLabel(question)) {
    marker = { ...marker, text: oneLine(markdownOf(question)) };
    markerBlocks += 1;
  }
  if (marker.text === '') marker = { ...marker, text: marker.label ?? `Line ${String(markerBlock.line)}` };
  return { marker, markerBlocks, wantedId: wantedId(marker) };
}

const asksForLabel = (block: Block): boolean => block.kind === 'paragraph' || block.kind === 'blockquote';

const oneLine = (markdown: string): string =>
  markdown
    .split('\n')
    .map((line) => line.replace(/^[\s>]+/, ''))
    .join(' ')
    .trim();

function wantedId({ blockId, number, text }: MarkerText): string {
  if (blockId !== null) return safeId(blockId);
  if (number !== null) return `q${isNumber(number) ? number : slugOf(number)}`;
  return safeId(slugOf(withoutLinks(text)));
}

/** The marker of a question that a heading marks. */
export const headingMarker = (block: Block): QuestionBlock => questionBlock(block, 'prompt');
