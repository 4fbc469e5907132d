import { firstLineOf, linesOf, type Block } from '../markdown/block';
import { TAB } from '../markdown/chars';
import { columnsBetween, firstText, isBlank, listMarker, listMarkerEnd } from '../markdown/line';
import { scanBlocks } from '../markdown/scan';
import { endOfLine, Source } from '../markdown/source';
import { endsInQuestionMark, headingQuestion, isOrder, readMarkerText, type MarkerText } from './heading';
import { asksInLabel, findPairs } from './pairs';
import { linesMarker, type HeldQuestion, type Reading } from './reading';

/** Reads a list whose items ask: an item that ends in a question mark, is bold or holds a heading, with an answer below. */
export function readListQuestions(block: Block, underTopic: boolean): Reading | null {
  if (!someItemMayAsk(block, underTopic)) return null;
  const items = itemsOf(block);
  const questions = items.flatMap((item) => readItem(block, item, underTopic));
  if (questions.length > 0) return { questions, open: false, labelled: false };
  const [only, ...others] = items;
  return only && others.length === 0 ? readLoneItem(block, only) : null;
}

/** A list of one item, all in bold, that asks: `1. **Why …?**` with its answer below, where the indentation was forgotten. */
function readLoneItem(list: Block, item: Source): Reading | null {
  const [first = '', ...rest] = item.lines;
  const text = first.trim();
  if (!rest.every((line) => isBlank(line)) || !BOLD.test(text)) return null;
  const marker = readMarkerText(text);
  if (!endsInQuestionMark(marker.text)) return null;
  const markerBlock = linesMarker(list, text, [item.firstLine, item.firstLine]);
  return { questions: [{ marker, markerBlock, body: [] }], open: true, labelled: false };
}

/** Whether an item may ask: a look at first lines that spares most lists the taking apart of their items. */
function someItemMayAsk(list: Block, underTopic: boolean): boolean {
  if (isFlat(list)) return false;
  const openings: string[] = [];
  let content = Infinity;
  for (const line of linesOf(list)) {
    const first = firstText(line);
    const marker = columnsBetween(line, 0, first) < content ? listMarker(line, first) : null;
    if (!marker) {
      // A question may go on over several lines.
      if (holdsQuestionMark(line)) return true;
      continue;
    }
    openings.push(line);
    ({ content } = marker);
  }
  return openings.length === 1 || openings.some((line) => mayAsk(firstLineOfItem(line), underTopic));
}

/** Tells whether a list has several items of one line each: nothing answers there. */
function isFlat({ source: { text }, start, end, from, to }: Block): boolean {
  for (let at = from; at < to; at = endOfLine(text, at) + 1) {
    const first = firstText(text, at);
    // What is indented by two columns may belong to the item above it.
    const isItem = first < at + 2 && text.charCodeAt(at) !== TAB && listMarkerEnd(text, first) >= 0;
    if (!isItem && !isBlank(text, first)) return false;
  }
  return end > start;
}

/** The first line of an item without its marker and its check box. */
function firstLineOfItem(line: string): string {
  const first = firstText(line);
  const marker = listMarker(line, first);
  return withoutCheckbox(marker ? line.slice(first + marker.length) : line);
}

/** The items of a list's outermost level: their insides, markers and indentation taken off. */
export function itemsOf(list: Block): Source[] {
  const items: { lines: string[]; firstLine: number }[] = [];
  let content = 0;
  let outer = -1;
  for (const [at, line] of linesOf(list).entries()) {
    const first = firstText(line);
    const indent = columnsBetween(line, 0, first);
    const marker = indent < (outer < 0 ? Infinity : content) ? listMarker(line, first) : null;
    const last = items[items.length - 1];
    if (marker) {
      outer = indent;
      ({ content } = marker);
      items.push({ lines: [withoutColumns(line, content)], firstLine: firstLineOf(list) + at });
    } else last?.lines.push(withoutColumns(line, content));
  }
  return items.map(({ lines, firstLine }) => Source.ofLines(lines, firstLine));
}

/** A line without so many columns at its start: the marker of the first line counts, of others only white space. */
function withoutColumns(line: string, columns: number): string {
  const first = firstText(line);
  if (isBlank(line)) return '';
  const marker = listMarker(line, first);
  if (marker?.content === columns) {
    let at = first;
    while (at < line.length && columnsBetween(line, 0, at) < columns) at += 1;
    return line.slice(at);
  }
  let at = 0;
  while (at < first && columnsBetween(line, 0, at) < columns) at += 1;
  return line.slice(at);
}

/** An item of a table of contents: a link and nothing else. */
const ONLY_LINK = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[[^[\]]*\]\([^()]*\)|\[\[[^[\]]*\]\])\s*$/;

const withoutCheckbox = (text: string): string => text.trim().replace(/^\[.\]\s+/, '');

/** Tells whether the paragraph with which an item begins asks in a line behind its first. */
function goesOnToAsk(rest: readonly string[]): boolean {
  const end = rest.findIndex(
    (line) => isBlank(line) || listMarkerEnd(line, firstText(line)) >= 0 || /^\s*[>|#`~<]/.test(line),
  );
  return rest.slice(0, end < 0 ? rest.length : end).some(holdsQuestionMark);
}

function readItem(list: Block, item: Source, underTopic: boolean): HeldQuestion[] {
  const [first = '', ...rest] = item.lines;
  const asked = withoutCheckbox(first);
  if (rest.every((line) => isBlank(line))) return [];
  if (!mayAsk(asked, underTopic) && !goesOnToAsk(rest)) return [];
  if (item.lines.every((line) => ONLY_LINK.test(line) || isBlank(line))) return [];
  const pairs = findPairs(item);
  if (pairs.length > 0) {
    return pairs.map((pair) => ({
      marker: readMarkerText(pair.marker),
      markerBlock: linesMarker(list, pair.marker, [
        item.firstLine + pair.start,
        item.firstLine + pair.markerEnd,
      ]),
      body: scanBlocks(pair.answer),
    }));
  }
  return withBody(list, item, asked, underTopic);
}

function withBody(list: Block, item: Source, first: string, underTopic: boolean): HeldQuestion[] {
  const paragraphEnd = paragraphLines(item);
  const lines = item.lines.slice(0, paragraphEnd).map((line) => line.trim());
  const whole = withoutCheckbox(lines.join(' '));
  // The first line may ask and the lines below it answer, or the whole paragraph asks.
  const asksWhole = asking(whole, underTopic);
  const marker = asksWhole ?? asking(first, underTopic);
  if (!marker) return [];
  const end = asksWhole ? paragraphEnd : 1;
  const body = scanBlocks(Source.ofLines(item.lines.slice(end), item.firstLine + end));
  if (body.length === 0) return [];
  const place = [item.firstLine, item.firstLine + end - 1] as const;
  return [{ marker, markerBlock: linesMarker(list, asksWhole ? whole : first, place), body }];
}

/** Number of lines of the paragraph with which an item begins. */
function paragraphLines(item: Source): number {
  const [first] = scanBlocks(item);
  return first?.kind === 'paragraph' ? first.end + 1 : 1;
}

const BOLD = /^(?:\*\*|__)(.+?)(?:\*\*|__)\s*[:：]?$/;
const HEADING = /^#{1,6}\s+(.+)$/;

const holdsQuestionMark = (text: string): boolean =>
  text.includes('?') || text.includes('？') || text.includes('؟');

/** A cheap look that spares most lists the reading of their items. */
const mayAsk = (text: string, underTopic: boolean): boolean =>
  holdsQuestionMark(text) ||
  asksInLabel(text) ||
  HEADING.test(text) ||
  isOrder(readMarkerText(text).text) ||
  (underTopic && BOLD.test(text));

/** What the text of an item asks, or null. */
function asking(text: string, underTopic: boolean): MarkerText | null {
  const heading = HEADING.exec(text)?.[1];
  if (heading !== undefined) return headingQuestion(heading) ?? (underTopic ? readMarkerText(heading) : null);
  const marker = readMarkerText(text);
  if (marker.text === '') return null;
  if (endsInQuestionMark(marker.text) || asksInLabel(text)) return marker;
  const isBold = BOLD.test(text);
  return isBold && (underTopic || isOrder(marker.text)) ? marker : null;
}
