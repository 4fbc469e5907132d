import type { App, TFile } from 'obsidian';
import type { RecordKeys } from '../core/record/types';
import { frontmatterOf, type VaultNotes } from './vault-notes';

/**
 * Paths of all notes that hold ratings or may do: interview notes, other notes that were drilled, and notes with a log in
 * properties that cannot be read. All but the last are told from the metadata cache; of those few one is read at a time.
 */
export async function recordPaths(app: App, notes: VaultNotes, { log }: RecordKeys): Promise<string[]> {
  const paths: string[] = [];
  for (const file of app.vault.getMarkdownFiles()) {
    const cache = app.metadataCache.getFileCache(file);
    const isUnread = cache?.frontmatter === undefined && cache?.sections?.[0]?.type === 'yaml';
    const isRecord = notes.isInterview(file) || Object.hasOwn(frontmatterOf(cache), log);
    if (isRecord || (isUnread && (await mentions(app, file, log)))) paths.push(file.path);
  }
  return paths.sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
}

/** Whether a note has a property of a name, however broken the properties are. One that cannot be read may have it. */
async function mentions(app: App, file: TFile, name: string): Promise<boolean> {
  try {
    return (await app.vault.cachedRead(file)).includes(`${name}:`);
  } catch {
    return true;
  }
}
