import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PART_LANGUAGE, splitParts } from '../../../src/core/steps/parts';

const CODE = Array.from({ length: 13 }, (_, at) => `code${String(at)}();`);
const DIAGRAM = ['graph TD', 'SECRET --> B'];

const fence = (index: number): string[] => ['```' + PART_LANGUAGE, String(index), '```'];
const quoted = (lines: readonly string[], mark = '> '): string[] => lines.map((line) => mark + line);

describe('the parts of a layer', () => {
  it('takes diagrams and long code out, and nothing else', () => {
    const { markdown, parts } = splitParts(
      ['Text', '```mermaid', ...DIAGRAM, '```', '', '```js', ...CODE, '```', '```js', 'short();', '```'].join(
        '\n',
      ),
    );
    expect(markdown.split('\n')).toEqual(['Text', ...fence(0), '', ...fence(1), '```js', 'short();', '```']);
    expect(parts).toEqual([
      { kind: 'diagram', source: DIAGRAM.join('\n'), info: 'mermaid' },
      { kind: 'code', source: CODE.join('\n'), info: 'js' },
    ]);
  });

  it.each([
    ['a callout', quoted(['[!success] Title', '```mermaid', ...DIAGRAM, '```', 'after']), '> '],
    [
      'a callout in a callout',
      quoted(['[!a]', ...quoted(['[!b]', '```mermaid', ...DIAGRAM, '```'])]),
      '> > ',
    ],
    ['a quote without blanks', quoted(['```mermaid', ...DIAGRAM, '```'], '>'), '>'],
    ['a list', ['- item', '', '  ```mermaid', ...DIAGRAM.map((line) => `  ${line}`), '  ```'], '  '],
    [
      'a numbered list in a list',
      ['- a', '  1. b', '     ```mermaid', ...DIAGRAM.map((line) => `     ${line}`), '     ```'],
      '     ',
    ],
    ['the second item', ['- a', '- b', '  ```mermaid', ...DIAGRAM.map((line) => `  ${line}`), '  ```'], '  '],
    [
      'a list in a callout',
      quoted(['[!a]', '- x', '  ```mermaid', ...DIAGRAM.map((line) => `  ${line}`), '  ```']),
      '>   ',
    ],
  ])('finds them in %s', (_, lines, prefix) => {
    const { markdown, parts } = splitParts(lines.join('\n'));
    expect(parts).toEqual([{ kind: 'diagram', source: DIAGRAM.join('\n'), info: 'mermaid' }]);
    expect(markdown).toContain(
      fence(0)
        .map((line) => prefix + line)
        .join('\n'),
    );
    expect(markdown).not.toContain('SECRET');
  });

  it('finds one that begins with its list item', () => {
    const { markdown, parts } = splitParts(
      ['- ```mermaid', '  graph TD', '  SECRET --> B', '  ```', '- b'].join('\n'),
    );
    expect(parts[0]?.source).toBe(DIAGRAM.join('\n'));
    expect(markdown).toBe(['- ```' + PART_LANGUAGE, '  0', '  ```', '- b'].join('\n'));
  });

  it.each([
    ['tildes', ['~~~mermaid', ...DIAGRAM, '~~~']],
    ['longer fences', ['`````mermaid', ...DIAGRAM, '`````']],
    ['capitals and a title', ['``` Mermaid title="x"', ...DIAGRAM, '```']],
    ['an indented fence', ['  ```mermaid', ...DIAGRAM.map((line) => `  ${line}`), '  ```']],
    ['one that is not closed', ['```mermaid', ...DIAGRAM]],
  ])('reads %s', (_, lines) => {
    expect(splitParts(lines.join('\n')).parts.map(({ source }) => source)).toEqual([DIAGRAM.join('\n')]);
  });

  it.each([
    ['code of a plugin', ['```dataviewjs', ...CODE, '```']],
    ['indented code', CODE.map((line) => `    ${line}`)],
    ['a fence in a longer one', ['````md', '```mermaid', ...DIAGRAM, '```', '````']],
    ['a fence of ours', ['```' + PART_LANGUAGE, '0', '```', '```mermaid', ...DIAGRAM, '```']],
    ['a comment', ['%%', '```mermaid', ...DIAGRAM, '```', '%%']],
  ])('leaves %s', (_, lines) => {
    const text = lines.join('\n');
    expect(splitParts(text)).toEqual({ markdown: text, parts: [] });
  });

  it('goes on with the numbers of other blocks, and leaves what is not wanted', () => {
    const text = ['```mermaid', 'pie', '```', '```mermaid', ...DIAGRAM, '```'].join('\n');
    const { markdown, parts } = splitParts(text, ({ source }) => source !== 'pie', 7);
    expect(parts).toHaveLength(1);
    expect(markdown).toBe(['```mermaid', 'pie', '```', ...fence(7)].join('\n'));
  });

  const piece = fc.constantFrom(
    '```mermaid',
    '```',
    '~~~js',
    '~~~',
    '> ',
    '- ',
    '  ',
    '1. ',
    'text',
    'SECRET',
    '',
    '<div>',
    '%%',
    '[!tip]',
  );
  const line = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));

  it('loses no line that is in no part, and leaves no line of a part', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n');
        const { markdown, parts } = splitParts(text);
        const count = (where: string): number => where.split('SECRET').length - 1;
        const taken = parts.reduce((sum, { source, info }) => sum + count(source) + count(info), 0);
        expect(count(markdown) + taken).toBe(count(text));
        expect(markdown.split(PART_LANGUAGE).length - 1).toBe(parts.length);
      }),
      { numRuns: 500 },
    );
  });
});
