/** What questions of the same words score at least: they ask the same, even where no word says what they are about. */
const SAME_WORDS = 0.9;

/** Of many questions of the same words in one note, those are looked at that have about as many of them before them. */
const MOST_APART = 8;

/**
 * Scores of two notes, of whose questions these are the words (see {@link normalisedText}), with those of questions of the same words, among which what else they have in common decides.
 * @param scored for each question of the first note the scores of its likest partners by their index
 */
export function withSameWords(
  one: readonly string[],
  others: readonly string[],
  scored: readonly ReadonlyMap<number, number>[],
): ReadonlyMap<number, number>[] {
  const places = new Map<string, number[]>();
  for (const [at, words] of others.entries()) {
    const known = places.get(words);
    if (known) known.push(at);
    else places.set(words, [at]);
  }
  const seen = new Map<string, number>();
  return one.map((words, from) => {
    const partners = scored[from] ?? new Map<number, number>();
    const same = places.get(words);
    if (!same) return partners;
    const before = seen.get(words) ?? 0;
    seen.set(words, before + 1);
    const near = same.slice(Math.max(0, before - MOST_APART), before + MOST_APART + 1);
    const likest = [...partners.keys()].filter((to) => others[to] === words);
    const all = new Map(partners);
    for (const to of [...near, ...likest])
      all.set(to, SAME_WORDS + (1 - SAME_WORDS) * (partners.get(to) ?? 0));
    return all;
  });
}
