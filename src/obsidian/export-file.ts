import type { App } from 'obsidian';
import { formatDay, type Day } from '../core/day';
import { freePath } from './free-path';

/** A byte order mark: without it, Excel reads CSV in the code page of the system. */
const BOM = '\uFEFF';

/**
 * Writes an export into a new file at the top of the vault, under a name that is free; nothing is ever overwritten.
 * @returns its vault path. Rejects where the file cannot be made.
 */
export async function writeExport(
  app: App,
  text: string,
  format: 'csv' | 'json',
  today: Day,
): Promise<string> {
  const { vault } = app;
  const path = freePath(vault, `Interview drill ratings ${formatDay(today)}`, format);
  const file = await vault.create(path, format === 'csv' ? BOM + text : text);
  return file.path;
}
