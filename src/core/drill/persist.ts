import { isConfidence } from '../confidence';
import type { DrillItem } from './item';
import { progressOf, startSession, type Progress, type Scope, type Session } from './session';

/** A session as JSON: without texts, which are read from the notes again. */
export interface StoredSession {
  readonly version: 1;
  readonly scope: Scope;
  readonly position: string | null;
  readonly phase: string;
  readonly elapsed: number;
  readonly progress: readonly StoredProgress[];
}

/** The progress of one question; what the note says is not stored but read from it. */
type StoredProgress = Pick<
  Progress,
  'revealed' | 'hintShown' | 'followUps' | 'rating' | 'ratedOn' | 'skipped' | 'time'
> & {
  readonly key: string;
  readonly before: Progress['before'];
};

/** What to store of a session so that it can go on after the app was closed. */
export function storeSession(session: Session): StoredSession {
  return {
    version: 1,
    scope: session.scope,
    position: session.items[session.position]?.key ?? null,
    phase: session.phase,
    elapsed: session.elapsed,
    progress: session.items.map((item) => {
      const { revealed, hintShown, followUps, rating, ratedOn, skipped, time, before } = progressOf(
        session,
        item,
      );
      return { key: item.key, revealed, hintShown, followUps, rating, ratedOn, skipped, time, before };
    }),
  };
}

/** The keys of the questions that a stored session holds, in their order; none where it holds none. */
export function storedKeys(stored: unknown): string[] {
  return asArray(asRecord(stored)?.['progress']).flatMap((value) => {
    const key = asRecord(value)?.['key'];
    return typeof key === 'string' ? [key] : [];
  });
}

/**
 * Continues a stored session on the notes as they are now. What was stored is not trusted: whatever does not fit is
 * left out, and the drill begins anew where nothing fits.
 */
export function restoreSession(stored: unknown, items: readonly DrillItem[], now: number): Session {
  const data = asRecord(stored);
  if (data?.['version'] !== 1) return startSession(items, now);
  const scope: Scope = data['scope'] === 'selection' ? 'selection' : 'note';
  const entries = new Map(
    asArray(data['progress']).flatMap((value) => {
      const entry = asRecord(value);
      const key = entry?.['key'];
      return entry && typeof key === 'string' ? [[key, entry] as const] : [];
    }),
  );
  const byKey = new Map(items.map((item) => [item.key, item]));
  // A selection has an order of its own.
  const chosen = scope === 'selection' ? [...entries.keys()].flatMap((key) => byKey.get(key) ?? []) : items;
  if (chosen.length === 0) return startSession(items, now);
  const startKey = data['position'];
  const fresh = startSession(chosen, now, { scope, ...(typeof startKey === 'string' ? { startKey } : {}) });
  const progress = new Map(
    chosen.map((item) => [item.key, restoreProgress(progressOf(fresh, item), entries.get(item.key), item)]),
  );
  const isDone = data['phase'] === 'summary';
  const elapsed = atLeastZero(data['elapsed']);
  return { ...fresh, progress, elapsed, phase: isDone ? 'summary' : 'drill', shownAt: isDone ? null : now };
}

function restoreProgress(
  fresh: Progress,
  stored: Readonly<Record<string, unknown>> | undefined,
  { question, ratings }: DrillItem,
): Progress {
  if (!stored) return fresh;
  const rating = isConfidence(stored['rating']) ? stored['rating'] : null;
  const ratedOn =
    rating !== null && Number.isSafeInteger(stored['ratedOn']) ? (stored['ratedOn'] as number) : null;
  const followUps = asArray(stored['followUps']).filter(
    (index): index is number => typeof index === 'number' && index in question.followUps,
  );
  return {
    ...fresh,
    revealed: Math.min(question.layers.length, Math.floor(atLeastZero(stored['revealed']))),
    hintShown: stored['hintShown'] === true,
    followUps,
    rating: ratedOn === null ? null : rating,
    ratedOn,
    // The rating is in the note already, so the ratings before it are all but the last.
    ratingsBefore: ratedOn === null ? ratings : ratings.slice(0, -1),
    skipped: stored['skipped'] === true,
    before: isConfidence(stored['before']) || stored['before'] === null ? stored['before'] : fresh.before,
    time: atLeastZero(stored['time']),
  };
}

const asArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const asRecord = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;

const atLeastZero = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.max(0, value) : 0;
