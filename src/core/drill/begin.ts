import type { DrillItem, DrillNote } from './item';
import { go } from './moving';
import { restoreSession, storedItems, storedKeys } from './persist';
import { inOrder, type Order, type OrderContext } from './order';
import type { PlanContext } from './plan';
import { buildQueue, type Queue } from './queue';
import { startSession, type Session } from './session';

/** Where a drill begins. */
export interface Beginning {
  /** A session that was stored, to go on with. */
  readonly session?: unknown;
  /** Id of the question to begin with. */
  readonly question?: string | undefined;
  /** When the session stopped, in milliseconds: whether it goes on is to be asked. */
  readonly stoppedAt?: number | undefined;
}

/**
 * Drills all questions of a note in an order, or goes on with what was stored. `now` is in milliseconds; null without
 * questions.
 */
export function beginNote(
  items: readonly DrillItem[],
  { session: stored, question }: Beginning,
  now: number,
  arrangement: OrderContext & { readonly order: Order },
): Session | null {
  if (items.length === 0) return null;
  const restored = stored === undefined ? null : restoreSession(stored, items, now);
  // What was selected may be gone from the note.
  const startKey = items.find((item) => item.question.id === question)?.key;
  if (restored !== null && restored.items.length > 0) {
    const at = startKey === undefined ? -1 : restored.items.findIndex(({ key }) => key === startKey);
    return at < 0 ? restored : go(restored, at, now);
  }
  const { order } = arrangement;
  return startSession(inOrder(items, order, arrangement), now, { startKey, arranged: order !== 'written' });
}

/**
 * Drills a queue over these notes as of a day, or goes on with the questions that were stored.
 * @returns null where there is no question
 */
export function beginQueue(
  notes: readonly DrillNote[],
  queue: Queue,
  stored: unknown,
  now: number,
  context: PlanContext,
): Session | null {
  const all = notes.flatMap((note) => note.items);
  const isStored = storedKeys(stored).length > 0;
  const items = isStored ? storedItems(stored, all) : buildQueue(notes, queue, context);
  if (items.length === 0) return null;
  if (isStored) return restoreSession(stored, items, now);
  const size = queue.kind === 'session' ? queue.plan.size : null;
  const minutes = size && 'minutes' in size ? size.minutes : null;
  return startSession(items, now, { scope: 'selection', arranged: true, minutes });
}
