import { firstLineOf, lastLineOf, markdownOf, openingLineOf, type Block } from '../markdown/block';
import { readCallout } from '../markdown/callout';
import type { Marking } from '../questions-property';
import { announcesAnswer, assignRoles, foldsAnswer, hasAnswer } from './assign-roles';
import { joinBareQuestions, type BareQuestions } from './bare-question';
import { isAnswerFold } from './details';
import { headingMarker, type Draft } from './draft';
import {
  asks,
  asksSurely,
  isReferenceName,
  isTopicName,
  readMarkerText,
  splitBlockId,
  type MarkerText,
} from './heading';
import {
  isNamedFollowUp,
  mayHoldQuestions,
  readForced,
  readHeldQuestions,
  type Surroundings,
} from './held-questions';
import { holdsText, linesMarker, type HeldQuestion, type Reading } from './reading';
import { cardAnswer } from './pairs';
import { calloutRole, isAnswerName, type RoleRow } from './roles';
import { holdsCards, mayBeInRun, readLineRuns, readOutline, type HeadingPlace } from './runs';
import { asksUnanswered } from './list-questions';
import { namesQuestions, Topics } from './topics';

/** How deep callouts that gather questions may lie in each other: more is no note but an attack. */
const MAX_DEPTH = 3;

/** Rank of what is no heading: every heading is of higher rank. */
const RANK_OF_OTHERS = 7;

/** What is known of a note besides its blocks. */
export interface NoteFacts {
  /** Its property `title`, and the line on which that stands; null where it has none. */
  readonly title: { readonly text: string; readonly line: number } | null;
  /** How the note says that it marks its questions; null where it says nothing. */
  readonly markings: readonly Marking[] | null;
}

/** So few questions in headings are sections of one answer where the title of the note asks. */
const MOST_SECTIONS = 2;

/**
 * Finds the questions in the blocks of a note, in order. Each block is looked at once, or twice below a heading that
 * turns out to be a topic.
 */
export function findQuestions(
  blocks: readonly Block[],
  rows: readonly RoleRow[],
  { title, markings }: NoteFacts,
): Draft[] {
  const wholeNote = markings ? markings.includes('title') : title !== null && asksSurely(title.text);
  const found = withWeakTitle(blocks, rows, markings);
  if (!wholeNote) return found;
  const isOther = ({ rank, marker }: Draft): boolean =>
    rank === RANK_OF_OTHERS || rank === 1 || marker.isLabelled;
  if (!markings && (found.length > MOST_SECTIONS || found.some(isOther))) return found;
  const draft = wholeNoteDraft(blocks, title);
  return draft ? [draft] : found;
}

/** What is found where a title that asks in words alone is a question only if the note holds no others. */
function withWeakTitle(
  blocks: readonly Block[],
  rows: readonly RoleRow[],
  markings: readonly Marking[] | null,
): Draft[] {
  const found = draftsOf(blocks, rows, MAX_DEPTH, markings);
  const [first] = found;
  if (markings || first?.rank !== 1 || first.marker.isLabelled || asksSurely(first.marker.text)) return found;
  const others = draftsOf(blocks, rows, MAX_DEPTH, markings, false);
  return others.length > 1 ? others : found;
}

/** The note as one question, that its title asks: the property, or the first heading of the first level. */
function wholeNoteDraft(blocks: readonly Block[], title: NoteFacts['title']): Draft | null {
  const body = blocks.filter(({ kind }) => kind !== 'definition');
  if (title) {
    const markerBlock = linesMarker({ kind: 'heading' }, title.text, [title.line, title.line]);
    return { marker: readMarkerText(title.text), markerBlock, rank: 0, topic: null, body };
  }
  const heading = body.find(({ kind, level }) => kind === 'heading' && level === 1);
  if (!heading) return null;
  const rest = body.slice(body.indexOf(heading) + 1);
  return {
    marker: readMarkerText(heading.text),
    markerBlock: headingMarker(heading),
    rank: 1,
    topic: null,
    body: rest,
  };
}

function draftsOf(
  blocks: readonly Block[],
  rows: readonly RoleRow[],
  depth: number,
  markings: readonly Marking[] | null = null,
  mayTitleAsk = true,
): Draft[] {
  return depth === 0 ? [] : new Finder(blocks, rows, depth, markings, mayTitleAsk).find();
}

/** A question that waits for its end. */
interface Open {
  readonly draft: Draft;
  /** Index of the heading that marks it; -1 where something else does, which never turns into a topic. */
  readonly at: number;
  /** True where it holds its answer: of what follows it takes only what is named a follow-up. */
  readonly sealed: boolean;
  /** True where it is the title of the note: of the headings below it only labelled ones ask. */
  readonly isTitle: boolean;
  /** See {@link Reading}. */
  readonly endsAtBlank: boolean;
  readonly needsAnswer: boolean;
  /** Whether its body answers it, as far as that was looked at, and how many blocks that were. */
  isAnswered: boolean;
  checked: number;
}

const UNCHECKED = { isAnswered: false, checked: 0 };

class Finder implements Surroundings {
  private readonly found: Draft[] = [];
  private readonly topics = new Topics();
  /** Indices of headings that look like questions but only gather them; null where none does so far. */
  private gathering: Set<number> | null = null;
  /** What blocks ask by themselves, as far as they were read; null before the first. */
  private readings: Map<Block, Reading | null> | null = null;
  private readonly bare: BareQuestions;
  private readonly outline: ReadonlyMap<number, HeadingPlace>;
  private lineRuns: ReadonlySet<Block> | null = null;
  private holdsCards: boolean | null = null;
  private current: Open | null = null;

  constructor(
    private readonly blocks: readonly Block[],
    readonly rows: readonly RoleRow[],
    private readonly depth: number,
    private readonly markings: readonly Marking[] | null,
    private readonly mayTitleAsk: boolean,
  ) {
    this.bare = joinBareQuestions(markings ? [] : blocks);
    this.outline = readOutline(blocks, (at, isNumbered) => this.isAnswered(at, isNumbered));
  }

  get underTopic(): boolean {
    return this.topics.gatherQuestions();
  }

  isInRun(block: Block): boolean {
    // Below a heading that asks, what its answer looks like is no matter.
    if (this.current && this.current.at >= 0) return false;
    if (!mayBeInRun(block) && !(this.holdsCards ??= holdsCards(this.blocks))) return false;
    this.lineRuns ??= readLineRuns(this.blocks);
    return this.lineRuns.has(block);
  }

  findInside(blocks: readonly Block[]): Draft[] {
    return draftsOf(blocks, this.rows, this.depth - 1);
  }

  find(): Draft[] {
    let at = 0;
    while (at < this.blocks.length || this.current) {
      const block = this.blocks[at];
      const next = block ? this.take(block, at) : this.close();
      at = next ?? at + 1;
    }
    return this.found;
  }

  /** Takes in one block. @returns where to go on when a heading turned out to be a topic, else null. */
  private take(block: Block, at: number): number | null {
    // It belongs to the note: whichever question names it.
    if (block.kind === 'definition') return null;
    if (this.bare.taken.size > 0 && this.bare.taken.has(at)) return this.bareQuestion(block, at);
    if (block.kind === 'heading') return this.heading(block, at);
    if (block.kind === 'thematic-break' && this.endsSection(at)) return this.close();
    if (this.current && this.current.draft.body.length === 0) {
      const answer = this.current.at >= 0 ? cardAnswer(block) : null;
      if (answer) {
        this.current.draft.body.push(...answer);
        return null;
      }
    }
    if (this.current?.endsAtBlank === true && !isBelow(this.current.draft, block)) this.close();
    if (this.current && this.current.at >= 0 && block.kind !== 'paragraph') {
      // Whether it asks by itself matters only where the heading proves to have no answer; most have one.
      this.current.draft.body.push(block);
      return null;
    }
    const reading = this.current && isNamedFollowUp(block, this.rows) ? null : this.reading(block);
    if (reading && !this.belongsBelow(block, reading)) return this.held(reading);
    if (this.current?.sealed && !isNamedFollowUp(block, this.rows)) this.close();
    this.current?.draft.body.push(block);
    return null;
  }

  private bareQuestion(block: Block, at: number): number | null {
    const back = this.close(block.level);
    if (back !== null) return back;
    const body = this.bare.bodies.get(at);
    if (!body) return null;
    const marker: MarkerText = { ...readMarkerText(''), blockId: splitBlockId(block.text).blockId };
    const { rank, topic } = { rank: block.level, topic: this.topics.above(block.level) };
    this.found.push({
      marker,
      markerBlock: headingMarker(block),
      rank,
      topic,
      body: withoutEnd([...body], false),
    });
    return null;
  }

  private heading(block: Block, at: number): number | null {
    const place = this.outline.get(at);
    const isGathering = this.gathering?.has(at) === true;
    const marker = !isGathering && place && this.asks(block, place) ? place.marker : null;
    if (!marker && this.current && this.belongsToCurrent(block, place)) {
      this.current.draft.body.push(block);
      if (!isAnswerName(block.text)) this.topics.set(block.level, splitBlockId(block.text).text);
      return null;
    }
    if (!marker && this.answersAbove(block)) return null;
    const back = this.close(block.level);
    if (back !== null) return back;
    const topic = this.topics.above(block.level);
    if (!marker) {
      const { text } = isGathering ? readMarkerText(block.text) : splitBlockId(block.text);
      this.topics.set(block.level, text);
      return null;
    }
    const draft: Draft = { marker, markerBlock: headingMarker(block), rank: block.level, topic, body: [] };
    const isTitle = place?.isTitle === true;
    this.current = {
      draft,
      at,
      sealed: false,
      isTitle,
      endsAtBlank: false,
      needsAnswer: false,
      ...UNCHECKED,
    };
    return null;
  }

  /** Takes in a heading that names the answer which a question of another kind above it still lacks. */
  private answersAbove(block: Block): boolean {
    const { current } = this;
    if (
      !current ||
      current.at >= 0 ||
      current.sealed ||
      !isAnswerName(block.text) ||
      this.isCurrentAnswered()
    )
      return false;
    current.draft.body.push(block);
    this.current = { ...current, draft: { ...current.draft, rank: block.level } };
    return true;
  }

  /** Whether a heading asks where it stands. */
  private asks({ level }: Block, place: HeadingPlace): boolean {
    if (this.markings) return this.markings.some((marking) => marking === `h${String(level)}`);
    if (!place.asks || (place.isTitle && !this.mayTitleAsk)) return false;
    if (place.marker.isLabelled) return true;
    if (place.isTitle) {
      const fewest = place.isWeak || place.gathers ? 2 : place.hasOwn ? Infinity : 3;
      if (place.askingBelow >= fewest) return false;
    }
    if (!this.current) return true;
    const { draft, isTitle } = this.current;
    return !isTitle && !(draft.marker.isLabelled && level > draft.rank);
  }

  /**
   * Tells whether an answer below a heading, up to the next, shows that the heading asks: a fold of the whole answer, a
   * named answer right below the heading, and below a numbered heading a named or folded answer anywhere.
   */
  private isAnswered(at: number, isNumbered: boolean): boolean {
    for (let next = at + 1; next < this.blocks.length; next += 1) {
      const block = this.blocks[next];
      if (!block) return false;
      if (block.kind === 'html' || (block.kind === 'callout' && openingLineOf(block).includes(']-'))) {
        if (foldsAnswer(block)) return true;
      }
      // Right below a heading a named answer needs no number before it.
      if ((isNumbered || next === at + 1) && (announcesAnswer(block) || (isNumbered && isAnswerFold(block))))
        return true;
      if (block.kind === 'heading') return false;
    }
    return false;
  }

  /** Whether a heading that asks nothing belongs to the answer of the question above it. */
  private belongsToCurrent({ level, text }: Block, place: HeadingPlace | undefined): boolean {
    const { draft } = this.current ?? {};
    if (!draft || level < draft.rank) return false;
    if (isReferenceName(text)) return false;
    if (level > draft.rank || /^follow/i.test(text)) return true;
    if (isTopicName(text) || (place?.askingBelow ?? 0) > 1) return false;
    if (isNumberedOnly(draft.marker) && place && isNumberedOnly(place.marker)) return false;
    // Beside a question that is answered stands the next section of the note.
    return isAnswerName(text) || draft.marker.label !== null || !this.isCurrentAnswered();
  }

  private isCurrentAnswered(): boolean {
    const { current } = this;
    if (!current) return false;
    const { body } = current.draft;
    if (!current.isAnswered && current.checked < body.length) {
      const added = body.slice(current.checked);
      current.checked = body.length;
      current.isAnswered = hasAnswer(added, assignRoles(added, this.rows));
    }
    return current.isAnswered;
  }

  /** A thematic break ends a question before a heading of its rank or a higher one, and before the end. */
  private endsSection(at: number): boolean {
    if (!this.current) return false;
    let below = at + 1;
    while (this.blocks[below]?.kind === 'definition') below += 1;
    const next = this.blocks[below];
    if (next === undefined) return true;
    if (next.kind !== 'heading' || next.level > this.current.draft.rank) return false;
    return !isAnswerName(next.text) || this.isCurrentAnswered();
  }

  private reading(block: Block): Reading | null {
    if (!mayHoldQuestions(block)) return null;
    const isBelow = this.current !== null && this.current.at >= 0;
    const known = isBelow || block.kind !== 'paragraph' ? this.readings?.get(block) : undefined;
    if (known !== undefined) return known;
    const reading = this.markings ? readForced(block, this.markings) : readHeldQuestions(block, this);
    // Of paragraphs, which are many, each is read at its place once.
    if (reading || block.kind !== 'paragraph') {
      this.readings ??= new Map();
      this.readings.set(block, reading);
    }
    return reading;
  }

  /** Tells whether a block answers, whatever stands around it, unless it asks. */
  private mayAnswer(block: Block): boolean {
    if (block.kind !== 'callout') return block.kind === 'list' || block.kind === 'html';
    const callout = readCallout(block);
    const role = calloutRole(callout, this.rows);
    return role === 'answer' || (role === null && callout.hasBody);
  }

  /** What a block below a heading asks; its paragraphs were read when they came. */
  private readingBelow(block: Block): Reading | null {
    if (block.kind === 'paragraph') return this.readings?.get(block) ?? null;
    return isNamedFollowUp(block, this.rows) ? null : this.reading(block);
  }

  /**
   * Tells whether a block that asks belongs to the question above it, as its follow-up or a part of its answer. Below a
   * heading it does, until the heading proves to have no answer of its own; a paragraph with the label `Q:` never does
   * where the question above is answered, and below a question of another kind only what is named a follow-up does.
   */
  private belongsBelow(block: Block, reading: Reading): boolean {
    if (!this.current) return false;
    const { at, draft, sealed } = this.current;
    if (at < 0 && draft.rank === RANK_OF_OTHERS)
      return (
        !sealed &&
        ((block.kind === 'list' && !reading.open && draft.markerBlock.kind !== 'list') ||
          // A fold that names no question holds the answer that is still missing.
          (block.kind === 'html' &&
            !reading.questions.some(({ marker }) => marker.isLabelled || asks(marker.text)) &&
            !this.isCurrentAnswered()))
      );
    if (block.kind !== 'paragraph' || !reading.labelled) return true;
    return !this.isCurrentAnswered();
  }

  private held({ questions, open, endsAtBlank = false, inRun = false }: Reading): number | null {
    const back = this.close(0, RANK_OF_OTHERS);
    if (back !== null) return back;
    const topic = this.topics.nearest();
    for (const [index, { marker, markerBlock, body }] of questions.entries()) {
      this.close();
      const draft: Draft = { marker, markerBlock, rank: RANK_OF_OTHERS, topic, body: [...body] };
      const needsAnswer = inRun || markerBlock.kind === 'list';
      const sealed = !open || index < questions.length - 1;
      this.current = { draft, at: -1, sealed, isTitle: false, endsAtBlank, needsAnswer, ...UNCHECKED };
    }
    return null;
  }

  /**
   * Ends the current question.
   * @param nextLevel rank of the heading that ended it, if one did
   * @param below rank of the question that ended it, if one did: headings right above that belong to it
   * @returns the index from which to read again, where the question proved to be a topic; else null
   */
  private close(nextLevel = 0, below = nextLevel): number | null {
    const { current } = this;
    this.current = null;
    if (!current) return null;
    const { draft, at } = current;
    if (at >= 0 && !this.markings && this.gathers(draft, nextLevel)) {
      this.gathering ??= new Set();
      this.gathering.add(at);
      return at;
    }
    while (isAbove(draft.body.at(-1), below)) draft.body.pop();
    withoutEnd(draft.body, below === 0);
    // What asks only by its place and has no answer is a question of somebody, but none to drill.
    if (!current.needsAnswer || draft.body.some(holdsText)) this.found.push(draft);
    return null;
  }

  /** A heading without an answer of its own, above blocks that ask or deeper question headings, is a topic. */
  private gathers({ body, rank, marker }: Draft, nextLevel: number): boolean {
    const { isLabelled } = marker;
    // Behind a paragraph that asks, nothing is the heading's own: it answers the paragraph.
    const end = this.firstAskingParagraph(body, isLabelled);
    if (isPlainlyAnswered(body, end)) return false;
    for (let at = 0; at < end; at += 1) {
      const block = body[at];
      if (block && this.mayAnswer(block) && !this.asksBelow(block, isLabelled)) return false;
    }
    const asking = new Set(body.filter((block) => this.asksBelow(block, isLabelled)));
    // Below a label with a number, one that asks is the text of the question.
    if (marker.label !== null && asking.size === 1 && this.questionsIn([...asking]) === 1) return false;
    if (asking.size === 0 && (nextLevel <= rank || isLabelled)) return false;
    const own = body.slice(0, end).filter((block) => !asking.has(block));
    return !hasAnswer(own, assignRoles(own, this.rows));
  }

  private questionsIn(blocks: readonly Block[]): number {
    return blocks.reduce((sum, block) => sum + (this.readingBelow(block)?.questions.length ?? 0), 0);
  }

  /** Index of the first paragraph below a heading that asks by itself; the number of blocks where none does. */
  private firstAskingParagraph(body: readonly Block[], isLabelled: boolean): number {
    if (this.readings === null) return body.length;
    const found = body.findIndex((block) => block.kind === 'paragraph' && this.asksBelow(block, isLabelled));
    return found < 0 ? body.length : found;
  }

  /** Tells whether a block below a heading asks so clearly that the heading may be only a topic. */
  private asksBelow(block: Block, isLabelled: boolean): boolean {
    const reading = this.readingBelow(block);
    return reading !== null && asksByItself(block, reading, isLabelled);
  }
}

/** Links and nothing but signs between them, to a place of the note, or below a rule. */
const NAVIGATION = /^(?:\s|[|·*_←→↑⬆«»<>-]|!?\[[^[\]]*\]\([^()]*\))+$/u;

/**
 * Takes off the end of a body what is no answer: links to other places, and a list of further questions that nobody
 * answers, where its heading names questions or nothing comes behind it.
 */
function withoutEnd(body: Block[], isLast: boolean): Block[] {
  const text = (block: Block | undefined): string => (block?.kind === 'paragraph' ? markdownOf(block) : '');
  while (body.length > 1) {
    const [above, last] = body.slice(-2);
    const isLink =
      NAVIGATION.test(text(last)) && (above?.kind === 'thematic-break' || text(last).includes('](#'));
    if (!isLink) break;
    body.pop();
    if (above?.kind === 'thematic-break') body.pop();
  }
  const [above, last] = body.slice(-2);
  const isNamed = above?.kind === 'heading' && namesQuestions(above.text) && !/^follow/i.test(above.text);
  if (last?.kind === 'list' && body.length > 1 && (isNamed || isLast) && asksUnanswered(last)) {
    body.pop();
    if (isNamed) body.pop();
  }
  return body;
}

/** Tells whether a block is a heading of a higher rank, or a rule. */
const isAbove = (block: Block | undefined, rank: number): boolean =>
  rank > 0 &&
  block !== undefined &&
  (block.kind === 'thematic-break' || (block.kind === 'heading' && block.level < rank));

/** Tells whether a block stands right below what a question holds so far, with no blank line between. */
function isBelow({ body, markerBlock }: Draft, block: Block): boolean {
  const last = body.at(-1);
  // The line that parts a card is no block.
  return firstLineOf(block) <= (last ? lastLineOf(last) + 1 : markerBlock.endLine + 2);
}

/**
 * Tells whether blocks up to an index answer at first sight: by their kind, or since there are paragraphs and nothing
 * that could be or announce anything but their going on.
 */
function isPlainlyAnswered(blocks: readonly Block[], end: number): boolean {
  let hasParagraph = false;
  let hasOther = false;
  for (let at = 0; at < end; at += 1) {
    switch (blocks[at]?.kind) {
      case 'code':
      case 'indented-code':
      case 'blockquote':
      case 'math':
        return true;
      case 'paragraph':
        hasParagraph = true;
        break;
      case 'heading':
      case 'comment':
        break;
      default:
        hasOther = true;
    }
  }
  return hasParagraph && !hasOther;
}

/** A number without a label: two such headings of one rank are neighbours, not part of each other. */
const isNumberedOnly = ({ number, label }: MarkerText): boolean => number !== null && label === null;

/**
 * Tells whether a block asks so clearly that the question above it is only a topic. A list below a question is its answer
 * rather than more questions, and so is a fold that names a part of the answer.
 */
function asksByItself({ kind }: Block, reading: Reading, isLabelled: boolean): boolean {
  const asksClearly = ({ marker }: HeldQuestion): boolean => marker.label !== null || asks(marker.text);
  if (kind === 'list')
    return !isLabelled && reading.questions.length > 1 && reading.questions.every(asksClearly);
  return kind !== 'html' || reading.questions.every(asksClearly);
}
