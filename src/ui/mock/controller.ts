import type { Confidence } from '../../core/confidence';
import { rateEdit, weakEdit } from '../../core/drill/edits';
import type { DrillItem } from '../../core/drill/item';
import { progressOf } from '../../core/drill/session';
import type { MockEvent } from '../../core/mock/event';
import { isRunning, mockItem, startMock, type Mock } from '../../core/mock/mock';
import { storeMock } from '../../core/mock/persist';
import type { Plan } from '../../core/mock/plan';
import { reduceMock } from '../../core/mock/reduce';
import type { RecordEdit } from '../../core/record/edit';
import { Changes } from '../drill/changes';
import { opened, planFor, restored, titleOf, type KnownNote } from './opening';
import type { MockServices } from './services';
import { Ticks } from './ticks';
import type { MockViewState } from './view-state';

/** What the controller tells the outside. */
export interface MockControllerEvents {
  /** The state is another one: draw it. */
  readonly changed: (state: MockViewState) => void;
  /** Something that a person must know at once. */
  readonly notify: (message: string) => void;
}

/** Runs a mock interview: turns what happens into events, its ratings into record edits, and keeps it for another day. */
export class MockController {
  /** Vault path of the note; null where none was chosen. */
  path: string | null = null;
  state: MockViewState = { kind: 'loading' };
  /** What the note said of itself when it was read last. */
  private known: KnownNote | null = null;
  /** Whether the note was deleted meanwhile. */
  private isDeleted = false;
  /** What the workspace stored, until it can be gone on with. */
  private pending: unknown;
  /** The latest reading that is under way: an earlier one comes to nothing. */
  private reading: object | null = null;
  private readonly changes: Changes;
  private readonly ticks = new Ticks();

  constructor(
    private readonly services: MockServices,
    private readonly events: MockControllerEvents,
  ) {
    this.changes = new Changes(services, {
      notify: events.notify,
      refused: () => {
        if (this.path !== null) this.recordChanged(this.path);
      },
      takenBack: (step) => {
        const now = services.now();
        this.dispatch(step === null ? { type: 'undo', now } : { type: 'undo', now, step });
      },
    });
  }

  /** The interview that was begun, or null. */
  get mock(): Mock | null {
    return this.state.kind === 'mock' ? this.state.mock : null;
  }

  /** The question that is asked or reviewed, or was last; null where there is none. */
  get item(): DrillItem | null {
    return this.mock && mockItem(this.mock);
  }

  /** The interview as it can be stored, its clocks stopped; undefined where none was begun. */
  store(): unknown {
    const { mock } = this;
    return mock ? storeMock(mock, this.services.now()) : this.pending;
  }

  /** Says that there is no interview note. */
  showNoNotes(): void {
    this.path = null;
    this.reading = null;
    this.show({ kind: 'no-notes' });
  }

  /**
   * Opens a note: to go on with what the workspace stored, with what was kept when it stopped, or to make a plan.
   * @param stored what the workspace stored; it goes on where it was, paused
   */
  async open(path: string, stored?: unknown): Promise<void> {
    this.path = path;
    this.pending = stored;
    this.changes.clear();
    this.show({ kind: 'loading' });
    const note = await this.read(path);
    if (!note) return;
    const { services } = this;
    const kept = services.kept.get(path);
    const mock = restored(stored, kept, note.items, services.now());
    if (mock && stored !== undefined) this.showMarked(mock);
    else this.show(opened(note, mock));
  }

  /** Begins the interview as it is planned. */
  start(): void {
    const { state, services } = this;
    if (state.kind !== 'plan') return;
    const mock = startMock(state.items, state.plan, services.now());
    if (!mock) return;
    this.changes.clear();
    this.showMock(mock);
  }

  /** Changes the plan. */
  replan(change: (plan: Plan) => Plan): void {
    const { state } = this;
    if (state.kind === 'plan') this.show({ ...state, plan: change(state.plan) });
  }

  /** Goes on with what stopped, whether it was paused here or kept from another day. */
  goOn(): void {
    const { state, services } = this;
    const now = services.now();
    if (state.kind === 'resume') this.showMarked(reduceMock(state.mock, { type: 'resume', now }));
    else this.dispatch({ type: 'resume', now });
  }

  /** Lets go of what stopped, or is over, and plans anew. */
  beginAnew(): void {
    const { known, path } = this;
    if (!known || path === null) return;
    this.services.kept.drop(path);
    this.pending = undefined;
    this.show(planFor(known));
  }

  /** Lets something happen in the interview that changes no record. */
  dispatch(event: MockEvent): void {
    const { mock } = this;
    if (!mock) return;
    const next = reduceMock(mock, event);
    if (next !== mock) this.showMock(next);
  }

  rate(confidence: Confidence): void {
    const { item } = this;
    if (!item) return;
    const { services } = this;
    const given = { confidence, day: services.today(), autoWeak: services.settings().autoWeak };
    this.change({ type: 'rate', ...given, now: services.now() }, rateEdit(item, given));
  }

  flagWeak(): void {
    const { item, mock } = this;
    if (item && mock) this.change({ type: 'weak' }, weakEdit(item, !progressOf(mock.session, item).weak));
  }

  /** Takes the latest change back. The interview follows when the note has let go of it. */
  async undo(): Promise<void> {
    if (this.mock) await this.changes.undo();
  }

  /** Takes in that a second has gone. A gap between two of them is a device that slept: it does not count. */
  tick(now: number): void {
    const { mock } = this;
    if (!mock || !isRunning(mock)) {
      this.ticks.stand();
      return;
    }
    const { sleptSince, isTimeToKeep } = this.ticks.tick(now);
    if (sleptSince !== null) this.dispatch({ type: 'pause', now: sleptSince, reason: 'asleep' });
    else if (isTimeToKeep) this.keep();
  }

  /** Stops the clocks, since the window is hidden. */
  away(): void {
    this.dispatch({ type: 'pause', now: this.services.now(), reason: 'away' });
    this.keep();
  }

  /** Stops the clocks and keeps the interview: the view, or the app, is about to close. */
  close(): void {
    this.dispatch({ type: 'pause', now: this.services.now(), reason: 'closed' });
    this.keep();
    this.reading = null;
  }

  /** Keeps the interview on the device as it is now, or lets go of it when it is over. */
  keep(): void {
    const { mock, path } = this;
    if (!mock || path === null) return;
    if (mock.phase === 'report') this.services.kept.drop(path);
    else this.services.kept.keep(path, storeMock(mock, this.services.now()));
  }

  /** Takes in a changed text without losing the place. A failed reading is no evidence that the questions are gone. */
  async noteChanged(path: string): Promise<void> {
    if (path !== this.path) return;
    const { kind } = this.state;
    if (kind !== 'mock' && kind !== 'plan') {
      await this.open(path, this.pending);
      return;
    }
    const note = await this.read(path, true);
    if (!note) return;
    const { state, services } = this;
    if (state.kind === 'plan') this.show(planFor(note, state));
    if (state.kind !== 'mock') return;
    const settled = services.waiting(path).length === 0;
    const now = services.now();
    const mock = reduceMock(state.mock, { type: 'note-changed', note, settled, now });
    if (mock.session.items.length === 0) {
      this.keep();
      this.pending = this.store();
      this.show({ kind: 'no-questions', path, title: titleOf(note) });
      return;
    }
    this.showMarked(mock);
  }

  /** Takes in that a note has another path. */
  noteRenamed(from: string, to: string): void {
    if (from !== this.path) return;
    this.path = to;
    if (this.known) this.known = { ...this.known, path: to };
    const { state } = this;
    if (state.kind === 'mock') this.dispatch({ type: 'note-renamed', from, to });
    else void this.open(to, this.pending);
  }

  /** Takes in that a note is gone. */
  noteDeleted(path: string): void {
    if (path !== this.path) return;
    const { state } = this;
    this.isDeleted = true;
    if (state.kind === 'mock') this.showMock(state.mock);
    else this.show({ kind: 'missing', path });
  }

  /** Takes in that what waits for a note, or why, is something else. */
  recordChanged(path: string): void {
    const { mock } = this;
    if (path !== this.path || !mock) return;
    const { session } = mock;
    const wasWaiting = session.items.some((item) => progressOf(session, item).unsaved !== null);
    const isWaiting = this.services.whyWaiting(path) !== null;
    if (wasWaiting || isWaiting) this.showMarked(mock);
    if (wasWaiting && !isWaiting) void this.noteChanged(path);
  }

  /** Takes in that somebody else took a change back. */
  undone(token: number): void {
    this.changes.undone(token);
  }

  /** Tries once more to write what the note did not take, or to read what could not be read. */
  async retry(): Promise<void> {
    const { path } = this;
    if (path === null) return;
    if (this.mock) await this.services.retry(path);
    await this.noteChanged(path);
  }

  private change(event: MockEvent, edit: RecordEdit): void {
    const { state, path } = this;
    if (state.kind !== 'mock' || state.deleted || path === null) return;
    const mock = reduceMock(state.mock, event);
    if (mock.session.undo.length === state.mock.session.undo.length) return;
    this.changes.make(path, edit);
    this.showMock(mock);
  }

  /** Reads the note; null where another reading began meanwhile, or where it failed and that was shown. */
  private async read(path: string, isQuiet = false): Promise<KnownNote | null> {
    const mine = {};
    this.reading = mine;
    const result = await this.services.read(path);
    if (this.reading !== mine) return null;
    if (result.ok) {
      this.known = result.note;
      this.isDeleted = false;
      return result.note;
    }
    const { reason, message } = result;
    if (!isQuiet) this.show(reason === 'missing' ? { kind: reason, path } : { kind: reason, path, message });
    return null;
  }

  /** Shows an interview that says which of its changes the note does not have yet. */
  private showMarked(mock: Mock): void {
    const session = this.path === null ? mock.session : this.changes.marked(mock.session, this.path);
    this.showMock({ ...mock, session });
  }

  private showMock(mock: Mock): void {
    const { known, services } = this;
    if (!known) return;
    this.pending = undefined;
    this.show({
      kind: 'mock',
      title: titleOf(known),
      note: known.note,
      mock,
      today: services.today(),
      retention: services.settings().retention / 100,
      deleted: this.isDeleted,
    });
    this.ticks.start(services.now());
    this.keep();
  }

  private show(state: MockViewState): void {
    this.state = state;
    this.events.changed(state);
  }
}
