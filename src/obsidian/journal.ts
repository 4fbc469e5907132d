import type { App } from 'obsidian';
import { decodeJournal, encodeJournal, type JournalEntry } from '../core/record/journal';

/** Storage of this device for this vault. Both may throw, and both are synchronous. */
export type DeviceStorage = Pick<App, 'loadLocalStorage' | 'saveLocalStorage'>;

const KEY = 'interview-drill-journal';
const ASIDE_KEY = 'interview-drill-journal-aside';

/** Keeps what notes do not hold yet in device-local storage, so that nothing is lost when the app is closed. */
export class Journal {
  constructor(private readonly storage: DeviceStorage) {}

  /** What was stored. Entries that cannot be read are kept aside; see {@link aside}. Never throws. */
  load(): readonly JournalEntry[] {
    const { entries, broken } = decodeJournal(this.read(KEY));
    // Aside first: what is in both places is not lost, and counts once.
    if (broken.length > 0 && this.write(ASIDE_KEY, distinct([...this.aside(), ...broken])))
      this.save(entries);
    return entries;
  }

  /** Entries, as they were stored, that could not be read. */
  aside(): readonly unknown[] {
    const stored = this.read(ASIDE_KEY);
    if (Array.isArray(stored)) return stored;
    return stored === null || stored === undefined ? [] : [stored];
  }

  /** Stores entries in the place of all that were stored, at once. @returns whether the storage took them. */
  save(entries: readonly JournalEntry[]): boolean {
    return this.write(KEY, encodeJournal(entries));
  }

  private read(key: string): unknown {
    try {
      return this.storage.loadLocalStorage(key);
    } catch {
      return null;
    }
  }

  private write(key: string, data: unknown): boolean {
    try {
      this.storage.saveLocalStorage(key, data);
      return true;
    } catch {
      return false;
    }
  }
}

const distinct = (values: readonly unknown[]): unknown[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];
