import { describe, expect, it } from 'vitest';
import { clock, dayWithDistance, describeLayer, inDays, plural } from '../../../src/core/drill/words';
import { question } from '../../support/notes';
import { DAY } from './events';

describe('the words of a drill', () => {
  it.each([
    [-3, 'today'],
    [0, 'today'],
    [1, 'tomorrow'],
    [2, 'in 2 days'],
    [59, 'in 59 days'],
    [60, 'in 2 months'],
    [200, 'in 7 months'],
    [365, 'in 12 months'],
    [366, 'in 1 year'],
    [548, 'in 1.5 years'],
    [731, 'in 2 years'],
  ])('%i days', (days, words) => {
    expect(inDays(days)).toBe(words);
  });

  it('names a day with its distance', () => {
    expect(dayWithDistance(DAY, DAY - 5)).toBe('in 5 days (2026-11-30)');
  });

  it.each([
    [0, '00:00'],
    [999, '00:00'],
    [61_000, '01:01'],
    [3_599_999, '59:59'],
    [3_600_000, '1:00:00'],
    [36_061_000, '10:01:01'],
  ])('%i ms', (time, words) => {
    expect(clock(time)).toBe(words);
  });

  it('counts', () => {
    expect([0, 1, 2].map((count) => plural(count, 'question'))).toEqual([
      '0 questions',
      '1 question',
      '2 questions',
    ]);
  });

  it('never tells the title of what is hidden', () => {
    const { layers } = question(
      ...[
        '### Q1: Why?',
        '> [!tip] Use a mutex',
        '> x',
        '',
        '#### Mutex',
        '',
        '| a |',
        '|---|',
        '| mutex |',
        '',
      ],
      ...[
        '```mutex',
        'lock',
        '```',
        '',
        '- mutex',
        '- b',
        '',
        '```mermaid',
        'mutex',
        '```',
        '',
        '$$',
        'm',
        '$$',
        '',
        'Mutex.',
      ],
    );
    expect(layers.map(describeLayer)).toEqual([
      'Callout',
      'Table · 1 row',
      'Code · 1 line',
      'List · 2 items',
      'Diagram',
      'Formula',
      'Text',
    ]);
  });
});
