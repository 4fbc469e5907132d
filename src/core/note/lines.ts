const LF = 10;
const CR = 13;

/**
 * Splits a text at LF, CRLF and lone CR, as Obsidian's editor counts lines.
 * @returns the lines without their ends; a final line end opens no further line.
 */
export function splitLines(text: string): string[] {
  if (!text.includes('\r')) {
    const lines = text.split('\n');
    if (lines[lines.length - 1] === '') lines.pop();
    return lines;
  }
  const lines: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== LF && code !== CR) continue;
    lines.push(text.slice(start, at));
    if (code === CR && text.charCodeAt(at + 1) === LF) at += 1;
    start = at + 1;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}
