import { endedAttempts } from '../../core/attempts/attempt';
import type { Confidence } from '../../core/confidence';
import type { Beginning } from '../../core/drill/begin';
import { correction, rateEdit, weakEdit } from '../../core/drill/edits';
import type { DrillEvent } from '../../core/drill/event';
import type { DrillItem } from '../../core/drill/item';
import type { Queue } from '../../core/drill/queue';
import { reduce } from '../../core/drill/reduce';
import { currentItem, progressOf, type Session } from '../../core/drill/session';
import type { Marking } from '../../core/note/questions-property';
import type { RecordEdit } from '../../core/record/edit';
import { Changes } from './changes';
import type { Drill } from './drill';
import { DrillNotes } from './drill-notes';
import { followChange, followDeletion, followRecord, followRename } from './following';
import { begin, beginAgain, beginAnew, goOn, lookAgain, store } from './opening';
import { isUnderWay, type Source } from '../../core/drill/stopped';
import type { DrillServices } from './services';
import { Stage } from './stage';
import type { ViewState } from './view-state';

/** What the controller tells the outside. */
export interface ControllerEvents {
  /** The state is another one: draw it. */
  readonly changed: (state: ViewState) => void;
  /** The state is another one, and the screen shows it already. */
  readonly typed: () => void;
  /** Something that a person must know at once. */
  readonly notify: (message: string) => void;
}

/** Runs a drill: turns what happens into events of the session, and its ratings into record edits. */
export class DrillController implements Drill {
  readonly notes: DrillNotes;
  readonly stage: Stage;
  readonly changes: Changes;
  readonly notify: (message: string) => void;
  private readonly typed: () => void;

  constructor(
    readonly services: DrillServices,
    { changed, typed, notify }: ControllerEvents,
  ) {
    this.notify = notify;
    this.typed = typed;
    this.notes = new DrillNotes(services);
    this.stage = new Stage(services, this.notes, changed);
    this.changes = new Changes(services, {
      notify,
      refused: (path) => {
        for (const each of path === null ? this.notes.paths : [path]) this.recordChanged(each);
      },
      takenBack: (step) => {
        const now = services.now();
        this.dispatch(step === null ? { type: 'undo', now } : { type: 'undo', now, step });
      },
    });
  }

  get state(): ViewState {
    return this.stage.state;
  }

  /** Vault path of the note; null where none was chosen, and for a queue. */
  get path(): string | null {
    return this.notes.path;
  }

  /** The queue that is drilled and the day on which it was gathered; null for a drill of one note. */
  get source(): Extract<Source, { queue: Queue }> | null {
    const { source } = this.notes;
    return source && 'queue' in source ? source : null;
  }

  /** The question that is shown, or was shown last. */
  get item(): DrillItem | null {
    const { session } = this.stage;
    return session && currentItem(session);
  }

  /** Vault path of the note of that question; null where there is none. */
  get notePath(): string | null {
    return this.item?.path ?? this.path;
  }

  /** The session as it can be stored, or as it was stored where it cannot go on yet; null where there is none. */
  store(): unknown {
    return store(this);
  }

  /** Says that there is no interview note to drill. */
  showNoNotes(): void {
    this.notes.use(null);
    this.stage.show({ kind: 'no-notes' });
  }

  /** Opens a note, anew or where a stored session stopped. */
  open(path: string, beginning?: Beginning): Promise<void> {
    return begin(this, { path }, beginning);
  }

  /** Gathers the questions of a queue, or those that a stored session holds. */
  openQueue(queue: Queue, beginning?: Beginning, day = this.services.today()): Promise<void> {
    return begin(this, { queue, day }, beginning);
  }

  /** Goes on with the drill that stopped before its end. */
  async goOn(): Promise<void> {
    await goOn(this);
  }

  /** Begins anew what stopped before its end. What was written in it ends there. */
  async beginAnew(): Promise<void> {
    const { state } = this.stage;
    const finish = { type: 'finish', now: this.services.now() } as const;
    if (state.kind === 'resume') this.logEnded(state.session, finish);
    await beginAnew(this);
  }

  /** Keeps what is under way on this device; lets go of what is over. */
  keep(): void {
    const { source } = this.notes;
    const { session } = this.stage;
    if (!source || !session) return;
    if (isUnderWay(session)) this.services.keep(source, this.store());
    else if (session.phase === 'summary') this.services.letGo(source);
  }

  /** Lets go of the notes: answers that are under way come to nothing. */
  close(): void {
    this.notes.letGo();
  }

  /** Takes in that a note is there, or another: the one that is drilled where none is named. */
  async noteChanged(path = this.path): Promise<void> {
    if (path !== null) await followChange(this, path);
  }

  /** Takes in that a note has another path. */
  noteRenamed(from: string, to: string): void {
    followRename(this, from, to);
  }

  /** Takes in that a note is gone: the one that is drilled where none is named. */
  noteDeleted(path = this.path): void {
    if (path !== null) followDeletion(this, path);
  }

  /** Takes in that what is known of notes, whichever, is something else. */
  async indexChanged(): Promise<void> {
    await lookAgain(this);
  }

  /** Takes in that what waits for a note, or why, is something else. */
  recordChanged(path: string): void {
    followRecord(this, path);
  }

  /** Takes in that somebody else took a change back. */
  undone(token: number): void {
    this.changes.undone(token);
  }

  /** Shows the next part, or all layers up to one; when the answer is whole, the answer of the next follow-up. */
  reveal(upTo?: number): void {
    const { steps: stepwise } = this.services.settings();
    this.dispatch(upTo === undefined ? { type: 'reveal', stepwise } : { type: 'reveal', upTo, stepwise });
  }

  go(to: number): void {
    this.dispatch({ type: 'go', to, now: this.services.now() });
  }

  /** Shows a question of the note by its id, where the session has it. */
  goTo(id: string): void {
    const at = this.stage.session?.items.findIndex(({ question }) => question.id === id) ?? -1;
    if (at >= 0) this.go(at);
  }

  rate(confidence: Confidence): void {
    const { item, session } = this.stage;
    if (!item || !session) return;
    const { autoWeak } = this.services.settings();
    const given = { confidence, day: this.services.today(), autoWeak };
    const edit = rateEdit(item, given, correction(progressOf(session, item), given.day));
    this.change({ type: 'rate', ...given, now: this.services.now() }, item.path, edit);
  }

  /** Writes how the note marks its questions; the drill begins as it follows the note. */
  async mark(marking: Marking): Promise<void> {
    if (this.path !== null) this.changes.marking = (await this.services.mark(this.path, marking)).token;
  }

  flagWeak(): void {
    const { item, session } = this.stage;
    if (item && session)
      this.change({ type: 'weak' }, item.path, weakEdit(item, !progressOf(session, item).weak));
  }

  /** Takes the latest change back. The drill follows when the note has let go of it: where that fails, it stays. */
  async undo(): Promise<void> {
    if (this.stage.session) await this.changes.undo();
  }

  /** Drills some questions once more. What was rated before cannot be undone from there. */
  again(keys: readonly string[]): void {
    this.changes.clear();
    this.dispatch({ type: 'again', keys, now: this.services.now() });
  }

  /** Tries once more to write what a note did not take, or to read what could not be read. */
  async retry(): Promise<void> {
    const { path, source } = this;
    const { session } = this.stage;
    if (!session && source) {
      await beginAgain(this);
      return;
    }
    const waiting = session?.items.filter((item) => progressOf(session, item).unsaved !== null) ?? [];
    for (const each of new Set(path === null ? waiting.map((item) => item.path) : [path])) {
      await this.services.retry(each);
      await this.noteChanged(each);
    }
  }

  /** Takes in what the person typed. A drawing for each letter would be slow, and could come between a field and its cursor. */
  write(text: string): void {
    this.stage.takeIn({ type: 'attempt', text });
    this.typed();
  }

  /** Lets something happen in the session that changes no record. */
  dispatch(event: DrillEvent): void {
    if (this.stage.session) this.logEnded(this.stage.session, event);
    this.stage.dispatch(event);
  }

  private logEnded(session: Session, event: DrillEvent): void {
    const ended = endedAttempts(session, event, this.services.today());
    if (ended.length > 0) this.services.logAttempts(ended);
  }

  /** Changes the record where the session takes the event; the change is safe before the next question shows. */
  private change(event: DrillEvent, path: string, edit: RecordEdit): void {
    const { state } = this.stage;
    if (state.kind !== 'drill' || state.deleted) return;
    const session = reduce(state.session, event);
    if (session.undo.length === state.session.undo.length) return;
    this.changes.make(path, edit);
    this.logEnded(state.session, event);
    this.stage.draw(session);
  }
}
