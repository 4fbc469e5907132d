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
  if (!match) return null;
  const day = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / MS_PER_DAY;
  return formatDay(day) === text ? day : null;
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
