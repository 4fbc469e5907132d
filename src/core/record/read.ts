import { isConfidence, type Confidence } from '../confidence';
import type { Diagnostic } from '../diagnostic';
import { parseLogEntry } from './log';
import type { NoteRecord, RecordKeys } from './types';

/** The 1-based line of a property, or of an entry inside it. */
export type LineOf = (key: string, entry?: string) => number;

/**
 * Reads the record from frontmatter that is an object already (gray-matter's, or that of Obsidian's metadata cache).
 * Never throws. What people write by hand is accepted where its meaning is plain (`'3'` for 3, one text for a list of
 * one); what cannot be read is left out and told as `record-unreadable`.
 */
export function readRecord(
  data: Readonly<Record<string, unknown>>,
  keys: RecordKeys,
  lineOf: LineOf = () => 1,
): NoteRecord {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (key, entry, wanted) => {
    const line = lineOf(key, entry);
    diagnostics.push(unreadable(entry === undefined ? key : `${key}: ${entry}`, wanted, line, 'warning'));
  };
  return {
    confidence: readMap(data, keys.confidence, readConfidence, 'a number from 1 to 4', report),
    weak: readWeak(ownValue(data, keys.weak), keys.weak, report),
    log: readMap(data, keys.log, parseLogEntry, 'a log such as 9f3a1c 2026-11-03:3 2026-11-01:1', report),
    diagnostics,
  };
}

type Report = (key: string, entry: string | undefined, wanted: string) => void;

/** The finding about a value of the record that has another shape than `wanted`. */
export function unreadable(
  what: string,
  wanted: string,
  line: number,
  severity: 'error' | 'warning',
  mend = 'Mend or remove it.',
): Diagnostic {
  return {
    code: 'record-unreadable',
    severity,
    message: `"${what}" in line ${String(line)} should be ${wanted}. ${mend}`,
    line,
  };
}

/** Reads a confidence; a number as text counts. */
export function readConfidence(value: unknown): Confidence | null {
  const number = typeof value === 'string' ? Number(value.trim()) : value;
  return isConfidence(number) ? number : null;
}

/** The ids or tags that a text names, where a list was meant: neither may hold a blank or a comma. */
export function splitNames(text: string): string[] {
  return text.split(/[\s,]+/).filter((name) => name !== '');
}

function readMap<T>(
  data: Readonly<Record<string, unknown>>,
  key: string,
  read: (value: unknown) => T | null,
  wanted: string,
  report: Report,
): Map<string, T> {
  const map = new Map<string, T>();
  const value = ownValue(data, key);
  if (value === undefined || value === null) return map;
  if (typeof value !== 'object' || Array.isArray(value)) {
    report(key, undefined, 'a list of "question: value" lines');
    return map;
  }
  for (const [id, entry] of Object.entries(value)) {
    const known = read(entry);
    if (known !== null) map.set(id, known);
    else if (entry !== null) report(key, id, wanted);
  }
  return map;
}

function readWeak(value: unknown, key: string, report: Report): string[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return [...new Set(splitNames(value))];
  if (!Array.isArray(value)) {
    report(key, undefined, 'a list of questions');
    return [];
  }
  const ids = new Set<string>();
  for (const item of value as readonly unknown[]) {
    if (typeof item === 'string') ids.add(item);
    else if (item !== null) report(key, undefined, 'a list of questions');
  }
  return [...ids];
}

function ownValue(data: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.getOwnPropertyDescriptor(data, key)?.value;
}
