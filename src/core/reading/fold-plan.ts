import { AnswerWords } from './answer-words';
import { describeHidden, describeReadable } from './hidden-words';
import { readFrontmatter } from '../note/frontmatter';
import {
  firstLineOf,
  lastLineOf,
  linesOf,
  markdownOf,
  openingLineOf,
  type Block,
} from '../note/markdown/block';
import { isAdmonition, readCallout } from '../note/markdown/callout';
import { scanBlocks } from '../note/markdown/scan';
import { Source } from '../note/markdown/source';
import { parseNote, type ParseOptions } from '../note/parse';
import { definitionsOf, type Definitions } from '../note/question/definitions';
import { isAnswerFold, isDetails } from '../note/question/details';
import { loneBlockId } from '../note/question/heading';
import { itemsOf } from '../note/question/list-questions';
import type { Question } from '../note/types';

/** Something that is hidden until all questions it belongs to are shown. */
export interface Hidden {
  readonly kind: 'hidden';
  /** Ids of the questions that it answers; mostly one. */
  readonly ids: readonly string[];
  /** Whether it is the first hidden thing of its question: the one in whose place the button stands. */
  readonly first: boolean;
  /** What is asked inside of it, as Markdown, and has to be shown in its stead; empty where nothing is. */
  readonly asked: readonly string[];
}

/** What of a block of a rendered note is hidden. */
export type Fold =
  | { readonly kind: 'shown' }
  | Hidden
  /** One entry for each line of a paragraph; null for a line that is shown. */
  | { readonly kind: 'lines'; readonly lines: readonly (Hidden | null)[]; readonly unclear: Hidden }
  /** One entry for each block in the body of a callout, each item of a list, each block of an item. */
  | {
      readonly kind: 'parts';
      readonly of: 'callout' | 'list' | 'item';
      readonly parts: readonly Fold[];
      /** What is hidden where the rendered block does not have these parts. */
      readonly unclear: Hidden;
    };

const SHOWN: Fold = { kind: 'shown' };

/** How deep lists and callouts are looked into; below, all is hidden. */
const MAX_DEPTH = 4;

/** Which lines of a note are hidden while its answers are, and which of them belong together. In doubt a line is hidden. */
export class FoldPlan {
  private readonly lines: readonly string[];
  private readonly questions = new Map<string, Question>();
  /** Line (1-based) → id of the question whose hint, answer or follow-up it is. */
  private readonly hiddenBy = new Map<number, string>();
  /** Line → id of the question that is asked there. */
  private readonly askedBy = new Map<number, string>();
  private readonly firstLine = new Map<string, number>();
  /** Line → the block of the note that begins there. */
  private readonly roots: ReadonlyMap<number, Block>;
  private readonly definitions: Definitions;
  private words: AnswerWords | null = null;

  /** Reads a note. Never throws; time is linear in the length of the text. */
  constructor(text: string, options: ParseOptions = {}) {
    const frontmatter = readFrontmatter(text);
    const source = Source.ofText(text.replace(/^\uFEFF/, ''));
    this.lines = source.lines;
    const blocks = scanBlocks(source, frontmatter.bounds?.lineCount ?? 0);
    this.definitions = definitionsOf(text, blocks);
    this.roots = new Map(blocks.map((block) => [firstLineOf(block), block]));
    for (const question of parseNote(text, { ...options, frontmatter }).questions) this.mark(question);
    for (const block of blocks) this.leaveFolded(block);
    for (const [line, id] of this.hiddenBy)
      this.firstLine.set(id, Math.min(line, this.firstLine.get(id) ?? Infinity));
  }

  /** How many questions have something to hide. */
  get size(): number {
    return this.firstLine.size;
  }

  /** What is hidden of the lines of a note from `from` to `to`, 1-based and inclusive: those of a rendered section. */
  foldOf(from: number, to: number): Fold {
    const start = this.firstText(from, to);
    const block = this.roots.get(start);
    // A renderer may see other blocks than we do: then only whole stretches are told apart.
    if (block && this.lastText(start, lastLineOf(block)) === this.lastText(start, to))
      return this.foldBlock(block, 0);
    return this.foldLines(start, to) ?? this.unclear(start, to);
  }

  /** What hides a rendered text that answers by its words, whatever its lines are said to be; null where it does not. */
  foldOfText(text: string): Hidden | null {
    const ids = this.readable(text);
    if (ids.length === 0) return null;
    return { kind: 'hidden', ids, first: true, asked: ids.map((id) => this.asked(id)) };
  }

  /** Ids of the questions whose answers can be read in a rendered text. */
  readable(text: string): string[] {
    this.words ??= this.answerWords();
    return this.words.findIn(text);
  }

  /** What a question asks, as Markdown; empty for one that is not there. */
  asked(id: string): string {
    return this.questions.get(id)?.text ?? '';
  }

  /** What is hidden of a question, in words that give nothing away. */
  describe(id: string): string {
    const question = this.questions.get(id);
    return question ? describeHidden(question) : '';
  }

  /** Says whose answers can be read in rendered texts; empty where none can. */
  describeReadable(texts: readonly string[], isShown: (id: string) => boolean): string {
    const ids = new Set(texts.flatMap((text) => this.readable(text)));
    const found = [...this.questions.values()].filter(({ id }) => ids.has(id) && !isShown(id));
    return found.length === 0 ? '' : describeReadable(this.size, found);
  }

  private answerWords(): AnswerWords {
    const by = new Map([...this.footnotes(), ...this.hiddenBy]);
    const answers = [...by].map(([line, id]) => [this.lines[line - 1] ?? '', id] as const);
    const shown = this.lines.filter((_, at) => !by.has(at + 1));
    // What asks may stand on one line with what answers.
    return new AnswerWords(answers, [...shown, ...[...this.questions.values()].map(({ text }) => text)]);
  }

  /** Line → id of the question whose answer names the footnote that is defined there, where nothing else does. */
  private footnotes(): Map<number, string> {
    const { definitions, hiddenBy } = this;
    const linesIn = (block: Block): number[] =>
      [...linesOf(block).keys()].map((at) => firstLineOf(block) + at);
    const defining = new Set([...definitions.byKey.values()].flatMap(linesIn));
    const texts = new Map<string, string>();
    for (const [at, line] of this.lines.entries()) {
      const id = hiddenBy.get(at + 1) ?? '';
      if (!defining.has(at + 1)) texts.set(id, `${texts.get(id) ?? ''}${line}\n`);
    }
    const shown = new Set(definitions.usedBy(texts.get('') ?? ''));
    const found = new Map<number, string>();
    for (const [id, text] of texts)
      for (const line of definitions
        .usedBy(text)
        .flatMap((block) => (shown.has(block) ? [] : linesIn(block))))
        if (!found.has(line)) found.set(line, id);
    return found;
  }

  private mark(question: Question): void {
    const { id } = question;
    this.questions.set(id, question);
    for (const { role, kind, line, endLine } of question.blocks) {
      if (kind === 'comment') continue;
      const marks = role === 'prompt' ? this.askedBy : this.hiddenBy;
      for (let at = line; at <= endLine; at += 1) marks.set(at, id);
    }
  }

  /** What the writer folded is folded already, where its summary asks or only says where to click. */
  private leaveFolded(block: Block): void {
    const [from, to] = [firstLineOf(block), lastLineOf(block)];
    // A fence of the plugin Admonition is plain code where that is missing.
    if (isAdmonition(block)) return;
    const isFolded = block.kind === 'callout' ? readCallout(block).fold === '-' : isClosedFold(block);
    if (!isFolded || !(isAnswerFold(block) || this.askedBy.has(from))) return;
    for (let line = from; line <= to; line += 1) this.hiddenBy.delete(line);
  }

  private isBlank(line: number): boolean {
    return /^[\s>]*$/.test(this.lines[line - 1] ?? '');
  }

  private firstText(from: number, to: number): number {
    let at = from;
    while (at < to && this.isBlank(at)) at += 1;
    return at;
  }

  private lastText(from: number, to: number): number {
    let at = Math.min(to, this.lines.length);
    while (at > from && this.isBlank(at)) at -= 1;
    return at;
  }

  /** What a stretch is as a whole: shown or hidden; null where it is partly this and partly that. */
  private foldLines(from: number, to: number): Fold | null {
    const ids = new Set<string>();
    let shows = false;
    for (let line = from; line <= Math.min(to, this.lines.length); line += 1) {
      const id = this.hiddenBy.get(line);
      if (id !== undefined) ids.add(id);
      if (this.askedBy.has(line) || (id === undefined && !this.isBlank(line))) shows = true;
    }
    if (ids.size === 0) return SHOWN;
    return shows ? null : this.hidden(ids, from, to, []);
  }

  private hidden(ids: Iterable<string>, from: number, to: number, asked: readonly string[]): Hidden {
    const all = [...ids];
    const first = all.some((id) => {
      const line = this.firstLine.get(id) ?? 0;
      return line >= from && line <= to;
    });
    return { kind: 'hidden', ids: all, first, asked };
  }

  /** A stretch in which question and answer cannot be told apart: all is hidden, and what is asked stands in its place. */
  private unclear(from: number, to: number): Hidden {
    const ids = new Set<string>();
    const asked = new Set<string>();
    for (let line = from; line <= Math.min(to, this.lines.length); line += 1) {
      const id = this.hiddenBy.get(line);
      if (id !== undefined) ids.add(id);
      const asking = this.askedBy.get(line);
      if (asking !== undefined) asked.add(this.asked(asking));
    }
    return this.hidden(ids, from, to, [...asked]);
  }

  private foldBlock(block: Block, depth: number): Fold {
    const [from, to] = [firstLineOf(block), lastLineOf(block)];
    const whole = this.foldLines(from, to);
    if (whole) return whole;
    const unclear = this.unclear(from, to);
    if (depth >= MAX_DEPTH) return unclear;
    switch (block.kind) {
      case 'callout':
        return isAdmonition(block) ? unclear : this.foldCallout(block, unclear, depth);
      case 'list': {
        const parts = itemsOf(block).map((item) => this.foldItem(item, depth + 1));
        return { kind: 'parts', of: 'list', parts, unclear };
      }
      case 'paragraph':
        return this.foldParagraph(block, unclear);
      default:
        return unclear;
    }
  }

  private foldCallout(block: Block, unclear: Hidden, depth: number): Fold {
    const title = firstLineOf(block);
    if (this.hiddenBy.has(title)) return unclear;
    const callout = readCallout(block);
    // The writer folded it already, and its title asks: a second fold would only be in the way.
    if (callout.fold === '-' && this.askedBy.has(title)) return SHOWN;
    const parts = this.foldInside(callout.body, depth);
    return { kind: 'parts', of: 'callout', parts, unclear };
  }

  private foldItem(item: Source, depth: number): Fold {
    const from = item.firstLine;
    const to = from + item.lines.length - 1;
    const whole = this.foldLines(from, to);
    if (whole) return whole;
    return {
      kind: 'parts',
      of: 'item',
      parts: this.foldInside(item, depth),
      unclear: this.unclear(from, to),
    };
  }

  private foldInside(source: Source, depth: number): Fold[] {
    return scanBlocks(source)
      .filter(isDrawn)
      .map((block) => this.foldBlock(block, depth + 1));
  }

  private foldParagraph(block: Block, unclear: Hidden): Fold {
    const from = firstLineOf(block);
    const lines: (Hidden | null)[] = [];
    for (const at of linesOf(block).keys()) {
      const id = this.hiddenBy.get(from + at);
      if (id !== undefined && this.askedBy.has(from + at)) return unclear;
      lines.push(id === undefined ? null : this.hidden([id], from + at, from + at, []));
    }
    return { kind: 'lines', lines, unclear };
  }
}

/** A fold of HTML in one piece that is closed when it is drawn: behind a blank line its inside would stand outside of it. */
function isClosedFold(block: Block): boolean {
  if (!isDetails(block) || /^\s*<details\s[^<>]*\bopen\b/i.test(openingLineOf(block))) return false;
  return /<\/details\s*>/i.test(markdownOf(block)) && !linesOf(block).some((line) => line.trim() === '');
}

/** Whether a block shows anything in a rendered note. */
const isDrawn = (block: Block): boolean =>
  block.kind !== 'comment' && !(block.kind === 'paragraph' && loneBlockId(block) !== null);
