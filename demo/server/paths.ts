import { lstat, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { HttpError } from './requests';

const isInside = (root: string, path: string): boolean => path === root || path.startsWith(root + sep);

/** The nearest folder above a path that exists; a new note may lie in a folder that is still to be made. */
async function realParent(path: string): Promise<string> {
  const parent = dirname(path);
  try {
    return await realpath(parent);
  } catch {
    return parent === path ? path : realParent(parent);
  }
}

/**
 * The place on disk of a path as the vault names it. Refuses what a vault path never is (absolute, with `..`, with a
 * hidden folder, with the separators of another system) and whatever leads out of the vault through a link.
 */
export async function resolveInVault(root: string, path: string): Promise<string> {
  const bad = path === '' || path.includes('\0') || path.includes('\\') || /^[a-z]:/i.test(path);
  const badSegment = path.split('/').some((name) => name === '' || name.startsWith('.'));
  if (bad || badSegment) throw new HttpError(400, 'This is no path inside the vault.');
  return resolveInside(root, path.split('/'));
}

/** Where the plugin's data lies; the one hidden file that is served. */
export function resolvePluginData(root: string): Promise<string> {
  return resolveInside(root, ['.obsidian', 'plugins', 'interview-drill', 'data.json']);
}

async function resolveInside(root: string, segments: string[]): Promise<string> {
  const full = join(root, ...segments);
  const real = await realpath(full).catch(() => null);
  // A link that points nowhere yet has no real path, but writing to it would create its target.
  if (real === null && (await lstat(full).catch(() => null))?.isSymbolicLink() === true) {
    throw new HttpError(400, 'This is no path inside the vault.');
  }
  if (!isInside(root, real ?? (await realParent(full)))) {
    throw new HttpError(400, 'This is no path inside the vault.');
  }
  return full;
}

/** Notes and bases are all that the demo writes. */
export function requireWritable(path: string): void {
  if (!/\.(?:md|base)$/i.test(path)) throw new HttpError(415, 'Only Markdown files and bases are written.');
}
