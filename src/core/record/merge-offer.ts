import { formatDay } from '../day';
import type { MergePlan } from './merge-plan';

/** Something that can be done about what two devices left behind. */
export type MergeOffer =
  | {
      /** A copy can be joined with its original; where it has no gains, it says nothing new. */
      readonly kind: 'copy';
      /** Vault path of the original. */
      readonly path: string;
      readonly copy: string;
      readonly plan: MergePlan;
    }
  /** A merge tore the record of a note, and it can be mended. */
  | { readonly kind: 'torn'; readonly path: string }
  | {
      /** A note that only a person can mend. */
      readonly kind: 'unreadable';
      readonly path: string;
      readonly message: string;
      readonly line: number;
    };

/** What was done of an offer; the message says why it was not. */
export interface MergeOutcome {
  readonly offer: MergeOffer;
  readonly ok: boolean;
  readonly message: string;
}

/** What was done, and how all of it is taken back. */
export interface MergeDone {
  readonly outcomes: readonly MergeOutcome[];
  /** @returns what could not be taken back, in words. Never rejects. */
  undo(): Promise<readonly string[]>;
}

/** Whether there is anything to do. */
export const isDoable = (offer: MergeOffer): boolean =>
  offer.kind === 'torn' || (offer.kind === 'copy' && offer.plan.gains.length > 0);

/** An offer as plain data for scripts. */
export function describeOffer(offer: MergeOffer): Readonly<Record<string, unknown>> {
  if (offer.kind !== 'copy') return { ...offer };
  const { kind, path, copy, plan } = offer;
  const gains = plan.gains.map(({ id, text, added, weak, confidence }) => ({
    id,
    question: text,
    added: added.map((rating) => `${formatDay(rating.day)}:${String(rating.confidence)}`),
    weak,
    confidence,
  }));
  return { kind, path, copy, gains, same: plan.same, untold: plan.untold };
}
