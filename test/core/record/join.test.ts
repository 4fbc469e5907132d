import { describe, expect, it } from 'vitest';
import { joinRecords } from '../../../src/core/record/join';
import type { LogEntry } from '../../../src/core/record/types';

/** `'q1:A q2:B'` as pairs of an id and a hash. */
const pairs = (text: string): [string, string][] =>
  text === '' ? [] : text.split(' ').map((word) => word.split(':') as [string, string]);

function joined(questions: string, log: string): string {
  const entries = pairs(log).map(([id, hash]): [string, LogEntry] => [id, { hash, ratings: [] }]);
  const words = pairs(questions).map(([id, hash]) => ({ id, hash }));
  return joinRecords(words, new Map(entries))
    .map((id) => id ?? '-')
    .join(' ');
}

describe('joinRecords', () => {
  it.each([
    ['all in place', 'q1:A q2:B', 'q1:A q2:B', 'q1 q2'],
    ['no record at all', 'q1:A q2:B', '', 'q1 q2'],
    ['a question on top', 'q1:N q2:A q3:B', 'q1:A q2:B', '- q1 q2'],
    ['a question in between', 'q1:A q2:N q3:B', 'q1:A q2:B', 'q1 - q2'],
    ['the first one gone', 'q1:B q2:C', 'q1:A q2:B q3:C', 'q2 q3'],
    ['two that changed places', 'q1:B q2:A', 'q1:A q2:B', 'q2 q1'],
    ['a cycle', 'q1:C q2:A q3:B', 'q1:A q2:B q3:C', 'q3 q1 q2'],
    ['a label that nobody has', 'q1:A q2:B', 'old:A q2:B', 'old q2'],
    ['a reworded one', 'q1:X q2:B', 'q1:A q2:B', 'q1 q2'],
    ['a reworded one whose label another took', 'q1:B q2:X', 'q1:A q2:B', 'q2 -'],
    ['a reworded one next to one that moved', 'q1:X q7:B', 'q1:A q2:B', 'q1 q2'],
    ['equal words in place', 'q1:A q2:A', 'q1:A q2:A', 'q1 q2'],
    ['equal words, the first record to the first', 'q1:N q2:N q3:A q4:A', 'q2:A q1:A', '- - q2 q1'],
    ['equal words with one record', 'q1:N q2:A q3:A', 'q1:A', '- q1 q3'],
    ['equal words of which one is in place', 'q1:N q2:A q3:A', 'q1:A q2:A', '- q2 q1'],
    ['equal words, whichever was rated first', 'q1:N q2:A q3:A', 'q2:A q1:A', '- q2 q1'],
    ['equal words in place before those astray', 'q1:A q2:A', 'old:A q2:A', 'old q2'],
  ])('joins %s', (_, questions, log, expected) => {
    expect(joined(questions, log)).toBe(expected);
  });

  it('takes no quadratic time for many equal words', () => {
    const many = (prefix: string) =>
      Array.from({ length: 20_000 }, (_, at) => `${prefix}${String(at)}:A`).join(' ');
    expect(joined(many('q'), many('old')).startsWith('old0 old1 old2 ')).toBe(true);
  });
});
