import { type App, type Component, type MarkdownPostProcessorContext, MarkdownRenderer } from 'obsidian';
import { convertCallouts } from './callouts';
import { finishCodeBlocks } from './code-blocks';
import { fillEmbeds, resolvePictures } from './embeds';
import { hostApp } from './host-app';
import { createMarkdown, renderBlocks } from './markdown-syntax';
import { registry } from './registry';
import { sanitizeHtml } from './sanitize';

const md = createMarkdown();

type SectionInfo = ReturnType<MarkdownPostProcessorContext['getSectionInfo']>;

function contextFor(
  sourcePath: string,
  owner: Component,
  info: () => SectionInfo,
): MarkdownPostProcessorContext {
  const file = hostApp().vault.getFileByPath(sourcePath);
  return {
    addChild: (child) => {
      owner.addChild(child);
    },
    docId: sourcePath,
    frontmatter: file === null ? null : hostApp().metadataCache.getFileCache(file)?.frontmatter,
    getSectionInfo: info,
    sourcePath,
  };
}

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** A formula is an element of MathJax's in the app, with the MathML of it; here its words are those of the source. */
function setFormulas(root: ParentNode): void {
  for (const el of root.querySelectorAll<HTMLElement>('.math')) {
    const formula = document.createElementNS(MATHML, 'math');
    if (el.hasClass('math-block')) formula.setAttribute('display', 'block');
    const words = formula.appendChild(document.createElementNS(MATHML, 'mtext'));
    words.textContent = el.textContent;
    const box = document.createElement('mjx-container');
    box.className = 'MathJax';
    box.append(formula);
    el.replaceChildren(box);
    el.addClass('is-loaded');
  }
}

/** Links to other sites open outside; task boxes and headings get what Obsidian's style sheet looks for. */
function dress(root: ParentNode): void {
  setFormulas(root);
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[href]:not(.internal-link, .tag)')) {
    const href = link.getAttribute('href') ?? '';
    if (href.startsWith('#')) continue;
    if (/^[a-z][a-z+.-]*:/i.test(href)) {
      link.addClass('external-link');
      link.rel = 'noopener nofollow';
      link.target = '_blank';
    } else {
      link.addClass('internal-link');
      link.dataset['href'] = decodeURI(href);
    }
  }
  for (const link of root.querySelectorAll<HTMLElement>('a.internal-link')) {
    const path = (link.dataset['href'] ?? '').split('#')[0] ?? '';
    const known = path === '' || hostApp().metadataCache.getFirstLinkpathDest(path, '') !== null;
    link.toggleClass('is-unresolved', !known);
  }
  for (const item of root.querySelectorAll<HTMLElement>('.task-list-item')) {
    const box = item.querySelector<HTMLInputElement>('input[type="checkbox"]');
    item.dataset['task'] = box?.checked === true ? 'x' : ' ';
    item.toggleClass('is-checked', box?.checked === true);
  }
  for (const paragraph of root.querySelectorAll('p')) {
    if (
      paragraph.childNodes.length === 0 ||
      (paragraph.textContent === '' && paragraph.childElementCount === 0)
    ) {
      paragraph.remove();
    } else paragraph.setAttribute('dir', 'auto');
  }
}

async function renderInto(
  markdown: string,
  el: HTMLElement,
  sourcePath: string,
  owner: Component,
  depth: number,
): Promise<void> {
  const fragment = sanitizeHtml(md.render(markdown));
  convertCallouts(fragment);
  dress(fragment);
  resolvePictures(fragment, sourcePath);
  const context = contextFor(sourcePath, owner, () => null);
  finishCodeBlocks(fragment, context, owner);
  const roots = [...fragment.children];
  el.append(fragment);
  await Promise.all(
    roots.map((root) => {
      const box = createDiv();
      root.before(box);
      box.append(root);
      return fillEmbeds(box, sourcePath, owner, depth, renderInto).then(() => box);
    }),
  ).then((boxes) => {
    for (const box of boxes) box.replaceWith(...box.childNodes);
  });
  for (const processor of registry.postProcessors) await processor(el, context);
}

/** Renders block by block into sections, as the reading view does, which knows where each one stands in the note. */
export async function renderSections(
  text: string,
  bodyLine: number,
  el: HTMLElement,
  path: string,
  owner: Component,
) {
  const whole = createDiv();
  const body = text.split('\n').slice(bodyLine).join('\n');
  for (const { html, map } of renderBlocks(md, body)) {
    // As in the app, each block is HTML of its own: a tag that is left open in one ends with it.
    const fragment = sanitizeHtml(html);
    convertCallouts(fragment);
    dress(fragment);
    resolvePictures(fragment, path);
    const section = whole.createDiv(`el-${fragment.firstElementChild?.tagName.toLowerCase() ?? 'p'}`);
    const [start, end] = [map[0] + bodyLine, map[1] + bodyLine - 1];
    section.dataset['line'] = String(start);
    section.append(fragment);
    for (const inner of section.querySelectorAll<HTMLElement>('[data-line]')) {
      inner.dataset['sourceLine'] = String(Number(inner.dataset['line']) + bodyLine);
    }
    const context = contextFor(path, owner, () => ({ lineEnd: end, lineStart: start, text }));
    finishCodeBlocks(section, context, owner);
    el.append(section);
    await fillEmbeds(section, path, owner, 0, renderInto);
    for (const processor of registry.postProcessors) await processor(section, context);
  }
}

/** Puts the renderer behind Obsidian's two entry points. */
export function installMarkdownRenderer(): void {
  Object.assign(MarkdownRenderer, {
    render: (_app: App, markdown: string, el: HTMLElement, sourcePath: string, owner: Component) =>
      renderInto(markdown, el, sourcePath, owner, 0),
    renderMarkdown: (markdown: string, el: HTMLElement, sourcePath: string, owner: Component) =>
      renderInto(markdown, el, sourcePath, owner, 0),
  });
}
