/** Characters that mermaid reads of a diagram, unless it is set otherwise; what is longer it does not draw. */
const MAX_LENGTH = 50_000;

/** The kinds of diagrams whose order is known. */
export type DiagramType = 'flowchart' | 'sequence';

/** The source of a diagram without its settings and comments, from behind the word that names its kind. */
export interface DiagramBody {
  readonly type: DiagramType;
  readonly text: string;
}

/** Reads the kind of a mermaid diagram; null for one of another kind, and for one that is too long to be drawn. */
export function readDiagram(source: string): DiagramBody | null {
  if (source.length > MAX_LENGTH) return null;
  const text = withoutComments(withoutDirectives(withoutFrontmatter(source.replace(/\r\n?/g, '\n'))));
  const body = text.trimStart();
  const word = /^(?:(flowchart|graph)|sequenceDiagram)(?=[\s;]|$)/.exec(body);
  if (!word) return null;
  const rest = body.slice(word[0].length);
  if (word[1] === undefined) return { type: 'sequence', text: rest };
  // The direction stands in the same line.
  return { type: 'flowchart', text: rest.replace(/^[ \t]*(?:TB|TD|BT|RL|LR|[<>^v])(?=[\s;]|$)/, '') };
}

function withoutFrontmatter(source: string): string {
  const text = source.trimStart();
  if (!/^---[ \t]*\n/.test(text)) return text;
  const end = /\n[ \t]*---[ \t]*(?:\n|$)/.exec(text);
  return end ? text.slice(end.index + end[0].length) : text;
}

/** Takes `%%{init: …}%%` out, which may go over several lines. */
function withoutDirectives(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf('%%{', from);
    const end = start < 0 ? -1 : text.indexOf('}%%', start);
    if (end < 0) break;
    parts.push(text.slice(from, start));
    from = end + 3;
  }
  return parts.join('') + text.slice(from);
}

const withoutComments = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('%%'))
    .join('\n');

/** Words of a label as they are read out: without quotes, tags and emphasis. */
export function plainLabel(label: string): string {
  const text = label.trim().replace(/^"|"$/g, '').replace(/^`|`$/g, '');
  return text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/#(quot|amp|lt|gt|nbsp|\d{1,6});/g, (_, name: string) => ENTITY[name] ?? ' ')
    .replace(/\*\*|__/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const ENTITY: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>' };
