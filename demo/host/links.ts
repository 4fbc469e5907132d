import {
  type CachedMetadata,
  type HeadingCache,
  type WorkspaceLeaf,
  parseLinktext,
  stripHeading,
} from 'obsidian';
import { hostApp } from './host-app';

const plain = (heading: string): string => stripHeading(heading).toLowerCase();

/** The heading that a subpath names; with several parts, the last one below the ones before it. */
export function findHeading(cache: CachedMetadata, subpath: string): HeadingCache | null {
  const parts = subpath.split('#').filter(Boolean);
  let found: HeadingCache | null = null;
  for (const heading of cache.headings ?? []) {
    const wanted = parts[0];
    if (wanted === undefined) break;
    if (plain(heading.heading) === plain(wanted)) {
      found = heading;
      parts.shift();
    }
  }
  return parts.length === 0 ? found : null;
}

/** The first line of a block with an id; ids that stand alone belong to the block above them. */
export function findBlockLine(text: string, id: string): number | null {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => new RegExp(`(?:^|\\s)\\^${id}\\s*$`, 'i').test(line));
  if (at === -1 || lines[at]?.trim() !== `^${id}`) return at === -1 ? null : at;
  let above = at - 1;
  while (above > 0 && lines[above]?.trim() === '') above -= 1;
  while (above > 0 && lines[above - 1]?.trim() !== '') above -= 1;
  return above;
}

async function lineOf(path: string, subpath: string): Promise<number | null> {
  const { vault, metadataCache } = hostApp();
  const file = vault.getFileByPath(path);
  if (file === null || subpath === '') return null;
  const block = /^#\^([\w-]+)$/.exec(subpath)?.[1];
  if (block !== undefined) return findBlockLine(await vault.cachedRead(file), block);
  const cache = metadataCache.getFileCache(file);
  return cache === null ? null : (findHeading(cache, subpath)?.position.start.line ?? null);
}

/** Opens what a link names; a note that is not there is made, as in the app. */
export async function openLink(
  linktext: string,
  sourcePath: string,
  leaf: () => WorkspaceLeaf,
): Promise<void> {
  const { vault, metadataCache } = hostApp();
  const { path, subpath } = parseLinktext(linktext);
  const found =
    path === '' ? vault.getFileByPath(sourcePath) : metadataCache.getFirstLinkpathDest(path, sourcePath);
  const file = found ?? (await vault.create(path.endsWith('.md') ? path : `${path}.md`, ''));
  const line = await lineOf(file.path, subpath);
  await leaf().openFile(file, { active: true, ...(line !== null && { eState: { line } }) });
}

/** Where a heading stands in its note; blocks are not in the cache of the mocks. */
export function resolveSubpath(cache: CachedMetadata, subpath: string): object | null {
  const current = findHeading(cache, subpath);
  if (current === null) return null;
  const headings = cache.headings ?? [];
  const next =
    headings.slice(headings.indexOf(current) + 1).find((other) => other.level <= current.level) ?? null;
  return {
    current,
    end: next?.position.start ?? null,
    next,
    start: current.position.start,
    type: 'heading',
  };
}
