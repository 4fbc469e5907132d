import type { Confidence } from '../../core/confidence';
import { rateEdit, weakEdit } from '../../core/drill/edits';
import type { DrillItem } from '../../core/drill/item';
import { restoreSession, storeSession } from '../../core/drill/persist';
import type { ReadResult, WriteResult } from '../../core/drill/results';
import {
  currentItem,
  progressOf,
  reduce,
  startSession,
  type DrillEvent,
  type Session,
} from '../../core/drill/session';
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
  /** Taken back before it came to an end: nobody needs to hear that it failed. */
  isUndone: boolean;
}

/** Runs the drill of one note: turns what happens into events of the session, and its ratings into record edits. */
export class DrillController {
  private current: ViewState = { kind: 'loading' };
  private notePath: string | null = null;
  /** Where the drill begins as soon as its note can be read. */
  private beginning: Beginning = {};
  /** Which note is being read; an answer that comes after the next reading began is thrown away. */
  private reading = 0;
  /** What this session wrote, in step with the session's undo steps. */
  private written: Write[] = [];

  constructor(
    private readonly services: DrillServices,
    private readonly events: ControllerEvents,
  ) {}

  get state(): ViewState {
    return this.current;
  }

  /** Vault path of the note; null where none was chosen. */
  get path(): string | null {
    return this.notePath;
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
    this.reading += 1;
    this.notePath = null;
    this.beginning = {};
    this.show({ kind: 'no-notes' });
  }

  /** Opens a note, anew or where a stored session stopped. */
  async open(path: string, beginning: Beginning = {}): Promise<void> {
    const { session: stored, question } = beginning;
    this.notePath = path;
    this.beginning = beginning;
    this.written = [];
    this.show({ kind: 'loading' });
    const state = await this.read(path, (items, now) => {
      const restored = stored === undefined ? null : restoreSession(stored, items, now);
      // What was selected may be gone from the note.
      if (restored && restored.items.length > 0) return restored;
      const startKey = items.find((item) => item.question.id === question)?.key;
      return startSession(items, now, startKey === undefined ? {} : { startKey });
    });
    if (state) this.show(state);
  }

  /** Lets go of the note: answers that are under way come to nothing. */
  close(): void {
    this.reading += 1;
  }

  /** Reads a note. @returns null where another reading began meanwhile. */
  private async read(
    path: string,
    begin: (items: readonly DrillItem[], now: number) => Session,
  ): Promise<ViewState | null> {
    const result = await this.readLatest(path);
    if (!result) return null;
    if (!result.ok) {
      const { reason, message } = result;
      return reason === 'missing' ? { kind: 'missing', path } : { kind: 'unreadable', path, message };
    }
    const { note, items } = result.note;
    const title = note.title ?? baseName(path);
    if (items.length === 0) return { kind: 'no-questions', path, title };
    return {
      kind: 'drill',
      title,
      note,
      session: begin(items, this.services.now()),
      today: this.services.today(),
      retention: this.services.settings().retention / 100,
      deleted: false,
    };
  }

  private async readLatest(path: string): Promise<ReadResult | null> {
    this.reading += 1;
    const mine = this.reading;
    const result = await this.services.read(path);
    return mine === this.reading ? result : null;
  }

  /** Takes in a changed text without losing the place. A failed reading is no evidence that the questions are gone. */
  async noteChanged(): Promise<void> {
    const { notePath: path } = this;
    if (path === null) return;
    if (this.current.kind !== 'drill') {
      await this.open(path, this.beginning);
      return;
    }
    const result = await this.readLatest(path);
    const { state } = this;
    if (!result?.ok || state.kind !== 'drill') return;
    const settled = this.services.waiting(path).length === 0;
    const changed = reduce(state.session, { type: 'note-changed', note: result.note, settled });
    const session = settled ? reduce(changed, { type: 'saved', path }) : changed;
    if (session.items.length === 0) {
      this.beginning = { session: this.store() };
      this.show({ kind: 'no-questions', path, title: state.title });
    } else this.show({ ...state, note: result.note.note, session, deleted: false });
  }

  noteRenamed(from: string, to: string): void {
    if (from !== this.notePath) return;
    this.notePath = to;
    const state = this.current;
    if (state.kind === 'drill') {
      const title = state.note.title ?? baseName(to);
      this.show({ ...state, title, session: reduce(state.session, { type: 'note-renamed', from, to }) });
    } else if ('path' in state) this.show({ ...state, path: to });
  }

  noteDeleted(): void {
    const state = this.current;
    if (state.kind === 'drill') this.show({ ...state, deleted: true });
    else if (this.notePath !== null) this.show({ kind: 'missing', path: this.notePath });
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
    const day = this.services.today();
    const isTaken = this.dispatchRecorded({
      type: 'rate',
      confidence,
      day,
      autoWeak,
      now: this.services.now(),
    });
    if (isTaken) this.write(item.path, rateEdit(item, { confidence, day, autoWeak }));
  }

  flagWeak(): void {
    const item = this.item();
    if (!item) return;
    const { weak } = this.progress(item);
    if (this.dispatchRecorded({ type: 'weak' })) this.write(item.path, weakEdit(item, !weak));
  }

  async undo(): Promise<void> {
    if (this.current.kind !== 'drill' || this.current.session.undo.length === 0) return;
    const written = this.written.pop();
    this.dispatch({ type: 'undo', now: this.services.now() });
    if (!written) return;
    written.isUndone = true;
    const { ok, message } = await this.services.undo((await written.result).token);
    if (!ok) this.events.notify(message);
  }

  go(to: number): void {
    this.dispatch({ type: 'go', to, now: this.services.now() });
  }

  /** Drills some questions once more. What was rated before cannot be undone from there. */
  again(keys: readonly string[]): void {
    this.written = [];
    this.dispatch({ type: 'again', keys, now: this.services.now() });
  }

  /** Tries once more to write what the note did not take. */
  async retry(): Promise<void> {
    if (this.notePath === null) return;
    await this.services.retry(this.notePath);
    await this.noteChanged();
  }

  dispatch(event: DrillEvent): void {
    const state = this.current;
    if (state.kind !== 'drill') return;
    const session = reduce(state.session, event);
    if (session !== state.session) this.show({ ...state, session, today: this.services.today() });
  }

  /** Dispatches an event that changes the record. @returns whether the session took it. */
  private dispatchRecorded(event: DrillEvent): boolean {
    if (this.current.kind !== 'drill' || this.current.deleted) return false;
    const before = this.current.session.undo.length;
    this.dispatch(event);
    return this.current.session.undo.length > before;
  }

  private write(path: string, edit: RecordEdit): void {
    const written: Write = { result: this.services.record(path, edit), isUndone: false };
    this.written.push(written);
    void written.result.then((result) => {
      if (result.ok || written.isUndone) return;
      const reason = `line ${String(result.line)}: ${result.message}`;
      this.events.notify(`${path}, ${reason}`);
      this.dispatch({ type: 'not-saved', path, ids: this.services.waiting(path), reason });
    });
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

  private show(state: ViewState): void {
    this.current = state;
    this.events.changed(state);
  }
}

/** Name of a note without folder and ending. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
