import { normalizePath, type App, type TFile } from 'obsidian';

/** What the name of a file may not hold on any system, nor in a link. */
const NOT_IN_NAME = /[\\/:*?"<>|#^[\]]+/g;
const LONGEST_NAME = 120;

/**
 * Makes a note in the folder where Obsidian puts new ones, under a name that is free; nothing is ever overwritten.
 * @param source vault path of the note from which it is made
 * Rejects where the file cannot be made.
 */
export async function makeNote(app: App, markdown: string, title: string, source: string): Promise<TFile> {
  const { vault, fileManager } = app;
  const folder = fileManager.getNewFileParent(source);
  const name =
    title.replace(NOT_IN_NAME, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME) || 'Comparison';
  const pathOf = (copy: number): string =>
    normalizePath(`${folder.path}/${copy === 1 ? name : `${name} ${String(copy)}`}.md`);
  let copy = 1;
  while (vault.getAbstractFileByPath(pathOf(copy))) copy += 1;
  return vault.create(pathOf(copy), markdown);
}
