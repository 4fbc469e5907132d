import type { Confidence } from '../../core/confidence';
import type { Day } from '../../core/day';
import { rateEdit, weakEdit } from '../../core/drill/edits';
import type { DrillItem, DrillNote } from '../../core/drill/item';
import { restoreSession, storedItems, storedKeys, storeSession } from '../../core/drill/persist';
import { buildQueue, queueName, type Queue } from '../../core/drill/queue';
import type { ReadResult, WriteResult } from '../../core/drill/results';
import type { DrillEvent } from '../../core/drill/event';
import { reduce } from '../../core/drill/reduce';
import { currentItem, progressOf, startSession, type Session } from '../../core/drill/session';
import { plural } from '../../core/drill/words';
import type { RecordEdit } from '../../core/record/edit';
import type { DrillServices } from './services';
import type { DrillState, ViewState } from './view-state';

/** What the controller tells the outside. */
export interface ControllerEvents {
  /** The state is another one: draw it. */
  changed(state: ViewState): void;
  /** Something that a person must know at once. */
  notify(message: string): void;
}

/** Where a drill begins. */
export interface Beginning {
  /** A session that was stored, to go on with. */
  readonly session?: unknown;
  /** Id of the question to begin with. */
  readonly question?: string | undefined;
}

/** A change to the record that is under way or done. */
interface Write {
  readonly result: Promise<WriteResult>;
  /** Known when the result is. */
  token: number | null;
  /** Being taken back: nobody needs to hear that it failed. */
  isUndone: boolean;
}

/** What is drilled: one note, or questions of many, gathered on a day. */
type Source = { readonly path: string } | { readonly queue: Queue; readonly day: Day };

/** Runs a drill: turns what happens into events of the session, and its ratings into record edits. */
export class DrillController {
  private current: ViewState = { kind: 'loading' };
  private from: Source | null = null;
  /** Where the drill begins as soon as its notes can be read. */
  private beginning: Beginning = {};
  /** Vault paths of the notes of this drill. */
  private paths = new Set<string>();
  /** What these notes say of themselves. */
  private readonly notes = new Map<string, Pick<DrillNote, 'note' | 'diagnostics'>>();
  /** Notes that were deleted, with the questions that left the drill for it. */
  private readonly deleted = new Map<string, readonly DrillItem[]>();
  /** Which drill is being opened; an answer that comes after the next one was opened is thrown away. */
  private opening = 0;
  /** The latest reading of each note that is under way; an older one is thrown away. */
  private readonly readings = new Map<string, object>();
  /** Why notes took no rating, as it was told last; once is enough. */
  private readonly told = new Map<string, string>();
  /** What this session wrote, in step with the session's undo steps. */
  private written: Write[] = [];

  constructor(
    private readonly services: DrillServices,
    private readonly events: ControllerEvents,
  ) {}

  get state(): ViewState {
    return this.current;
  }

  /** Vault path of the note; null where none was chosen, and for a queue. */
  get path(): string | null {
    return this.from && 'path' in this.from ? this.from.path : null;
  }

  /** The queue that is drilled and the day on which it was gathered; null for a drill of one note. */
  get source(): { readonly queue: Queue; readonly day: Day } | null {
    return this.from && 'queue' in this.from ? this.from : null;
  }

  /**
   * The session as it can be stored, its clock brought up to now; null where there is none. While the note cannot be
   * read it is the session to go on with: a note that is locked or not synced yet must not end it.
   */
  store(): unknown {
    if (this.current.kind !== 'drill') return this.beginning.session ?? null;
    const { session } = this.current;
    const now = this.services.now();
    return storeSession(session.shownAt === null ? session : reduce(session, { type: 'pause', now }));
  }

  /** Says that there is no interview note to drill. */
  showNoNotes(): void {
    this.opening += 1;
    this.from = null;
    this.beginning = {};
    this.paths.clear();
    this.show({ kind: 'no-notes' });
  }

  /** Opens a note, anew or where a stored session stopped. */
  async open(path: string, beginning: Beginning = {}): Promise<void> {
    await this.begin({ path }, beginning);
  }

  /** Gathers the questions of a queue, or those that a stored session holds. */
  async openQueue(queue: Queue, beginning: Beginning = {}, day = this.services.today()): Promise<void> {
    await this.begin({ queue, day }, beginning);
  }

  /** Lets go of the notes: answers that are under way come to nothing. */
  close(): void {
    this.opening += 1;
  }

  private async begin(source: Source, beginning: Beginning): Promise<void> {
    this.from = source;
    this.beginning = beginning;
    this.written = [];
    this.notes.clear();
    this.deleted.clear();
    this.opening += 1;
    this.show({ kind: 'loading' });
    if ('path' in source) await this.beginNote(source.path, beginning);
    else await this.beginQueue(source.queue, beginning);
  }

  private async beginNote(path: string, { session: stored, question }: Beginning): Promise<void> {
    this.paths = new Set([path]);
    const result = await this.readLatest(path);
    if (!result) return;
    if (!result.ok) {
      const { reason, message } = result;
      this.show(reason === 'missing' ? { kind: 'missing', path } : { kind: 'unreadable', path, message });
      return;
    }
    const { items } = result.note;
    this.notes.set(path, result.note);
    if (items.length === 0) {
      this.show({ kind: 'no-questions', path, title: this.titleOf(path) });
      return;
    }
    const now = this.services.now();
    const restored = stored === undefined ? null : restoreSession(stored, items, now);
    const startKey = items.find((item) => item.question.id === question)?.key;
    // What was selected may be gone from the note.
    const isGoingOn = restored !== null && restored.items.length > 0;
    this.start(isGoingOn ? restored : startSession(items, now, startKey === undefined ? {} : { startKey }));
  }

  private async beginQueue(queue: Queue, { session: stored }: Beginning): Promise<void> {
    const { services } = this;
    const keys = new Set(storedKeys(stored));
    const storedPaths = [...keys].map((key) => key.slice(0, key.indexOf('\n')));
    const paths = keys.size > 0 ? [...new Set(storedPaths)] : services.queuePaths(queue);
    this.paths = new Set(paths);
    const mine = this.opening;
    const results = await services.readAll(paths);
    if (mine !== this.opening) return;
    const notes = results.flatMap((result) => (result.ok ? [result.note] : []));
    for (const note of notes) this.notes.set(note.path, note);
    const failed = results.flatMap((result, at) =>
      result.ok || result.reason === 'missing' ? [] : { path: paths[at] ?? '', message: result.message },
    );
    const items =
      keys.size > 0
        ? storedItems(
            stored,
            notes.flatMap((note) => note.items),
          )
        : buildQueue(notes, queue, services.today(), this.options());
    const [first] = failed;
    const now = services.now();
    if (items.length > 0) {
      this.start(
        keys.size > 0 ? restoreSession(stored, items, now) : startSession(items, now, { scope: 'selection' }),
      );
      if (first)
        this.events.notify(
          `Left out, since it cannot be read: ${failed.map(({ path }) => path).join(', ')}.`,
        );
    } else if (first) this.show({ kind: 'unreadable', ...first });
    // What was stored is gone for good.
    else if (keys.size > 0) await this.openQueue(queue);
    else this.show({ kind: 'empty-queue', queue, next: services.nextDue(), today: services.today() });
  }

  /** Reads a note. @returns null where another reading of it, or another drill, began meanwhile. */
  private async readLatest(path: string): Promise<ReadResult | null> {
    const { opening } = this;
    const mine = {};
    this.readings.set(path, mine);
    const result = await this.services.read(path);
    if (this.readings.get(path) !== mine) return null;
    this.readings.delete(path);
    return opening === this.opening ? result : null;
  }

  /** Takes in a changed text without losing the place. A failed reading is no evidence that the questions are gone. */
  async noteChanged(path = this.path): Promise<void> {
    if (path === null || this.from === null || !this.paths.has(path)) return;
    if (this.current.kind !== 'drill') {
      await this.begin(this.from, this.beginning);
      return;
    }
    const result = await this.readLatest(path);
    const { state } = this;
    if (!result?.ok || state.kind !== 'drill') return;
    const { note } = result;
    this.notes.set(path, note);
    const back = this.deleted.get(path) ?? [];
    this.deleted.delete(path);
    const settled = this.services.waiting(path).length === 0;
    const whole = back.length > 0 ? reduce(state.session, { type: 'put-back', items: back }) : state.session;
    const changed = reduce(whole, { type: 'note-changed', note, settled });
    const session = this.marked(changed, path);
    if (session.items.length > 0) this.draw(session);
    else {
      this.beginning = { session: this.store() };
      this.show({ kind: 'no-questions', path, title: this.titleOf(path) });
    }
  }

  noteRenamed(from: string, to: string): void {
    if (!this.paths.delete(from)) {
      // Another file took the place of one that was deleted.
      if (this.deleted.has(to)) void this.noteChanged(to);
      return;
    }
    this.paths.add(to);
    if (from === this.path) this.from = { path: to };
    const note = this.notes.get(from);
    if (note) this.notes.set(to, note);
    const state = this.current;
    if (state.kind === 'drill') this.draw(reduce(state.session, { type: 'note-renamed', from, to }));
    else if ('path' in state && state.path === from) this.show({ ...state, path: to });
    // What is being read is read under a path that is none any more.
    if (this.readings.delete(from) || state.kind === 'loading') void this.noteChanged(to);
  }

  /** Takes in that a note is gone. Of a queue its questions leave that were not rated, until it is back. */
  noteDeleted(path = this.path): void {
    if (path === null || !this.paths.has(path)) return;
    const state = this.current;
    if (state.kind !== 'drill') {
      if (path === this.path) this.show({ kind: 'missing', path });
      return;
    }
    const { session } = state;
    const left = this.source
      ? reduce(session, { type: 'note-deleted', path, now: this.services.now() })
      : session;
    if (left.items.length === 0) {
      this.beginning = { session: this.store() };
      this.show({ kind: 'missing', path });
      return;
    }
    const gone = session.items.filter((item) => !left.items.includes(item));
    this.deleted.set(path, gone);
    this.draw(left);
    if (gone.length > 0)
      this.events.notify(
        `${plural(gone.length, 'question')} left the drill, since "${this.titleOf(path)}" was deleted.`,
      );
  }

  /** Shows the next layer, or all up to one; when the answer is whole, the answer of the next follow-up. */
  reveal(upTo?: number): void {
    const item = this.item();
    if (!item) return;
    const { revealed, followUps } = this.progress(item);
    const next = item.question.followUps.findIndex(
      ({ answer }, at) => answer !== '' && !followUps.includes(at),
    );
    if (revealed >= item.question.layers.length && next >= 0)
      this.dispatch({ type: 'follow-up', index: next });
    else this.dispatch(upTo === undefined ? { type: 'reveal' } : { type: 'reveal', upTo });
  }

  rate(confidence: Confidence): void {
    const item = this.item();
    if (!item) return;
    const { autoWeak } = this.services.settings();
    const given = { confidence, day: this.services.today(), autoWeak };
    this.change({ type: 'rate', ...given, now: this.services.now() }, item, rateEdit(item, given));
  }

  flagWeak(): void {
    const item = this.item();
    if (item) this.change({ type: 'weak' }, item, weakEdit(item, !this.progress(item).weak));
  }

  /** Takes the latest change back. The drill follows when the note has let go of it: where that fails, it stays. */
  async undo(): Promise<void> {
    const written = [...this.written].reverse().find(({ isUndone }) => !isUndone);
    if (!written || this.current.kind !== 'drill') return;
    written.isUndone = true;
    const { ok, message } = await this.services.undo((await written.result).token);
    const at = this.written.indexOf(written);
    if (ok) {
      if (at >= 0) this.forget(at, at === this.written.length - 1);
      return;
    }
    written.isUndone = false;
    this.events.notify(message);
    for (const path of this.paths) this.recordChanged(path);
  }

  /** Takes in that somebody else took a change back. */
  undone(token: number): void {
    const at = this.written.findIndex((each) => each.token === token && !each.isUndone);
    if (at >= 0) this.forget(at, false);
  }

  /** Takes in that what waits for a note, or why, is something else. */
  recordChanged(path: string): void {
    const state = this.current;
    if (state.kind !== 'drill' || !this.paths.has(path)) return;
    const { items } = state.session;
    const wasWaiting = items.some((item) => item.path === path && this.progress(item).unsaved !== null);
    const isWaiting = this.services.whyWaiting(path) !== null;
    if (wasWaiting || isWaiting) this.draw(this.marked(state.session, path));
    // What it says of the flag was said by what waited.
    if (wasWaiting && !isWaiting) void this.noteChanged(path);
  }

  go(to: number): void {
    this.dispatch({ type: 'go', to, now: this.services.now() });
  }

  /** Drills some questions once more. What was rated before cannot be undone from there. */
  again(keys: readonly string[]): void {
    this.written = [];
    this.dispatch({ type: 'again', keys, now: this.services.now() });
  }

  /** Tries once more to write what a note did not take, or to read what could not be read. */
  async retry(): Promise<void> {
    const state = this.current;
    if (state.kind !== 'drill' && this.source) {
      await this.begin(this.source, this.beginning);
      return;
    }
    const waiting = (item: DrillItem): boolean => this.progress(item).unsaved !== null;
    const paths = state.kind === 'drill' ? state.session.items.filter(waiting).map((item) => item.path) : [];
    for (const path of new Set(this.path === null ? paths : [this.path])) {
      await this.services.retry(path);
      await this.noteChanged(path);
    }
  }

  dispatch(event: DrillEvent): void {
    const state = this.current;
    if (state.kind !== 'drill') return;
    const session = reduce(state.session, event);
    if (session !== state.session) this.draw(session);
  }

  /** Changes the record where the session takes the event; the change is safe before the next question shows. */
  private change(event: DrillEvent, { path }: DrillItem, edit: RecordEdit): void {
    const state = this.current;
    if (state.kind !== 'drill' || state.deleted) return;
    const session = reduce(state.session, event);
    if (session.undo.length === state.session.undo.length) return;
    this.write(path, edit);
    this.draw(session);
  }

  private write(path: string, edit: RecordEdit): void {
    const written: Write = { result: this.services.record(path, edit), token: null, isUndone: false };
    this.written.push(written);
    void written.result.then((result) => {
      written.token = result.token;
      if (result.ok || written.isUndone) return;
      const reason = `line ${String(result.line)}: ${result.message}`;
      if (this.told.get(path) !== reason) this.events.notify(`${path}, ${reason}`);
      this.told.set(path, reason);
      this.recordChanged(path);
    });
  }

  /** Lets a change go that was taken back; the drill goes back to its question where that is wanted. */
  private forget(at: number, goBack: boolean): void {
    this.written.splice(at, 1);
    const now = this.services.now();
    this.dispatch(goBack ? { type: 'undo', now } : { type: 'undo', now, step: at });
  }

  /** A session that says which questions' changes a note does not have yet. */
  private marked(session: Session, path: string): Session {
    const saved = reduce(session, { type: 'saved', path });
    const reason = this.services.whyWaiting(path);
    if (reason === null) {
      this.told.delete(path);
      return saved;
    }
    return reduce(saved, { type: 'not-saved', path, ids: this.services.waiting(path), reason });
  }

  /** Begins, or goes on with, a session. */
  private start(session: Session): void {
    this.draw([...this.paths].reduce((marked, path) => this.marked(marked, path), session));
  }

  /** The question that is shown, while it can be worked on. */
  private item(): DrillItem | null {
    return this.current.kind === 'drill' && this.current.session.phase === 'drill'
      ? currentItem(this.current.session)
      : null;
  }

  private progress(item: DrillItem): ReturnType<typeof progressOf> {
    return progressOf((this.current as DrillState).session, item);
  }

  /** Shows a session: its question, of whichever note. */
  private draw(session: Session): void {
    const queue = this.source?.queue ?? null;
    const path = currentItem(session)?.path ?? '';
    const known = this.notes.get(path);
    if (!known) return;
    this.show({
      kind: 'drill',
      queue,
      title: queue && session.phase === 'summary' ? queueName(queue) : this.titleOf(path),
      note: known.note,
      // What is only worth knowing must not catch the eye in a drill.
      findings: known.diagnostics.filter(({ severity }) => severity !== 'info'),
      session,
      today: this.services.today(),
      retention: this.options().retention,
      deleted: this.deleted.has(path),
    });
  }

  private titleOf(path: string): string {
    return this.notes.get(path)?.note.title ?? baseName(path);
  }

  private options(): { readonly retention: number } {
    return { retention: this.services.settings().retention / 100 };
  }

  private show(state: ViewState): void {
    this.current = state;
    this.events.changed(state);
  }
}

/** Name of a note without folder and ending. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
