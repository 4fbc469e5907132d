import type { Diagnostic } from '../diagnostic';
import { formatLogEntry } from './log';
import { movedTo } from './move';
import { openProperties, type Properties } from './properties';
import { unreadable } from './read';
import { startOf, type Item, type Slot } from './slot';
import { applySplices, lineStart, type Splice } from './splice';
import type { Change, RecordState } from './state';
import { hasTag, normalizeTag } from './tags';
import type { RecordKeys } from './types';
import { inTheWay, verifyRewrite } from './verify';
import {
  addItems,
  quoteName,
  removeItem,
  removeProperty,
  rewriteScalar,
  setName,
  setValue,
  type Style,
} from './write';
import { lineAt } from './yaml-source';

/**
 * Writes a changed record into YAML, changing as little of it as can be. What moved gets its new name in its place, so
 * that comments and quotes stay with it.
 * @returns the new YAML, or why it cannot be written.
 */
export function rewriteProperties(
  before: Properties,
  wanted: Change,
  keys: RecordKeys,
  eol: string,
): string | Diagnostic {
  const tag = wantedTag(before, wanted.state, keys);
  const { tags, source } = before;
  if (tag !== 'as-is' && (tags.kind === 'odd' || tags.kind === 'map')) {
    const line = lineAt(source.text, source.firstLine, tags.property.start);
    return unreadable(before.tagsKey, 'a plain list of tags', line, 'error');
  }
  // A diagnostic about what we made up would name lines that nobody can see.
  const moved = renameAll(before, wanted, keys, eol);
  if (moved === null) return inTheWay(before);
  const grown = applySplices(moved.source.text, additions(moved, wanted.state, keys, tag, eol));
  const reopened = (yaml: string) => openProperties(yaml, keys, before.tagsKey);
  const shrunk = removeAll(grown, removals(moved, wanted.state, keys, tag), reopened, eol);
  if (shrunk === null) return inTheWay(before);
  return verifyRewrite(before, shrunk, wanted, keys, tag) ?? shrunk;
}

/** Whether the weak tag is to be there, to be gone, or none of our business. */
export type TagWish = 'present' | 'absent' | 'as-is';

/** Only an edit that empties the list of weak questions takes the tag away: a user may have it for other reasons. */
function wantedTag({ state, tags }: Properties, after: RecordState, { weakTag }: RecordKeys): TagWish {
  if (normalizeTag(weakTag) === '') return 'as-is';
  const isThere = hasTag(tags, weakTag);
  if (after.weak.length > 0) return isThere ? 'as-is' : 'present';
  return state.weak.length > 0 && isThere ? 'absent' : 'as-is';
}

function styleOf({ source: { text, pairs } }: Properties, eol: string): Style {
  const start = startOf(pairs[0]?.key);
  const indent = text.slice(lineStart(text, start), start);
  return { source: text, eol, indent: /^ *$/.test(indent) ? indent : '' };
}

/** Gives every entry that moved its new name, and reads the YAML anew; null where that cannot be done. */
function renameAll(before: Properties, { moves }: Change, keys: RecordKeys, eol: string): Properties | null {
  if (moves.size === 0) return before;
  const style = styleOf(before, eol);
  const renamed = (name: string | null): string | null => (name === null ? null : (moves.get(name) ?? null));
  const splices = [before.confidence, before.weak, before.log].flatMap((slot): Splice[] => {
    if (slot.kind === 'map' || slot.kind === 'list') {
      return slot.items.flatMap((item) => {
        const name = renamed(item.name);
        return name === null ? [] : [setName(style, item, name)];
      });
    }
    if (slot.kind !== 'scalar' || !slot.names.some(renamed)) return [];
    return [
      rewriteScalar(
        style,
        slot,
        'list',
        slot.names.map((name) => quoteName(movedTo(moves, name))),
      ),
    ];
  });
  const after = openProperties(applySplices(before.source.text, splices), keys, before.tagsKey);
  return 'code' in after ? null : after;
}

function additions(
  before: Properties,
  state: RecordState,
  keys: RecordKeys,
  tag: TagWish,
  eol: string,
): Splice[] {
  const style = styleOf(before, eol);
  const confidence = new Map([...state.confidence].map(([id, value]) => [id, String(value)]));
  const log = new Map([...state.log].map(([id, entry]) => [id, formatLogEntry(entry)]));
  const knownConfidence = new Map([...before.state.confidence].map(([id, value]) => [id, String(value)]));
  const knownLog = new Map([...before.state.log].map(([id, entry]) => [id, formatLogEntry(entry)]));
  const newWeak = state.weak.filter((id) => !before.state.weak.includes(id)).map(quoteName);
  const newTags = tag === 'present' ? [quoteName(keys.weakTag.trim().replace(/^#/, ''))] : [];
  const parts: { slot: Slot; splices: Splice[] }[] = [
    {
      slot: before.confidence,
      splices: writeMap(style, before.confidence, keys.confidence, knownConfidence, confidence),
    },
    { slot: before.weak, splices: addItems(style, before.weak, keys.weak, 'list', newWeak) },
    { slot: before.log, splices: writeMap(style, before.log, keys.log, knownLog, log) },
    { slot: before.tags, splices: addItems(style, before.tags, before.tagsKey, 'list', newTags) },
  ];
  // New properties come last: a list that ends the YAML grows at the very place where they go.
  const isNew = ({ slot }: { slot: Slot }) => slot.kind === 'missing';
  return [...parts.filter((part) => !isNew(part)), ...parts.filter(isNew)].flatMap(({ splices }) => splices);
}

function writeMap(
  style: Style,
  slot: Slot,
  key: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Splice[] {
  const items = new Map<string, Item>();
  if (slot.kind === 'map') for (const item of slot.items) if (item.name !== null) items.set(item.name, item);
  const splices: Splice[] = [];
  const added: string[] = [];
  for (const [id, value] of after) {
    const item = items.get(id);
    if (!item) {
      added.push(`${quoteName(id)}: ${value}`);
      continue;
    }
    const splice = before.get(id) === value ? null : setValue(style, item, value);
    if (splice) splices.push(splice);
  }
  return [...splices, ...addItems(style, slot, key, 'map', added)];
}

/** Names to take out of one property. */
interface Removal {
  readonly slot: 'confidence' | 'weak' | 'log' | 'tags';
  readonly isGone: (name: string) => boolean;
}

function removals(
  { state: before }: Properties,
  after: RecordState,
  { weakTag }: RecordKeys,
  tag: TagWish,
): Removal[] {
  const goneFrom = (was: Iterable<string>, is: Iterable<string>): ReadonlySet<string> => {
    const kept = new Set(is);
    return new Set([...was].filter((id) => !kept.has(id)));
  };
  const gone = {
    confidence: goneFrom(before.confidence.keys(), after.confidence.keys()),
    weak: goneFrom(before.weak, after.weak),
    log: goneFrom(before.log.keys(), after.log.keys()),
  };
  const found: Removal[] = (['confidence', 'weak', 'log'] as const)
    .filter((slot) => gone[slot].size > 0)
    .map((slot) => ({ slot, isGone: (id) => gone[slot].has(id) }));
  if (tag === 'absent') {
    found.push({ slot: 'tags', isGone: (name) => normalizeTag(name) === normalizeTag(weakTag) });
  }
  return found;
}

/** Takes names out one by one: every removal moves what is behind it, so the YAML is read anew after each. */
function removeAll(
  yaml: string,
  removals: readonly Removal[],
  open: (yaml: string) => Properties | Diagnostic,
  eol: string,
): string | null {
  let text = yaml;
  while (removals.length > 0) {
    const properties = open(text);
    if ('code' in properties) return null;
    const style = styleOf(properties, eol);
    const splice = removals
      .map(({ slot, isGone }) => removeOne(style, properties[slot], isGone))
      .find(Boolean);
    if (!splice) return text;
    text = applySplices(text, [splice]);
  }
  return text;
}

function removeOne(style: Style, slot: Slot, isGone: (name: string) => boolean): Splice | null {
  if (slot.kind === 'map' || slot.kind === 'list') {
    const item = slot.items.find(({ name }) => name !== null && isGone(name));
    return item ? removeItem(style, slot, item) : null;
  }
  if (slot.kind !== 'scalar' || !slot.names.some(isGone)) return null;
  const kept = slot.names.filter((name) => !isGone(name));
  if (kept.length === 0) return removeProperty(style, slot.property);
  return rewriteScalar(style, slot, 'list', kept.map(quoteName));
}
