import type { LogEntry } from './types';

/** A question as the record knows it: where it stands, and a hash of its words. */
export interface QuestionWords {
  readonly id: string;
  readonly hash: string;
}

/**
 * Finds the record of every question of a note. Words come first: where labels were renumbered, an id alone would give a
 * question the ratings of another one.
 *
 * 1. Its own id, where the log there has its hash.
 * 2. An entry with its hash under an id that is not the place of these words; of several the first, each for one
 *    question only.
 * 3. Its own id, unless another question claimed the entry there: the question was reworded, or has no log.
 * 4. None: a new question that took over the label of one that moved.
 *
 * @param questions of one note, in their order; ids are unique.
 * @returns for each question the id under which its record stands (also where there is nothing yet), or null for none.
 */
export function joinRecords(
  questions: readonly QuestionWords[],
  log: ReadonlyMap<string, LogEntry>,
): readonly (string | null)[] {
  const isAtHome = ({ id, hash }: QuestionWords): boolean => log.get(id)?.hash === hash;
  // Nearly always: nothing was ever rated, or nothing has moved since.
  if (log.size === 0 || questions.every(isAtHome)) return questions.map(({ id }) => id);
  const claimed = new Set(questions.filter(isAtHome).map(({ id }) => id));
  const astray = new Map<string, string[]>();
  for (const [id, { hash }] of log) {
    if (claimed.has(id)) continue;
    const others = astray.get(hash);
    if (others) others.push(id);
    else astray.set(hash, [id]);
  }
  const byWords = questions.map((question) => {
    const found = isAtHome(question) ? question.id : (astray.get(question.hash)?.shift() ?? null);
    if (found !== null) claimed.add(found);
    return found;
  });
  return questions.map(({ id }, at) => byWords[at] ?? (claimed.has(id) ? null : id));
}
