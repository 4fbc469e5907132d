import { describe, expect, it } from 'vitest';
import { layersOf, question } from '../../support/notes';

/** The layers of a question with these lines below its heading, which is line 1. */
const layers = (...lines: string[]): string[] => layersOf(question('### Q1: Why?', ...lines));

describe('one reveal shows', () => {
  it('a callout, a code block, a table, a diagram, a list, a quote or a formula', () => {
    expect(
      layers(
        ...[
          '> [!info] Answer',
          '> - a',
          '> - b',
          '',
          '```ts',
          'a',
          'b',
          '```',
          '',
          '| a |',
          '|---|',
          '| 1 |',
          '| 2 |',
          '',
        ],
        ...[
          '```mermaid',
          'graph',
          '```',
          '',
          '- a',
          '- b',
          '  - c',
          '',
          '> quote',
          '',
          '$$',
          'x',
          '$$',
          '',
          '<b>x</b>',
          '',
        ],
        ...['    a', '    b'],
      ),
    ).toEqual([
      'callout at 2',
      'code of 2 at 6',
      'table of 2 at 11',
      'diagram at 16',
      'list of 2 at 20',
      'blockquote at 24',
      'math at 26',
      'paragraph at 30',
      'indented-code of 2 at 32',
    ]);
  });

  it('running paragraphs together', () => {
    expect(layers('a', '', 'b', '', '- c', '', 'd', '', 'e')).toEqual([
      'paragraph at 2+4',
      'list of 1 at 6',
      'paragraph at 8+10',
    ]);
  });

  it('a paragraph that ends in a colon with what it announces', () => {
    expect(layers('a', '', '**Why:**', '', '- b')).toEqual(['paragraph at 2', 'list of 1 at 4+6']);
    expect(layers('理由：', '', '- b')).toEqual(['list of 1 at 2+4']);
    expect(layers('One:', '', 'Two:', '', '```', 'x', '```')).toEqual(['code of 1 at 2+4+6']);
    expect(layers('Ratio 1:2', '', '- b')).toEqual(['paragraph at 2', 'list of 1 at 4']);
  });

  it('a sub-heading with its first block', () => {
    expect(layers('#### Wall', 'a', '', '- b', '', '#### Gate', '', '```', 'x', '```')).toEqual([
      'paragraph at 2+3',
      'list of 1 at 5',
      'code of 1 at 7+9',
    ]);
    expect(layers('#### Wall', '##### Stones', '', 'Of these:', '', '- b')).toEqual(['list of 1 at 2+3+5+7']);
  });

  it('an Answer heading with the answer', () => {
    expect(layers('Given this.', '', '#### Answer', 'x')).toEqual(['paragraph at 4+5']);
  });

  it('a thematic break with what is below it', () => {
    expect(layers('a', '', '---', '', 'b')).toEqual(['paragraph at 2', 'paragraph at 4+6']);
  });

  it('what has nothing below it by itself', () => {
    expect(layers('a', '', 'And so on:')).toEqual(['paragraph at 2', 'paragraph at 4']);
    expect(layers('a', '', '#### Sub-heading')).toEqual(['paragraph at 2', 'heading at 4']);
  });
});

describe('no reveal shows', () => {
  it('a comment', () => {
    expect(
      layers('a', '', '%% note %%', '', 'b', '', '<!-- more -->', '', 'One:', '', '%% x %%', '', '- c'),
    ).toEqual(['paragraph at 2+6', 'list of 1 at 10+14']);
    expect(layers('> [!info] Scenario', '> x', '', '%% only this %%')).toEqual([]);
  });

  it('prompts, hints and follow-ups', () => {
    expect(
      layers(
        '> [!info] Scenario',
        '> x',
        '',
        '> [!hint] y',
        '',
        'a',
        '',
        '> [!question] Then?',
        '> z',
        '',
        'b',
      ),
    ).toEqual(['paragraph at 7+12']);
  });
});

describe('what a layer holds', () => {
  it('is Markdown that can be rendered by itself', () => {
    const asked = question(
      '### Q1: Why?',
      '> [!tip]- Answer',
      '> > [!note]- Inside',
      '> > x',
      '',
      '- a',
      '    b',
    );
    expect(asked.layers.map(({ blocks }) => blocks.map(({ markdown }) => markdown))).toEqual([
      ['> [!tip] Answer\n> > [!note] Inside\n> > x'],
      ['- a\n    b'],
    ]);
    expect(asked.layers[0]?.blocks[0]).toMatchObject({ info: 'tip', line: 2, endLine: 4 });
  });

  it('is free of the quote marks of the callout that asked', () => {
    const asked = question(
      '> [!question] Why?',
      '> ```py',
      '> x',
      '> ```',
      '>',
      '> > [!note] Inside',
      '> > y',
    );
    expect(asked.layers.map(({ blocks }) => blocks.map(({ markdown }) => markdown))).toEqual([
      ['```py\nx\n```'],
      ['> [!note] Inside\n> y'],
    ]);
    expect(asked.layers[0]?.blocks[0]).toMatchObject({ info: 'py', size: 1 });
  });

  it('counts rows, items and lines as people do', () => {
    expect(layers('| a |', '|---|')).toEqual(['table at 2']);
    expect(layers('1. a', '', '   b', '2. c', '- d')).toEqual(['list of 2 at 2', 'list of 1 at 6']);
    expect(layers('```', 'a', 'b')).toEqual(['code of 2 at 2']);
    expect(layers('- a', '  ```', '  - b', '  ```')).toEqual(['list of 1 at 2']);
  });
});
