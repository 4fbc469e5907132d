import type { Mermaid } from 'mermaid';
import { currentTheme } from './theme';

let loading: Promise<Mermaid> | null = null;
let count = 0;

/** The app's one instance of mermaid, loaded when it is needed first. */
export async function loadMermaid(): Promise<Mermaid> {
  loading ??= import('mermaid').then((module) => module.default);
  const mermaid = await loading;
  mermaid.initialize({
    securityLevel: 'strict',
    startOnLoad: false,
    suppressErrorRendering: true,
    theme: currentTheme() === 'dark' ? 'dark' : 'default',
  });
  return mermaid;
}

/** Draws a diagram; a broken one says what is wrong with it. */
export async function drawMermaid(source: string, el: HTMLElement): Promise<void> {
  try {
    const mermaid = await loadMermaid();
    count += 1;
    const { svg, bindFunctions } = await mermaid.render(`mermaid-${String(count)}`, source);
    // mermaid has sanitised its drawing, as the security level is strict.
    el.replaceChildren(...new DOMParser().parseFromString(svg, 'text/html').body.childNodes);
    bindFunctions?.(el);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    el.replaceChildren();
    el.createEl('pre', { cls: 'mermaid-error', text: `Error parsing Mermaid diagram!\n\n${message}` });
  }
}
