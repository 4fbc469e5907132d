import { isBlank } from './line';
import { markdownOf, openingLineOf, remembered, type Block } from './block';
import { Source } from './source';

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
  const first = block.start + skip;
  const lines: string[] = [];
  for (let at = first; at <= block.end; at += 1) lines.push(withoutQuoteMark(block.source.line(at)));
  return Source.ofLines(lines, block.source.firstLine + first);
}

const lowered = (text: string): string => text.trim().toLowerCase();

/** A callout taken apart, its body only when somebody asks for it. */
export class Callout {
  /** Lower case, as written: aliases are not folded into their main type. */
  readonly type: string;
  /** What stands behind `|` in the brackets, lower case; empty where nothing does. */
  readonly metadata: string;
  /** `+` or `-` where the writer made it foldable. */
  readonly fold: '' | '+' | '-';
  /** As written; empty where the type itself is the title. */
  readonly title: string;
  private inside: Source | null = null;

  constructor(private readonly block: Block) {
    // `[!type|metadata]- title`, a brace that is missing makes no callout with anything.
    const header = withoutQuoteMark(openingLineOf(block)).trim();
    const end = header.startsWith('[!') ? header.indexOf(']') : -1;
    const bar = end < 0 ? -1 : header.slice(0, end).indexOf('|');
    const fold = header[end + 1];
    this.type = end < 0 ? '' : lowered(header.slice(2, bar < 0 ? end : bar));
    this.metadata = bar < 0 ? '' : lowered(header.slice(bar + 1, end));
    this.fold = end >= 0 && (fold === '+' || fold === '-') ? fold : '';
    this.title = end < 0 ? '' : header.slice(end + 1 + this.fold.length).trim();
  }

  /** The lines below the title with one quote mark taken off. */
  get body(): Source {
    this.inside ??= insideOf(this.block, 1);
    return this.inside;
  }

  get hasBody(): boolean {
    const { source, start, end } = this.block;
    for (let at = start + 1; at <= end; at += 1) if (!isBlank(withoutQuoteMark(source.line(at)))) return true;
    return false;
  }
}

const takeApart = (block: Block): Callout => new Callout(block);

/** Reads a block of kind `callout`. */
export const readCallout = (block: Block): Callout => remembered(block, takeApart);

/** The callout as Markdown that a drill shows: a fold mark would hide again what was just revealed. */
export function unfolded(block: Block): string {
  return markdownOf(block).replace(/^([ \t]*>[ \t]*\[![^\]\n]*\])[+-]/, '$1');
}
