/** So many characters (UTF-16 units) of an attempt are kept: twice what somebody types in an hour. */
export const LONGEST_ATTEMPT = 20_000;

/**
 * What was typed, as it is kept: line ends are `\n`, no half of a character stands alone, and no more than
 * {@link LONGEST_ATTEMPT}.
 */
export const attemptWords = (typed: string): string =>
  typed
    .slice(0, LONGEST_ATTEMPT)
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Surrogate}/gu, '');

/** Whether there is anything to show, to keep, or to log. */
export const isAttempt = (words: string): boolean => words.trim() !== '';
