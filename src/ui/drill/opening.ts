import { beginNote, beginQueue, type Beginning } from '../../core/drill/begin';
import { storedPaths, storeSession } from '../../core/drill/persist';
import { queueName, type Queue } from '../../core/drill/queue';
import { reduce } from '../../core/drill/reduce';
import type { Session } from '../../core/drill/session';
import { isUnderWay, type Source } from '../../core/drill/stopped';
import { seedOf } from '../../core/drill/order';
import type { PlanContext } from '../../core/drill/plan';
import type { Drill } from './drill';
import type { ViewState } from './view-state';

/**
 * Reads the notes of a drill, and shows a session of them or why there is none. Where a drill of the same stopped before
 * its end, and nothing else was asked for, it is offered to go on.
 */
export async function begin(drill: Drill, source: Source, wanted: Beginning = {}): Promise<void> {
  const { services, notes, stage } = drill;
  const stopped = wanted.session === undefined ? services.stopped(source) : null;
  // Who asks for a question wants it now; what was done of the others stays.
  const offer = wanted.question === undefined ? { stoppedAt: stopped?.at } : {};
  const beginning = stopped ? { ...wanted, session: stopped.session, ...offer } : wanted;
  const isNote = 'path' in source;
  const stored = isNote ? [source.path] : storedPaths(beginning.session);
  drill.changes.clear();
  notes.use(source, beginning, isNote || stored.length > 0 ? stored : services.queuePaths(source.queue));
  stage.show({ kind: 'loading' });
  notes.loading = isNote ? readNote(drill, source.path) : readQueue(drill, source.queue);
  await notes.loading;
}

/** Begins once more what could not begin. */
export async function beginAgain(drill: Drill): Promise<void> {
  const { source, beginning } = drill.notes;
  if (source) await begin(drill, source, beginning);
}

/** Goes on with the drill that stopped. */
export async function goOn(drill: Drill): Promise<void> {
  const { source, beginning } = drill.notes;
  if (source) await begin(drill, source, { session: beginning.session });
}

/** Lets go of the drill that stopped, and begins anew. */
export async function beginAnew(drill: Drill): Promise<void> {
  const { source } = drill.notes;
  if (!source) return;
  drill.services.letGo(source);
  await begin(drill, source);
}

/** Looks again where a queue had no question; nothing moves on the screen while it has none. */
export async function lookAgain(drill: Drill): Promise<void> {
  const { services, notes, stage } = drill;
  if (stage.state.kind !== 'empty-queue') return;
  const { queue } = stage.state;
  notes.use({ queue, day: services.today() }, {}, services.queuePaths(queue));
  await readQueue(drill, queue);
}

/**
 * The session as it can be stored, its clock brought up to now; null where there is none. While the note cannot be
 * read it is the session to go on with: a note that is locked or not synced yet must not end it.
 */
export function store({ services, notes, stage }: Drill): unknown {
  const { session } = stage;
  return session
    ? storeSession(reduce(session, { type: 'pause', now: services.now() }))
    : (notes.beginning.session ?? null);
}

/** Shows why nothing is left of a session; it goes on when its questions are back. */
export function leave(drill: Drill, why: ViewState): void {
  drill.notes.beginning = { session: store(drill) };
  drill.stage.show(why);
}

async function readNote(drill: Drill, path: string): Promise<void> {
  const { services, notes, stage } = drill;
  const result = await notes.read(path);
  if (!result) return;
  if (!result.ok) {
    const { reason, message } = result;
    stage.show(reason === 'missing' ? { kind: 'missing', path } : { kind: 'unreadable', path, message });
    return;
  }
  const { order } = services.settings();
  const session = beginNote(result.note.items, notes.beginning, services.now(), {
    order,
    ...contextOf(drill),
  });
  if (session) start(drill, session);
  else stage.show({ kind: 'no-questions', path, title: notes.titleOf(path), offers: result.note.offers });
}

async function readQueue(drill: Drill, queue: Queue): Promise<void> {
  const { services, notes, stage } = drill;
  const stored = notes.beginning.session;
  const paths = [...notes.paths];
  const results = await notes.readAll();
  if (!results) return;
  const read = results.flatMap((result) => (result.ok ? [result.note] : []));
  const failed = results.flatMap((result, at) =>
    result.ok || result.reason === 'missing' ? [] : { path: paths[at] ?? '', message: result.message },
  );
  const [first] = failed;
  const today = services.today();
  const session = beginQueue(read, queue, stored, services.now(), contextOf(drill));
  if (session) {
    start(drill, session);
    if (first)
      drill.notify(`Left out, since it cannot be read: ${failed.map(({ path }) => path).join(', ')}.`);
  } else if (first) stage.show({ kind: 'unreadable', ...first });
  // What was stored is gone for good.
  else if (storedPaths(stored).length > 0) await begin(drill, { queue, day: today });
  else {
    const empty: ViewState = { kind: 'empty-queue', queue, next: services.nextDue(), today };
    if (JSON.stringify(empty) !== JSON.stringify(stage.state)) stage.show(empty);
  }
}

/** What a session is put together on. */
function contextOf({ services }: Drill): PlanContext & { readonly seed: number } {
  const { retention, seed } = services.settings();
  const today = services.today();
  const options = { retention: retention / 100 };
  return { today, options, newLeft: services.newLeft(), seed: seedOf(seed, today) };
}

function start({ services, notes, stage, changes }: Drill, session: Session): void {
  const { stoppedAt } = notes.beginning;
  if (stoppedAt !== undefined && isUnderWay(session)) {
    const title = notes.queue ? queueName(notes.queue) : notes.titleOf(notes.path ?? '');
    const since = services.today() - services.dayOf(stoppedAt);
    stage.show({ kind: 'resume', title, session, since });
    return;
  }
  stage.draw([...notes.paths].reduce((marked, path) => changes.marked(marked, path), session));
}
