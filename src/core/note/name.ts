import { plainText } from './plain-text';
import { isTopicName, splitBlockId } from './question/heading';

/** Name of the file of a note, without folder and ending. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');

/** The name of a note, wherever it is named: its title, or else the name of its file. */
export const noteName = (path: string, title: string | null | undefined): string => title ?? baseName(path);

const NOTES = /^notes?$/i;

/**
 * The title that headings give to a note: the first of them, where it is the only one of the first level. One that names
 * a section (Notes, Questions) or stands among others of its level is no title.
 */
export function headingTitle(
  headings: readonly { readonly level: number; readonly text: string }[],
): string | null {
  const [first, ...others] = headings;
  if (first?.level !== 1 || others.some(({ level }) => level === 1)) return null;
  const text = plainText(splitBlockId(first.text).text).trim();
  return text === '' || NOTES.test(text) || isTopicName(text) ? null : text;
}

/** A topic in plain words where it stands beside the name of its note; empty where it only says the name again. */
export function topicBeside(topic: string | null, name: string): string {
  const text = plainText(topic ?? '').trim();
  return text.toLowerCase() === plainText(name).trim().toLowerCase() ? '' : text;
}
