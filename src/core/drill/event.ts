import type { Confidence } from '../confidence';
import type { Day } from '../day';
import type { DrillItem, DrillNote } from './item';

/** All that can happen in a drill. `now` is in milliseconds since the epoch. */
export type DrillEvent =
  /**
   * Fills the next step of the layer that is shown in steps; else shows the next layer, or all up to and with the layer of
   * an index; when the answer is whole, the answer of the next follow-up. `stepwise` tells whether a layer that has steps
   * begins with none of them.
   */
  | { readonly type: 'reveal'; readonly upTo?: number; readonly stepwise?: boolean }
  | { readonly type: 'reveal-all' }
  /** Fills all steps of the layer that is shown in steps. */
  | { readonly type: 'whole' }
  | { readonly type: 'hint' }
  | { readonly type: 'follow-up'; readonly index: number }
  /** The person wrote an answer to the question that is shown; it is kept within bounds, see `attemptWords`. */
  | { readonly type: 'attempt'; readonly text: string }
  | {
      readonly type: 'rate';
      readonly confidence: Confidence;
      readonly day: Day;
      readonly autoWeak: boolean;
      readonly now: number;
    }
  | { readonly type: 'weak' }
  | { readonly type: 'skip'; readonly now: number }
  | { readonly type: 'go'; readonly to: number; readonly now: number }
  /** Shows the question before; from the summary the one that was shown last. */
  | { readonly type: 'back'; readonly now: number }
  | { readonly type: 'forth'; readonly now: number }
  | { readonly type: 'finish'; readonly now: number }
  /** Takes the latest act that changed the record back and returns to its question; or one act, by its index, from here. */
  | { readonly type: 'undo'; readonly now: number; readonly step?: number }
  | { readonly type: 'again'; readonly keys: readonly string[]; readonly now: number }
  | { readonly type: 'pause'; readonly now: number }
  | { readonly type: 'resume'; readonly now: number }
  | { readonly type: 'note-changed'; readonly note: DrillNote; readonly settled: boolean }
  | { readonly type: 'note-renamed'; readonly from: string; readonly to: string }
  /** Takes the questions of a note out that were not rated. */
  | { readonly type: 'note-deleted'; readonly path: string; readonly now: number }
  /** Puts questions back, at the end, that were taken out. */
  | { readonly type: 'put-back'; readonly items: readonly DrillItem[] }
  | { readonly type: 'saved'; readonly path: string }
  | {
      readonly type: 'not-saved';
      readonly path: string;
      readonly ids: readonly string[];
      readonly reason: string;
    };
