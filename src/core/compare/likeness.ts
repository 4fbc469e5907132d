import type { Weighed, WeighedNote } from './collection';
import { areContrasted } from './contrast';

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
  /** 1 for one sentence with another thing put into it, else 0; see {@link areContrasted}. */
  readonly contrast: number;
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
const MOST_PARTNERS = 24;

interface Pair {
  readonly to: number;
  readonly asked: number;
  readonly covered: number;
  readonly shared: number;
}

/**
 * What each question of one note has in common with those of another with which it shares the most.
 * @returns for each question of the first note the partners by their index
 */
export function likenesses(one: WeighedNote, other: WeighedNote): ReadonlyMap<number, Likeness>[] {
  const rows = one.questions.map((question) => pairsOf(question, other));
  const [inRows, inColumns] = [rows.map(() => new BestTwo()), other.questions.map(() => new BestTwo())];
  for (const [from, pairs] of rows.entries())
    for (const { to, shared } of pairs) {
      inRows[from]?.add(shared);
      inColumns[to]?.add(shared);
    }
  return rows.map((pairs, from) => {
    const nearest = [...pairs].sort((a, b) => b.shared - a.shared || a.to - b.to).slice(0, MOST_PARTNERS);
    return new Map(
      nearest.map(({ to, ...common }): [number, Likeness] => {
        const rivals = [inRows[from], inColumns[to]].map((best) => best?.without(common.shared) ?? 0);
        const margin = common.shared - Math.max(...rivals);
        const shared = Math.min(1, common.shared);
        return [to, { ...placeOf(one, from, other, to), ...common, shared, margin }];
      }),
    );
  });
}

/** The two largest values of many: the best of all others, whichever one asks for. */
class BestTwo {
  private first = 0;
  private second = 0;

  add(value: number): void {
    if (value > this.first) [this.first, this.second] = [value, this.first];
    else if (value > this.second) this.second = value;
  }

  without(value: number): number {
    return value >= this.first ? this.second : this.first;
  }
}

function pairsOf(question: Weighed, { questions, postings }: WeighedNote): Pair[] {
  const size = questions.length;
  const [dot, covers, coveredBy, shared] = [0, 0, 0, 0].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  question.ids.forEach((id, place) => {
    const asked = question.asked[place] ?? 0;
    const weight = question.anywhere[place] ?? 0;
    for (const posting of postings.get(id) ?? []) {
      const each = questions[posting.question];
      if (!each) continue;
      const at = posting.question;
      const theirs = each.asked[posting.place] ?? 0;
      const value =
        asked > 0 && theirs > 0 ? asked * BOTH_ASK : asked > 0 || theirs > 0 ? weight * ONE_ASKS : weight;
      if (value === 0) continue;
      dot[at] = (dot[at] ?? 0) + asked * theirs;
      covers[at] = (covers[at] ?? 0) + asked * asked;
      coveredBy[at] = (coveredBy[at] ?? 0) + theirs * theirs;
      shared[at] = (shared[at] ?? 0) + value;
    }
  });
  const pairs: Pair[] = [];
  for (let to = 0; to < size; to += 1) {
    const each = questions[to];
    const sum = shared[to] ?? 0;
    if (!each || sum === 0) continue;
    pairs.push({
      to,
      asked: share(dot[to] ?? 0, question.length * each.length),
      covered: Math.sqrt(
        share(covers[to] ?? 0, question.length ** 2) * share(coveredBy[to] ?? 0, each.length ** 2),
      ),
      // Long answers share more by chance.
      shared: sum / (question.ids.length * each.ids.length) ** 0.25 / SHARED_UNIT,
    });
  }
  return pairs;
}

const share = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0);

function placeOf(
  one: WeighedNote,
  from: number,
  other: WeighedNote,
  to: number,
): Pick<Likeness, 'contrast' | 'topic' | 'label'> {
  const [a, b] = [one.texts[from], other.texts[to]];
  const [first, second] = [one.questions[from], other.questions[to]];
  return {
    contrast: a && b && areContrasted(a.text, b.text) ? 1 : 0,
    topic: first && second ? cosine(first.topic, second.topic) : 0,
    label: a && a.label !== null && a.label === b?.label ? 1 : 0,
  };
}

/** Cosine of two sets of terms that all weigh the same. */
export function cosine(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const term of a) if (b.has(term)) both += 1;
  return both === 0 ? 0 : both / Math.sqrt(a.size * b.size);
}
