import { secondsFor } from '../drill/effort';
import type { DrillItem } from '../drill/item';
import { apportion } from './split';

/** How long a mock interview is, in minutes: `usual` where its note does not say. */
export const MINUTES = { least: 5, most: 480, usual: 45 } as const;

/** A question that may be asked. */
interface PlanEntry {
  readonly key: string;
  /** Seconds that its answer would take; only the ratio counts. */
  readonly weight: number;
  /** Whether it is asked. */
  readonly included: boolean;
}

/** The time that a person gave to a question, in half-minutes. */
interface Lock {
  readonly key: string;
  readonly halves: number;
}

/** How the time of a mock interview is split over the questions of a note. */
export interface Plan {
  /** Whole minutes of all questions together. */
  readonly minutes: number;
  /** All questions of the note, in its order. */
  readonly entries: readonly PlanEntry[];
  /** The earliest first: where they do not fit, the latest wishes count. */
  readonly locks: readonly Lock[];
}

/** A plan for the questions of a note: by the size of their answers, and no more questions than minutes. */
export function beginPlan(items: readonly DrillItem[], duration: number | null): Plan {
  const minutes = inRange(duration ?? MINUTES.usual);
  const entries = items.map(({ key, question }, at) => ({
    key,
    weight: secondsFor(question),
    included: at < minutes,
  }));
  return { minutes, entries, locks: [] };
}

/** Half-minutes for each question that is asked, by its key; together they are the whole. */
export function splitTime({ minutes, entries, locks }: Plan): ReadonlyMap<string, number> {
  const given = new Map(locks.map(({ key, halves }) => [key, halves]));
  const free = entries.filter(({ key, included }) => included && !given.has(key));
  const rest = 2 * minutes - locks.reduce((sum, { halves }) => sum + halves, 0);
  const shares = apportion(
    rest,
    free.map(({ weight }) => weight),
    rest >= 2 * free.length ? 2 : 1,
  );
  free.forEach(({ key }, at) => given.set(key, shares[at] ?? 0));
  return new Map(
    entries.filter(({ included }) => included).map(({ key }) => [key, given.get(key) ?? 0] as const),
  );
}

/** Another length of the whole, in minutes; questions for which there is no half-minute are left out. */
export const setMinutes = (plan: Plan, minutes: number): Plan => fit({ ...plan, minutes: inRange(minutes) });

/** Asks a question, or leaves it out. Nothing changes where there is no half-minute for it. */
export function toggleQuestion(plan: Plan, key: string): Plan {
  const entries = plan.entries.map((entry) =>
    entry.key === key ? { ...entry, included: !entry.included } : entry,
  );
  return included(entries) > 2 * plan.minutes ? plan : fit({ ...plan, entries });
}

/** Gives a question more or fewer half-minutes; the others share the rest, but for those that a person set as well. */
export function stepQuestion(plan: Plan, key: string, by: number): Plan {
  const now = splitTime(plan).get(key);
  if (now === undefined) return plan;
  const others = included(plan.entries) - 1;
  const halves = Math.min(2 * plan.minutes - others, Math.max(others === 0 ? now : 1, Math.round(now + by)));
  if (halves === now) return plan;
  return fit({ ...plan, locks: [...plan.locks.filter((lock) => lock.key !== key), { key, halves }] });
}

/** Splits the whole by the size of the answers again. */
export const releaseAll = (plan: Plan): Plan => ({ ...plan, locks: [] });

const inRange = (minutes: number): number =>
  Number.isFinite(minutes)
    ? Math.min(MINUTES.most, Math.max(MINUTES.least, Math.round(minutes)))
    : MINUTES.usual;

const included = (entries: readonly PlanEntry[]): number =>
  entries.filter(({ included: isAsked }) => isAsked).length;

/** The plan with as many questions as there are half-minutes, and without the earliest wishes that do not fit. */
function fit({ minutes, entries: all, locks: wishes }: Plan): Plan {
  let room = 2 * minutes;
  const entries = all.map((entry) => {
    if (entry.included) room -= 1;
    return entry.included && room < 0 ? { ...entry, included: false } : entry;
  });
  const asked = new Set(entries.filter((entry) => entry.included).map(({ key }) => key));
  let locks = wishes.filter(({ key }) => asked.has(key));
  while (!hasRoom(locks, asked.size, 2 * minutes)) locks = locks.slice(1);
  return { minutes, entries, locks };
}

/** Whether all others get a half-minute, or nothing is left where there are none. */
function hasRoom(locks: readonly Lock[], asked: number, halves: number): boolean {
  const others = asked - locks.length;
  const rest = halves - locks.reduce((sum, lock) => sum + lock.halves, 0);
  if (locks.length === 0) return true;
  return others === 0 ? rest === 0 : rest >= others;
}
