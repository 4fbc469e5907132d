import { isMap, isScalar, isSeq, type CST, type Pair, type Scalar } from 'yaml';
import { keyName } from '../note/frontmatter';
import { splitNames } from './read';
import type { YamlSource } from './yaml-source';

/** One entry of a map or list of ours, by its place in the YAML. Offsets are UTF-16 units. */
export interface Item {
  /** The key of an entry, the text of a list item; null for anything that is no scalar. */
  readonly name: string | null;
  /** First unit: of the key, of the dash of a block list, of the item in an inline list. */
  readonly start: number;
  /** Behind the last unit of the value; what follows in the line is blank or a comment. */
  readonly end: number;
  /** Where the name starts and ends: the key of a map entry, the item of a list without its dash. */
  readonly nameStart: number;
  readonly nameEnd: number;
  /** Offset of the colon of a map entry, or null (`{q1}`, lists). */
  readonly colon: number | null;
  /** The value of a map entry where it is a scalar that is written out. */
  readonly value: Scalar | null;
  /** An entry with nothing behind the colon. */
  readonly isEmpty: boolean;
}

/** Where and how a property of ours is written. */
export type Slot =
  | { readonly kind: 'missing' }
  /** Nothing behind the colon, which ends at `at`. */
  | { readonly kind: 'empty'; readonly at: number; readonly property: Extent }
  /** A text or null in the place of a list or map. */
  | {
      readonly kind: 'scalar';
      readonly node: Scalar;
      readonly names: readonly string[];
      readonly property: Extent;
    }
  | {
      readonly kind: 'map' | 'list';
      /** Offset of the closing bracket of an inline collection, or null for one with a line for each item. */
      readonly close: number | null;
      readonly items: readonly Item[];
      readonly property: Extent;
    }
  /** Anything we do not edit: anchors, aliases, tags, explicit keys. */
  | { readonly kind: 'odd'; readonly property: Extent };

export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Finds a property by its exact name. */
export function findSlot(source: YamlSource, key: string): Slot {
  const pair = source.pairs.find((each) => keyName(each.key) === key);
  return pair ? slotOf(pair) : { kind: 'missing' };
}

function slotOf(pair: Pair): Slot {
  const token = pair.srcToken;
  const colon = colonOf(token);
  const { key, value } = pair;
  const property = { start: startOf(key), end: endOf(value, (colon ?? startOf(key)) + 1) };
  if (!token || colon === null || hasOddMark(token)) return { kind: 'odd', property };
  if (isBlank(value)) return { kind: 'empty', at: colon + 1, property };
  if (isScalar(value)) {
    const names = value.value === null ? [] : splitNames(keyName(value) ?? '');
    return { kind: 'scalar', node: value, names, property };
  }
  if (isMap(value))
    return { kind: 'map', close: closeOf(value.srcToken), items: value.items.map(entryOf), property };
  if (isSeq(value)) {
    const dashes = dashesOf(value.srcToken);
    const items = value.items.map((item, at) => listItemOf(item, dashes[at] ?? null));
    return { kind: 'list', close: closeOf(value.srcToken), items, property };
  }
  return { kind: 'odd', property };
}

function entryOf(pair: Pair): Item {
  const { key, value, srcToken } = pair;
  const colon = colonOf(srcToken);
  const nameEnd = isScalar(key) ? (key.range?.[1] ?? 0) : startOf(key);
  const isEmpty = isBlank(value);
  return {
    name: keyName(key),
    start: startOf(key),
    end: endOf(value, colon === null ? nameEnd : colon + 1),
    nameStart: startOf(key),
    nameEnd,
    colon,
    value: isScalar(value) && !isEmpty ? value : null,
    isEmpty,
  };
}

function listItemOf(node: unknown, dash: number | null): Item {
  const start = dash ?? startOf(node);
  const end = endOf(node, start + (dash === null ? 0 : 1));
  const name = isScalar(node) && node.value !== null ? keyName(node) : null;
  const nameStart = startOf(node);
  return { name, start, end, nameStart, nameEnd: end, colon: null, value: null, isEmpty: isBlank(node) };
}

/** A null that is not written: its range is empty and lies wherever the reader had got to. */
function isBlank(node: unknown): boolean {
  return node === null || (isScalar(node) && node.range?.[0] === node.range?.[1]);
}

function rangeOf(node: unknown): readonly [number, number, number] | null {
  return isScalar(node) || isMap(node) || isSeq(node) ? (node.range ?? null) : null;
}

/** Where a node starts; 0 for what is none. */
export function startOf(node: unknown): number {
  return rangeOf(node)?.[0] ?? 0;
}

/** Block collections end where their last item ends; the library counts comments below them in. */
function endOf(node: unknown, emptyEnd: number): number {
  if (isBlank(node)) return emptyEnd;
  if (isMap(node) && node.flow !== true) {
    const last = node.items[node.items.length - 1];
    return last ? entryOf(last).end : emptyEnd;
  }
  if (isSeq(node) && node.flow !== true) {
    const dashes = dashesOf(node.srcToken);
    return endOf(node.items[node.items.length - 1], (dashes[node.items.length - 1] ?? emptyEnd) + 1);
  }
  return rangeOf(node)?.[1] ?? emptyEnd;
}

function colonOf(token: CST.CollectionItem | undefined): number | null {
  return token?.sep?.find(({ type }) => type === 'map-value-ind')?.offset ?? null;
}

function closeOf(token: CST.Token | undefined): number | null {
  return token?.type === 'flow-collection' ? (token.end[0]?.offset ?? null) : null;
}

function dashesOf(token: CST.Token | undefined): readonly number[] {
  if (token?.type !== 'block-seq') return [];
  return token.items.flatMap(({ start }) => start.find(({ type }) => type === 'seq-item-ind')?.offset ?? []);
}

/** Tells whether anchors, aliases, tags or explicit keys are anywhere in a property. */
function hasOddMark(item: CST.CollectionItem): boolean {
  const marks = [...item.start, ...(item.sep ?? [])];
  if (marks.some(({ type }) => type === 'anchor' || type === 'tag' || type === 'explicit-key-ind'))
    return true;
  return [item.key, item.value].some((token) => {
    if (!token) return false;
    if (token.type === 'alias') return true;
    return 'items' in token && token.items.some(hasOddMark);
  });
}
