import { Merger } from '../obsidian/merge';
import { registerMergeCli } from '../obsidian/merge-cli';
import { MergeModal } from '../ui/merge/merge-modal';
import { openNoteAt } from './notes';
import type { Parts } from './parts';

/** Registers the command that joins the records of conflicted copies and torn notes, and its command-line handler. */
export function registerMerge(parts: Parts): void {
  const merger = new Merger(parts);
  parts.plugin.addCommand({
    id: 'merge',
    name: 'Merge drill records from conflicted copies',
    callback: () => {
      new MergeModal(parts.app, {
        find: () => merger.find(),
        apply: (offers) => merger.apply(offers),
        open: (path, line) => void openNoteAt(parts, path, line, 'edit'),
      }).open();
    },
  });
  registerMergeCli(parts.plugin, merger, parts.notes);
}
