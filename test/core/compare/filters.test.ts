import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../src/core/compare/compare';
import { fits, repairFilter, ROW_FILTERS, type RowFilter } from '../../../src/core/compare/filters';
import { compared, noteOf } from './notes';

const ASKED = ['What is a closure?', 'What is a mutex?', 'What is a chargeback?', 'How do you shard?'];

const note = (path: string, asked: readonly string[], ...frontmatter: string[]): ReturnType<typeof noteOf> =>
  noteOf(
    path,
    asked.map((each) => ({ asked: each })),
    ...frontmatter,
  );

/** Ids of the rows' questions that pass, as `q1 q1` or `– q3`. */
function passing(filter: RowFilter): string[] {
  const comparison = compared([
    note('a.md', ASKED.slice(0, 3), 'confidence: {q1: 4, q2: 3}', 'weak: [q3]'),
    note(
      'b.md',
      [ASKED[0] ?? '', ASKED[1] ?? '', ASKED[3] ?? ''],
      'confidence: {q1: 2, q2: 2, q3: 1}',
      'weak: [q1]',
    ),
  ]);
  return rowsOf(comparison)
    .filter((row) => fits(row, filter))
    .map(({ cells }) => cells.map((item) => item?.question.id ?? '–').join(' '));
}

describe('the rows that pass', () => {
  it.each<[RowFilter, string[]]>([
    ['all', ['q1 q1', 'q2 q2', 'q3 –', '– q3']],
    ['shared', ['q1 q1', 'q2 q2']],
    ['unique', ['q3 –', '– q3']],
    // Weak in one of the notes is enough.
    ['weak', ['q1 q1', 'q3 –']],
    // Instant and shaky are apart, solid and shaky are not, and one alone is never.
    ['apart', ['q1 q1']],
  ])('%s', (filter, rows) => {
    expect(passing(filter)).toEqual(rows);
  });

  it('are not apart where only one of the questions was rated', () => {
    const comparison = compared([note('a.md', ASKED, 'confidence: {q1: 4}'), note('b.md', ASKED)]);
    expect(rowsOf(comparison).filter((row) => fits(row, 'apart'))).toEqual([]);
  });
});

it('a stored filter is one of those there are', () => {
  for (const filter of ROW_FILTERS) expect(repairFilter(filter)).toBe(filter);
  for (const stored of [null, undefined, 'toString', 3, ['weak'], {}])
    expect(repairFilter(stored)).toBe('all');
});
