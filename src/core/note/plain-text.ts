/** A heading's Markdown as plain words, for places where nothing is rendered. */
export const plainText = (markdown: string): string => withoutLinks(markdown).replace(/[*_`~]|==/g, '');

/** Markdown with what links show in the place of their syntax. */
export const withoutLinks = (markdown: string): string =>
  markdown.replace(/!?\[\[(?:[^[\]|]*\|)?([^[\]]*)\]\]/g, '$1').replace(/!?\[([^[\]]*)\]\([^)[]*\)/g, '$1');

/** The parts of Markdown in their order, of code what stands between its marks: two runs of as many backticks. */
export function splitCode(markdown: string): { readonly text: string; readonly isCode: boolean }[] {
  const runs = [...markdown.matchAll(/`+/g)];
  if (runs.length < 2) return [{ text: markdown, isCode: false }];
  /** By length of a run, the index of the next such run; seen from the end. */
  const nextOf = new Map<number, number>();
  const ends = new Array<number>(runs.length).fill(-1);
  for (let at = runs.length - 1; at >= 0; at -= 1) {
    const length = runs[at]?.[0].length ?? 0;
    ends[at] = nextOf.get(length) ?? -1;
    nextOf.set(length, at);
  }
  const parts: { text: string; isCode: boolean }[] = [];
  let from = 0;
  for (let at = 0; at < runs.length; at += 1) {
    const [start, end] = [runs[at], runs[ends[at] ?? -1]];
    if (!start || !end) continue;
    parts.push({ text: markdown.slice(from, start.index), isCode: false });
    parts.push({ text: markdown.slice(start.index + start[0].length, end.index), isCode: true });
    from = end.index + end[0].length;
    at = ends[at] ?? at;
  }
  parts.push({ text: markdown.slice(from), isCode: false });
  return parts;
}
