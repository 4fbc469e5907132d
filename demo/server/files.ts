import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What the host knows of a file without reading it. */
export interface FileEntry {
  path: string;
  mtime: number;
  ctime: number;
  size: number;
}

export interface VaultListing {
  files: FileEntry[];
  folders: string[];
}

/** Lists what Obsidian would show: no hidden files and folders, no links. */
export async function listVault(root: string): Promise<VaultListing> {
  const listing: VaultListing = { files: [], folders: [] };
  const visit = async (folder: string): Promise<void> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        listing.folders.push(path);
        await visit(path);
      } else if (entry.isFile()) {
        const found = await entryOf(root, path);
        if (found !== null) listing.files.push(found);
      }
    }
  };
  await visit('');
  return listing;
}

export async function entryOf(root: string, path: string): Promise<FileEntry | null> {
  const found = await stat(join(root, path)).catch(() => null);
  if (found === null) return null;
  return { path, mtime: found.mtimeMs, ctime: Math.min(found.birthtimeMs, found.mtimeMs), size: found.size };
}

export const etagOf = (content: Buffer): string => `"${createHash('sha1').update(content).digest('hex')}"`;

/**
 * Replaces a file in one step: who reads meanwhile, or after a crash, finds the old text or the new, never half of one.
 * The temporary file lies in the same folder because a rename between file systems is a copy.
 */
export async function writeAtomically(target: string, content: Buffer): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const temporary = join(dirname(target), `.${randomBytes(6).toString('hex')}.demo-tmp`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
