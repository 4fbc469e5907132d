import { logPathError, normalisedLog } from './attempts/log-path';
import { parseChoices, type PairChoice } from './compare/choices';
import { isOrder, type Order } from './drill/order';
import type { ParseOptions } from './note/parse';
import { parseRoleRows, roleTable } from './note/question/role-rows';
import { DEFAULT_RECORD_KEYS, type RecordKeys } from './record/types';
import { asRecord } from './untrusted';

/** What a person can set; flat, since Obsidian's declarative settings bind to top-level keys. */
export interface Settings {
  /** Notes with this tag, or one nested under it, are interview notes. Without `#`; empty for none. */
  interviewTag: string;
  /** Notes in these folders, or in folders inside them, are interview notes. */
  folders: readonly string[];
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
  folders: [],
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
type PropertyKey = (typeof PROPERTY_KEYS)[number];

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
  'company',
  'questions',
]);

/** What was stored or typed, as a setting keeps it; or what is wrong with it. */
type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

const good = <T>(value: T): Reading<T> => ({ ok: true, value });
const bad = (message: string): Reading<never> => ({ ok: false, message });

/** What each setting takes. Only how settings and the vault stand to each other is checked elsewhere. */
const RULES: { readonly [K in keyof Settings]: (value: unknown) => Reading<Settings[K]> } = {
  interviewTag: readTag,
  folders: readFolders,
  weakTag: readTag,
  confidenceProperty: readPropertyName,
  weakProperty: readPropertyName,
  logProperty: readPropertyName,
  retention: (value) => readWholeNumber(value, RETENTION_RANGE.min, RETENTION_RANGE.max),
  autoWeak: readSwitch,
  order: (value) => (isOrder(value) ? good(value) : bad('Choose an order from the list.')),
  seed: (value) => readWholeNumber(value, 0, MOST_SEED),
  newPerDay: (value) => readWholeNumber(value, 0, MOST_NEW_PER_DAY),
  attempts: readSwitch,
  attemptLog: (value) => readText(value, logPathError, normalisedLog),
  steps: readSwitch,
  roles: (value) => readText(value, roleRowsError),
  pairs: (value) =>
    readText(value, (text) => (parseChoices(text) === null ? 'Not a list of choices.' : null)),
};

function readText(
  value: unknown,
  error: (text: string) => string | null,
  normalised: (text: string) => string = (text) => text,
): Reading<string> {
  if (typeof value !== 'string') return bad('Enter text.');
  const message = error(value);
  return message === null ? good(normalised(value)) : bad(message);
}

function readTag(value: unknown): Reading<string> {
  return readText(value, tagError, normalisedTag);
}

function readPropertyName(value: unknown): Reading<string> {
  return readText(value, propertyNameError, (name) => name.trim());
}

function readSwitch(value: unknown): Reading<boolean> {
  return typeof value === 'boolean' ? good(value) : bad('Turn it on or off.');
}

function readWholeNumber(value: unknown, min: number, max: number): Reading<number> {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
    ? good(value)
    : bad(`Enter a whole number from ${String(min)} to ${String(max)}.`);
}

/** Reads a list, or a text with one folder on each line. */
function readFolders(value: unknown): Reading<readonly string[]> {
  const lines: unknown = typeof value === 'string' ? value.split('\n') : value;
  if (!isTexts(lines)) return bad('Enter one folder on each line.');
  const typed = lines.filter((line) => line.trim() !== '');
  const folders = typed.map(normalisedFolder);
  if (folders.includes('')) return bad('"/" is the whole vault. Enter folders in it.');
  return good([...new Set(folders)]);
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** A folder as Obsidian writes paths: no slash at either end. */
const normalisedFolder = (folder: string): string =>
  folder
    .trim()
    .replace(/^\/+|\/+$/g, '')
    .normalize('NFC');

/** A tag as the settings keep it: without `#` and spaces around it. */
const normalisedTag = (tag: string): string => tag.trim().replace(/^#+/, '');

/** Says what is wrong with a tag, or null. Empty is allowed: it turns the tag off. */
function tagError(tag: string): string | null {
  const name = normalisedTag(tag);
  if (name === '') return null;
  if (/^\d+$/.test(name)) return 'A tag needs at least one letter.';
  if (!/^[\p{L}\p{N}\p{M}\p{Extended_Pictographic}_/-]+$/u.test(name))
    return 'Use letters, digits, - and _, and / between nested tags.';
  return name.split('/').includes('') ? 'Enter a name before and after each /.' : null;
}

function propertyNameError(name: string): string | null {
  const trimmed = name.trim();
  if (trimmed === '') return 'Enter a name.';
  if (!/^[\p{L}_][\p{L}\p{N}\p{M}_ -]*$/u.test(trimmed))
    return 'Use letters, digits, spaces, - and _, and start with a letter.';
  return RESERVED.has(trimmed.toLowerCase())
    ? `"${trimmed}" already has another meaning. Choose another name.`
    : null;
}

function roleRowsError(text: string): string | null {
  const result = parseRoleRows(text);
  return result.ok ? null : result.message;
}

/**
 * Says what is wrong with a value that a person enters for a setting, or null.
 * @param hasFolder whether the vault has a folder at a path
 */
export function settingError(
  settings: Settings,
  key: keyof Settings,
  value: unknown,
  hasFolder: (path: string) => boolean,
): string | null {
  const reading = RULES[key](value);
  if (!reading.ok) return reading.message;
  const next: Settings = { ...settings, [key]: reading.value };
  if (key === 'folders') {
    const missing = next.folders.find((folder) => !hasFolder(folder));
    return missing === undefined ? null : `There is no folder "${missing}".`;
  }
  if (isPropertyKey(key) && isTaken(next, key)) return `"${next[key]}" is already used for another property.`;
  const isTag = key === 'interviewTag' || key === 'weakTag';
  return isTag && areTagsEqual(next) ? 'The interview tag and the weak tag must differ.' : null;
}

const isPropertyKey = (key: string): key is PropertyKey => (PROPERTY_KEYS as readonly string[]).includes(key);

/** Obsidian takes names that differ only in case for one property. */
const isTaken = (settings: Settings, key: PropertyKey): boolean =>
  PROPERTY_KEYS.some(
    (other) => other !== key && settings[other].toLowerCase() === settings[key].toLowerCase(),
  );

const areTagsEqual = ({ interviewTag, weakTag }: Settings): boolean =>
  weakTag !== '' && weakTag.toLowerCase() === interviewTag.toLowerCase();

/** Makes settings of whatever was stored: each value that is of no use is replaced by its default, alone. */
export function repairSettings(stored: unknown): Settings {
  const values = asRecord(stored) ?? {};
  const read = Object.entries(RULES).flatMap(([key, rule]) => {
    const reading = rule(values[key]);
    return reading.ok ? [[key, reading.value] as const] : [];
  });
  const settings: Settings = { ...DEFAULT_SETTINGS, ...Object.fromEntries(read) };
  // A default that is put back may take the name of another, so one round for each name.
  for (let round = 0; round < PROPERTY_KEYS.length; round += 1) {
    for (const key of PROPERTY_KEYS) if (isTaken(settings, key)) settings[key] = DEFAULT_SETTINGS[key];
  }
  // Without a weak tag no note loses its interview tag when its last weak question is known.
  if (areTagsEqual(settings)) settings.weakTag = '';
  return settings;
}

/** Tells whether a stored value is what a setting is now, as far as it can be read. */
export function isOfUse(settings: Settings, key: keyof Settings, value: unknown): boolean {
  const reading = RULES[key](value);
  return reading.ok && isSame(reading.value, settings[key]);
}

/** Compares two values of settings. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

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
