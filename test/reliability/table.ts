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
  return drawn(cells);
}

/** What others made of what was tried, in hundredths, as a table in Markdown: a row for each, a column for each trial. */
export function seenTable(tallies: readonly Tally[]): string {
  const names = [...new Set(tallies.flatMap(({ seen }) => Object.keys(seen)))].sort();
  const share = ({ seen, tried }: Tally, name: string): string =>
    seen[name] === undefined ? 'none' : `${((100 * seen[name]) / tried).toFixed(2)} %`;
  return drawn([
    ['what', ...tallies.map(({ name }) => name)],
    ['merges', ...tallies.map(({ tried }) => number(tried))],
    ...names.map((name) => [name, ...tallies.map((tally) => share(tally, name))]),
  ]);
}

function drawn(cells: readonly (readonly string[])[]): string {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  const [head = [], ...body] = cells;
  return [line(head), line(rule), ...body.map(line)].join('\n');
}
