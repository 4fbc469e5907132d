import { describe, expect, it } from 'vitest';
import type { Confidence } from '../../../src/core/confidence';
import { weakAfterRating } from '../../../src/core/record/weak';

describe('weakAfterRating', () => {
  it.each<[string, boolean, Confidence[], boolean]>([
    ['a blank makes weak', false, [1], true],
    ['a blank after good ones makes weak', false, [4, 4, 1], true],
    ['one solid answer does not end it', true, [1, 3], true],
    ['two solid answers end it', true, [1, 3, 3], false],
    ['solid and instant end it', true, [1, 4, 3], false],
    ['a shaky one between starts anew', true, [1, 3, 2, 3], true],
    ['a shaky one leaves weak', true, [2], true],
    ['a shaky one leaves not weak', false, [2], false],
    ['a first solid one leaves what a person set', true, [4], true],
    ['no rating leaves it', true, [], true],
  ])('%s', (_, wasWeak, confidences, expected) => {
    const ratings = confidences.map((confidence, day) => ({ day, confidence }));
    expect(weakAfterRating(wasWeak, ratings)).toBe(expected);
  });
});
