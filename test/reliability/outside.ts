/** `"confidence": …`, `weak : …`: a line at which a property of ours starts; found without any knowledge of YAML. */
const OURS = /^\s*(["']?)(?:confidence|weak|drill_log|tags)\1\s*:(?:\s|$)/i;

const FENCE = /^---[ \t]*[\r\n]*$/;

/**
 * The lines of a note that are none of ours, by a rule that shares nothing with the code under test: a property of ours
 * is the line that starts with its name, and what is indented deeper below it, list items and closing brackets. The
 * lines keep their ends; the body is one piece.
 */
export function outsideOf(text: string): readonly string[] {
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const lines = text.slice(bom.length).match(/[^\r\n]*(?:\r\n?|\n)|[^\r\n]+$/g) ?? [];
  const close = lines.findIndex((line, at) => at > 0 && FENCE.test(line));
  if (!FENCE.test(lines[0] ?? '') || close < 0) return [text];
  const inside = lines.slice(1, close);
  const margin = indentOf(inside.find((line) => /^\s*(?![&!]\S*\s*(?:#.*)?$)[^\s#]/.test(line)) ?? '');
  const outside: string[] = [];
  let isOurs = false;
  let blanks: string[] = [];
  for (const line of inside) {
    if (/^\s*$/.test(line)) {
      blanks.push(line);
      continue;
    }
    const goesOn = isOurs && (indentOf(line) > margin || /^\s*(?:-\s|-$|[}\]])/.test(line));
    if (!goesOn) {
      outside.push(...blanks);
      isOurs = indentOf(line) === margin && OURS.test(line);
      if (!isOurs) outside.push(line);
    }
    blanks = [];
  }
  return [bom, lines[0] ?? '', ...outside, ...blanks, lines.slice(close).join('')];
}

const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

/** Tells whether a note has fences of its own. */
export const isFenced = (text: string): boolean => outsideOf(text).length > 1;

/** A note of nothing but a record without its fences, or null for any other. */
export function bodyOf(text: string): string | null {
  const [bom = '', open = '', close = '', ...more] = outsideOf(text);
  return more.length === 0 && /^---\r?\n$/.test(open) ? bom + close.slice(open.length) : null;
}

/** Why two versions of a note differ outside of our properties, or null. New fences may be ours. */
export function changedOutside(before: string, after: string): string | null {
  if (!isFenced(before)) {
    const [bom = '', open = '', close = '', ...more] = outsideOf(after);
    if (more.length > 0 || !close.startsWith(open)) return 'There is more than a record above the text.';
    return bom + close.slice(open.length) === before ? null : 'The text changed.';
  }
  const [was, is] = [outsideOf(before), outsideOf(after)];
  const at = was.findIndex((line, index) => line !== is[index]);
  if (at >= 0) return `${JSON.stringify(was[at])} became ${JSON.stringify(is[at])}.`;
  return is.length === was.length ? null : `${JSON.stringify(is[was.length])} is new.`;
}
