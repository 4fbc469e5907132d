import MarkdownIt from 'markdown-it';
import type { Frontmatter } from '../src/core/note/frontmatter';
import { scanBlocks } from '../src/core/note/markdown/scan';
import { Source } from '../src/core/note/markdown/source';
import { parseNote } from '../src/core/note/parse';
import { ratioOf } from './clock';
import type { Row } from './table';
import { HOSTILE, samples } from './texts';

/** The index has the frontmatter from Obsidian's metadata cache. */
const frontmatter: Frontmatter = { data: {}, bounds: null, diagnostics: [] };
const read = (text: string): unknown => parseNote(text, { frontmatter });

/** To know which questions have no answer, every block of every question gets its role. */
function askAll(text: string): unknown {
  const { questions, diagnostics } = parseNote(text, { frontmatter });
  return [questions.map(({ hash }) => hash), diagnostics];
}

const markdownIt = new MarkdownIt({ html: true });
const markdownItBlocks = (text: string): unknown => {
  const tokens: Parameters<typeof markdownIt.block.parse>[3] = [];
  markdownIt.block.parse(text, markdownIt, {}, tokens);
  return tokens;
};

/** Reading a note beside the least that could be done with it, and beside a parser of Markdown. */
export function readingRows(): Row[] {
  return samples().flatMap(({ name, text }) => [
    {
      what: `parseNote, ${name}`,
      ratio: ratioOf(
        () => read(text),
        () => text.split('\n'),
      ),
      of: "text.split('\\n')",
      target: { most: 8 },
    },
    {
      what: `of that the blocks alone`,
      ratio: ratioOf(
        () => scanBlocks(Source.ofText(text)),
        () => text.split('\n'),
      ),
      of: "text.split('\\n')",
      target: null,
    },
    {
      what: `parseNote and all findings and hashes`,
      ratio: ratioOf(
        () => askAll(text),
        () => text.split('\n'),
      ),
      of: "text.split('\\n')",
      target: null,
    },
    {
      what: `markdown-it's blocks, ${name}`,
      ratio: ratioOf(
        () => markdownItBlocks(text),
        () => read(text),
      ),
      of: 'parseNote',
      target: { least: 4 },
    },
  ]);
}

/** Twice the text takes twice the time; what is above that is the noise of the machine and of its memory. */
export function linearRows(): Row[] {
  const ordinary = samples().map(({ name, text }) => ({ name, short: text, long: text + text }));
  const hostile = HOSTILE.map(([name, make]) => ({ name, short: make(10_000), long: make(20_000) }));
  return [...ordinary, ...hostile].map(({ name, short, long }) => ({
    what: `twice as much: ${name}`,
    ratio: ratioOf(
      () => read(long),
      () => read(short),
      800,
    ),
    of: 'once',
    target: { most: 2.6 },
  }));
}
