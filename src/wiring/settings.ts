import { Notice, type Plugin } from 'obsidian';
import type { NoteIndex } from '../obsidian/note-index';
import type { SettingsStore } from '../obsidian/settings-store';
import { DrillSettingTab, UNREADABLE_SETTINGS } from '../ui/settings-tab';

/**
 * Adds the setting tab, and says once where the stored settings cannot be read. `changed` is called when any setting is
 * another one.
 * @returns brings the tab up to date
 */
export function registerSettings(
  plugin: Plugin,
  store: SettingsStore,
  index: NoteIndex,
  changed: () => void,
): () => void {
  const then = async (done: Promise<void>): Promise<void> => {
    await done;
    changed();
  };
  const tab = new DrillSettingTab(plugin.app, plugin, {
    get: () => store.settings,
    set: (key, value) => then(store.set(key, value)),
    problem: () => store.problem,
    reset: () => then(store.reset()),
    keptAside: () => store.keptAside,
    dropKeptAside: () => then(store.dropKeptAside()),
    countNotes: () => index.indexed().length,
    countQuestions: () => index.countQuestions(),
    listen: (listener) => index.listen(listener),
  });
  plugin.addSettingTab(tab);
  if (store.problem !== null) new Notice(UNREADABLE_SETTINGS, 0);
  return () => {
    tab.update();
  };
}
