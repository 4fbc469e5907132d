import type { Block } from '../note/markdown/block';
import { GREATER } from '../note/markdown/chars';
import { columnsBetween, firstText, isBlank, listMarker, openingFence } from '../note/markdown/line';
import { scanBlocks } from '../note/markdown/scan';
import { Source } from '../note/markdown/source';
import { LONG_CODE } from './code';

/** The language of the fences that stand where parts were. */
export const PART_LANGUAGE = 'interview-drill-part';

/** A diagram, or code that is long enough to be shown in chunks. */
export interface Part {
  readonly kind: 'diagram' | 'code';
  /** The lines between the fences. */
  readonly source: string;
  /** What stands behind the opening fence, as written. */
  readonly info: string;
}

/** Markdown in which each part is a fence with its index, and the parts. */
export interface SplitMarkdown {
  readonly markdown: string;
  readonly parts: readonly Part[];
}

/** How deep quotes and lists are looked into. */
const MAX_DEPTH = 12;

/** Languages of code that is read; a block in another one may be a plugin's, which needs it whole. */
const CODE = new Set(
  (
    ' bash bat c c# c++ cc clj clojure cmake cpp cs csharp css cypher dart diff docker dockerfile elixir erl erlang ex f# ' +
    'fsharp go golang gql gradle graphql groovy h haskell hcl hpp hs html http ini java javascript jinja jl js json json5 ' +
    'jsonc jsonnet jsx julia kotlin kt kts less lua makefile matlab mysql nginx nim nix objc objectivec ocaml pascal perl ' +
    'pgsql php pl plain plaintext plsql postgres postgresql powershell promql proto protobuf ps1 py python python3 r rb ' +
    'regex rs ruby rust sass scala scheme scss sh shell solidity sparql sql svelte swift terraform text tf toml ts tsql tsx ' +
    'txt typescript v vb vba vbnet verilog vhdl vim vue xml yaml yml zig zsh'
  ).split(' '),
);

/** A line of the text, and how much of it at its start belongs to the quotes and lists around it. */
interface InnerLine {
  readonly at: number;
  readonly prefix: number;
}

interface Found {
  readonly first: number;
  readonly last: number;
  /** Marks and indentation before the opening fence. */
  readonly prefix: string;
  readonly part: Part;
}

/**
 * Takes diagrams and long code out of Markdown, also out of callouts, quotes and lists. Of what it takes out no text is
 * left in the Markdown.
 * @param isWanted tells which of them to take out
 * @param firstIndex index of the first part in its fence
 */
export function splitParts(
  markdown: string,
  isWanted: (part: Part) => boolean = () => true,
  firstIndex = 0,
): SplitMarkdown {
  // Most layers have neither, and are not looked at any closer. A fence of ours could not be told from the writer's.
  if (!/```|~~~/.test(markdown) || markdown.includes(PART_LANGUAGE)) return { markdown, parts: [] };
  const { lines } = Source.ofText(markdown);
  const all: Found[] = [];
  search(
    lines.map((_, at) => ({ at, prefix: 0 })),
    lines,
    0,
    all,
  );
  const found = all.filter(({ part }) => isWanted(part));
  if (found.length === 0) return { markdown, parts: [] };
  const kept: string[] = [];
  let from = 0;
  found.forEach(({ first, last, prefix }, index) => {
    // Of a list item the marker stands only before its first line.
    const next = prefix.replace(/[^>\s]/g, ' ');
    kept.push(
      ...lines.slice(from, first),
      `${prefix}\`\`\`${PART_LANGUAGE}`,
      `${next}${String(firstIndex + index)}`,
      `${next}\`\`\``,
    );
    from = last + 1;
  });
  kept.push(...lines.slice(from));
  return { markdown: kept.join('\n'), parts: found.map(({ part }) => part) };
}

/** Looks for parts among lines, in the order in which they stand. */
function search(inner: readonly InnerLine[], lines: readonly string[], depth: number, found: Found[]): void {
  const textOf = ({ at, prefix }: InnerLine): string => (lines[at] ?? '').slice(prefix);
  for (const block of scanBlocks(Source.ofLines(inner.map(textOf)))) {
    const within = inner.slice(block.start, block.end + 1);
    if (block.kind === 'code') {
      const fence = readFence(block, within, lines);
      if (fence) found.push(fence);
    } else if (depth < MAX_DEPTH) {
      if (block.kind === 'callout' || block.kind === 'blockquote')
        search(
          within.map((line) => ({ at: line.at, prefix: line.prefix + quoteWidth(textOf(line)) })),
          lines,
          depth + 1,
          found,
        );
      else if (block.kind === 'list')
        for (const item of itemsOf(within, textOf)) search(item, lines, depth + 1, found);
    }
  }
}

function readFence(block: Block, within: readonly InnerLine[], lines: readonly string[]): Found | null {
  const [opening] = within;
  const last = within[within.length - 1];
  if (!opening || !last) return null;
  const line = lines[opening.at] ?? '';
  const mark = firstText(line, opening.prefix);
  const fence = openingFence(line, mark);
  if (!fence) return null;
  const indent = mark - opening.prefix;
  const body = within.slice(1, block.closed ? -1 : undefined).map(({ at, prefix }) => {
    const text = (lines[at] ?? '').slice(prefix);
    return text.slice(Math.min(indent, firstText(text)));
  });
  const isDiagram = fence.language === 'mermaid';
  if (!isDiagram && (body.length <= LONG_CODE || !CODE.has(fence.language))) return null;
  return {
    first: opening.at,
    last: last.at,
    prefix: line.slice(0, mark),
    part: {
      kind: isDiagram ? 'diagram' : 'code',
      source: body.join('\n'),
      info: line.slice(mark + fence.length).trim(),
    },
  };
}

/** Length of the quote mark at the start of a line and the blank after it; 0 for a line that has none. */
function quoteWidth(text: string): number {
  const at = firstText(text);
  if (text.charCodeAt(at) !== GREATER) return 0;
  return at + (/[ \t]/.test(text[at + 1] ?? '') ? 2 : 1);
}

/** The items of the outermost level of a list. */
function itemsOf(within: readonly InnerLine[], textOf: (line: InnerLine) => string): InnerLine[][] {
  const items: InnerLine[][] = [];
  let content = 0;
  let isFirst = true;
  for (const line of within) {
    const text = textOf(line);
    const first = firstText(text);
    const marker = isFirst || columnsBetween(text, 0, first) < content ? listMarker(text, first) : null;
    if (marker) ({ content } = marker);
    isFirst = false;
    const width = marker ? widthOf(text, content, text.length) : widthOf(text, content, first);
    const inner = { at: line.at, prefix: line.prefix + width };
    if (marker) items.push([inner]);
    else items[items.length - 1]?.push(inner);
  }
  return items;
}

/** Characters at the start of a line that fill so many columns, none of them from an index on. */
function widthOf(text: string, columns: number, end: number): number {
  if (isBlank(text)) return text.length;
  let at = 0;
  while (at < end && columnsBetween(text, 0, at) < columns) at += 1;
  return at;
}
