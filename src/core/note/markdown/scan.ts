import type { BlockKind } from '../types';
import type { Block } from './block';
import { BACKTICK, COLON, DASH, DOLLAR, EQUALS, GREATER, HASH, LESS, PERCENT, PIPE, TILDE } from './chars';
import { OpenContainer } from './container';
import { htmlOpening, type HtmlOpening } from './html';
import {
  atxLevel,
  closesFence,
  columnCount,
  columnsBetween,
  firstText,
  indentOf,
  isBlank,
  isTableDelimiter,
  isThematicBreak,
  listMarkerEnd,
  mayInterruptParagraph,
  openingFence,
  restOfLine,
  setextLevel,
  type Fence,
} from './line';
import type { Source } from './source';

/**
 * Scans lines into the top-level blocks of Markdown as CommonMark and Obsidian see it: in order, none overlapping, blank
 * lines in none. Containers (lists, quotes, callouts) are one block each; their inside is scanned by who needs it.
 * Time is linear in the length of the text: what is not found up to the end is remembered and not sought again.
 * @param from index of the first line to look at
 */
export function scanBlocks(source: Source, from = 0): Block[] {
  return new Scanner(source).scan(from);
}

class Scanner {
  private readonly text: string;
  private readonly starts: Source['starts'];
  private readonly count: number;
  private readonly blocks: Block[] = [];
  /** Ends that do not occur from here to the end of the source. */
  private readonly absent = new Set<string>();
  /** See {@link foldEndsOf}; null where no fold was met yet. */
  private foldEnds: ReadonlyMap<number, number> | null = null;

  constructor(private readonly source: Source) {
    this.text = source.text;
    this.starts = source.starts;
    this.count = source.count;
  }

  scan(from: number): Block[] {
    let at = from;
    while (at < this.count) at = this.blockAt(at);
    return this.blocks;
  }

  /** Index in the text at which a line starts. */
  private startOf(at: number): number {
    return this.starts[at] ?? this.source.end;
  }

  private isBlank(at: number): boolean {
    return isBlank(this.text, this.startOf(at));
  }

  private add(kind: BlockKind, start: number, end: number, text = '', level = 0, closed = true): number {
    this.blocks.push({ kind, source: this.source, start, end, level, text, closed, memo: null });
    return end + 1;
  }

  private blockAt(at: number): number {
    const { text } = this;
    const start = this.startOf(at);
    const first = firstText(text, start);
    if (isBlank(text, first)) return at + 1;
    if (first > start && columnsBetween(text, start, first) >= 4) return this.indentedCode(at);
    switch (text.charCodeAt(first)) {
      case HASH: {
        const level = atxLevel(text, first);
        if (level > 0) return this.add('heading', at, at, this.atxText(at, first + level), level);
        break;
      }
      case BACKTICK:
      case TILDE: {
        const fence = openingFence(text, first);
        if (fence) return this.fencedCode(at, fence);
        break;
      }
      case GREATER:
        return this.quote(at);
      case LESS: {
        const opening = htmlOpening(text, first);
        if (opening) return this.html(at, opening);
        break;
      }
      case DOLLAR:
        if (text.charCodeAt(first + 1) === DOLLAR) {
          const end = this.find('$$', first + 2);
          if (end >= 0) return this.add('math', at, end);
          return this.paragraph(at);
        }
        break;
      case PERCENT: {
        const end = this.commentEnd(at, first);
        if (end >= 0) return this.add('comment', at, end);
        break;
      }
      default: {
        if (isThematicBreak(text, first)) return this.add('thematic-break', at, at);
        const end = listMarkerEnd(text, first);
        if (end >= 0) return this.add('list', at, this.endOfContainer(at, text.charCodeAt(end - 1)));
      }
    }
    if (this.isTableAt(at)) return this.table(at);
    return this.paragraph(at);
  }

  /** The text of an ATX heading behind its opening hashes, at `from`. */
  private atxText(at: number, from: number): string {
    return withoutClosingHashes(this.text.slice(from, this.source.endOf(at)).trim());
  }

  private indentedCode(start: number): number {
    let end = start;
    for (let at = start + 1; at < this.count; at += 1) {
      if (this.isBlank(at)) continue;
      if (indentOf(this.text, this.startOf(at)) < 4) break;
      end = at;
    }
    return this.add('indented-code', start, end);
  }

  private fencedCode(start: number, fence: Fence): number {
    const { text } = this;
    for (let at = start + 1; at < this.count; at += 1) {
      const lineStart = this.startOf(at);
      const first = firstText(text, lineStart);
      if (text.charCodeAt(first) !== fence.code || !closesFence(text, fence, first)) continue;
      if (columnsBetween(text, lineStart, first) < 4) return this.add('code', start, at, fence.language);
    }
    return this.add('code', start, this.count - 1, fence.language, 0, false);
  }

  /** Last line of the `%%` comment that a line opens, or -1. `%%%%` opens nothing. */
  private commentEnd(at: number, first: number): number {
    const line = restOfLine(this.text, first);
    if (!line.startsWith('%%') || line.startsWith('%%%%')) return -1;
    const sameLine = line.indexOf('%%', 2);
    // Text behind a comment that ends on its own line makes it part of a paragraph.
    if (sameLine >= 0) return isBlank(line, sameLine + 2) ? at : -1;
    return at + 1 < this.count ? this.find('%%', this.startOf(at + 1)) : -1;
  }

  /** The first line that holds `needle` from an index of the text on, or -1. */
  private find(needle: string, from: number): number {
    if (this.absent.has(needle)) return -1;
    const found = this.text.indexOf(needle, from);
    if (found >= 0 && found + needle.length <= this.source.end) return this.source.lineAt(found);
    this.absent.add(needle);
    return -1;
  }

  private html(start: number, opening: HtmlOpening): number {
    if (opening.isDetails) {
      const end = this.detailsEnd(start);
      if (end >= 0) return this.add('html', start, end);
    }
    if (opening.until === null) {
      let end = start;
      while (end + 1 < this.count && !this.isBlank(end + 1)) end += 1;
      return this.add('html', start, end);
    }
    const kind = opening.isComment ? 'comment' : 'html';
    const { until } = opening;
    for (let at = start; at < this.count && !this.absent.has(until.source); at += 1) {
      if (until.test(this.source.line(at))) return this.add(kind, start, at);
    }
    this.absent.add(until.source);
    return this.add(kind, start, this.count - 1, '', 0, false);
  }

  /** Line of the `</details>` that closes the one opened at `start`, or -1: with its body it is one block to hide. */
  private detailsEnd(start: number): number {
    this.foldEnds ??= foldEndsOf(this.source);
    return this.foldEnds.get(start) ?? -1;
  }

  /** A quote or a callout. Lines with a quote mark belong to it whatever stands in them. */
  private quote(start: number): number {
    const { text } = this;
    let end = start;
    while (end + 1 < this.count && isQuoteLine(text, this.startOf(end + 1))) end += 1;
    // Whether a line without a mark goes on with a paragraph, only the lines above it tell.
    if (end + 1 < this.count && !this.isBlank(end + 1)) end = this.endOfContainer(start, null);
    return this.add(isCallout(text, this.startOf(start)) ? 'callout' : 'blockquote', start, end);
  }

  /**
   * Index of the last line of a quote or a list.
   * @param sign that of the list's markers, null for a quote
   */
  private endOfContainer(start: number, sign: number | null): number {
    const { text } = this;
    const open = new OpenContainer(sign);
    let end = start;
    for (let at = start; at < this.count; at += 1) {
      const lineStart = this.startOf(at);
      const blank = isBlank(text, lineStart);
      const belonging = blank ? open.take('', 0) : open.take(text, lineStart);
      if (belonging === 'outside' || (belonging === 'lazy' && this.startsObsidianBlock(at))) break;
      if (!blank) end = at;
    }
    return end;
  }

  private isTableAt(at: number): boolean {
    if (at + 1 >= this.count) return false;
    const { text } = this;
    const start = this.startOf(at);
    const next = this.startOf(at + 1);
    const first = firstText(text, next);
    const code = text.charCodeAt(first);
    if (code !== PIPE && code !== DASH && code !== COLON) return false;
    return (
      isTableDelimiter(text, first) &&
      columnsBetween(text, next, first) < 4 &&
      this.source.line(at).includes('|') &&
      columnCount(text, firstText(text, start)) === columnCount(text, first)
    );
  }

  private table(start: number): number {
    let end = start + 1;
    while (end + 1 < this.count && !this.isBlank(end + 1) && !this.interruptsParagraph(end + 1, true))
      end += 1;
    return this.add('table', start, end);
  }

  private paragraph(start: number): number {
    const { text } = this;
    let end = start;
    for (let at = start + 1; at < this.count; at += 1) {
      const lineStart = this.startOf(at);
      const first = firstText(text, lineStart);
      if (isBlank(text, first)) break;
      const code = text.charCodeAt(first);
      if (code === EQUALS || code === DASH) {
        const level = setextLevel(text, first);
        if (level > 0 && columnsBetween(text, lineStart, first) < 4) {
          const lines = this.source.markdown(start, at - 1).replace(/\n/g, ' ');
          return this.add('heading', start, at, lines.trim(), level);
        }
      }
      if (this.interruptsParagraph(at) || this.isTableAt(at)) break;
      end = at;
    }
    return this.add('paragraph', start, end);
  }

  /**
   * Tells whether the line at `at` ends the paragraph above it by starting a block of its own.
   * @param isTable whether a table is above rather than a paragraph: there any list marker counts
   */
  private interruptsParagraph(at: number, isTable = false): boolean {
    const { text } = this;
    const start = this.startOf(at);
    const first = firstText(text, start);
    if (first > start && columnsBetween(text, start, first) >= 4) return isTable;
    switch (text.charCodeAt(first)) {
      case HASH:
        return atxLevel(text, first) > 0;
      case GREATER:
        return true;
      case BACKTICK:
      case TILDE:
        return openingFence(text, first) !== null;
      case LESS:
        return htmlOpening(text, first)?.canInterruptParagraph === true;
      case DOLLAR:
      case PERCENT:
        return this.startsObsidianBlock(at);
      default: {
        if (isThematicBreak(text, first)) return true;
        const end = listMarkerEnd(text, first);
        return end >= 0 && (isTable || mayInterruptParagraph(text, first, end));
      }
    }
  }

  /** Tells whether math or a `%%` comment starts, neither of which CommonMark knows. */
  private startsObsidianBlock(at: number): boolean {
    const { text } = this;
    const start = this.startOf(at);
    const first = firstText(text, start);
    const code = text.charCodeAt(first);
    if ((code !== DOLLAR && code !== PERCENT) || columnsBetween(text, start, first) >= 4) return false;
    if (code === PERCENT) return this.commentEnd(at, first) >= 0;
    return text.charCodeAt(first + 1) === DOLLAR && this.find('$$', first + 2) >= 0;
  }
}

/** Tags of a fold; one whose name ends its line is none. */
const FOLD_TAG = /<(\/?)details(?=[^\S\r\n]|>)/gi;

/**
 * For each line that holds tags of folds, the first such line from it on behind which no more folds are open than before
 * it; none where there is no such line. Found from the end, each by jumping over those that are known: it is linear.
 */
function foldEndsOf(source: Source): ReadonlyMap<number, number> {
  const lines: number[] = [];
  /** How many folds are open behind each of these lines. */
  const open: number[] = [];
  for (const match of source.text.matchAll(FOLD_TAG)) {
    if (match.index >= source.end) break;
    const line = source.lineAt(match.index);
    const depth = (open[open.length - 1] ?? 0) + (match[1] === '/' ? -1 : 1);
    if (lines[lines.length - 1] === line) open[open.length - 1] = depth;
    else {
      lines.push(line);
      open.push(depth);
    }
  }
  const ends: number[] = [];
  const found = new Map<number, number>();
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const before = open[at - 1] ?? 0;
    let end = at;
    while (end < lines.length && (open[end] ?? 0) > before) end = ends[end + 1] ?? lines.length;
    ends[at] = end;
    if (end < lines.length) found.set(lines[at] ?? 0, lines[end] ?? 0);
  }
  return found;
}

/** Tells whether the line at `start` begins with a quote mark. */
function isQuoteLine(text: string, start: number): boolean {
  const first = firstText(text, start);
  return text.charCodeAt(first) === GREATER && (first === start || columnsBetween(text, start, first) < 4);
}

/** Tells whether a quote that starts in the line at `start` is a callout. */
function isCallout(text: string, start: number): boolean {
  const first = firstText(text, firstText(text, start) + 1);
  return text.startsWith('[!', first);
}

function withoutClosingHashes(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === HASH) end -= 1;
  if (end === text.length) return text;
  if (end === 0) return '';
  return text[end - 1] === ' ' || text[end - 1] === '\t' ? text.slice(0, end).trimEnd() : text;
}
