import { Notice } from 'obsidian';
import { plural } from '../core/drill/words';
import { messageOf } from '../core/untrusted';
import { today } from '../obsidian/clock';
import { exportAll, registerExportCli, type ExportFormat } from '../obsidian/export-cli';
import { writeExport } from '../obsidian/export-file';
import { noticeWith } from '../ui/notice';
import { lastWith } from './last-with';
import type { Parts } from './parts';

/** Registers the commands that write all ratings of the vault into a new file, and the one that prints them. */
export function registerExport(parts: Parts): void {
  const { plugin } = parts;
  registerExportCli(plugin, parts);
  for (const format of ['csv', 'json'] as const)
    plugin.addCommand({
      id: `export-${format}`,
      name: `Export all ratings as ${format.toUpperCase()}`,
      callback: () => void exportFile(parts, format),
    });
}

async function exportFile(parts: Parts, format: ExportFormat): Promise<void> {
  const { app, plugin } = parts;
  try {
    const { text, count, unread } = await exportAll(parts, format);
    const path = await writeExport(app, text, format, today());
    const missing = unread.length === 0 ? '' : ` Not all could be read of ${unread.join(', ')}.`;
    const message = `${plural(count, 'rating')} written into "${path}".${missing}`;
    const open = (): void => void app.workspace.openLinkText(path, '', 'tab');
    lastWith(plugin, noticeWith(message, [['Open the file', open]]));
  } catch (error) {
    new Notice(`Nothing was exported: ${messageOf(error)}`);
  }
}
