import type { QuestionBlock, Role } from '../types';
import { firstLineOf, lastLineOf, markdownOf, type Block } from '../markdown/block';
import { readCallout, unfolded } from '../markdown/callout';
import { firstText, indentOf, listMarker } from '../markdown/line';

/** Gives a block its place in a question. */
export function questionBlock(block: Block, role: Role): QuestionBlock {
  return {
    role,
    kind: block.kind,
    line: firstLineOf(block),
    endLine: lastLineOf(block),
    markdown: block.kind === 'callout' ? unfolded(block) : markdownOf(block),
    info: block.kind === 'callout' ? readCallout(block).type : block.kind === 'code' ? block.text : '',
    size: sizeOf(block),
  };
}

function sizeOf(block: Block): number {
  const count = block.end - block.start + 1;
  switch (block.kind) {
    case 'table':
      return count - 2;
    case 'code':
      return block.closed ? count - 2 : count - 1;
    case 'indented-code':
      return count;
    case 'list':
      return itemCount(block);
    default:
      return 0;
  }
}

/** Items of the outermost level of a list. */
function itemCount(list: Block): number {
  const lines = list.source.lines.slice(list.start, list.end + 1);
  const outer = indentOf(lines[0] ?? '');
  return lines.filter((line) => indentOf(line) <= outer + 1 && listMarker(line, firstText(line)) !== null)
    .length;
}
