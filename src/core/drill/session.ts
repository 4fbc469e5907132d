import type { Confidence } from '../confidence';
import type { Day } from '../day';
import { weakAfterRating } from '../record/weak';
import type { Rating } from '../record/types';
import type { DrillItem, DrillNote } from './item';

/** What a session knows of one question beyond the note. */
export interface Progress {
  /** Layers of the answer that are shown. */
  readonly revealed: number;
  readonly hintShown: boolean;
  /** Indices of the follow-ups whose answers are shown. */
  readonly followUps: readonly number[];
  /** The rating of this session, or null. */
  readonly rating: Confidence | null;
  readonly ratedOn: Day | null;
  readonly skipped: boolean;
  readonly weak: boolean;
  /** What the note said before this session. */
  readonly before: Confidence | null;
  readonly ratingsBefore: readonly Rating[];
  /** Milliseconds spent on the question. */
  readonly time: number;
  /** Why the latest change is not in the note yet, or null. */
  readonly unsaved: string | null;
}

/** How to take back one act that changed the record. */
interface UndoStep {
  readonly key: string;
  readonly before: Progress;
  readonly position: number;
  readonly phase: Phase;
}

export type Phase = 'drill' | 'summary';

export type Scope = 'note' | 'selection';

/** A drill, as plain data. */
export interface Session {
  readonly items: readonly DrillItem[];
  /** `note`: all questions of a note, also those written meanwhile. `selection`: these and no others. */
  readonly scope: Scope;
  readonly progress: ReadonlyMap<string, Progress>;
  /** Index of the question that is shown. */
  readonly position: number;
  readonly phase: Phase;
  /** Milliseconds drilled before `shownAt`. */
  readonly elapsed: number;
  /** When the question that is shown was shown, in milliseconds since the epoch; null while the clock stands. */
  readonly shownAt: number | null;
  readonly undo: readonly UndoStep[];
}

/** All that can happen in a drill. `now` is in milliseconds since the epoch. */
export type DrillEvent =
  /** Shows the next layer, or all up to and with the layer of an index. */
  | { readonly type: 'reveal'; readonly upTo?: number }
  | { readonly type: 'reveal-all' }
  | { readonly type: 'hint' }
  | { readonly type: 'follow-up'; readonly index: number }
  | {
      readonly type: 'rate';
      readonly confidence: Confidence;
      readonly day: Day;
      readonly autoWeak: boolean;
      readonly now: number;
    }
  | { readonly type: 'weak' }
  | { readonly type: 'skip'; readonly now: number }
  | { readonly type: 'go'; readonly to: number; readonly now: number }
  | { readonly type: 'finish'; readonly now: number }
  /** Takes the latest act that changed the record back and returns to its question; or one act, by its index, from here. */
  | { readonly type: 'undo'; readonly now: number; readonly step?: number }
  | { readonly type: 'again'; readonly keys: readonly string[]; readonly now: number }
  | { readonly type: 'pause'; readonly now: number }
  | { readonly type: 'resume'; readonly now: number }
  | { readonly type: 'note-changed'; readonly note: DrillNote; readonly settled: boolean }
  | { readonly type: 'note-renamed'; readonly from: string; readonly to: string }
  /** Takes the questions of a note out that were not rated. */
  | { readonly type: 'note-deleted'; readonly path: string; readonly now: number }
  /** Puts questions back, at the end, that were taken out. */
  | { readonly type: 'put-back'; readonly items: readonly DrillItem[] }
  | { readonly type: 'saved'; readonly path: string }
  | {
      readonly type: 'not-saved';
      readonly path: string;
      readonly ids: readonly string[];
      readonly reason: string;
    };

/** The key of no item: of a question that is gone. */
const NO_KEY = '';

const freshProgress = ({ weak, confidence, ratings }: DrillItem): Progress => ({
  revealed: 0,
  hintShown: false,
  followUps: [],
  rating: null,
  ratedOn: null,
  skipped: false,
  weak,
  before: confidence,
  ratingsBefore: ratings,
  time: 0,
  unsaved: null,
});

/** Begins a drill of items in their order, optionally at one of them. */
export function startSession(
  items: readonly DrillItem[],
  now: number,
  { startKey, scope = 'note' }: { startKey?: string; scope?: Scope } = {},
): Session {
  const at = items.findIndex(({ key }) => key === startKey);
  return {
    items,
    scope,
    progress: new Map(items.map((item) => [item.key, freshProgress(item)])),
    position: Math.max(0, at),
    phase: 'drill',
    elapsed: 0,
    shownAt: now,
    undo: [],
  };
}

/** The question that is shown, or null where there is none. */
export const currentItem = (session: Session): DrillItem | null => session.items[session.position] ?? null;

/** What the session knows of an item. */
export const progressOf = (session: Session, item: DrillItem): Progress =>
  session.progress.get(item.key) ?? freshProgress(item);

/** Milliseconds drilled up to `now`. */
export const elapsedAt = ({ elapsed, shownAt }: Session, now: number): number =>
  elapsed + (shownAt === null ? 0 : Math.max(0, now - shownAt));

/** Whether the ratings may be given: with the first reveal, or at once where there is nothing to reveal. */
export const canRate = ({ question }: DrillItem, { revealed }: Progress): boolean =>
  revealed > 0 || question.layers.length === 0;

/** All ratings of a question with those of this session that the note does not show yet. */
export function allRatings(item: DrillItem, { rating, ratedOn, ratingsBefore }: Progress): readonly Rating[] {
  if (rating === null || ratedOn === null || item.ratings.length > ratingsBefore.length) return item.ratings;
  return [...item.ratings, { day: ratedOn, confidence: rating }];
}

/** Takes in one event. The same state and event always give the same result; nothing outside is read or changed. */
export function reduce(session: Session, event: DrillEvent): Session {
  switch (event.type) {
    case 'reveal':
      return updateCurrent(session, (item, progress) => ({
        revealed: Math.min(
          item.question.layers.length,
          Math.max(progress.revealed, event.upTo ?? progress.revealed) + 1,
        ),
      }));
    case 'reveal-all':
      return updateCurrent(session, ({ question }) => ({
        revealed: question.layers.length,
        followUps: question.followUps.map((_, index) => index),
      }));
    case 'hint':
      return updateCurrent(session, () => ({ hintShown: true }));
    case 'follow-up':
      return updateCurrent(session, (_, { followUps }) => ({
        followUps: followUps.includes(event.index) ? followUps : [...followUps, event.index],
      }));
    case 'rate':
      return rate(session, event);
    case 'weak':
      return updateCurrent(remember(session), (_, { weak }) => ({ weak: !weak }));
    case 'skip':
      if (session.phase !== 'drill') return session;
      return advance(
        updateCurrent(session, (_, { rating }) => ({ skipped: rating === null })),
        event.now,
      );
    case 'go':
      return session.items[event.to] ? { ...moveTo(session, event.to, event.now), phase: 'drill' } : session;
    case 'finish':
      return { ...stopClock(session, event.now), phase: 'summary' };
    case 'undo':
      return event.step === undefined ? undo(session, event.now) : undoFromHere(session, event.step);
    case 'again':
      return again(session, event.keys, event.now);
    case 'pause':
      return stopClock(session, event.now);
    case 'resume':
      return session.phase === 'drill' && session.shownAt === null
        ? { ...session, shownAt: event.now }
        : session;
    case 'note-changed':
      return noteChanged(session, event.note, event.settled);
    case 'note-renamed':
      return noteRenamed(session, event.from, event.to);
    case 'note-deleted':
      return noteDeleted(session, event.path, event.now);
    case 'put-back': {
      const keys = new Set(session.items.map(({ key }) => key));
      return { ...session, items: [...session.items, ...event.items.filter(({ key }) => !keys.has(key))] };
    }
    case 'saved':
      return updatePath(session, event.path, { unsaved: null });
    case 'not-saved':
      return notSaved(session, event);
  }
}

function setProgress(session: Session, key: string, progress: Progress): Session {
  return { ...session, progress: new Map(session.progress).set(key, progress) };
}

function updateCurrent(
  session: Session,
  change: (item: DrillItem, progress: Progress) => Partial<Progress>,
): Session {
  const item = currentItem(session);
  if (!item || session.phase !== 'drill') return session;
  const progress = progressOf(session, item);
  return setProgress(session, item.key, { ...progress, ...change(item, progress) });
}

/** Keeps what `undo` will need before the record of the current question changes. */
function remember(session: Session): Session {
  const item = currentItem(session);
  if (!item || session.phase !== 'drill') return session;
  const { position, phase } = session;
  return {
    ...session,
    undo: [...session.undo, { key: item.key, before: progressOf(session, item), position, phase }],
  };
}

function rate(session: Session, event: Extract<DrillEvent, { type: 'rate' }>): Session {
  const item = currentItem(session);
  if (!item || session.phase !== 'drill' || !canRate(item, progressOf(session, item))) return session;
  const { confidence, day, autoWeak, now } = event;
  const rated = updateCurrent(remember(session), (_, progress) => {
    const ratings = [...item.ratings, { day, confidence }];
    const weak = autoWeak ? weakAfterRating(progress.weak, ratings) : progress.weak;
    return { rating: confidence, ratedOn: day, skipped: false, weak };
  });
  return advance(rated, now);
}

/** Goes on to the next question without a rating, from here to the end and round again; to the summary after the last. */
function advance(
  session: Session,
  now: number,
  from = session.position + 1,
  but = session.position,
): Session {
  const { items } = session;
  const order = items.map((_, step) => (from + step) % items.length);
  const next = order.find((at) => {
    const item = items[at];
    if (!item || at === but) return false;
    const { rating, skipped } = progressOf(session, item);
    return rating === null && !skipped;
  });
  return next === undefined ? { ...stopClock(session, now), phase: 'summary' } : moveTo(session, next, now);
}

/** Adds the time since the question was shown to it and to the whole, and stops the clock. */
function stopClock(session: Session, now: number): Session {
  const { shownAt } = session;
  if (shownAt === null) return session;
  const spent = Math.max(0, now - shownAt);
  const item = currentItem(session);
  const timed = item
    ? setProgress(session, item.key, {
        ...progressOf(session, item),
        time: progressOf(session, item).time + spent,
      })
    : session;
  return { ...timed, elapsed: timed.elapsed + spent, shownAt: null };
}

const moveTo = (session: Session, position: number, now: number): Session => ({
  ...stopClock(session, now),
  position,
  shownAt: now,
});

function undo(session: Session, now: number): Session {
  const step = session.undo[session.undo.length - 1];
  if (!step) return session;
  const rest = { ...session, undo: session.undo.slice(0, -1) };
  const current = session.progress.get(step.key);
  if (!current) return rest;
  const position = session.items.findIndex(({ key }) => key === step.key);
  const moved = position < 0 ? rest : { ...moveTo(rest, position, now), phase: step.phase };
  const { time } = moved.progress.get(step.key) ?? current;
  return setProgress(moved, step.key, {
    ...step.before,
    time,
    revealed: current.revealed,
    followUps: current.followUps,
  });
}

/** Takes one act back and stays where the drill is: others may have followed it. */
function undoFromHere(session: Session, at: number): Session {
  const step = session.undo[at];
  if (!step) return session;
  const undo = session.undo.filter((each) => each !== step);
  const next = undo.findIndex(({ key }, index) => index >= at && key === step.key);
  const follower = undo[next];
  if (follower) {
    undo[next] = { ...follower, before: step.before };
    return { ...session, undo };
  }
  const { rating, ratedOn, skipped, weak } = step.before;
  const current = session.progress.get(step.key);
  const rest = { ...session, undo };
  return current ? setProgress(rest, step.key, { ...current, rating, ratedOn, skipped, weak }) : rest;
}

/** Drills some questions once more, as a session of its own that begins with what is known now. */
function again(session: Session, keys: readonly string[], now: number): Session {
  const items = session.items.filter(({ key }) => keys.includes(key));
  if (items.length === 0) return session;
  const current = items.map((item): DrillItem => {
    const progress = progressOf(session, item);
    const ratings = allRatings(item, progress);
    return { ...item, confidence: progress.rating ?? item.confidence, ratings, weak: progress.weak };
  });
  return startSession(current, now, { scope: 'selection' });
}

/** Takes in a new text of a note: what is still asked keeps its place and its progress, also under another label. */
function noteChanged(session: Session, note: DrillNote, settled: boolean): Session {
  const old = session.items.filter(({ path }) => path === note.path);
  const successor = matchItems(old, note.items);
  const items =
    session.scope === 'note'
      ? note.items
      : session.items.flatMap((item) => (item.path === note.path ? (successor.get(item.key) ?? []) : [item]));
  const renamed = new Map([...successor].map(([key, item]) => [key, item.key]));
  const taken = new Set(renamed.values());
  // What became of a key; another question may have the label of one that is gone.
  const keyNow = (key: string): string => renamed.get(key) ?? (taken.has(key) ? NO_KEY : key);
  const progress = new Map<string, Progress>();
  for (const [key, value] of session.progress) {
    const item = successor.get(key);
    if (item) progress.set(item.key, withNote(value, item, settled));
    else if (!taken.has(key)) progress.set(key, value);
  }
  const followed = new Set([...successor.values()].map(({ key }) => key));
  for (const item of items) {
    if (followed.has(item.key)) continue;
    // A question that was deleted and is back goes on where it was.
    const known = progress.get(item.key);
    progress.set(item.key, known ? withNote(known, item, settled) : freshProgress(item));
  }
  const current = currentItem(session);
  const stayed = current ? items.findIndex(({ key }) => key === keyNow(current.key)) : -1;
  const position = stayed >= 0 ? stayed : Math.max(0, Math.min(session.position, items.length - 1));
  const undoSteps = session.undo.map((step) => ({ ...step, key: keyNow(step.key) }));
  return { ...session, items, progress, position, undo: undoSteps };
}

/** As much of an item as it takes to find it again. */
export type KnownItem = Pick<DrillItem, 'key'> & { readonly question: { readonly hash: string | null } };

/** Old items by key → what they are in the new text: the same id, or else the same words under another label. */
export function matchItems(old: readonly KnownItem[], now: readonly DrillItem[]): Map<string, DrillItem> {
  const byKey = new Map(now.map((item) => [item.key, item]));
  const matched = new Map<string, DrillItem>();
  const taken = new Set<string>();
  const match = (item: KnownItem, next: DrillItem | undefined): void => {
    if (!next || taken.has(next.key) || matched.has(item.key)) return;
    matched.set(item.key, next);
    taken.add(next.key);
  };
  const sameWords = (item: KnownItem): DrillItem | undefined =>
    now.find((next) => next.question.hash === item.question.hash && !taken.has(next.key));
  // Words first: where labels were renumbered, an id alone would point to another question.
  for (const item of old)
    if (byKey.get(item.key)?.question.hash === item.question.hash) match(item, byKey.get(item.key));
  for (const item of old) if (!matched.has(item.key)) match(item, sameWords(item));
  for (const item of old) match(item, byKey.get(item.key));
  return matched;
}

function withNote(progress: Progress, item: DrillItem, settled: boolean): Progress {
  return {
    ...progress,
    revealed: Math.min(progress.revealed, item.question.layers.length),
    followUps: progress.followUps.filter((index) => index < item.question.followUps.length),
    weak: settled ? item.weak : progress.weak,
  };
}

function noteRenamed(session: Session, from: string, to: string): Session {
  const rename = (key: string): string => (key.startsWith(`${from}\n`) ? to + key.slice(from.length) : key);
  const moved = session.items.map((item) =>
    item.path === from ? { ...item, path: to, key: rename(item.key) } : item,
  );
  // A note that takes the path of another one takes its place too: no question stands twice in a session.
  const items = [...new Map(moved.map((item) => [item.key, item])).values()];
  const progress = new Map([...session.progress].map(([old, value]) => [rename(old), value]));
  for (const item of items) {
    const known = progress.get(item.key);
    if (known) progress.set(item.key, withNote(known, item, false));
  }
  const key = moved[session.position]?.key;
  return {
    ...session,
    items,
    position: Math.max(
      0,
      items.findIndex((item) => item.key === key),
    ),
    progress,
    undo: session.undo.map((step) => ({ ...step, key: rename(step.key) })),
  };
}

/** What cannot be rated any more is asked no more; what was rated stays for the summary. */
function noteDeleted(session: Session, path: string, now: number): Session {
  const stays = (item: DrillItem): boolean => item.path !== path || progressOf(session, item).rating !== null;
  const items = session.items.filter(stays);
  if (items.length === session.items.length) return session;
  const current = currentItem(session);
  // Where the current question stands now, or the one that comes after it.
  const at = session.items.slice(0, session.position).filter(stays).length;
  const rest = { ...session, items, position: Math.max(0, Math.min(at, items.length - 1)) };
  if (!current || stays(current) || session.phase === 'summary') return rest;
  const { elapsed, progress } = stopClock(session, now);
  const next = advance({ ...rest, elapsed, progress, shownAt: null }, now, at, -1);
  return session.shownAt === null ? { ...next, shownAt: null } : next;
}

function updatePath(session: Session, path: string, change: Partial<Progress>): Session {
  const progress = new Map(session.progress);
  for (const item of session.items) {
    if (item.path === path) progress.set(item.key, { ...progressOf(session, item), ...change });
  }
  return { ...session, progress };
}

/** Marks the questions whose changes the note does not have yet. */
function notSaved(
  session: Session,
  { path, ids, reason }: Extract<DrillEvent, { type: 'not-saved' }>,
): Session {
  const progress = new Map(session.progress);
  for (const item of session.items) {
    if (item.path === path && ids.includes(item.question.id))
      progress.set(item.key, { ...progressOf(session, item), unsaved: reason });
  }
  return { ...session, progress };
}
