import { joinRecords, type QuestionWords } from './join';
import type { RecordState } from './state';

/**
 * Which id becomes which, all at once. Always a permutation: what it maps to, it maps too. So nothing can be overwritten,
 * and moves one after another are a permutation again.
 */
export type Moves = ReadonlyMap<string, string>;

export const NO_MOVES: Moves = new Map();

/** Where an id goes. */
export const movedTo = (moves: Moves, id: string): string => moves.get(id) ?? id;

/**
 * The moves that bring every record to its question. A record in the way that has none makes room: it goes to a free id
 * that is made of its own.
 */
export function movesHome(questions: readonly QuestionWords[], state: RecordState): Moves {
  const moves = new Map<string, string>();
  /** Ids of questions at which the record of other words stands. */
  const homeless: string[] = [];
  joinRecords(questions, state.log).forEach((from, at) => {
    const to = questions[at]?.id;
    if (to === undefined) return;
    if (from === null) homeless.push(to);
    else if (from !== to) moves.set(from, to);
  });
  const occupied = occupiedIds(state);
  const taken = new Set([...occupied, ...questions.map(({ id }) => id)]);
  for (const to of [...moves.values(), ...homeless]) {
    if (moves.has(to) || !occupied.has(to)) continue;
    moves.set(to, freeId(to, taken));
  }
  return closed(moves);
}

/** Moves, and after them others, as one. */
export function composed(first: Moves, then: Moves): Moves {
  const ids = new Set([...first.keys(), ...then.keys()]);
  const all = [...ids].map((id) => [id, movedTo(then, movedTo(first, id))] as const);
  return new Map(all.filter(([from, to]) => from !== to));
}

/** A record with every entry under its new id, in the order in which they were. */
export function moveRecord({ confidence, weak, log, unreadable }: RecordState, moves: Moves): RecordState {
  const moved = <T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map([...map].map(([id, value]) => [movedTo(moves, id), value]));
  return {
    confidence: moved(confidence),
    weak: weak.map((id) => movedTo(moves, id)),
    log: moved(log),
    unreadable: new Set([...unreadable].map((id) => movedTo(moves, id))),
  };
}

/** Every id of which a record says anything, readable or not. */
export function occupiedIds({ confidence, weak, log, unreadable }: RecordState): ReadonlySet<string> {
  return new Set([...confidence.keys(), ...weak, ...log.keys(), ...unreadable]);
}

/** A free id that is made of another. Two ids never get the same one: only the last number is ours, and what is before it is the id. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  const base = `${id}-gone`;
  let free = base;
  for (let n = 2; taken.has(free); n += 1) free = `${base}-${String(n)}`;
  return free;
}

/** Lets the end of every chain, where there is nothing or an entry without a value, take the place of its beginning. */
function closed(moves: ReadonlyMap<string, string>): Moves {
  const targets = new Set(moves.values());
  const all = new Map(moves);
  for (const start of moves.keys()) {
    if (targets.has(start)) continue;
    let end = start;
    for (let next = moves.get(end); next !== undefined; next = moves.get(end)) end = next;
    all.set(end, start);
  }
  return all;
}
