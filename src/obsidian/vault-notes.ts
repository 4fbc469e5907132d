import {
  getAllTags,
  parseFrontMatterTags,
  normalizePath,
  TFile,
  type App,
  type CachedMetadata,
} from 'obsidian';
import { logPath } from '../core/attempts/log-path';
import { headingTitle } from '../core/note/name';
import { readDrillNote, type DrillNote } from '../core/drill/item';
import type { ReadResult } from '../core/drill/results';
import type { Frontmatter } from '../core/note/frontmatter';
import { isInterviewNote } from '../core/note/interview';
import { readProperties } from '../core/note/properties';
import type { NoteProperties } from '../core/note/types';
import { wordsOf, type QuestionWords } from '../core/record/join';
import { parseOptions, recordKeys, type Settings } from '../core/settings';
import { messageOf } from '../core/untrusted';

/** An interview note as far as the metadata cache knows it. */
export interface NoteEntry {
  readonly file: TFile;
  readonly properties: NoteProperties;
}

/** Finds and reads the notes of the vault. It writes nothing. */
export class VaultNotes {
  constructor(
    private readonly app: App,
    private readonly settings: () => Settings,
  ) {}

  /** The Markdown file at a path, with or without its ending; null where there is none. */
  find(path: string): TFile | null {
    const normal = normalizePath(path);
    // A folder may have the name of a note.
    for (const each of [normal, `${normal}.md`]) {
      const file = this.app.vault.getAbstractFileByPath(each);
      if (file instanceof TFile && file.extension === 'md') return file;
    }
    return null;
  }

  /** Tells from the metadata cache alone whether a file is an interview note. */
  isInterview(file: TFile): boolean {
    if (file.extension !== 'md') return false;
    const cache = this.app.metadataCache.getFileCache(file);
    const settings = this.settings();
    const { path } = file;
    const frontmatter = frontmatterOf(cache);
    // Neither where the log lies nor what is typed into it makes it ask questions.
    if (path === logPath(settings))
      return isInterviewNote(
        { path, frontmatter, tags: parseFrontMatterTags(frontmatter) ?? [] },
        { ...settings, folders: [] },
      );
    return isInterviewNote({ path, frontmatter, tags: (cache && getAllTags(cache)) ?? [] }, settings);
  }

  /** All interview notes, by path, without reading a file. */
  interviewNotes(): NoteEntry[] {
    return this.app.vault
      .getMarkdownFiles()
      .filter((file) => this.isInterview(file))
      .sort((a, b) => a.path.localeCompare(b.path, undefined, { numeric: true }))
      .map((file) => ({ file, properties: this.properties(file) }));
  }

  /** What the metadata cache says of a note. */
  properties(file: TFile): NoteProperties {
    const cache = this.app.metadataCache.getFileCache(file);
    const { properties } = readProperties(frontmatterOf(cache));
    const headings = (cache?.headings ?? []).map(({ level, heading }) => ({ level, text: heading }));
    return { ...properties, title: properties.title ?? headingTitle(headings) };
  }

  /** Reads a note for a drill. Never rejects. */
  async read(path: string): Promise<ReadResult> {
    const file = this.find(path);
    if (!file) return { ok: false, reason: 'missing', message: `There is no note "${path}".` };
    try {
      return { ok: true, note: await this.readFile(file) };
    } catch (error) {
      const message = messageOf(error);
      return { ok: false, reason: 'unreadable', message };
    }
  }

  /** Reads a note with its record. Rejects where the file cannot be read. */
  async readFile(file: TFile): Promise<DrillNote> {
    return this.parse(file, await this.app.vault.cachedRead(file));
  }

  /** The questions of a text of a file. */
  questions(file: TFile, text: string): readonly QuestionWords[] {
    return this.parse(file, text).items.map(({ question }) => wordsOf(question));
  }

  /**
   * What a text of a file asks, with its record.
   * @param frontmatter of the text, where it was read already
   */
  parse({ path }: TFile, text: string, frontmatter?: Frontmatter | null): DrillNote {
    const settings = this.settings();
    const options = parseOptions(settings);
    return readDrillNote(
      path,
      text,
      recordKeys(settings),
      frontmatter ? { ...options, frontmatter } : options,
    );
  }
}

/** The frontmatter that the metadata cache holds; empty where it holds none. */
export const frontmatterOf = (cache: CachedMetadata | null): Readonly<Record<string, unknown>> =>
  cache?.frontmatter ?? {};
