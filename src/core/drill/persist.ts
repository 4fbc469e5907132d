import { attemptWords } from '../attempts/words';
import { isConfidence } from '../confidence';
import { asArray, asRecord, atLeastZero } from '../untrusted';
import type { Rating } from '../record/types';
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
  readonly arranged: boolean;
  readonly minutes: number | null;
  readonly elapsed: number;
  readonly progress: readonly StoredProgress[];
}

/**
 * The progress of one question, as far as it is not that of a question that was never shown; what the note says is not
 * stored but read from it.
 */
type StoredProgress = Partial<Pick<Progress, (typeof STORED)[number] | 'steps' | 'before'>> & {
  readonly key: string;
  /** Of the question's words, by which it is found under another label. */
  readonly hash: string;
};

/** What is stored of the progress of a question. */
const STORED = [
  'revealed',
  'hintShown',
  'followUps',
  'rating',
  'ratedOn',
  'earlier',
  'again',
  'round',
  'skipped',
  'time',
  'attempt',
  'weakBefore',
] as const satisfies (keyof Progress)[];

/** What to store of a session so that it can go on after the app was closed. */
export function storeSession(session: Session): StoredSession {
  const { scope, position, phase, arranged, minutes, elapsed, items } = session;
  return {
    version: 1,
    scope,
    position: items[position]?.key ?? null,
    phase,
    arranged,
    minutes,
    elapsed,
    progress: items.map((item) => storeProgress(item, progressOf(session, item))),
  };
}

function storeProgress(item: DrillItem, progress: Progress): StoredProgress {
  const { key, question } = item;
  const isSaid = (value: unknown): boolean =>
    Array.isArray(value)
      ? value.length > 0
      : value !== 0 && value !== false && value !== null && value !== '';
  const said = STORED.flatMap((name) => (isSaid(progress[name]) ? [[name, progress[name]] as const] : []));
  // None are as good a number as any, where something is shown.
  const steps = progress.revealed > 0 || progress.steps > 0 ? { steps: progress.steps } : {};
  // Once it is rated, the note does not say any more what it said before.
  const before = progress.rating === null ? {} : { before: progress.before };
  return {
    key,
    hash: question.hash,
    ...(Object.fromEntries(said) as Partial<Progress>),
    ...steps,
    ...before,
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
  const arranged = data['arranged'] === true || scope === 'selection';
  const chosen = arranged ? arrangedItems(stored, items, scope) : items;
  if (chosen.length === 0) return startSession(items, now);
  const position = data['position'];
  const startKey = typeof position === 'string' ? found.get(position)?.key : undefined;
  const minutes = atLeastZero(data['minutes']) || null;
  const fresh = startSession(chosen, now, { scope, arranged, minutes, startKey });
  const entryOf = new Map([...found].map(([key, item]) => [item.key, entries.get(key)]));
  const progress = new Map(
    chosen.map((item) => [item.key, restoreProgress(progressOf(fresh, item), entryOf.get(item.key), item)]),
  );
  const isDone = data['phase'] === 'summary';
  const elapsed = atLeastZero(data['elapsed']);
  return { ...fresh, progress, elapsed, phase: isDone ? 'summary' : 'drill', shownAt: isDone ? null : now };
}

/** The questions of a session that has an order of its own; of a whole note, with those that were written since. */
function arrangedItems(stored: unknown, items: readonly DrillItem[], scope: Scope): readonly DrillItem[] {
  const known = storedItems(stored, items);
  if (scope === 'selection') return known;
  const keys = new Set(known.map(({ key }) => key));
  return [...known, ...items.filter(({ key }) => !keys.has(key))];
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
  const earlier = asArray(stored['earlier']).filter(isRating);
  const given =
    rating === null || ratedOn === null ? earlier : [...earlier, { day: ratedOn, confidence: rating }];
  const followUps = asArray(stored['followUps']).filter(
    (index): index is number => typeof index === 'number' && index in question.followUps,
  );
  const revealed = Math.min(question.layers.length, Math.floor(atLeastZero(stored['revealed'])));
  return {
    ...fresh,
    revealed,
    // What was stored before there were steps was shown whole.
    steps:
      stored['steps'] === undefined ? (revealed === 0 ? 0 : WHOLE) : Math.floor(atLeastZero(stored['steps'])),
    hintShown: stored['hintShown'] === true,
    followUps,
    rating: ratedOn === null ? null : rating,
    ratedOn,
    earlier,
    again: stored['again'] === true,
    round: Math.floor(atLeastZero(stored['round'])),
    ratingsBefore: withoutGiven(ratings, given),
    skipped: stored['skipped'] === true,
    weakBefore: ratedOn === null ? fresh.weakBefore : stored['weakBefore'] === true,
    before: ratedOn === null ? fresh.before : beforeOf(stored['before'], fresh.before),
    time: atLeastZero(stored['time']),
    attempt: typeof stored['attempt'] === 'string' ? attemptWords(stored['attempt']) : '',
  };
}

const beforeOf = (stored: unknown, now: Progress['before']): Progress['before'] =>
  isConfidence(stored) || stored === null ? stored : now;

/** The ratings of a note before those of this session, of which some may still wait for their note. */
function withoutGiven(ratings: readonly Rating[], given: readonly Rating[]): readonly Rating[] {
  for (let written = Math.min(given.length, ratings.length); written > 0; written -= 1) {
    const start = ratings.length - written;
    const isWritten = ratings
      .slice(start)
      .every(({ day, confidence }, at) => given[at]?.day === day && given[at].confidence === confidence);
    if (isWritten) return ratings.slice(0, start);
  }
  return ratings;
}

function isRating(value: unknown): value is Rating {
  const { day, confidence } = asRecord(value) ?? {};
  return Number.isSafeInteger(day) && isConfidence(confidence);
}
