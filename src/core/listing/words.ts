/** The word among several that a person who wrote another one meant most likely, or null where none is near. */
export function didYouMean(written: string, known: readonly string[]): string | null {
  const word = written.toLowerCase().slice(0, LONGEST);
  const near = known
    .map((each) => ({ each, apart: distance(word, each) }))
    .filter(({ each, apart }) => apart <= Math.max(1, Math.floor(Math.max(each.length, word.length) / 3)))
    .sort((a, b) => a.apart - b.apart);
  return near[0]?.each ?? null;
}

/** Longer words are no slip of a known one. */
const LONGEST = 24;

/**
 * How many letters have to be put in, taken out, replaced or swapped with their neighbour to make one word of another:
 * optimal string alignment (https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance).
 */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
