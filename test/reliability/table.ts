import type { Tally } from './trial';

const number = (value: number): string => value.toLocaleString('en');

/** The tallies as a table in Markdown, with their sum. */
export function table(tallies: readonly Tally[]): string {
  const sum = (of: 'tried' | 'refused' | 'lost') => tallies.reduce((all, tally) => all + tally[of], 0);
  const cells = [
    ['what', 'tried', 'refused', 'lost'],
    ...tallies.map(({ name, tried, refused, lost }) => [name, number(tried), number(refused), number(lost)]),
    ['all', number(sum('tried')), number(sum('refused')), number(sum('lost'))],
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  const [head = [], ...body] = cells;
  return [line(head), line(rule), ...body.map(line)].join('\n');
}
