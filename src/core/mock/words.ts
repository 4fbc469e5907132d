import { clock } from '../drill/words';
import type { Clock } from './mock';
import type { QuestionWarning, WholeWarning } from './warnings';

/** Half-minutes as people write minutes: `4`, `4½`, `½`. */
export function minutesText(halves: number): string {
  const whole = Math.floor(halves / 2);
  const half = halves % 2 === 0 ? '' : '½';
  return whole === 0 && half !== '' ? half : `${String(whole)}${half}`;
}

/** What is left of a time as `04:30`, and what it is over as `+00:10`; a second that has begun counts as left. */
export function leftText({ planned, spent }: Clock): string {
  const left = planned - spent;
  return left > 0 ? clock(Math.ceil(left / 1000) * 1000) : `+${clock(-left)}`;
}

/** What the clock of a question says in words. */
export function questionWord(warning: QuestionWarning, { planned }: Clock): string {
  const of = `of ${clock(planned)}`;
  if (warning === 'none') return `left ${of}`;
  if (warning === 'half') return `left ${of} · half is used`;
  return warning === 'minute' ? `left ${of} · one minute left` : `over ${clock(planned)}`;
}

/** What the clock of the whole says in words. */
export const wholeWord = (warning: WholeWarning): string => (warning === 'over' ? 'over' : 'left');
