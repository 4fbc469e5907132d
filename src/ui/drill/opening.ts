import { beginNote, beginQueue, type Beginning } from '../../core/drill/begin';
import { storedPaths, storeSession } from '../../core/drill/persist';
import type { Queue } from '../../core/drill/queue';
import { reduce } from '../../core/drill/reduce';
import type { Session } from '../../core/drill/session';
import type { Changes } from './changes';
import type { DrillNotes, Source } from './drill-notes';
import type { DrillServices } from './services';
import type { Stage } from './stage';
import type { ViewState } from './view-state';

/** Begins drills: reads their notes and shows a session of them, or why there is none. */
export class Opening {
  /** Where the drill begins as soon as its notes can be read. */
  private beginning: Beginning = {};

  constructor(
    private readonly services: DrillServices,
    private readonly notes: DrillNotes,
    private readonly stage: Stage,
    private readonly changes: Changes,
    private readonly notify: (message: string) => void,
  ) {}

  /**
   * The session as it can be stored, its clock brought up to now; null where there is none. While the note cannot be
   * read it is the session to go on with: a note that is locked or not synced yet must not end it.
   */
  store(): unknown {
    const { session } = this.stage;
    if (!session) return this.beginning.session ?? null;
    return storeSession(reduce(session, { type: 'pause', now: this.services.now() }));
  }

  /** Says that there is no interview note to drill. */
  showNoNotes(): void {
    this.beginning = {};
    this.notes.use(null);
    this.stage.show({ kind: 'no-notes' });
  }

  /** Begins a drill. */
  async begin(source: Source, beginning: Beginning = {}): Promise<void> {
    const { session } = beginning;
    this.beginning = beginning;
    this.changes.clear();
    if ('path' in source) {
      this.notes.use(source, [source.path]);
      this.stage.show({ kind: 'loading' });
      await this.readNote(source.path);
    } else {
      const stored = storedPaths(session);
      this.notes.use(source, stored.length > 0 ? stored : this.services.queuePaths(source.queue));
      this.stage.show({ kind: 'loading' });
      await this.readQueue(source.queue);
    }
  }

  /** Begins once more what could not begin. */
  async retry(): Promise<void> {
    if (this.notes.source) await this.begin(this.notes.source, this.beginning);
  }

  /** Shows why nothing is left of a session; it goes on when its questions are back. */
  leave(why: ViewState): void {
    this.beginning = { session: this.store() };
    this.stage.show(why);
  }

  private async readNote(path: string): Promise<void> {
    const { notes, stage } = this;
    const result = await notes.read(path);
    if (!result) return;
    if (!result.ok) {
      const { reason, message } = result;
      stage.show(reason === 'missing' ? { kind: 'missing', path } : { kind: 'unreadable', path, message });
      return;
    }
    const session = beginNote(result.note.items, this.beginning, this.services.now());
    if (session) this.start(session);
    else stage.show({ kind: 'no-questions', path, title: notes.titleOf(path) });
  }

  private async readQueue(queue: Queue): Promise<void> {
    const { services, notes, stage } = this;
    const stored = this.beginning.session;
    const paths = notes.all;
    const results = await notes.readAll();
    if (!results) return;
    const read = results.flatMap((result) => (result.ok ? [result.note] : []));
    const failed = results.flatMap((result, at) =>
      result.ok || result.reason === 'missing' ? [] : { path: paths[at] ?? '', message: result.message },
    );
    const [first] = failed;
    const today = services.today();
    const session = beginQueue(read, queue, stored, services.now(), today, {
      retention: services.settings().retention / 100,
    });
    if (session) {
      this.start(session);
      if (first)
        this.notify(`Left out, since it cannot be read: ${failed.map(({ path }) => path).join(', ')}.`);
    } else if (first) stage.show({ kind: 'unreadable', ...first });
    // What was stored is gone for good.
    else if (storedPaths(stored).length > 0) await this.begin({ queue, day: today });
    else stage.show({ kind: 'empty-queue', queue, next: services.nextDue(), today });
  }

  private start(session: Session): void {
    this.stage.draw(this.notes.all.reduce((marked, path) => this.changes.marked(marked, path), session));
  }
}
