import { TFile, type Plugin } from 'obsidian';
import { decodeKept, keepDrill, renameInKept, withoutDrill, type KeptDrill } from '../core/drill/kept';
import type { DeviceStorage } from './journal';

const KEY = 'interview-drill-stopped';

/**
 * Drills that stopped before their end, in device-local storage. What was rated is not in here alone: it is in the notes,
 * or in the journal. So storage that is full or broken costs a place in a drill, and never throws.
 */
export class KeptDrills {
  constructor(private readonly storage: DeviceStorage) {}

  /** Follows notes to their new paths for as long as the plugin is loaded. */
  watch(plugin: Plugin): void {
    plugin.registerEvent(
      plugin.app.vault.on('rename', (file, from) => {
        // The notes of a folder follow one by one; its own name may be any word, also one that a drill is told by.
        if (!(file instanceof TFile)) return;
        const kept = this.load();
        if (kept.length > 0) this.save(renameInKept(kept, from, file.path));
      }),
    );
  }

  /** All drills, the newest first. */
  all(): readonly KeptDrill[] {
    return this.load();
  }

  keep(drill: KeptDrill): void {
    this.save(keepDrill(this.load(), drill));
  }

  drop(key: string): void {
    const kept = this.load();
    const rest = withoutDrill(kept, key);
    if (rest.length < kept.length) this.save(rest);
  }

  private load(): KeptDrill[] {
    try {
      return decodeKept(this.storage.loadLocalStorage(KEY));
    } catch {
      return [];
    }
  }

  private save(kept: readonly KeptDrill[]): void {
    try {
      this.storage.saveLocalStorage(KEY, kept.length === 0 ? null : kept);
    } catch {
      // See above.
    }
  }
}
