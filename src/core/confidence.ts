/** How sure the person was of an answer: 1 blank, 2 shaky, 3 solid, 4 instant. */
export type Confidence = 1 | 2 | 3 | 4;

/** All confidences, weakest first. */
export const CONFIDENCES: readonly Confidence[] = [1, 2, 3, 4];

/** The word that people see beside each number. */
export const CONFIDENCE_WORD: Readonly<Record<Confidence, string>> = {
  1: 'Blank',
  2: 'Shaky',
  3: 'Solid',
  4: 'Instant',
};

/** Tells whether an untrusted value is one of the four confidences. */
export function isConfidence(value: unknown): value is Confidence {
  return value === 1 || value === 2 || value === 3 || value === 4;
}
