import { firstLineOf, linesOf, markdownOf, type Block } from '../markdown/block';
import { BRACKET, HASH, TAB } from '../markdown/chars';
import { columnsBetween, firstText, isBlank, listMarker, listMarkerEnd } from '../markdown/line';
import { scanBlocks } from '../markdown/scan';
import { endOfLine, Source } from '../markdown/source';
import { anyOf } from './first-words';
import {
  asks,
  asksInWords,
  endsInQuestionMark,
  holdsQuestionMark,
  mayAsk,
  headingQuestion,
  isSectionName,
  readMarkerText,
} from './heading';
import {
  answersInLabel,
  answersInLabelAt,
  asksInLabel,
  findPairs,
  heldPair,
  openingOf,
  withoutAnswerLabel,
} from './pairs';
import { holdsText, linesMarker, type HeldQuestion, type Reading } from './reading';
import { isAnswerName } from './roles';
import { ANSWER_WORDS } from './vocabulary';

/** How deep lists in items are looked into. */
const MAX_DEPTH = 2;

/** Fewer items that ask make no run. */
const FEWEST = 2;

/** An item with what it would ask and what answers below it, taken apart when somebody asks for that. */
class Item {
  private taken: HeldQuestion | null = null;

  constructor(
    /** How sure it is that it asks: by a mark or a label, in words alone, or not at all. */
    readonly asks: 'surely' | 'in words' | 'no',
    private readonly take: () => HeldQuestion,
    /** Whether it may ask by standing among items that do. */
    readonly mayJoin: () => boolean = () => false,
    readonly isBold = false,
  ) {}

  get question(): HeldQuestion {
    this.taken ??= this.take();
    return this.taken;
  }
}

/**
 * Reads a list whose items ask and are answered: below them, behind an arrow or bold on their line, in brackets. Where half
 * of the answered items ask, at least two, the others do too.
 * @param underTopic whether the nearest heading gathers questions
 * @param isForced whether the note says that its lists ask: then every answered item does
 */
export function readListQuestions(
  block: Block,
  underTopic: boolean,
  depth = MAX_DEPTH,
  isForced = false,
): Reading | null {
  const mayAskIn = isForced ? 'items' : whatMayAsk(block, underTopic);
  if (mayAskIn === 'nothing') return null;
  const items = itemsOf(block);
  const nested = (): Reading | null =>
    depth === 0 ? null : closed(items.flatMap((item) => nestedQuestions(item, underTopic, depth - 1)));
  if (mayAskIn === 'lists in items') return nested();
  const read = items.flatMap((item) => readItem(block, item, underTopic));
  if (!isForced && read.every((item) => item.asks === 'no')) return nested();
  const answered = read.filter(({ question }) => question.body.some(holdsText));
  const asking = answered.filter(({ asks: how }) => how !== 'no');
  const isRun = asking.length >= FEWEST && asking.length * 2 >= answered.length;
  const isBold = asking.every((item) => item.isBold);
  // The answer of the last item may stand below the list.
  const last = read.at(-1);
  const isOpen =
    last !== undefined && asking.length > 0 && last.asks === 'surely' && !answered.includes(last);
  const questions = [...answered, ...(isOpen ? [last] : [])]
    .filter(
      (item) =>
        isForced ||
        item.asks === 'surely' ||
        (item.asks === 'in words' && (isRun || underTopic)) ||
        (isRun && (item.isBold || !isBold) && item.mayJoin()),
    )
    .map(({ question }) => question);
  return questions.length > 0 ? closed(questions, isOpen) : nested();
}

const closed = (questions: HeldQuestion[], open = false): Reading | null =>
  questions.length === 0 ? null : { questions, open, labelled: false };

/** A look at an item that spares most the reading: false is certain. */
function itemMayAsk({ lines }: Source, text: string, underTopic: boolean): boolean {
  if (underTopic || mayAsk(text) || text.startsWith('#') || text.includes('::') || BOLD_START.test(text))
    return true;
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (answersInLabel(line) || (listMarkerEnd(line, firstText(line)) < 0 && holdsQuestionMark(line)))
      return true;
  }
  return false;
}

/** What the lists in an item ask. */
function nestedQuestions(item: Source, underTopic: boolean, depth: number): HeldQuestion[] {
  return scanBlocks(Source.ofLines(item.lines.slice(1), item.firstLine + 1)).flatMap((block) =>
    block.kind === 'list' ? (readListQuestions(block, underTopic, depth)?.questions ?? []) : [],
  );
}

/** Tells whether all items of a flat list of two or more end in a question mark. */
export const asksUnanswered = (list: Block): boolean =>
  isFlat(list) && linesOf(list).every((line) => isBlank(line) || endsInQuestionMark(line.trim()));

/** Reads a list of one item that asks in its first line: what stands below that, and below the list, answers. */
export function readLoneItem(list: Block): Reading | null {
  const [item] = itemsOf(list);
  if (!item) return null;
  const [first = '', ...rest] = item.lines;
  const text = withoutCheckbox(first);
  const markerBlock = linesMarker(list, text, [item.firstLine, item.firstLine]);
  const marker = readMarkerText(text);
  const body = scanBlocks(Source.ofLines(rest, item.firstLine + 1));
  return { questions: [{ marker, markerBlock, body }], open: true, labelled: marker.isLabelled };
}

/** Tells whether a list has several items of one line each. */
export function isFlat({ source: { text }, start, end, from, to }: Block): boolean {
  for (let at = from; at < to; at = endOfLine(text, at) + 1) {
    const first = firstText(text, at);
    // What is indented by two columns may belong to the item above it.
    const isItem = first < at + 2 && text.charCodeAt(at) !== TAB && listMarkerEnd(text, first) >= 0;
    if (!isItem && !isBlank(text, first)) return false;
  }
  return end > start;
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

/** `Why …? (Answer: …)` */
const ANSWER_IN_BRACKETS = new RegExp(
  `\\s[(（](?:${anyOf(ANSWER_WORDS)})\\s*[:：]\\s*([^()（）]*)[)）]\\s*$`,
  'iu',
);

const ARROW = /\s(?:→|⇒|➜|➔|->|=>|-->|\/\/)\s+/;
const BOLD = /^(?:\*\*|__)(.+?)(?:\*\*|__)\s*[:：]?$/;
/** `Why …? Because …` */
const SPLIT_AT_MARK = /^([^*_`?？؟][^?？؟]{3,200}[?？؟]["”*_]*)\s+(\S[^?？؟]{3,})$/;
const BOLD_START = /^(?:\*\*|__)/;
const HEADING = /^#{1,6}\s+(.+)$/;
/** Signs of an answer on the line of its item: behind bold, an arrow, a card's colons, in brackets. */
const SIGNS = ['**', '__', '→', '⇒', '➜', '➔', '->', '=>', ' // ', '::', ')', '）', '? ', '？', '؟'];

/**
 * A look that spares most lists the taking apart: some item must hold more than its line, or an answer on it, and
 * something must ask.
 */
function whatMayAsk(list: Block, underTopic: boolean): 'items' | 'lists in items' | 'nothing' {
  const { text } = list.source;
  if (isFlat(list)) {
    const markdown = markdownOf(list);
    if (!SIGNS.some((sign) => markdown.includes(sign))) return 'nothing';
  }
  if (underTopic) return 'items';
  const outer = firstText(text, list.from) - list.from;
  let isInside = false;
  for (let from = list.from; from < list.to;) {
    const to = endOfLine(text, from);
    const first = firstText(text, from);
    const marker = listMarkerEnd(text, first);
    const isItem = marker >= 0 && first - from <= outer + 1;
    if (
      isItem
        ? mayAsk(text, marker, to) || mayHoldMore(text, marker, to)
        : mayEndQuestion(text, first, to, marker)
    )
      return 'items';
    isInside ||= marker >= 0 && !isItem && (mayAsk(text, marker, to) || mayHoldMore(text, marker, to));
    from = to + 1;
  }
  return isInside ? 'lists in items' : 'nothing';
}

/** Whether a line inside an item may end its question, or names its answer. */
function mayEndQuestion(text: string, first: number, to: number, marker: number): boolean {
  if (marker >= 0) return answersInLabelAt(text, firstText(text, marker), to);
  return answersInLabelAt(text, first, to) || holdsQuestionMark(text.slice(first, to));
}

/** Whether an item's line may ask by its form: a heading or a card. */
function mayHoldMore(text: string, from: number, to: number): boolean {
  const first = firstText(text, from);
  const code = text.charCodeAt(first);
  return code === HASH || code === BRACKET || text.slice(first, to).includes('::');
}

/** Tells whether an item is the entry of a table of contents. */
const isLinkOnly = (item: Source): boolean =>
  item.lines.every((line) => ONLY_LINK.test(line) || isBlank(line));

function readItem(list: Block, item: Source, underTopic: boolean): Item[] {
  const [first = ''] = item.lines;
  const text = withoutCheckbox(first);
  if (text === '' || isLinkOnly(item)) return [];
  if (asksInLabel(text))
    return findPairs(item).map((pair) => sure(() => heldPair(list, pair, item.firstLine)));
  if (!itemMayAsk(item, text, underTopic)) return [itemOf(list, item, text, 1, 'no')];
  return [readSplitItem(list, item, text) ?? readWholeItem(list, item, text, underTopic)];
}

/** An item whose first lines are its question, and the others its answer. */
function itemOf(list: Block, item: Source, asked: string, end: number, asking: Item['asks']): Item {
  const take = (): HeldQuestion => ({
    marker: readMarkerText(HEADING.exec(asked)?.[1] ?? asked),
    markerBlock: linesMarker(list, asked, [item.firstLine, item.firstLine + end - 1]),
    body: scanBlocks(bracketed(Source.ofLines(item.lines.slice(end), item.firstLine + end))),
  });
  const mayJoin = (): boolean => asked.length <= LONGEST_JOINING && mayJoinRun(asked);
  return new Item(asking, take, mayJoin, BOLD.test(asked));
}

const sure = (take: () => HeldQuestion): Item => new Item('surely', take);

/** An item that holds its question and its answer on its first line. */
function readSplitItem(list: Block, item: Source, text: string): Item | null {
  const arrow = ARROW.exec(text);
  if (arrow && endsInQuestionMark(readMarkerText(text.slice(0, arrow.index)).text))
    return sure(() =>
      cutItem(list, item, text.slice(0, arrow.index), text.slice(arrow.index + arrow[0].length)),
    );
  const inBrackets = ANSWER_IN_BRACKETS.exec(text);
  if (inBrackets && item.lines.slice(1).every((line) => isBlank(line)))
    return sure(() => cutItem(list, item, text.slice(0, inBrackets.index), inBrackets[1] ?? ''));
  const [, front = '', behind = ''] = SPLIT_AT_MARK.exec(text) ?? [];
  // Behind the mark may stand one more question, or how it is to be answered.
  if (front !== '' && !asks(behind)) return new Item('in words', () => cutItem(list, item, front, behind));
  const opening = BOLD_START.test(text) ? openingOf(text, true) : openingOf(text);
  if (opening === null || opening.answer === '') return null;
  const take = (): HeldQuestion => cutItem(list, item, opening.marker, opening.answer);
  const asked = readMarkerText(opening.marker).text;
  if (opening.isLabelled || endsInQuestionMark(asked)) return sure(take);
  return new Item(asksInWords(asked) ? 'in words' : 'no', take, () => mayJoinRun(asked), true);
}

function cutItem(list: Block, item: Source, marker: string, answer: string): HeldQuestion {
  return {
    marker: readMarkerText(marker),
    markerBlock: linesMarker(list, marker, [item.firstLine, item.firstLine]),
    body: scanBlocks(Source.ofLines([answer, ...item.lines.slice(1)], item.firstLine, true)),
  };
}

const mayJoinRun = (text: string): boolean =>
  !isSectionName(text) && !isAnswerName(text) && !answersInLabel(text);

/** An item whose first line, or first paragraph, may ask, with its answer below. */
function readWholeItem(list: Block, item: Source, first: string, underTopic: boolean): Item {
  const below = item.lines.findIndex((line, at) => at > 0 && !isBlank(line));
  const paragraphEnd = paragraphLines(item);
  const named = item.lines.findIndex(
    (line, at) => at > 0 && at <= Math.max(below, paragraphEnd) && answersInLabel(line),
  );
  if (named > 0) return withNamedAnswer(list, item, named);
  const whole = withoutCheckbox(
    item.lines
      .slice(0, paragraphEnd)
      .map((line) => line.trim())
      .join(' '),
  );
  // The first line may ask and the lines below it answer, or the whole paragraph asks.
  const isFirst =
    paragraphEnd === 1 || BOLD.test(first) || (endsInQuestionMark(first) && !/[?？؟][*_"”’\s]*$/.test(whole));
  // Where it asks in words alone, only what stands behind the paragraph tells whether all of it asks.
  const isAll =
    !isFirst &&
    asking(whole, underTopic) !== 'no' &&
    (asking(first, underTopic) === 'no' ||
      endsInQuestionMark(readMarkerText(whole).text) ||
      item.lines.slice(paragraphEnd).some((line) => !isBlank(line)));
  const asked = isAll ? whole : first;
  const end = asked === first ? 1 : paragraphEnd;
  return itemOf(list, item, asked, end, asking(asked, underTopic));
}

/** An item whose answer is named: above it, all asks. */
function withNamedAnswer(list: Block, item: Source, named: number): Item {
  const asked = withoutCheckbox(
    item.lines
      .slice(0, named)
      .map((line) => line.trim())
      .join(' ')
      .trim(),
  );
  const [first = '', ...below] = item.lines.slice(named);
  return sure(() => ({
    marker: readMarkerText(asked),
    markerBlock: linesMarker(list, asked, [item.firstLine, item.firstLine + named - 1]),
    body: scanBlocks(Source.ofLines([withoutAnswerLabel(first), ...below], item.firstLine + named, true)),
  }));
}

/** A text longer than this is prose. */
const LONGEST_JOINING = 200;

/** An answer that is all in round brackets, without them. */
function bracketed(answer: Source): Source {
  const text = answer.text.trim();
  if (!text.startsWith('(') || text.indexOf(')') !== text.length - 1) return answer;
  return Source.ofLines(
    answer.lines.map((line) => line.replace(/^\s*\(|\)\s*$/g, '')),
    answer.firstLine,
  );
}

/** Number of lines of the paragraph with which an item begins. */
function paragraphLines(item: Source): number {
  const { lines } = item;
  const blank = lines.findIndex((line, at) => at > 0 && isBlank(line));
  const end = blank < 0 ? lines.length : blank;
  if (end <= 1) return 1;
  const [first] = scanBlocks(Source.ofLines(lines.slice(0, end)));
  return first?.kind === 'paragraph' ? first.end + 1 : 1;
}

/** Whether the text of an item asks. */
function asking(text: string, underTopic: boolean): Item['asks'] {
  const heading = HEADING.exec(text)?.[1];
  if (heading !== undefined) return headingQuestion(heading) || underTopic ? 'surely' : 'no';
  const asked = readMarkerText(text).text;
  if (asked === '') return 'no';
  if (endsInQuestionMark(asked)) return 'surely';
  const isBold = BOLD.test(text);
  if (isBold && (underTopic || asks(asked))) return 'surely';
  return asksInWords(asked) ? 'in words' : 'no';
}
