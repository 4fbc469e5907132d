import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../../src/core/steps/code';

/** The first line of each chunk. */
const starts = (text: string): string[] => {
  const lines = text.split('\n');
  let at = 0;
  return chunksOf(lines).map((size) => {
    const first = lines[at] ?? '';
    at += size;
    return first.trim();
  });
};

const body = (count: number, indent = '  '): string =>
  Array.from({ length: count }, (_, at) => `${indent}line${String(at)};`).join('\n');

describe('the chunks of code', () => {
  it('leaves short code whole', () => {
    expect(chunksOf(body(12).split('\n'))).toEqual([12]);
  });

  it('begins behind blank lines', () => {
    const block = (name: string): string => `def ${name}():\n${body(4, '    ')}`;
    expect(starts([block('a'), block('b'), block('c')].join('\n\n'))).toEqual([
      'def a():',
      'def b():',
      'def c():',
    ]);
  });

  it('begins where the code stands out, not with what only closes', () => {
    const block = (name: string): string => `function ${name}() {\n${body(6)}\n}`;
    expect(starts([block('a'), block('b'), block('c')].join('\n'))).toEqual([
      'function a() {',
      'function b() {',
      'function c() {',
    ]);
  });

  it('puts short pieces together', () => {
    const sizes = chunksOf(
      Array.from({ length: 10 }, (_, at) => `a = ${String(at)}\n`)
        .join('\n')
        .split('\n'),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(4);
  });

  it('cuts what has no good place late', () => {
    expect(chunksOf(body(30).split('\n'))).toEqual([12, 12, 6]);
  });

  const line = fc.constantFrom(
    'a();',
    '  b();',
    '    c();',
    '}',
    '  }',
    ');',
    '',
    'end',
    'else',
    '\td();',
    '# x',
    '</p>',
  );

  it('has every line in one chunk, and no chunk that only closes', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 80 }), (lines) => {
        const sizes = chunksOf(lines);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(lines.length);
        let at = 0;
        for (const size of sizes) {
          const chunk = lines.slice(at, at + size);
          at += size;
          if (sizes.length === 1) continue;
          expect(size).toBeGreaterThan(0);
          if (at > size) expect(chunk[0]?.trim()).toMatch(/^(?:[a-d]\(\);|# x)$/);
          if (at < lines.length) expect(size).toBeGreaterThanOrEqual(4);
        }
      }),
    );
  });
});
