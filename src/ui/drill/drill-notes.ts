import type { Beginning } from '../../core/drill/begin';
import type { DrillItem, DrillNote } from '../../core/drill/item';
import { renamePath } from '../../core/drill/kept';
import type { Queue } from '../../core/drill/queue';
import type { Source } from '../../core/drill/stopped';
import type { ReadResult } from '../../core/drill/results';
import { noteName } from '../../core/note/name';
import type { DrillServices } from './services';

/** What a note says of itself. */
type Known = Pick<DrillNote, 'note' | 'diagnostics'>;

/** What is drilled, and what was read of its notes last. Of several readings only the latest counts. */
export class DrillNotes {
  source: Source | null = null;
  /** Where the drill begins as soon as its notes can be read. */
  beginning: Beginning = {};
  /** Vault paths of all notes of the drill. */
  paths = new Set<string>();
  private readonly known = new Map<string, Known>();
  /** Notes that were deleted, with the questions that left the drill for it. */
  readonly deleted = new Map<string, readonly DrillItem[]>();
  /** Settles when the drill that began last is shown, or why there is none. */
  loading: Promise<void> = Promise.resolve();
  /** Notes that changed while a queue was loading, and are to be read again; another set for another drill. */
  late = new Set<string>();
  /** The latest reading of each note that is under way; another map for another drill. */
  private readings = new Map<string, object>();

  constructor(private readonly services: Pick<DrillServices, 'read' | 'readAll'>) {}

  /** Goes over to another drill, of the notes with these vault paths; null for none. */
  use(source: Source | null, beginning: Beginning = {}, paths: readonly string[] = []): void {
    this.source = source;
    this.beginning = beginning;
    this.paths = new Set(paths);
    this.known.clear();
    this.deleted.clear();
    this.late = new Set();
    this.letGo();
  }

  /** Lets readings that are under way come to nothing. */
  letGo(): void {
    this.readings = new Map();
  }

  /** Vault path of the note that is drilled; null for a queue. */
  get path(): string | null {
    return this.source && 'path' in this.source ? this.source.path : null;
  }

  /** The queue that is drilled; null for a note. */
  get queue(): Queue | null {
    return this.source && 'queue' in this.source ? this.source.queue : null;
  }

  /** What a note said of itself when it was read last. */
  get(path: string): Known | undefined {
    return this.known.get(path);
  }

  titleOf(path: string): string {
    return noteName(path, this.known.get(path)?.note.title);
  }

  /** Reads a note. @returns null where another reading of it, or another drill, began meanwhile. */
  async read(path: string): Promise<ReadResult | null> {
    const { readings } = this;
    const mine = {};
    readings.set(path, mine);
    const result = await this.services.read(path);
    if (readings.get(path) !== mine) return null;
    readings.delete(path);
    return readings === this.readings ? this.keep(result) : null;
  }

  /** Reads all notes, and once more those that changed meanwhile. @returns null where another drill began meanwhile. */
  async readAll(): Promise<readonly ReadResult[] | null> {
    const { readings, late } = this;
    const paths = [...this.paths];
    let results = await this.services.readAll(paths);
    // Once only: a sync may go on for long.
    const again = paths.filter((path) => late.has(path));
    late.clear();
    if (again.length > 0 && readings === this.readings) {
      const newer = await this.services.readAll(again);
      results = results.map((result, at) => newer[again.indexOf(paths[at] ?? '')] ?? result);
    }
    return readings === this.readings ? results.map((result) => this.keep(result)) : null;
  }

  /** Takes in that a note has another path. @returns whether it was being read; that reading comes to nothing. */
  rename(from: string, to: string): boolean {
    this.paths.delete(from);
    this.paths.add(to);
    this.source = renamePath(this.source, from, to) as Source | null;
    this.beginning = { ...this.beginning, session: renamePath(this.beginning.session, from, to) };
    const known = this.known.get(from);
    if (known) this.known.set(to, known);
    return this.readings.delete(from);
  }

  private keep(result: ReadResult): ReadResult {
    if (result.ok) this.known.set(result.note.path, result.note);
    return result;
  }
}
