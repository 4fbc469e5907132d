import { CONFIDENCE_WORD, type Confidence } from '../../core/confidence';
import { formatDay } from '../../core/day';
import { plural } from '../../core/drill/words';
import type { MergeOffer, MergeOutcome } from '../../core/record/merge-offer';
import type { MergeGain } from '../../core/record/merge-plan';

const inWords = (confidence: Confidence): string => `${String(confidence)} ${CONFIDENCE_WORD[confidence]}`;

/** What a question gains, in one line: `1 rating (2026-11-10: 3 Solid), the weak flag`. */
export function describeGain({ added, weak, confidence }: MergeGain): string {
  const parts = [];
  if (added.length > 0) {
    const days = added.map((rating) => `${formatDay(rating.day)}: ${inWords(rating.confidence)}`);
    parts.push(`${plural(added.length, 'rating')} (${days.join(', ')})`);
  }
  if (weak) parts.push('the weak flag');
  if (confidence !== null) parts.push(`confidence ${inWords(confidence)}`);
  return parts.join(', ') || 'the order of its ratings within a day';
}

/** What an offer is about, in one line. */
export function describeOffer(offer: MergeOffer): string {
  if (offer.kind === 'torn')
    return 'A merge left its marks in the record, or parts of it twice. What both sides say will be kept.';
  if (offer.kind === 'unreadable') return offer.message;
  const { gains, same } = offer.plan;
  if (gains.length > 0) return `The copy has something new for ${plural(gains.length, 'question')}.`;
  return same === 0
    ? 'The copy has no record.'
    : `The copy says nothing new: ${plural(same, 'record')} ${same === 1 ? 'is' : 'are'} the same already.`;
}

/** What was done with a note, in one line. */
export function describeOutcome({ offer, ok, message }: MergeOutcome): string {
  if (!ok) return `Nothing was changed. ${message}`;
  if (offer.kind !== 'copy') return 'Mended.';
  const ratings = offer.plan.gains.reduce((sum, { added }) => sum + added.length, 0);
  return `${plural(ratings, 'rating')} taken over. The copy was left alone.`;
}
