import { openMock } from '../ui/mock/open-mock';
import { NotePicker } from '../ui/picker/note-picker';
import { noteChoices } from './notes';
import type { Parts } from './parts';

/** Opens the mock interview of a note, or the view that says how a note comes to be one. */
export const showMock = ({ app }: Parts, path: string | null): Promise<void> => openMock(app, path);

/** Lets the person choose a note for a mock interview. */
export async function chooseForMock(parts: Parts): Promise<void> {
  const choices = noteChoices(parts);
  if (choices.length === 0) await showMock(parts, null);
  else new NotePicker(parts.app, choices, (path) => void showMock(parts, path)).open();
}
