import { findOrphans, Tidier } from '../obsidian/orphans';
import { registerOrphansCli } from '../obsidian/orphans-cli';
import { DrillView } from '../ui/drill/drill-view';
import { OrphansModal } from '../ui/orphans/orphans-modal';
import type { Parts } from './parts';

/** Registers the commands that tidy records which belong to no question: of the note at hand, and of all notes. */
export function registerOrphans(parts: Parts): void {
  const { app, plugin } = parts;
  registerOrphansCli(plugin, parts);
  const pathAtHand = (): string | null => {
    const drilled = app.workspace.getActiveViewOfType(DrillView)?.notePath;
    if (drilled) return drilled;
    const file = app.workspace.getActiveFile();
    return file?.extension === 'md' ? file.path : null;
  };
  plugin.addCommand({
    id: 'tidy',
    name: 'Tidy drill records',
    checkCallback: (checking) => {
      const path = pathAtHand();
      if (path !== null && !checking) showOrphans(parts, path);
      return path !== null;
    },
  });
  plugin.addCommand({
    id: 'tidy-all',
    name: 'Tidy drill records of all notes',
    callback: () => {
      showOrphans(parts, null);
    },
  });
}

/** Shows the records without a question of a note, or of all where `path` is null. */
export function showOrphans(parts: Parts, path: string | null): void {
  const tidier = new Tidier(parts.recorder);
  new OrphansModal(parts.app, {
    find: () => findOrphans(parts, path),
    attach: (plan, item) => tidier.attach(plan, item),
    move: (moves) => tidier.move(moves),
    remove: (plan) => tidier.remove(plan),
    undo: (tokens) => tidier.undo(tokens),
  }).open();
}
