import type { Diagnostic } from '../diagnostic';
import { keyName } from '../note/frontmatter';
import { readRecord, unreadable } from './read';
import { findSlot, type Slot } from './slot';
import { movedTo } from './move';
import type { Change, RecordState } from './state';
import type { RecordKeys } from './types';
import { invalid, lineAt, parseYamlSource, type YamlSource } from './yaml-source';

/** The properties of a note, opened for an edit of the record in them. */
export interface Properties {
  readonly source: YamlSource;
  readonly state: RecordState;
  readonly confidence: Slot;
  readonly weak: Slot;
  readonly log: Slot;
  readonly tags: Slot;
  /** The name of the tags property as the note writes it. */
  readonly tagsKey: string;
}

/** The line of the file where the YAML starts: the opening fence is line 1. */
const FIRST_LINE = 2;
const MEND = 'Mend or remove it, or choose another property name in the settings.';

/**
 * Opens YAML for an edit. Properties of ours that hold something of another shape are a diagnostic.
 * @param tagsName the name of the tags property, where it is known from before an edit.
 */
export function openProperties(yaml: string, keys: RecordKeys, tagsName?: string): Properties | Diagnostic {
  const source = parseYamlSource(yaml, FIRST_LINE);
  if ('code' in source) return source;
  if (new Set([keys.confidence, keys.weak, keys.log, 'tags']).size < 4) {
    return invalid(
      FIRST_LINE,
      'two of our properties would have the same name. Rename one of them in the settings',
    );
  }
  const tagsKey = tagsName ?? tagsKeyOf(source);
  const confidence = findSlot(source, keys.confidence);
  const weak = findSlot(source, keys.weak);
  const log = findSlot(source, keys.log);
  const misfit =
    misfitOf(source, keys.confidence, confidence, 'map') ??
    misfitOf(source, keys.weak, weak, 'list') ??
    misfitOf(source, keys.log, log, 'map');
  if (misfit) return misfit;
  const data = recordData(source, keys);
  const record = readRecord(data, keys);
  const unreadable = new Set([
    ...unreadableIds(data[keys.confidence], record.confidence),
    ...unreadableIds(data[keys.log], record.log),
  ]);
  const state = { ...record, unreadable };
  return { source, state, confidence, weak, log, tags: findSlot(source, tagsKey), tagsKey };
}

/** Obsidian takes `Tags` for tags as well. */
function tagsKeyOf({ pairs }: YamlSource): string {
  const names = pairs.map(({ key }) => keyName(key));
  return names.includes('tags') ? 'tags' : (names.find((name) => name?.toLowerCase() === 'tags') ?? 'tags');
}

function misfitOf(source: YamlSource, key: string, slot: Slot, type: 'map' | 'list'): Diagnostic | null {
  if (slot.kind === 'missing' || slot.kind === 'empty' || slot.kind === type) return null;
  const line = lineAt(source.text, source.firstLine, slot.property.start);
  if (slot.kind === 'odd') {
    return unreadable(key, "written without YAML's marks & * ! ?", line, 'error', MEND);
  }
  if (slot.kind === 'scalar') {
    const { value } = slot.node;
    if (value === null || (type === 'list' && typeof value === 'string')) return null;
  }
  const wanted = type === 'map' ? 'a list of "question: value" lines' : 'a list of questions';
  return unreadable(key, wanted, line, 'error', MEND);
}

/** Our properties as the plain object that the reader of records takes. */
function recordData({ data }: YamlSource, keys: RecordKeys): Record<string, unknown> {
  return Object.fromEntries(
    [keys.confidence, keys.weak, keys.log].map((key) => {
      const value = data.get(key);
      if (!(value instanceof Map)) return [key, value];
      return [key, Object.fromEntries([...value].map(([id, each]) => [id === null ? '' : String(id), each]))];
    }),
  );
}

/**
 * A number beside a readable log is no word of a person: a merge of texts made `24` of two confidences. The log is the
 * source, and the next rating writes it anew.
 */
function isNumber(value: unknown): boolean {
  return value !== '' && Number.isFinite(typeof value === 'string' ? Number(value) : value);
}

function unreadableIds(map: unknown, known: ReadonlyMap<string, unknown>): string[] {
  if (typeof map !== 'object' || map === null) return [];
  return Object.entries(map).flatMap(([id, value]) => (value === null || known.has(id) ? [] : [id]));
}

/**
 * Finds a value of a changed question that we cannot read and would therefore overwrite blindly.
 * Those of other questions are none of our business; they may move.
 */
export function unreadableEntry(
  { source, state, confidence, log }: Properties,
  keys: RecordKeys,
  { ids, moves }: Change,
): Diagnostic | null {
  const maps = [
    { key: keys.confidence, slot: confidence, known: state.confidence, wanted: 'a number from 1 to 4' },
    { key: keys.log, slot: log, known: state.log, wanted: 'a log such as 9f3a1c 2026-11-03:3 2026-11-01:1' },
  ];
  for (const { key, slot, known, wanted } of maps) {
    if (slot.kind !== 'map') continue;
    for (const { name, value, isEmpty, start } of slot.items) {
      if (name === null || !ids.has(movedTo(moves, name)) || known.has(name)) continue;
      if (isEmpty || value?.value === null) continue;
      if (key === keys.confidence && state.log.has(name) && isNumber(value?.value)) continue;
      const line = lineAt(source.text, source.firstLine, start);
      return unreadable(`${key}: ${name}`, wanted, line, 'error');
    }
  }
  return null;
}
