import { DASH, PLUS, STAR, UNDERSCORE } from '../markdown/chars';
import { firstText, isBlank } from '../markdown/line';
import { firstLineOf, linesOf, openingLineOf, type Block } from '../markdown/block';
import { scanBlocks } from '../markdown/scan';
import { Source } from '../markdown/source';
import { anyOf, FirstWords } from './first-words';
import { endsInQuestionMark, isOrder, readMarkerText } from './heading';
import { linesMarker, type HeldQuestion, type Reading } from './reading';
import { ANSWER_WORDS, QUESTION_WORDS } from './vocabulary';

/** A question and its answer in running lines: `**Q: …**` or `Q1. …`, answered by `A: …` or by what follows. */
export interface Pair {
  /** The line or lines of the question, as text without emphasis around the whole. */
  readonly marker: string;
  /** Index of the question's first and last line in the source. */
  readonly start: number;
  readonly markerEnd: number;
  /** Index of the last line of the answer; `markerEnd` where there is none. */
  readonly end: number;
  /** The answer with the numbers of its lines in the file, `A:` taken off. */
  readonly answer: Source;
}

const MAY_BE_LIST = /^\s*[-*+\d]/;
const LIST_MARK = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/;
const ASKS = new RegExp(
  `^(?:\\*\\*|__|\\*)?\\s*(?:${anyOf(QUESTION_WORDS)})(?:\\s*#?\\d+[a-z]?)?\\s*(?:[.:：)](?=[\\s*_]|$)|[–-]\\s|：)`,
  'iu',
);
/** `**1)** Why …?`, `**2. Why …?**`: a number in bold asks where its text does. */
const BOLD_NUMBER = /^(?:\*\*|__)\(?\d{1,3}[.):]/;
const ANSWERS = new RegExp(
  `^\\s*(?:[-*+]\\s+)?(?:\\*\\*|__)?(?:${anyOf(ANSWER_WORDS)})(?:\\s*\\d+)?\\s*[:：](?:\\*\\*|__)?\\s*`,
  'iu',
);
const ALL_BOLD = /^(?:\*\*|__)(.+)(?:\*\*|__)$/;

const QUESTION_STARTS = new FirstWords(QUESTION_WORDS);
const ANSWER_STARTS = new FirstWords(ANSWER_WORDS);

/** A look at how a line starts that spares most of them the cutting out. */
function mayAsk(text: string, start: number): boolean {
  const first = firstText(text, start);
  const code = text.charCodeAt(first);
  if (isEmphasis(code) || code === DASH || code === PLUS) return true;
  // A digit may be the marker of a list, and beyond ASCII there are spaces of other kinds.
  return (code >= 48 && code <= 57) || code > 126 || QUESTION_STARTS.mayStart(text, first);
}

const isEmphasis = (code: number): boolean => code === STAR || code === UNDERSCORE;

/** Tells whether a text starts with what may be emphasis. */
const isEmphasised = (text: string): boolean => isEmphasis(text.charCodeAt(0));

/** The text of a line that asks, or null. */
function asks(line: string): string | null {
  if (!mayAsk(line, 0)) return null;
  const text = (MAY_BE_LIST.test(line) ? line.replace(LIST_MARK, '') : line).trim();
  if (asksInLabel(text)) return text;
  if (!isEmphasised(text)) return null;
  if (BOLD_NUMBER.test(text)) return asksByItself(text) ? text : null;
  const bold = text.endsWith('**') || text.endsWith('__') ? ALL_BOLD.exec(text)?.[1] : undefined;
  return bold !== undefined && !bold.includes('**') && endsInQuestionMark(bold) ? text : null;
}

/** Tells whether what stands behind a bold number asks: `**1)** Why …?`, `**2. Explain how …**`. */
function asksByItself(text: string): boolean {
  const asked = readMarkerText(text).text;
  return endsInQuestionMark(asked) || isOrder(asked);
}

/** Tells whether a line asks by a label (`Q: …`, `**Q1.** …`), whatever its words are. */
export function asksInLabel(written: string): boolean {
  const text = written.trim();
  return QUESTION_STARTS.mayStart(text, behindEmphasis(text)) && ASKS.test(text);
}

/** Index of the first unit that is neither emphasis nor a blank. */
function behindEmphasis(text: string): number {
  let at = 0;
  while (isEmphasis(text.charCodeAt(at))) at += 1;
  return at === 0 ? 0 : firstText(text, at);
}

/** Tells whether a line begins an answer by a label (`A: …`, `**Answer:** …`). */
export function answersInLabel(line: string): boolean {
  const text = line.trimStart();
  return (/^[-*+_]/.test(text) || ANSWER_STARTS.mayStart(text)) && ANSWERS.test(text);
}

/**
 * Reads a paragraph whose first line asks: each of its pairs, the last of which goes on with what follows the paragraph.
 */
export function readParagraphQuestions(block: Block): Reading | null {
  if (!mayAsk(block.source.text, block.from)) return null;
  const first = openingLineOf(block);
  if (asks(first) === null) return null;
  const line = firstLineOf(block);
  const questions = findPairs(Source.ofLines(linesOf(block), line)).map((pair): HeldQuestion => {
    const lines = [line + pair.start, line + pair.markerEnd] as const;
    return {
      marker: readMarkerText(pair.marker),
      markerBlock: linesMarker(block, pair.marker, lines),
      body: scanBlocks(pair.answer),
    };
  });
  return { questions, open: true, labelled: asksInLabel(first) };
}

/** Finds the pairs of a source; lines above the first belong to none. */
export function findPairs(source: Source): Pair[] {
  const { lines } = source;
  const starts: number[] = [];
  for (const [at, line] of lines.entries()) if (asks(line) !== null) starts.push(at);
  return starts.map((start, at) => readPair(source, start, (starts[at + 1] ?? lines.length) - 1));
}

function readPair({ lines, firstLine }: Source, start: number, last: number): Pair {
  let markerEnd = start;
  // A question may go on over several lines, up to a blank one or the answer.
  while (
    markerEnd < last &&
    !isBlank(lines[markerEnd + 1] ?? '') &&
    continuesQuestion(lines, start, markerEnd + 1)
  )
    markerEnd += 1;
  const marker = lines
    .slice(start, markerEnd + 1)
    .map((line, at) => (at === 0 ? (asks(line) ?? line) : line.trim()))
    .join(' ');
  let end = last;
  while (end > markerEnd && isBlank(lines[end] ?? '')) end -= 1;
  const answer = lines.slice(markerEnd + 1, end + 1);
  const first = answer.findIndex((line) => !isBlank(line));
  if (first >= 0) answer[first] = (answer[first] ?? '').replace(ANSWERS, '');
  return { marker, start, markerEnd, end, answer: Source.ofLines(answer, firstLine + markerEnd + 1) };
}

function continuesQuestion(lines: readonly string[], start: number, at: number): boolean {
  const line = lines[at] ?? '';
  if (answersInLabel(line) || LIST_MARK.test(line) || /^\s*(?:[|>#]|```|~~~)/.test(line)) return false;
  const above = lines[at - 1] ?? '';
  if (endsInQuestionMark(above) || /(?:\*\*|__)\s*$/.test(above)) return false;
  return at > start + 1 || readMarkerText(above).text !== '';
}
