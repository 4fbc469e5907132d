import type { LogEntry } from './types';

/** A question as the record knows it: where it stands, and what its words are. */
export interface QuestionWords {
  readonly id: string;
  /** Its fingerprint. */
  readonly hash: string;
  /** Its fingerprint by the older rule; what was stored under that rule has none. */
  readonly older?: string | undefined;
}

/** Of a question what the record knows. */
export const wordsOf = ({ id, hash, older }: QuestionWords): QuestionWords => ({ id, hash, older });

/** Tells whether a fingerprint is that of a question, by the rule of now or the older one. */
export const isOf = ({ hash, older }: Omit<QuestionWords, 'id'>, fingerprint: string): boolean =>
  hash === fingerprint || older === fingerprint;

/**
 * Finds the record of every question of a note. Words come first: where labels were renumbered, an id alone would give a
 * question the ratings of another one.
 *
 * 1. Its own id, where the log there has its fingerprint.
 * 2. An entry with its fingerprint under an id that is not the place of these words; of several the first, each for one
 *    question only.
 * 3. The same by the older rule, where one question and one entry have it. Of several the ids decide, if nothing in the
 *    note came to another one; else none of them is joined.
 * 4. Its own id, unless the entry there is of other words that the note has: the question was reworded, or has no log.
 * 5. None: a new question that took over the label of one that moved.
 *
 * @param questions of one note, in their order; ids are unique.
 * @returns for each question the id under which its record stands (also where there is nothing yet), or null for none.
 */
export function joinRecords(
  questions: readonly QuestionWords[],
  log: ReadonlyMap<string, Pick<LogEntry, 'hash'>>,
): readonly (string | null)[] {
  // Nearly always: nothing was ever rated, or nothing has moved since.
  if (log.size === 0 || questions.every(({ id, hash }) => log.get(id)?.hash === hash))
    return questions.map(({ id }) => id);
  const joining = new Joining(questions, log);
  joining.byWords();
  joining.byOlderWords();
  return joining.found();
}

/** By a fingerprint: the questions that have it, as indices, or the ids of the entries. */
type ByHash<T> = Map<string, T[]>;

function grouped<T>(all: Iterable<readonly [string, T]>): ByHash<T> {
  const groups: ByHash<T> = new Map();
  for (const [hash, each] of all) {
    const group = groups.get(hash);
    if (group) group.push(each);
    else groups.set(hash, [each]);
  }
  return groups;
}

/** Questions and entries of a log, of which more and more are joined. */
class Joining {
  private readonly homes: (string | null)[];
  private readonly claimed = new Set<string>();
  private hasMoved = false;

  constructor(
    private readonly questions: readonly QuestionWords[],
    private readonly log: ReadonlyMap<string, Pick<LogEntry, 'hash'>>,
  ) {
    this.homes = questions.map(() => null);
  }

  byWords(): void {
    const entries = this.entries();
    for (const [hash, same] of grouped(this.questions.map((question, at) => [question.hash, at] as const)))
      this.pair(same, entries.get(hash) ?? []);
  }

  byOlderWords(): void {
    if (this.claimed.size === this.log.size) return;
    const entries = this.entries();
    const doubtful: (readonly [readonly number[], readonly string[]])[] = [];
    for (const [hash, same] of grouped(
      this.questions.map((question, at) => [question.older ?? question.hash, at] as const),
    )) {
      const ids = entries.get(hash);
      const open = same.filter((at) => this.homes[at] === null);
      if (!ids || open.length === 0) continue;
      const isOne = new Set(same.map((at) => this.questions[at]?.hash)).size === 1;
      const isClear = isOne ? ids.length <= open.length : open.length === 1 && ids.length === 1;
      if (isClear) this.pair(open, ids);
      else doubtful.push([open, ids]);
    }
    for (const [open, ids] of doubtful) {
      const places = new Set(open.map((at) => this.questions[at]?.id));
      const atHome = ids.filter((id) => places.has(id));
      if (!this.hasMoved && (open.length === 1 || atHome.length === ids.length)) this.pair(open, atHome);
      // They are of words that the note has, so none of them is of a question that was reworded.
      for (const id of ids) this.claimed.add(id);
    }
  }

  found(): readonly (string | null)[] {
    return this.questions.map(({ id }, at) => this.homes[at] ?? (this.claimed.has(id) ? null : id));
  }

  /** The entries that no question has yet, in the order of the log. */
  private entries(): ByHash<string> {
    const left = [...this.log].filter(([id]) => !this.claimed.has(id));
    return grouped(left.map(([id, { hash }]) => [hash, id] as const));
  }

  /** Joins questions and entries of the same words: first those at home, then one after another. */
  private pair(same: readonly number[], ids: readonly string[]): void {
    const all = new Set(ids);
    const astray = same.filter((at) => {
      const id = this.questions[at]?.id ?? '';
      if (all.delete(id)) this.join(at, id);
      return this.homes[at] === null;
    });
    [...all].slice(0, astray.length).forEach((id, index) => {
      this.join(astray[index] ?? 0, id);
      this.hasMoved = true;
    });
  }

  private join(at: number, id: string): void {
    this.homes[at] = id;
    this.claimed.add(id);
  }
}
