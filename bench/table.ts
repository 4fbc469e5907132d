/** One line of the result. */
export interface Row {
  readonly what: string;
  /** What was measured, as a multiple of `of`. */
  readonly ratio: number;
  readonly of: string;
  /** What the ratio should be, in words; null where it is only for information. */
  readonly target: { readonly most?: number; readonly least?: number } | null;
}

const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

function verdict({ ratio, target }: Row): string {
  if (!target) return '';
  const { most = Infinity, least = -Infinity } = target;
  const wanted = target.most === undefined ? `≥ ${number(least)}` : `≤ ${number(most)}`;
  return `${wanted} ${ratio <= most && ratio >= least ? 'met' : 'MISSED'}`;
}

/** The rows as a table in Markdown. */
export function table(rows: readonly Row[]): string {
  const cells = [
    ['what', 'ratio', 'to', 'target'],
    ...rows.map((row) => [row.what, `${number(row.ratio)}×`, row.of, verdict(row)]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
