import { columnsBetween, firstText, isBlank } from '../note/markdown/line';

/** Code with more lines is shown in chunks. */
export const LONG_CODE = 12;
const SHORTEST = 4;
const LONGEST = 12;

/** What only closes, or goes on with, what an earlier line opened. */
const CONTINUES = /^\s*(?:[)\]}>;,]|<\/|(?:end|fi|done|esac|else|elif|elsif|except|finally|catch|then)\b)/;

/**
 * The numbers of lines of the chunks in which code is shown, in their order; one where it is short. A chunk begins behind
 * a blank line or where the code stands out furthest, and never with a line that only closes.
 */
export function chunksOf(lines: readonly string[]): number[] {
  if (lines.length <= LONG_CODE) return [lines.length];
  const code = lines.map(readLine);
  const outermost = Math.min(...code.map(({ indent }) => indent));
  const chunks: number[] = [];
  let start = 0;
  for (;;) {
    const end = cutBehind(code, start, outermost);
    chunks.push(end - start);
    if (end >= lines.length) return chunks;
    start = end;
  }
}

interface Line {
  /** Columns; Infinity for a blank line. */
  readonly indent: number;
  readonly canStart: boolean;
}

function readLine(line: string): Line {
  if (isBlank(line)) return { indent: Infinity, canStart: false };
  return { indent: columnsBetween(line, 0, firstText(line)), canStart: !CONTINUES.test(line) };
}

/** Index of the line with which the next chunk begins. */
function cutBehind(code: readonly Line[], start: number, outermost: number): number {
  let best = -1;
  let bestRank = Infinity;
  for (let at = start + SHORTEST; at < code.length; at += 1) {
    if (at > start + LONGEST && best >= 0) break;
    const line = code[at];
    if (!line?.canStart) continue;
    const rank = rankOf(code, at, outermost);
    // Of equal ones the first where it is a good one, else the last: what must be cut is cut late.
    if (rank < bestRank || (rank === bestRank && rank > outermost)) {
      best = at;
      bestRank = rank;
    }
  }
  const isRestShort = code.length - start <= LONGEST;
  return best < 0 || (isRestShort && bestRank > outermost) ? code.length : best;
}

/** How bad it is to begin a chunk with a line: by how far in it stands, unless a blank line is above it. */
function rankOf(code: readonly Line[], at: number, outermost: number): number {
  const indent = code[at]?.indent ?? Infinity;
  const isBehindBlank = code[at - 1]?.indent === Infinity;
  if (isBehindBlank) return indent === outermost ? -1 : outermost;
  return indent + 1;
}
