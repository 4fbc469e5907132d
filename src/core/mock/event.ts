import type { Confidence } from '../confidence';
import type { Day } from '../day';
import type { DrillNote } from '../drill/item';
import type { PauseReason } from './mock';

/** All that can happen in a mock interview. `now` is in milliseconds since the epoch. */
export type MockEvent =
  /** The answer was said: shows it whole, and stops the clocks. */
  | { readonly type: 'done'; readonly now: number }
  | { readonly type: 'hint' }
  /** Asks the next follow-up, as an interviewer would: without its answer, while the clocks run. */
  | { readonly type: 'follow-up' }
  | {
      readonly type: 'rate';
      readonly confidence: Confidence;
      readonly day: Day;
      readonly autoWeak: boolean;
      readonly now: number;
    }
  | { readonly type: 'weak' }
  | { readonly type: 'skip'; readonly now: number }
  | { readonly type: 'pause'; readonly now: number; readonly reason: PauseReason }
  | { readonly type: 'resume'; readonly now: number }
  | { readonly type: 'finish'; readonly now: number }
  /** Asks once more what was skipped or not reached, also when the report is shown. */
  | { readonly type: 'go-back'; readonly now: number }
  /** Takes the latest change of a record back and returns to its question; or one, by its index, from here. */
  | { readonly type: 'undo'; readonly now: number; readonly step?: number }
  | {
      readonly type: 'note-changed';
      readonly note: DrillNote;
      readonly settled: boolean;
      readonly now: number;
    }
  | { readonly type: 'note-renamed'; readonly from: string; readonly to: string };
