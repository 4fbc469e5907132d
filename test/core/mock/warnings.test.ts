import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  questionWarning,
  warningSentence,
  wholeWarning,
  type Warnings,
} from '../../../src/core/mock/warnings';
import { leftText, minutesText, questionWord } from '../../../src/core/mock/words';

const MINUTE = 60_000;
const clock = (planned: number, spent: number): { planned: number; spent: number } => ({
  planned: planned * MINUTE,
  spent: spent * MINUTE,
});
const NONE: Warnings = { question: 'none', whole: 'none' };

describe('the clock of a question', () => {
  it.each([
    [4, 0, 'none'],
    [4, 1.99, 'none'],
    [4, 2, 'half'],
    [4, 3, 'minute'],
    [4, 4, 'over'],
    [4, 40, 'over'],
    [2, 1, 'minute'],
    [1.5, 0.75, 'half'],
    [1.5, 1, 'half'],
    [0.5, 0, 'none'],
    [0, 0, 'over'],
  ] as const)('of %s minutes says after %s: %s', (planned, spent, warning) => {
    expect(questionWarning(clock(planned, spent))).toBe(warning);
  });

  it('never takes a warning back as time goes', () => {
    const order = ['none', 'half', 'minute', 'over'];
    fc.assert(
      fc.property(fc.nat(60), fc.nat(5000), fc.nat(5000), (halves, a, b) => {
        const at = (spent: number): number =>
          order.indexOf(questionWarning({ planned: halves * 30_000, spent: spent * 1000 }));
        expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
      }),
    );
  });
});

describe('the clock of the whole', () => {
  it.each([
    [45, 39, 'none'],
    [45, 40, 'five'],
    [45, 45, 'over'],
    [5, 0, 'none'],
    [5, 4.9, 'none'],
    [5, 5, 'over'],
    [6, 1, 'five'],
  ] as const)('of %s minutes says after %s: %s', (planned, spent, warning) => {
    expect(wholeWarning(clock(planned, spent))).toBe(warning);
  });
});

describe('what is said', () => {
  it('is one sentence for each that is new', () => {
    expect(warningSentence(NONE, NONE)).toBe('');
    expect(warningSentence(NONE, { ...NONE, question: 'half' })).toBe(
      'Half of the time for this question is used.',
    );
    expect(warningSentence({ ...NONE, question: 'half' }, { ...NONE, question: 'half' })).toBe('');
    expect(warningSentence({ question: 'half', whole: 'none' }, { question: 'minute', whole: 'five' })).toBe(
      'One minute is left for this question. Five minutes are left in the interview.',
    );
    expect(warningSentence({ question: 'over', whole: 'five' }, { question: 'none', whole: 'five' })).toBe(
      '',
    );
  });
});

describe('times in words', () => {
  it.each([
    [0, '0'],
    [1, '½'],
    [2, '1'],
    [9, '4½'],
    [960, '480'],
  ])('%s half-minutes are %s', (halves, words) => {
    expect(minutesText(halves)).toBe(words);
  });

  it.each([
    [4.5, 0, '04:30'],
    [4.5, 0.001, '04:30'],
    [4.5, 4.4999, '00:01'],
    [4.5, 4.5, '+00:00'],
    [4.5, 6, '+01:30'],
    [90, 10, '1:20:00'],
  ])('of %s minutes, after %s, is left %s', (planned, spent, words) => {
    expect(leftText(clock(planned, spent))).toBe(words);
  });

  it('says more than a colour', () => {
    const words = (['none', 'half', 'minute', 'over'] as const).map((warning) =>
      questionWord(warning, clock(3, 0)),
    );
    expect(words).toEqual([
      'left of 03:00',
      'left of 03:00 · half is used',
      'left of 03:00 · one minute left',
      'over 03:00',
    ]);
  });
});
