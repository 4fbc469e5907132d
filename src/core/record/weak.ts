import type { Rating } from './types';

/**
 * The automatic weak rule, applied after a rating: a blank (1) makes a question weak; two answers in a row that were
 * solid or better (3, 4) end it; anything in between leaves it as it is, also where a person set it by hand.
 * @param ratings ascending, the new one included; only the latest two count.
 */
export function weakAfterRating(wasWeak: boolean, ratings: readonly Rating[]): boolean {
  const latest = ratings[ratings.length - 1];
  const previous = ratings[ratings.length - 2];
  if (latest?.confidence === 1) return true;
  if (latest && previous && latest.confidence >= 3 && previous.confidence >= 3) return false;
  return wasWeak;
}
