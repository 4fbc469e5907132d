import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../../src/core/note/lines';
import { scanBlocks } from '../../../src/core/note/markdown/scan';
import { Source } from '../../../src/core/note/markdown/source';
import { anyLineEnd, anyNoteLines, anyText } from './generators';

/** Every line that is not blank is in one block, no line is in two, and blocks come in order. */
function expectWholeAndOrdered(lines: readonly string[]): void {
  let next = 0;
  for (const { start, end } of scanBlocks(Source.ofLines(lines))) {
    expect(start).toBeGreaterThanOrEqual(next);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThan(lines.length);
    expect(lines.slice(next, start).join('').trim()).toBe('');
    expect(lines[start]?.trim()).not.toBe('');
    next = end + 1;
  }
  expect(lines.slice(next).join('').trim()).toBe('');
}

describe('scanBlocks', () => {
  it('puts every line of any text into one block', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expectWholeAndOrdered(splitLines(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('puts every line of a note into one block', () => {
    fc.assert(
      fc.property(anyNoteLines, anyLineEnd, (lines, end) => {
        expectWholeAndOrdered(splitLines(lines.join(end)));
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the same blocks whatever the line ends', () => {
    fc.assert(
      fc.property(anyNoteLines, anyLineEnd, (lines, end) => {
        const scanned = (text: string) =>
          scanBlocks(Source.ofText(text)).map(({ source: _, ...block }) => block);
        expect(scanned(lines.join(end))).toEqual(scanned(lines.join('\n')));
      }),
    );
  });

  it('finds the same blocks at the end of a note as alone, where a thematic break closes what is above', () => {
    fc.assert(
      fc.property(anyNoteLines, (lines) => {
        const kinds = (source: readonly string[]) =>
          scanBlocks(Source.ofLines(source)).map(({ kind, start, end }) => [kind, end - start]);
        expect(kinds(['# Above', '', '- list', '', '> quote', '', '***', ...lines]).slice(4)).toEqual(
          kinds(lines),
        );
      }),
    );
  });
});
