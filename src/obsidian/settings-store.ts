import type { Plugin } from 'obsidian';
import type { Settings } from '../core/settings';
import {
  NOTHING_STORED,
  readStored,
  toStore,
  withSetting,
  type StoredSettings,
} from '../core/stored-settings';
import { messageOf } from '../core/untrusted';

/** Loads and saves the settings, one step after another. What cannot be read is never written over before a person agrees. */
export class SettingsStore {
  private stored = NOTHING_STORED;
  private reason: string | null = null;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly plugin: Plugin) {}

  get settings(): Settings {
    return this.stored.settings;
  }

  /** Why the stored settings cannot be read, or null. While there is a reason, nothing is saved. */
  get problem(): string | null {
    return this.reason;
  }

  /** Stored values of no use, by the name of their setting. */
  get keptAside(): StoredSettings['keptAside'] {
    return this.stored.keptAside;
  }

  /** Never rejects: where the settings cannot be read, the defaults are in use. */
  load(): Promise<void> {
    return this.inOrder(async () => {
      let stored: StoredSettings | null = null;
      let reason: string | null = 'They are no settings of this plugin.';
      try {
        stored = readStored((await this.plugin.loadData()) ?? (await this.storedText()));
        if (stored) reason = null;
      } catch (error) {
        reason = messageOf(error);
      }
      this.reason = reason;
      this.stored = stored ?? NOTHING_STORED;
    });
  }

  /** Changes one setting and saves all; a value of no use becomes its default. Rejects where nothing may be saved. */
  set(key: keyof Settings, value: unknown): Promise<void> {
    return this.inOrder(async () => {
      if (this.reason !== null) throw new Error('The stored settings could not be read. Reset them first.');
      await this.save(withSetting(this.stored, key, value));
    });
  }

  /** Begins anew with the defaults. Settings that cannot be read are kept aside in a file next to theirs. */
  reset(): Promise<void> {
    return this.inOrder(async () => {
      const { adapter } = this.plugin.app.vault;
      if (await adapter.exists(this.path('data.json'))) {
        let name = 'data.unreadable.json';
        for (let copy = 2; await adapter.exists(this.path(name)); copy += 1)
          name = `data.unreadable ${String(copy)}.json`;
        await adapter.copy(this.path('data.json'), this.path(name));
      }
      await this.save(NOTHING_STORED);
      this.reason = null;
    });
  }

  /** Throws away what was kept aside. */
  dropKeptAside(): Promise<void> {
    return this.inOrder(() => this.save({ ...this.stored, keptAside: {} }));
  }

  /** What a step goes by is known only when the one before is done. */
  private inOrder(step: () => Promise<void>): Promise<void> {
    const done = this.queue.then(step);
    this.queue = done.catch(() => undefined);
    return done;
  }

  private async save(stored: StoredSettings): Promise<void> {
    await this.plugin.saveData(toStore(stored));
    this.stored = stored;
  }

  /** What is in the file where Obsidian says that there is nothing: a text that it could not read, or null. */
  private async storedText(): Promise<string | null> {
    const { adapter } = this.plugin.app.vault;
    const path = this.path('data.json');
    const text = (await adapter.exists(path)) ? (await adapter.read(path)).trim() : '';
    return text === '' || text === 'null' ? null : text;
  }

  private path(name: string): string {
    const { app, manifest } = this.plugin;
    return `${manifest.dir ?? `${app.vault.configDir}/plugins/${manifest.id}`}/${name}`;
  }
}
