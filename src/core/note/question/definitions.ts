import { firstLineOf, linesOf, markdownOf, type Block } from '../markdown/block';
import { readCallout } from '../markdown/callout';
import { labelKey } from '../markdown/line';
import { scanBlocks } from '../markdown/scan';
import { Source } from '../markdown/source';
import { splitCode } from '../plain-text';
import { itemsOf } from './list-questions';

/** How deep containers with definitions may lie in each other: more is no note but an attack. */
const MAX_DEPTH = 4;

/** So many definitions are put below one text, those that they name themselves included. */
const MAX_USED = 100;

/**
 * The footnotes and link targets that a note defines anywhere outside of code and comments. They are read when a text is
 * shown that may name one.
 */
export class Definitions {
  private blocksByKey: ReadonlyMap<string, Block> | null = null;

  constructor(private readonly blocks: readonly Block[]) {}

  /** Markdown with the definitions below it that it names, and those that these name: each once, in their order. */
  complete(markdown: string): string {
    // A blank line before each: a link target would go on with the paragraph of a footnote.
    return [markdown, ...this.usedBy(markdown).map(markdownOf)].join('\n\n');
  }

  /** The definitions that a text names, and those that these name, but for its own: each once, in their order. */
  usedBy(markdown: string): Block[] {
    if (this.blocks.length === 0 || !markdown.includes('[')) return [];
    const own = new Set(keysIn(markdown, DEFINED));
    const found: Block[] = [];
    const used = new Set(this.namedIn(markdown).filter((key) => !own.has(key)));
    for (const key of used) {
      const block = this.byKey.get(key);
      if (!block || found.length === MAX_USED) break;
      found.push(block);
      // A set gives what is added to it while it is gone through.
      for (const next of this.namedIn(markdownOf(block))) if (!own.has(next)) used.add(next);
    }
    return found;
  }

  /** By {@link labelKey}; the first of several wins, as in Markdown. */
  get byKey(): ReadonlyMap<string, Block> {
    this.blocksByKey ??= collect(this.blocks, MAX_DEPTH, new Map());
    return this.blocksByKey;
  }

  /** Keys of the definitions that a text names outside of code. */
  private namedIn(markdown: string): string[] {
    return keysIn(outsideCode(markdown), NAMED).filter((key) => this.byKey.has(key));
  }
}

/** What a note without definitions has. */
export const NO_DEFINITIONS = new Definitions([]);

/** The definitions of a note. */
export const definitionsOf = (text: string, blocks: readonly Block[]): Definitions =>
  text.includes(']:') ? new Definitions(blocks) : NO_DEFINITIONS;

function collect(blocks: readonly Block[], depth: number, byKey: Map<string, Block>): Map<string, Block> {
  for (const block of blocks) {
    if (block.kind === 'definition') {
      if (!byKey.has(block.text)) byKey.set(block.text, block);
    } else if (depth > 0)
      for (const inside of insidesOf(block)) collect(scanBlocks(inside), depth - 1, byKey);
  }
  return byKey;
}

/** The insides of a block in which something may be defined. */
function insidesOf(block: Block): readonly Source[] {
  switch (block.kind) {
    case 'callout':
    case 'blockquote':
    case 'list':
    case 'html':
      break;
    default:
      return [];
  }
  if (!markdownOf(block).includes(']:')) return [];
  if (block.kind === 'callout') return [readCallout(block).body];
  if (block.kind === 'list') return itemsOf(block);
  const lines = linesOf(block);
  // The opening tag of a fold would be read as the fold once more.
  if (block.kind === 'html') return [Source.ofLines(lines.slice(1), firstLineOf(block) + 1)];
  return [
    Source.ofLines(
      lines.map((line) => line.replace(/^ {0,3}>[ \t]?/, '')),
      firstLineOf(block),
    ),
  ];
}

const NAMED = /\[([^[\]]{1,999})\]/g;
const DEFINED = /^[ \t>*+\-\d.)]*\[([^[\]]{1,999})\]:/gm;

/** The keys of all labels that an expression finds; those of `[[links]]` are none. */
function keysIn(markdown: string, expression: RegExp): string[] {
  return [...markdown.matchAll(expression)].flatMap(({ 0: whole, 1: label = '', index }) => {
    const isLink = markdown[index - 1] === '[' && markdown[index + whole.length] === ']';
    return isLink ? [] : [labelKey(label)];
  });
}

/** Markdown without its code. */
const outsideCode = (markdown: string): string =>
  splitCode(markdown)
    .map(({ text, isCode }) => (isCode ? '' : text))
    .join('');
