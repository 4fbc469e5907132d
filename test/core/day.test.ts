import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, localDay, parseDay } from '../../src/core/day';

describe('parseDay', () => {
  it('counts days from 1970', () => {
    expect(parseDay('1970-01-01')).toBe(0);
    expect(parseDay('1969-12-31')).toBe(-1);
    expect(parseDay('2026-11-30')).toBe(20_787);
    expect((parseDay('2024-03-01') ?? 0) - (parseDay('2024-02-28') ?? 0)).toBe(2);
    expect((parseDay('2026-03-01') ?? 0) - (parseDay('2026-02-28') ?? 0)).toBe(1);
  });

  it.each([
    ...[
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
      '2026-04-31',
      '2026-1-1',
      '26-01-01',
      '20260101',
    ],
    ...['2026-01-01T00:00', ' 2026-01-01', '2026/01/01', '', 'today', '٢٠٢٦-٠١-٠١', '+02026-01-01'],
  ])('does not read %j', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  it('reads the days of the calendar and no others', () => {
    const two = (n: number): string => String(n).padStart(2, '0');
    const number = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 9999 }), number(14), number(33), (year, month, day) => {
        const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
        const date = new Date(Date.UTC(year, month - 1, day));
        const isDay = date.toISOString().slice(0, 10) === text;
        expect(parseDay(text)).toBe(isDay ? date.getTime() / 86_400_000 : null);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads what formatDay writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -683_003, max: 2_932_896 }), (day) => {
        expect(parseDay(formatDay(day))).toBe(day);
      }),
    );
  });
});

describe('formatDay', () => {
  it('writes no day that a note could not hold', () => {
    for (const day of [NaN, Infinity, -1e9, 2_932_897, 1e300]) expect(formatDay(day)).toBe('Invalid day');
    expect(formatDay(2_932_896)).toBe('9999-12-31');
  });
});

describe('localDay', () => {
  it('is the day on the wall clock, from its first to its last millisecond', () => {
    const day = parseDay('2026-03-29');
    expect(localDay(new Date(2026, 2, 29, 0, 0, 0, 0))).toBe(day);
    expect(localDay(new Date(2026, 2, 29, 23, 59, 59, 999))).toBe(day);
    expect(localDay(new Date(2026, 2, 30, 0, 0))).toBe((day ?? 0) + 1);
  });

  it('does not ask where the clock stands', () => {
    // A date as a person in Auckland, 13 hours ahead, and one in Honolulu, 10 behind, would read it.
    const wall = (year: number, month: number, date: number): Date =>
      ({ getFullYear: () => year, getMonth: () => month, getDate: () => date }) as Date;
    expect(formatDay(localDay(wall(2026, 11, 31)))).toBe('2026-12-31');
    expect(formatDay(localDay(wall(2027, 0, 1)))).toBe('2027-01-01');
  });
});
