import { Notice } from 'obsidian';
import { messageOf } from '../core/untrusted';

/** Makes a sample note and opens it; says why where that fails. */
export async function makeSample(
  create: () => Promise<string>,
  open: (path: string) => Promise<void>,
): Promise<void> {
  try {
    await open(await create());
  } catch (error) {
    new Notice(`The sample note could not be made: ${messageOf(error)}`);
  }
}
