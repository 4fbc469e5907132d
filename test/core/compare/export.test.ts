import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonMarkdown, subpathOf } from '../../../src/core/compare/export';
import type { DrillItem, DrillNote } from '../../../src/core/drill/item';
import { drillNote, text } from '../../support/notes';
import { compared, FIRST, noteOf, SECOND } from './notes';

const exported = (notes: readonly DrillNote[], title = 'Payments'): string =>
  comparisonMarkdown(compared(notes), title);

/** The bars of a line that part cells: those behind no backslash, or behind one that is escaped itself. */
const barsIn = (line: string): number => line.replace(/\\[^]/g, '').split('|').length - 1;

const tableLines = (markdown: string): string[] =>
  markdown.split('\n').filter((line) => line.startsWith('|'));

describe('a comparison as Markdown', () => {
  it('has a table for each topic, with links to questions, what was rated, and where one stands', () => {
    const notes = [
      noteOf('Jobs/One.md', FIRST.slice(2), 'variant: 1', 'confidence: {q1: 3}', 'weak: [q2]'),
      noteOf('Jobs/Two.md', SECOND.slice(0, 1), 'variant: 2'),
    ];
    const [first, second] = [FIRST[2]?.asked ?? '', SECOND[0]?.asked ?? ''];
    const chargeback = FIRST[3]?.asked ?? '';
    expect(exported(notes)).toBe(
      text(
        '# Payments',
        '',
        '| Question | [[Jobs/One\\|Variant 1]] | [[Jobs/Two\\|Variant 2]] |',
        '| --- | --- | --- |',
        '| Readiness | 50 %, 2 questions, 1 weak | 0 %, 1 question, 0 weak |',
        '',
        '## Payments',
        '',
        '| Question | [[Jobs/One\\|Variant 1]] | [[Jobs/Two\\|Variant 2]] |',
        '| --- | --- | --- |',
        `| ${first} | [[Jobs/One#Q1 ${first}\\|Q1]] · 3 solid | [[Jobs/Two#Q1 ${second}\\|Q1]] |`,
        `| ${chargeback} | [[Jobs/One#Q2 ${chargeback}\\|Q2]] · weak | – |`,
      ),
    );
  });

  it('names questions under no topic, and nothing where there is nothing', () => {
    expect(exported([noteOf('a.md', [{ asked: 'Why?' }])])).toContain('\n## No topic\n');
    expect(exported([])).toBe(text('# Payments', '', '| Question |', '| --- |', '| Readiness |'));
  });

  it('keeps what a question says in its cell, and makes no link of it', () => {
    const markdown = exported([noteOf('a.md', [{ asked: 'Is `a|b` the same as [[Note|b]] or a\\b?' }])]);
    expect(markdown).toContain('| Is `a\\|b` the same as \\[\\[Note\\|b\\]\\] or a\\\\b? | [[a#');
  });

  it('keeps names in their link', () => {
    const markdown = exported([noteOf('a.md', [{ asked: 'Why?' }], 'title: "A | B ]] [[C]] \\\\"')]);
    expect(markdown).toContain('| Question | [[a\\|A B C]] |');
  });

  it('names notes without a link where none can lead to them', () => {
    for (const path of ['a|b.md', 'a]]b.md', 'a[[b.md', 'a#b.md', 'a^b.md']) {
      const markdown = exported([noteOf(path, [{ asked: 'Why?' }], 'title: T')]);
      expect(markdown).toContain('| Question | T |');
      expect(markdown).not.toContain('[[');
    }
  });

  it('has a title of one line', () => {
    expect(exported([], 'One\nTwo').split('\n')[0]).toBe('# One Two');
  });

  it('has as many cells in each line, whatever notes say', () => {
    const part = fc.constantFrom(
      '|',
      '\\',
      '\\|',
      '[[',
      ']]',
      '`',
      'why',
      ' ',
      '#',
      '^',
      '%%',
      '<b>',
      '\t',
      '🙂',
      '||',
    );
    const anyText = fc.array(part, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
    const anyPath = fc
      .array(fc.constantFrom('a', '|', '\\', ']', '[', '#', ' '), { minLength: 1, maxLength: 6 })
      .map((parts) => `${parts.join('')}.md`);
    const anyNote = fc
      .tuple(anyPath, fc.array(anyText, { maxLength: 4 }), anyText, fc.option(anyText))
      .map(([path, questions, title, topic]) =>
        noteOf(
          path,
          questions.map((each) => ({ asked: `${each}?`, ...(topic === null ? {} : { topic }) })),
          `title: ${JSON.stringify(title)}`,
          'confidence: {q1: 1, q2: 4}',
        ),
      );
    fc.assert(
      fc.property(fc.array(anyNote, { minLength: 1, maxLength: 3 }), (notes) => {
        const comparison = compared(notes);
        const markdown = comparisonMarkdown(comparison, 'Title');
        for (const line of tableLines(markdown)) expect(barsIn(line), line).toBe(notes.length + 2);
        const rows = comparison.topics.reduce((sum, topic) => sum + topic.rows.length, 0);
        expect(tableLines(markdown)).toHaveLength(3 + 2 * comparison.topics.length + rows);
      }),
      { numRuns: 300 },
    );
  });
});

describe('where a question stands', () => {
  function only(...lines: string[]): DrillItem {
    const [item, ...more] = drillNote(text(...lines)).items;
    if (!item || more.length > 0) throw new Error('not one question');
    return item;
  }

  it('is its heading, without what a link may not hold', () => {
    expect(subpathOf(only('### Q1: What is a closure?'))).toBe('#Q1 What is a closure?');
    expect(subpathOf(only('### What is `a|b` in [[Note#Part|C#]]?', '', 'x'))).toBe(
      '#What is `a b` in Note Part C ?',
    );
    expect(subpathOf(only('What is **this**?', '===', '', 'x'))).toBe('#What is **this**?');
  });

  it('is its block id, where it has one', () => {
    expect(subpathOf(only('### Q1: What is a closure? ^why-1'))).toBe('#^why-1');
    expect(subpathOf(only('> [!question] What is a closure?', '> Text.', '^call-2'))).toMatch(
      /^(?:#\^call-2)?$/,
    );
  });

  it('is the note alone, where neither leads there', () => {
    expect(subpathOf(only('> [!question] What is a closure?', '> [!success] Answer', '> A scope.'))).toBe('');
  });
});
