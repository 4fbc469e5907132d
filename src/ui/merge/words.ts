import { formatDay } from '../../core/day';
import { plural } from '../../core/drill/words';
import type { MergeOffer, MergeOutcome } from '../../core/record/merge-offer';
import type { MergeGain } from '../../core/record/merge-plan';

/** What a question gains, in one line. */
export function describeGain({ text, added, weak, confidence }: MergeGain): string {
  const parts = [];
  if (added.length > 0) {
    const days = added.map((rating) => `${formatDay(rating.day)}: ${String(rating.confidence)}`);
    parts.push(`${plural(added.length, 'rating')} (${days.join(', ')})`);
  }
  if (weak) parts.push('the weak flag');
  if (confidence !== null) parts.push(`confidence ${String(confidence)}`);
  return `${text}: ${parts.join(', ') || 'the order of its ratings within a day'}`;
}

/** What an offer is about, in one line. */
export function describeOffer(offer: MergeOffer): string {
  if (offer.kind === 'torn')
    return 'A merge left its marks in the record, or parts of it twice. What both sides say will be kept.';
  if (offer.kind === 'unreadable') return offer.message;
  const { gains, same } = offer.plan;
  if (gains.length > 0) return `${plural(gains.length, 'question')} would gain something from the copy.`;
  return same === 0
    ? 'The copy has no record.'
    : `The copy says nothing new: ${plural(same, 'record')} ${same === 1 ? 'is' : 'are'} the same already.`;
}

/** What was done, in one line for each note. */
export function describeOutcome({ offer, ok, message }: MergeOutcome): string {
  if (!ok) return `${offer.path}: nothing was changed. ${message}`;
  if (offer.kind !== 'copy') return `${offer.path}: mended.`;
  const ratings = offer.plan.gains.reduce((sum, { added }) => sum + added.length, 0);
  return `${offer.path}: ${plural(ratings, 'rating')} taken over. The copy was left alone.`;
}
