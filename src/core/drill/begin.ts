import type { Day } from '../day';
import type { ScheduleOptions } from '../schedule/schedule';
import type { DrillItem, DrillNote } from './item';
import { restoreSession, storedItems, storedKeys } from './persist';
import { buildQueue, type Queue } from './queue';
import { startSession, type Session } from './session';

/** Where a drill begins. */
export interface Beginning {
  /** A session that was stored, to go on with. */
  readonly session?: unknown;
  /** Id of the question to begin with. */
  readonly question?: string | undefined;
}

/** Drills all questions of a note, or goes on with what was stored. `now` is in milliseconds; null without questions. */
export function beginNote(
  items: readonly DrillItem[],
  { session: stored, question }: Beginning,
  now: number,
): Session | null {
  if (items.length === 0) return null;
  const restored = stored === undefined ? null : restoreSession(stored, items, now);
  // What was selected may be gone from the note.
  if (restored !== null && restored.items.length > 0) return restored;
  const startKey = items.find((item) => item.question.id === question)?.key;
  return startSession(items, now, startKey === undefined ? {} : { startKey });
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
  today: Day,
  options: ScheduleOptions,
): Session | null {
  const all = notes.flatMap((note) => note.items);
  const isStored = storedKeys(stored).length > 0;
  const items = isStored ? storedItems(stored, all) : buildQueue(notes, queue, today, options);
  if (items.length === 0) return null;
  return isStored ? restoreSession(stored, items, now) : startSession(items, now, { scope: 'selection' });
}
