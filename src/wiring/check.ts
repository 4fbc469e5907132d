import { registerCheck } from '../obsidian/check';
import { CheckModal } from '../ui/check/check-modal';
import { markNote } from './mark';
import { openNoteAt } from './notes';
import { showOrphans } from './orphans';
import type { Parts } from './parts';

/** Registers the check of all interview notes, and what a click on a finding does. */
export function registerFindings(parts: Parts): void {
  const { app, plugin, notes, index } = parts;
  registerCheck(plugin, notes, index, (findings) => {
    new CheckModal(
      app,
      findings,
      (path, line, code) => {
        if (code === 'orphan-record') showOrphans(parts, path);
        else void openNoteAt(parts, path, line, 'edit');
      },
      (path, marking) => markNote(parts, path, marking),
    ).open();
  });
}
