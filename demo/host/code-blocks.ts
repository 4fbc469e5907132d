import hljs from 'highlight.js/lib/common';
import { type Component, MarkdownRenderChild, type MarkdownPostProcessorContext } from 'obsidian';
import { setIcon } from './icons';
import { drawMermaid } from './mermaid';
import { registry } from './registry';
import { sanitizeHtml } from './sanitize';

const languageOf = (code: Element): string => /(?:^|\s)language-(\S+)/.exec(code.className)?.[1] ?? '';

function addCopyButton(pre: HTMLElement, code: HTMLElement): void {
  const button = pre.createEl('button', { cls: 'copy-code-button', attr: { 'aria-label': 'Copy' } });
  setIcon(button, 'copy');
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(code.textContent).then(() => {
      setIcon(button, 'check');
      window.setTimeout(() => {
        setIcon(button, 'copy');
      }, 1000);
    });
  });
}

function highlight(code: HTMLElement, language: string): void {
  if (hljs.getLanguage(language) === undefined) return;
  const html = hljs.highlight(code.textContent, { language, ignoreIllegals: true }).value;
  code.replaceChildren(sanitizeHtml(html));
  code.addClass('is-loaded');
}

/** Colours code, draws mermaid, and hands blocks to the plugin's processors. */
export function finishCodeBlocks(
  root: ParentNode,
  context: MarkdownPostProcessorContext,
  owner: Component,
): void {
  for (const code of [...root.querySelectorAll<HTMLElement>('pre > code')]) {
    const pre = code.parentElement;
    if (pre === null) continue;
    const language = languageOf(code);
    const processor = registry.codeBlocks.get(language);
    if (processor !== undefined) {
      const el = createDiv(`block-language-${language}`);
      pre.replaceWith(el);
      owner.addChild(new MarkdownRenderChild(el));
      void processor(code.textContent.replace(/\n$/, ''), el, context);
    } else if (language === 'mermaid') {
      const el = createDiv('mermaid');
      pre.replaceWith(el);
      void drawMermaid(code.textContent, el);
    } else {
      if (language !== '') pre.addClass(`language-${language}`);
      highlight(code, language);
      addCopyButton(pre, code);
    }
  }
}
