import { markdownOf, type Block } from '../markdown/block';
import { EQUALS, HASH, STAR, UNDERSCORE } from '../markdown/chars';
import { firstText } from '../markdown/line';
import { anyOf, FirstWords } from './first-words';
import {
  ASKING_ENDS,
  ASKING_STARTS,
  ASKING_STARTS_UNSPACED,
  ASKING_VERBS_OR_NOUNS,
  ORDER_OBJECTS,
  QUESTION_WORDS,
  TOPIC_NAMES,
} from './vocabulary';

/** What the text of a marker says: the label, the number, the block id, and what is asked. */
export interface MarkerText {
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
const LABEL_WORDS = new FirstWords(QUESTION_WORDS);
const NUMBER =
  /^(?:[(#[]?(\d+(?:\.\d+)*)(?:[.):\]：、．]+(?!\d)|\s+[-–—:]|(?=\.\s))|(\d+(?:\.\d+)+)(?=\s+[^\s\p{Ll}]))\s*/u;
const BARE_LABEL = /^(?:\*\*|__)?q\s*[.:：]/i;
const BLOCK_ID = /(?:^|\s)\^([A-Za-z0-9-]+)$/;
/** An emoji with what may be joined to it: variation selector, skin tone, zero-width joiner. */
const EMOJI = '\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\uFE0F|\\u200D|\\u20E3';
const DECORATION = new RegExp(`^(?:${EMOJI}|\\s)+`, 'u');
const LAST_ASCII = 127;
const CARET = 94;
const LETTER_Q = 113;
const PERIOD_OF_YEAR = /^(?:'|FY|CY)?\s?\d{2,4}\b(?!\s*[?？])/i;
const BUSINESS_QUARTER =
  /^(?:results?|earnings|plans?|planning|roadmap|goals?|okrs?|review|report|budget|targets?|objectives?|sales|revenue|summary)\b/i;
const ENDS_IN_QUESTION_MARK = new RegExp(`[?？؟;](?:${EMOJI}|[\\s*_~\`"'”’»)\\]）」])*$`, 'u');
/** With the mark that Greek uses, which others put between sentences. */
const ANY_QUESTION_MARK = /[?？؟;]/;
const GREEK_QUESTION_MARK = /;[^;]*$/;
const TOPIC = new RegExp(`^(?:${anyOf(TOPIC_NAMES)})\\s*[:：?]?$`, 'iu');
const TOPIC_STARTS = new FirstWords(TOPIC_NAMES);
const ORDER = new RegExp(
  `^(?:(?:please\\s+|can you\\s+|could you\\s+)?(?:${anyOf(ASKING_STARTS)})(?=[\\s,:])|(?:${anyOf(ASKING_VERBS_OR_NOUNS)})\\s+(?:${anyOf(ORDER_OBJECTS)})\\s)`,
  'iu',
);
const ORDER_STARTS = new FirstWords([
  'please',
  'can you',
  'could you',
  ...ASKING_STARTS,
  ...ASKING_VERBS_OR_NOUNS,
]);
const DESIGN_OF =
  /^design\s+(?!patterns?|principles?|decisions?|reviews?|choices?|considerations?|doc\b|docs\b|documents?|goals?|overview|trade|summary|notes?|tips|rationale|questions?|interviews?|diagrams?|thinking|details?|systems?\b|and\b|&|of\b|for\b|in\b|by\b|vs|approach|process|rounds?|tools?|space|phase|exercises?|problems?|templates?|framework|[-–—:(])\S/i;
const ORDER_START_UNSPACED = new RegExp(`^(?:${anyOf(ASKING_STARTS_UNSPACED)}).{3}`, 'u');
const ORDER_END_UNSPACED = new RegExp(`(?:${anyOf(ASKING_ENDS)})[。.]?$`, 'u');
/** Fewer units before the end of an order say nothing. */
const SHORTEST_ORDER = 4;

/** Tells whether a text starts with what may open emphasis. */
function isEmphasised(text: string): boolean {
  const code = text.charCodeAt(0);
  return code === STAR || code === UNDERSCORE || code === EQUALS;
}

/** Takes off emphasis that wraps the whole text, and emoji before it. */
function undecorated(text: string): string {
  const trimmed = text.trim();
  const plain = trimmed.charCodeAt(0) > LAST_ASCII ? trimmed.replace(DECORATION, '') : trimmed;
  if (!isEmphasised(plain)) return plain;
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
  const text = undecorated(split?.text ?? raw);
  const blockId = split?.blockId ?? null;
  const bare = withoutLabelEmphasis(text);
  return labelled(bare, blockId) ?? numbered(bare, blockId) ?? { label: null, number: null, text, blockId };
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
  if (delimiter === undefined && (PERIOD_OF_YEAR.test(rest) || BUSINESS_QUARTER.test(rest))) return null;
  const label = number === undefined ? null : bare.slice(0, whole.indexOf(number) + number.length);
  return { label, number: number ?? null, text: rest, blockId };
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
    labelled(withoutLabelEmphasis(inner), blockId) ?? {
      label: null,
      number: match[1] ?? match[2] ?? null,
      text: inner,
      blockId,
    }
  );
}

/** What people put behind a question: tags, anchors, a difficulty or a company in brackets. */
const AFTERTHOUGHT =
  /\s*(?:#[\p{L}][\p{L}\p{N}/_-]*|<\/?[a-z][^<>]{0,200}>|\{#[^{}]{0,80}\}|[*_]{0,2}[([][^()[\]?？]{1,40}[)\]][*_]{0,2})\s*$/iu;
const LINK = /!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g;
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

const isQuestionMark = (code: number): boolean => code === 0x3f || code === 0xff1f || code === 0x61f;

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

/** First unit of the scripts that put no space between words; what is below needs no look at them. */
const FIRST_UNSPACED = 0x2e80;

/** Tells whether a text starts or ends in a script without spaces; a full stop may follow. */
const isUnspaced = (text: string): boolean =>
  text.charCodeAt(0) >= FIRST_UNSPACED ||
  text.charCodeAt(text.length - 1) >= FIRST_UNSPACED ||
  text.charCodeAt(text.length - 2) >= FIRST_UNSPACED;

const isUnspacedOrder = (text: string): boolean =>
  ORDER_START_UNSPACED.test(text) || ORDER_END_UNSPACED.test(text.slice(SHORTEST_ORDER));

/** Tells whether a text is an order of three words or more as an interviewer gives it ("Walk me through …"). */
export function isOrder(text: string): boolean {
  if (isUnspaced(text) && isUnspacedOrder(text)) return true;
  if (!ORDER_STARTS.mayStart(text)) return false;
  return (ORDER.test(text) || DESIGN_OF.test(text)) && /\S\s+\S+\s+\S/.test(text);
}

/** Tells whether a text names a group of questions (FAQ, Interview questions) and asks nothing. */
export function isTopicName(text: string): boolean {
  const plain = undecorated(text);
  return TOPIC_STARTS.mayStart(plain) && TOPIC.test(plain);
}

/** `Q: …`, whose letter is a label without a number. */
const isBareLabel = (text: string): boolean =>
  ((text.charCodeAt(0) | 32) === LETTER_Q || isEmphasised(text)) && BARE_LABEL.test(text);

/**
 * Tells whether a heading asks: it is labelled, ends in a question mark, or is an order.
 * @param marker what its text says
 */
export function asksAsHeading(marker: MarkerText, text: string): boolean {
  const isLabelled = marker.label !== null || isBareLabel(text);
  return (
    (isLabelled || endsInQuestionMark(marker.text) || isOrder(marker.text)) &&
    !isTopicName(marker.text) &&
    // No name starts with a number or a label.
    (marker.number !== null || !isTopicName(splitBlockId(text).text))
  );
}

/** The marker that a heading is, or null. */
export function headingQuestion(text: string): MarkerText | null {
  const marker = readMarkerText(text);
  return asksAsHeading(marker, text) ? marker : null;
}
