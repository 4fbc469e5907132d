/** A calendar day as the number of days since 1970-01-01, with no time and no zone. */
export type Day = number;

const MS_PER_DAY = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Reads `YYYY-MM-DD`.
 * @returns the day, or null where the text is no day of the calendar (`2026-02-30` is none).
 */
export function parseDay(text: string): Day | null {
  const match = ISO_DAY.exec(text);
  return match && dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

const FEBRUARY = 2;
const SHORT_MONTHS: ReadonlySet<number> = new Set([4, 6, 9, 11]);

/** The day of a year, a month (1–12) and a day of the month; null where the calendar has none, or before the year 100. */
export function dayOf(year: number, month: number, day: number): Day | null {
  if (year < 100 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return Date.UTC(year, month - 1, day) / MS_PER_DAY;
}

function daysIn(year: number, month: number): number {
  if (month !== FEBRUARY) return SHORT_MONTHS.has(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Writes a day as `YYYY-MM-DD`. Years outside 0000–9999 are no days of a note and give `Invalid day`. */
export function formatDay(day: Day): string {
  const date = new Date(day * MS_PER_DAY);
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
  return ISO_DAY.test(text) ? text : 'Invalid day';
}

/** The calendar day of a moment in the zone of `date` itself: what the wall clock of the person says. */
export function localDay(date: Date): Day {
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / MS_PER_DAY);
}
