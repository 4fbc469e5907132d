import { localDay, type Day } from '../core/day';

/** Now, in milliseconds since the epoch. */
export const now = (): number => Date.now();

/** The person's local day of a moment, in milliseconds since the epoch. */
export const dayOf = (moment: number): Day => localDay(new Date(moment));

/** The person's local day. */
export const today = (): Day => localDay(new Date());
