import { TFile, type TAbstractFile } from 'obsidian';
import { formatChoices } from '../core/compare/choices';
import { MOST_VARIANTS } from '../core/compare/variants';
import { today } from '../obsidian/clock';
import { registerCompareCli } from '../obsidian/compare-cli';
import { makeNote } from '../obsidian/new-note';
import type { SettingsStore } from '../obsidian/settings-store';
import { BASES_VIEW, basesRegistration } from '../ui/compare/bases-view';
import { COMPARE_VIEW, CompareView } from '../ui/compare/compare-view';
import { openCompare } from '../ui/compare/open-compare';
import type { CompareServices } from '../ui/compare/services';
import { chooseNotes, compareFamily } from './compare-notes';
import { showDrill, showQueue } from './drill';
import { openNoteAt } from './notes';
import type { Parts } from './parts';

/** Registers all ways to put variants side by side: a view, a command, file menus, a base, the command line. */
export function registerCompare(parts: Parts, store: SettingsStore): void {
  const { app, plugin } = parts;
  const services = compareServices(parts, store);
  plugin.registerView(COMPARE_VIEW, (leaf) => new CompareView(leaf, services));
  plugin.registerBasesView(
    BASES_VIEW,
    basesRegistration({
      ...services,
      compare: (paths) => void openCompare(app, paths),
      drillNote: (path) => void showDrill(parts, path),
    }),
  );
  registerCompareCli(plugin, parts);
  plugin.addCommand({
    id: 'compare',
    name: 'Compare variants',
    callback: () => {
      const path = app.workspace.getActiveFile()?.path ?? null;
      if (path === null) chooseNotes(parts, []);
      else compareFamily(parts, path);
    },
  });
  plugin.registerEvent(
    app.workspace.on('file-menu', (menu, file) => {
      if (isNote(file))
        menu.addItem((item) =>
          item
            .setTitle('Compare variants')
            .setIcon('columns-3')
            .setSection('action')
            .onClick(() => {
              compareFamily(parts, file.path);
            }),
        );
    }),
  );
  plugin.registerEvent(
    app.workspace.on('files-menu', (menu, files) => {
      const paths = files.filter(isNote).map(({ path }) => path);
      if (paths.length < 2) return;
      const fits = paths.length <= MOST_VARIANTS;
      menu.addItem((item) =>
        item
          .setTitle(fits ? 'Compare side by side' : `Compare side by side (choose ${String(MOST_VARIANTS)})`)
          .setIcon('columns-3')
          .setSection('action')
          .onClick(() => {
            if (fits) void openCompare(app, paths);
            else chooseNotes(parts, paths);
          }),
      );
    }),
  );
}

const isNote = (file: TAbstractFile): file is TFile => file instanceof TFile && file.extension === 'md';

/** What a comparison needs of the vault and of the world. */
function compareServices(parts: Parts, store: SettingsStore): CompareServices {
  const { app, index, recorder, settings, useSettings } = parts;
  return {
    settings,
    today,
    readAll: (paths) => recorder.idle().then(() => index.readAll(paths)),
    record: (path, edit) => recorder.record(path, edit),
    undo: (token) => recorder.undo(token),
    waiting: (path) => recorder.waiting(path),
    listen: (listener) => recorder.listen(listener),
    openNote: (path, line, mode) => openNoteAt(parts, path, line, mode),
    drill: (queue) => void showQueue(parts, queue),
    chooseNotes: (paths) => {
      chooseNotes(parts, paths);
    },
    keepChoices: async (choices) => {
      await store.set('pairs', formatChoices(choices));
      useSettings();
    },
    saveNote: async (markdown, title) => {
      const file = await makeNote(app, markdown, title, app.workspace.getActiveFile()?.path ?? '');
      await app.workspace.getLeaf('tab').openFile(file);
    },
  };
}
