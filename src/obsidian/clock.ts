import { localDay, type Day } from '../core/day';

/** Now, in milliseconds since the epoch. */
export const now = (): number => Date.now();

/** The person's local day. */
export const today = (): Day => localDay(new Date());
