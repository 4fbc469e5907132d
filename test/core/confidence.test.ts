import { expect, it } from 'vitest';
import { CONFIDENCES, CONFIDENCE_WORD, isConfidence } from '../../src/core/confidence';

it('has four confidences, each with a word', () => {
  expect(CONFIDENCES.map((confidence) => CONFIDENCE_WORD[confidence])).toEqual([
    'Blank',
    'Shaky',
    'Solid',
    'Instant',
  ]);
  expect(CONFIDENCES.every(isConfidence)).toBe(true);
});

it.each([0, 5, 2.5, -1, NaN, '1', '', true, null, undefined, [1], {}])('is not %j', (value) => {
  expect(isConfidence(value)).toBe(false);
});
