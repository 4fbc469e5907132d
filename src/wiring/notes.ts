import { openNote } from '../obsidian/open-note';
import { NotePicker, type NoteChoice } from '../ui/picker/note-picker';
import type { Parts } from './parts';

/** All interview notes to choose from. */
export const noteChoices = ({ notes }: Parts): NoteChoice[] =>
  notes.interviewNotes().map(({ file, properties }) => ({ path: file.path, properties }));

/** Opens a note of the vault at a line (1-based); nothing happens where there is none. */
export async function openNoteAt(
  { app, notes }: Parts,
  path: string,
  line: number,
  mode: 'read' | 'edit',
): Promise<void> {
  const file = notes.find(path);
  if (file) await openNote(app, file, line, mode);
}

/** Lets the person choose an interview note and shows it; where there is none, null, so that the view says how to get one. */
export async function chooseInterview(
  parts: Parts,
  show: (path: string | null) => Promise<void>,
): Promise<void> {
  const choices = noteChoices(parts);
  if (choices.length === 0) await show(null);
  else new NotePicker(parts.app, choices, (path) => void show(path)).open();
}
