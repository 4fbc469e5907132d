/** What one side changed: the lines from `start` up to `end` of the base became `lines`. */
interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

function hunkOf(base: readonly string[], changed: readonly string[]): Hunk {
  let start = 0;
  while (start < base.length && start < changed.length && base[start] === changed[start]) start += 1;
  let tail = 0;
  const most = Math.min(base.length, changed.length) - start;
  while (tail < most && base[base.length - 1 - tail] === changed[changed.length - 1 - tail]) tail += 1;
  return { start, end: base.length - tail, lines: changed.slice(start, changed.length - tail) };
}

/**
 * Merges what was typed since the last save with what others wrote to the file since, as the app does with an open note
 * (a likeness: one changed stretch of lines on each side). Where both changed the same lines, what was typed comes last.
 */
export function mergeTexts(base: string, typed: string, disk: string): string {
  if (typed === base || typed === disk) return disk;
  if (disk === base) return typed;
  const lines = base.split('\n');
  const ours = hunkOf(lines, typed.split('\n'));
  const theirs = hunkOf(lines, disk.split('\n'));
  const [first, second] = theirs.start <= ours.start ? [theirs, ours] : [ours, theirs];
  return [
    ...lines.slice(0, first.start),
    ...first.lines,
    ...lines.slice(first.end, second.start),
    ...second.lines,
    ...lines.slice(Math.max(first.end, second.end)),
  ].join('\n');
}
