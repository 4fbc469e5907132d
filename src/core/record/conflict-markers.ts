import type { Diagnostic } from '../diagnostic';
import type { Extent } from './slot';

/** One place that git could not join. */
export interface Hunk {
  /** 1-based line of the file of its first mark. */
  readonly line: number;
  /** Where it lies in the text of each side. */
  readonly ours: Extent;
  readonly theirs: Extent;
}

/** The two versions of which git made one text with marks. */
export interface Sides {
  readonly ours: string;
  readonly theirs: string;
  readonly hunks: readonly Hunk[];
}

/** git's marks, seven of a kind; `|` comes before the common ancestor where git is set to show it. */
const MARK = /^(<{7}|\|{7}|={7}|>{7})(?:[ \t].*)?\r?$/;
const CONFLICT = /^<{7}(?:[ \t].*)?\r?$/m;

/** Tells whether git left a conflict in a text. */
export const hasConflict = (text: string): boolean => CONFLICT.test(text);

/**
 * Takes a text with git's conflict marks apart.
 * @param firstLine 1-based line of the file where the text starts
 * @returns a diagnostic where the marks are no whole conflicts.
 */
export function splitSides(text: string, firstLine: number): Sides | Diagnostic {
  let [ours, theirs] = ['', ''];
  const hunks: Hunk[] = [];
  let state = '>';
  let start = { line: 0, ours: 0, theirs: 0 };
  for (const [at, line] of (text.match(/[^\n]*\n|[^\n]+/g) ?? []).entries()) {
    const mark = MARK.exec(line.replace(/\n$/, ''))?.[1]?.[0];
    if (mark === undefined) {
      if (state === '>' || state === '<') ours += line;
      if (state === '>' || state === '=') theirs += line;
      continue;
    }
    const isNext = { '<': state === '>', '|': state === '<', '=': '<|'.includes(state), '>': state === '=' };
    if (!isNext[mark as keyof typeof isNext]) return unjoinable(firstLine + at);
    state = mark;
    if (mark === '<') start = { line: firstLine + at, ours: ours.length, theirs: theirs.length };
    if (mark !== '>') continue;
    hunks.push({
      line: start.line,
      ours: { start: start.ours, end: ours.length },
      theirs: { start: start.theirs, end: theirs.length },
    });
  }
  return state === '>' ? { ours, theirs, hunks } : unjoinable(start.line);
}

/** The finding about a conflict that only a person can end. */
export function unjoinable(line: number, reason = 'is about more than the record'): Diagnostic {
  return {
    code: 'frontmatter-invalid',
    severity: 'error',
    message: `The conflict that git left in line ${String(line)} ${reason}. Choose what is to stay there, and take the lines out that start with <<<<<<<, ======= and >>>>>>>.`,
    line,
  };
}
