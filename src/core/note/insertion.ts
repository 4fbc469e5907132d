import { readFrontmatter } from './frontmatter';
import { firstLineOf, lastLineOf, markdownOf, type Block } from './markdown/block';
import { scanBlocks } from './markdown/scan';
import { Source } from './markdown/source';

/** Where a block goes into a note. Lines count from 0, as an editor's do. */
export interface Insertion {
  readonly line: number;
  readonly ch: number;
  /** The block with the line ends and the blank lines that it needs there. */
  readonly text: string;
  /** The line on which the block will begin. */
  readonly start: number;
}

/**
 * Finds where a block can be put so that it and all that is there stay what they are: at a line that is blank, else below
 * the frontmatter or the whole block that the line is part of. Nothing can stand below a block that is never closed, so it
 * goes above that.
 * @param text the note, whose lines end at LF
 * @param line the line that is asked for
 * @param block Markdown that does not end with a line end
 */
export function insertionAt(text: string, line: number, block: string): Insertion {
  const lines = text.split('\n');
  const body = readFrontmatter(text).bounds?.lineCount ?? 0;
  const blocks = scanBlocks(Source.ofText(text.replace(/^\uFEFF/, '')), body);
  const wanted = Math.max(body, Math.min(line, lines.length));
  const around = blocks.find(
    (each) => firstLineOf(each) - 1 <= line && (line < lastLineOf(each) || !each.closed),
  );
  const near = !around ? wanted : around.closed ? lastLineOf(around) : firstLineOf(around) - 1;
  const isTextAt = (index: number): boolean => (lines[index] ?? '').trim() !== '';
  const at = behindCard(blocks, near);
  const above = isTextAt(at - 1) ? '\n' : '';
  const below = isTextAt(at) ? '\n' : '';
  if (at < lines.length)
    return { line: at, ch: 0, text: `${above}${block}\n${below}`, start: at + above.length };
  const last = lines.length - 1;
  const ch = lines[last]?.length ?? 0;
  return { line: last, ch, text: `\n${above}${block}\n`, start: at + above.length };
}

/** A line, or the end of the card that goes on there: its answer would end at a blank line. */
function behindCard(blocks: readonly Block[], line: number): number {
  const below = blocks.findIndex((block) => firstLineOf(block) - 1 === line);
  const follows = (at: number): boolean => {
    const [above, block] = [blocks[at - 1], blocks[at]];
    return above !== undefined && block !== undefined && lastLineOf(above) + 1 === firstLineOf(block);
  };
  if (below < 0 || !follows(below)) return line;
  let from = below;
  while (follows(from)) from -= 1;
  const isCard = blocks.slice(from, below + 1).some((block) => CARD_LINE.test(markdownOf(block)));
  let end = below;
  while (isCard && blocks[end]?.closed === true && (end === below || follows(end))) end += 1;
  const last = blocks[end - 1];
  return isCard && last ? lastLineOf(last) : line;
}

const CARD_LINE = /^[ \t]*\?\??[ \t]*$/m;
