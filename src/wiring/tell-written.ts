import { Notice } from 'obsidian';
import { atLine } from '../core/diagnostic';
import type { WriteResult } from '../core/drill/results';
import { noticeWith } from '../ui/notice';
import { lastWith } from './last-with';
import type { Parts } from './parts';

/** Says what was written into a note, with a button that takes it back; or that it was not, and why. */
export function tellWritten(
  { plugin, recorder }: Parts,
  path: string,
  result: WriteResult,
  words: { readonly done: string; readonly failed: string },
): void {
  if (!result.ok) {
    new Notice(`${words.failed} ${path}, ${atLine(result)}`, 0);
    return;
  }
  const undo = async (): Promise<void> => {
    const { ok, message } = await recorder.undo(result.token);
    if (!ok) new Notice(message);
  };
  lastWith(plugin, noticeWith(words.done, [['Undo', () => void undo()]]));
}
