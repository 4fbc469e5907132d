import type { BlockKind } from '../types';
import type { Block } from './block';
import {
  BACKTICK,
  BRACKET,
  COLON,
  DASH,
  DOLLAR,
  EXCLAMATION,
  GREATER,
  HASH,
  LESS,
  PERCENT,
  PIPE,
  TILDE,
} from './chars';
import { OpenContainer } from './container';
import { foldEndsOf } from './fold-ends';
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
  isTitle,
  listMarkerEnd,
  mayInterruptParagraph,
  openingFence,
  readDefinition,
  setextLevel,
  startsFootnote,
  type Fence,
} from './line';
import { endOfLine, type Source } from './source';

/**
 * Scans lines into the top-level blocks of Markdown as CommonMark and Obsidian see it: in order, none overlapping, blank
 * lines in none. Containers (lists, quotes, callouts) are one block each; their inside is scanned by who needs it.
 * Time is linear in the length of the text: what is not found up to the end is remembered and not sought again.
 * @param from index of the first line to look at
 */
export function scanBlocks(source: Source, from = 0): Block[] {
  return new Scanner(source).scan(from);
}

/** Reads block after block. Each starts as one line, and takes in those below it that belong to it. */
class Scanner {
  private readonly text: string;
  /** Ends that do not occur from here to the end of the source; null where none was sought in vain. */
  private absent: Set<string> | null = null;
  /** See {@link foldEndsOf}; null where no fold was met yet. */
  private foldEnds: ReadonlyMap<number, number> | null = null;

  /** Index of the first line of the block. */
  private firstLine = 0;
  /** Index of its last line, as far as it is known. */
  private lastLine = 0;
  /** Index in the text at which the block starts. */
  private start = 0;
  /** Index in the text behind the last unit of the last line. The line below starts behind it, if there is any. */
  private end = 0;

  constructor(private readonly source: Source) {
    this.text = source.text;
  }

  scan(from: number): Block[] {
    const { text } = this;
    const blocks: Block[] = [];
    for (; this.start < text.length; this.start = this.end + 1) {
      this.firstLine = this.lastLine;
      this.end = endOfLine(text, this.start);
      const first = firstText(text, this.start);
      if (this.firstLine >= from && !isBlank(text, first)) blocks.push(this.blockAt(first));
      this.lastLine += 1;
    }
    return blocks;
  }

  private block(kind: BlockKind, text = '', level = 0, closed = true): Block {
    return {
      kind,
      source: this.source,
      start: this.firstLine,
      end: this.lastLine,
      from: this.start,
      to: this.end,
      level,
      text,
      closed,
      memo: null,
    };
  }

  /** Tells whether there is a line below the block. */
  private hasNext(): boolean {
    return this.end + 1 < this.text.length;
  }

  /** Takes the line below into the block. */
  private takeLine(): void {
    this.end = endOfLine(this.text, this.end + 1);
    this.lastLine += 1;
  }

  /** Takes lines into the block up to the one in which an index of the text lies. */
  private takeLinesTo(index: number): void {
    while (this.end < index) this.takeLine();
  }

  /** Reads the block whose first line has its text at `first`. */
  private blockAt(first: number): Block {
    const { text, start } = this;
    if (first > start && columnsBetween(text, start, first) >= 4) return this.indentedCode();
    switch (text.charCodeAt(first)) {
      case HASH: {
        const level = atxLevel(text, first);
        if (level > 0) return this.block('heading', this.atxText(first + level), level);
        break;
      }
      case BACKTICK:
      case TILDE: {
        const fence = openingFence(text, first);
        if (fence) return this.fencedCode(fence);
        break;
      }
      case GREATER:
        return this.quote(first);
      case LESS: {
        const opening = htmlOpening(text, first);
        if (opening) return this.html(opening);
        break;
      }
      case BRACKET: {
        const definition = this.definition(first);
        if (definition) return definition;
        break;
      }
      case DOLLAR:
        if (text.charCodeAt(first + 1) === DOLLAR) {
          const end = this.find('$$', first + 2);
          if (end < 0) return this.paragraph();
          this.takeLinesTo(end);
          return this.block('math');
        }
        break;
      case PERCENT: {
        const end = this.commentEnd(first);
        if (end < 0) break;
        this.takeLinesTo(end);
        return this.block('comment');
      }
      default: {
        if (isThematicBreak(text, first)) return this.block('thematic-break');
        const end = listMarkerEnd(text, first);
        if (end < 0) break;
        this.takeContainer(text.charCodeAt(end - 1));
        return this.block('list');
      }
    }
    return this.isTable(start, this.end) ? this.table() : this.paragraph();
  }

  /** The text of an ATX heading behind its opening hashes, at `from`. */
  private atxText(from: number): string {
    return withoutClosingHashes(this.text.slice(from, this.end).trim());
  }

  private indentedCode(): Block {
    const { text } = this;
    let line = this.lastLine;
    for (let at = this.end + 1, end = at; at < text.length; at = end + 1) {
      line += 1;
      end = endOfLine(text, at);
      if (isBlank(text, at)) continue;
      if (indentOf(text, at) < 4) break;
      this.lastLine = line;
      this.end = end;
    }
    return this.block('indented-code');
  }

  private fencedCode(fence: Fence): Block {
    const { text } = this;
    while (this.hasNext()) {
      const at = this.end + 1;
      this.takeLine();
      const first = firstText(text, at);
      if (text.charCodeAt(first) !== fence.code || !closesFence(text, fence, first)) continue;
      if (columnsBetween(text, at, first) < 4)
        return this.block(fence.language.startsWith('ad-') ? 'callout' : 'code', fence.language);
    }
    return this.block('code', fence.language, 0, false);
  }

  /** What is defined at `first`: nothing of it shows where it stands. */
  private definition(first: number): Block | null {
    const { text } = this;
    const definition = readDefinition(text, first);
    if (!definition) return null;
    const { key, wantsTitle } = definition;
    if (startsFootnote(text, first)) this.takeFootnote();
    else if (wantsTitle && this.hasNext() && isTitle(text, this.end + 1)) this.takeLine();
    return this.block('definition', key);
  }

  /** Takes in the lines of a footnote: those that go on with its paragraph, and behind blank ones what is indented. */
  private takeFootnote(): void {
    const { text } = this;
    let line = this.lastLine;
    let isBehindBlank = false;
    for (let at = this.end + 1, end = at; at < text.length; at = end + 1) {
      line += 1;
      end = endOfLine(text, at);
      const blank = isBlank(text, at);
      if (!blank && indentOf(text, at) < 4 && (isBehindBlank || this.interruptsParagraph(at))) break;
      isBehindBlank = blank;
      if (blank) continue;
      this.lastLine = line;
      this.end = end;
    }
  }

  /**
   * Index in the text where the `%%` comment ends, or any in the line that is all of it; -1 where none starts at `first`.
   * `%%%%` opens nothing.
   */
  private commentEnd(first: number): number {
    const { text } = this;
    const end = endOfLine(text, first);
    const line = text.slice(first, end);
    if (!line.startsWith('%%') || line.startsWith('%%%%')) return -1;
    const sameLine = line.indexOf('%%', 2);
    // Text behind a comment that ends on its own line makes it part of a paragraph.
    if (sameLine >= 0) return isBlank(line, sameLine + 2) ? first : -1;
    return end + 1 < text.length ? this.find('%%', end + 1) : -1;
  }

  /** Where `needle` stands from an index of the text on, or -1. */
  private find(needle: string, from: number): number {
    if (this.absent?.has(needle) === true) return -1;
    const found = this.text.indexOf(needle, from);
    if (found < 0) this.rememberAbsent(needle);
    return found;
  }

  private rememberAbsent(end: string): void {
    this.absent ??= new Set();
    this.absent.add(end);
  }

  private html({ until, isDetails, isComment }: HtmlOpening): Block {
    const { text } = this;
    if (isDetails) {
      const last = this.detailsEnd();
      while (this.lastLine < last) this.takeLine();
      if (last >= 0) return this.block('html');
    }
    if (until === null) {
      while (this.hasNext() && !isBlank(text, this.end + 1)) this.takeLine();
      return this.block('html');
    }
    const kind = isComment ? 'comment' : 'html';
    if (this.absent?.has(until.source) !== true) {
      for (let at = this.start; at < text.length; at = this.end + 1) {
        if (at > this.end) this.takeLine();
        if (until.test(text.slice(at, this.end))) return this.block(kind);
      }
      this.rememberAbsent(until.source);
    }
    this.takeLinesTo(text.length - 1);
    return this.block(kind, '', 0, false);
  }

  /** Line of the `</details>` that closes the one opened here, or -1: with its body it is one block to hide. */
  private detailsEnd(): number {
    this.foldEnds ??= foldEndsOf(this.text, this.start, this.firstLine);
    return this.foldEnds.get(this.firstLine) ?? -1;
  }

  /** A quote or a callout. Lines with a quote mark belong to it whatever stands in them. */
  private quote(first: number): Block {
    const { text } = this;
    while (this.hasNext() && isQuoteLine(text, this.end + 1)) this.takeLine();
    // Whether a line without a mark goes on with a paragraph, only the lines above it tell.
    if (this.hasNext() && !isBlank(text, this.end + 1)) this.takeContainer(null);
    return this.block(startsCallout(text, firstText(text, first + 1)) ? 'callout' : 'blockquote');
  }

  /**
   * Takes in the lines of a quote or a list, from its first on.
   * @param sign that of the list's markers, null for a quote
   */
  private takeContainer(sign: number | null): void {
    const { text } = this;
    const open = new OpenContainer(sign);
    let line = this.firstLine;
    for (let at = this.start, end = at; at < text.length; at = end + 1, line += 1) {
      end = endOfLine(text, at);
      const blank = isBlank(text, at);
      const belonging = blank ? open.take('', 0) : open.take(text, at);
      if (belonging === 'outside' || (belonging === 'lazy' && this.startsObsidianBlock(at))) break;
      if (blank) continue;
      this.lastLine = line;
      this.end = end;
    }
  }

  /** Tells whether the line from `start` to `end` heads a table. */
  private isTable(start: number, end: number): boolean {
    const { text } = this;
    const next = end + 1;
    const first = firstText(text, next);
    const code = text.charCodeAt(first);
    if (code !== PIPE && code !== DASH && code !== COLON) return false;
    return (
      isTableDelimiter(text, first) &&
      columnsBetween(text, next, first) < 4 &&
      text.slice(start, end).includes('|') &&
      columnCount(text, firstText(text, start)) === columnCount(text, first)
    );
  }

  private table(): Block {
    this.takeLine();
    while (
      this.hasNext() &&
      !isBlank(this.text, this.end + 1) &&
      !this.interruptsParagraph(this.end + 1, true)
    )
      this.takeLine();
    return this.block('table');
  }

  private paragraph(): Block {
    const { text } = this;
    while (this.hasNext()) {
      const at = this.end + 1;
      const first = firstText(text, at);
      if (isBlank(text, first)) break;
      const level = setextLevel(text, first);
      if (level > 0 && columnsBetween(text, at, first) < 4) {
        const lines = text.slice(this.start, this.end).replace(/\n/g, ' ');
        this.takeLine();
        return this.block('heading', lines.trim(), level);
      }
      if (this.interruptsParagraph(at)) break;
      const end = endOfLine(text, at);
      if (this.isTable(at, end)) break;
      this.end = end;
      this.lastLine += 1;
    }
    return this.block('paragraph');
  }

  /**
   * Tells whether the line at `start` ends the paragraph above it by starting a block of its own.
   * @param isTable whether a table is above rather than a paragraph: there any list marker counts
   */
  private interruptsParagraph(start: number, isTable = false): boolean {
    const { text } = this;
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
      case BRACKET:
        return this.startsObsidianBlock(start);
      default: {
        if (isThematicBreak(text, first)) return true;
        const end = listMarkerEnd(text, first);
        return end >= 0 && (isTable || mayInterruptParagraph(text, first, end));
      }
    }
  }

  /** Tells whether math, a `%%` comment or a footnote starts in the line at `start`, none of which CommonMark knows. */
  private startsObsidianBlock(start: number): boolean {
    const { text } = this;
    const first = firstText(text, start);
    const code = text.charCodeAt(first);
    if (code !== DOLLAR && code !== PERCENT && code !== BRACKET) return false;
    if (columnsBetween(text, start, first) >= 4) return false;
    if (code === BRACKET) return startsFootnote(text, first);
    if (code === PERCENT) return this.commentEnd(first) >= 0;
    return text.charCodeAt(first + 1) === DOLLAR && this.find('$$', first + 2) >= 0;
  }
}

/** Tells whether the line at `start` begins with a quote mark. */
function isQuoteLine(text: string, start: number): boolean {
  const first = firstText(text, start);
  return text.charCodeAt(first) === GREATER && (first === start || columnsBetween(text, start, first) < 4);
}

/** Tells whether the text of a quote, at an index, makes it a callout. */
const startsCallout = (text: string, at: number): boolean =>
  text.charCodeAt(at) === BRACKET && text.charCodeAt(at + 1) === EXCLAMATION;

function withoutClosingHashes(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === HASH) end -= 1;
  if (end === text.length) return text;
  if (end === 0) return '';
  return text[end - 1] === ' ' || text[end - 1] === '\t' ? text.slice(0, end).trimEnd() : text;
}
