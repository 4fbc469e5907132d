import { normalizePath, type App, type TFile } from 'obsidian';
import { freePath } from './free-path';

/** What the name of a file may not hold on any system, nor in a link. */
const NOT_IN_NAME = /[\\/:*?"<>|#^[\]\p{Cc}]+/gu;
/** In UTF-16 units, of which each takes up to three bytes: most systems take names of 255 bytes. */
const LONGEST_NAME = 80;

/** A title as the name of a file: Obsidian hides what starts with a dot. */
function nameOf(title: string): string {
  const plain = title
    .replace(NOT_IN_NAME, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '');
  // No half of a character stays at the end.
  const short = plain
    .slice(0, LONGEST_NAME)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
  return short === '' ? 'Comparison' : short;
}

/**
 * Makes a note in the folder where Obsidian puts new ones, under a name that is free; nothing is ever overwritten.
 * @param source vault path of the note from which it is made
 * Rejects where the file cannot be made.
 */
export async function makeNote(app: App, markdown: string, title: string, source: string): Promise<TFile> {
  const { vault, fileManager } = app;
  const folder = fileManager.getNewFileParent(source);
  const path = freePath(vault, normalizePath(`${folder.path}/${nameOf(title)}`), 'md');
  return vault.create(path, markdown);
}
