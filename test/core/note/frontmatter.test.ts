import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFrontmatter, readFrontmatter } from '../../../src/core/note/frontmatter';
import { parseNote } from '../../../src/core/note/parse';
import { text } from '../../support/notes';
import { anyText } from './generators';

describe('findFrontmatter', () => {
  it.each([
    ['no first line', ''],
    ['text', 'a\n---\nb: 1\n---\n'],
    ['a blank line above', '\n---\na: 1\n---\n'],
    ['a language', '---js\na: 1\n---\n'],
    ['a name', '---yaml\na: 1\n---\n'],
    ['four dashes', '----\na: 1\n----\n'],
    ['two dashes', '--\na: 1\n--\n'],
    ['a blank before the dashes', ' ---\na: 1\n---\n'],
    ['only the dashes', '---'],
  ])('finds none below %s', (_, source) => {
    expect(findFrontmatter(source)).toBe('none');
  });

  it.each([
    ['a plain block', '---\n', 'a: 1\n', '---', '\nBody'],
    ['blanks behind the dashes', '---  \n', 'a: 1\n', '--- \t', '\nBody'],
    ['a byte order mark', '\uFEFF---\n', 'a: 1\n', '---', '\nBody'],
    ['Windows line ends', '---\r\n', 'a: 1\r\n', '---', '\r\nBody'],
    ['old Mac line ends', '---\r', 'a: 1\r', '---', '\rBody'],
    ['no property', '---\n', '', '---', '\n'],
    ['no line end', '---\n', 'a: 1\n', '---', ''],
    ['dots', '---\n', '...\n', '---', '\n'],
    ['longer dashes', '---\n', '----\na: 1\n---x: 2\n', '---', '\n'],
  ])('finds %s', (_, open, yaml, close, rest) => {
    const lineEnd = /^(?:\r\n?|\n)/.exec(rest)?.[0] ?? '';
    expect(findFrontmatter(open + yaml + close + rest)).toEqual({
      yamlStart: open.length,
      yamlEnd: open.length + yaml.length,
      bodyStart: open.length + yaml.length + close.length + lineEnd.length,
      lineCount: 2 + (yaml.match(/\r\n?|\n/g) ?? []).length,
    });
  });

  it('tells that nothing closes it', () => {
    expect(findFrontmatter('---\na: 1\n')).toBe('unclosed');
    expect(findFrontmatter('---\n')).toBe('unclosed');
    expect(findFrontmatter('---\na: 1\n ---\n')).toBe('unclosed');
  });
});

describe('readFrontmatter', () => {
  const read = (...yaml: string[]) => readFrontmatter(text('---', ...yaml, '---', '', 'Body'));

  it('keeps days and times as the text that they are', () => {
    const { data } = read('day: 2026-11-30', 'time: 12:30', 'moment: 2026-11-30T10:00:00Z');
    expect(data).toEqual({ day: '2026-11-30', time: '12:30', moment: '2026-11-30T10:00:00Z' });
  });

  it('reads what YAML 1.2 means, so that "no" and "on" stay words', () => {
    const { data } = read('a: no', 'b: on', 'c: true', 'd: ~', 'e: 0x1F', 'f: 007', 'g: 1_000');
    expect(data).toEqual({ a: 'no', b: 'on', c: true, d: null, e: 31, f: 7, g: '1_000' });
  });

  it.each([
    ['Windows', '\r\n'],
    ['old Mac', '\r'],
  ])('reads line ends of %s', (_, end) => {
    const source = ['---', 'a: |', '  x', '  y', 'b: 1', '---', ''].join(end);
    expect(readFrontmatter(source).data).toEqual({ a: 'x\ny\n', b: 1 });
  });

  it('reads behind a byte order mark', () => {
    expect(readFrontmatter('\uFEFF---\na: 1\n---\n').data).toEqual({ a: 1 });
  });

  it('finds nothing in an empty block or one of comments', () => {
    expect(read()).toMatchObject({ data: {}, diagnostics: [] });
    expect(read('# nothing', '')).toMatchObject({ data: {}, diagnostics: [] });
    expect(read('~')).toMatchObject({ data: {}, diagnostics: [] });
  });

  it('never runs what a note says', () => {
    const flag = 'interviewDrillRan';
    const script = `globalThis.${flag} = true`;
    for (const source of [
      text('---js', `${script};`, '---'),
      text('---javascript', `{ x: ${script} }`, '---'),
      text('---coffee', script, '---'),
      text('---', `a: !!js/function "function () { ${script} }"`, 'b: !!js/undefined x', '---'),
      text('---', '---js', `(${script})`, '---', '---'),
      text('---', `;;; ${script}`, '---'),
    ]) {
      readFrontmatter(source);
      expect(parseNote(source).questions).toEqual([]);
    }
    expect(flag in globalThis).toBe(false);
    expect(readFrontmatter(text('---js', 'a: 1', '---'))).toEqual({
      data: {},
      bounds: null,
      diagnostics: [],
    });
  });

  it.each<[string, string[], number]>([
    ['an open list', ['a: 1', 'b: [1, 2', 'c: 3'], 4],
    ['a tab for indentation', ['a:', '\tb: 1'], 3],
    ['two values', ['a: b: c'], 2],
    ['an open quote', ['x: 1', 'y: 2', 'a: "b'], 4],
    ['a stray brace', ['a: }'], 2],
    ['a name without a value behind properties', ['a: 1', 'what is this', 'b: 2'], 3],
    ['an unknown alias', ['a: 1', 'b: *nobody'], 3],
    ['two equal names', ['a: 1', 'b: 2', '# c', 'a: 3'], 5],
    ['two equal names inside', ['a:', '  x: 1', '  x: 2'], 4],
    ['two equal names, one quoted', ['a: 1', '"a": 2'], 3],
    ['a list', ['- a', '- b'], 2],
    ['a text', ['just words'], 2],
    ['a bomb of aliases', bomb(), 2],
  ])('tells the line of %s once', (_, yaml, line) => {
    for (const source of [text('---', ...yaml, '---'), text('---', ...yaml, '---').replace(/\n/g, '\r\n')]) {
      const { data, diagnostics } = readFrontmatter(source);
      expect(data).toEqual({});
      expect(diagnostics).toHaveLength(1);
      expect(diagnostics[0]).toMatchObject({ code: 'frontmatter-invalid', severity: 'error', line });
      expect(diagnostics[0]?.message).toContain(`line ${String(line)}`);
      expect(diagnostics[0]?.message).not.toMatch(/\n|undefined|\[object/);
    }
  });

  it('reads the questions of a note whose properties it cannot read', () => {
    const { questions, diagnostics } = parseNote(
      text('---', 'a: [', '---', '', '### Q1: Why?', '', 'Because.'),
    );
    expect(questions).toHaveLength(1);
    expect(questions[0]?.line).toBe(5);
    expect(diagnostics.map(({ code }) => code)).toEqual(['frontmatter-invalid']);
  });

  it('takes names of JavaScript for names of properties', () => {
    const { data } = read('__proto__: {polluted: true}', 'constructor: x', 'toString: y');
    expect(Object.keys(data)).toEqual(['__proto__', 'constructor', 'toString']);
    expect('polluted' in {}).toBe(false);
    expect('polluted' in data).toBe(false);
  });

  it('asks to close properties, and leaves a thematic break alone', () => {
    expect(readFrontmatter(text('---', 'title: x', '', '# Title')).diagnostics).toMatchObject([
      { code: 'frontmatter-unclosed', line: 1 },
    ]);
    expect(readFrontmatter(text('---', '# Title', 'Note: this is text')).diagnostics).toEqual([]);
    expect(readFrontmatter('---\n').diagnostics).toEqual([]);
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(anyText, (yaml) => {
        const { data, diagnostics } = readFrontmatter(`---\n${yaml}\n---\n`);
        expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
        expect(diagnostics.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });
});

function bomb(): string[] {
  const names = 'abcdefghi'.split('');
  return names.map((name, at) =>
    at === 0
      ? `${name}: &${name} [x, x, x, x, x, x, x, x, x]`
      : `${name}: &${name} [${Array(9)
          .fill(`*${names[at - 1] ?? ''}`)
          .join(', ')}]`,
  );
}
