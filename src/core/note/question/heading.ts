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

const LABEL = new RegExp(
  `^(${QUESTION_WORDS})(?:\\s*[.#№-]?\\s*(\\d+(?:\\.\\d+)*[a-z]?))?\\s*(?:([:：.)\\]–—-]+)(?:\\s+|$)|(：)|\\s+|$)`,
  'iu',
);
const NUMBER =
  /^(?:[(#[]?(\d+(?:\.\d+)*)(?:[.):\]：、．]+(?!\d)|\s+[-–—:]|(?=\.\s))|(\d+(?:\.\d+)+)(?=\s+[^\s\p{Ll}]))\s*/u;
const BLOCK_ID = /(?:^|\s)\^([A-Za-z0-9-]+)$/;
/** An emoji with what may be joined to it: variation selector, skin tone, zero-width joiner. */
const EMOJI = '\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\uFE0F|\\u200D|\\u20E3';
const DECORATION = new RegExp(`^(?:${EMOJI}|\\s)+`, 'u');
const LAST_ASCII = 127;
const PERIOD_OF_YEAR = /^(?:'|FY|CY)?\s?\d{2,4}\b(?!\s*[?？])/i;
const BUSINESS_QUARTER =
  /^(?:results?|earnings|plans?|planning|roadmap|goals?|okrs?|review|report|budget|targets?|objectives?|sales|revenue|summary)\b/i;
const ENDS_IN_QUESTION_MARK = new RegExp(`[?？؟;](?:${EMOJI}|[\\s*_~\`"'”’»)\\]）」])*$`, 'u');
const GREEK_QUESTION_MARK = /;[^;]*$/;
const TOPIC = new RegExp(`^(?:${TOPIC_NAMES})\\s*[:：?]?$`, 'iu');
const ORDER = new RegExp(
  `^(?:(?:please\\s+|can you\\s+|could you\\s+)?(?:${ASKING_STARTS})(?=[\\s,:])|(?:${ASKING_VERBS_OR_NOUNS})\\s+(?:${ORDER_OBJECTS})\\s)`,
  'iu',
);
const DESIGN_OF =
  /^design\s+(?!patterns?|principles?|decisions?|reviews?|choices?|considerations?|doc\b|docs\b|documents?|goals?|overview|trade|summary|notes?|tips|rationale|questions?|interviews?|diagrams?|thinking|details?|systems?\b|and\b|&|of\b|for\b|in\b|by\b|vs|approach|process|rounds?|tools?|space|phase|exercises?|problems?|templates?|framework|[-–—:(])\S/i;
const ORDER_UNSPACED = new RegExp(`^(?:${ASKING_STARTS_UNSPACED}).{3,}|.{4,}(?:${ASKING_ENDS})[。.]?$`, 'u');

/** Takes off emphasis that wraps the whole text, and emoji before it. */
function undecorated(text: string): string {
  const trimmed = text.trim();
  const plain = trimmed.charCodeAt(0) > LAST_ASCII ? trimmed.replace(DECORATION, '') : trimmed;
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

/** Tells whether a text is only a block id, as Obsidian puts it on a line of its own. */
export const loneBlockId = (text: string): string | null =>
  /^\^([A-Za-z0-9-]+)$/.exec(text.trim())?.[1] ?? null;

/** Takes the text of a marker apart; a text without label or number comes back whole. */
export function readMarkerText(raw: string): MarkerText {
  const { text: withoutId, blockId } = splitBlockId(raw.trim());
  const text = undecorated(withoutId);
  return labelled(text, blockId) ?? numbered(text, blockId) ?? { label: null, number: null, text, blockId };
}

/** `**Q1:** What …` without the emphasis around its label; any other text as it is. */
function withoutLabelEmphasis(text: string): string {
  const [whole, , label] = /^(\*\*|__)([^*_\n]{1,40})\1/.exec(text) ?? [];
  return whole === undefined || label === undefined ? text : label + text.slice(whole.length);
}

function labelled(text: string, blockId: string | null): MarkerText | null {
  const bare = withoutLabelEmphasis(text);
  const match = LABEL.exec(bare);
  if (!match) return null;
  const [whole, , number, spaced, wide] = match;
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

function numbered(text: string, blockId: string | null): MarkerText | null {
  const bare = withoutLabelEmphasis(text);
  const match = NUMBER.exec(bare);
  if (!match) return null;
  const inner = undecorated(bare.slice(match[0].length).trim());
  return (
    labelled(inner, blockId) ?? { label: null, number: match[1] ?? match[2] ?? null, text: inner, blockId }
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

/**
 * Tells whether a text ends in a question mark of any script; an emoji, closing marks, tags or a word in brackets may
 * follow.
 */
export function endsInQuestionMark(written: string): boolean {
  if (!/[?？؟;]/.test(written)) return false;
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

/** Tells whether a text is an order of three words or more as an interviewer gives it ("Walk me through …"). */
export function isOrder(text: string): boolean {
  if (isUnspaced(text) && ORDER_UNSPACED.test(text)) return true;
  return (ORDER.test(text) || DESIGN_OF.test(text)) && /\S\s+\S+\s+\S/.test(text);
}

/** Tells whether a text names a group of questions (FAQ, Interview questions) and asks nothing. */
export const isTopicName = (text: string): boolean => TOPIC.test(undecorated(text));

/** The marker that a heading is, or null: labelled, ending in a question mark, or an order. */
export function headingQuestion(text: string): MarkerText | null {
  if (isTopicName(splitBlockId(text).text)) return null;
  const marker = readMarkerText(text);
  if (isTopicName(marker.text)) return null;
  const isLabelled = marker.label !== null || /^(?:\*\*|__)?q\s*[.:：]/i.test(text);
  return isLabelled || endsInQuestionMark(marker.text) || isOrder(marker.text) ? marker : null;
}
