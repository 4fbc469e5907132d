import type { Plugin, TFile } from 'obsidian';
import type { UndoOutcome, WriteResult } from '../core/drill/results';
import type { RecordEdit, RecordUndo } from '../core/record/edit';
import type { NoteWriter } from './note-writer';

/** One change that was asked for, from the asking until it is taken back. */
interface Entry {
  readonly token: number;
  path: string;
  readonly edit: RecordEdit;
  /** How to take it back; null while it waits for its note. */
  undo: RecordUndo | null;
}

/** How many changes can be taken back; what waits is never forgotten. */
const MAX_UNDO = 500;

const DONE: UndoOutcome = { ok: true, message: '' };

/**
 * Records ratings and flags, one after another in the order in which they were given. What a note does not take waits
 * for it in memory and is tried again with the next change, or when the note was changed.
 */
export class Recorder {
  private readonly entries: Entry[] = [];
  private tokens = 0;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly writer: Pick<NoteWriter, 'edit' | 'undo'>,
    private readonly find: (path: string) => TFile | null,
  ) {}

  /** Goes along with the vault: tries again when a note was changed or is back, and follows one that is renamed. */
  watch(plugin: Plugin): void {
    const { vault, workspace } = plugin.app;
    plugin.registerEvent(vault.on('modify', ({ path }) => void this.retry(path)));
    // Before the layout is ready, every file of the vault is told as created.
    workspace.onLayoutReady(() => {
      plugin.registerEvent(vault.on('create', ({ path }) => void this.retry(path)));
    });
    plugin.registerEvent(
      vault.on('rename', ({ path }, from) => {
        this.renamed(from, path);
      }),
    );
  }

  /** Records a change. Never rejects. */
  record(path: string, edit: RecordEdit): Promise<WriteResult> {
    this.tokens += 1;
    const entry: Entry = { token: this.tokens, path, edit, undo: null };
    this.entries.push(entry);
    this.forgetOldest();
    return this.inOrder(() => this.write(entry));
  }

  /** Takes a change back: out of the note, or out of what waits. Without a token it is the latest. Never rejects. */
  undo(token = this.latest()): Promise<UndoOutcome> {
    return this.inOrder(() => this.takeBack(token));
  }

  /** The latest change that was not taken back, or null. */
  last(): { readonly path: string; readonly edit: RecordEdit } | null {
    return this.entries[this.entries.length - 1] ?? null;
  }

  /** Ids of the questions whose changes wait for their note. */
  waiting(path: string): string[] {
    return this.entries
      .filter((entry) => entry.path === path && entry.undo === null)
      .map(({ edit }) => edit.id);
  }

  /** Tries once more to write what waits for a note. Never rejects. */
  retry(path: string): Promise<void> {
    return this.inOrder(async () => {
      const waiting = this.entries.filter((entry) => entry.path === path && entry.undo === null);
      const last = waiting[waiting.length - 1];
      if (last) await this.write(last);
    });
  }

  /** Resolves when all that was asked for so far is carried out or waits for its note. */
  idle(): Promise<void> {
    return this.inOrder(() => Promise.resolve());
  }

  /** A note has another path now; what belongs to it goes along. */
  renamed(from: string, to: string): void {
    for (const entry of this.entries) if (entry.path === from) entry.path = to;
  }

  private forgetOldest(): void {
    if (this.entries.length <= MAX_UNDO) return;
    const oldest = this.entries.findIndex(({ undo }) => undo !== null);
    if (oldest >= 0) this.entries.splice(oldest, 1);
  }

  private inOrder<T>(step: () => Promise<T>): Promise<T> {
    const result = this.queue.then(step);
    this.queue = result.catch(() => undefined);
    return result;
  }

  /** Writes an entry, and what waited for the same note before it. */
  private async write(entry: Entry): Promise<WriteResult> {
    const { token, path } = entry;
    const file = this.find(path);
    if (!file) return { ok: false, token, message: 'The note is gone. Its rating waits for it.', line: 1 };
    for (const each of this.entries) {
      if (each.path !== path || each.undo !== null) continue;
      const result = await this.writer.edit(file, [each.edit]);
      if (!result.ok) return { ok: false, token, message: result.message, line: result.line };
      each.undo = result.undo;
      if (each === entry) break;
    }
    return { ok: true, token };
  }

  private async takeBack(token: number): Promise<UndoOutcome> {
    const entry = this.entries.find((each) => each.token === token);
    if (!entry) return { ok: false, message: 'There is nothing to undo.' };
    if (entry.undo !== null) {
      const file = this.find(entry.path);
      if (!file) return { ok: false, message: `"${entry.path}" is gone, so nothing was undone.` };
      const result = await this.writer.undo(file, entry.undo);
      if (!result.ok)
        return { ok: false, message: `${entry.path}, line ${String(result.line)}: ${result.message}` };
    }
    // Others may have come and gone meanwhile.
    const at = this.entries.indexOf(entry);
    if (at >= 0) this.entries.splice(at, 1);
    return DONE;
  }

  private latest(): number {
    return this.entries[this.entries.length - 1]?.token ?? 0;
  }
}
