import { isBlank } from './line';
import type { Block, Source } from './block';
import { markdownOf } from './block';

/** A callout taken apart. */
export interface Callout {
  /** Lower case, as written: aliases are not folded into their main type. */
  readonly type: string;
  /** What stands behind `|` in the brackets, lower case; empty where nothing does. */
  readonly metadata: string;
  /** `+` or `-` where the writer made it foldable. */
  readonly fold: '' | '+' | '-';
  /** As written; empty where the type itself is the title. */
  readonly title: string;
  /** The lines below the title with one quote mark taken off. */
  readonly body: Source;
  readonly hasBody: boolean;
}

const HEADER = /^\[!([^\]|]*)(?:\|([^\]]*))?\]([+-]?)[ \t]*(.*)$/;

/** Takes off one quote mark with the space behind it; a lazy line has none and stays as it is. */
export function withoutQuoteMark(line: string): string {
  let at = 0;
  while (at < 3 && line[at] === ' ') at += 1;
  if (line[at] !== '>') return line;
  const next = line[at + 1];
  return line.slice(next === ' ' || next === '\t' ? at + 2 : at + 1);
}

/** The inside of a quote or callout, from its `skip`-th line on. */
export function insideOf(block: Block, skip = 0): Source {
  const { lines, firstLine } = block.source;
  return {
    lines: lines.slice(block.start + skip, block.end + 1).map(withoutQuoteMark),
    firstLine: firstLine + block.start + skip,
  };
}

/** What was read of a block already: several questions are asked about each callout. */
const known = new WeakMap<Block, Callout>();

/** Reads a block of kind `callout`. */
export function readCallout(block: Block): Callout {
  let callout = known.get(block);
  if (!callout) {
    callout = takeApart(block);
    known.set(block, callout);
  }
  return callout;
}

function takeApart(block: Block): Callout {
  const [, type = '', metadata = '', fold = '', title = ''] =
    HEADER.exec(withoutQuoteMark(block.source.lines[block.start] ?? '').trim()) ?? [];
  const body = insideOf(block, 1);
  return {
    type: type.trim().toLowerCase(),
    metadata: metadata.trim().toLowerCase(),
    fold: fold === '+' || fold === '-' ? fold : '',
    title: title.trim(),
    body,
    hasBody: body.lines.some((line) => !isBlank(line)),
  };
}

/** The callout as Markdown that a drill shows: a fold mark would hide again what was just revealed. */
export function unfolded(block: Block): string {
  return markdownOf(block).replace(/^([ \t]*>[ \t]*\[![^\]\n]*\])[+-]/, '$1');
}
