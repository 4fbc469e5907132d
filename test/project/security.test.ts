import { describe, expect, it } from 'vitest';
import { isThere, readText } from './sources';

const text = readText('SECURITY.md');

/** Every `test/…`, "name" of the page. */
const proofs = [...text.matchAll(/`(test\/[\w./-]+\.test\.ts)`,\s+"([^"]+)"/g)].map(
  ([, path = '', name = '']) => [path, name] as const,
);

describe('SECURITY.md', () => {
  it('names a test in every row of what is protected', () => {
    const [, section = ''] = /## What is protected\n([^]*?)\n## /.exec(text) ?? [];
    const rows = section
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .slice(2);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((row) => !/`test\/[^`]+`, "[^"]+"/.test(row))).toEqual([]);
    expect(proofs.length).toBeGreaterThanOrEqual(rows.length);
  });

  it.each(proofs)('%s has the test "%s"', (path, name) => {
    expect(isThere(path)).toBe(true);
    // A name as it stands in the test, behind `it(`, `it.each(…)(` or `describe(`.
    expect(readText(path)).toMatch(new RegExp(`[('"\`\\s]${escaped(name)}['"\`],`));
  });

  it('says how to report, and README leads to it', () => {
    expect(text).toContain('## Reporting a vulnerability');
    expect(readText('README.md')).toContain('(SECURITY.md)');
  });
});

function escaped(words: string): string {
  return words.replace(/[$(){}.*+?^|[\]\\]/g, '\\$&');
}
