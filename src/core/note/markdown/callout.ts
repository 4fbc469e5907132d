import type { Role } from '../types';
import { CLOSING_BRACKET, DASH, GREATER, PIPE, PLUS, SPACE, TAB } from './chars';
import { firstText, isBlank } from './line';
import { linesOf, markdownOf, remembered, type Block } from './block';
import { endOfLine, Source } from './source';

/** Index behind the quote mark of the line at `start` and the space after it; a lazy line has none: `start` itself. */
function behindQuoteMark(text: string, start: number): number {
  let at = start;
  while (at < start + 3 && text.charCodeAt(at) === SPACE) at += 1;
  if (text.charCodeAt(at) !== GREATER) return start;
  const next = text.charCodeAt(at + 1);
  return next === SPACE || next === TAB ? at + 2 : at + 1;
}

/** The inside of a callout: the lines below its title, each without one quote mark and the space behind it. */
function bodyOf({ source: { text, firstLine }, from, to, start }: Block): Source {
  const lines: string[] = [];
  for (let at = endOfLine(text, from) + 1; at < to;) {
    const end = endOfLine(text, at);
    lines.push(text.slice(behindQuoteMark(text, at), end));
    at = end + 1;
  }
  return Source.ofLines(lines, firstLine + start + 1);
}

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
  /** What it is to its question; undefined where nobody has asked yet, null where nothing tells. */
  role: Role | null | undefined = undefined;
  private inside: Source | null = null;

  constructor(private readonly block: Block) {
    if (isAdmonition(block)) {
      const { type, title, fold, body } = readAdmonition(block);
      this.type = type;
      this.metadata = '';
      this.fold = fold;
      this.title = title;
      this.inside = body;
      return;
    }
    // `[!type|metadata]- title`, a brace that is missing makes no callout with anything.
    const { text } = block.source;
    const lineEnd = endOfLine(text, block.from);
    const start = firstText(text, firstText(text, block.from) + 1) + 2;
    let end = start;
    let bar = -1;
    for (; end < lineEnd && text.charCodeAt(end) !== CLOSING_BRACKET; end += 1)
      if (bar < 0 && text.charCodeAt(end) === PIPE) bar = end;
    const isWhole = end < lineEnd;
    const sign = isWhole ? text.charCodeAt(end + 1) : 0;
    this.type = isWhole ? lowered(text.slice(start, bar < 0 ? end : bar)) : '';
    this.metadata = isWhole && bar >= 0 ? lowered(text.slice(bar + 1, end)) : '';
    this.fold = sign === PLUS ? '+' : sign === DASH ? '-' : '';
    this.title = isWhole ? text.slice(end + 1 + this.fold.length, lineEnd).trim() : '';
  }

  /** The lines below the title with one quote mark taken off. */
  get body(): Source {
    this.inside ??= bodyOf(this.block);
    return this.inside;
  }

  get hasBody(): boolean {
    if (isAdmonition(this.block)) return this.body.lines.some((line) => !isBlank(line));
    const { source, from, to } = this.block;
    const { text } = source;
    for (let at = endOfLine(text, from) + 1; at < to; at = endOfLine(text, at) + 1)
      if (!isBlank(text, behindQuoteMark(text, at))) return true;
    return false;
  }
}

/** Tells whether a callout is a fence of the plugin Admonition: `ad-question`. Its `text` is the language. */
export const isAdmonition = ({ kind, text }: Block): boolean => kind === 'callout' && text !== '';

/** Lines at the start of such a fence that say how it looks. */
const ADMONITION_LINE = /^(title|collapse|icon|color|metadata)\s*:\s*(.*)$/;

/** Takes a fence of the plugin Admonition apart. Source: the plugin's documentation, "Usage". */
function readAdmonition(block: Block): Pick<Callout, 'type' | 'title' | 'fold' | 'body'> {
  const lines = linesOf(block).slice(1, -1);
  const settings = new Map<string, string>();
  for (const line of lines) {
    const [, key, value = ''] = ADMONITION_LINE.exec(line.trim()) ?? [];
    if (key === undefined) break;
    settings.set(key, value.trim());
  }
  const collapse = settings.get('collapse') ?? '';
  return {
    type: block.text.slice('ad-'.length),
    title: settings.get('title') ?? '',
    fold: collapse === '' || collapse === 'none' ? '' : collapse === 'open' ? '+' : '-',
    body: Source.ofLines(
      lines.slice(settings.size),
      block.source.firstLine + block.start + 1 + settings.size,
    ),
  };
}

const lowered = (text: string): string => text.trim().toLowerCase();

const takeApart = (block: Block): Callout => new Callout(block);

/** Reads a block of kind `callout`. */
export const readCallout = (block: Block): Callout => remembered(block, takeApart);

/** The callout as Markdown that a drill shows: a fold mark, also of one inside, would hide again what was just revealed. */
export function unfolded(block: Block): string {
  if (isAdmonition(block)) {
    const { type, title, body } = readCallout(block);
    return [`> [!${type}] ${title}`, ...body.lines.map((line) => `> ${line}`)].join('\n');
  }
  return markdownOf(block).replace(
    /(^[ \t]*>[ \t]*\[![^\]\n]*\]|\n(?:[ \t]*>){2,}[ \t]*\[![^\]\n]*\])[+-]/g,
    '$1',
  );
}
