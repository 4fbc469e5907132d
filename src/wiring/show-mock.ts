import { openMock } from '../ui/mock/open-mock';
import { chooseInterview } from './notes';
import type { Parts } from './parts';

/** Opens the mock interview of a note, or the view that says how a note comes to be one. */
export const showMock = ({ app }: Parts, path: string | null): Promise<void> => openMock(app, path);

/** Lets the person choose a note for a mock interview. */
export const chooseForMock = (parts: Parts): Promise<void> =>
  chooseInterview(parts, (path) => showMock(parts, path));
