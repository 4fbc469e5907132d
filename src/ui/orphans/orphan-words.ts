import { CONFIDENCE_WORD } from '../../core/confidence';
import { formatDay } from '../../core/day';
import type { DrillItem } from '../../core/drill/item';
import { plural } from '../../core/drill/words';
import type { OrphanRecord } from '../../core/record/types';

/** How many ratings there are, and of which days: `3 ratings from 2026-11-01 to 2026-11-10`. */
function describeRatings({ ratings }: OrphanRecord): string {
  const [first, last] = [ratings[0], ratings[ratings.length - 1]];
  if (!first || !last) return 'No ratings';
  const days = [first, last].map(({ day }) => formatDay(day)) as [string, string];
  const when = days[0] === days[1] ? `of ${days[0]}` : `from ${days[0]} to ${days[1]}`;
  return `${plural(ratings.length, 'rating')} ${when}`;
}

/** All that an orphan says, in one line. */
export function describeOrphan(orphan: OrphanRecord): string {
  const { confidence, weak } = orphan;
  const last = confidence === null ? [] : [`last ${String(confidence)} ${CONFIDENCE_WORD[confidence]}`];
  return [describeRatings(orphan), ...last, ...(weak ? ['weak'] : [])].join(' · ');
}

/** A question in few words: `Q3: Why?`. */
export function titleOf({ question: { id, label, text } }: DrillItem): string {
  const plain = text.replace(/\*\*|`/g, '');
  const words = plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
  return `${label ?? id}: ${words}`;
}

/** A question as a list of choices names it: with its ratings where it has any. */
export const nameOf = (item: DrillItem): string =>
  titleOf(item) + (item.ratings.length === 0 ? '' : ` (joins its ${plural(item.ratings.length, 'rating')})`);
