import { type Component, type TFile, parseLinktext } from 'obsidian';
import { fileUrl } from './backend';
import { hostApp } from './host-app';
import { findBlockLine, findHeading } from './links';

const MAX_DEPTH = 4;
const IMAGE = /^(?:png|jpe?g|gif|webp)$/i;

export type RenderNote = (
  markdown: string,
  el: HTMLElement,
  path: string,
  owner: Component,
  depth: number,
) => Promise<void>;

/** The part of a note that a link with a heading or a block id means. */
async function partOf(file: TFile, subpath: string): Promise<string> {
  const { vault, metadataCache } = hostApp();
  const text = await vault.cachedRead(file);
  const cache = metadataCache.getFileCache(file);
  const lines = text.split('\n');
  const block = /^#\^([\w-]+)$/.exec(subpath)?.[1];
  if (block !== undefined) {
    const line = findBlockLine(text, block);
    if (line === null) return '';
    let end = line;
    while (end < lines.length && lines[end]?.trim() !== '') end += 1;
    return lines.slice(line, end).join('\n');
  }
  if (subpath !== '' && cache !== null) {
    const heading = findHeading(cache, subpath);
    if (heading === null) return '';
    const start = heading.position.start.line;
    const next = cache.headings?.find(
      (other) => other.position.start.line > start && other.level <= heading.level,
    );
    return lines.slice(start, next?.position.start.line).join('\n');
  }
  return text.slice(cache?.frontmatterPosition?.end.offset ?? 0);
}

function embedImage(el: HTMLElement, file: TFile): void {
  const alt = el.dataset['alt'] ?? '';
  const image = createEl('img', { attr: { src: fileUrl(file.path), alt: alt || file.name } });
  if (/^\d+$/.test(alt)) image.width = Number(alt);
  el.addClass('media-embed', 'image-embed', 'is-loaded');
  el.replaceChildren(image);
}

/** Pictures of Markdown are relative to their note, or anywhere in the vault, as embeds are. */
export function resolvePictures(root: ParentNode, sourcePath: string): void {
  for (const image of root.querySelectorAll<HTMLImageElement>('img[src]')) {
    const src = image.getAttribute('src') ?? '';
    if (/^[a-z][a-z+.-]*:|^\//i.test(src)) continue;
    const file = hostApp().metadataCache.getFirstLinkpathDest(decodeURI(src), sourcePath);
    if (file !== null) image.setAttribute('src', fileUrl(file.path));
  }
}

/** Fills the embeds of a rendered note with the images and notes that they name. */
export async function fillEmbeds(
  root: ParentNode,
  sourcePath: string,
  owner: Component,
  depth: number,
  render: RenderNote,
): Promise<void> {
  for (const el of root.querySelectorAll<HTMLElement>('span.internal-embed')) {
    const target = el.dataset['src'] ?? '';
    el.setAttribute('src', target);
    const { path, subpath } = parseLinktext(target);
    const { vault, metadataCache } = hostApp();
    const file =
      path === '' ? vault.getFileByPath(sourcePath) : metadataCache.getFirstLinkpathDest(path, sourcePath);
    if (file === null) {
      el.addClass('is-unresolved');
      el.setText(`"${target}" is not created yet.`);
    } else if (IMAGE.test(file.extension)) {
      embedImage(el, file);
    } else if (file.extension === 'md' && depth < MAX_DEPTH) {
      el.addClass('markdown-embed', 'inline-embed', 'is-loaded');
      const content = el
        .createDiv('markdown-embed-content')
        .createDiv('markdown-preview-view markdown-rendered');
      await render(await partOf(file, subpath), content, file.path, owner, depth + 1);
    }
  }
}
