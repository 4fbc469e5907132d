import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../../src/core/note/lines';
import { scanBlocks } from '../../../src/core/note/markdown/scan';
import { Source } from '../../../src/core/note/markdown/source';

/** The scanner against markdown-it, which keeps to CommonMark. */
const markdownIt = new MarkdownIt({ html: true });

const KINDS: Readonly<Record<string, string>> = {
  heading_open: 'heading',
  paragraph_open: 'paragraph',
  bullet_list_open: 'list',
  ordered_list_open: 'list',
  blockquote_open: 'quote',
  table_open: 'table',
  fence: 'code',
  code_block: 'indented-code',
  html_block: 'html',
  hr: 'thematic-break',
  reference_definition: 'definition',
};

/** What is one kind for markdown-it: callouts are Obsidian's, and a comment of HTML is HTML. */
const OURS: Readonly<Record<string, string>> = { callout: 'quote', blockquote: 'quote', comment: 'html' };

/** `kind first-last` with the blank lines at the end of a block left out, which the two count differently. */
function place(kind: string, first: number, last: number, lines: readonly string[]): string {
  let end = last;
  while (end > first && lines[end]?.trim() === '') end -= 1;
  return `${kind} ${String(first + 1)}-${String(end + 1)}`;
}

/** markdown-it's top-level blocks; the rules for inline text take no part. */
function expected(lines: readonly string[]): string[] {
  const tokens: Parameters<typeof markdownIt.block.parse>[3] = [];
  markdownIt.block.parse(lines.join('\n'), markdownIt, {}, tokens);
  return tokens
    .filter(({ level, nesting }) => level === 0 && nesting >= 0)
    .flatMap(({ type, map }) => (map ? [place(KINDS[type] ?? type, map[0], map[1] - 1, lines)] : []));
}

const found = (lines: readonly string[]): string[] =>
  scanBlocks(Source.ofLines(lines)).map(({ kind, start, end }) =>
    place(OURS[kind] ?? kind, start, end, lines),
  );

/** Beginnings of lines: indentation and marks of containers, alone and in each other. */
const STARTS = [
  ...['', '', '', '', ' ', '  ', '   ', '    ', '     ', '\t', '      ', '        '],
  ...['> ', '>', '>  ', '> > ', '>\t', '  > ', '>     '],
  ...['- ', '* ', '+ ', '1. ', '2) ', '10. ', '-   ', '-     ', '  - ', '    - ', '-\t', '- - ', '1. - '],
  ...['> - ', '- > ', '> 1. ', '>   ', '>     - ', '- > - '],
];

const ENDS = [
  ...['', '', '', 'text', 'text', 'more text', 'a | b', '| a | b |', '|---|---|', '--- | ---', '| - |'],
  ...['# heading', '### heading ##', '#', '#tag', '---', '===', '- - -', '***', '-', '*', '1.', '+'],
  ...['```', '```', '~~~', '````', '``` js', '``` a`b', '<div>', '</div>', '<!-- open', '-->', '<!-- c -->'],
  ...['<script>', '</script>', '<b>bold</b>', '<my-tag a="b">', '<my-tag> x', '<?php', '?>', '<!DOCTYPE x>'],
  ...[
    '[a]: /url',
    '[a]: /url "b"',
    '"title"',
    '[a]: two words',
    '\\# no',
    '![[x]]',
    '1986. A year',
    '**Q:** why?',
    '[!info] Title',
  ],
];

const anyLine = fc
  .tuple(fc.constantFrom(...STARTS), fc.constantFrom(...ENDS))
  .map(([start, end]) => start + end);

/** Lines of one container, so that deep ones last for more than a line. */
const anyRun = fc
  .tuple(
    fc.constantFrom('', '> ', '  ', '    ', '   ', '> > ', '>   ', '\t'),
    fc.array(anyLine, { minLength: 1, maxLength: 5 }),
  )
  .map(([prefix, lines]) => lines.map((line) => prefix + line));

const anyLines = fc
  .array(
    fc.oneof(
      anyLine.map((line) => [line]),
      anyRun,
    ),
    { maxLength: 8 },
  )
  .map((runs) => runs.flat());

/** Tells whether four columns of white space stand before the text of a line, or behind its quote marks. */
const isIndented = (line: string): boolean => /^[\s>]*(?: {4}| {0,3}\t)/.test(line);

/** 0-based line at which two readings part. */
function partingLine(some: readonly string[], others: readonly string[]): number {
  const at = some.findIndex((block, index) => block !== others[index]);
  const [start, end] = (some[at]?.split(' ')[1] ?? '0-0').split('-').map(Number);
  const [otherStart, otherEnd] = (others[at]?.split(' ')[1] ?? '0-0').split('-').map(Number);
  return start === otherStart ? Math.min(end ?? 0, otherEnd ?? 0) : Math.min(start ?? 0, otherStart ?? 0) - 1;
}

/**
 * Where markdown-it departs from CommonMark, the specification holds:
 * - Behind four columns of white space a line that goes on with a paragraph of a container starts nothing (example 236
 *   there: `> foo`, `    - bar`). markdown-it lets it start a block where the container lies in another or its content
 *   stands further right, and goes on with a quote at `    >`.
 * - A list item or quote starts before a table does; markdown-it takes `- a | b` above `---|---` for its header. An
 *   underline without a pipe makes a heading; markdown-it takes `| a |` above `---` for a table.
 * - The target of a link is a paragraph until that ends, so in a container the line below goes on with it; markdown-it
 *   ends the container there.
 * - Items of one sign are one list, blank lines between them or not; markdown-it ends it behind an empty item.
 */
function departs(lines: readonly string[], at: number): boolean {
  const isLazy = (line: string, index: number): boolean =>
    index > 0 && isIndented(line) && (lines[index - 1] ?? '').trim() !== '';
  if (lines.slice(0, at + 3).some(isLazy)) return true;
  if (lines.slice(0, at + 1).some((line) => /^\s*(?:[-+*]|\d+[.)])\s*$/.test(line))) return true;
  if (lines.slice(0, at + 2).some((line) => /^\s*(?:[-+*>]|\d+[.)]).*\]: /.test(line))) return true;
  const header = /^ {0,3}(?:[-+*>]|\d+[.)])/;
  return lines.slice(0, at + 2).some((row, index) => {
    const isDelimiter = /^[\s>]*[|:-]+[\s|:-]*$/.test(row);
    return isDelimiter && (!row.includes('|') || header.test(lines[index - 1] ?? ''));
  });
}

function expectSameBlocks(lines: readonly string[]): void {
  const [ours, theirs] = [found(lines), expected(lines)];
  if (ours.join() !== theirs.join() && departs(lines, partingLine(ours, theirs))) return;
  expect(ours).toEqual(theirs);
}

/** Milliseconds; a slow machine is no failure. */
const PATIENCE = 60_000;

describe('scanBlocks beside markdown-it', { timeout: PATIENCE }, () => {
  it('finds the same blocks in any lines', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        expectSameBlocks(lines);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 4000) },
    );
  });
});

const corpus = fileURLToPath(new URL('../../../../shared/corpus/notes', import.meta.url));

describe.skipIf(!existsSync(corpus))(
  'scanBlocks beside markdown-it, on real notes',
  { timeout: PATIENCE },
  () => {
    it('finds the same blocks', () => {
      const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.md'),
      );
      for (const name of files) {
        const text = readFileSync(join(corpus, name), 'utf8').replace(/^\uFEFF/, '');
        const lines = splitLines(text.replace(/\$\$|%%/g, 'xx').replace(/(<\/?)details/gi, '$1section')).map(
          (line) => (line.trim() === '' ? '' : line),
        );
        expect({ name, blocks: found(lines) }).toEqual({ name, blocks: expected(lines) });
      }
    });
  },
);
