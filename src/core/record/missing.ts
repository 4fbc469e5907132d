import { readFrontmatter } from '../note/frontmatter';
import type { ParseOptions } from '../note/parse';
import type { Given } from './given';
import { isOf } from './join';
import { withoutRatings } from './log';
import { planMerge, readVersion, type MergeGain, type NoteVersion } from './merge-plan';
import { freeId } from './move';
import { readRecord } from './read';
import type { LogEntry, RecordKeys } from './types';

/** What a note lacks of what was given to one of its questions. */
export interface Lack {
  readonly given: Given;
  /** How to put it back: the union with what the note says. */
  readonly gain: MergeGain;
}

/** A note that lacks ratings which were given on this device, as people are told of it. */
export interface MissingNote {
  readonly path: string;
  readonly lacks: readonly Lack[];
}

/** How many ratings a note lacks. */
export const countMissing = ({ lacks }: MissingNote): number =>
  lacks.reduce((sum, { gain }) => sum + gain.added.length, 0);

/**
 * Finds what a text of a note lacks of what was given to it. Questions are found by their words, then by their labels, as
 * in a merge; a record whose question is gone holds what it held.
 * @param given what is remembered of this note
 * @returns null where that cannot be told: the text is empty, or its properties cannot be read
 */
export function findMissing(
  text: string,
  given: readonly Given[],
  keys: RecordKeys,
  options: ParseOptions,
): readonly Lack[] | null {
  if (text.trim() === '') return null;
  // Nearly always all is there, and the questions need not be read.
  if (notHeld(given, readRecord(readFrontmatter(text).data, keys).log).length === 0) return [];
  const version = readVersion(text, keys, options);
  if ('code' in version) return null;
  return notHeld(given, version.record.log).flatMap((each): Lack[] => {
    const { gains } = planMerge(version, copyOf(each, version));
    return gains.filter(({ added }) => added.length > 0).map((gain) => ({ given: each, gain }));
  });
}

/** What is not under its words, of several questions with the same words anywhere: they may have changed places. */
function notHeld(given: readonly Given[], log: ReadonlyMap<string, LogEntry>): readonly Given[] {
  const all = [...log.values()];
  const ratingsOf = (from: readonly LogEntry[], hash: string): LogEntry['ratings'] =>
    from.flatMap((each) => (each.hash === hash ? each.ratings : []));
  return given.filter(({ hash }) => withoutRatings(ratingsOf(given, hash), ratingsOf(all, hash)).length > 0);
}

/** A version of the note that says only this, where its record is or would be. */
function copyOf({ id, hash, ratings }: Given, { questions, record: { log } }: NoteVersion): NoteVersion {
  let at = id;
  if (!questions.some((each) => isOf(each, hash))) {
    const same = [...log].filter(([, each]) => each.hash === hash).map(([place]) => place);
    const isTaken = log.has(id) && !questions.some((each) => each.id === id);
    at = same.includes(id) ? id : (same[0] ?? (isTaken ? freeId(id, new Set(log.keys())) : id));
  }
  const record = {
    confidence: new Map(),
    weak: [],
    log: new Map([[at, { hash, ratings }]]),
    diagnostics: [],
  };
  return { questions: [], record };
}
