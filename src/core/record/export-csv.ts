import type { RatingExport } from './export';

const COLUMNS = [
  ...['path', 'id', 'question', 'hash', 'topic', 'day', 'confidence', 'weak', 'orphan', 'error'],
] as const;

type Cells = { readonly [K in (typeof COLUMNS)[number]]?: string | number | boolean };

/** What a spreadsheet may take for a formula, also behind blanks and behind apostrophes of the writer's own. */
const FORMULA = /^['\s]*[=+\-@＝＋－＠\t\r\n]/;

/**
 * Ratings as CSV by RFC 4180: a row of names, a row for each rating, and one with path and error alone for each thing
 * that could not be read, so that it is missing from no copy of the file. Lines end with CR and LF; a cell with a comma,
 * a quote or a line end stands in quotes.
 *
 * A cell that a spreadsheet would take for a formula gets an apostrophe in front, which spreadsheets read as "this is
 * text"; one that starts with apostrophes before such a mark gets one more, so that taking one off gives back every text.
 */
export function exportCsv({ ratings, unread }: RatingExport): string {
  const rows: readonly Cells[] = [...ratings, ...unread];
  const cells = rows.map((row) => COLUMNS.map((column) => cell(String(row[column] ?? ''))));
  return [COLUMNS, ...cells].map((line) => `${line.join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
