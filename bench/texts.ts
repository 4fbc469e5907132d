import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Notes to read one after another, with their name in the table. */
export interface Sample {
  readonly name: string;
  readonly texts: readonly string[];
}

/** The bodies of all notes below a folder; empty where it does not exist. The benchmark runs in the root of the project. */
export function notesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, ''))
    .map((text) => text.replace(/\r\n?/g, '\n').replace(/^---\n[^]*?\n---\n/, ''));
}

/** A text repeated until it is about as long as wanted. */
export function grown(text: string, length: number): string {
  return `${text}\n\n`.repeat(Math.max(1, Math.round(length / text.length)));
}

/** Notes as they are, one by one, and one that is as long as a book. */
export function samples(): Sample[] {
  const demo = notesBelow('demo/vault');
  const corpus = notesBelow('../shared/corpus/notes');
  const all = [
    { name: 'the notes of the demo', texts: demo },
    { name: 'one note of 2 MB', texts: [grown(demo.join('\n\n'), 2_000_000)] },
  ];
  return corpus.length === 0 ? all : [...all, { name: 'real notes', texts: corpus }];
}

/** Texts that would be slow to a careless reader, of a size that grows with `n`. */
export const HOSTILE: readonly (readonly [name: string, make: (n: number) => string])[] = [
  ['one line of 1 MB', (n) => `### Q1: ${'why '.repeat(25 * n)}`],
  ['20,000 quotes in each other', (n) => `### Why?\n${'> '.repeat(2 * n)}a\nb`],
  ['100,000 list markers in a line', (n) => `${'- '.repeat(10 * n)}a`],
  ['$$ without an end', (n) => `$$ a\n\n$b\n\n`.repeat(n) + '$'],
  ['<!-- without an end', (n) => '<!-- a\n\n'.repeat(n)],
  ['%% without an end', (n) => 'a %% b\n\n%%%\n'.repeat(n)],
  ['<details> without an end', (n) => '<details>\n\ntext\n\n'.repeat(n)],
  ['cells of a table in other letters', (n) => `${'|é'.repeat(10 * n)}\n|-|\n`],
  ['tags that close nothing', (n) => `<details><summary>Why?</summary>x${'</b>'.repeat(5 * n)}y</details>`],
  ['lists in each other', (n) => '- a\n\n  b\n  - c\n'.repeat(n)],
  ['headings that say Question', (n) => '# Question\n\nWhy?\n\n'.repeat(n)],
  ['numbered headings without evidence', (n) => '### 4. Locks\n\ntext\n\n'.repeat(n)],
  ['open pairs below one heading', (n) => `### Why is it so?\n\n${'**Q: What?**\n\n'.repeat(n)}`],
  [
    'callouts that gather questions',
    (n) => '> [!info] Questions\n> > [!faq] FAQ\n> > **Q:** a?\n\n'.repeat(n),
  ],
];
