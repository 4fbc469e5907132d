import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontmatter } from '../../../src/core/note/frontmatter';
import { insertionAt } from '../../../src/core/note/insertion';
import { scanBlocks } from '../../../src/core/note/markdown/scan';
import { Source } from '../../../src/core/note/markdown/source';
import { parseNote } from '../../../src/core/note/parse';
import { anyNote } from './generators';

const BLOCK = '```interview-drill\nshow: due\n```';

function insert(text: string, line: number): string {
  const lines = text.split('\n');
  const { line: at, ch, text: inserted, start } = insertionAt(text, line, BLOCK);
  const here = lines[at] ?? '';
  lines[at] = here.slice(0, ch) + inserted + here.slice(ch);
  const after = lines.join('\n');
  expect(after.split('\n')[start]).toBe('```interview-drill');
  return after;
}

/** All that is known of the questions of a note but the lines on which they stand. */
const questions = (text: string) =>
  parseNote(text).questions.map(({ id, text: words, hash, topic, blocks }) => [
    ...[id, words, hash, topic],
    blocks.map(({ role, kind, markdown }) => [role, kind, markdown]),
  ]);

describe('insertionAt', () => {
  it.each([
    ['a blank line', 'a\n\n\nb', 1, `a\n\n${BLOCK}\n\n\nb`],
    ['an empty note', '', 0, `${BLOCK}\n`],
    ['the only line of a note', 'a', 0, `a\n\n${BLOCK}\n`],
    ['frontmatter', '---\ntags: [x]\n---\ntext', 1, `---\ntags: [x]\n---\n\n${BLOCK}\n\ntext`],
    ['the first line of frontmatter', '---\na: 1\n---', 0, `---\na: 1\n---\n\n${BLOCK}\n`],
    ['fenced code', '```\n\ncode\n```\n\nb', 1, `\`\`\`\n\ncode\n\`\`\`\n\n${BLOCK}\n\nb`],
    ['indented code', 'a\n\n    b\n\n    c\nd', 3, `a\n\n    b\n\n    c\n\n${BLOCK}\n\nd`],
    ['a table', '| a |\n|---|\n| b |\nc', 0, `| a |\n|---|\n| b |\nc\n\n${BLOCK}\n`],
    ['math', '$$\n\nx\n$$', 1, `$$\n\nx\n$$\n\n${BLOCK}\n`],
    ['a comment', '%%\n\nx\n%%\n', 1, `%%\n\nx\n%%\n\n${BLOCK}\n`],
    ['a list', '- a\n\n  b\n- c\n\nd', 1, `- a\n\n  b\n- c\n\n${BLOCK}\n\nd`],
    ['a callout', '> [!info] a\n> b\n\nc', 0, `> [!info] a\n> b\n\n${BLOCK}\n\nc`],
    ['code that is never closed', 'a\n\n```\nb\n\nc', 4, `a\n\n${BLOCK}\n\n\`\`\`\nb\n\nc`],
  ])('finds a place for a block from %s', (_, text, line, after) => {
    expect(insert(text, line)).toBe(after);
  });

  it('leaves the properties and the questions of any note as they are, and adds a code block of its own', () => {
    fc.assert(
      fc.property(anyNote, fc.nat(80), (lines, line) => {
        const before = lines.join('\n');
        const after = insert(before, line);
        expect(readFrontmatter(after).data).toEqual(readFrontmatter(before).data);
        expect(questions(after)).toEqual(questions(before));
        const listings = (text: string) =>
          scanBlocks(Source.ofText(text), readFrontmatter(text).bounds?.lineCount ?? 0).filter(
            (block) => block.kind === 'code' && block.text === 'interview-drill',
          );
        expect(listings(after)).toHaveLength(listings(before).length + 1);
      }),
      { numRuns: 3000 },
    );
  });
});
