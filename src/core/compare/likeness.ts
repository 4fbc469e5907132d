import type { Weighed, WeighedNote } from './collection';

/** What two questions have in common. */
export interface Likeness {
  /** Cosine of what is asked, 0 to 1. */
  readonly asked: number;
  /** How much of what each asks stands in the other, question or answer: the geometric mean, 0 to 1. */
  readonly covered: number;
  /** Weight of all terms that they share, 0 to 1: it is 1 for most that ask the same at length. */
  readonly shared: number;
  /** How much more they share than either does with any other question of the two notes; below 0 for less. */
  readonly margin: number;
  /** Cosine of the topics' names, 0 to 1. */
  readonly topic: number;
  /** 1 for equal labels, else 0. */
  readonly label: number;
}

/** What a shared term counts for being asked by both, or by one of them. */
const BOTH_ASK = 2.25;
const ONE_ASKS = 1.5;

/** Brings `shared` to about 1 for two questions that ask the same. */
const SHARED_UNIT = 5;

/** A question shares most with few others; more of them are not looked at. */
const MOST_PARTNERS = 4;

/** Questions that share less do not ask the same. */
const LEAST_SHARED = 0.15;

/** Tells what a question of one note, by its index, has in common with one of the other. */
export type Tell = (from: number, to: number, likeness: Likeness) => void;

/**
 * Tells what each question of one note has in common with those of another with which it shares the most: at most
 * {@link MOST_PARTNERS} for each, in the order of the questions.
 */
export function tellLikenesses(one: WeighedNote, other: WeighedNote, tell: Tell): void {
  const sums = new Sums(other);
  const inColumns = new BestTwo(other.questions.length);
  const inRows = new BestTwo(one.questions.length);
  const found = one.questions.map((question, from) => sums.nearest(question, from, inRows, inColumns));
  for (const [from, pairs] of found.entries())
    for (const { to, asked, covered, shared } of pairs) {
      const rival = Math.max(inRows.without(from, shared), inColumns.without(to, shared));
      const label = one.texts[from]?.label ?? null;
      tell(from, to, {
        asked,
        covered,
        shared: Math.min(1, shared),
        margin: shared - rival,
        topic: cosine(one.questions[from]?.topic ?? NONE, other.questions[to]?.topic ?? NONE),
        label: label !== null && label === other.texts[to]?.label ? 1 : 0,
      });
    }
}

const NONE: ReadonlySet<string> = new Set();

interface Pair {
  readonly to: number;
  readonly asked: number;
  readonly covered: number;
  readonly shared: number;
}

/** The two largest of the values of each question: the best of all others, whichever one asks for. */
class BestTwo {
  private readonly first: Float64Array;
  private readonly second: Float64Array;

  constructor(size: number) {
    this.first = new Float64Array(size);
    this.second = new Float64Array(size);
  }

  add(at: number, value: number): void {
    const best = this.first[at] ?? 0;
    if (value > best) {
      this.second[at] = best;
      this.first[at] = value;
    } else if (value > (this.second[at] ?? 0)) this.second[at] = value;
  }

  without(at: number, value: number): number {
    const best = this.first[at] ?? 0;
    return value >= best ? (this.second[at] ?? 0) : best;
  }
}

/** What one question has in common with all of a note, summed up term by term; the same arrays for each question. */
class Sums {
  private readonly dot: Float64Array;
  private readonly covers: Float64Array;
  private readonly coveredBy: Float64Array;
  private readonly shared: Float64Array;
  private readonly scales: Float64Array;
  /** Questions with which the present one shares any term. */
  private readonly touched: Int32Array;
  private count = 0;

  constructor(private readonly note: WeighedNote) {
    const size = note.questions.length;
    this.dot = new Float64Array(size);
    this.covers = new Float64Array(size);
    this.coveredBy = new Float64Array(size);
    this.shared = new Float64Array(size);
    this.scales = Float64Array.from(note.questions, ({ scale }) => scale / SHARED_UNIT);
    this.touched = new Int32Array(size);
  }

  /** The partners that share the most, of which there are few; tells all of them to the best of the row and the columns. */
  nearest(question: Weighed, from: number, inRows: BestTwo, inColumns: BestTwo): Pair[] {
    this.add(question);
    const best: number[] = [];
    const { shared, scales, touched, count } = this;
    for (let each = 0; each < count; each += 1) {
      const to = touched[each] ?? 0;
      const value = (shared[to] ?? 0) * question.scale * (scales[to] ?? 0);
      shared[to] = value;
      inRows.add(from, value);
      inColumns.add(to, value);
      if (value < LEAST_SHARED) continue;
      let at = best.length;
      while (at > 0 && (shared[best[at - 1] ?? 0] ?? 0) < value) at -= 1;
      if (at === MOST_PARTNERS) continue;
      best.splice(at, 0, to);
      if (best.length > MOST_PARTNERS) best.pop();
    }
    return best.map((to) => this.pair(question, to));
  }

  private pair(question: Weighed, to: number): Pair {
    const { length } = this.note.questions[to] ?? { length: 0 };
    const covers = share(this.covers[to] ?? 0, question.length ** 2);
    const coveredBy = share(this.coveredBy[to] ?? 0, length ** 2);
    return {
      to,
      shared: this.shared[to] ?? 0,
      asked: share(this.dot[to] ?? 0, question.length * length),
      covered: Math.sqrt(covers * coveredBy),
    };
  }

  private add({ ids, asked }: Weighed): void {
    const { dot, covers, coveredBy, shared, touched } = this;
    const { postings, weights } = this.note;
    for (let each = 0; each < this.count; each += 1) {
      const at = touched[each] ?? 0;
      dot[at] = 0;
      covers[at] = 0;
      coveredBy[at] = 0;
      shared[at] = 0;
    }
    this.count = 0;
    for (let place = 0; place < ids.length; place += 1) {
      const id = ids[place] ?? 0;
      const where = postings[id];
      if (!where) continue;
      const weight = weights.anywhere[id] ?? 0;
      const inQuestion = weights.asked[id] ?? 0;
      const square = inQuestion * inQuestion;
      const isAsked = place < asked;
      // A common word, which weighs nothing elsewhere, counts only where both ask it.
      if (isAsked || weight > 0)
        for (const at of where.asked) {
          this.share(at, isAsked ? inQuestion * BOTH_ASK : weight * ONE_ASKS);
          coveredBy[at] = (coveredBy[at] ?? 0) + square;
          if (!isAsked) continue;
          dot[at] = (dot[at] ?? 0) + square;
          covers[at] = (covers[at] ?? 0) + square;
        }
      if (weight > 0)
        for (const at of where.answered) {
          this.share(at, isAsked ? weight * ONE_ASKS : weight);
          if (isAsked) covers[at] = (covers[at] ?? 0) + square;
        }
    }
  }

  private share(at: number, weight: number): void {
    const before = this.shared[at] ?? 0;
    if (before === 0) {
      this.touched[this.count] = at;
      this.count += 1;
    }
    this.shared[at] = before + weight;
  }
}

const share = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0);

/** Cosine of two sets of terms that all weigh the same. */
export function cosine(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const term of a) if (b.has(term)) both += 1;
  return both === 0 ? 0 : both / Math.sqrt(a.size * b.size);
}
