import type { Block } from '../markdown/block';
import { markdownOf, openingLineOf } from '../markdown/block';
import { LESS, STAR, UNDERSCORE } from '../markdown/chars';
import { firstText } from '../markdown/line';
import {
  asks,
  asksAsHeading,
  asksSurely,
  endsInQuestionMark,
  isSectionName,
  isTopicName,
  readMarkerText,
  type MarkerText,
} from './heading';
import { isDetails } from './details';
import { BULLET, cardAnswer, openingOf } from './pairs';
import { isAnswerName } from './roles';
import { gathersQuestions, namesQuestions } from './topics';

/*
 * What stands among questions is one: in a run of like blocks, half of which ask by themselves (and at least two), the
 * others ask too. This needs no words, so it holds in every language.
 */

/** Fewer that ask make no run. */
const FEWEST = 2;

const isRun = (asking: number, of: number): boolean => asking >= FEWEST && asking * 2 >= of;

/** What is known of a heading from the outline of its note. */
export interface HeadingPlace {
  readonly marker: MarkerText;
  /** Whether it asks by its words, or as one of a run. */
  asks: boolean;
  /** Whether it asks in words alone, which headings of sections do as well. */
  readonly isWeak: boolean;
  /** How many headings below it ask. */
  askingBelow: number;
  /** Whether it, or a heading below it, names questions, or numbered ones below it ask. */
  gathers: boolean;
  /** Whether it is the title of the note: the first heading, the only one of the first level. */
  readonly isTitle: boolean;
  /** Whether anything but headings stands below it, up to the next heading. */
  hasOwn: boolean;
  /** Whether anything but headings stands below it, up to the next heading of its level. */
  hasBelow: boolean;
}

interface Entry extends HeadingPlace {
  readonly level: number;
  readonly parent: Entry | null;
  readonly text: string;
}

/**
 * Reads the outline of a note: which of its headings ask, by their words or among headings of their level below the same
 * heading.
 * @param isAnswered tells whether a heading at an index has an answer below it that is named, or folded away
 * @returns by index of the block
 */
export function readOutline(
  blocks: readonly Block[],
  isAnswered: (at: number, isNumbered: boolean) => boolean,
): Map<number, HeadingPlace> {
  const places = new Map<number, Entry>();
  const open: Entry[] = [];
  const runs = new Map<Entry | null, Entry[][]>();
  const topLevel = blocks.filter(({ kind, level }) => kind === 'heading' && level === 1).length;
  let last: Entry | null = null;
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block) continue;
    if (block.kind !== 'heading') {
      if (!last || last.hasOwn || block.kind === 'thematic-break' || block.kind === 'comment') continue;
      last.hasOwn = true;
      for (const above of open) above.hasBelow = true;
      continue;
    }
    const { level, text } = block;
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const parent = open.at(-1) ?? null;
    const marker = readMarkerText(text);
    const isAsking = asksAsHeading(marker, text);
    const next = blocks[at + 1];
    const isCard = next !== undefined && next.start === block.end + 1 && cardAnswer(next) !== null;
    const isInAnswer = open.some((above) => isAnswerName(above.text) && !above.asks);
    const entry: Entry = {
      marker,
      level,
      parent,
      text,
      hasOwn: false,
      hasBelow: false,
      isWeak: isAsking && !isCard && !marker.isLabelled && !asksSurely(marker.text),
      asks: marker.isLabelled
        ? isAsking
        : isCard || (!isInAnswer && (isAsking || (mayJoin(text) && isAnswered(at, marker.number !== null)))),
      askingBelow: 0,
      gathers: namesQuestions(text),
      isTitle: level === 1 && topLevel === 1 && last === null,
    };
    last = entry;
    places.set(at, entry);
    open.push(entry);
    const isGathering = entry.gathers || (entry.asks && marker.number !== null && !entry.isWeak);
    for (const above of open.slice(0, -1)) {
      if (entry.asks) above.askingBelow += 1;
      above.gathers ||= isGathering;
    }
    const levels = runs.get(parent) ?? [];
    (levels[level] ??= []).push(entry);
    runs.set(parent, levels);
  }
  for (const [parent, levels] of runs) {
    const isTopic = parent !== null && gathersQuestions(parent.text);
    if (isTopic && namesQuestions(parent.text))
      for (const entries of levels) if (entries) joinNumbered(entries);
    // Sections below a question with an answer of its own belong to that answer.
    const mayGrow = !(parent?.asks === true && parent.hasOwn);
    for (const entries of levels) if (entries) joinRun(entries, isTopic ? 1 : FEWEST, mayGrow);
  }
  return places;
}

/** Lets the headings ask that stand among headings that do, and those not that ask in words alone among sections. */
function joinRun(entries: readonly Entry[], fewest: number, mayGrow: boolean): void {
  const members = entries.filter(
    (entry) => entry.asks || (entry.askingBelow === 0 && entry.hasBelow && mayJoin(entry.text)),
  );
  const asking = members.filter((entry) => entry.asks);
  for (const entry of asking) if (entry.isWeak && !entry.hasBelow) entry.asks = false;
  if (asking.length * 2 < members.length) for (const entry of asking) entry.asks = !entry.isWeak;
  if (!mayGrow || asking.length < fewest || asking.length * 2 < members.length) return;
  const isNumbered = asking.every(({ marker }) => marker.number !== null || marker.isLabelled);
  for (const entry of members) if (!isNumbered || entry.marker.number !== null) entry.asks = true;
}

/** Lets numbered headings ask below one that names questions. */
function joinNumbered(entries: readonly Entry[]): void {
  const numbered = entries.filter(
    ({ marker, hasBelow, text }) => marker.number !== null && hasBelow && mayJoin(text),
  );
  if (numbered.length >= FEWEST && numbered.length * 2 > entries.length)
    for (const entry of numbered) if (entry.askingBelow === 0) entry.asks = true;
}

const ONLY_LINKS = /^(?:\s|!?\[[^[\]]*\]\([^()]*\)|!?\[\[[^[\]]*\]\])+$/;

function mayJoin(text: string): boolean {
  const plain = readMarkerText(text).text;
  return (
    plain !== '' &&
    !isTopicName(plain) &&
    !isSectionName(text) &&
    !isAnswerName(plain) &&
    !ONLY_LINKS.test(text)
  );
}

/** A paragraph, quote or list of one item that may ask among others of its form. */
interface Line {
  readonly block: Block;
  readonly form: string;
  readonly asks: boolean;
  /** Whether it asks by more than words that start a section as well. */
  readonly isSure: boolean;
  /** Whether the answer stands on the line. */
  readonly isSplit?: boolean;
}

/** In so small a section one bold question with its answer on the line is no aside. */
const MOST_BESIDE = 2;

/**
 * Finds the blocks between headings that ask as one of a run: bold paragraphs, paragraphs or quotes of one line, and lists
 * of one item whose answer stands below them.
 */
export function readLineRuns(blocks: readonly Block[]): Set<Block> {
  const found = new Set<Block>();
  const forms = new Set<string>();
  const alone: Line[] = [];
  let lines: Line[] = [];
  let size = 0;
  const close = (): void => {
    for (const form of new Set(lines.map((line) => line.form))) {
      const members = lines.filter((line) => line.form === form);
      const asking = members.filter((line) => line.asks);
      if (isRun(asking.length, members.length)) {
        forms.add(form);
        for (const { block } of members) found.add(block);
      } else if (asking.length === members.length)
        for (const line of members.filter(({ isSure }) => isSure)) {
          if (!line.isSplit) alone.push(line);
          // A bold question with its answer behind it may as well lead in a paragraph of prose.
          else if (size <= MOST_BESIDE) found.add(line.block);
        }
    }
    lines = [];
    size = 0;
  };
  const holdsCards = blocks[0] !== undefined && HOLDS_CARDS.test(blocks[0].source.text);
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block) continue;
    if (block.kind === 'heading') close();
    else if (holdsCards && block.kind === 'paragraph' && openingLineOf(block).includes('::'))
      found.add(block);
    else {
      const line = lineOf(block, blocks[at + 1]);
      if (line) lines.push(line);
      size += 1;
    }
  }
  close();
  // One that asks alone in its section asks where other sections ask in that form.
  for (const { block, form } of alone)
    if (forms.has(form) || alone.filter((other) => other.form === form).length >= FEWEST) found.add(block);
  return found;
}

/** The tag by which notes are told to hold cards, in the text or in the properties. */
const HOLDS_CARDS = /(?:#|^tags:.*|^[ \t]*- )["']?flash-?cards?\b/im;

/** What may ask among others of its form, given the block below it; null for all else. */
function lineOf(block: Block, next: Block | undefined): Line | null {
  const { source, from, to, kind } = block;
  if (kind === 'paragraph') {
    const code = source.text.charCodeAt(firstText(source.text, from));
    if (code === STAR || code === UNDERSCORE || code === LESS) return boldLine(block);
    if (isDigit(code)) return numberedLine(block, openingLineOf(block));
    if (code > LAST_ASCII && BULLET.test(openingLineOf(block)))
      return lineThatSays(block, 'bullet', openingLineOf(block).replace(BULLET, ''));
    // Of other paragraphs only those ask that end in a mark and are followed by something else.
    if (!isMark(source.text.charCodeAt(to - 1)) || block.start !== block.end) return null;
    return isAnsweredBy(next) ? { block, form: 'plain', asks: true, isSure: true } : null;
  }
  if (kind === 'html') return isDetails(block) ? null : boldLine(block);
  if (kind === 'blockquote')
    return block.start === block.end && endsInQuestionMark(markdownOf(block)) && isAnsweredBy(next)
      ? { block, form: 'quote', asks: true, isSure: true }
      : null;
  if (kind !== 'list' || next === undefined || next.kind === 'heading' || !isLone(block)) return null;
  const line = openingLineOf(block);
  if (isDigit(line.charCodeAt(firstText(line)))) return isOrdered(next) ? null : numberedLine(block, line);
  if (next.kind === 'list') return null;
  return lineThatSays(block, 'item', readMarkerText(line.replace(/^\s*[-*+]\s+(?:\[.\]\s+)?/, '')).text);
}

/** Tells whether a list of few lines has one item, whose text goes on below its marker without indentation. */
const isLone = (list: Block): boolean =>
  list.end - list.start < MOST_LAZY &&
  /^[^\n]*(?:\n(?![ \t]|[-*+] |\d+[.)] )[^\n]*)*$/.test(markdownOf(list));

const MOST_LAZY = 6;

const lineThatSays = (block: Block, form: string, text: string): Line => ({
  block,
  form,
  asks: asks(text),
  isSure: asksSurely(text),
});

const LAST_ASCII = 127;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const isOrdered = ({ kind, source, from }: Block): boolean =>
  kind === 'list' && isDigit(source.text.charCodeAt(firstText(source.text, from)));

/** `3. Why …?`, `3-1. Explain …`, `3 - …`, as a paragraph or a list of one item. */
const LINE_NUMBER = /^\s*\d{1,3}(?:[.-]\d{1,3})*\s*(?:[.)]+|-(?=\s))\s+/;

function numberedLine(block: Block, line: string): Line | null {
  const text = line.replace(LINE_NUMBER, '');
  return text === line || text.length > LONGEST ? null : lineThatSays(block, 'number', text);
}

/** A text longer than this is prose. */
const LONGEST = 300;

const isMark = (code: number): boolean => code === 0x3f || code === 0xff1f || code === 0x61f;

const isAnsweredBy = (next: Block | undefined): boolean =>
  next !== undefined &&
  next.kind !== 'heading' &&
  next.kind !== 'thematic-break' &&
  !isMark(next.source.text.charCodeAt(next.to - 1));

/** `**1)** …`, `**T1. …**`: these are labels in all but name. */
const ONLY_NUMBER = /^\s*(?:\*\*|__)(?:\(?\d{1,3}[.):]?(?:\*\*|__)|[A-Z]\d{1,3}[.:、：)])/;

function boldLine(block: Block): Line | null {
  const line = openingLineOf(block);
  const opening = openingOf(line, true);
  if (opening === null || opening.isLabelled) return null;
  const { text, number } = readMarkerText(opening.marker);
  if (isSectionName(text) || isAnswerName(text)) return null;
  const isSplit = opening.answer !== '';
  return {
    block,
    form: number !== null || ONLY_NUMBER.test(line) ? 'numbered' : isSplit ? 'split' : 'bold',
    asks: asks(text) || openingOf(line) !== null || ONLY_NUMBER.test(line),
    isSure: asksSurely(text),
    isSplit,
  };
}
