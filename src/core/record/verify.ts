import type { Diagnostic } from '../diagnostic';
import { formatLogEntry } from './log';
import { movedTo, NO_MOVES } from './move';
import { openProperties, type Properties } from './properties';
import type { TagWish } from './rewrite';
import type { Change, RecordState } from './state';
import { hasTag, normalizeTag, tagNames } from './tags';
import type { RecordKeys } from './types';
import { invalid } from './yaml-source';

/**
 * The last guard before anything is written: reads the new YAML and compares. All that is not ours must mean what it
 * meant, in the same order, though perhaps under the id to which it moved; ours must say what it shall.
 * @returns why the YAML must not be written, or null.
 */
export function verifyRewrite(
  before: Properties,
  yaml: string,
  change: Change,
  keys: RecordKeys,
  tag: TagWish,
): Diagnostic | null {
  const after = openProperties(yaml, keys, before.tagsKey);
  try {
    const isSafe =
      !('code' in after) &&
      isSame(others(before, keys), others(after, keys)) &&
      isSame(untouched(before, keys, change), untouched(after, keys, { ...change, moves: NO_MOVES })) &&
      isSame(plain(after.state), plain(change.state)) &&
      isSame(otherTags(before, keys), otherTags(after, keys)) &&
      (tag === 'as-is' || hasTag(after.tags, keys.weakTag) === (tag === 'present'));
    if (isSafe) return null;
  } catch {
    // Nested deeper than the stack: not to be compared, so not to be written.
  }
  return inTheWay(before);
}

/** The finding about properties that an edit would break, though it can tell no better why. */
export function inTheWay({ source }: Pick<Properties, 'source'>): Diagnostic {
  return invalid(
    source.firstLine,
    'something stands in the way that would change its meaning. Write the properties as plain "name: value" lines',
  );
}

function others({ source, tagsKey }: Properties, keys: RecordKeys): unknown {
  const ours = new Set<unknown>([keys.confidence, keys.weak, keys.log, tagsKey]);
  return [...source.data].filter(([key]) => !ours.has(key));
}

/** Entries of our properties for other questions, readable or not. */
function untouched({ source: { data } }: Properties, keys: RecordKeys, { ids, moves }: Change): unknown {
  const weak = data.get(keys.weak);
  return [
    [keys.confidence, keys.log].map((key) => {
      const map = data.get(key);
      if (!(map instanceof Map)) return [];
      const named = [...map].map(
        ([id, value]) => [movedTo(moves, id === null ? '' : String(id)), value] as const,
      );
      return named.filter(([id]) => !ids.has(id));
    }),
    Array.isArray(weak) ? weak.filter((id) => typeof id !== 'string' && id !== null) : [],
  ];
}

function plain({ confidence, weak, log }: RecordState): unknown {
  const byId = (a: readonly [string, unknown], b: readonly [string, unknown]) => (a[0] < b[0] ? -1 : 1);
  const entries = [...log].map(([id, entry]) => [id, formatLogEntry(entry)] as const);
  return [[...confidence].sort(byId), [...weak].sort(), entries.sort(byId)];
}

function otherTags({ tags }: Properties, { weakTag }: RecordKeys): readonly string[] {
  return tagNames(tags).filter((name) => normalizeTag(name) !== normalizeTag(weakTag));
}

/** Deep equality of plain data; maps and lists in order. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (a instanceof Map) return b instanceof Map && isSame([...a], [...b]);
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((each, at) => isSame(each, b[at]));
}
