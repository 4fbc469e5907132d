import { reduce } from '../../core/drill/reduce';
import { atLine } from '../../core/diagnostic';
import type { WriteResult } from '../../core/drill/results';
import type { Session } from '../../core/drill/session';
import type { RecordEdit } from '../../core/record/edit';
import type { DrillServices } from './services';

/** A change to the record that is under way or done. */
interface Change {
  readonly result: Promise<WriteResult>;
  /** Known when the result is. */
  token: number | null;
  /** Being taken back: nobody needs to hear that it failed. */
  isUndone: boolean;
}

/** What becomes of changes. */
export interface ChangeEvents {
  /** Something that a person must know at once. */
  readonly notify: (message: string) => void;
  /** A note did not take a change, or does not let go of one: the latter of whichever note, null. */
  readonly refused: (path: string | null) => void;
  /** A change was taken back: the latest, null, or the one at the index of its undo step in the session. */
  readonly takenBack: (step: number | null) => void;
}

/** The changes that a drill made to records, in step with the undo steps of its session. */
export class Changes {
  private made: Change[] = [];
  /** The token of the marking without which the drill would have no questions; 0 where it wrote none. */
  marking = 0;
  /** Why notes took no rating, as it was told last; once is enough. */
  private readonly told = new Map<string, string>();

  constructor(
    private readonly services: Pick<DrillServices, 'record' | 'undo' | 'waiting' | 'whyWaiting'>,
    private readonly events: ChangeEvents,
  ) {}

  /** Forgets what was changed so far: it cannot be undone from here. */
  clear(): void {
    this.made = [];
    this.marking = 0;
  }

  /** Changes the record of a note. */
  make(path: string, edit: RecordEdit): void {
    const change: Change = { result: this.services.record(path, edit), token: null, isUndone: false };
    this.made.push(change);
    void change.result.then((result) => {
      change.token = result.token;
      if (result.ok || change.isUndone) return;
      if (result.isTakenBack) {
        this.undone(result.token);
        return;
      }
      const reason = atLine(result);
      if (this.told.get(path) !== reason) this.events.notify(`${path}, ${reason}`);
      this.told.set(path, reason);
      this.events.refused(path);
    });
  }

  /**
   * Takes the latest change back, and the marking last. It is told when the note has let go of it; where that fails, it
   * stays.
   */
  async undo(): Promise<void> {
    const change = [...this.made].reverse().find(({ isUndone }) => !isUndone);
    if (!change) {
      await this.undoMarking();
      return;
    }
    change.isUndone = true;
    const result = await change.result;
    const isGone = !result.ok && result.isTakenBack;
    const { ok, message } = isGone ? { ok: true, message: '' } : await this.services.undo(result.token);
    const at = this.made.indexOf(change);
    if (ok) {
      if (at >= 0) this.forget(at, at === this.made.length - 1);
      return;
    }
    change.isUndone = false;
    this.events.notify(message);
    this.events.refused(null);
  }

  private async undoMarking(): Promise<void> {
    const { marking } = this;
    if (marking === 0) return;
    this.marking = 0;
    const { ok, message } = await this.services.undo(marking);
    if (!ok) this.events.notify(message);
  }

  /** Takes in that somebody else took a change back. */
  undone(token: number): void {
    const at = this.made.findIndex((each) => each.token === token && !each.isUndone);
    if (at >= 0) this.forget(at, false);
  }

  /** The session that says which questions' changes a note does not have yet. */
  marked(session: Session, path: string): Session {
    const saved = reduce(session, { type: 'saved', path });
    const reason = this.services.whyWaiting(path);
    if (reason !== null)
      return reduce(saved, { type: 'not-saved', path, ids: this.services.waiting(path), reason });
    this.told.delete(path);
    return saved;
  }

  private forget(at: number, isLatest: boolean): void {
    this.made.splice(at, 1);
    this.events.takenBack(isLatest ? null : at);
  }
}
