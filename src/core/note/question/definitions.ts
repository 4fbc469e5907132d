import { linesOf, markdownOf, type Block } from '../markdown/block';
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
  /** By {@link labelKey}; the first of several wins, as in Markdown. */
  private byKey: Map<string, string> | null = null;

  constructor(private readonly blocks: readonly Block[]) {}

  /** Markdown with the definitions below it that it names, and those that these name: each once, in their order. */
  complete(markdown: string): string {
    if (this.blocks.length === 0 || !markdown.includes('[')) return markdown;
    const own = new Set(keysIn(markdown, DEFINED));
    const texts: string[] = [];
    const used = new Set(this.namedIn(markdown).filter((key) => !own.has(key)));
    for (const key of used) {
      if (texts.length === MAX_USED) break;
      const text = this.get(key) ?? '';
      texts.push(text);
      // A set gives what is added to it while it is gone through.
      for (const next of this.namedIn(text)) if (!own.has(next)) used.add(next);
    }
    // A blank line before each: a link target would go on with the paragraph of a footnote.
    return [markdown, ...texts].join('\n\n');
  }

  /** Keys of the definitions that a text names outside of code. */
  private namedIn(markdown: string): string[] {
    return keysIn(outsideCode(markdown), NAMED).filter((key) => this.get(key) !== undefined);
  }

  private get(key: string): string | undefined {
    this.byKey ??= collect(this.blocks, MAX_DEPTH, new Map());
    return this.byKey.get(key);
  }
}

/** What a note without definitions has. */
export const NO_DEFINITIONS = new Definitions([]);

/** The definitions of a note. */
export const definitionsOf = (text: string, blocks: readonly Block[]): Definitions =>
  text.includes(']:') ? new Definitions(blocks) : NO_DEFINITIONS;

function collect(blocks: readonly Block[], depth: number, byKey: Map<string, string>): Map<string, string> {
  for (const block of blocks) {
    if (block.kind === 'definition') {
      if (!byKey.has(block.text)) byKey.set(block.text, markdownOf(block));
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
  if (block.kind === 'html') return [Source.ofLines(lines.slice(1))];
  return [Source.ofLines(lines.map((line) => line.replace(/^ {0,3}>[ \t]?/, '')))];
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
