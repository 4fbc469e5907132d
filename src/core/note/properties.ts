import type { Diagnostic } from '../diagnostic';
import { parseDay } from '../day';
import { hasOwn } from '../untrusted';
import { MARKINGS, QUESTIONS_PROPERTY, readMarkings } from './questions-property';
import type { NoteProperties } from './types';

/** Properties as they were read, and what was wrong with them. */
export interface ReadProperties {
  readonly properties: NoteProperties;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the properties that say something of an interview. Every one is optional and untrusted: one of a wrong type is
 * left out and reported.
 * @param data the frontmatter as an object, from a text or from Obsidian's metadata cache
 * @param lineOf 1-based line of a property in the file, for the diagnostics
 */
export function readProperties(
  data: Readonly<Record<string, unknown>>,
  lineOf: (key: string) => number = () => 1,
): ReadProperties {
  const diagnostics: Diagnostic[] = [];
  const read = <T>(key: string, convert: (value: unknown) => T | null, expected: string): T | null => {
    const value = hasOwn(data, key) ? data[key] : undefined;
    if (value === undefined || value === null || value === '') return null;
    const result = convert(value);
    if (result === null) diagnostics.push(wrongType(key, expected, lineOf(key)));
    return result;
  };
  const properties: NoteProperties = {
    title: read('title', asText, 'a text'),
    role: read('role', asText, 'a text'),
    roundType: read('round_type', asText, 'a text'),
    variant: read('variant', asTextOrNumber, 'a number or a text'),
    tags: read('tags', asTags, 'a list of tags') ?? [],
    status: read('status', asText, 'a text'),
    duration: read('duration', readDuration, 'a time like "90 min", "1h 30m" or 90'),
    interviewDate: read('interview_date', asDay, 'a day like 2026-11-30'),
  };
  read(QUESTIONS_PROPERTY, () => readMarkings(data)?.valid === true || null, `one of ${MARKINGS.join(', ')}`);
  return { properties, diagnostics };
}

function wrongType(key: string, expected: string, line: number): Diagnostic {
  return {
    code: 'property-wrong-type',
    severity: 'warning',
    message: `The property "${key}" is not read: it should be ${expected}.`,
    line,
  };
}

function asText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

function asTextOrNumber(value: unknown): string | number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : asText(value);
}

const asDay = (value: unknown): string | null =>
  typeof value === 'string' && parseDay(value.trim().slice(0, 10)) !== null
    ? value.trim().slice(0, 10)
    : null;

/** Tags without `#`; a text holds several, parted by commas or spaces, as in old notes. */
function asTags(value: unknown): string[] | null {
  if (typeof value === 'string') return cleanTags(value.split(/[\s,]+/));
  if (!Array.isArray(value)) return null;
  const items: unknown[] = value;
  const texts = items.flatMap((item) => asText(item) ?? []);
  return texts.length === 0 && items.some((item) => item !== null) ? null : cleanTags(texts);
}

const cleanTags = (tags: readonly string[]): string[] =>
  tags.map((tag) => tag.trim().replace(/^#+/, '')).filter((tag) => tag !== '');

const MINUTES_PER_HOUR = 60;
const HOURS = /^(\d+(?:[.,]\d+)?)\s*(?:h|hr|hrs|hours?)(?![a-z])\s*/i;
const MINUTES = /^(?:(\d+)\s*[-–]\s*)?(\d+)\s*(?:m|min|mins|minutes?)?\.?$/i;
const CLOCK = /^(\d{1,2}):(\d{2})$/;

/** A time in minutes from "90 min", "1h 30m", "1.5 hours", "1:30" or 90; of a range the longer. Null where it is none. */
export function readDuration(value: unknown): number | null {
  const minutes = typeof value === 'string' ? minutesOf(value) : value;
  return typeof minutes === 'number' && Number.isFinite(minutes) && minutes > 0 ? minutes : null;
}

function minutesOf(value: string): number | null {
  const text = value.trim().replace(/^[~≈]\s*/, '');
  const clock = CLOCK.exec(text);
  if (clock) return Number(clock[1]) * MINUTES_PER_HOUR + Number(clock[2]);
  const hours = HOURS.exec(text);
  const whole = hours ? Number((hours[1] ?? '').replace(',', '.')) * MINUTES_PER_HOUR : 0;
  const rest = hours ? text.slice(hours[0].length) : text;
  if (hours && rest === '') return whole;
  const minutes = MINUTES.exec(rest);
  return minutes ? whole + Number(minutes[2]) : null;
}
