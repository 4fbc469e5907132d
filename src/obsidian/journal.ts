import type { App } from 'obsidian';
import { decodeJournal, encodeJournal, type JournalEntry } from '../core/record/journal';

/** Storage of this device for this vault. Both may throw, and both are synchronous. */
export type DeviceStorage = Pick<App, 'loadLocalStorage' | 'saveLocalStorage'>;

const KEY = 'interview-drill-journal';
const ASIDE_KEY = 'interview-drill-journal-aside';

/** Keeps what notes do not hold yet in device-local storage, so that nothing is lost when the app is closed. */
export class Journal {
  /** How many entries {@link load} found that cannot be read. */
  unread = 0;
  /** Such entries while there is no room to put them aside. */
  private kept: readonly unknown[] = [];

  constructor(private readonly storage: DeviceStorage) {}

  /** What was stored. Entries that cannot be read are kept aside; see {@link aside}. Never throws. */
  load(): readonly JournalEntry[] {
    const { entries, broken } = decodeJournal(this.read(KEY));
    this.unread = broken.length;
    if (broken.length === 0) return entries;
    // Aside first: what is in both places is not lost, and counts once.
    if (this.write(ASIDE_KEY, distinct([...this.aside(), ...broken]))) this.save(entries);
    else this.kept = broken;
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
    return this.write(KEY, encodeJournal(entries, this.kept));
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
