import { choiceAbout, type PairChoice } from './choices';
import { group, membersOf, type Place, type Row } from './group';
import { weighNotes, type ComparedText, type WeighedNote } from './collection';
import { likenesses, type Likeness } from './likeness';
import { LEAST_SCORE, scoreOf } from './score';

/** A question as far as aligning needs it. */
export interface Alignable extends ComparedText {
  /** See {@link Question.hash}. */
  readonly hash: string;
}

/** Questions of several notes that ask the same, as indices, with how sure that is. */
export interface AlignedRow {
  /** For each note the index of its question, or null. */
  readonly cells: Row;
  /** 0 to 1: the mean over all pairs of the row; 0 where only one note asks. */
  readonly score: number;
}

/**
 * Puts questions of several notes that ask the same in other words into one row, each question in one row only, and at
 * most one of a note in a row. What a person chose goes before what the words say.
 */
export function alignQuestions(
  notes: readonly (readonly Alignable[])[],
  choices: readonly PairChoice[] = [],
): AlignedRow[] {
  const scores = new Scores(notes);
  const hashOf = ({ side, index }: Place): string => notes[side]?.[index]?.hash ?? '';
  const kindOf = (a: Place, b: Place): PairChoice['kind'] | null =>
    choices.length === 0 ? null : (choiceAbout(choices, hashOf(a), hashOf(b))?.kind ?? null);
  const rows = group({
    sizes: notes.map(({ length }) => length),
    alike: (side, index, other) => scores.partners(side, index, other),
    least: LEAST_SCORE,
    given: joinedRows(notes, choices),
    parted: (a, b) => kindOf(a, b) === 'part',
  });
  return rows.map((cells) => ({ cells, score: meanScore(membersOf(cells), scores) }));
}

/** The scores of all pairs that have any, found once for each two notes. */
class Scores {
  private readonly notes: readonly WeighedNote[];
  private readonly known = new Map<string, readonly ReadonlyMap<number, number>[]>();

  constructor(notes: readonly (readonly Alignable[])[]) {
    this.notes = weighNotes(notes);
  }

  /** The likest questions of another note, by their index. */
  partners(side: number, index: number, other: number): ReadonlyMap<number, number> {
    return this.between(side, other)[index] ?? new Map<number, number>();
  }

  of(a: Place, b: Place): number {
    return this.partners(a.side, a.index, b.side).get(b.index) ?? 0;
  }

  private between(side: number, other: number): readonly ReadonlyMap<number, number>[] {
    const key = (one: number, two: number): string => `${String(one)} ${String(two)}`;
    const before = this.known.get(key(side, other));
    if (before) return before;
    // Always from the first of the two, so that a pair has one score whichever side asks.
    const [first, second] = side < other ? [side, other] : [other, side];
    const [one, two] = [this.notes[first], this.notes[second]];
    const scored = one && two ? likenesses(one, two).map(scoresOf) : [];
    this.known.set(key(first, second), scored);
    this.known.set(key(second, first), turned(scored, two?.questions.length ?? 0));
    return this.known.get(key(side, other)) ?? [];
  }
}

const scoresOf = (partners: ReadonlyMap<number, Likeness>): Map<number, number> =>
  new Map([...partners].map(([to, likeness]) => [to, scoreOf(likeness)]));

/** The same scores, seen from the other note. */
function turned(rows: readonly ReadonlyMap<number, number>[], count: number): ReadonlyMap<number, number>[] {
  const columns = Array.from({ length: count }, () => new Map<number, number>());
  for (const [from, partners] of rows.entries())
    for (const [to, score] of partners) columns[to]?.set(from, score);
  return columns;
}

function meanScore(members: readonly Place[], scores: Scores): number {
  let sum = 0;
  let pairs = 0;
  for (const [at, a] of members.entries())
    for (const b of members.slice(at + 1)) {
      sum += scores.of(a, b);
      pairs += 1;
    }
  return pairs === 0 ? 0 : sum / pairs;
}

/**
 * The rows that a person joined, the latest choice first: where an older one would put two questions of one note into a
 * row, or one question into two, it rests until the later one is taken back.
 */
function joinedRows(notes: readonly (readonly Alignable[])[], choices: readonly PairChoice[]): Row[] {
  const rows: (number | null)[][] = [];
  for (const { kind, hashes } of [...choices].reverse()) {
    if (kind !== 'join') continue;
    for (const [a, b] of placesOf(notes, hashes)) join(rows, notes.length, a, b);
  }
  return rows;
}

/** The pairs of questions of different notes that have these words. */
function placesOf(
  notes: readonly (readonly Alignable[])[],
  [first, second]: readonly [string, string],
): [Place, Place][] {
  const places = (hash: string): Place[] =>
    notes.flatMap((note, side) => {
      const index = note.findIndex((question) => question.hash === hash);
      return index < 0 ? [] : [{ side, index }];
    });
  const [ones, others] = [places(first), places(second)];
  return ones.flatMap((a) => others.flatMap((b): [Place, Place][] => (a.side === b.side ? [] : [[a, b]])));
}

function join(rows: (number | null)[][], sides: number, a: Place, b: Place): void {
  const find = ({ side, index }: Place): (number | null)[] | undefined =>
    rows.find((row) => row[side] === index);
  const [one, other] = [find(a), find(b)];
  if (one && one === other) return;
  const single = ({ side, index }: Place): (number | null)[] =>
    Array.from({ length: sides }, (_, at) => (at === side ? index : null));
  const [left, right] = [one ?? single(a), other ?? single(b)];
  if (left.some((index, side) => index !== null && (right[side] ?? null) !== null)) return;
  const joined = left.map((index, side) => index ?? right[side] ?? null);
  for (const row of [one, other]) if (row) rows.splice(rows.indexOf(row), 1);
  rows.push(joined);
}
