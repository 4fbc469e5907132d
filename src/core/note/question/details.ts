import { firstLineOf, markdownOf, openingLineOf, remembered, type Block } from '../markdown/block';
import { scanBlocks } from '../markdown/scan';
import { LineNumbers, Source } from '../markdown/source';
import { anyOf } from './first-words';
import { readMarkerText, undecorated } from './heading';
import { linesMarker, type HeldQuestion, type Reading } from './reading';
import { ANSWER_WORDS, HINT_TITLES } from './vocabulary';

/** One `<details>` of a block. */
interface Details {
  readonly summary: string;
  /** Lines of the file from `<details>` to `</summary>`. */
  readonly lines: readonly [number, number];
  readonly body: Source;
  readonly closed: boolean;
}

const TAG = /<(\/?)(details|summary)(?:\s[^<>]*)?>/gi;

/** Summaries that only say where to click; the question is somewhere else. */
const OPENS_ANSWER = new RegExp(
  `^(?:(?:click|tap|press|see|show|view|reveal|expand|open|toggle|spoiler|details|hint|more|explanation|example|code|output|diagram|notes?|full|sample|possible|expected|suggested)\\b|(?:${anyOf(ANSWER_WORDS)})(?![\\p{L}\\p{N}]))`,
  'iu',
);

/** Of these, summaries behind which the whole answer lies rather than one more part of it. */
const WHOLE_ANSWER = new RegExp(
  `^(?:(?:click|tap|press|see|show|view|reveal|expand|open|toggle|spoiler)\\b(?!.*\\b(?:more|details?|hints?|explanations?|examples?|code|outputs?|diagrams?|notes?)\\b)|(?:(?:full|sample|possible|expected|suggested)\\s+)?(?:${anyOf(ANSWER_WORDS)})(?![\\p{L}\\p{N}]))`,
  'iu',
);

/** Tells whether a block of HTML is made of `<details>`. */
export const isDetails = (block: Block): boolean =>
  block.kind === 'html' && /^\s*<details[\s>]/i.test(openingLineOf(block));

/** Tells whether a block is a fold whose summary only says "answer" or where to click. */
export const isAnswerFold = (block: Block): boolean => firstSummaryFits(block, OPENS_ANSWER);

/** Tells whether a block folds the whole answer away, so that what stands above it was meant to be seen. */
export const hidesWholeAnswer = (block: Block): boolean => firstSummaryFits(block, WHOLE_ANSWER);

/** Tells whether a block is a fold that hints. */
export const isHintFold = (block: Block): boolean => firstSummaryFits(block, HINT);

const HINT = new RegExp(`^(?:${anyOf(HINT_TITLES)})(?![\\p{L}\\p{N}])`, 'iu');

function firstSummaryFits(block: Block, pattern: RegExp): boolean {
  if (!isDetails(block)) return false;
  const [first] = foldsOf(block);
  return first !== undefined && pattern.test(undecorated(first.summary));
}

/** Reads `<details><summary>…</summary>`: the summary asks and the body answers. Null where a block asks nothing. */
export function readDetails(block: Block): Reading | null {
  if (!isDetails(block)) return null;
  const folds = foldsOf(block);
  const questions = folds.flatMap(({ summary, lines, body }): HeldQuestion[] => {
    if (summary === '' || OPENS_ANSWER.test(undecorated(summary))) return [];
    const marker = readMarkerText(summary);
    return [{ marker, markerBlock: linesMarker(block, summary, lines), body: scanBlocks(body) }];
  });
  return questions.length === 0
    ? null
    : { questions, open: folds[folds.length - 1]?.closed === false, labelled: true };
}

const foldsOf = (block: Block): readonly Details[] => remembered(block, takeApart);

/** The outermost folds of a block; folds inside an answer stay in it. */
function takeApart(block: Block): Details[] {
  const text = markdownOf(block);
  const numbers = new LineNumbers(text, firstLineOf(block));
  const found: Details[] = [];
  let depth = 0;
  let summaryStart = -1;
  let open: { start: number; summary: string; bodyStart: number } | null = null;
  let start = 0;
  const finish = (end: number, closed: boolean): void => {
    if (open) found.push({ ...details(text, open, end, numbers), closed });
    open = null;
  };
  for (const match of text.matchAll(TAG)) {
    const [tag, slash, name = ''] = match;
    const at = match.index;
    if (name.toLowerCase() === 'details') {
      if (slash === '') {
        if (depth === 0) start = at;
        depth += 1;
      } else {
        depth = Math.max(0, depth - 1);
        if (depth === 0) finish(at, true);
      }
    } else if (depth === 1 && !open) {
      // `<summary>` that closes with `<summary>` is a slip that people make, and browsers forgive.
      if (summaryStart < 0) summaryStart = at + tag.length;
      else {
        open = { start, summary: plainHtml(text.slice(summaryStart, at)), bodyStart: at + tag.length };
        summaryStart = -1;
      }
    }
  }
  finish(text.length, false);
  return found;
}

function details(
  text: string,
  { start, summary, bodyStart }: { start: number; summary: string; bodyStart: number },
  end: number,
  numbers: LineNumbers,
): Omit<Details, 'closed'> {
  const raw = text.slice(bodyStart, end);
  // Tags around the whole answer (`<br><b>` … `</b>`) keep Markdown in it from being seen.
  const body = raw.replace(/^(?:\s*<\/?(?:br|b|p|strong|div|i|em|hr)\s*\/?>)+[ \t]*/i, (tags) =>
    '\n'.repeat(newLines(tags)),
  );
  const closed = withoutClosingTags(body);
  const lines = [numbers.of(start), numbers.of(bodyStart)] as const;
  return {
    summary,
    lines,
    body: Source.ofLines(bodyLines(closed, raw), lines[1], true),
  };
}

/** More than a tag of one word takes. */
const LONGEST_TAG = 20;

/** A text without the closing tags at its end. */
function withoutClosingTags(text: string): string {
  for (let rest = text; ;) {
    const trimmed = rest.trimEnd();
    const at = trimmed.lastIndexOf('<', trimmed.length - 1);
    const tag = trimmed.length - at <= LONGEST_TAG ? trimmed.slice(at) : '';
    if (at < 0 || !/^<\/(?:b|p|strong|div|i|em)\s*>$/i.test(tag)) return rest;
    rest = trimmed.slice(0, at);
  }
}

/** The lines of a body; the first stands on the line of the summary, and is empty where that line ends with it. */
const bodyLines = (body: string, raw: string): string[] => (raw.trim() === '' ? [] : body.split('\n'));

const newLines = (text: string): number => text.split('\n').length - 1;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

/** A summary as Markdown: code stays code, other tags go. */
function plainHtml(html: string): string {
  return html
    .replace(/<\/?code(?:\s[^<>]*)?>/gi, '`')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}
