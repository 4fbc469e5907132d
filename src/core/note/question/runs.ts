import { markdownOf, openingLineOf, type Block } from '../markdown/block';
import { LESS, STAR, UNDERSCORE } from '../markdown/chars';
import { firstText } from '../markdown/line';
import { endOfLine } from '../markdown/source';
import {
  asks,
  asksAsHeading,
  asksSurely,
  endsInQuestionMark,
  isQuestionMark,
  isSectionName,
  isTopicName,
  mayAsk,
  readMarkerText,
  type MarkerText,
} from './heading';
import { isDetails } from './details';
import { BULLET, cardAnswer, openingOf } from './pairs';
import { isAnswerName } from './roles';
import { namesQuestions } from './topics';

/*
 * What stands among questions is one: in a run of like blocks, half of which ask by themselves (and at least two), the
 * others ask too. This needs no words, so it holds in every language.
 */

/** Fewer that ask make no run. */
const FEWEST = 2;

/** What is known of a heading from the outline of its note. */
export class HeadingPlace {
  readonly marker: MarkerText;
  /** Whether it asks by its words, by an answer that is named below it, or as one of a run. */
  asks = false;
  /** How many headings below it ask. */
  askingBelow = 0;
  /** Whether anything but headings stands below it, up to the next heading. */
  hasOwn = false;
  /** Whether anything but headings stands below it, up to the next heading of its level. */
  hasBelow = false;
  /** Runs of the headings right below it, by their level. */
  readonly runs: (HeadingPlace[] | undefined)[] = [];
  private weak: boolean | null = null;

  constructor(
    readonly text: string,
    readonly level: number,
    readonly parent: HeadingPlace | null,
    /** Whether it is the title of the note: the first heading, the only one of the first level. */
    readonly isTitle: boolean,
  ) {
    this.marker = readMarkerText(text);
  }

  /** Whether it asks in words alone, which headings of sections do as well. */
  get isWeak(): boolean {
    this.weak ??= !this.marker.isLabelled && !asksSurely(this.marker.text);
    return this.weak;
  }

  /** Whether it, or a heading below it, names questions, or a numbered one below it surely asks. */
  get gathers(): boolean {
    return (
      namesQuestions(this.text) ||
      this.runs.some(
        (run) =>
          run?.some(
            (place) => (place.asks && place.marker.number !== null && !place.isWeak) || place.gathers,
          ) === true,
      )
    );
  }

  /** Whether it stands below a heading that names an answer. */
  get isInAnswer(): boolean {
    for (let above = this.parent; above; above = above.parent)
      if (!above.asks && isAnswerName(above.text)) return true;
    return false;
  }
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
  const places = new Map<number, HeadingPlace>();
  const root = new HeadingPlace('', 0, null, false);
  let last = root;
  let topLevel = 0;
  for (const { kind, level } of blocks) if (kind === 'heading' && level === 1) topLevel += 1;
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block) continue;
    if (block.kind !== 'heading') {
      if (last.hasOwn || block.kind === 'thematic-break' || block.kind === 'comment') continue;
      last.hasOwn = true;
      for (let above: HeadingPlace | null = last; above && !above.hasBelow; above = above.parent)
        above.hasBelow = true;
      continue;
    }
    let parent = last;
    while (parent.level >= block.level) parent = parent.parent ?? root;
    const isTitle = block.level === 1 && topLevel === 1 && last === root;
    last = new HeadingPlace(block.text, block.level, parent, isTitle);
    places.set(at, last);
    (parent.runs[block.level] ??= []).push(last);
    last.asks = asksByItself(last, blocks, at, isAnswered);
    if (last.asks) for (let above = last.parent; above; above = above.parent) above.askingBelow += 1;
  }
  for (const place of [root, ...places.values()]) joinRuns(place);
  return places;
}

function asksByItself(
  place: HeadingPlace,
  blocks: readonly Block[],
  at: number,
  isAnswered: (at: number, isNumbered: boolean) => boolean,
): boolean {
  const { marker, text } = place;
  if (marker.isLabelled) return asksAsHeading(marker, text);
  const [block, next] = [blocks[at], blocks[at + 1]];
  if (block && next && next.start === block.end + 1 && cardAnswer(next) !== null) return true;
  if (asksAsHeading(marker, text)) return !place.isInAnswer;
  return isAnswered(at, marker.number !== null) && mayJoin(place) && !place.isInAnswer;
}

/** Looks at the headings right below one, run by run. */
function joinRuns({ text, runs, asks: isAsking, hasOwn }: HeadingPlace): void {
  for (const run of runs) {
    // A level that no heading has leaves a gap, and most runs neither ask nor count.
    if (!run?.some((place) => place.asks || place.marker.number !== null)) continue;
    const isTopic = namesQuestions(text);
    if (isTopic) joinNumbered(run);
    // Sections below a question with an answer of its own belong to that answer.
    joinRun(run, isTopic ? 1 : FEWEST, !(isAsking && hasOwn));
  }
}

/** Lets the headings ask that stand among headings that do, and those not that ask in words alone among sections. */
function joinRun(run: readonly HeadingPlace[], fewest: number, mayGrow: boolean): void {
  const asking = run.filter((place) => place.asks);
  if (asking.length === 0) return;
  for (const place of asking) if (!place.hasBelow && place.isWeak) place.asks = false;
  if (asking.length === run.length) return;
  const others = run.filter(
    (place) => !place.asks && place.askingBelow === 0 && place.hasBelow && mayJoin(place),
  );
  if (asking.length < others.length) for (const place of asking) place.asks &&= !place.isWeak;
  if (!mayGrow || asking.length < fewest || asking.length < others.length) return;
  const isNumbered = asking.every(({ marker }) => marker.number !== null || marker.isLabelled);
  for (const place of others) if (!isNumbered || place.marker.number !== null) place.asks = true;
}

/** Lets numbered headings ask below one that names questions. */
function joinNumbered(run: readonly HeadingPlace[]): void {
  const numbered = run.filter((place) => place.marker.number !== null && place.hasBelow && mayJoin(place));
  if (numbered.length >= FEWEST && numbered.length * 2 > run.length)
    for (const place of numbered) if (place.askingBelow === 0) place.asks = true;
}

const ONLY_LINKS = /^(?:\s|!?\[[^[\]]*\]\([^()]*\)|!?\[\[[^[\]]*\]\])+$/;

/** A year or a quarter. */
const PERIOD = /^(?:q[1-4]\b|\d{4}\b)/i;

const mayJoin = ({ marker, text }: HeadingPlace): boolean =>
  marker.text !== '' &&
  !PERIOD.test(text) &&
  !isTopicName(marker.text) &&
  !isSectionName(marker.text) &&
  !isAnswerName(marker.text) &&
  !ONLY_LINKS.test(text);

/** A paragraph, quote or list of one item that may ask among others of its form. */
class Line {
  readonly asks: boolean;

  constructor(
    readonly block: Block,
    readonly form: string,
    private readonly text: string,
    /** Whether the answer stands on the line. */
    readonly isSplit = false,
    isLabel = false,
  ) {
    this.asks = isLabel || asks(text);
  }

  /** Whether it asks by more than words that start a section as well. */
  get isSure(): boolean {
    return asksSurely(this.text);
  }
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
  const alone = new Map<string, Block[]>();
  const readSection = (from: number, to: number): void => {
    if (!someLineMayAsk(blocks, from, to)) return;
    const lines = blocks.slice(from, to).flatMap((block, at) => lineOf(block, blocks[from + at + 1]) ?? []);
    for (const form of new Set(lines.map((line) => line.form))) {
      const members = lines.filter((line) => line.form === form);
      const asking = members.filter((line) => line.asks);
      if (asking.length >= FEWEST && asking.length * 2 >= members.length) {
        forms.add(form);
        for (const { block } of members) found.add(block);
        continue;
      }
      const [only] = members;
      if (!only?.isSure || members.length > 1) continue;
      if (!only.isSplit) {
        const others = alone.get(form) ?? [];
        alone.set(form, others);
        others.push(only.block);
      }
      // A bold question with its answer behind it may as well lead in a paragraph of prose.
      else if (to - from <= MOST_BESIDE) found.add(only.block);
    }
  };
  let from = 0;
  for (let at = 0; at <= blocks.length; at += 1) {
    if (at < blocks.length && blocks[at]?.kind !== 'heading') continue;
    readSection(from, at);
    from = at + 1;
  }
  // One that asks alone in its section asks where other sections ask in that form.
  for (const [form, members] of alone)
    if (forms.has(form) || members.length >= FEWEST) for (const block of members) found.add(block);
  for (const block of cardsIn(blocks)) found.add(block);
  return found;
}

/** Tells whether a note says by a tag that it holds cards. */
export function holdsCards([first]: readonly Block[]): boolean {
  const text = first?.source.text ?? '';
  return text.includes('::') && /lash-?card/i.test(text) && HOLDS_CARDS.test(text);
}

/** Paragraphs that hold `::` in a note with cards. */
const cardsIn = (blocks: readonly Block[]): Block[] =>
  holdsCards(blocks)
    ? blocks.filter((block) => block.kind === 'paragraph' && openingLineOf(block).includes('::'))
    : [];

/** A look at the first lines of a section that spares most sections the reading. */
function someLineMayAsk(blocks: readonly Block[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const block = blocks[at];
    if (
      block &&
      mayBeInRun(block) &&
      mayAsk(block.source.text, block.from, endOfLine(block.source.text, block.from))
    )
      return true;
    if (block?.kind === 'paragraph' && isBoldNumber(block)) return true;
  }
  return false;
}

/** Tells whether a block has one of the forms that make runs, at first sight. */
export function mayBeInRun({ kind, source: { text }, from, start, end, to }: Block): boolean {
  switch (kind) {
    case 'paragraph': {
      const code = text.charCodeAt(firstText(text, from));
      const isLetter = (code | 32) >= LETTER_A && (code | 32) <= LETTER_Z;
      return isLetter ? start === end && isQuestionMark(text.charCodeAt(to - 1)) : true;
    }
    case 'list':
      return end - start < MOST_LAZY;
    case 'blockquote':
      return start === end;
    default:
      return kind === 'html';
  }
}

const LETTER_A = 97;
const LETTER_Z = 122;

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
      return new Line(block, 'bullet', openingLineOf(block).replace(BULLET, ''));
    // Of other paragraphs only those ask that end in a mark and are followed by something else.
    if (!isQuestionMark(source.text.charCodeAt(to - 1)) || block.start !== block.end) return null;
    return isAnsweredBy(next) ? new Line(block, 'plain', openingLineOf(block)) : null;
  }
  if (kind === 'html') return isDetails(block) ? null : boldLine(block);
  if (kind === 'blockquote')
    return block.start === block.end && endsInQuestionMark(markdownOf(block)) && isAnsweredBy(next)
      ? new Line(block, 'quote', markdownOf(block))
      : null;
  if (kind !== 'list' || next === undefined || next.kind === 'heading' || !isLone(block)) return null;
  const line = openingLineOf(block);
  if (isDigit(line.charCodeAt(firstText(line)))) return isOrdered(next) ? null : numberedLine(block, line);
  if (next.kind === 'list') return null;
  return new Line(block, 'item', readMarkerText(line.replace(/^\s*[-*+]\s+(?:\[.\]\s+)?/, '')).text);
}

/** Tells whether a list of few lines has one item, whose text goes on below its marker without indentation. */
const isLone = (list: Block): boolean =>
  list.end - list.start < MOST_LAZY &&
  /^[^\n]*(?:\n(?![ \t]|[-*+] |\d+[.)] )[^\n]*)*$/.test(markdownOf(list));

const MOST_LAZY = 6;

const LAST_ASCII = 127;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const isOrdered = ({ kind, source, from }: Block): boolean =>
  kind === 'list' && isDigit(source.text.charCodeAt(firstText(source.text, from)));

/** `3. Why …?`, `3-1. Explain …`, `3 - …`, as a paragraph or a list of one item. */
const LINE_NUMBER = /^\s*\d{1,3}(?:[.-]\d{1,3})*\s*(?:[.)]+|-(?=\s))\s+/;

function numberedLine(block: Block, line: string): Line | null {
  const text = line.replace(LINE_NUMBER, '');
  return text === line || text.length > LONGEST ? null : new Line(block, 'number', text);
}

/** A text longer than this is prose. */
const LONGEST = 300;

const isAnsweredBy = (next: Block | undefined): boolean =>
  next !== undefined &&
  next.kind !== 'heading' &&
  next.kind !== 'thematic-break' &&
  !isQuestionMark(next.source.text.charCodeAt(next.to - 1));

/** `**1)** …`, `**T1. …**`: these are labels in all but name. */
const ONLY_NUMBER = /^\s*(?:\*\*|__)(?:\(?\d{1,3}[.):]?(?:\*\*|__)|[A-Z]\d{1,3}[.:、：)])/;

function isBoldNumber({ source: { text }, from }: Block): boolean {
  const code = text.charCodeAt(firstText(text, from));
  return (code === STAR || code === UNDERSCORE) && ONLY_NUMBER.test(text.slice(from, from + LONGEST_NUMBER));
}

/** More than a number in bold takes. */
const LONGEST_NUMBER = 20;

function boldLine(block: Block): Line | null {
  const line = openingLineOf(block);
  const opening = openingOf(line, true);
  if (opening === null || opening.isLabelled) return null;
  const { text, number } = readMarkerText(opening.marker);
  if (isSectionName(text) || isAnswerName(text)) return null;
  const isSplit = opening.answer !== '';
  const isNumber = ONLY_NUMBER.test(line);
  const form = number !== null || isNumber ? 'numbered' : isSplit ? 'split' : 'bold';
  // A number leaves it to any sentence behind it to ask.
  return new Line(block, form, text, isSplit, isNumber || (number !== null && openingOf(line) !== null));
}
