import { LineNumbers } from './source';

/** Tags of a fold; one whose name ends its line is none. */
const FOLD_TAG = /<(\/?)details(?=[^\S\r\n]|>)/gi;

/**
 * For each line that holds tags of folds, the first such line from it on behind which no more folds are open than before
 * it; none where there is no such line. Found from the end, each by jumping over those that are known: it is linear.
 * @param from index in the text at which the first line to look at starts
 */
export function foldEndsOf(text: string, from: number, firstLine: number): ReadonlyMap<number, number> {
  const rest = text.slice(from);
  const numbers = new LineNumbers(rest, firstLine);
  const lines: number[] = [];
  /** How many folds are open behind each of these lines. */
  const open: number[] = [];
  for (const match of rest.matchAll(FOLD_TAG)) {
    const line = numbers.of(match.index);
    const depth = (open[open.length - 1] ?? 0) + (match[1] === '/' ? -1 : 1);
    if (lines[lines.length - 1] === line) open[open.length - 1] = depth;
    else {
      lines.push(line);
      open.push(depth);
    }
  }
  const ends: number[] = [];
  const found = new Map<number, number>();
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const before = open[at - 1] ?? 0;
    let end = at;
    while (end < lines.length && (open[end] ?? 0) > before) end = ends[end + 1] ?? lines.length;
    ends[at] = end;
    if (end < lines.length) found.set(lines[at] ?? 0, lines[end] ?? 0);
  }
  return found;
}
