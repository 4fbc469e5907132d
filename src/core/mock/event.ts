import type { DrillEvent } from '../drill/event';
import type { PauseReason } from './mock';

/** What happens in a drill as well, and means the same. A hint and a weak flag are for the question that is current. */
type SharedEvent = Extract<
  DrillEvent,
  { type: 'hint' | 'rate' | 'weak' | 'skip' | 'resume' | 'finish' | 'undo' | 'note-renamed' }
>;

/** All that can happen in a mock interview. `now` is in milliseconds since the epoch. */
export type MockEvent =
  | SharedEvent
  /** The answer was said: shows it whole, and stops the clocks. */
  | { readonly type: 'done'; readonly now: number }
  /** Asks the next follow-up, as an interviewer would: without its answer, while the clocks run. */
  | { readonly type: 'follow-up' }
  | { readonly type: 'pause'; readonly now: number; readonly reason: PauseReason }
  /** Asks once more what was skipped or not reached, also when the report is shown. */
  | { readonly type: 'go-back'; readonly now: number }
  | (Extract<DrillEvent, { type: 'note-changed' }> & { readonly now: number });
