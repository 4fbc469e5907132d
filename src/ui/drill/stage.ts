import type { DrillEvent } from '../../core/drill/event';
import type { DrillItem } from '../../core/drill/item';
import { queueName } from '../../core/drill/queue';
import { reduce } from '../../core/drill/reduce';
import { currentItem, type Session } from '../../core/drill/session';
import type { DrillNotes } from './drill-notes';
import type { DrillServices } from './services';
import type { ViewState } from './view-state';

/** What a drill shows at present; all that changes it goes through here. */
export class Stage {
  private current: ViewState = { kind: 'loading' };

  constructor(
    private readonly services: Pick<DrillServices, 'settings' | 'today'>,
    private readonly notes: DrillNotes,
    private readonly changed: (state: ViewState) => void,
  ) {}

  get state(): ViewState {
    return this.current;
  }

  /** The session that is shown, or null. */
  get session(): Session | null {
    return this.current.kind === 'drill' ? this.current.session : null;
  }

  /** The question that is shown, while it can be worked on. */
  get item(): DrillItem | null {
    return this.session?.phase === 'drill' ? currentItem(this.session) : null;
  }

  /** Lets something happen in the session, where one is shown. */
  dispatch(event: DrillEvent): void {
    const { session } = this;
    if (!session) return;
    const next = reduce(session, event);
    if (next !== session) this.draw(next);
  }

  /** Takes in what the screen shows already: what is typed is on it. */
  takeIn(event: DrillEvent): void {
    const { current } = this;
    if (current.kind === 'drill') this.current = { ...current, session: reduce(current.session, event) };
  }

  /** Shows a session: its question, of whichever note. */
  draw(session: Session): void {
    const { notes } = this;
    const path = currentItem(session)?.path ?? '';
    const known = notes.get(path);
    if (!known) return;
    this.show({
      kind: 'drill',
      queue: notes.queue,
      title: notes.queue && session.phase === 'summary' ? queueName(notes.queue) : notes.titleOf(path),
      note: known.note,
      // What is only worth knowing must not catch the eye in a drill.
      findings: known.diagnostics.filter(({ severity }) => severity !== 'info'),
      session,
      today: this.services.today(),
      retention: this.services.settings().retention / 100,
      deleted: notes.deleted.has(path),
      attempts: this.services.settings().attempts,
    });
  }

  show(state: ViewState): void {
    this.current = state;
    this.changed(state);
  }
}
