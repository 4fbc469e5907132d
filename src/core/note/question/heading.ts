import { markdownOf, type Block } from '../markdown/block';
import { BRACKET, EQUALS, EXCLAMATION, HASH, LESS, STAR, UNDERSCORE } from '../markdown/chars';
import { firstText } from '../markdown/line';
import { anyOf, FirstWords, StartPattern } from './first-words';
import {
  AMBIGUOUS_WORDS,
  ASKING_LAST_WORDS,
  ASKING_STARTS,
  ASKING_VERBS_OR_NOUNS,
  INTERVIEWER_WORDS,
  OPEN_ENDS,
  OPEN_STARTS,
  OPEN_STARTS_UNSPACED,
  ORDER_ENDS,
  ORDER_OBJECTS,
  ORDER_STARTS_UNSPACED,
  QUESTION_WORDS,
  REFERENCE_NAMES,
  SECTION_NAMES,
  TOPIC_NAMES,
} from './vocabulary';

/** What the text of a marker says: the label, the number, the block id, and what is asked. */
export interface MarkerText {
  /** Whether it says by a word that it asks, with a number (`Q1`) or without (`Question: …`). */
  readonly isLabelled: boolean;
  /** As written (`Q1`, `Question 3`), or null. */
  readonly label: string | null;
  /** The number of the label or before the text (`4`, `1.2`), or null. */
  readonly number: string | null;
  /** Without label, number and block id; empty where the marker is only a label. */
  readonly text: string;
  /** Without `^`, or null. */
  readonly blockId: string | null;
}

/** What stands behind the word of a label. */
const BEHIND_LABEL =
  /(?:\s*(?:[.#№-]\s*)?(\d+(?:\.\d+)*[a-z]?))?\s*(?:([:：.)\]–—-]+)(?:\s+|$)|(：)|\s+|$)/iuy;
const LABEL_WORDS = new FirstWords([...QUESTION_WORDS, ...INTERVIEWER_WORDS]);
const INTERVIEWER_STARTS = new FirstWords(INTERVIEWER_WORDS);
const NUMBER =
  /^(?:[(#[]?(\d+(?:\.\d+)*)(?:[.):\]：、．]+(?!\d)|\s+[-–—:]|(?=\.\s))|(\d+(?:\.\d+)+)(?=\s+[^\s\p{Ll}])|(\d+)\uFE0F?\u20E3)\s*/u;
const TAGS_BEFORE = /^(?:<\/?[a-z][^<>]{0,400}>\s*)+/i;
const BLOCK_ID = /(?:^|\s)\^([A-Za-z0-9-]+)$/;
/** An emoji with what may be joined to it: variation selector, skin tone, zero-width joiner. */
const EMOJI = '\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\uFE0F|\\u200D|\\u20E3';
const DECORATION = new RegExp(`^(?:${EMOJI}|\\s)+`, 'u');
const LAST_ASCII = 127;
const CARET = 94;
const PERIOD_OF_YEAR = /^(?:'|FY|CY)?\s?\d{2,4}\b(?!\s*[?？])/i;
const BUSINESS_QUARTER =
  /^(?:results?|earnings|plans?|planning|roadmap|goals?|okrs?|review|report|budget|targets?|objectives?|sales|revenue|summary)\b/i;
const ENDS_IN_QUESTION_MARK = new RegExp(`[?？؟;](?:${EMOJI}|[\\s*_~\`"'”’»)\\]）」])*$`, 'u');
/** With the mark that Greek uses, which others put between sentences. */
const ANY_QUESTION_MARK = /[?？؟;]/;
const GREEK_QUESTION_MARK = /;[^;]*$/;
const TOPIC = new StartPattern(TOPIC_NAMES, '\\s*[:：?]?$');
const SECTION = new StartPattern(SECTION_NAMES, '\\s*[:：]?$');
const REFERENCE = new StartPattern(REFERENCE_NAMES, '\\s*[:：]?$');
/** Words that mark neither a question nor an order by themselves stand before either. */
const POLITE_WORDS = ['please', 'can you', 'could you', 'would you', 'now', 'so', 'and', 'ok', 'okay'];
const POLITE = new RegExp(`^(?:${anyOf(POLITE_WORDS)})[,:]?\\s+`, 'iu');
const POLITE_STARTS = new FirstWords(POLITE_WORDS);
const WORD_ENDS = '(?![\\p{L}\\p{M}])';
const ORDERS = new StartPattern(ASKING_STARTS, WORD_ENDS);
const OPEN_QUESTIONS = new StartPattern(OPEN_STARTS, WORD_ENDS);
const ORDERS_OF_VERBS = new StartPattern(ASKING_VERBS_OR_NOUNS, `\\s+(?:${anyOf(ORDER_OBJECTS)})\\s`);
const ASKING_WORDS = new FirstWords([
  ...POLITE_WORDS,
  ...ASKING_STARTS,
  ...OPEN_STARTS,
  ...ASKING_VERBS_OR_NOUNS,
]);

const withoutPoliteness = (text: string): string =>
  POLITE_STARTS.mayStart(text) ? text.replace(POLITE, '') : text;

/** Tells whether a text starts with an order. */
const startsWithOrder = (text: string): boolean =>
  ORDERS.test(text) || ORDERS_OF_VERBS.test(text) || DESIGN_OF.test(text);

const DESIGN_OF =
  /^design\s+(?!\d|patterns?|principles?|decisions?|reviews?|choices?|considerations?|doc\b|docs\b|documents?|goals?|overview|trade|summary|notes?|tips|rationale|questions?|interviews?|diagrams?|thinking|details?|systems?\b|and\b|&|of\b|for\b|in\b|by\b|vs|approach|process|rounds?|tools?|space|phase|exercises?|problems?|templates?|framework|[-–—:(])\S/i;
const unspaced = (starts: readonly string[], ends: readonly string[]) => ({
  start: new RegExp(`^(?:${anyOf(starts)}).{3}`, 'u'),
  end: new RegExp(`(?:${anyOf(ends)})[。.！!：:]?$`, 'u'),
});
const UNSPACED_ORDER = unspaced(ORDER_STARTS_UNSPACED, ORDER_ENDS);
const UNSPACED_OPEN = unspaced(OPEN_STARTS_UNSPACED, OPEN_ENDS);
const LAST_WORDS = new Set(ASKING_LAST_WORDS);
/** Fewer units before the end say nothing. */
const SHORTEST = 2;

/** Tells whether a text starts with what may open emphasis. */
function isEmphasised(text: string): boolean {
  const code = text.charCodeAt(0);
  return code === STAR || code === UNDERSCORE || code === EQUALS;
}

/** Takes off emphasis that wraps the whole text, and emoji before it. */
export function undecorated(text: string): string {
  const trimmed = text.trim();
  const plain = trimmed.charCodeAt(0) > LAST_ASCII ? trimmed.replace(DECORATION, '') : trimmed;
  if (!isEmphasised(plain) || plain.charCodeAt(0) !== plain.charCodeAt(plain.length - 1)) return plain;
  const wrapped = /^(\*\*|__|\*|_|==)(?=\S)([^]*\S)\1$/.exec(plain);
  const inner = wrapped?.[2];
  return inner === undefined || inner.includes(wrapped?.[1] ?? '') ? plain : undecorated(inner);
}

/** Takes the block id off the end of a text. */
export function splitBlockId(text: string): { text: string; blockId: string | null } {
  const match = text.includes('^') ? BLOCK_ID.exec(text) : null;
  return match
    ? { text: text.slice(0, match.index).trim(), blockId: match[1] ?? null }
    : { text, blockId: null };
}

/** The block id that a paragraph is and nothing else, as Obsidian puts it on a line of its own; or null. */
export function loneBlockId(block: Block): string | null {
  const { source, start, end, from } = block;
  if (start !== end || source.text.charCodeAt(firstText(source.text, from)) !== CARET) return null;
  return /^\s*\^([A-Za-z0-9-]+)\s*$/.exec(markdownOf(block))?.[1] ?? null;
}

/** Takes the text of a marker apart; a text without label or number comes back whole. */
export function readMarkerText(raw: string): MarkerText {
  const split = raw.includes('^') ? splitBlockId(raw.trim()) : null;
  const text = undecorated(withoutTagsAround(split?.text ?? raw));
  const blockId = split?.blockId ?? null;
  const bare = withoutLabelEmphasis(text);
  return labelled(bare, blockId) ?? numbered(bare, blockId) ?? markerText(false, null, null, text, blockId);
}

/** One shape for all: an engine then reads each of them fast. */
const markerText = (
  isLabelled: boolean,
  label: string | null,
  number: string | null,
  text: string,
  blockId: string | null,
): MarkerText => ({ isLabelled, label, number, text, blockId });

/** A text without the HTML tags before and behind it, where it starts with one. */
function withoutTagsAround(raw: string): string {
  if (raw.charCodeAt(firstText(raw)) !== LESS) return raw;
  const text = raw.trim();
  if (text.charCodeAt(1) === EXCLAMATION) return raw;
  const inner = withoutTagsAtEnd(text.replace(TAGS_BEFORE, ''));
  return inner === '' ? raw : inner;
}

/** More than a tag around a text takes, and more of them than people put there. */
const LONGEST_TAG = 400;
const MOST_TAGS = 6;

/** A text without the HTML tags at its end. */
export function withoutTagsAtEnd(text: string): string {
  let rest = text.trimEnd();
  for (let step = 0; step < MOST_TAGS && rest.endsWith('>'); step += 1) {
    const at = rest.lastIndexOf('<');
    if (at < 0 || rest.length - at > LONGEST_TAG || !/^<\/?[a-z]/i.test(rest.slice(at, at + 3))) return rest;
    rest = rest.slice(0, at).trimEnd();
  }
  return rest;
}

/** `**Q1:** What …` without the emphasis around its label; any other text as it is. */
function withoutLabelEmphasis(text: string): string {
  if (!isEmphasised(text)) return text;
  const [whole, , label] = /^(\*\*|__)([^*_\n]{1,40})\1/.exec(text) ?? [];
  return whole === undefined || label === undefined ? text : label + text.slice(whole.length);
}

/** @param bare a text {@link withoutLabelEmphasis} */
function labelled(bare: string, blockId: string | null): MarkerText | null {
  BEHIND_LABEL.lastIndex = LABEL_WORDS.lengthAt(bare);
  const match = BEHIND_LABEL.lastIndex > 0 ? BEHIND_LABEL.exec(bare) : null;
  if (!match) return null;
  const [, number, spaced, wide] = match;
  const whole = bare.slice(0, BEHIND_LABEL.lastIndex);
  // The colon of Chinese and Japanese needs no space behind it.
  const delimiter = spaced ?? wide;
  const rest = undecorated(
    bare
      .slice(whole.length)
      .replace(/^[:：.)\s]+/, '')
      .trim(),
  );
  // `Question of the day` is no label, `Q. What …` is one; `Q3 2026` is a quarter.
  if (number === undefined && (delimiter === undefined || /^[-–—]/.test(delimiter))) return null;
  // Of an interviewer only what is said counts: `Interviewer: Why …?`.
  if (INTERVIEWER_STARTS.mayStart(bare) && (number !== undefined || !/[:：]/.test(delimiter ?? '')))
    return null;
  if (delimiter === undefined && (PERIOD_OF_YEAR.test(rest) || BUSINESS_QUARTER.test(rest))) return null;
  const label = number === undefined ? null : bare.slice(0, whole.indexOf(number) + number.length);
  return markerText(true, label, number ?? null, rest, blockId);
}

/** A digit, or `(`, `#` or `[` before one. */
const mayBeNumbered = (code: number): boolean =>
  (code >= 48 && code <= 57) || code === 40 || code === HASH || code === 91;

/** @param bare a text {@link withoutLabelEmphasis} */
function numbered(bare: string, blockId: string | null): MarkerText | null {
  const match = mayBeNumbered(bare.charCodeAt(0)) ? NUMBER.exec(bare) : null;
  if (!match) return null;
  const inner = undecorated(bare.slice(match[0].length).trim());
  return (
    labelled(withoutLabelEmphasis(inner), blockId) ??
    markerText(false, null, match[1] ?? match[2] ?? match[3] ?? null, inner, blockId)
  );
}

/** What people put behind a question: tags, anchors, a difficulty or a company in brackets. */
const AFTERTHOUGHT =
  /\s*(?:#[\p{L}][\p{L}\p{N}/_-]*|<\/?[a-z][^<>]{0,200}>|<!--[^<>]{0,200}-->|%%[^%]{0,200}%%|\{#[^{}]{0,80}\}|[*_]{0,2}[([][^()[\]?？]{1,40}[)\]][*_]{0,2})\s*$/iu;
const LINK = /!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g;
const WIKI_LINK = /!?\[\[(?:[^[\]|]*\|)?([^[\]]*)\]\]/g;
const MAX_AFTERTHOUGHTS = 6;

/** A text with the words of its links in their place. */
export const withoutLinks = (text: string): string => (text.includes('](') ? text.replace(LINK, '$1') : text);

/** A text without links' targets and without what people put behind a question. */
function withoutAfterthoughts(text: string): string {
  let rest = withoutLinks(text);
  for (let step = 0; step < MAX_AFTERTHOUGHTS && AFTERTHOUGHT.test(rest.slice(-260)); step += 1) {
    const tail = rest.slice(-260);
    rest = rest.slice(0, rest.length - tail.length) + tail.replace(AFTERTHOUGHT, '');
  }
  return rest;
}

/** Tells whether a unit is a question mark of any script but the Greek. */
export const isQuestionMark = (code: number): boolean => code === 0x3f || code === 0xff1f || code === 0x61f;

/**
 * Tells whether a text ends in a question mark of any script; an emoji, closing marks, tags or a word in brackets may
 * follow.
 */
export function endsInQuestionMark(written: string): boolean {
  if (isQuestionMark(written.charCodeAt(written.length - 1))) return true;
  if (!ANY_QUESTION_MARK.test(written)) return false;
  const text = withoutAfterthoughts(written);
  if (!ENDS_IN_QUESTION_MARK.test(text)) return false;
  return GREEK_QUESTION_MARK.test(text) && !/[?？؟][^?？؟]*$/.test(text)
    ? /\p{Script=Greek}/u.test(text)
    : true;
}

const FIRST_FOREIGN = 0x80;
const FIRST_CYRILLIC = 0x400;
const FIRST_BEHIND_CYRILLIC = 0x530;

/** A letter beyond ASCII near the end, or one of those with which an order may end in Turkish. */
const ENDS_FOREIGN = /[^\0-\x7f]|[rzkn][.:!]?$/;

/** More signs than people put behind a question. */
const MOST_MARKS = 6;

/** First unit of the scripts that put no space between words; what is below needs no look at them. */
const FIRST_UNSPACED = 0x2e80;

/** Tells whether a text starts or ends in a script without spaces; a full stop may follow. */
const isUnspaced = (text: string): boolean =>
  text.charCodeAt(0) >= FIRST_UNSPACED ||
  text.charCodeAt(text.length - 1) >= FIRST_UNSPACED ||
  text.charCodeAt(text.length - 2) >= FIRST_UNSPACED;

/** What people put before a question: a difficulty in brackets, quotation marks, a Chinese number. */
const BEFORE_QUESTION =
  /^(?:[[(【（［][^[\]()【】（）［］]{1,40}[\])】）］]\s*[:：-]?\s*|["'“”„«»「『‘’*_~=]+\s*|[一二三四五六七八九十]{1,3}[、.．]\s*|\d{1,3}\s*[.):-]\s+)+/u;

/** A text as it is spoken: with the words of links, and without what people put before a question and behind it. */
function spoken(text: string): string {
  const first = text.charCodeAt(0);
  const isPlain = (first | 32) >= 97 && (first | 32) <= 122;
  const rest = text.includes(']') ? withoutLinks(text).replace(WIKI_LINK, '$1') : text;
  return isPlain ? rest : rest.replace(BEFORE_QUESTION, '');
}

/** A text without the marks and brackets at its end. */
function withoutEnd(text: string): string {
  if (text.length < 2 || /[\p{L}\p{M}]$/u.test(text.slice(-2))) return text;
  const rest = withoutAfterthoughts(text);
  let end = rest.length;
  while (end > 0 && MARKS_AT_END.includes(rest[end - 1] ?? '')) end -= 1;
  return rest.slice(0, end);
}

const MARKS_AT_END = `"'“”»」』*_~=\`.。 \t`;

/** Tells whether a text asks in the words of a language, its question mark left out: an order, or an open question. */
export function asksInWords(written: string): boolean {
  const text = spoken(written);
  const bare = withoutPoliteness(text);
  if (ASKING_WORDS.mayStart(bare) && (startsWithOrder(bare) || OPEN_QUESTIONS.test(bare)))
    return (isLongEnough(text) || DESIGN_NAME.test(text)) && !isShouted(text);
  if (text.charCodeAt(0) < FIRST_FOREIGN && !ENDS_FOREIGN.test(text.slice(-MOST_MARKS))) return false;
  const end = withoutEnd(text);
  if (isUnspaced(end) && (fits(end, UNSPACED_ORDER) || fits(end, UNSPACED_OPEN))) return true;
  const last = end.charCodeAt(end.length - 1);
  if (last >= FIRST_CYRILLIC && last < FIRST_BEHIND_CYRILLIC) return false;
  const words = end.slice(-40).toLowerCase().split(' ');
  return (
    words.length > 1 && (LAST_WORDS.has(words.at(-1) ?? '') || LAST_WORDS.has(words.slice(-2).join(' ')))
  );
}

/**
 * Words that also mean a problem: without a number, and with a text that does not ask, they are no label of a question
 * (`**Problem:** it is slow`).
 */
const AMBIGUOUS = new RegExp(`^[*_\\s]*(?:${anyOf(AMBIGUOUS_WORDS)})`, 'iu');

/** Tells whether the label of a marker may as well name a problem. */
export const isAmbiguous = (written: string, { number, text }: MarkerText): boolean =>
  number === null && AMBIGUOUS.test(written) && !asks(text);

/** `Design Twitter`. */
const DESIGN_NAME = /^[Dd]esign\s+[A-Z]\S+$/;

/** Three words or more. */
const isLongEnough = (text: string): boolean => /\S\s+\S+\s+\S/.test(text);

/** Tells whether the first word alone is in capitals: it is the name of a command (`EXPLAIN ANALYZE in MySQL`). */
const isShouted = (text: string): boolean => /^[A-Z]{3}/.test(text) && /[a-z]/.test(text);

/** `"`, `“`, `„`, `«`, `「`, `『` */
export const QUOTES: ReadonlySet<number> = new Set([34, 0x201c, 0x201e, 0xab, 0x300c, 0x300e]);

const IN_QUOTES = /^["“„«「『][^"“”„«»「」『』]{8,300}["”“»」』]$/;

/** Tells whether a text is what somebody says: several words, all in quotation marks. */
const isQuoted = (text: string): boolean =>
  QUOTES.has(text.charCodeAt(0)) && IN_QUOTES.test(text) && (isUnspaced(text.slice(1)) || /\s/.test(text));

const ASKS_BEFORE_END = /(?:[?؟]["'”’»)\]*_~]*\s+\S|？[^？]*\S$)/;

/** Tells whether a text asks by a question mark or as an order, and not only in words that start a section as well. */
export const asksSurely = (text: string): boolean => asksByMark(text) || isOrder(spoken(text));

const asksByMark = (text: string): boolean =>
  ((holdsQuestionMark(text) || text.includes(';')) && endsInQuestionMark(text)) ||
  isQuoted(text) ||
  (holdsQuestionMark(text) && ASKS_BEFORE_END.test(text));

/** Tells whether a text holds a question mark of any script but the Greek. */
export const holdsQuestionMark = (text: string): boolean =>
  text.includes('?') || text.includes('？') || text.includes('؟');

function isOrder(text: string): boolean {
  const end = withoutEnd(text);
  if (isUnspaced(end) && fits(end, UNSPACED_ORDER)) return true;
  const bare = withoutPoliteness(text);
  return (
    ASKING_WORDS.mayStart(bare) &&
    (DESIGN_NAME.test(text) || (isLongEnough(text) && startsWithOrder(bare))) &&
    !isShouted(text)
  );
}

const fits = (text: string, { start, end }: typeof UNSPACED_ORDER): boolean =>
  start.test(text) || end.test(text.slice(SHORTEST));

/** Tells whether a text asks: in words, or by a question mark at its end or, with more said behind it, before. */
export const asks = (text: string): boolean => asksByMark(text) || asksInWords(text);

/**
 * A look at a line, whatever stands before its first letter, that spares most the reading: false is certain.
 * @param to index behind the line's last unit
 */
export function mayAsk(text: string, from = 0, to = text.length): boolean {
  for (let at = from; at < to; at += 1) if (isQuestionMark(text.charCodeAt(at))) return true;
  let at = from;
  let code = text.charCodeAt(at);
  while (at < to && (code | 32) < LETTER_A) {
    // A word in brackets or quotation marks may stand before what asks.
    if (code === 34 || code === 40 || code === BRACKET) return true;
    at += 1;
    code = text.charCodeAt(at);
  }
  if (at >= to) return false;
  if (code === BRACKET || ASKING_WORDS.mayStart(text, at) || LABEL_WORDS.mayStart(text, at)) return true;
  let last = to - 1;
  while (last > at && SIGNS_AT_END.has(text.charCodeAt(last))) last -= 1;
  const end = text.charCodeAt(last);
  if (code < FIRST_UNSPACED && end < FIRST_UNSPACED && !LAST_LETTERS.has(end)) return false;
  return asksInWords(text.slice(at, to).trim());
}

const LETTER_A = 97;
/** ` `, `*`, `_`, `.`, `:`, `!`, `。`, `：`, `！` */
const SIGNS_AT_END = new Set([32, 42, 95, 46, 58, 33, 0x3002, 0xff1a, 0xff01]);
const LAST_LETTERS = new Set(ASKING_LAST_WORDS.map((word) => word.charCodeAt(word.length - 1)));

/** Tells whether a text names a group of questions (FAQ, Interview questions) and asks nothing. */
export function isTopicName(text: string): boolean {
  return TOPIC.test(undecorated(text));
}

/** Tells whether a text names what is to be read elsewhere (References, Links). */
export const isReferenceName = (text: string): boolean => named(text, REFERENCE);

/** Tells whether a text names a part of a note (Summary, References), which asks nothing. */
export const isSectionName = (text: string): boolean => named(text, SECTION);

function named(text: string, pattern: StartPattern): boolean {
  let plain = text;
  if (!/^[A-Za-z]/.test(text) || text.includes(']')) {
    plain = readMarkerText(withoutLinks(text)).text.replace(/^[^\p{L}\p{N}]+/u, '');
  }
  return pattern.test(plain);
}

/** The day at the start of an entry of a log, whose question may be named behind it. */
const DATE = /^\d{4}-\d{2}-\d{2}\b/;

/**
 * Tells whether a heading asks: it is labelled, ends in a question mark, or asks in words.
 * @param marker what its text says
 */
export function asksAsHeading(marker: MarkerText, text: string): boolean {
  return (
    !DATE.test(text) &&
    ((marker.isLabelled && !isAmbiguous(text, marker)) || asks(marker.text)) &&
    !isTopicName(marker.text) &&
    // No name starts with a number or a label.
    (marker.number !== null || marker.isLabelled || !isTopicName(splitBlockId(text).text))
  );
}

/** The marker that a heading is, or null. */
export function headingQuestion(text: string): MarkerText | null {
  const marker = readMarkerText(text);
  return asksAsHeading(marker, text) ? marker : null;
}
