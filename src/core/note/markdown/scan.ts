import type { BlockKind } from '../types';
import type { Block, Source } from './block';
import { OpenContainer } from './container';
import { htmlOpening, type HtmlOpening } from './html';
import {
  atxLevel,
  closesFence,
  columnCount,
  columnsBefore,
  firstText,
  indentOf,
  isBlank,
  isTableDelimiter,
  isThematicBreak,
  listMarker,
  openingFence,
  setextLevel,
  type Fence,
} from './line';

/**
 * Scans lines into the top-level blocks of Markdown as CommonMark and Obsidian see it: in order, none overlapping, blank
 * lines in none. Containers (lists, quotes, callouts) are one block each; their inside is scanned by who needs it.
 * Time is linear in the length of the text: what is not found up to the end is remembered and not sought again.
 */
export function scanBlocks(source: Source, from = 0): Block[] {
  return new Scanner(source).scan(from);
}

class Scanner {
  private readonly lines: readonly string[];
  private readonly blocks: Block[] = [];
  /** Ends that do not occur from here to the end of the source. */
  private readonly absent = new Set<string>();

  constructor(private readonly source: Source) {
    this.lines = source.lines;
  }

  scan(from: number): Block[] {
    let at = from;
    while (at < this.lines.length) at = this.blockAt(at);
    return this.blocks;
  }

  private line(at: number): string {
    return this.lines[at] ?? '';
  }

  private add(kind: BlockKind, start: number, end: number, text = '', level = 0, closed = true): number {
    this.blocks.push({ kind, source: this.source, start, end, level, text, closed, memo: null });
    return end + 1;
  }

  private blockAt(at: number): number {
    const line = this.line(at);
    if (isBlank(line)) return at + 1;
    const first = firstText(line);
    if (first > 0 && columnsBefore(line, first) >= 4) return this.indentedCode(at);
    switch (line[first]) {
      case '#': {
        const level = atxLevel(line, first);
        if (level > 0) return this.add('heading', at, at, atxText(line, first + level), level);
        break;
      }
      case '`':
      case '~': {
        const fence = openingFence(line, first);
        if (fence) return this.fencedCode(at, fence);
        break;
      }
      case '>':
        return this.container(at, null);
      case '<': {
        const opening = htmlOpening(line, first);
        if (opening) return this.html(at, opening);
        break;
      }
      case '$':
        if (line[first + 1] === '$') return this.delimited('math', at, first + 2, '$$');
        break;
      case '%': {
        const end = this.commentEnd(at, first);
        if (end >= 0) return this.add('comment', at, end);
        break;
      }
      default: {
        if (isThematicBreak(line, first)) return this.add('thematic-break', at, at);
        const marker = listMarker(line, first);
        if (marker) return this.container(at, marker.sign);
      }
    }
    if (this.isTableAt(at)) return this.table(at);
    return this.paragraph(at);
  }

  private indentedCode(start: number): number {
    let end = start;
    for (let at = start + 1; at < this.lines.length; at += 1) {
      const line = this.line(at);
      if (isBlank(line)) continue;
      if (indentOf(line) < 4) break;
      end = at;
    }
    return this.add('indented-code', start, end);
  }

  private fencedCode(start: number, fence: Fence): number {
    for (let at = start + 1; at < this.lines.length; at += 1) {
      const line = this.line(at);
      const first = firstText(line);
      if (line[first] === fence.char && closesFence(line, fence, first) && columnsBefore(line, first) < 4)
        return this.add('code', start, at, fence.language);
    }
    return this.add('code', start, this.lines.length - 1, fence.language, 0, false);
  }

  /** A block from a delimiter to the next; without an end it is no such block but text. */
  private delimited(kind: 'math', start: number, from: number, delimiter: string): number {
    const end = this.find(delimiter, start, from);
    return end < 0 ? this.paragraph(start) : this.add(kind, start, end);
  }

  /** Last line of the `%%` comment that a line opens, or -1. `%%%%` opens nothing. */
  private commentEnd(start: number, first: number): number {
    const line = this.line(start);
    if (!line.startsWith('%%', first) || line.startsWith('%%%%', first)) return -1;
    const sameLine = line.indexOf('%%', first + 2);
    // Text behind a comment that ends on its own line makes it part of a paragraph.
    if (sameLine >= 0) return isBlank(line.slice(sameLine + 2)) ? start : -1;
    return this.find('%%', start + 1, 0);
  }

  /** Index of the first line from `start` (there from column `from`) that contains `needle`, or -1. */
  private find(needle: string, start: number, from: number): number {
    if (this.absent.has(needle)) return -1;
    for (let at = start; at < this.lines.length; at += 1) {
      if (this.line(at).includes(needle, at === start ? from : 0)) return at;
    }
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
      while (end + 1 < this.lines.length && !isBlank(this.line(end + 1))) end += 1;
      return this.add('html', start, end);
    }
    const kind = opening.isComment ? 'comment' : 'html';
    const { until } = opening;
    for (let at = start; at < this.lines.length && !this.absent.has(until.source); at += 1) {
      if (until.test(this.line(at))) return this.add(kind, start, at);
    }
    this.absent.add(until.source);
    return this.add(kind, start, this.lines.length - 1, '', 0, false);
  }

  /** Line of the `</details>` that closes the one opened at `start`, or -1: with its body it is one block to hide. */
  private detailsEnd(start: number): number {
    if (this.absent.has('</details>')) return -1;
    let depth = 0;
    for (let at = start; at < this.lines.length; at += 1) {
      const tags = this.line(at).match(/<\/?details(?=[\s>])/gi) ?? [];
      for (const tag of tags) depth += tag.startsWith('</') ? -1 : 1;
      if (depth <= 0) return at;
    }
    this.absent.add('</details>');
    return -1;
  }

  /** A quote, a callout or a list: `sign` is that of the list's markers, and null for the others. */
  private container(start: number, sign: string | null): number {
    const open = new OpenContainer(sign);
    let end = start;
    for (let at = start; at < this.lines.length; at += 1) {
      const line = this.line(at);
      const blank = isBlank(line);
      const belonging = open.take(blank ? '' : line);
      if (belonging === 'outside' || (belonging === 'lazy' && this.startsObsidianBlock(at))) break;
      if (!blank) end = at;
    }
    if (sign !== null) return this.add('list', start, end);
    return this.add(CALLOUT.test(this.line(start)) ? 'callout' : 'blockquote', start, end);
  }

  private isTableAt(at: number): boolean {
    const line = this.line(at);
    const next = this.line(at + 1);
    return (
      line.includes('|') &&
      isTableDelimiter(next) &&
      indentOf(next) < 4 &&
      columnCount(line) === columnCount(next)
    );
  }

  private table(start: number): number {
    let end = start + 1;
    while (
      end + 1 < this.lines.length &&
      !isBlank(this.line(end + 1)) &&
      !this.interruptsParagraph(end + 1, true)
    )
      end += 1;
    return this.add('table', start, end);
  }

  private paragraph(start: number): number {
    let end = start;
    for (let at = start + 1; at < this.lines.length; at += 1) {
      const line = this.line(at);
      if (isBlank(line)) break;
      const level = setextLevel(line);
      if (level > 0 && indentOf(line) < 4) {
        const text = this.lines.slice(start, at).join(' ').trim();
        return this.add('heading', start, at, text, level);
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
    const line = this.line(at);
    const first = firstText(line);
    if (first > 0 && columnsBefore(line, first) >= 4) return isTable;
    switch (line[first]) {
      case '#':
        return atxLevel(line, first) > 0;
      case '>':
        return true;
      case '`':
      case '~':
        return openingFence(line, first) !== null;
      case '<':
        return htmlOpening(line, first)?.canInterruptParagraph === true;
      case '$':
      case '%':
        return this.startsObsidianBlock(at);
      default: {
        if (isThematicBreak(line, first)) return true;
        const marker = listMarker(line, first);
        return marker !== null && (isTable || (!marker.empty && (marker.number ?? 1) === 1));
      }
    }
  }

  /** Tells whether math or a `%%` comment starts, neither of which CommonMark knows. */
  private startsObsidianBlock(at: number): boolean {
    const line = this.line(at);
    const first = firstText(line);
    if (line[first] !== '$' && line[first] !== '%') return false;
    if (columnsBefore(line, first) >= 4) return false;
    if (line[first] === '%') return this.commentEnd(at, first) >= 0;
    return line[first + 1] === '$' && this.find('$$', at, first + 2) >= 0;
  }
}

const CALLOUT = /^ {0,3}>[ \t]*\[!/;

/** The text of an ATX heading behind its opening hashes. */
const atxText = (line: string, from: number): string => withoutClosingHashes(line.slice(from).trim());

function withoutClosingHashes(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '#') end -= 1;
  if (end === text.length) return text;
  if (end === 0) return '';
  return text[end - 1] === ' ' || text[end - 1] === '\t' ? text.slice(0, end).trimEnd() : text;
}
