/** Questions about a single line, each answered without a regular expression where a line decides the cost of a scan. */

const TAB = 9;
const SPACE = 32;

/** Index of the first character that is no space or tab; the length of the line where there is none. */
export function firstText(line: string): number {
  let at = 0;
  while (at < line.length) {
    const code = line.charCodeAt(at);
    if (code !== SPACE && code !== TAB) break;
    at += 1;
  }
  return at;
}

/** Columns of white space before `end`, a tab reaching to the next multiple of four. */
export function columnsBefore(line: string, end: number): number {
  let columns = 0;
  for (let at = 0; at < end; at += 1) columns += line.charCodeAt(at) === TAB ? 4 - (columns % 4) : 1;
  return columns;
}

/** Columns of indentation of a line. */
export const indentOf = (line: string): number => columnsBefore(line, firstText(line));

/** Tells whether a line holds nothing but white space. */
export const isBlank = (line: string): boolean => line.trim() === '';

/** Length of the run of `char` at `at`. */
export function runLength(line: string, at: number, char: string): number {
  let end = at;
  while (end < line.length && line[end] === char) end += 1;
  return end - at;
}

/** Tells whether a line is a thematic break: three or more of `-`, `*` or `_`, with nothing but space between. */
export function isThematicBreak(line: string): boolean {
  const first = firstText(line);
  const char = line[first];
  if (char !== '-' && char !== '*' && char !== '_') return false;
  let count = 0;
  for (let at = first; at < line.length; at += 1) {
    if (line[at] === char) count += 1;
    else if (line[at] !== ' ' && line[at] !== '\t') return false;
  }
  return count >= 3;
}

/** Rank of the setext underline in a line: 1 for `===`, 2 for `---`, 0 for none. */
export function setextLevel(line: string): 0 | 1 | 2 {
  const text = line.trim();
  const char = text[0];
  if ((char !== '=' && char !== '-') || runLength(text, 0, char) !== text.length) return 0;
  return char === '=' ? 1 : 2;
}

/** An opening code fence: its character, the length of its run, and the word behind it. */
export interface Fence {
  readonly char: '`' | '~';
  readonly length: number;
  readonly language: string;
}

/** Reads an opening code fence at `at`, or gives null. Backticks in the info string make it a code span. */
export function openingFence(line: string, at: number): Fence | null {
  const char = line[at];
  if (char !== '`' && char !== '~') return null;
  const length = runLength(line, at, char);
  if (length < 3) return null;
  const info = line.slice(at + length).trim();
  if (char === '`' && info.includes('`')) return null;
  return { char, length, language: (info.split(/[\s{,]/, 1)[0] ?? '').toLowerCase() };
}

/** Tells whether a line closes a fence. */
export function closesFence(line: string, fence: Fence): boolean {
  const at = firstText(line);
  if (line[at] !== fence.char || columnsBefore(line, at) > 3) return false;
  const length = runLength(line, at, fence.char);
  return length >= fence.length && isBlank(line.slice(at + length));
}

/** The marker of a list item. */
export interface ListMarker {
  /** The bullet, or the delimiter behind the number: items with equal signs make one list. */
  readonly sign: string;
  /** The number of an ordered item, else null. */
  readonly number: number | null;
  /** Column at which the item's content starts: lines indented as far belong to it. */
  readonly content: number;
  readonly empty: boolean;
}

/** Reads the marker of a list item at `at`, or gives null. */
export function listMarker(line: string, at: number): ListMarker | null {
  let end = at;
  const char = line[at];
  let number: number | null = null;
  if (char === '-' || char === '*' || char === '+') {
    end += 1;
  } else {
    while (end - at < 9 && isDigit(line.charCodeAt(end))) end += 1;
    if (end === at || (line[end] !== '.' && line[end] !== ')')) return null;
    number = Number(line.slice(at, end));
    end += 1;
  }
  if (end < line.length && line[end] !== ' ' && line[end] !== '\t') return null;
  const sign = line[end - 1] ?? '';
  let text = end;
  while (line[text] === ' ' || line[text] === '\t') text += 1;
  const markerEnd = columnsBefore(line, end);
  const textColumn = columnsBefore(line, text);
  const empty = text >= line.length;
  const content = empty || textColumn - markerEnd > 4 ? markerEnd + 1 : textColumn;
  return { sign, number, content, empty };
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Tells whether a line is the delimiter row of a table (`| --- | :-: |`). */
export function isTableDelimiter(line: string): boolean {
  let dashes = 0;
  let pipes = 0;
  for (const char of line.trim()) {
    if (char === '-') dashes += 1;
    else if (char === '|') pipes += 1;
    else if (char !== ':' && char !== ' ' && char !== '\t') return false;
  }
  return dashes > 0 && pipes > 0 && columnCount(line) > 0;
}

/** Number of cells of a table row. */
export function columnCount(line: string): number {
  const row = line.trim();
  let cells = 1;
  for (let at = row.startsWith('|') ? 1 : 0; at < row.length; at += 1) {
    if (row[at] === '\\') at += 1;
    else if (row[at] === '|' && at < row.length - 1) cells += 1;
  }
  return cells;
}
