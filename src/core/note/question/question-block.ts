import type { BlockKind, QuestionBlock, Role } from '../types';
import { firstLineOf, lastLineOf, linesOf, markdownOf, openingLineOf, type Block } from '../markdown/block';
import { readCallout, unfolded } from '../markdown/callout';
import type { Source } from '../markdown/source';
import { NO_DEFINITIONS, type Definitions } from './definitions';
import { firstText, indentOf, listMarker } from '../markdown/line';

/** A block in its place in a question. Its Markdown is cut from the note when it is asked for: most never is. */
export class PlacedBlock implements QuestionBlock {
  constructor(
    private readonly block: Block,
    readonly role: Role,
    private readonly definitions: Definitions,
    private readonly note: Source | null,
  ) {}

  get kind(): BlockKind {
    return this.block.kind;
  }

  get line(): number {
    return firstLineOf(this.block);
  }

  get endLine(): number {
    return lastLineOf(this.block);
  }

  get column(): number {
    const { source, start } = this.block;
    if (!source.isCut || start > 0) return 1;
    return Math.max(1, (this.note?.lines[this.line - 1] ?? '').lastIndexOf(openingLineOf(this.block)) + 1);
  }

  get markdown(): string {
    return isLiteral(this.kind) ? this.written : this.definitions.complete(this.written);
  }

  /** The block as Markdown, with nothing from elsewhere in the note. */
  get written(): string {
    return this.kind === 'callout' ? unfolded(this.block) : markdownOf(this.block);
  }

  get info(): string {
    if (this.kind === 'callout') return readCallout(this.block).type;
    return this.kind === 'code' ? this.block.text : '';
  }

  get size(): number {
    return sizeOf(this.block);
  }
}

/** Gives a block its place in a question. */
export const questionBlock = (
  block: Block,
  role: Role,
  definitions: Definitions = NO_DEFINITIONS,
  note: Source | null = null,
): PlacedBlock => new PlacedBlock(block, role, definitions, note);

/** Tells whether brackets in blocks of a kind stand for themselves. */
const isLiteral = (kind: BlockKind): boolean =>
  kind === 'code' || kind === 'indented-code' || kind === 'math' || kind === 'comment';

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
  const lines = linesOf(list);
  const outer = indentOf(lines[0] ?? '');
  return lines.filter((line) => indentOf(line) <= outer + 1 && listMarker(line, firstText(line)) !== null)
    .length;
}
