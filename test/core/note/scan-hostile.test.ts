import { describe, expect, it } from 'vitest';
import { parseNote } from '../../../src/core/note/parse';
import { blocksOf } from '../../support/notes';

/** Inputs on which a careless scanner needs quadratic time or a deep stack. That they end at all is half of each test. */
describe('a text that is made to be slow', () => {
  const many = 20_000;

  it('a line of a megabyte', () => {
    expect(blocksOf('a'.repeat(1_000_000))).toEqual(['paragraph 1']);
    expect(parseNote(`### Q1: ${'why '.repeat(250_000)}`).questions).toHaveLength(1);
    expect(parseNote(`### ${'('.repeat(500_000)}?`).questions).toHaveLength(1);
  });

  it('quotes in quotes', () => {
    expect(blocksOf(`${'>'.repeat(many)} a\nb`)).toEqual(['blockquote 1-2']);
    expect(blocksOf(`${'> '.repeat(many)}a\nb`)).toEqual(['blockquote 1-2']);
    expect(parseNote(`### Why?\n> [!info] Answer\n${'> '.repeat(many)}a`).questions[0]?.layers).toHaveLength(
      1,
    );
    expect(parseNote(`${'> '.repeat(many)}[!question] a?`).questions).toEqual([]);
  });

  it('cells of a table in other letters than ASCII, and in blanks', () => {
    for (const cell of ['|é', '|\u00A0', '|é '])
      expect(blocksOf(`${cell.repeat(100_000)}\n|-|`)).toEqual(['paragraph 1-2']);
  });

  it('tags that close nothing at the end of a fold', () => {
    const fold = `<details><summary>Why?</summary>x${'</b>'.repeat(100_000)}`;
    expect(parseNote(`${fold}y</details>`).questions).toHaveLength(1);
    expect(parseNote(`${fold}</details>`).questions[0]?.layers).toHaveLength(1);
  });

  it('list markers in a line', () => {
    expect(blocksOf('- '.repeat(100_000))).toEqual(['thematic-break 1']);
    expect(blocksOf(`${'- '.repeat(100_000)}a`)).toEqual(['list 1']);
    expect(blocksOf(`${'1. '.repeat(100_000)}a\nb`)).toEqual(['list 1-2']);
    expect(
      blocksOf(Array.from({ length: 1000 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')),
    ).toEqual(['list 1-1000']);
  });

  it.each([
    ['comments of HTML', '<!--', 'comment'],
    ['tags of details', '<details>', 'html'],
    ['scripts', '<script>', 'html'],
    ['fences', '```a', 'code'],
    ['declarations', '<?', 'html'],
  ])('%s that nothing closes', (_, opener, kind) => {
    const blocks = blocksOf(`${opener}\n\n`.repeat(many));
    expect(blocks[0]).toMatch(new RegExp(`^${kind} 1`));
  });

  it('text between two openers of math or of a comment', () => {
    expect(blocksOf('$$\n'.repeat(many))).toHaveLength(many / 2);
    expect(blocksOf('%%\n'.repeat(many + 1))).toHaveLength(many / 2 + 1);
    expect(blocksOf('$$ a\nb $\n'.repeat(many / 2))).toHaveLength(many / 2);
    expect(blocksOf('a %%\n\n'.repeat(many))).toHaveLength(many);
  });

  it('rows of a table without a table', () => {
    expect(blocksOf('| a | b |\n'.repeat(many))).toEqual([`paragraph 1-${String(many)}`]);
    expect(blocksOf('|'.repeat(100_000))).toEqual(['paragraph 1']);
    expect(blocksOf(`${'|'.repeat(50_000)}\n${'-|'.repeat(50_000)}`)).toHaveLength(1);
  });

  it('lazy lines below containers', () => {
    expect(blocksOf('> a\nb\n'.repeat(many))).toEqual([`blockquote 1-${String(2 * many)}`]);
    expect(blocksOf('- a\nb\n'.repeat(many))).toEqual([`list 1-${String(2 * many)}`]);
    expect(blocksOf(`- a\n${'\n'.repeat(many)}b`)).toHaveLength(2);
  });

  it('emphasis, brackets and hashes', () => {
    for (const part of ['*', '**a', '[', '](', '`', '_', '#', '\\', '<', '&', '~', '==', '👍', '?']) {
      const { questions } = parseNote(`### Q1: ${part.repeat(many)}\n\n${part.repeat(many)}`);
      expect(questions[0]?.id).toBe('q1');
    }
  });

  it('questions by the thousand', () => {
    const { questions, diagnostics } = parseNote('### Why?\n\nBecause.\n\n'.repeat(5000));
    expect(questions).toHaveLength(5000);
    expect(questions[4999]?.id).toBe('why-5000');
    expect(diagnostics).toHaveLength(4999);
  });

  it('callouts and headings by the thousand', () => {
    expect(parseNote(`### Why?\n${'\n> [!question] a?\n> b\n'.repeat(5000)}`).questions).toHaveLength(5000);
    expect(
      parseNote(`### Why?\n\na\n${'\n> [!question] a?\n> b\n'.repeat(5000)}`).questions[0]?.followUps,
    ).toHaveLength(5000);
    expect(parseNote(`### Why is it so?\n#### What is it?\n`.repeat(2500)).questions.length).toBeGreaterThan(
      0,
    );
    expect(
      parseNote(`> [!question] Questions\n${'> **Q:** a?\n> **A:** b\n'.repeat(5000)}`).questions,
    ).toHaveLength(5000);
    expect(
      parseNote(`> [!question] Questions\n> **Q: ${'a '.repeat(50_000)}\n${'> a\n'.repeat(3000)}`).questions,
    ).toHaveLength(1);
  });
});
