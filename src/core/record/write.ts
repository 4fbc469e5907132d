import type { Item, Slot } from './slot';
import { lineStart, nextLine, type Splice } from './splice';

/** What a writer has to know of the YAML around it. */
export interface Style {
  readonly source: string;
  /** The line end of the file. */
  readonly eol: string;
  /** The blanks before every property; none in nearly all notes. */
  readonly indent: string;
}

const PLAIN = /^[\p{L}_][\p{L}\p{M}\p{N}_/-]*$/u;
/** Words that YAML 1.1 or 1.2 readers take for something other than text. */
const RESERVED = /^(?:true|false|yes|no|on|off|y|n|null)$/i;

/** Writes a key, id or tag so that it is read as that very text, in block and inline style alike. */
export function quoteName(name: string): string {
  return PLAIN.test(name) && !RESERVED.test(name) ? name : JSON.stringify(name);
}

/**
 * Adds items (`q1: 3` for a map, `q4` for a list) at the end of a property, in the style in which it is written; a
 * missing one is added below all others with a line for each item.
 */
export function addItems(
  style: Style,
  slot: Slot,
  key: string,
  type: 'map' | 'list',
  items: readonly string[],
): Splice[] {
  if (items.length === 0 || slot.kind === 'odd') return [];
  const { source, eol, indent } = style;
  const marker = type === 'list' ? '- ' : '';
  const lines = (column: string) => items.map((item) => column + marker + item + eol).join('');
  switch (slot.kind) {
    case 'missing':
      return [insert(source.length, `${indent}${quoteName(key)}:${eol}${lines(`${indent}  `)}`)];
    case 'empty':
      return [insert(nextLine(source, slot.at), lines(`${indent}  `))];
    case 'scalar':
      return [rewriteScalar(style, slot, type, [...slot.names.map(quoteName), ...items])];
    default:
  }
  const last = slot.items[slot.items.length - 1];
  if (slot.close === null) {
    if (!last) return [];
    const column = source.slice(lineStart(source, last.start), last.start);
    return [insert(nextLine(source, last.end), lines(column))];
  }
  return last
    ? [insert(last.end, items.map((item) => `, ${item}`).join(''))]
    : [insert(slot.close, items.join(', '))];
}

/** Replaces a text (`weak: q4`) by an inline list or map of what it says and more. */
export function rewriteScalar(
  style: Style,
  slot: Extract<Slot, { kind: 'scalar' }>,
  type: 'map' | 'list',
  items: readonly string[],
): Splice {
  const text = items.join(', ');
  return replaceScalar(style, slot.node.range, type === 'list' ? `[${text}]` : `{${text}}`);
}

function replaceScalar({ source }: Style, range: Range, text: string): Splice {
  const [start = 0, end = 0] = range ?? [];
  // A block scalar (`|`) reaches to the start of the next line, over all blank ones: those stay.
  const isBlock = source[end - 1] === '\n';
  return { start, end: isBlock ? start + source.slice(start, end).trimEnd().length : end, text };
}

type Range = readonly [number, number, number] | null | undefined;

/** Gives a map entry another value: only its scalar changes, with the quotes that it has. */
export function setValue(style: Style, item: Item, value: string): Splice | null {
  if (item.isEmpty) {
    return item.colon === null ? insert(item.nameEnd, `: ${value}`) : insert(item.colon + 1, ` ${value}`);
  }
  if (!item.value) return null;
  const quote = { QUOTE_SINGLE: "'", QUOTE_DOUBLE: '"' }[String(item.value.type)] ?? '';
  return replaceScalar(style, item.value.range, quote + value + quote);
}

/** Gives a map entry another key, or a list item another text, in its place and with the quotes that it has. */
export function setName(style: Style, { nameStart, nameEnd }: Item, name: string): Splice {
  const quote = style.source[nameStart];
  let text = quoteName(name);
  // In `{"q1":3}` only the quotes keep the key from being the text `q1:3`.
  if (quote === '"') text = JSON.stringify(name);
  if (quote === "'" && PLAIN.test(name)) text = `'${name}'`;
  return replaceScalar(style, [nameStart, nameEnd, nameEnd], text);
}

/** Takes one item out; the property goes with the last of them, so that no empty one stays behind. */
export function removeItem(style: Style, slot: Extract<Slot, { kind: 'map' | 'list' }>, item: Item): Splice {
  const { source } = style;
  const at = slot.items.indexOf(item);
  const previous = slot.items[at - 1];
  const next = slot.items[at + 1];
  if (!previous && !next) return removeProperty(style, slot.property);
  if (slot.close === null) {
    return { start: lineStart(source, item.start), end: nextLine(source, item.end), text: '' };
  }
  if (next) return { start: item.start, end: next.start, text: '' };
  return { start: previous?.end ?? item.start, end: item.end, text: '' };
}

/** Takes a property out, with the comments that are indented below it: they would fall to the property above. */
export function removeProperty(style: Style, property: { start: number; end: number }): Splice {
  const { source, indent } = style;
  let end = nextLine(source, property.end);
  for (let next = end; next < source.length;) {
    next = nextLine(source, next + 1);
    const line = source.slice(end, next);
    if (!line.startsWith(`${indent} `) || !/^\s*#/.test(line)) break;
    end = next;
  }
  return { start: lineStart(source, property.start), end, text: '' };
}

function insert(at: number, text: string): Splice {
  return { start: at, end: at, text };
}
