import { registerCheck as register } from '../obsidian/check';
import { CheckModal } from '../ui/check/check-modal';
import { openNoteAt } from './notes';
import { showOrphans } from './orphans';
import type { Parts } from './parts';

/** Registers the command that checks notes, and shows what it finds. */
export function registerCheck(parts: Parts): void {
  const { app, plugin, notes, index } = parts;
  register(plugin, notes, index, (findings) => {
    new CheckModal(app, findings, (path, line, code) => {
      if (code === 'orphan-record') showOrphans(parts, path);
      else void openNoteAt(parts, path, line, 'edit');
    }).open();
  });
}
