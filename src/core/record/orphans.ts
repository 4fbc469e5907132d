import type { DrillItem, DrillNote } from '../drill/item';
import { slugOf } from '../note/id';
import type { RecordEdit } from './edit';
import { isOf } from './join';
import { formatLogEntry } from './log';
import type { OrphanRecord } from './types';

/** A record that belongs to no question of its note, with the questions that it may belong to. */
export interface OrphanPlan {
  /** Vault path of its note. */
  readonly path: string;
  readonly orphan: OrphanRecord;
  /** The questions of its note: those without a record first, and the likeliest first among them. */
  readonly here: readonly DrillItem[];
  /** Questions of other notes with the very same words, in the order of the notes. */
  readonly elsewhere: readonly DrillItem[];
}

/**
 * Lists the orphaned records of notes with where they could go.
 * @param all the notes among which the same words are looked for; those of `notes` may be among them
 */
export function planOrphans(notes: readonly DrillNote[], all: readonly DrillNote[]): OrphanPlan[] {
  const byHash = new Map<string, DrillItem[]>();
  for (const item of all.flatMap(({ items }) => items)) {
    for (const hash of [item.question.hash, item.question.older]) {
      const others = byHash.get(hash);
      if (others) others.push(item);
      else byHash.set(hash, [item]);
    }
  }
  return notes.flatMap(({ path, items, orphans }) =>
    orphans.map((orphan) => ({
      path,
      orphan,
      here: likeliestFirst(orphan, items),
      elsewhere: (byHash.get(orphan.hash ?? '') ?? []).filter((item) => item.path !== path),
    })),
  );
}

/** An orphan with the question of another note that it may go to. */
export interface OrphanMove {
  readonly plan: OrphanPlan;
  readonly item: DrillItem;
}

/** The moves that belong together, for a note that was split: several orphans of one note to one other note. */
export function jointMoves(plans: readonly OrphanPlan[]): OrphanMove[][] {
  const groups = new Map<string, OrphanMove[]>();
  for (const plan of plans) {
    // Of several questions with the same words in one note the first stands for all.
    const targets = new Map([...plan.elsewhere].reverse().map((item) => [item.path, item]));
    for (const item of targets.values()) {
      const key = `${plan.path}\n${item.path}`;
      groups.set(key, [...(groups.get(key) ?? []), { plan, item }]);
    }
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** Tells whether a note remembers anything of a question. */
export const hasRecord = ({ ratings, confidence, weak }: DrillItem): boolean =>
  ratings.length > 0 || confidence !== null || weak;

function likeliestFirst(orphan: OrphanRecord, items: readonly DrillItem[]): DrillItem[] {
  const ranked = items.map((item) => ({ item, near: nearness(orphan, item) - (hasRecord(item) ? 100 : 0) }));
  return ranked.sort((a, b) => b.near - a.near).map(({ item }) => item);
}

/** Same words say most, then what the ids have in common, then how far apart their numbers are. */
function nearness({ id, hash }: OrphanRecord, { question }: DrillItem): number {
  // A record that made room for another one carries its old id.
  const old = id.replace(/-gone(?:-\d+)?$/, '');
  const words = slugOf(old).split('-');
  const there = new Set(slugOf(`${question.id} ${question.text}`).split('-'));
  const shared = words.filter((word) => there.has(word)).length / words.length;
  const [a, b] = [old, question.id].map((each) => Number(/\d+$/.exec(each)?.[0] ?? NaN)) as [number, number];
  const distance = Math.abs(a - b);
  return (
    (hash !== null && isOf(question, hash) ? 10 : 0) +
    2 * shared +
    (Number.isNaN(distance) ? 0 : 1 / (1 + distance))
  );
}

/** Takes the record of an orphan out of its note, as it was seen. */
export const forgetEdit = (orphan: OrphanRecord): RecordEdit => ({
  type: 'forget',
  id: orphan.id,
  log: logOf(orphan),
});

/** Gives a question the record of an orphan, in union with its own; the words of the question are those of the record. */
export const adoptEdit = (orphan: OrphanRecord, { question, renumbered }: DrillItem): RecordEdit => ({
  type: 'adopt',
  id: question.id,
  hash: question.hash,
  log: logOf(orphan),
  confidence: orphan.confidence,
  weak: orphan.weak,
  ...(renumbered && { renumbered }),
});

/**
 * Attaches an orphan to a question of its own note; to be carried out at once. The orphan goes first: where records move
 * to their questions, its id may become that of another one.
 */
export const attachEdits = (orphan: OrphanRecord, item: DrillItem): RecordEdit[] => [
  forgetEdit(orphan),
  adoptEdit(orphan, item),
];

const logOf = ({ hash, ratings }: OrphanRecord): string | null =>
  hash === null ? null : formatLogEntry({ hash, ratings });
