import { DEFAULT_SETTINGS, isOfUse, isSame, repairSettings, type Settings } from './settings';
import { hasOwn } from './untrusted';

type Values = Readonly<Record<string, unknown>>;

/** The settings with all that was stored beside them; none of it is ever thrown away. */
export interface StoredSettings {
  readonly settings: Settings;
  /** What another version stored under names that we do not know. */
  readonly unknown: Values;
  /** Values of no use, each under the name of its setting, which has its default instead. */
  readonly keptAside: Values;
}

/** Before anything was stored. */
export const NOTHING_STORED: StoredSettings = {
  settings: { ...DEFAULT_SETTINGS },
  unknown: {},
  keptAside: {},
};

const isKnown = (key: string): key is keyof Settings => hasOwn(DEFAULT_SETTINGS, key);

/**
 * Reads what was stored. A value that was kept aside is taken where it is of use by now: an older version may have been
 * at work in between.
 * @returns null for what holds no settings at all, such as a list.
 */
export function readStored(stored: unknown): StoredSettings | null {
  if (stored === null || stored === undefined) return NOTHING_STORED;
  if (typeof stored !== 'object' || Array.isArray(stored)) return null;
  const { keptAside, ...rest } = stored as Values;
  const before = isPlain(keptAside) ? keptAside : keptAside === undefined ? {} : { keptAside };
  const values = hasOwn(before, 'folders') ? rest : withFolders(rest);
  const known = { ...pick(before, isKnown), ...pick(values, isKnown) };
  const settings = repairSettings(known);
  return {
    settings,
    unknown: pick(values, (key) => !isKnown(key)),
    keptAside: {
      ...pick(before, (key) => !isKnown(key) || hasOwn(values, key)),
      ...pick(known, (key, value) => isKnown(key) && !isOfUse(settings, key, value)),
    },
  };
}

/** An older version stored one folder, under another name. */
function withFolders(stored: Values): Values {
  const { folder, ...values } = stored;
  return typeof folder === 'string' && !hasOwn(values, 'folders') ? { ...values, folders: folder } : stored;
}

/** What is to be stored: settings whose value is kept aside are left out for as long as they have their defaults. */
export function toStore({ settings, unknown, keptAside }: StoredSettings): Values {
  const isOurs = (key: string, value: unknown): boolean =>
    !hasOwn(keptAside, key) || !isSame(value, DEFAULT_SETTINGS[key as keyof Settings]);
  const kept = Object.keys(keptAside).length > 0 ? { keptAside } : {};
  return { ...unknown, ...pick({ ...settings }, isOurs), ...kept };
}

/** Changes one setting; a value of no use becomes its default. */
export const withSetting = (stored: StoredSettings, key: keyof Settings, value: unknown): StoredSettings => ({
  ...stored,
  settings: repairSettings({ ...stored.settings, [key]: value }),
});

function isPlain(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pick(values: Values, isWanted: (key: string, value: unknown) => boolean): Values {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => isWanted(key, value)));
}
