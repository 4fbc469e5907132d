import { isMap, parseDocument } from 'yaml';
import { keyName } from '../note/frontmatter';
import { formatLogEntry, mergeEntries, parseLogEntry } from './log';
import type { Joinable } from './merge-conflict';
import { readConfidence } from './read';
import { findSlot, type Extent, type Item, type Slot } from './slot';
import { applySplices, lineStart, nextLine, type Splice } from './splice';
import type { RecordEdit } from './state';
import { normalizeTag, tagNames } from './tags';
import type { LogEntry, RecordKeys } from './types';

/** What an entry says, as an edit that brings it back; null where it cannot be read. */
type Taken = (id: string, value: unknown) => RecordEdit | null;

const NOTHING = { type: 'adopt', log: null, confidence: null, weak: false } as const;

const takenLog: Taken = (id, value) => {
  const entry = parseLogEntry(value);
  return entry && { ...NOTHING, id, log: formatLogEntry(entry) };
};

const takenConfidence: Taken = (id, value) => {
  const confidence = readConfidence(value);
  return confidence && { ...NOTHING, id, confidence };
};

/**
 * Takes out of YAML what a merge put there twice, where it is ours: a property below another of its name, a question twice
 * in one of them. What is taken out is to be adopted. Where anything of it cannot be read, or has a comment, all stays as
 * it is: whoever opens it next tells what is there twice.
 */
export function undouble(yaml: string, keys: RecordKeys): Joinable {
  const asIs: Joinable = { yaml, edits: [] };
  const slots = slotsIn(yaml);
  const [logs, confidences, weaks, tags] = [keys.log, keys.confidence, keys.weak, 'tags'].map(slots);
  if (!logs || !confidences || !weaks || !tags) return asIs;
  const gone: Extent[] = [];
  const edits: (RecordEdit | null)[] = [];
  const takeOut = (
    all: readonly Slot[],
    taken: Taken,
    kept: (same: readonly Item[]) => Item | undefined,
  ): void => {
    all.forEach((slot, at) => {
      const items = itemsOf(slot);
      const out = items.filter(
        (item) => at > 0 || kept(items.filter(({ name }) => name === item.name)) !== item,
      );
      edits.push(...out.map(({ name, value }) => (name === null ? null : taken(name, value?.value))));
      if (at === 0) gone.push(...out);
      else gone.push(slot.kind === 'missing' ? { start: 0, end: 0 } : slot.property);
      // An inline one has no lines to take out, and what is no map cannot be read.
      if (out.length > 0 && (slot.kind !== 'map' || slot.close !== null)) edits.push(null);
    });
  };
  takeOut(logs, takenLog, ([first]) => first);
  takeOut(confidences, takenConfidence, (same) => {
    const latest = latestOf(logs, same[0]?.name ?? '');
    return same.find(({ value }) => readConfidence(value?.value) === latest) ?? same[0];
  });
  for (const slot of [...weaks.slice(1), ...tags.slice(1)])
    if (slot.kind !== 'missing') gone.push(slot.property);
  for (const id of weaks.slice(1).flatMap(tagNames)) edits.push({ ...NOTHING, id, weak: true });
  if (!tags.slice(1).every((slot) => isCovered(slot, tags[0], keys))) return asIs;

  const splices = gone.map(({ start, end }): Splice => ({
    start: lineStart(yaml, start),
    end: nextLine(yaml, end),
    text: '',
  }));
  const isSafe = splices.every(({ start, end }) => !/(?:^|\s)#/m.test(yaml.slice(start, end)));
  if (!isSafe || edits.includes(null)) return asIs;
  return { yaml: applySplices(yaml, splices), edits: edits.filter((each) => each !== null) };
}

/** All properties of a name, in their order; none where the YAML cannot be read. */
function slotsIn(yaml: string): (key: string) => Slot[] {
  const document = parseDocument(yaml, {
    schema: 'core',
    resolveKnownTags: false,
    keepSourceTokens: true,
    logLevel: 'silent',
    uniqueKeys: false,
  });
  const root: unknown = document.contents;
  if (!isMap(root) || root.flow === true || document.errors.length > 0) return () => [];
  return (key) =>
    root.items
      .filter((pair) => keyName(pair.key) === key)
      .map((pair) => findSlot({ text: yaml, firstLine: 1, pairs: [pair], data: new Map() }, key));
}

const itemsOf = (slot: Slot): readonly Item[] =>
  slot.kind === 'map' || slot.kind === 'list' ? slot.items.filter(({ name }) => name !== null) : [];

/** The latest confidence that the logs of a question tell. */
function latestOf(logs: readonly Slot[], id: string): number | null {
  const entries = logs
    .flatMap(itemsOf)
    .flatMap(({ name, value }) => (name === id ? (parseLogEntry(value?.value) ?? []) : []));
  const [first, ...more] = entries;
  const ratings = first && more.reduce<LogEntry>(mergeEntries, first).ratings;
  return ratings?.[ratings.length - 1]?.confidence ?? null;
}

/** Whether tags say nothing that others do not, but that a question is weak. */
function isCovered(slot: Slot, first: Slot | undefined, { weakTag }: RecordKeys): boolean {
  const known = new Set(first ? tagNames(first).map(normalizeTag) : []);
  return tagNames(slot)
    .map(normalizeTag)
    .every((tag) => known.has(tag) || tag === normalizeTag(weakTag));
}
