import type { Plugin, TFile } from 'obsidian';
import { atLine, type Diagnostic } from '../core/diagnostic';
import type { UndoOutcome, WriteResult } from '../core/drill/results';
import type { Written } from '../core/record/given';
import type { Marking } from '../core/note/questions-property';
import { editRecord, undoEdit, type RecordEdit, type RecordUndo } from '../core/record/edit';
import type { JournalEntry, WaitingNote } from '../core/record/journal';
import { applyEntries, heldEntries, type Outcome } from '../core/record/journal-apply';
import type { QuestionWords } from '../core/record/join';
import { markQuestions } from '../core/record/mark';
import type { RecordKeys } from '../core/record/types';
import type { Journal } from './journal';
import type { NoteWriter } from './note-writer';

/** Why an entry waits. */
interface Reason {
  readonly message: string;
  readonly line: number;
  readonly isGone: boolean;
}

/** Changes that were asked for, from the asking until they are taken back. */
interface Entry {
  readonly token: number;
  /** Whether it comes from the journal of an earlier start: it can be written or discarded, but not undone. */
  readonly isRestored: boolean;
  path: string;
  readonly edits: readonly RecordEdit[];
  /** See {@link JournalEntry}. */
  attempt: JournalEntry['attempt'];
  /** How to take it back, once a write was tried. */
  undo: RecordUndo | null;
  /** Whether the note is known to hold it; all others wait, and are in the journal. */
  isWritten: boolean;
  reason: Reason | null;
  /** Whether the note at its path may be another one: it was gone, or the app was closed; see {@link Waiting}. */
  isDoubtful: boolean;
}

/** What the recorder asks about notes. */
export interface RecorderNotes {
  find(path: string): TFile | null;
  /** The questions of a text of a note. */
  questions(file: TFile, text: string): readonly QuestionWords[];
}

/** What others learn from the recorder. */
export interface RecorderListener {
  /** What waits for a note, or why, is something else now. */
  readonly changed?: (path: string) => void;
  /** A note is known to hold a change now. */
  readonly written?: (token: number, written: Written) => void;
  /** A change was taken back, by whomever. */
  readonly undone?: (token: number) => void;
  /** The device's storage takes no more: what waits is lost when the app is closed. Told once. */
  readonly unsafe?: () => void;
}

/** How many changes can be taken back; what waits is never forgotten. */
const MAX_UNDO = 500;

/** A file that was locked says nothing when it is free again. */
const RETRY_MS = 60_000;

const DONE: UndoOutcome = { ok: true, message: '' };
const NOTHING: UndoOutcome = { ok: false, message: 'There is nothing to undo.' };
const GONE: Reason = { message: 'The note is gone. Its ratings wait for it.', line: 1, isGone: true };
const NOT_TRIED: Reason = { message: 'It was not tried yet.', line: 1, isGone: false };
const TAKEN_BACK = {
  message: 'It was taken back before it was written.',
  line: 1,
  isTakenBack: true,
} as const;
const CLOSED: Diagnostic = {
  code: 'note-unreadable',
  severity: 'error',
  message: 'Interview Drill is being turned off. The rating waits for the next start.',
  line: 1,
};
const NO_ROOM: Diagnostic = {
  code: 'note-unreadable',
  severity: 'error',
  message:
    "This device's storage takes nothing at the moment. The rating waits, so that it is not written twice.",
  line: 1,
};

/**
 * Records ratings and flags in the order in which they were given, those that wait for one note in one write. Each is in
 * the journal before its call returns, and leaves it only when its note is known to hold it; so it is written exactly
 * once, whenever the app is closed. What a note does not take is tried again with the next change, when the note was
 * changed or is back, every minute, and at the next start.
 */
export class Recorder {
  private readonly entries: Entry[] = [];
  private readonly listeners = new Set<RecorderListener>();
  /** What is being written right now. */
  private underWay: readonly Entry[] = [];
  private tokens = 0;
  private queue: Promise<unknown> = Promise.resolve();
  /** What the device's storage holds, as it is there. */
  private stored: ReadonlyMap<Entry, JournalEntry> = new Map();
  private isUnsafe = false;
  private isClosed = false;

  constructor(
    private readonly writer: Pick<NoteWriter, 'change'>,
    private readonly notes: RecorderNotes,
    private readonly journal: Pick<Journal, 'load' | 'save'>,
  ) {
    this.stored = new Map(
      journal.load().map((entry) => [this.add(entry.path, entry.edits, entry.attempt), entry]),
    );
  }

  /**
   * Goes along with the vault: tries again when a note was changed or is back, and follows one that is renamed; tries all
   * that waits as soon as the layout is ready.
   */
  watch(plugin: Plugin): void {
    const { vault, workspace } = plugin.app;
    plugin.registerEvent(vault.on('modify', ({ path }) => void this.retry(path)));
    plugin.registerEvent(
      vault.on('delete', ({ path }) => {
        this.doubt(path);
        void this.retry(path);
      }),
    );
    plugin.registerEvent(
      vault.on('rename', ({ path }, from) => {
        this.renamed(from, path);
      }),
    );
    // Before the layout is ready, every file of the vault is told as created, and not all are there.
    workspace.onLayoutReady(() => {
      plugin.registerEvent(vault.on('create', ({ path }) => void this.retry(path)));
      void this.retryAll();
    });
    plugin.registerInterval(window.setInterval(() => void this.retryAll(), RETRY_MS));
    plugin.register(() => {
      this.isClosed = true;
    });
  }

  /** Lets somebody know what happens. @returns stops it */
  listen(listener: RecorderListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Records a change. It is in the journal when this returns. Never rejects. */
  record(path: string, edit: RecordEdit): Promise<WriteResult> {
    return this.recordAll(path, [edit]);
  }

  /** Records changes of one note that are written, and taken back, together or not at all; see {@link record}. */
  recordAll(path: string, edits: readonly RecordEdit[]): Promise<WriteResult> {
    this.tokens += 1;
    const { tokens: token } = this;
    if (edits.length === 0) return Promise.resolve({ ok: true, token });
    const entry = this.add(path, edits);
    this.forgetOldest();
    this.save();
    return this.inOrder(() => this.settle(entry));
  }

  /**
   * Writes into a note how it marks its questions, as a change that can be taken back. No rating hangs on it, so it never
   * waits: it is written now or not at all. Never rejects.
   */
  mark(path: string, marking: Marking): Promise<WriteResult> {
    return this.inOrder(async () => {
      const file = this.notes.find(path);
      let undo: RecordUndo | null = null;
      const write = (text: string, keys: RecordKeys): string | Diagnostic => {
        const marked = markQuestions(text, marking, keys);
        if (!marked.ok) return marked.diagnostic;
        ({ undo } = marked);
        return marked.text;
      };
      const result = file
        ? await this.writer.change(file, write)
        : { ok: false as const, message: 'The note is gone.', line: 1 };
      if (!result.ok) return { ...result, token: 0, isTakenBack: true };
      this.tokens += 1;
      const entry = Object.assign(this.add(path, []), { undo, isWritten: true });
      this.forgetOldest();
      return { ok: true, token: entry.token };
    });
  }

  /**
   * Takes a change back: out of the note, or out of what waits, at once where it was never tried. Without a token it is
   * the latest of this start. Never rejects.
   */
  undo(token = this.latest()?.token): Promise<UndoOutcome> {
    const entry = this.entries.find((each) => each.token === token);
    if (!entry) return Promise.resolve(NOTHING);
    if (!entry.isWritten && entry.attempt === null && !this.underWay.includes(entry)) {
      this.drop([entry]);
      // Who asked for it learns its token first.
      return this.inOrder(() => {
        this.tellUndone([entry]);
        return Promise.resolve(DONE);
      });
    }
    return this.inOrder(() => this.takeBack(entry));
  }

  /**
   * The latest change of this start that was not taken back, or null; of several edits together the first, and none of a
   * marking.
   */
  last(): { readonly path: string; readonly edit: RecordEdit | undefined } | null {
    const entry = this.latest();
    return entry ? { path: entry.path, edit: entry.edits[0] } : null;
  }

  /** Ids of the questions whose changes wait for their note. */
  waiting(path: string): string[] {
    return this.waitingEntries(path).flatMap(({ edits }) => edits.map(({ id }) => id));
  }

  /** Why they wait, as `line 3: …`; null where none was refused. */
  whyWaiting(path: string): string | null {
    const note = this.waitingNotes().find((each) => each.path === path);
    return note ? atLine(note) : null;
  }

  /** All that was tried and waits, by note, with the reason for the first of each. */
  waitingNotes(): WaitingNote[] {
    return this.waitingPaths().flatMap((path) => {
      const entries = this.waitingEntries(path).filter(({ reason }) => reason !== null);
      const reason = entries[0]?.reason;
      return reason ? [{ path, edits: entries.flatMap(({ edits }) => edits), ...reason }] : [];
    });
  }

  /** Tries once more to write what waits for a note. Never rejects. */
  retry(path: string): Promise<void> {
    return this.inOrder(() => this.flush(path));
  }

  /** Tries once more to write all that waits. Never rejects. */
  async retryAll(): Promise<void> {
    await Promise.all(this.waitingPaths().map((path) => this.retry(path)));
  }

  /** Gives up what waits for a note now, and not what is given from here on. */
  discard(path: string): Promise<void> {
    const asked = this.waitingEntries(path);
    return this.inOrder(() => {
      this.remove(asked.filter((entry) => this.entries.includes(entry) && !entry.isWritten));
      return Promise.resolve();
    });
  }

  /** Resolves when all that was asked for so far is carried out or waits for its note. */
  idle(): Promise<void> {
    return this.inOrder(() => Promise.resolve());
  }

  /**
   * A note has another path now, or a person says that it has: what belongs to it goes along.
   * @param isChosen whether a person says so: then it is that note, also where its questions have other words.
   */
  renamed(from: string, to: string, isChosen = false): void {
    const moved = this.entries.filter(({ path }) => path === from);
    for (const entry of moved) {
      entry.path = to;
      if (isChosen) entry.isDoubtful = false;
    }
    if (moved.some(({ isWritten }) => !isWritten)) {
      this.save();
      this.tell(from);
      this.tell(to);
    }
    void this.retry(to);
  }

  private add(path: string, edits: readonly RecordEdit[], attempt?: JournalEntry['attempt']): Entry {
    const isRestored = attempt !== undefined;
    if (isRestored) this.tokens += 1;
    const entry: Entry = {
      token: this.tokens,
      isRestored,
      path,
      edits,
      attempt: attempt ?? null,
      undo: null,
      isWritten: false,
      reason: null,
      isDoubtful: isRestored,
    };
    this.entries.push(entry);
    return entry;
  }

  private latest(): Entry | undefined {
    return [...this.entries].reverse().find(({ isRestored }) => !isRestored);
  }

  private waitingEntries(path: string): Entry[] {
    return this.entries.filter((entry) => entry.path === path && !entry.isWritten);
  }

  /** What is at a path from now on may be another note. */
  private doubt(path: string): void {
    for (const entry of this.waitingEntries(path)) entry.isDoubtful = true;
  }

  private waitingPaths(): string[] {
    return [...new Set(this.entries.filter(({ isWritten }) => !isWritten).map(({ path }) => path))];
  }

  private forgetOldest(): void {
    if (this.entries.length <= MAX_UNDO) return;
    const oldest = this.entries.findIndex(({ isWritten }) => isWritten);
    if (oldest >= 0) this.entries.splice(oldest, 1);
  }

  private inOrder<T>(step: () => Promise<T>): Promise<T> {
    const result = this.queue.then(step);
    this.queue = result.catch(() => undefined);
    return result;
  }

  private tell(path: string): void {
    for (const { changed } of this.listeners) changed?.(path);
  }

  /**
   * Stores what waits. Where the storage takes no more, what it holds loses at least what no longer waits, and what is
   * about to be written: stored without its attempt, it would be written twice. That is never longer than what is there.
   * @returns whether the storage holds nothing that is not so.
   */
  private save(tried: readonly Entry[] = []): boolean {
    if (this.isClosed) return true;
    const waiting = this.entries.filter(({ isWritten }) => !isWritten);
    const all = waiting.map(
      (entry) => [entry, { path: entry.path, edits: entry.edits, attempt: entry.attempt }] as const,
    );
    if (this.store(new Map(all))) return true;
    if (!this.isUnsafe) {
      this.isUnsafe = true;
      for (const { unsafe } of this.listeners) unsafe?.();
    }
    const kept = new Set(waiting.filter((entry) => !tried.includes(entry)));
    const left = new Map([...this.stored].filter(([entry]) => kept.has(entry)));
    return left.size === this.stored.size || this.store(left);
  }

  private store(entries: ReadonlyMap<Entry, JournalEntry>): boolean {
    const isStored = this.journal.save([...entries.values()]);
    if (isStored) this.stored = entries;
    return isStored;
  }

  /** Writes an entry with all that waits for the same note. */
  private async settle(entry: Entry): Promise<WriteResult> {
    const { token } = entry;
    // Others may have written it along, or taken it back.
    if (this.entries.includes(entry) && !entry.isWritten) await this.flush(entry.path);
    if (entry.isWritten) return { ok: true, token };
    if (!this.entries.includes(entry)) return { ok: false, token, ...TAKEN_BACK };
    const { message, line } = entry.reason ?? NOT_TRIED;
    return { ok: false, token, message, line };
  }

  private async flush(path: string): Promise<void> {
    const entries = this.waitingEntries(path);
    if (entries.length === 0) return;
    const file = this.notes.find(path);
    if (!file) {
      this.doubt(path);
      this.wait(entries, () => GONE);
      return;
    }
    let outcomes: readonly Outcome[] = [];
    this.underWay = entries;
    const result = await this.writer.change(file, (text, keys) => {
      if (this.isClosed) return CLOSED;
      const applied = applyEntries(text, entries, keys, (now) => this.notes.questions(file, now));
      if (!this.attempt(entries, applied.outcomes)) return NO_ROOM;
      ({ outcomes } = applied);
      return applied.text;
    });
    this.underWay = [];
    if (!result.ok) {
      const { message, line } = result;
      this.wait(entries, () => ({ message, line, isGone: false }));
      return;
    }
    this.confirm(entries.filter((_, at) => (outcomes[at]?.kind ?? 'refused') !== 'refused'));
    this.wait(
      entries.filter(({ isWritten }) => !isWritten),
      (entry) => {
        const outcome = outcomes[entries.indexOf(entry)];
        if (outcome?.kind !== 'refused') return NOT_TRIED;
        const { message, line } = outcome.diagnostic;
        return { message, line, isGone: outcome.isElsewhere === true };
      },
    );
  }

  /**
   * Stores what is about to be written, so that the next start can tell whether it was.
   * @returns whether it may be written: the storage must not hold it without its attempt.
   */
  private attempt(entries: readonly Entry[], outcomes: readonly Outcome[]): boolean {
    const before = entries.map(({ undo, attempt }) => ({ undo, attempt }));
    const tried = entries.filter((entry, at) => {
      const outcome = outcomes[at];
      if (outcome?.kind !== 'written') return false;
      entry.undo = outcome.undo;
      entry.attempt = outcome.undo.changes;
      return true;
    });
    const isSafe = tried.length === 0 || this.save(tried);
    if (!isSafe) for (const [at, entry] of entries.entries()) Object.assign(entry, before[at]);
    return isSafe;
  }

  private confirm(entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    for (const entry of entries) {
      entry.isWritten = true;
      entry.reason = null;
      // What an earlier start wrote cannot be taken back any more.
      if (entry.undo === null) this.entries.splice(this.entries.indexOf(entry), 1);
    }
    this.save();
    for (const { token, path, edits, attempt } of entries)
      for (const { written } of this.listeners) written?.(token, { path, edits, changes: attempt ?? [] });
    for (const path of new Set(entries.map((entry) => entry.path))) this.tell(path);
  }

  private wait(entries: readonly Entry[], reasonOf: (entry: Entry) => Reason): void {
    const changed = new Set<string>();
    for (const entry of entries) {
      const reason = reasonOf(entry);
      const { message, line } = entry.reason ?? NOT_TRIED;
      // It is tried often; who listens hears only of what is new.
      if (entry.reason === null || reason.message !== message || reason.line !== line)
        changed.add(entry.path);
      entry.reason = reason;
    }
    for (const path of changed) this.tell(path);
  }

  private remove(entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    this.drop(entries);
    this.tellUndone(entries);
  }

  private drop(entries: readonly Entry[]): void {
    for (const entry of entries) {
      const at = this.entries.indexOf(entry);
      if (at >= 0) this.entries.splice(at, 1);
    }
    this.save();
  }

  private tellUndone(entries: readonly Entry[]): void {
    // The latest first, as a person takes them back.
    for (const { token } of [...entries].reverse()) for (const { undone } of this.listeners) undone?.(token);
    for (const path of new Set(entries.map((entry) => entry.path))) this.tell(path);
  }

  private async takeBack(entry: Entry): Promise<UndoOutcome> {
    if (!this.entries.includes(entry)) return NOTHING;
    if (entry.isWritten || entry.attempt !== null) {
      const { path } = entry;
      const file = this.notes.find(path);
      if (!file) return { ok: false, message: `"${path}" is gone, so nothing was undone.` };
      const result = await this.writer.change(file, (text, keys) => this.without(entry, file, text, keys));
      if (!result.ok) return { ok: false, message: `${path}, ${atLine(result)}` };
    }
    this.remove([entry]);
    return DONE;
  }

  /** A text without an entry that it may hold. */
  private without(entry: Entry, file: TFile, text: string, keys: RecordKeys): string | Diagnostic {
    if (this.isClosed) return CLOSED;
    // A write that failed may have come through; after the undo nobody could tell any more.
    const questions = (now: string): readonly QuestionWords[] => this.notes.questions(file, now);
    this.confirm(heldEntries(text, this.waitingEntries(entry.path), keys, questions));
    const { isWritten, undo } = entry;
    // What is not held needs no undo, as long as the record can be read at all.
    const result = isWritten && undo ? undoEdit(text, undo, keys) : editRecord(text, [], keys);
    return result.ok ? result.text : result.diagnostic;
  }
}
