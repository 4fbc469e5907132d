import { normalisedText } from '../note/hash';
import { choiceFinder, type PairChoice } from './choices';
import { group, membersOf, type Place, type Row } from './group';
import { weighNotes, type ComparedText, type WeighedNote } from './collection';
import { areContrasted, sentenceOf, type SentenceWord } from './contrast';
import { tellLikenesses } from './likeness';
import { withSameWords } from './same-words';
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
  const find = choiceFinder(choices);
  const chosen = (a: Place, b: Place): PairChoice | null => find(hashOf(a), hashOf(b));
  const rows = group({
    sizes: notes.map(({ length }) => length),
    alike: (side, index, other) => scores.partners(side, index, other),
    least: LEAST_SCORE,
    given: joinedRows(notes, choices, chosen),
    parted: (a, b) => chosen(a, b)?.kind === 'part',
  });
  return rows.map((cells) => ({ cells, score: meanScore(membersOf(cells), scores) }));
}

/** Less is nothing. */
const LEAST_KNOWN = 0.05;

/** The scores of all pairs that have any, found once for each two notes. */
class Scores {
  private readonly notes: readonly WeighedNote[];
  private readonly words: readonly (readonly string[])[];
  private readonly known = new Map<string, readonly ReadonlyMap<number, number>[]>();
  private readonly read = new Map<string, readonly SentenceWord[]>();

  constructor(notes: readonly (readonly Alignable[])[]) {
    this.notes = weighNotes(notes);
    this.words = notes.map((questions) => questions.map(({ text }) => normalisedText(text)));
  }

  /** The likest questions of another note, by their index. */
  partners(side: number, index: number, other: number): ReadonlyMap<number, number> {
    return this.between(side, other)[index] ?? new Map<number, number>();
  }

  of(a: Place, b: Place): number {
    return this.partners(a.side, a.index, b.side).get(b.index) ?? 0;
  }

  /** A question word by word, read when it is asked for first. */
  private readonly sentences = ({ texts }: WeighedNote, index: number): readonly SentenceWord[] => {
    const text = texts[index]?.text ?? '';
    let words = this.read.get(text);
    if (!words) this.read.set(text, (words = sentenceOf(text)));
    return words;
  };

  private between(side: number, other: number): readonly ReadonlyMap<number, number>[] {
    const key = (one: number, two: number): string => `${String(one)} ${String(two)}`;
    const before = this.known.get(key(side, other));
    if (before) return before;
    // Always from the first of the two, so that a pair has one score whichever side asks.
    const [first, second] = side < other ? [side, other] : [other, side];
    const [one, two] = [this.notes[first], this.notes[second]];
    const scored =
      one && two
        ? withSameWords(this.words[first] ?? [], this.words[second] ?? [], scoresOf(one, two, this.sentences))
        : [];
    this.known.set(key(first, second), scored);
    this.known.set(key(second, first), turned(scored, two?.questions.length ?? 0));
    return this.known.get(key(side, other)) ?? [];
  }
}

/** For each question of a note the scores of its likest partners. */
function scoresOf(
  one: WeighedNote,
  two: WeighedNote,
  sentences: (note: WeighedNote, index: number) => readonly SentenceWord[],
): Map<number, number>[] {
  const scores = one.questions.map(() => new Map<number, number>());
  tellLikenesses(one, two, (from, to, likeness) => {
    const score = scoreOf(likeness, false);
    if (score < LEAST_KNOWN) return;
    // Most are not alike in any case, and need no look at their sentences.
    const isContrasted = score > LEAST_SCORE && areContrasted(sentences(one, from), sentences(two, to));
    scores[from]?.set(to, isContrasted ? scoreOf(likeness, true) : score);
  });
  return scores;
}

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
 * row, one question into two, or two that were parted later into one, it rests until the later one is taken back.
 */
function joinedRows(
  notes: readonly (readonly Alignable[])[],
  choices: readonly PairChoice[],
  chosen: (a: Place, b: Place) => PairChoice | null,
): Row[] {
  const places = placesByHash(notes);
  const rows = new JoinedRows(notes.length);
  const partedLater = new Set<PairChoice | null>();
  const mayMeet = (a: Place, b: Place): boolean => !partedLater.has(chosen(a, b));
  for (const made of [...choices].reverse()) {
    if (made.kind === 'part') partedLater.add(made);
    else {
      const [ones, others] = made.hashes.map((hash) => places.get(hash) ?? []) as [Place[], Place[]];
      for (const a of ones) for (const b of others) if (a.side !== b.side) rows.join(a, b, mayMeet);
    }
  }
  return rows.all;
}

/** Where the questions of each hash are, of each note the first. */
function placesByHash(notes: readonly (readonly Alignable[])[]): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  for (const [side, note] of notes.entries())
    for (const [index, { hash }] of note.entries()) {
      const known = places.get(hash) ?? [];
      if (!known.some((place) => place.side === side)) places.set(hash, [...known, { side, index }]);
    }
  return places;
}

class JoinedRows {
  all: Row[] = [];

  constructor(private readonly sides: number) {}

  /** Joins the rows of two questions, where no others of them stand in the way. */
  join(a: Place, b: Place, mayMeet: (a: Place, b: Place) => boolean): void {
    const [one, other] = [this.find(a), this.find(b)];
    if (one && one === other) return;
    const [left, right] = [one ?? this.single(a), other ?? this.single(b)];
    if (left.some((index, side) => index !== null && (right[side] ?? null) !== null)) return;
    if (!membersOf(left).every((member) => membersOf(right).every((each) => mayMeet(member, each)))) return;
    const joined = left.map((index, side) => index ?? right[side] ?? null);
    this.all = [...this.all.filter((row) => row !== one && row !== other), joined];
  }

  private find({ side, index }: Place): Row | undefined {
    return this.all.find((row) => row[side] === index);
  }

  private single({ side, index }: Place): Row {
    return Array.from({ length: this.sides }, (_, at) => (at === side ? index : null));
  }
}
