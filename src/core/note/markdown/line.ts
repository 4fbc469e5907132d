/** Questions about a single line, each answered without a regular expression where a line decides the cost of a scan. */

const TAB = 9;
const SPACE = 32;
const LAST_ASCII = 126;

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

/** Tells whether a line holds nothing but white space, of any script. */
export function isBlank(line: string): boolean {
  const at = firstText(line);
  if (at === line.length) return true;
  const code = line.charCodeAt(at);
  return (code < SPACE || code > LAST_ASCII) && line.trim() === '';
}

/** Length of the run of `char` at `at`. */
export function runLength(line: string, at: number, char: string): number {
  let end = at;
  while (end < line.length && line[end] === char) end += 1;
  return end - at;
}

/**
 * Tells whether a line is, from `from`, a thematic break: three or more of `-`, `*` or `_`, with nothing but space between.
 */
export function isThematicBreak(line: string, from = firstText(line)): boolean {
  const char = line[from];
  if (char !== '-' && char !== '*' && char !== '_') return false;
  let count = 0;
  for (let at = from; at < line.length; at += 1) {
    if (line[at] === char) count += 1;
    else if (line[at] !== ' ' && line[at] !== '\t') return false;
  }
  return count >= 3;
}

/** Rank of the setext underline that a line is from `from`: 1 for `===`, 2 for `---`, 0 for none. */
export function setextLevel(line: string, from = firstText(line)): 0 | 1 | 2 {
  const char = line[from];
  if (char !== '=' && char !== '-') return 0;
  if (!isSpaceFrom(line, from + runLength(line, from, char))) return 0;
  return char === '=' ? 1 : 2;
}

/** Tells whether nothing but spaces and tabs stand from `from` to the end. */
function isSpaceFrom(line: string, from: number): boolean {
  let at = from;
  while (line[at] === ' ' || line[at] === '\t') at += 1;
  return at >= line.length;
}

/** Rank of the ATX heading that starts at `at`, 1 to 6; 0 where none does. */
export function atxLevel(line: string, at: number): number {
  const level = runLength(line, at, '#');
  const behind = line[at + level];
  return level <= 6 && (behind === undefined || behind === ' ' || behind === '\t') ? level : 0;
}

/** An opening code fence: its character, the run of it, and the word behind it. */
export interface Fence {
  readonly char: '`' | '~';
  readonly run: string;
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
  return {
    char,
    run: line.slice(at, at + length),
    language: (info.split(/[\s{,]/, 1)[0] ?? '').toLowerCase(),
  };
}

/** Tells whether a line closes a fence, its text starting at `at`; the caller looks at the indentation. */
export const closesFence = (line: string, fence: Fence, at: number): boolean =>
  line.startsWith(fence.run, at) && isSpaceFrom(line, at + runLength(line, at, fence.char));

/** The marker of a list item. */
export interface ListMarker {
  /** The bullet, or the delimiter behind the number: items with equal signs make one list. */
  readonly sign: string;
  /** The number of an ordered item, else null. */
  readonly number: number | null;
  /** Number of characters of the marker itself. */
  readonly length: number;
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
  return { sign, number, length: end - at, content, empty };
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Tells whether a line is the delimiter row of a table (`| --- | :-: |`); with a space behind its first dash it is a list. */
export function isTableDelimiter(line: string): boolean {
  let dashes = 0;
  let pipes = 0;
  const first = line[firstText(line)];
  if (first !== '|' && first !== ':' && first !== '-') return false;
  const row = line.trim();
  if (first === '-' && (row[1] === ' ' || row[1] === '\t')) return false;
  for (const char of row) {
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
