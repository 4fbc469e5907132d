import { TFile, type Plugin } from 'obsidian';
import type { VaultNotes } from './vault-notes';

/** What the commands start. */
export interface CommandActions {
  /** Drills a note, at a question if a line of it is given. */
  drill(file: TFile): void;
  /** Lets the person choose an interview note. */
  choose(): void;
  /** Drills questions of all notes. */
  drillQueue(kind: 'due' | 'weak'): void;
  /** Lets the person choose a tag, role, round or variant. */
  chooseProperty(): void;
}

/** Registers all ways to begin a drill: commands, file menu and ribbon. */
export function registerCommands(plugin: Plugin, notes: VaultNotes, actions: CommandActions): void {
  const { workspace } = plugin.app;
  const activeNote = (): TFile | null => {
    const file = workspace.getActiveFile();
    return file?.extension === 'md' ? file : null;
  };
  plugin.addCommand({
    id: 'this-note',
    name: 'Drill this note',
    checkCallback: (checking) => {
      const file = activeNote();
      if (file && !checking) actions.drill(file);
      return file !== null;
    },
  });
  plugin.addCommand({
    id: 'choose',
    name: 'Drill…',
    callback: () => {
      actions.choose();
    },
  });
  const addQueue = (kind: 'due' | 'weak', name: string): void => {
    plugin.addCommand({
      id: kind,
      name,
      callback: () => {
        actions.drillQueue(kind);
      },
    });
  };
  addQueue('due', 'Drill what is due');
  addQueue('weak', 'Drill weak questions');
  plugin.addCommand({
    id: 'by-property',
    name: 'Drill by tag, role, round or variant…',
    callback: () => {
      actions.chooseProperty();
    },
  });
  plugin.addRibbonIcon('graduation-cap', 'Drill interview questions', () => {
    const file = activeNote();
    if (file && notes.isInterview(file)) actions.drill(file);
    else actions.choose();
  });
  plugin.registerEvent(
    workspace.on('file-menu', (menu, file) => {
      if (!(file instanceof TFile) || file.extension !== 'md') return;
      menu.addItem((item) =>
        item
          .setTitle('Drill this note')
          .setIcon('graduation-cap')
          .setSection('action')
          .onClick(() => {
            actions.drill(file);
          }),
      );
    }),
  );
}
