import type { Clock } from './mock';

/** How far the time of a question has gone: nothing to say, half of it, one minute is left, it is over. */
export type QuestionWarning = 'none' | 'half' | 'minute' | 'over';

/** How far the time of the whole interview has gone: nothing to say, five minutes are left, it is over. */
export type WholeWarning = 'none' | 'five' | 'over';

/** What both clocks have to say. */
export interface Warnings {
  readonly question: QuestionWarning;
  readonly whole: WholeWarning;
}

const MINUTE = 60_000;

/** What the clock of a question has to say. Where half of the time is a minute or less, that minute is not told apart. */
export function questionWarning({ planned, spent }: Clock): QuestionWarning {
  if (spent >= planned) return 'over';
  if (planned >= 2 * MINUTE && planned - spent <= MINUTE) return 'minute';
  return spent >= planned / 2 ? 'half' : 'none';
}

/** What the clock of the whole interview has to say. */
export function wholeWarning({ planned, spent }: Clock): WholeWarning {
  if (spent >= planned) return 'over';
  return planned > 5 * MINUTE && planned - spent <= 5 * MINUTE ? 'five' : 'none';
}

const QUESTION_SENTENCE: Readonly<Record<QuestionWarning, string>> = {
  none: '',
  half: 'Half of the time for this question is used.',
  minute: 'One minute is left for this question.',
  over: 'The time for this question is over.',
};

const WHOLE_SENTENCE: Readonly<Record<WholeWarning, string>> = {
  none: '',
  five: 'Five minutes are left in the interview.',
  over: 'The time of the interview is over.',
};

const QUESTION_ORDER: readonly QuestionWarning[] = ['none', 'half', 'minute', 'over'];
const WHOLE_ORDER: readonly WholeWarning[] = ['none', 'five', 'over'];

/** What is said when the clocks have gone from one warning to another, each once; empty where there is nothing new. */
export function warningSentence(before: Warnings, now: Warnings): string {
  const isLater = <T>(order: readonly T[], a: T, b: T): boolean => order.indexOf(b) > order.indexOf(a);
  const question = isLater(QUESTION_ORDER, before.question, now.question)
    ? QUESTION_SENTENCE[now.question]
    : '';
  const whole = isLater(WHOLE_ORDER, before.whole, now.whole) ? WHOLE_SENTENCE[now.whole] : '';
  return [question, whole].filter((sentence) => sentence !== '').join(' ');
}
