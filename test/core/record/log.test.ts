import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../src/core/day';
import {
  addRating,
  formatLogEntry,
  mergeEntries,
  parseLogEntry,
  withoutRatings,
} from '../../../src/core/record/log';
import type { LogEntry, Rating } from '../../../src/core/record/types';
import { anyEntry, anyRating, steps } from './generators';

const day = (text: string): number => parseDay(text) ?? NaN;

describe('parseLogEntry', () => {
  const said = (text: string): string => formatLogEntry(parseLogEntry(text) ?? { hash: 'none', ratings: [] });

  it('reads a hash and ratings, each of its own day, the newest first', () => {
    expect(parseLogEntry('9f3a1c 2026-11-10:4 2026-11-10:3 2026-11-01:1')).toEqual({
      hash: '9f3a1c',
      ratings: [
        { day: day('2026-11-01'), confidence: 1 },
        { day: day('2026-11-10'), confidence: 3 },
        { day: day('2026-11-10'), confidence: 4 },
      ],
    });
  });

  it.each([
    ['days since the rating before', '2026-11-01:1 +2:2 +7:3 +0:4', '10:4 10:3 03:2 01:1'],
    ['both forms in one', '2026-11-10:3 +1:4 2026-11-01:1 +2:2', '11:4 10:3 03:2 01:1'],
    ['a rating put before those of the old form', '2026-11-03:3 2026-11-01:1 +2:2', '03:3 03:2 01:1'],
    ['days in any order', '2026-11-03:2 2026-11-10:3 2026-11-01:1', '10:3 03:2 01:1'],
    ['the order of a day, newest first', '2026-11-01:1 2026-11-02:1 2026-11-01:3', '02:1 01:1 01:3'],
    ['a word twice, as two ratings', '2026-11-01:1 2026-11-01:1', '01:1 01:1'],
  ])('reads %s', (_, text, days) => {
    const words = days.split(' ').map((word) => `2026-11-${word}`);
    expect(said(`9f3a1c ${text}`)).toBe(['9f3a1c', ...words].join(' '));
  });

  it.each([
    ['nothing', ''],
    ['no rating', '9f3a1c'],
    ['no hash', '2026-11-01:1'],
    ['a short hash', '9f3a 2026-11-01:1'],
    ['a step that comes first', '9f3a1c +2:1 2026-11-01:1'],
    ['two ratings that ran together', '9f3a1c 2026-11-01:12026-11-02:2'],
    ['a hash in capitals', '9F3A1C 2026-11-01:1'],
    ['a day that is none', '9f3a1c 2026-02-30:1'],
    ['a confidence of 5', '9f3a1c 2026-11-01:5'],
    ['a confidence of 0 later', '9f3a1c 2026-11-01:1 +1:0'],
    ['days that go back', '9f3a1c 2026-11-01:1 +-1:1'],
    ['a day after the year 9999', '9f3a1c 9999-12-31:1 +1:1'],
    ['a day before the year 0', '9f3a1c -001-12-31:1'],
    ['more digits than days can have', '9f3a1c 2026-11-01:1 +99999999999999999999:1'],
    ['words behind it', '9f3a1c 2026-11-01:1 and more'],
    ['a number', 123456],
    ['null', null],
    ['a list', ['9f3a1c 2026-11-01:1']],
  ])('gives null for %s', (_, value) => {
    expect(parseLogEntry(value)).toBeNull();
  });

  it('takes blanks as YAML leaves them', () => {
    expect(parseLogEntry(' 9f3a1c  2026-11-01:1\n+2:2\n')).toEqual(parseLogEntry('9f3a1c 2026-11-01:1 +2:2'));
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const entry = parseLogEntry(text);
        expect(entry === null || entry.ratings.length > 0).toBe(true);
      }),
    );
  });

  it('reads what formatLogEntry wrote', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        expect(parseLogEntry(formatLogEntry(entry))).toEqual(entry);
      }),
    );
  });

  it('reads what was written once, by days since the rating before', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        expect(parseLogEntry(steps(entry))).toEqual(entry);
      }),
    );
  });

  it('is the inverse of formatLogEntry on text as well', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const text = formatLogEntry(entry);
        const again = parseLogEntry(text);
        expect(again && formatLogEntry(again)).toBe(text);
      }),
    );
  });
});

describe('addRating', () => {
  it('puts a rating behind those of its day and before later ones', () => {
    const ratings: Rating[] = [
      { day: 1, confidence: 1 },
      { day: 2, confidence: 1 },
    ];
    expect(addRating(ratings, { day: 1, confidence: 3 })).toEqual([
      { day: 1, confidence: 1 },
      { day: 1, confidence: 3 },
      { day: 2, confidence: 1 },
    ]);
  });

  it('is undone by withoutRatings', () => {
    fc.assert(
      fc.property(anyEntry, anyRating, ({ ratings }, added) => {
        expect(withoutRatings(addRating(ratings, added), [added])).toEqual(ratings);
      }),
    );
  });
});

describe('mergeEntries', () => {
  const entry = (text: string): LogEntry => parseLogEntry(text) ?? { hash: '', ratings: [] };
  const merged = (a: string, b: string): string => formatLogEntry(mergeEntries(entry(a), entry(b)));

  it.each([
    [
      'apart on other days',
      '9f3a1c 2026-11-01:1 +2:2',
      '9f3a1c 2026-11-01:1 +5:4',
      '9f3a1c 2026-11-01:1 +2:2 +3:4',
    ],
    ['the same rating on both', '9f3a1c 2026-11-01:1', '9f3a1c 2026-11-01:1', '9f3a1c 2026-11-01:1'],
    ['twice on one of them', '9f3a1c 2026-11-01:3 +0:3', '9f3a1c 2026-11-01:3', '9f3a1c 2026-11-01:3 +0:3'],
    [
      'the order of a day that both agree on',
      '9f3a1c 2026-11-01:3 +0:1',
      '9f3a1c 2026-11-01:3 +0:1',
      '9f3a1c 2026-11-01:3 +0:1',
    ],
    [
      'a day that one of them lacks',
      '9f3a1c 2026-11-01:3 +0:1',
      '9f3a1c 2026-11-02:2',
      '9f3a1c 2026-11-01:3 +0:1 +1:2',
    ],
    [
      'a day of which one of them knows less',
      '9f3a1c 2026-11-01:3 +0:1',
      '9f3a1c 2026-11-01:3',
      '9f3a1c 2026-11-01:3 +0:1',
    ],
    [
      'a day in different orders',
      '9f3a1c 2026-11-01:3 +0:1',
      '9f3a1c 2026-11-01:1 +0:3',
      '9f3a1c 2026-11-01:1 +0:3',
    ],
    ['a reworded question', '9f3a1c 2026-11-01:1', '77c0e2 2026-11-01:1 +1:2', '77c0e2 2026-11-01:1 +1:2'],
  ])('joins %s', (_, a, b, expected) => {
    expect(merged(a, b)).toBe(formatLogEntry(entry(expected)));
  });

  it('does not care for order, grouping or repetition', () => {
    fc.assert(
      fc.property(anyEntry, anyEntry, anyEntry, (a, b, c) => {
        expect(mergeEntries(a, b)).toEqual(mergeEntries(b, a));
        expect(mergeEntries(a, a)).toEqual(a);
        expect(mergeEntries(mergeEntries(a, b), b)).toEqual(mergeEntries(a, b));
        // Three versions may leave the order within a day to the order in which they meet.
        const [left, right] = [mergeEntries(mergeEntries(a, b), c), mergeEntries(a, mergeEntries(b, c))];
        expect(left.hash).toBe(right.hash);
        expect(left.ratings.length).toBe(right.ratings.length);
        expect(withoutRatings(left.ratings, right.ratings)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no rating and invents none', () => {
    fc.assert(
      fc.property(anyEntry, anyEntry, (a, b) => {
        const { ratings } = mergeEntries(a, b);
        expect(withoutRatings(a.ratings, ratings)).toEqual([]);
        expect(withoutRatings(b.ratings, ratings)).toEqual([]);
        expect(ratings.length).toBe(b.ratings.length + withoutRatings(a.ratings, b.ratings).length);
        expect(parseLogEntry(formatLogEntry({ hash: '9f3a1c', ratings }))?.ratings).toEqual(ratings);
      }),
    );
  });
});
