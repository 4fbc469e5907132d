import type { App, TFile } from 'obsidian';
import type { ReadResult } from '../core/drill/results';
import { mentionsProperty } from '../core/record/mentions';
import type { RecordKeys } from '../core/record/types';
import { recordKeys, type Settings } from '../core/settings';
import type { NoteIndex } from './note-index';
import type { Recorder } from './recorder';
import type { VaultNotes } from './vault-notes';

/** What it takes to read the records of the vault. */
export interface RecordParts {
  readonly app: App;
  readonly settings: () => Settings;
  readonly notes: VaultNotes;
  readonly index: NoteIndex;
  readonly recorder: Recorder;
}

/** A note that holds ratings or may do, or why it could not be read. */
export interface ReadRecord {
  readonly path: string;
  readonly result: ReadResult;
}

/** Reads all notes of the vault with records, after all that was asked for so far is in them. Never rejects. */
export async function readRecords(parts: RecordParts): Promise<ReadRecord[]> {
  const { app, notes, index, recorder, settings } = parts;
  await recorder.idle();
  const paths = await recordPaths(app, notes, recordKeys(settings()));
  const results = await index.readAll(paths);
  return results.map((result, at) => ({ path: paths[at] ?? '', result }));
}

/**
 * Paths of all notes that hold ratings or may do: interview notes, and notes with a log in properties that cannot be read.
 * The former are told from the metadata cache; what it knows nothing of is read, one note at a time.
 */
async function recordPaths(app: App, notes: VaultNotes, { log }: RecordKeys): Promise<string[]> {
  const paths: string[] = [];
  for (const file of app.vault.getMarkdownFiles()) {
    const cache = app.metadataCache.getFileCache(file);
    const first = cache?.sections?.[0]?.type ?? 'unknown';
    const isUnread = !cache?.frontmatter && ['yaml', 'unknown'].includes(first);
    if (notes.isInterview(file) || (isUnread && (await mentions(app, file, log)))) paths.push(file.path);
  }
  return paths.sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
}

/** Whether a note has a property of a name, however broken the properties are. One that cannot be read may have it. */
async function mentions(app: App, file: TFile, name: string): Promise<boolean> {
  try {
    return mentionsProperty(await app.vault.cachedRead(file), name);
  } catch {
    return true;
  }
}
