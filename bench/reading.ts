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

const split = (text: string): unknown => text.split('\n');

/** So many units are read between two looks at the clock, or one note where it is longer. */
const ENOUGH = 200_000;

/** Work on each of some notes, as often as it takes to be measured well. */
function onEach(texts: readonly string[], work: (text: string) => unknown): () => unknown {
  const units = texts.reduce((sum, text) => sum + text.length, 0);
  const rounds = Math.max(1, Math.ceil(ENOUGH / units));
  return () => {
    let last: unknown;
    for (let round = 0; round < rounds; round += 1) for (const text of texts) last = work(text);
    return last;
  };
}

/** Reading notes beside the least that could be done with them, and beside a parser of Markdown. */
export function readingRows(): Row[] {
  return samples().flatMap(({ name, texts }) => {
    const row = (
      what: string,
      work: (text: string) => unknown,
      [of, floor]: readonly [string, (text: string) => unknown],
      target: Row['target'] = null,
    ): Row => ({ what, ratio: ratioOf(onEach(texts, work), onEach(texts, floor)), of, target });
    const lines = ["text.split('\\n')", split] as const;
    return [
      row(`parseNote, ${name}`, read, lines, { most: 8 }),
      row('of that the blocks alone', (text) => scanBlocks(Source.ofText(text)), lines),
      row('parseNote, all findings and hashes', askAll, lines),
      row(`markdown-it's blocks, ${name}`, markdownItBlocks, ['parseNote', read], { least: 4 }),
      row("markdown-it's blocks", markdownItBlocks, [
        'our blocks',
        (text) => scanBlocks(Source.ofText(text)),
      ]),
    ];
  });
}

/** Twice the text takes twice the time; what is above that is the noise of the machine and of its memory. */
export function linearRows(): Row[] {
  const ordinary = samples().map(({ name, texts }) => {
    const text = texts.join('\n\n');
    return { name: `${name}, as one`, short: text, long: text + text };
  });
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
