import { logPathError, normalisedLog } from './attempts/log-path';
import { parseChoices, type PairChoice } from './compare/choices';
import { isOrder, type Order } from './drill/order';
import type { ParseOptions } from './note/parse';
import { parseRoleRows, roleTable } from './note/question/role-rows';
import { DEFAULT_RECORD_KEYS, type RecordKeys } from './record/types';

/** What a person can set; flat, since Obsidian's declarative settings bind to top-level keys. */
export interface Settings {
  /** Notes with this tag, or one nested under it, are interview notes. Without `#`; empty for none. */
  interviewTag: string;
  /** Notes in this folder are interview notes; empty for none. */
  folder: string;
  /** Tag of a note with a weak question. Without `#`; empty for none. */
  weakTag: string;
  confidenceProperty: string;
  weakProperty: string;
  logProperty: string;
  /** Chance in percent with which a question should be recalled on its due day. */
  retention: number;
  /** Whether ratings flag and unflag weak questions by themselves. */
  autoWeak: boolean;
  /** In what order a note's questions are asked, and what a session begins with. */
  order: Order;
  /** For the orders that hang on chance: any whole number gives always the same; 0 another one each day. */
  seed: number;
  /** So many questions that were never rated are asked in a day by sessions of what is due and new. */
  newPerDay: number;
  /** Whether a field for one's own answer is open at each question; else it opens on request. */
  attempts: boolean;
  /** Vault path of the note that keeps such answers, with or without `.md`; empty for none. */
  attemptLog: string;
  /** Whether diagrams and long code are revealed step by step. */
  steps: boolean;
  /** Rows of the role table before the default ones, one on each line; see {@link parseRoleRows}. */
  roles: string;
  /** Questions that a person joined or parted in a comparison, one choice on each line; see {@link parseChoices}. */
  pairs: string;
}

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  interviewTag: 'interview',
  folder: '',
  weakTag: DEFAULT_RECORD_KEYS.weakTag,
  confidenceProperty: DEFAULT_RECORD_KEYS.confidence,
  weakProperty: DEFAULT_RECORD_KEYS.weak,
  logProperty: DEFAULT_RECORD_KEYS.log,
  retention: 90,
  autoWeak: true,
  order: 'written',
  seed: 0,
  newPerDay: 10,
  attempts: false,
  attemptLog: '',
  steps: true,
  roles: '',
  pairs: '',
};

/** Percent between which FSRS gives useful intervals: below, all is forgotten; above, every day is a review. */
export const RETENTION_RANGE = { min: 70, max: 97 } as const;

export const MOST_NEW_PER_DAY = 999;

export const MOST_SEED = 999_999;

const PROPERTY_KEYS = ['confidenceProperty', 'weakProperty', 'logProperty'] as const;

/** The settings that name a property of the frontmatter. */
export type PropertyKey = (typeof PROPERTY_KEYS)[number];

/** Names that Obsidian or the format itself give a meaning. */
const RESERVED = new Set([
  'tags',
  'aliases',
  'cssclasses',
  'title',
  'role',
  'round_type',
  'variant',
  'duration',
  'status',
  'date',
  'interview_date',
]);

/** Says what is wrong with the name of a property, or null. */
export function propertyNameError(settings: Settings, key: PropertyKey, name: string): string | null {
  const trimmed = name.trim();
  if (trimmed === '') return 'Give the property a name.';
  if (!/^[\p{L}_][\p{L}\p{N}\p{M}_ -]*$/u.test(trimmed))
    return 'Use letters, digits, spaces, - and _, and start with a letter.';
  if (RESERVED.has(trimmed.toLowerCase()))
    return `"${trimmed}" has another meaning already. Choose another name.`;
  return isTaken(settings, key, trimmed) ? `"${trimmed}" is used for another property already.` : null;
}

const isTaken = (settings: Settings, key: PropertyKey, name: string): boolean =>
  PROPERTY_KEYS.some((other) => other !== key && settings[other] === name);

/** Says what is wrong with a tag, or null. Empty is allowed: it turns the tag off. */
export function tagError(tag: string): string | null {
  const name = normalisedTag(tag);
  if (name === '') return null;
  if (/^\d+$/.test(name)) return 'A tag needs at least one letter.';
  return /^[\p{L}\p{N}\p{M}\p{Extended_Pictographic}_/-]+$/u.test(name)
    ? null
    : 'Use letters, digits, - and _, and / between nested tags.';
}

/** A tag as the settings keep it: without `#` and spaces around it. */
export const normalisedTag = (tag: string): string => tag.trim().replace(/^#+/, '');

/** A folder as Obsidian writes paths: no slash at either end. */
export const normalisedFolder = (folder: string): string => folder.trim().replace(/^\/+|\/+$/g, '');

/** Reads one stored value; null where it is of no use. Names of properties are read together, see {@link repairNames}. */
const READ: { readonly [K in Exclude<keyof Settings, PropertyKey>]: (value: unknown) => Settings[K] | null } =
  {
    interviewTag: readTag,
    weakTag: readTag,
    folder: (value) => (typeof value === 'string' ? normalisedFolder(value) : null),
    retention: (value) =>
      typeof value === 'number' && Number.isFinite(value)
        ? Math.min(RETENTION_RANGE.max, Math.max(RETENTION_RANGE.min, Math.round(value)))
        : null,
    autoWeak: (value) => (typeof value === 'boolean' ? value : null),
    order: (value) => (isOrder(value) ? value : null),
    seed: (value) => wholeNumber(value, 0, MOST_SEED),
    newPerDay: (value) => wholeNumber(value, 0, MOST_NEW_PER_DAY),
    attempts: (value) => (typeof value === 'boolean' ? value : null),
    attemptLog: (value) =>
      typeof value === 'string' && logPathError(value) === null ? normalisedLog(value) : null,
    steps: (value) => (typeof value === 'boolean' ? value : null),
    roles: (value) => (typeof value === 'string' && parseRoleRows(value).ok ? value : null),
    pairs: (value) => (typeof value === 'string' && parseChoices(value) !== null ? value : null),
  };

const wholeNumber = (value: unknown, least: number, most: number): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : null;

function readTag(value: unknown): string | null {
  return typeof value === 'string' && tagError(value) === null ? normalisedTag(value) : null;
}

/** Makes settings of whatever was stored: each value that is of no use is replaced by its default, alone. */
export function repairSettings(stored: unknown): Settings {
  const values =
    typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {};
  const read = Object.entries(READ).flatMap(([key, readValue]) => {
    const value = readValue(values[key]);
    return value === null ? [] : [[key, value] as const];
  });
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(read), ...repairNames(values) };
}

/** Tells whether a stored value is what a setting is now, as far as it can be read. */
export function isOfUse(settings: Settings, key: keyof Settings, value: unknown): boolean {
  return Object.hasOwn(READ, key)
    ? READ[key as keyof typeof READ](value) !== null
    : typeof value === 'string' && value.trim() === settings[key];
}

/** Names are of use together: each may be another's default, as long as no two are equal. */
function repairNames(values: Readonly<Record<string, unknown>>): Pick<Settings, PropertyKey> {
  const settings: Settings = { ...DEFAULT_SETTINGS };
  for (const key of PROPERTY_KEYS) {
    const name = values[key];
    const alone = { ...settings, confidenceProperty: '', weakProperty: '', logProperty: '' };
    if (typeof name === 'string' && propertyNameError(alone, key, name) === null) settings[key] = name.trim();
  }
  // A default that is put back may take the name of another, so one round for each name.
  for (let round = 0; round < PROPERTY_KEYS.length; round += 1) {
    for (const key of PROPERTY_KEYS)
      if (isTaken(settings, key, settings[key])) settings[key] = DEFAULT_SETTINGS[key];
  }
  const { confidenceProperty, weakProperty, logProperty } = settings;
  return { confidenceProperty, weakProperty, logProperty };
}

/** How notes are read. */
export const parseOptions = ({ roles }: Settings): ParseOptions =>
  roles === '' ? {} : { roles: roleTable(roles) };

/** What a person chose about pairs of questions. */
export const pairChoices = ({ pairs }: Settings): PairChoice[] => parseChoices(pairs) ?? [];

/** The names under which the record stands in a note. */
export const recordKeys = (settings: Settings): RecordKeys => ({
  confidence: settings.confidenceProperty,
  weak: settings.weakProperty,
  log: settings.logProperty,
  weakTag: settings.weakTag,
});
