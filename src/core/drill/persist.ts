import { isConfidence } from '../confidence';
import { WHOLE } from '../steps/layer-steps';
import { pathOf, type DrillItem } from './item';
import { matchItems } from './match';
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
  'revealed' | 'steps' | 'hintShown' | 'followUps' | 'rating' | 'ratedOn' | 'skipped' | 'time'
> & {
  readonly key: string;
  /** Of the question's words, by which it is found under another label. */
  readonly hash: string;
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
      const { revealed, steps, hintShown, followUps, rating, ratedOn, skipped, time, before } = progressOf(
        session,
        item,
      );
      const { key, question } = item;
      return {
        key,
        hash: question.hash,
        revealed,
        steps,
        hintShown,
        followUps,
        rating,
        ratedOn,
        skipped,
        time,
        before,
      };
    }),
  };
}

/** The keys of the questions that a stored session holds, in their order; none where it holds none. */
export const storedKeys = (stored: unknown): string[] => [...storedEntries(stored).keys()];

/** The paths of the notes of these questions, each once. */
export const storedPaths = (stored: unknown): string[] => [...new Set(storedKeys(stored).map(pathOf))];

/** The questions that a stored session holds, in its order, as the notes have them now. */
export function storedItems(stored: unknown, items: readonly DrillItem[]): DrillItem[] {
  const now = itemsNow(storedEntries(stored), items);
  return storedKeys(stored).flatMap((key) => now.get(key) ?? []);
}

type Entry = Readonly<Record<string, unknown>>;

function storedEntries(stored: unknown): Map<string, Entry> {
  return new Map(
    asArray(asRecord(stored)?.['progress']).flatMap((value) => {
      const entry = asRecord(value);
      const key = entry?.['key'];
      return entry && typeof key === 'string' ? [[key, entry] as const] : [];
    }),
  );
}

/** Stored keys → what they are now, in each note by words first; see {@link matchItems}. */
function itemsNow(entries: ReadonlyMap<string, Entry>, items: readonly DrillItem[]): Map<string, DrillItem> {
  const paths = new Set([...entries.keys()].map(pathOf));
  return new Map(
    [...paths].flatMap((path) => {
      const old = [...entries]
        .filter(([key]) => pathOf(key) === path)
        .map(([key, { hash }]) => ({ key, question: { hash: typeof hash === 'string' ? hash : null } }));
      const now = items.filter((item) => item.path === path);
      return [...matchItems(old, now)];
    }),
  );
}

/**
 * Continues a stored session on the notes as they are now. What was stored is not trusted: whatever does not fit is
 * left out, and the drill begins anew where nothing fits.
 */
export function restoreSession(stored: unknown, items: readonly DrillItem[], now: number): Session {
  const data = asRecord(stored);
  if (data?.['version'] !== 1) return startSession(items, now);
  const scope: Scope = data['scope'] === 'selection' ? 'selection' : 'note';
  const entries = storedEntries(stored);
  const found = itemsNow(entries, items);
  // A selection has an order of its own.
  const chosen = scope === 'selection' ? storedItems(stored, items) : items;
  if (chosen.length === 0) return startSession(items, now);
  const position = data['position'];
  const startKey = typeof position === 'string' ? found.get(position)?.key : undefined;
  const fresh = startSession(chosen, now, { scope, ...(startKey === undefined ? {} : { startKey }) });
  const entryOf = new Map([...found].map(([key, item]) => [item.key, entries.get(key)]));
  const progress = new Map(
    chosen.map((item) => [item.key, restoreProgress(progressOf(fresh, item), entryOf.get(item.key), item)]),
  );
  const isDone = data['phase'] === 'summary';
  const elapsed = atLeastZero(data['elapsed']);
  return { ...fresh, progress, elapsed, phase: isDone ? 'summary' : 'drill', shownAt: isDone ? null : now };
}

function restoreProgress(
  fresh: Progress,
  stored: Entry | undefined,
  { question, ratings }: DrillItem,
): Progress {
  if (!stored) return fresh;
  const rating = isConfidence(stored['rating']) ? stored['rating'] : null;
  const ratedOn =
    rating !== null && Number.isSafeInteger(stored['ratedOn']) ? (stored['ratedOn'] as number) : null;
  const last = ratings[ratings.length - 1];
  const isInNote = last !== undefined && last.day === ratedOn && last.confidence === rating;
  const followUps = asArray(stored['followUps']).filter(
    (index): index is number => typeof index === 'number' && index in question.followUps,
  );
  return {
    ...fresh,
    revealed: Math.min(question.layers.length, Math.floor(atLeastZero(stored['revealed']))),
    // What was stored before there were steps was shown whole.
    steps: stored['steps'] === undefined ? WHOLE : Math.floor(atLeastZero(stored['steps'])),
    hintShown: stored['hintShown'] === true,
    followUps,
    rating: ratedOn === null ? null : rating,
    ratedOn,
    // Where the rating is in the note already, the ratings before it are all but the last; else it waits for its note.
    ratingsBefore: isInNote ? ratings.slice(0, -1) : ratings,
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
