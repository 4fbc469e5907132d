import { asArray, asRecord } from '../untrusted';

/** A drill that stopped before its end, as this device keeps it. */
export interface KeptDrill {
  /** Tells what is drilled, and how: a note, a queue, a mock interview. */
  readonly key: string;
  /** When it was kept, in milliseconds since the epoch. */
  readonly at: number;
  /** JSON; only who kept it can read it. */
  readonly state: unknown;
}

/** So many drills are kept; older ones give way. */
const MOST = 12;
/** So many characters of JSON all of them may have: devices give a few megabytes to all plugins together. */
const MOST_CHARACTERS = 600_000;

/** Reads what was stored; whatever is no drill is left out. Newest first. */
export function decodeKept(stored: unknown): KeptDrill[] {
  return asArray(stored).flatMap((value) => {
    const { key, at, state } = asRecord(value) ?? {};
    return typeof key === 'string' && typeof at === 'number' && Number.isFinite(at) && state !== undefined
      ? [{ key, at, state }]
      : [];
  });
}

/** Puts a drill first, in the place of one with its key; the oldest go where there is no room. The newest always stays. */
export function keepDrill(kept: readonly KeptDrill[], drill: KeptDrill): KeptDrill[] {
  const all = [drill, ...withoutDrill(kept, drill.key)].slice(0, MOST);
  let room = MOST_CHARACTERS;
  return all.filter((each, at) => {
    room -= JSON.stringify(each).length;
    return at === 0 || room >= 0;
  });
}

/** Lets go of a drill. */
export const withoutDrill = (kept: readonly KeptDrill[], key: string): KeptDrill[] =>
  kept.filter((each) => each.key !== key);

/** Follows a note to another path, wherever the drills speak of it, also in keys that are JSON. */
export const renameInKept = (kept: readonly KeptDrill[], from: string, to: string): KeptDrill[] =>
  kept.map((drill) => ({
    ...drill,
    key: renameInKey(drill.key, from, to),
    state: renamePath(drill.state, from, to),
  }));

const PATH_END = '\n';

function renameInKey(key: string, from: string, to: string): string {
  try {
    return JSON.stringify(renamePath(JSON.parse(key), from, to));
  } catch {
    return renameInText(key, from, to);
  }
}

function renameInText(text: string, from: string, to: string): string {
  if (text === from) return to;
  return text.startsWith(from + PATH_END) ? to + text.slice(from.length) : text;
}

/** Follows a note to another path in JSON: where a text is the path, or begins with it and the end of a line. */
export function renamePath(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string') return renameInText(value, from, to);
  if (Array.isArray(value)) return value.map((each) => renamePath(each, from, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renamePath(each, from, to)]));
}
