import { DASH, LESS, PLUS, SPACE, STAR, UNDERSCORE } from '../markdown/chars';
import { firstText, isBlank } from '../markdown/line';
import { firstLineOf, linesOf, markdownOf, openingLineOf, type Block } from '../markdown/block';
import { scanBlocks } from '../markdown/scan';
import { endOfLine, Source } from '../markdown/source';
import { anyOf, FirstWords } from './first-words';
import {
  QUOTES,
  asks,
  asksSurely,
  endsInQuestionMark,
  isAmbiguous,
  readMarkerText,
  withoutTagsAtEnd,
} from './heading';
import { linesMarker, type HeldQuestion, type Reading } from './reading';
import { ANSWER_WORDS, CANDIDATE_WORDS, INTERVIEWER_WORDS, QUESTION_WORDS } from './vocabulary';

/** How a line begins a question, and the answer that stands behind it on the same line. */
export interface Opening {
  /** What is asked, as Markdown with its label and number. */
  readonly marker: string;
  /** The answer behind it; empty where none stands on the line. */
  readonly answer: string;
  /** Whether a word says that it asks: `Q:`, `Interviewer:`. */
  readonly isLabelled: boolean;
  /** Whether it is a card of one line, whose answer ends with the line. */
  readonly isCard?: boolean;
}

/** A question and its answer in running lines. */
export interface Pair extends Opening {
  /** Index of the question's first and last line in the source. */
  readonly start: number;
  readonly markerEnd: number;
  /** The answer with the numbers of its lines in the file, `A:` taken off. */
  readonly body: Source;
}

const MAY_BE_LIST = /^\s*[-*+\d]/;
const LIST_MARK = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/;
const LABEL = new RegExp(
  `^(?:\\*\\*|__|\\*)?\\s*(?:${anyOf(QUESTION_WORDS)})(?:\\s*#?\\d+[a-z]?)?\\s*(?:(?:(?:\\*\\*|__)\\s*)?(?:[.:：)](?=[\\s*_]|$)|：)|[–-]\\s)`,
  'iu',
);
const INTERVIEWER = new RegExp(
  `^(?:\\*\\*|__)?(?:${anyOf(INTERVIEWER_WORDS)})(?:\\s*\\([^()]*\\))?\\s*(?:(?:\\*\\*|__)\\s*)?[:：]\\s*(?:(?:\\*\\*|__)\\s*)?(?=\\S)`,
  'iu',
);
const ANSWERS = new RegExp(
  `^\\s*(?:[-*+]\\s+)?(?:\\*\\*|__)?(?:${anyOf(ANSWER_WORDS)})(?:\\s*\\d+|\\s*\\([^()]{1,40}\\))?\\s*(?:[:：](?:\\*\\*|__)?|(?:\\*\\*|__)\\s*[:：])\\s*`,
  'iu',
);
const CANDIDATE = new RegExp(
  `^\\s*(?:\\*\\*|__)?(?:${anyOf(CANDIDATE_WORDS)})(?:\\s*\\([^()]*\\))?\\s*(?:[:：](?:\\*\\*|__)?|(?:\\*\\*|__)\\s*[:：])\\s*`,
  'iu',
);
/** `**Answer:**` on the line of its question, and `A:` behind the end of a sentence. */
const ANSWER_ON_LINE = new RegExp(
  `\\s(\\*\\*|__)(?:${anyOf(ANSWER_WORDS)})\\s*(?:[:：]\\1|\\1\\s*[:：])|[?.!？。]\\s(?:A|Ans|Answer)[:：](?=\\s)`,
  'iu',
);
/** `**1)**`, a number that stands for a label. */
const ONLY_NUMBER = /^\(?\d{1,3}(?:\.\d{1,3})*[.):]?$/;
const NUMBERED = /^\(?\d{1,3}[.):]/;
/** Between a bold question and its answer. */
const BEFORE_ANSWER = /^\s*(?:[:：–—-]+|<br\s*\/?>)\s*/;
/** Bold that ends in a colon, inside or behind it. */
const LABEL_END = /^(?:\*\*|__)[^*_]{1,60}(?:[:：](?:\*\*|__)|(?:\*\*|__)[:：])/;
const SENTENCE_END = /[.!?。？！][*_]*\s+/;

const QUESTION_STARTS = new FirstWords(QUESTION_WORDS);
const INTERVIEWER_STARTS = new FirstWords(INTERVIEWER_WORDS);
const ANSWER_STARTS = new FirstWords(ANSWER_WORDS);
const CANDIDATE_STARTS = new FirstWords(CANDIDATE_WORDS);

const QUESTION_MARK = 63;

const isEmphasis = (code: number): boolean => code === STAR || code === UNDERSCORE;

/** Index of the first unit that is neither emphasis nor a blank. */
function behindEmphasis(text: string): number {
  let at = 0;
  while (isEmphasis(text.charCodeAt(at))) at += 1;
  return at === 0 ? 0 : firstText(text, at);
}

/** A look at how the line from `start` begins that spares most of them the cutting out. */
function mayOpen(text: string, start: number): boolean {
  const first = firstText(text, start);
  const code = text.charCodeAt(first);
  if (isEmphasis(code) || code === DASH || code === PLUS || code === LESS) return true;
  // A digit may be the marker of a list, and beyond ASCII there are spaces of other kinds.
  return (
    (code >= 48 && code <= 57) ||
    code > 126 ||
    QUESTION_STARTS.mayStart(text, first) ||
    INTERVIEWER_STARTS.mayStart(text, first) ||
    mayHoldCard(text, first)
  );
}

/** Tells whether `::` stands in the line that goes on at an index. */
const mayHoldCard = (text: string, from: number): boolean =>
  text.slice(from, endOfLine(text, from)).includes('::');

/** Tells whether a line asks by a label (`Q: …`, `**Question 1**: …`), whatever its words are. */
export function asksInLabel(written: string): boolean {
  const text = written.trim();
  return QUESTION_STARTS.mayStart(text, behindEmphasis(text)) && LABEL.test(text);
}

/** Tells whether a line begins an answer by a label (`A: …`, `**Answer**: …`). */
export function answersInLabel(line: string): boolean {
  let at = firstText(line);
  if (line.charCodeAt(at + 1) === SPACE && isBullet(line.charCodeAt(at))) at = firstText(line, at + 2);
  while (isEmphasis(line.charCodeAt(at))) at += 1;
  return ANSWER_STARTS.mayStart(line, at) && ANSWERS.test(line);
}

const isBullet = (code: number): boolean => code === DASH || code === STAR || code === PLUS;

/** {@link answersInLabel} of the text between two indices, which is cut out only where it may be so. */
export function answersInLabelAt(text: string, from: number, to: number): boolean {
  const code = text.charCodeAt(from);
  return (isEmphasis(code) || ANSWER_STARTS.mayStart(text, from)) && answersInLabel(text.slice(from, to));
}

/** The label with which a line begins an answer, or a turn of the person who is interviewed. */
export function withoutAnswerLabel(line: string): string {
  const text = line.trimStart();
  if (CANDIDATE_STARTS.mayStart(text, behindEmphasis(text)) && CANDIDATE.test(line))
    return line.replace(CANDIDATE, '');
  return line.replace(ANSWERS, '');
}

/**
 * Tells how a line begins a question, or gives null.
 * @param inRun whether it stands among questions of its form, so that it need not ask by itself
 */
export function openingOf(line: string, inRun = false): Opening | null {
  if (!mayOpen(line, 0)) return null;
  const text = withoutTags((MAY_BE_LIST.test(line) ? line.replace(LIST_MARK, '') : line).trim());
  if (asksInLabel(text) && !isAmbiguous(text, readMarkerText(text))) return labelled(text);
  if (INTERVIEWER_STARTS.mayStart(text, behindEmphasis(text))) {
    const said = text.replace(INTERVIEWER, '');
    if (said !== text && sentencesAsk(said)) return { marker: said, answer: '', isLabelled: true };
  }
  return (isEmphasis(text.charCodeAt(0)) ? boldOpening(text, inRun) : null) ?? readCard(text, inRun);
}

/** HTML around a text, and HTML that makes it bold. */
const TAG_AROUND = /^<(p|div|span|font|center|u|h[1-6]|summary|li|dt)(?:\s[^<>]{0,400})?>\s*/i;
const BOLD_TAG = /^<(b|strong|h[1-6]|dt)(?:\s[^<>]{0,400})?>\s*([^]*?)\s*<\/\1>/i;
const MOST_TAGS = 4;

/** A line with bold of HTML as bold of Markdown, and without other HTML around it. */
function withoutTags(line: string): string {
  let text = line;
  for (let step = 0; step < MOST_TAGS && text.charCodeAt(0) === LESS; step += 1) {
    const bold = text.replace(BOLD_TAG, '**$2**');
    text = bold === text ? withoutTagsAtEnd(text.replace(TAG_AROUND, '')) : bold;
  }
  return text;
}

function labelled(text: string): Opening {
  const match = ANSWER_ON_LINE.exec(text);
  if (!match) return { marker: text, answer: '', isLabelled: true };
  // The end of the sentence belongs to the question.
  const end = match.index + (match[1] === undefined ? 1 : 0);
  const answer = text.slice(match.index + match[0].length).trim();
  return { marker: text.slice(0, end).trim(), answer, isLabelled: true };
}

/** Bold at the start of a line, and what stands behind it. */
function boldParts(text: string): readonly [bold: string, behind: string] {
  const mark = text.slice(0, 2);
  if ((mark !== '**' && mark !== '__') || text[2] === ' ') return ['', ''];
  let end = text.indexOf(mark, 3);
  if (end < 0) return ['', ''];
  while (text[end + 2] === mark[0]) end += 1;
  return [text.slice(2, end), text.slice(end + 2).trimStart()];
}

function boldOpening(text: string, inRun: boolean): Opening | null {
  const [bold, behind] = boldParts(text);
  if (bold === '') return null;
  const whole = { marker: text, answer: '', isLabelled: false };
  const split = { marker: bold, answer: behind.replace(BEFORE_ANSWER, ''), isLabelled: false };
  if (ONLY_NUMBER.test(bold)) return inRun || sentencesAsk(behind) ? whole : null;
  const asked = readMarkerText(bold).text;
  if (behind === '' || /^(?:[:：.]|[(（][^()（）]*[)）])$/.test(behind))
    return inRun || asksSurely(asked) ? whole : null;
  if (inRun && asks(asked)) return split;
  if ((NUMBERED.test(bold) || (inRun && LABEL_END.test(text))) && sentencesAsk(behind)) return whole;
  return inRun ? split : null;
}

/** Tells whether any sentence asks. */
const sentencesAsk = (text: string): boolean =>
  endsInQuestionMark(text) || readMarkerText(text).text.split(SENTENCE_END).some(asks);

/**
 * Reads `Question :: Answer`, also with `:::`; not `key:: value`, which is a field of Dataview, and not code.
 * @param amongCards whether the note says that it holds cards, so that `Term::Meaning in words` is one
 */
export function readCard(text: string, amongCards = false): Opening | null {
  const at = text.indexOf('::');
  if (at <= 0) return null;
  const marker = text.slice(0, at).trim();
  const answer = text.slice(at).replace(/^:{2,3}\s*/, '');
  if (marker === '' || answer === '' || marker.split('`').length % 2 === 0) return null;
  const isParted = text[at - 1] === ' ' && /^:{2,3}\s/.test(text.slice(at));
  const isCard =
    isParted ||
    (amongCards && (marker.includes(' ') || answer.includes(' '))) ||
    asks(readMarkerText(marker).text);
  return isCard ? { marker, answer, isLabelled: true, isCard } : null;
}

/**
 * Reads a paragraph whose first line asks: each of its pairs, the last of which goes on with what follows the paragraph.
 * @param inRun whether the paragraph stands among others that ask
 */
export function readParagraphQuestions(block: Block, inRun: boolean): Reading | null {
  const {
    source: { text },
    from,
  } = block;
  const card = readTallCard(block);
  if (card) return card;
  const isQuoted = QUOTES.has(text.charCodeAt(firstText(text, from)));
  if (!inRun && !isQuoted && !mayOpen(text, from)) return null;
  const opening =
    openingOf(openingLineOf(block), inRun) ??
    (inRun || (isQuoted && asksInQuotes(block)) ? plain(block) : null);
  if (opening === null) return null;
  const line = firstLineOf(block);
  const pairs = findPairs(Source.ofLines(linesOf(block), line), opening);
  return {
    questions: pairs.map((pair) => heldPair(block, pair, line)),
    open: pairs.at(-1)?.isCard !== true,
    labelled: opening.isLabelled,
    inRun: inRun && !opening.isLabelled && !endsInQuestionMark(readMarkerText(opening.marker).text),
  };
}

/** A line that parts the two sides of a card, `??` where both may be asked. */
const CARD_LINE = /\n\?\??[ \t]*(?:\n|$)/;
const STARTS_WITH_CARD_LINE = /^[ \t]*\?\??[ \t]*(?:\n|$)/;

/** The answer of a card whose question stands right above a paragraph: what stands below its `?`; null where none does. */
export function cardAnswer(block: Block): Block[] | null {
  if (block.kind !== 'paragraph') return null;
  if (block.source.text.charCodeAt(firstText(block.source.text, block.from)) !== QUESTION_MARK) return null;
  const text = markdownOf(block);
  const match = STARTS_WITH_CARD_LINE.exec(text);
  if (!match) return null;
  const below = text.slice(match[0].length);
  return below === '' ? [] : scanBlocks(Source.ofLines(below.split('\n'), firstLineOf(block) + 1));
}

/** A card of several lines: what is asked, a line with only `?`, and the answer, up to a blank line. */
function readTallCard(block: Block): Reading | null {
  if (block.start === block.end) return null;
  const text = markdownOf(block);
  const match = text.includes('\n?') ? CARD_LINE.exec(text) : null;
  if (!match) return null;
  const above = text.slice(0, match.index).split('\n');
  const line = firstLineOf(block);
  const markerEnd = line + above.length - 1;
  const below = text.slice(match.index + match[0].length);
  const asked = above.map((each) => each.trim()).join(' ');
  return {
    questions: [
      {
        marker: readMarkerText(asked),
        markerBlock: linesMarker(block, asked, [line, markerEnd]),
        body: scanBlocks(Source.ofLines(below === '' ? [] : below.split('\n'), markerEnd + 2)),
      },
    ],
    open: true,
    endsAtBlank: true,
    labelled: true,
  };
}

/** Tells whether the first line of a paragraph is a question in quotation marks. */
function asksInQuotes(block: Block): boolean {
  const line = openingLineOf(block).trim();
  return /["”“»」][.:]?$/.test(line) && asks(line.replace(/[.:]$/, ''));
}

/** A bullet that Markdown does not know. */
export const BULLET = /^\s*[●•◦▪‣∙○·➤►▶❓✦★☆■□◆◇※]\uFE0F?\s*/u;

/** A paragraph that asks by being one of several that do. */
const plain = (block: Block): Opening => ({
  marker: openingLineOf(block)
    .replace(/^[ \t]*>[ \t]?/, '')
    .replace(BULLET, '')
    .trim(),
  answer: '',
  isLabelled: false,
});

/** A pair as a question of the block that holds it. */
export function heldPair(block: Block, pair: Pair, firstLine: number): HeldQuestion {
  const lines = [firstLine + pair.start, firstLine + pair.markerEnd] as const;
  return {
    marker: readMarkerText(pair.marker),
    markerBlock: linesMarker(block, pair.marker, lines),
    body: scanBlocks(pair.body),
  };
}

/**
 * Finds the pairs of a source; lines above the first belong to none.
 * @param first how the first line opens a question, where that is known
 */
export function findPairs(source: Source, first: Opening | null = null): Pair[] {
  const { lines } = source;
  const openings = lines.map((line, at) =>
    at === 0 && first !== null ? first : openingOf(line, first?.isCard),
  );
  const starts = openings.flatMap((opening, at) => (opening === null ? [] : [at]));
  return starts.flatMap((start, at) => {
    const opening = openings[start];
    return opening ? [readPair(source, opening, start, (starts[at + 1] ?? lines.length) - 1)] : [];
  });
}

function readPair({ lines, firstLine }: Source, opening: Opening, start: number, last: number): Pair {
  let markerEnd = start;
  // A question may go on over several lines, up to a blank one or the answer.
  while (
    opening.answer === '' &&
    markerEnd < last &&
    !isBlank(lines[markerEnd + 1] ?? '') &&
    continuesQuestion(lines, opening, start, markerEnd + 1)
  )
    markerEnd += 1;
  const more = lines.slice(start + 1, markerEnd + 1).map((line) => line.trim());
  const marker = [opening.marker, ...more].join(' ');
  let end = last;
  while (end > markerEnd && isBlank(lines[end] ?? '')) end -= 1;
  const below = lines.slice(markerEnd + 1, end + 1);
  if (opening.answer !== '') {
    const body = Source.ofLines([opening.answer, ...below], firstLine + markerEnd, true);
    return { ...opening, marker, start, markerEnd, body };
  }
  const first = below.findIndex((line) => !isBlank(line));
  if (first >= 0) below[first] = withoutAnswerLabel(below[first] ?? '');
  return { ...opening, marker, start, markerEnd, body: Source.ofLines(below, firstLine + markerEnd + 1) };
}

function continuesQuestion(
  lines: readonly string[],
  { marker }: Opening,
  start: number,
  at: number,
): boolean {
  const line = lines[at] ?? '';
  if (answersInLabel(line) || CANDIDATE.test(line) || LIST_MARK.test(line)) return false;
  if (/^\s*(?:[|>#<]|```|~~~)/.test(line)) return false;
  const above = at === start + 1 ? marker : (lines[at - 1] ?? '');
  if (endsInQuestionMark(above) || /(?:\*\*|__)\s*$/.test(above)) return false;
  return at > start + 1 || readMarkerText(above).text !== '';
}
