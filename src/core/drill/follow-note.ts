import { WHOLE } from '../steps/layer-steps';
import type { DrillItem, DrillNote } from './item';
import { matchItems } from './match';
import { advance, stopClock } from './moving';
import { currentItem, freshProgress, progressOf, type Progress, type Session } from './session';

/** The key of no item: of a question that is gone. */
const NO_KEY = '';

/** Takes in a new text of a note: what is still asked keeps its place and its progress, also under another label. */
export function noteChanged(session: Session, note: DrillNote, settled: boolean): Session {
  const old = session.items.filter(({ path }) => path === note.path);
  const successor = matchItems(old, note.items);
  const items = itemsNow(session, note, successor);
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

/** The questions of a session as they are now: a whole note takes in what was written, in its order if it has none of its own. */
function itemsNow(
  { scope, arranged, items }: Session,
  note: DrillNote,
  successor: ReadonlyMap<string, DrillItem>,
): readonly DrillItem[] {
  if (scope === 'note' && !arranged) return note.items;
  const stayed = items.flatMap((item) =>
    item.path === note.path ? (successor.get(item.key) ?? []) : [item],
  );
  if (scope === 'selection') return stayed;
  const known = new Set(stayed.map(({ key }) => key));
  return [...stayed, ...note.items.filter(({ key }) => !known.has(key))];
}

/** What is known of a question, as far as its new text has room for it. */
function withNote(progress: Progress, item: DrillItem, settled: boolean): Progress {
  return {
    ...progress,
    revealed: Math.min(progress.revealed, item.question.layers.length),
    // A layer that others followed was whole.
    steps: progress.revealed > item.question.layers.length ? WHOLE : progress.steps,
    followUps: progress.followUps.filter((index) => index < item.question.followUps.length),
    weak: settled ? item.weak : progress.weak,
    weakBefore: settled && item.weak !== progress.weak ? item.weak : progress.weakBefore,
  };
}

/** Takes in that a note has another path: its questions stay what they are. */
export function noteRenamed(session: Session, from: string, to: string): Session {
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
export function noteDeleted(session: Session, path: string, now: number): Session {
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

/** Puts questions back, at the end, that were taken out. */
export function putBack(session: Session, items: readonly DrillItem[]): Session {
  const keys = new Set(session.items.map(({ key }) => key));
  return { ...session, items: [...session.items, ...items.filter(({ key }) => !keys.has(key))] };
}
