import {
  BACKSLASH,
  BACKTICK,
  BRACKET,
  CARET,
  COLON,
  DASH,
  DOT,
  EQUALS,
  HASH,
  LF,
  PAREN,
  PIPE,
  PLUS,
  SPACE,
  STAR,
  TAB,
  TILDE,
  UNDERSCORE,
} from './chars';

/**
 * Questions about a line of a text, from an index in that text on. A line ends before LF, before CR or with the text, so
 * that a line by itself is a text as well. None uses a regular expression where a line decides the cost of a scan.
 */

const LAST_ASCII = 126;

/** Tells whether a unit ends a line; behind the text there is none (NaN). */
export const endsLine = (code: number): boolean => code === LF || Number.isNaN(code);

/** Index of the first unit from `at` on that is no space or tab; the end of the line where there is none. */
export function firstText(text: string, at = 0): number {
  let code = text.charCodeAt(at);
  while (code === SPACE || code === TAB) {
    at += 1;
    code = text.charCodeAt(at);
  }
  return at;
}

/** Columns of white space from the start of a line to an index, a tab reaching to the next multiple of four. */
export function columnsBetween(text: string, start: number, end: number): number {
  let columns = 0;
  for (let at = start; at < end; at += 1) columns += text.charCodeAt(at) === TAB ? 4 - (columns % 4) : 1;
  return columns;
}

/** Columns of indentation of the line that starts at an index. */
export const indentOf = (text: string, start = 0): number =>
  columnsBetween(text, start, firstText(text, start));

/** Tells whether nothing but white space, of any script, stands from `at` to the end of the line. */
export function isBlank(text: string, at = 0): boolean {
  const first = firstText(text, at);
  const code = text.charCodeAt(first);
  // Letters and marks first: nearly all lines start with one.
  if (code > SPACE && code <= LAST_ASCII) return false;
  return endsLine(code) || restOfLine(text, first).trim() === '';
}

/** The line from `at` on, without its end. */
export function restOfLine(text: string, at: number): string {
  let end = at;
  while (!endsLine(text.charCodeAt(end))) end += 1;
  return text.slice(at, end);
}

/** Length of the run of a unit at `at`. */
function runLength(text: string, at: number, code: number): number {
  let end = at;
  while (text.charCodeAt(end) === code) end += 1;
  return end - at;
}

/** Tells whether nothing but spaces and tabs stand from `at` to the end of the line. */
const isSpaceFrom = (text: string, at: number): boolean => endsLine(text.charCodeAt(firstText(text, at)));

/**
 * Tells whether a line is, from `from`, a thematic break: three or more of `-`, `*` or `_`, with nothing but space between.
 */
export function isThematicBreak(text: string, from: number): boolean {
  const mark = text.charCodeAt(from);
  if (mark !== DASH && mark !== STAR && mark !== UNDERSCORE) return false;
  let count = 0;
  for (let at = from; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === mark) count += 1;
    else if (code !== SPACE && code !== TAB) return endsLine(code) && count >= 3;
  }
}

/** Rank of the setext underline that a line is from `from`: 1 for `===`, 2 for `---`, 0 for none. */
export function setextLevel(text: string, from: number): 0 | 1 | 2 {
  const code = text.charCodeAt(from);
  if (code !== EQUALS && code !== DASH) return 0;
  if (!isSpaceFrom(text, from + runLength(text, from, code))) return 0;
  return code === EQUALS ? 1 : 2;
}

/** Rank of the ATX heading that starts at `at`, 1 to 6; 0 where none does. */
export function atxLevel(text: string, at: number): number {
  const level = runLength(text, at, HASH);
  const behind = text.charCodeAt(at + level);
  return level <= 6 && (behind === SPACE || behind === TAB || endsLine(behind)) ? level : 0;
}

/** An opening code fence: the unit it is made of, how many, and the word behind it. */
export interface Fence {
  readonly code: number;
  readonly length: number;
  readonly language: string;
}

/** Reads an opening code fence at `at`, or gives null. Backticks in the info string make it a code span. */
export function openingFence(text: string, at: number): Fence | null {
  const code = text.charCodeAt(at);
  if (code !== BACKTICK && code !== TILDE) return null;
  const length = runLength(text, at, code);
  if (length < 3) return null;
  const start = firstText(text, at + length);
  let end = start;
  while (isWordOfInfo(text.charCodeAt(end))) end += 1;
  // Nearly always one word, or none.
  if (endsLine(text.charCodeAt(end))) return { code, length, language: text.slice(start, end).toLowerCase() };
  const info = restOfLine(text, start).trim();
  if (code === BACKTICK && info.includes('`')) return null;
  return { code, length, language: (/^[^\s{,]*/.exec(info)?.[0] ?? '').toLowerCase() };
}

/** Tells whether a unit is a letter, a digit or the like, of which most info strings are made. */
const isWordOfInfo = (code: number): boolean =>
  code > SPACE && code <= LAST_ASCII && code !== BACKTICK && code !== 123 && code !== 44;

/** Tells whether a fence ends in a line whose text starts at `at`; the caller looks at the indentation. */
export function closesFence(text: string, fence: Fence, at: number): boolean {
  const length = runLength(text, at, fence.code);
  return length >= fence.length && isSpaceFrom(text, at + length);
}

/** The marker of a list item. */
export interface ListMarker {
  /** Number of units of the marker itself. */
  readonly length: number;
  /** See {@link contentColumn}. */
  readonly content: number;
}

/**
 * Index behind the marker of a list item that stands at `at`, or -1. The unit before it is the bullet, or the delimiter
 * behind the number: items with equal ones make one list.
 */
export function listMarkerEnd(text: string, at: number): number {
  let end = at;
  const code = text.charCodeAt(at);
  if (code !== DASH && code !== STAR && code !== PLUS) {
    while (end - at < 9 && isDigit(text.charCodeAt(end))) end += 1;
    const delimiter = text.charCodeAt(end);
    if (end === at || (delimiter !== DOT && delimiter !== PAREN)) return -1;
  }
  const behind = text.charCodeAt(end + 1);
  return behind === SPACE || behind === TAB || endsLine(behind) ? end + 1 : -1;
}

/**
 * Reads the marker of a list item at `at`, or gives null.
 * @param start index at which the line starts
 */
export function listMarker(text: string, at: number, start = 0): ListMarker | null {
  const end = listMarkerEnd(text, at);
  return end < 0 ? null : { length: end - at, content: contentColumn(text, start, end) };
}

/**
 * Column at which the content of a list item starts: lines indented as far belong to it.
 * @param end index behind the item's marker
 */
export function contentColumn(text: string, start: number, end: number): number {
  const textAt = firstText(text, end);
  const markerEnd = columnsBetween(text, start, end);
  const textColumn = columnsBetween(text, start, textAt);
  const isEmpty = endsLine(text.charCodeAt(textAt));
  return isEmpty || textColumn - markerEnd > 4 ? markerEnd + 1 : textColumn;
}

/** Tells whether an item may follow a paragraph without a blank line: it is not empty, and no number but 1 begins it. */
export function mayInterruptParagraph(text: string, at: number, end: number): boolean {
  if (isSpaceFrom(text, end)) return false;
  return end === at + 1 || Number(text.slice(at, end - 1)) === 1;
}

const FOOTNOTE = /^\[(\^[^\s\]]+)\]:/;
const REFERENCE =
  /^\[((?!\^)[^[\]]{1,999})\]:[ \t]*(?:<[^<>]*>|[^\s<]\S*)([ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;
const TITLE = /^[ \t]*(?:"[^"]*"|'[^']*'|\([^()]*\))[ \t]*$/;

/** A label as it is compared: without regard to case and to how much white space stands in it. */
export const labelKey = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase();

/** Tells whether a footnote is defined at `at`: unlike the target of a link it ends a paragraph above it. */
export const startsFootnote = (text: string, at: number): boolean =>
  text.charCodeAt(at) === BRACKET && text.charCodeAt(at + 1) === CARET && FOOTNOTE.test(restOfLine(text, at));

/** What a line defines from its first text on. */
export interface Definition {
  /** See {@link labelKey}; that of a footnote starts with `^`. */
  readonly key: string;
  /** Whether it is a link target to which the line below may give a title. */
  readonly wantsTitle: boolean;
}

/** Reads the definition of a footnote (`[^1]: text`) or of a link target (`[id]: url "title"`) at `at`, or gives null. */
export function readDefinition(text: string, at: number): Definition | null {
  const line = restOfLine(text, at);
  const footnote = FOOTNOTE.exec(line)?.[1];
  if (footnote !== undefined) return { key: labelKey(footnote), wantsTitle: false };
  const [, label, title] = REFERENCE.exec(line) ?? [];
  const key = labelKey(label ?? '');
  return key === '' ? null : { key, wantsTitle: title === undefined };
}

/** Tells whether a line is nothing but the title of a link target. */
export const isTitle = (text: string, start: number): boolean => TITLE.test(restOfLine(text, start));

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/**
 * Tells whether a line is, from its first text on, the delimiter row of a table (`| --- | :-: |`); with a space behind its
 * first dash it is a list.
 */
export function isTableDelimiter(text: string, first: number): boolean {
  const start = text.charCodeAt(first);
  if (start !== PIPE && start !== COLON && start !== DASH) return false;
  const behind = text.charCodeAt(first + 1);
  if (start === DASH && (behind === SPACE || behind === TAB)) return false;
  let dashes = 0;
  let pipes = 0;
  for (let at = first; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === DASH) dashes += 1;
    else if (code === PIPE) pipes += 1;
    else if (code !== COLON && code !== SPACE && code !== TAB)
      return dashes > 0 && pipes > 0 && (endsLine(code) || isBlank(text, at));
  }
}

/** Number of cells of a table row, from its first text on. */
export function columnCount(text: string, first: number): number {
  const last = lastText(text, first);
  let cells = 1;
  for (let at = text.charCodeAt(first) === PIPE ? first + 1 : first; at < last; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === PIPE) cells += 1;
  }
  return cells;
}

/** Index of the last unit of a line, from `at` on, that is no white space of any script; before `at` where there is none. */
function lastText(text: string, at: number): number {
  let last = at - 1;
  for (let next = at; ; next += 1) {
    const code = text.charCodeAt(next);
    if (endsLine(code)) return last;
    if (!isWhiteSpace(code)) last = next;
  }
}

const isWhiteSpace = (code: number): boolean =>
  code <= SPACE || code > LAST_ASCII ? String.fromCharCode(code).trim() === '' : false;
