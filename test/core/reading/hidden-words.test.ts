import { describe, expect, it } from 'vitest';
import { describeReadable } from '../../../src/core/reading/hidden-words';

const labelled = (...labels: string[]) => labels.map((label) => ({ label, text: 'Why?' }));

describe('what a notice says of answers that can still be read', () => {
  it('counts the answers that are hidden and names the questions of the others as the note does', () => {
    expect(describeReadable(12, labelled('Q3', 'Q7'))).toBe(
      'Hid the answers of 10 of 12 questions. Still readable: Q3, Q7.',
    );
    expect(describeReadable(1, labelled('Q3'))).toBe(
      'Hid the answers of 0 of 1 question. Still readable: Q3.',
    );
  });

  it('names a question without a label by its first words, in plain text', () => {
    const questions = [
      { label: null, text: 'Why *so*?' },
      { label: null, text: 'How does [a cache](x) of many entries stay small?' },
      { label: null, text: 'w'.repeat(10_000) },
    ];
    expect(describeReadable(3, questions)).toBe(
      `Hid the answers of 0 of 3 questions. Still readable: "Why so?", "How does a cache of…", "${'w'.repeat(59)}…".`,
    );
  });

  it('names five at most and counts the rest', () => {
    expect(describeReadable(9, labelled('Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7'))).toBe(
      'Hid the answers of 2 of 9 questions. Still readable: Q1, Q2, Q3, Q4, Q5 and 2 more.',
    );
  });
});
