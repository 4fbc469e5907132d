import type { Queue } from '../core/drill/queue';
import type { ReadResult } from '../core/drill/results';
import { now, today } from '../obsidian/clock';
import { createSampleNote } from '../obsidian/sample-note';
import { openDrill } from '../ui/drill/open-drill';
import type { DrillServices } from '../ui/drill/services';
import { NotePicker } from '../ui/picker/note-picker';
import { PropertyPicker } from '../ui/picker/property-picker';
import { compareFamily } from './compare-notes';
import { showHistory } from './history';
import { noteChoices, openNoteAt } from './notes';
import { showOrphans } from './orphans';
import type { Parts } from './parts';

/** Opens the drill of a note, or the drill that says how a note comes to be one. */
export const showDrill = ({ app }: Parts, path: string | null): Promise<void> => openDrill(app, { path });

/** Opens the drill of a queue over several notes, as of today. */
export const showQueue = ({ app }: Parts, queue: Queue): Promise<void> =>
  openDrill(app, { path: null, queue, day: today() });

/** Lets the person choose a note to drill; where there is none, the drill says how a note becomes one. */
export async function chooseNote(parts: Parts): Promise<void> {
  const choices = noteChoices(parts);
  if (choices.length === 0) await showDrill(parts, null);
  else new NotePicker(parts.app, choices, (path) => void showDrill(parts, path)).open();
}

/** Lets the person choose a property whose notes are drilled. */
export function chooseProperty(parts: Parts): void {
  new PropertyPicker(parts.app, parts.index.choices(), ({ property, value }) => {
    void showQueue(parts, { kind: 'property', property, value });
  }).open();
}

/** What the drill needs of the vault and of the world. */
export function drillServices(parts: Parts): DrillServices {
  const { app, notes, index, recorder, settings } = parts;
  const orphaned = new Set<string>();
  const noted = (result: ReadResult): ReadResult => {
    if (result.ok && result.note.orphans.length > 0) orphaned.add(result.note.path);
    else if (result.ok) orphaned.delete(result.note.path);
    return result;
  };
  return {
    settings,
    now,
    today,
    // What was asked for before is in the text, or known to wait for it.
    read: (path) => recorder.idle().then(() => notes.read(path).then(noted)),
    readAll: (paths) =>
      recorder.idle().then(() => index.readAll(paths).then((results) => results.map(noted))),
    queuePaths: (queue) => index.paths(queue, today()),
    nextDue: () => index.nextDue(today()),
    record: (path, edit) => recorder.record(path, edit),
    undo: (token) => recorder.undo(token),
    waiting: (path) => recorder.waiting(path),
    whyWaiting: (path) => recorder.whyWaiting(path),
    listen: (listener) => recorder.listen(listener),
    retry: (path) => recorder.retry(path),
    logAttempts: (attempts) => void parts.attempts.add(attempts),
    openNote: (path, line, mode) => openNoteAt(parts, path, line, mode),
    showHistory: (path, id) => showHistory(parts, path, id),
    hasOrphans: (path) => orphaned.has(path),
    tidy: (path) => {
      showOrphans(parts, path);
    },
    compare: (path) => {
      compareFamily(parts, path);
    },
    createSample: () => createSampleNote(app, today()),
    chooseNote: () => void chooseNote(parts),
  };
}
