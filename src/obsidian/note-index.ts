import { getAllTags, type App, type CachedMetadata, type Plugin, type TFile } from 'obsidian';
import type { Day } from '../core/day';
import { hasValue, propertyChoices, type PropertyChoice } from '../core/drill/choices';
import type { DrillNote } from '../core/drill/item';
import type { Pool } from '../core/drill/plan';
import type { Queue } from '../core/drill/queue';
import type { ReadResult } from '../core/drill/results';
import type { IndexedNote } from '../core/listing/listed';
import { readProperties } from '../core/note/properties';
import type { NoteProperties } from '../core/note/types';
import { readRecord } from '../core/record/read';
import { replay } from '../core/schedule/schedule';
import { recordKeys, type Settings } from '../core/settings';
import { messageOf } from '../core/untrusted';
import { CacheFreshness } from './cache-freshness';
import { limited, MAX_READS } from './limit';
import { frontmatterOf, type VaultNotes } from './vault-notes';

/** What the metadata cache says of an interview note. */
interface Entry {
  readonly file: TFile;
  readonly properties: NoteProperties;
  /** Id of a record → the day on which its question comes back. */
  readonly due: ReadonlyMap<string, Day>;
  /** The days on which its questions were rated first. */
  readonly begun: readonly Day[];
  readonly weak: boolean;
}

/** An entry with all that it was made of: while these are the same, it is. */
interface Known {
  readonly path: string;
  readonly cache: CachedMetadata | null;
  readonly settings: Settings;
  /** Null for a note that is no interview note. */
  readonly entry: Entry | null;
}

/** A note that was read, or is being read. */
interface Kept {
  /** Of the file that is read; not a number where it must be read again. */
  mtime: number;
  readonly settings: Settings;
  readonly reading: Promise<ReadResult>;
  good: DrillNote | null;
  /** Ids of records that belong to no question: they are due for nobody. */
  orphans: ReadonlySet<string>;
}

/** Milliseconds in which changes are told as one. */
const TOGETHER = 100;

/**
 * The interview notes of the vault. What can be told from the metadata cache is told from it alone; the text of a note
 * is read when its questions are wanted, and kept until it changes.
 */
export class NoteIndex {
  private readonly known = new WeakMap<TFile, Known>();
  private readonly kept = new Map<string, Kept>();
  private readonly limit = limited(MAX_READS);
  private readonly freshness: CacheFreshness;
  private timer: number | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly app: App,
    private readonly notes: VaultNotes,
    private readonly settings: () => Settings,
  ) {
    this.freshness = new CacheFreshness(app);
  }

  /** Watches the vault for as long as the plugin is loaded, and tells when anything may be another. */
  watch(plugin: Plugin, changed: () => void): void {
    const { vault, metadataCache } = this.app;
    plugin.register(this.listen(changed));
    this.freshness.watch(plugin);
    plugin.register(() => {
      if (this.timer !== null) window.clearTimeout(this.timer);
    });
    const tell = (): void => {
      this.tell();
    };
    plugin.registerEvent(metadataCache.on('changed', tell));
    plugin.registerEvent(
      vault.on('modify', ({ path }) => {
        const kept = this.kept.get(path);
        if (kept) kept.mtime = NaN;
      }),
    );
    plugin.registerEvent(
      vault.on('rename', (_, from) => {
        this.kept.delete(from);
        this.tell();
      }),
    );
    plugin.registerEvent(
      vault.on('delete', ({ path }) => {
        this.kept.delete(path);
        this.tell();
      }),
    );
  }

  /** Tells when anything may be another, as {@link watch} does. @returns stops it */
  listen(changed: () => void): () => void {
    this.listeners.add(changed);
    return () => {
      this.listeners.delete(changed);
    };
  }

  /** All interview notes as far as they are known without reading a file, by path. */
  indexed(): IndexedNote[] {
    return this.entries()
      .map((entry) => {
        const { file, properties, weak } = entry;
        const orphans = this.kept.get(file.path)?.orphans;
        const orphaned = [...entry.due].flatMap(([id, day]) => (orphans?.has(id) === true ? [day] : []));
        return { path: file.path, properties, due: this.daysOf(entry), orphaned, weak };
      })
      .sort((a, b) => a.path.localeCompare(b.path, undefined, { numeric: true }));
  }

  /** How many questions all interview notes hold; reads those that were not read since they changed. Never rejects. */
  async countQuestions(): Promise<number> {
    const results = await this.readAll(this.entries().map(({ file }) => file.path));
    return results.reduce((sum, result) => sum + (result.ok ? result.note.items.length : 0), 0);
  }

  /** How many questions are due, without reading a file. */
  dueOn(today: Day): number {
    return this.days().filter((day) => day <= today).length;
  }

  /** How many questions were rated for the first time on a day, without reading a file. */
  begunOn(day: Day): number {
    return this.entries().reduce((sum, { begun }) => sum + begun.filter((each) => each === day).length, 0);
  }

  /** The next day after today on which a question is due, or null; without reading a file. */
  nextDue(today: Day): Day | null {
    return this.days().reduce<Day | null>(
      (next, day) => (day > today && (next === null || day < next) ? day : next),
      null,
    );
  }

  /** By what notes can be drilled together, without reading a file. */
  choices(): PropertyChoice[] {
    return propertyChoices(this.entries().map(({ properties }) => properties));
  }

  /** Paths of the notes that a queue is about, in their order; without reading a file. */
  paths(queue: Queue, today: Day): string[] {
    const pool = queue.kind === 'session' ? queue.plan.pool : null;
    if (pool && 'paths' in pool && pool.paths) return [...new Set(pool.paths)];
    if (queue.kind === 'questions') return [...new Set(queue.questions.map(({ path }) => path))];
    const isWanted = (entry: Entry): boolean => {
      if (queue.kind === 'property') return hasValue(entry.properties, queue.property, queue.value);
      if (queue.kind === 'weak') return entry.weak;
      if (queue.kind === 'session') return isInPool(entry, queue.plan.pool);
      // Also what seemed to belong to no question: it may be back, and only its text can tell.
      return [...entry.due.values()].some((day) => day <= today);
    };
    return this.entries()
      .filter(isWanted)
      .map(({ file }) => file.path)
      .sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
  }

  /**
   * Reads a note, where it was not read since it changed. One that cannot be read, or is empty all at once, gives what
   * it held before: neither is evidence that its questions are gone. Never rejects.
   */
  read(path: string): Promise<ReadResult> {
    const file = this.notes.find(path);
    if (!file) return this.notes.read(path);
    const settings = this.settings();
    const { mtime } = file.stat;
    const before = this.kept.get(file.path);
    if (before?.mtime === mtime && before.settings === settings) return before.reading;
    const kept: Kept = {
      mtime,
      settings,
      reading: this.limit(() => this.app.vault.cachedRead(file)).then(
        (text) => this.take(kept, file, text),
        (error: unknown) => this.fail(kept, messageOf(error)),
      ),
      good: before?.good ?? null,
      orphans: before?.orphans ?? new Set(),
    };
    this.kept.set(file.path, kept);
    return kept.reading;
  }

  /** Reads several notes. Never rejects. */
  readAll(paths: readonly string[]): Promise<ReadResult[]> {
    return Promise.all(paths.map((path) => this.read(path)));
  }

  private take(kept: Kept, file: TFile, text: string): ReadResult {
    if (text.trim() === '' && kept.good) return this.fail(kept, '');
    const note = this.notes.parse(file, text, this.freshness.frontmatter(file, text));
    const used = new Set(note.items.map(({ recordId }) => recordId));
    kept.good = note;
    kept.orphans = new Set([...(this.entryOf(file)?.due.keys() ?? [])].filter((id) => !used.has(id)));
    if (kept.orphans.size > 0) this.tell();
    return { ok: true, note };
  }

  private fail(kept: Kept, message: string): ReadResult {
    kept.mtime = NaN;
    return kept.good ? { ok: true, note: kept.good } : { ok: false, reason: 'unreadable', message };
  }

  /** Tells what happens within a moment once. */
  tell(): void {
    this.timer ??= window.setTimeout(() => {
      this.timer = null;
      for (const changed of [...this.listeners]) changed();
    }, TOGETHER);
  }

  private days(): Day[] {
    return this.entries().flatMap((entry) => this.daysOf(entry));
  }

  private daysOf({ file, due }: Entry): Day[] {
    const orphans = this.kept.get(file.path)?.orphans;
    return [...due].flatMap(([id, day]) => (orphans?.has(id) ? [] : [day]));
  }

  private entries(): Entry[] {
    return this.app.vault.getMarkdownFiles().flatMap((file) => this.entryOf(file) ?? []);
  }

  /** The entry of a file; the cache gives another object for a file that was parsed again, so one edit costs one note. */
  private entryOf(file: TFile): Entry | null {
    const cache = this.app.metadataCache.getFileCache(file);
    const settings = this.settings();
    const { path } = file;
    const known = this.known.get(file);
    if (known?.path === path && known.cache === cache && known.settings === settings) return known.entry;
    const entry = this.notes.isInterview(file) ? readEntry(file, cache, settings) : null;
    this.known.set(file, { path, cache, settings, entry });
    return entry;
  }
}

const isInPool = ({ properties }: Entry, pool: Pool): boolean =>
  pool.kind !== 'property' || hasValue(properties, pool.property, pool.value);

function readEntry(file: TFile, cache: CachedMetadata | null, settings: Settings): Entry {
  const frontmatter = frontmatterOf(cache);
  const { properties } = readProperties(frontmatter);
  const tags = ((cache && getAllTags(cache)) ?? []).map((tag) => tag.replace(/^#/, ''));
  const { log, weak } = readRecord(frontmatter, recordKeys(settings));
  const due = new Map<string, Day>();
  const begun: Day[] = [];
  for (const [id, { ratings }] of log) {
    const memory = replay(ratings, { retention: settings.retention / 100 });
    if (!memory) continue;
    due.set(id, memory.due);
    begun.push(ratings.reduce((first, { day }) => Math.min(first, day), Infinity));
  }
  return { file, properties: { ...properties, tags }, due, begun, weak: weak.length > 0 };
}
