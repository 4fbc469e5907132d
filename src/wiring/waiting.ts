import { Notice } from 'obsidian';
import type { Guard } from '../obsidian/guard';
import { addWaitingCount } from '../obsidian/status-bar';
import { NotePicker } from '../ui/picker/note-picker';
import { WaitingModal, type WaitingServices } from '../ui/waiting/waiting-modal';
import { showWaitingNotice } from '../ui/waiting/waiting-notice';
import { noteChoices, openNoteAt } from './notes';
import { putBackAll, registerGuard } from './guard';
import { lastWith } from './last-with';
import type { Parts } from './parts';

/** Writes what waits from earlier starts, and shows what still waits: a notice, the status bar, a list. */
export function registerWaiting(parts: Parts): void {
  const { app, plugin, recorder, journal } = parts;
  const show = (leaving: string | null): void => {
    new WaitingModal(app, waitingServices(parts, guard), leaving).open();
  };
  const guard = registerGuard(parts, show);
  const open = (): void => {
    show(null);
  };
  plugin.addCommand({ id: 'waiting', name: 'Show ratings that wait', callback: open });
  const count = (): number => recorder.waitingNotes().reduce((sum, { edits }) => sum + edits.length, 0);
  const update = addWaitingCount(plugin, count, open);
  const unsafe = (): void => {
    new Notice(
      'This device has no room left to keep ratings safe: one that its note does not take is lost when Obsidian is closed.',
      0,
    );
  };
  plugin.register(recorder.listen({ changed: update, unsafe }));
  recorder.watch(plugin);
  app.workspace.onLayoutReady(async () => {
    await recorder.idle();
    const notes = recorder.waitingNotes();
    if (notes.length > 0) lastWith(plugin, showWaitingNotice(notes, open));
    if (journal.unread > 0)
      new Notice('Ratings that were stored on this device could not be read. They are kept.');
  });
}

function waitingServices(parts: Parts, guard: Guard): WaitingServices {
  const { app, recorder, journal } = parts;
  return {
    list: () => recorder.waitingNotes(),
    aside: () => journal.aside().length,
    retry: (path) => recorder.retry(path),
    discard: (path) => recorder.discard(path),
    missing: () => guard.missing(),
    putBack: (path) => putBackAll(parts, guard, path),
    leave: (path) => {
      guard.leave(path);
    },
    open: (path, line) => void openNoteAt(parts, path, line, 'edit'),
    choose: (path) => {
      const picker = new NotePicker(app, noteChoices(parts), (to) => {
        recorder.renamed(path, to, true);
      });
      picker.setPlaceholder(`Which note is "${path}" now?`);
      picker.open();
    },
    listen: (changed) => {
      const stops = [recorder.listen({ changed }), guard.listen(changed)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
