import type { Plugin } from 'obsidian';
import { exportRatings } from '../core/record/export';
import { exportCsv } from '../core/record/export-csv';
import { answering, BadInput } from './cli-answer';
import { given } from './cli-note';
import { readRecords, type RecordParts } from './record-notes';

export type ExportFormat = 'csv' | 'json';

/** Every rating of the vault as a text, and the notes of which not all could be read. */
export async function exportAll(
  parts: RecordParts,
  format: ExportFormat,
): Promise<{ readonly text: string; readonly count: number; readonly unread: readonly string[] }> {
  const all = exportRatings(await readRecords(parts));
  return {
    text: format === 'csv' ? exportCsv(all) : `${JSON.stringify(all, null, 2)}\n`,
    count: all.ratings.length,
    unread: [...new Set(all.unread.map(({ path }) => path))],
  };
}

/** Registers the command that prints every rating of the vault. */
export function registerExportCli(plugin: Plugin, parts: RecordParts): void {
  plugin.registerCliHandler(
    'interview-drill:export',
    'Print all ratings of the vault',
    { format: { value: '<csv|json>', description: 'csv or json', required: true } },
    answering(async (params) => {
      const format = given(params, 'format');
      if (format !== 'csv' && format !== 'json')
        throw new BadInput(`format is ${format === '' ? 'missing' : `"${format}"`}; it must be csv or json.`);
      return (await exportAll(parts, format)).text;
    }),
  );
}
