import { remembered, type Given } from '../../src/core/record/given';
import { editRecord, undoEdit, type RecordEdit } from '../../src/core/record/edit';
import { copyCandidates } from '../../src/core/record/merge-names';
import { isSameNote, planMerge, readVersion, type NoteVersion } from '../../src/core/record/merge-plan';
import { findMissing } from '../../src/core/record/missing';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../src/core/record/types';
import {
  bodyOf,
  countsOf,
  drilledNote,
  expectHolds,
  freshNote,
  ratedSome,
  somePlaces,
  someNames,
  tried,
  unionOf,
} from './drilled';
import type { Random } from './random';
import { Loss, recordOf, Refusal } from './steps';

/** Two versions of one note, from two devices that drilled it apart. */
interface Apart {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

function drilledApart(random: Random): Apart {
  const names = someNames(random);
  const base = random.onceIn(6) ? freshNote(names) : drilledNote(random, names);
  const some = (): string => ratedSome(random, base, somePlaces(random, 1 + random.below(4)));
  return { base, mine: some(), theirs: some() };
}

function version(text: string): NoteVersion {
  const read = readVersion(text, KEYS);
  if ('code' in read) throw new Refusal(read.message);
  return read;
}

/** Joins a copy with its original as the command does, and takes it back again; gives what the original holds then. */
function joined(original: string, copy: string): string {
  const { gains } = planMerge(version(original), version(copy));
  const result = editRecord(
    original,
    gains.map(({ edit }) => edit),
    KEYS,
  );
  if (!result.ok) throw new Loss(`The join was refused: ${result.diagnostic.message}`);
  const back = undoEdit(result.text, result.undo, KEYS);
  if (!back.ok || back.text !== original) throw new Loss('After undo, the original is another one.');
  const again = planMerge(version(result.text), version(copy)).gains;
  if (again.length > 0) throw new Loss(`Joined once, it gains again: ${JSON.stringify(again)}`);
  return result.text;
}

/** Two devices, joined by the command either way round: both hold the union, and say the same. */
export const joinedBothWays = tried((random, show) => {
  const { mine, theirs } = drilledApart(random);
  show(`${mine}\n${theirs}`);
  const wanted = unionOf(countsOf(mine), countsOf(theirs));
  const both = [joined(mine, theirs), joined(theirs, mine)];
  for (const text of both) expectHolds(text, wanted, 'Joined');
  const [a, b] = both.map((text) => {
    const { confidence, weak } = recordOf(text);
    return JSON.stringify([[...confidence].sort(), [...weak].sort()]);
  });
  if (a !== b) throw new Loss(`One way round it says ${a ?? ''}, the other ${b ?? ''}.`);
});

/** The name that a sync gives a copy. */
function copyName(random: Random, name: string): string {
  const day = '2026-11-01';
  return random.pick([
    `${name}.sync-conflict-20261101-120000-ABCDEF7`,
    `${name} (conflicted copy ${day} 120000)`,
    `${name} (Ann's conflicted copy ${day})`,
    `${name} (In Konflikt stehende Kopie von Ann ${day})`,
    `${name} (Conflicted copy desk 202611011200)`,
    `${name} ${String(2 + random.below(8))}`,
    `${name} (${String(1 + random.below(8))})`,
    `${name}-DESK`,
    `${name}-ANNS-LAPTOP`,
  ]);
}

/** A copy from before the note was renumbered, under a name that a sync gave it: it is found and joined. */
export const conflictedCopy = tried((random, show) => {
  const folder = random.pick(['', 'Interviews/', 'a-b/c (1)/']);
  const name = folder + random.pick(['Queues', 'Round 2', 'Sys-design', 'Über (alt)', '待ち行列']);
  const copy = `${copyName(random, name)}.md`;
  const found = copyCandidates(copy).find(({ original }) => original === `${name}.md`);
  if (!found) throw new Loss(`"${copy}" is not known as a copy of "${name}.md".`);
  const names = someNames(random);
  const base = drilledNote(random, names);
  const theirs = ratedSome(random, base, somePlaces(random, 2));
  const mine = ratedSome(
    random,
    random.onceIn(2) ? base : base.replace(bodyOf(names), bodyOf(random.shuffled([...names, 'new thing']))),
    somePlaces(random, 2),
  );
  show(`${copy}\n${mine}\n${theirs}`);
  const [a, b] = [recordOf(mine).log, recordOf(theirs).log];
  if (!found.isSure && !isSameNote(a, b)) throw new Refusal('Each has questions that the other has not.');
  expectHolds(joined(mine, theirs), unionOf(countsOf(mine), countsOf(theirs)), 'Joined');
});

/** What a device remembers after it made one text of another by ratings. */
function rememberedOf(before: string, edits: readonly RecordEdit[]): readonly Given[] {
  const result = editRecord(before, edits, KEYS);
  if (!result.ok) throw new Loss(result.diagnostic.message);
  return remembered([], { path: 'a.md', edits, changes: result.undo.changes }).given;
}

/** The ratings by which one version became another, as edits of the device that gave them. */
function editsBetween(before: string, after: string): RecordEdit[] {
  const was = countsOf(before);
  const { questions } = version(after);
  return [...countsOf(after)].flatMap(([key, times]): RecordEdit[] => {
    const [, name = '', day = '', confidence = ''] = /^(.*) (\d+):(\d)$/.exec(key) ?? [];
    const question = questions.find(({ text }) => text === name);
    const count = times - (was.get(key) ?? 0);
    if (!question || count <= 0) return [];
    const { id, hash } = question;
    const value = Number(confidence) as 1 | 2 | 3 | 4;
    const edit = { type: 'rate', id, hash, day: Number(day), confidence: value, autoWeak: false } as const;
    return Array.from({ length: count }, () => edit);
  });
}

/** Puts back into a text what the device lacks that made `after` of `before`; null where that cannot be told. */
export function putBack(text: string, before: string, after: string): string | null {
  const edits = editsBetween(before, after);
  const lacks = edits.length === 0 ? [] : findMissing(text, rememberedOf(before, edits), KEYS, {});
  if (lacks === null) return null;
  const result = editRecord(
    text,
    lacks.map(({ gain }) => gain.edit),
    KEYS,
  );
  return result.ok ? result.text : null;
}

/** The newest file wins: the device that lost finds exactly what it lost, and puts it back. */
export const newestWins = tried((random, show) => {
  const { base, mine, theirs } = drilledApart(random);
  show(`${mine}\n${theirs}`);
  const back = putBack(theirs, base, mine);
  if (back === null) throw new Loss('It could not be told what is missing.');
  expectHolds(back, unionOf(countsOf(mine), countsOf(theirs)), 'Put back');
});
