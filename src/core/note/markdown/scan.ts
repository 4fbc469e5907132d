import type { BlockKind } from '../types';
import type { Block, Source } from './block';
import { htmlOpening, type HtmlOpening } from './html';
import {
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
  type ListMarker,
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

  private add(kind: BlockKind, start: number, end: number, more: Partial<Block> = {}): number {
    this.blocks.push({ kind, source: this.source, start, end, level: 0, text: '', closed: true, ...more });
    return end + 1;
  }

  private blockAt(at: number): number {
    const line = this.line(at);
    if (isBlank(line)) return at + 1;
    const first = firstText(line);
    if (first > 0 && columnsBefore(line, first) >= 4) return this.indentedCode(at);
    switch (line[first]) {
      case '#': {
        const heading = atxHeading(line, first);
        if (heading) return this.add('heading', at, at, heading);
        break;
      }
      case '`':
      case '~': {
        const fence = openingFence(line, first);
        if (fence) return this.fencedCode(at, fence);
        break;
      }
      case '>':
        return this.quote(at, first);
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
        if (isThematicBreak(line)) return this.add('thematic-break', at, at);
        const marker = listMarker(line, first);
        if (marker) return this.list(at, marker);
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
      if (closesFence(this.line(at), fence)) return this.add('code', start, at, { text: fence.language });
    }
    return this.add('code', start, this.lines.length - 1, { text: fence.language, closed: false });
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
    const until = opening.until.toLowerCase();
    for (let at = start; at < this.lines.length && !this.absent.has(until); at += 1) {
      const from = at === start && opening.isComment ? this.line(at).indexOf('<!--') + 4 : 0;
      if (this.line(at).toLowerCase().includes(until, from))
        return this.add(opening.isComment ? 'comment' : 'html', start, at);
    }
    this.absent.add(until);
    return this.add(opening.isComment ? 'comment' : 'html', start, this.lines.length - 1, { closed: false });
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

  private quote(start: number, first: number): number {
    let end = start;
    let openParagraph = opensParagraph(this.line(start), first + 1);
    let fence = fenceInside(this.line(start), null);
    for (let at = start + 1; at < this.lines.length; at += 1) {
      const line = this.line(at);
      const text = firstText(line);
      if (line[text] === '>' && columnsBefore(line, text) < 4) {
        fence = fenceInside(line, fence);
        openParagraph = fence === null && opensParagraph(line, text + 1);
      } else if (!openParagraph || fence || isBlank(line) || this.interruptsParagraph(at, true)) {
        break;
      }
      end = at;
    }
    const isCallout = /^[ \t]*\[!/.test(this.line(start).slice(first + 1));
    return this.add(isCallout ? 'callout' : 'blockquote', start, end);
  }

  private list(start: number, marker: ListMarker): number {
    let end = start;
    let content = marker.content;
    let openParagraph = !marker.empty;
    let afterBlank = false;
    for (let at = start + 1; at < this.lines.length; at += 1) {
      const line = this.line(at);
      if (isBlank(line)) {
        afterBlank = true;
        openParagraph = false;
        continue;
      }
      const first = firstText(line);
      const indent = columnsBefore(line, first);
      if (indent < content) {
        const next = listMarker(line, first);
        if (next && next.sign === marker.sign && !isThematicBreak(line)) content = next.content;
        else if (afterBlank || !openParagraph || this.interruptsParagraph(at, true)) break;
      }
      openParagraph = opensParagraph(line, first);
      afterBlank = false;
      end = at;
    }
    return this.add('list', start, end);
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
    while (end + 1 < this.lines.length && !isBlank(this.line(end + 1)) && !this.interruptsParagraph(end + 1))
      end += 1;
    return this.add('table', start, end);
  }

  private paragraph(start: number): number {
    let end = start;
    for (let at = start + 1; at < this.lines.length; at += 1) {
      const line = this.line(at);
      if (isBlank(line)) break;
      const level = indentOf(line) < 4 ? setextLevel(line) : 0;
      if (level > 0) {
        const text = this.lines.slice(start, at).join(' ').trim();
        return this.add('heading', start, at, { level, text });
      }
      if (this.interruptsParagraph(at) || this.isTableAt(at)) break;
      end = at;
    }
    return this.add('paragraph', start, end);
  }

  /**
   * Tells whether the line at `at` ends the paragraph above it by starting a block of its own.
   * @param lazy whether that paragraph is the end of a container that the line is not in: there any list marker counts
   */
  private interruptsParagraph(at: number, lazy = false): boolean {
    const line = this.line(at);
    const first = firstText(line);
    if (columnsBefore(line, first) >= 4) return false;
    switch (line[first]) {
      case '#':
        return atxHeading(line, first) !== null;
      case '>':
        return true;
      case '`':
      case '~':
        return openingFence(line, first) !== null;
      case '<':
        return htmlOpening(line, first)?.canInterruptParagraph === true;
      case '$':
        return line[first + 1] === '$' && this.find('$$', at, first + 2) >= 0;
      case '%':
        return this.commentEnd(at, first) >= 0;
      default: {
        if (isThematicBreak(line)) return true;
        const marker = listMarker(line, first);
        if (!marker) return false;
        return lazy || (!marker.empty && (marker.number === null || marker.number === 1));
      }
    }
  }
}

/** The rank and text of an ATX heading at `at`, or null. */
function atxHeading(line: string, at: number): { level: number; text: string } | null {
  const level = /^#{1,6}(?=[ \t]|$)/.exec(line.slice(at, at + 7))?.[0].length ?? 0;
  if (level === 0) return null;
  return { level, text: withoutClosingHashes(line.slice(at + level).trim()) };
}

function withoutClosingHashes(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '#') end -= 1;
  if (end === text.length) return text;
  if (end === 0) return '';
  return text[end - 1] === ' ' || text[end - 1] === '\t' ? text.slice(0, end).trimEnd() : text;
}

/** Tells whether the text of a container's line, from `from`, leaves a paragraph open that a lazy line may continue. */
function opensParagraph(line: string, from: number): boolean {
  const inner = innermost(line, from);
  return (
    inner !== '' &&
    atxHeading(inner, 0) === null &&
    openingFence(inner, 0) === null &&
    !isThematicBreak(inner) &&
    htmlOpening(inner, 0) === null
  );
}

/** Quote marks, bullets and numbers at the start of a container's line; each character is read once. */
const CONTAINER_MARKS = /(?:[ \t>]|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))*/y;

/** What stands behind all quote marks and list markers of a line. */
function innermost(line: string, from: number): string {
  CONTAINER_MARKS.lastIndex = from;
  return line.slice(from + (CONTAINER_MARKS.exec(line)?.[0].length ?? 0));
}

/** The fence that is open behind a line of a quote, given the one that was open before it. */
function fenceInside(line: string, open: Fence | null): Fence | null {
  const inner = line.replace(/^[ \t>]+/, '');
  if (open) return closesFence(inner, open) ? null : open;
  return openingFence(inner, 0);
}
