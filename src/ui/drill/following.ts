import { reduce } from '../../core/drill/reduce';
import { progressOf } from '../../core/drill/session';
import { plural } from '../../core/drill/words';
import type { Changes } from './changes';
import type { DrillNotes } from './drill-notes';
import type { Opening } from './opening';
import type { DrillServices } from './services';
import type { Stage } from './stage';

/** Keeps a drill in step with its notes while they are changed, renamed and deleted, and with what waits for them. */
export class Following {
  constructor(
    private readonly services: DrillServices,
    private readonly notes: DrillNotes,
    private readonly stage: Stage,
    private readonly changes: Changes,
    private readonly opening: Opening,
    private readonly notify: (message: string) => void,
  ) {}

  /** Takes in a changed text without losing the place. A failed reading is no evidence that the questions are gone. */
  async changed(path: string): Promise<void> {
    const { notes, stage } = this;
    if (!notes.has(path)) return;
    if (stage.state.kind !== 'drill') {
      await this.opening.retry();
      return;
    }
    const result = await notes.read(path);
    const { session: old } = stage;
    if (!result?.ok || !old) return;
    const { note } = result;
    const back = notes.takeBack(path);
    const settled = this.services.waiting(path).length === 0;
    const whole = back.length > 0 ? reduce(old, { type: 'put-back', items: back }) : old;
    const session = this.changes.marked(reduce(whole, { type: 'note-changed', note, settled }), path);
    if (session.items.length > 0) stage.draw(session);
    else this.opening.leave({ kind: 'no-questions', path, title: notes.titleOf(path) });
  }

  /** Takes in that a note has another path. */
  renamed(from: string, to: string): void {
    const { notes, stage } = this;
    if (!notes.has(from)) {
      // Another file took the place of one that was deleted.
      if (notes.isDeleted(to)) void this.changed(to);
      return;
    }
    const wasRead = notes.rename(from, to);
    const { state } = stage;
    if (state.kind === 'drill') stage.draw(reduce(state.session, { type: 'note-renamed', from, to }));
    else if ('path' in state && state.path === from) stage.show({ ...state, path: to });
    // What is being read is read under a path that is none any more.
    if (wasRead || state.kind === 'loading') void this.changed(to);
  }

  /** Takes in that a note is gone. Of a queue its questions leave that were not rated, until it is back. */
  deleted(path: string): void {
    const { notes, stage } = this;
    if (!notes.has(path)) return;
    const { session } = stage;
    if (!session) {
      if (path === notes.path) stage.show({ kind: 'missing', path });
      return;
    }
    const left = notes.queue
      ? reduce(session, { type: 'note-deleted', path, now: this.services.now() })
      : session;
    if (left.items.length === 0) {
      this.opening.leave({ kind: 'missing', path });
      return;
    }
    const gone = session.items.filter((item) => !left.items.includes(item));
    notes.setDeleted(path, gone);
    stage.draw(left);
    if (gone.length > 0)
      this.notify(
        `${plural(gone.length, 'question')} left the drill, since "${notes.titleOf(path)}" was deleted.`,
      );
  }

  /** Takes in that what waits for a note, or why, is something else. */
  recordChanged(path: string): void {
    const { session } = this.stage;
    if (!session || !this.notes.has(path)) return;
    const wasWaiting = session.items.some(
      (item) => item.path === path && progressOf(session, item).unsaved !== null,
    );
    const isWaiting = this.services.whyWaiting(path) !== null;
    if (wasWaiting || isWaiting) this.stage.draw(this.changes.marked(session, path));
    // What it says of the flag was said by what waited.
    if (wasWaiting && !isWaiting) void this.changed(path);
  }
}
