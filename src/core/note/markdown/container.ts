import { BACKTICK, DASH, EQUALS, GREATER, HASH, LESS, SPACE, STAR, TAB, TILDE, UNDERSCORE } from './chars';
import { htmlOpening } from './html';
import {
  atxLevel,
  closesFence,
  contentColumn,
  columnCount,
  endsLine,
  isTableDelimiter,
  isThematicBreak,
  listMarkerEnd,
  mayInterruptParagraph,
  openingFence,
  restOfLine,
  setextLevel,
  type Fence,
} from './line';

/** How deep containers are followed; what lies deeper is text. It bounds the time that one line can take. */
const MAX_DEPTH = 100;

/** Stands for a quote among the widths of the open containers; all else is the width of a list item's indentation. */
const QUOTE = -1;

/**
 * What a line is to a container: `inside` it by its marks or its indentation, `lazy` where it goes on with a paragraph
 * without them, `outside` where the container ended above it.
 */
export type Belonging = 'inside' | 'lazy' | 'outside';

/**
 * A top-level quote or list while it is read, line by line: the containers that are open in each other, and the kind of
 * block that is open in the innermost. That alone decides which lines belong to it, so nothing else is kept.
 * Source: CommonMark 0.31, appendix A, phase 1.
 */
export class OpenContainer {
  private readonly widths: number[] = [];
  private leaf: 'none' | 'paragraph' | 'fence' | 'html' | 'table' = 'none';
  private fence: Fence | null = null;
  private htmlEnd: RegExp | null = null;
  /** Where the last line of an open paragraph, which may turn out to be the header of a table, has its text; or -1. */
  private header = -1;
  /** True while the innermost container is an item of which only the marker was seen. */
  private onlyMarker = false;
  private isFirst = true;

  private text = '';
  /** Index at which the line starts. */
  private start = 0;
  /** Index of the next unit that is no white space, and its column. */
  private at = 0;
  private textColumn = 0;
  /** Column up to which marks and indentation of containers were taken off. */
  private column = 0;

  /** @param sign the sign of the list's markers; null for a quote */
  constructor(private readonly sign: number | null) {}

  /**
   * Takes in the next line; after `outside` none may follow. A blank line is an empty text.
   * @param start index in the text at which the line starts
   */
  take(text: string, start: number): Belonging {
    this.startLine(text, start);
    let matched = 0;
    while (matched < this.widths.length && this.enters(matched)) matched += 1;
    const isWhole = matched === this.widths.length && !this.isFirst;
    if (isWhole && this.continuesOpaque()) return 'inside';
    if (this.isAtEnd()) return this.blank(matched);
    const belonging = this.open(matched, isWhole);
    this.isFirst = false;
    return belonging;
  }

  private startLine(text: string, start: number): void {
    this.text = text;
    this.start = start;
    this.at = start;
    this.column = 0;
    this.textColumn = 0;
    this.skipSpace();
  }

  private skipSpace(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === SPACE) this.textColumn += 1;
      else if (code === TAB) this.textColumn += 4 - (this.textColumn % 4);
      else return;
      this.at += 1;
    }
  }

  /** Goes behind a mark of some units and the white space after it. */
  private skipMark(length: number): void {
    this.at += length;
    this.textColumn += length;
    this.column = this.textColumn;
    this.skipSpace();
  }

  private skipQuoteMark(): void {
    this.skipMark(1);
    if (this.textColumn > this.column) this.column += 1;
  }

  private indent(): number {
    return this.textColumn - this.column;
  }

  private isAtEnd(): boolean {
    return endsLine(this.text.charCodeAt(this.at));
  }

  /** Takes the line's part for an open container off, if it has one. */
  private enters(index: number): boolean {
    const width = this.widths[index] ?? 0;
    if (width === QUOTE) {
      if (this.text.charCodeAt(this.at) !== GREATER || this.indent() > 3) return false;
      this.skipQuoteMark();
      return true;
    }
    if (this.isAtEnd()) return !(this.onlyMarker && index === this.widths.length - 1);
    if (this.indent() < width) return false;
    this.column += width;
    return true;
  }

  /** Goes on with open code or HTML, whose lines are never looked at. @returns false where none is open */
  private continuesOpaque(): boolean {
    if (this.leaf === 'fence' && this.fence) {
      if (this.indent() <= 3 && closesFence(this.text, this.fence, this.at)) this.leaf = 'none';
      return true;
    }
    if (this.leaf !== 'html') return false;
    if (this.htmlEnd === null) return !this.isAtEnd();
    if (this.htmlEnd.test(restOfLine(this.text, this.start))) this.leaf = 'none';
    return true;
  }

  private blank(matched: number): Belonging {
    this.truncate(matched);
    this.leaf = 'none';
    this.onlyMarker = false;
    return matched > 0 || this.sign !== null ? 'inside' : 'outside';
  }

  /** Opens what starts in the line behind the marks of the containers that go on. */
  private open(matched: number, isWhole: boolean): Belonging {
    let depth = matched;
    for (;;) {
      const isNew = depth > matched;
      const inParagraph = !isNew && this.leaf === 'paragraph';
      if (this.indent() >= 4) {
        if (inParagraph) break;
        return this.leafAt(depth, 'none');
      }
      const { text, at } = this;
      if (text.charCodeAt(at) === GREATER && depth < MAX_DEPTH) {
        if (depth === 0 && !(this.isFirst && this.sign === null)) return 'outside';
        this.push(depth, QUOTE);
        this.skipQuoteMark();
      } else {
        const leaf = this.leafStart(inParagraph, isWhole && !isNew);
        if (leaf !== null) return this.leafAt(depth, leaf);
        const end = depth < MAX_DEPTH ? listMarkerEnd(text, at) : -1;
        if (end < 0 || (inParagraph && isWhole && !mayInterruptParagraph(text, at, end))) break;
        if (depth === 0 && text.charCodeAt(end - 1) !== this.sign) return 'outside';
        const content = contentColumn(text, this.start, end);
        this.push(depth, content - this.column);
        this.skipMark(end - at);
        this.column = content;
      }
      depth += 1;
      if (this.isAtEnd()) return this.leafAt(depth, 'none', this.widths[depth - 1] !== QUOTE);
    }
    return this.asText(depth, matched, isWhole);
  }

  private push(depth: number, width: number): void {
    this.truncate(depth);
    this.widths.push(width);
  }

  private truncate(depth: number): void {
    if (this.widths.length > depth) this.widths.length = depth;
  }

  /** The block that starts here and is neither container nor text, or null. */
  private leafStart(inParagraph: boolean, isWhole: boolean): 'none' | 'fence' | 'html' | null {
    const { text, at } = this;
    switch (text.charCodeAt(at)) {
      case HASH:
        return atxLevel(text, at) > 0 ? 'none' : null;
      case BACKTICK:
      case TILDE:
        return this.fenceStart();
      case LESS:
        return this.htmlStart(inParagraph || (isWhole && this.leaf === 'table'));
      case EQUALS:
      case DASH:
        if (inParagraph && isWhole && setextLevel(text, at) > 0) return 'none';
        return isThematicBreak(text, at) ? 'none' : null;
      case STAR:
      case UNDERSCORE:
        return isThematicBreak(text, at) ? 'none' : null;
      default:
        return null;
    }
  }

  private fenceStart(): 'fence' | null {
    const fence = openingFence(this.text, this.at);
    if (!fence) return null;
    this.fence = fence;
    return 'fence';
  }

  private htmlStart(interrupts: boolean): 'none' | 'html' | null {
    const opening = htmlOpening(this.text, this.at);
    if (!opening || (interrupts && !opening.canInterruptParagraph)) return null;
    this.htmlEnd = opening.until;
    return this.htmlEnd?.test(restOfLine(this.text, this.start)) === true ? 'none' : 'html';
  }

  /** Ends what was open below a depth and opens a leaf there. */
  private leafAt(depth: number, leaf: OpenContainer['leaf'], onlyMarker = false): Belonging {
    if (depth === 0) return 'outside';
    this.truncate(depth);
    this.leaf = leaf;
    this.onlyMarker = onlyMarker;
    return 'inside';
  }

  private asText(depth: number, matched: number, isWhole: boolean): Belonging {
    const goesOn = depth === matched;
    const row = this.indent() < 4 ? this.at : -1;
    if (goesOn && !isWhole && this.leaf === 'paragraph') {
      this.header = -1;
      return 'lazy';
    }
    let leaf: OpenContainer['leaf'] = 'paragraph';
    if (goesOn && isWhole) {
      if (this.leaf === 'table') leaf = 'table';
      else if (this.leaf === 'paragraph' && isTable(this.text, this.header, row)) leaf = 'table';
    }
    this.header = row;
    return this.leafAt(depth, leaf);
  }
}

/** Tells whether two lines of a paragraph, from their text on, are the header and the delimiter row of a table. */
const isTable = (text: string, header: number, row: number): boolean =>
  header >= 0 &&
  row >= 0 &&
  isTableDelimiter(text, row) &&
  restOfLine(text, header).includes('|') &&
  columnCount(text, header) === columnCount(text, row);
