import { reduce } from '../../core/drill/reduce';
import { progressOf } from '../../core/drill/session';
import { plural } from '../../core/drill/words';
import type { Drill } from './drill';
import { beginAgain, leave } from './opening';

/** Takes in a changed text without losing the place. A failed reading is no evidence that the questions are gone. */
export async function followChange(drill: Drill, path: string): Promise<void> {
  const { services, notes, stage, changes } = drill;
  if (!notes.paths.has(path)) return;
  if (stage.state.kind === 'loading' && notes.queue) {
    await followLater(drill, path);
    return;
  }
  if (stage.state.kind !== 'drill') {
    await beginAgain(drill);
    return;
  }
  const result = await notes.read(path);
  const { session: old } = stage;
  if (!result?.ok || !old) return;
  const { note } = result;
  const back = notes.deleted.get(path);
  notes.deleted.delete(path);
  const settled = services.waiting(path).length === 0;
  const whole = back?.length ? reduce(old, { type: 'put-back', items: back }) : old;
  const session = changes.marked(reduce(whole, { type: 'note-changed', note, settled }), path);
  if (session.items.length > 0) stage.draw(session);
  else leave(drill, { kind: 'no-questions', path, title: notes.titleOf(path), offers: note.offers });
}

/** Takes in a changed text when the queue is shown: to begin again at each change would hold it up while a sync goes on. */
async function followLater(drill: Drill, path: string): Promise<void> {
  const { late, loading } = drill.notes;
  late.add(path);
  await loading;
  // It was read again meanwhile, or another drill began, which reads it anyway.
  if (late.delete(path) && drill.stage.state.kind !== 'loading') await followChange(drill, path);
}

/** Takes in that a note has another path. */
export function followRename(drill: Drill, from: string, to: string): void {
  const { notes, stage } = drill;
  if (!notes.paths.has(from)) {
    // Another file took the place of one that was deleted.
    if (notes.deleted.has(to)) void followChange(drill, to);
    return;
  }
  const wasRead = notes.rename(from, to);
  const { state } = stage;
  if (state.kind === 'drill') stage.draw(reduce(state.session, { type: 'note-renamed', from, to }));
  else if ('path' in state && state.path === from) stage.show({ ...state, path: to });
  // What is being read is read under a path that is none any more; what is offered is of its questions.
  if (state.kind === 'loading' || state.kind === 'resume') void beginAgain(drill);
  else if (wasRead) void followChange(drill, to);
}

/** Takes in that a note is gone. Of a queue its questions leave that were not rated, until it is back. */
export function followDeletion(drill: Drill, path: string): void {
  const { services, notes, stage } = drill;
  if (!notes.paths.has(path)) return;
  const { session } = stage;
  if (!session) {
    if (path === notes.path) stage.show({ kind: 'missing', path });
    return;
  }
  const left = notes.queue ? reduce(session, { type: 'note-deleted', path, now: services.now() }) : session;
  if (left.items.length === 0) {
    leave(drill, { kind: 'missing', path });
    return;
  }
  const gone = session.items.filter((item) => !left.items.includes(item));
  notes.deleted.set(path, gone);
  stage.draw(left);
  if (gone.length > 0)
    drill.notify(
      `${plural(gone.length, 'question')} left the drill, since "${notes.titleOf(path)}" was deleted.`,
    );
}

/** Takes in that what waits for a note, or why, is something else. */
export function followRecord(drill: Drill, path: string): void {
  const { services, notes, stage, changes } = drill;
  const { session } = stage;
  if (!session || !notes.paths.has(path)) return;
  const wasWaiting = session.items.some(
    (item) => item.path === path && progressOf(session, item).unsaved !== null,
  );
  const isWaiting = services.whyWaiting(path) !== null;
  if (wasWaiting || isWaiting) stage.draw(changes.marked(session, path));
  // What it says of the flag was said by what waited.
  if (wasWaiting && !isWaiting) void followChange(drill, path);
}
