import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisedText, questionHash } from '../../../src/core/note/hash';

/** FNV-1a as its authors write it, over the normalised text. */
function reference(text: string): string {
  let hash = 0x811c9dc5;
  for (const unit of normalisedText(text).split(''))
    hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193) >>> 0;
  return ((hash >>> 24) ^ (hash & 0xffffff)).toString(16).padStart(6, '0');
}

describe('questionHash', () => {
  it('is the hash of the normalised text, whatever the text is made of', () => {
    const anyWords = fc.array(
      fc.constantFrom('Why', 'is', '  ', '?', '-', '4', 'É', 'ﬁ', '質問', '`x`', '\t'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'binary' }),
          anyWords.map((words) => words.join('')),
        ),
        (text) => {
          expect(questionHash(text)).toBe(reference(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['case and marks', 'Why is it so?', '  WHY… is *it* — so'],
    ['the form of an accent', 'Qu\u00E9 es?', 'Que\u0301 es'],
  ])('does not change with %s', (_, one, other) => {
    expect(questionHash(one)).toBe(questionHash(other));
  });

  it.each(['?', '…', '', '   '])('is there for a text without words: %j', (text) => {
    expect(questionHash(text)).toMatch(/^[0-9a-f]{6}$/);
  });
});
