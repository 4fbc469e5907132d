import { Component, MarkdownRenderer, type App } from 'obsidian';
import { nameApart } from './footnotes';

/** Renders Markdown of a note into an element, and takes the result away again. */
export interface MarkdownPort {
  /** Resolves, never rejects, when the text stands; what is drawn later (diagrams, embeds) may follow. */
  render(markdown: string, target: HTMLElement, path: string): Promise<void>;
  /** Ends the life of all that was rendered so far. */
  clear(): void;
}

/** Renders through Obsidian itself, so that links, embeds, colours, math and diagrams work as in a note. */
export class ObsidianMarkdown implements MarkdownPort {
  private lifetime: Component | null = null;

  constructor(
    private readonly app: App,
    /** Owns what is rendered; a child of it lives until the next `clear`. */
    private readonly owner: Component,
  ) {}

  async render(markdown: string, target: HTMLElement, path: string): Promise<void> {
    this.lifetime ??= this.owner.addChild(new Component());
    // A place of its own for each text: several are under way at once, and each must keep its turn.
    const place = target.createDiv();
    try {
      await MarkdownRenderer.render(this.app, markdown, place, path, this.lifetime);
      nameApart(place);
    } catch (error) {
      place.createEl('pre', { text: markdown, cls: 'interview-drill-source' });
      place.createEl('p', { text: `This part could not be rendered: ${String(error)}`, cls: 'mod-warning' });
    }
  }

  clear(): void {
    if (this.lifetime) this.owner.removeChild(this.lifetime);
    this.lifetime = null;
  }
}

/** Opens every `<details>` that is drawn in an element, also later (embeds): what is revealed asks for no more clicks. */
export function openFolds(el: HTMLElement): void {
  const open = (): void => {
    for (const fold of el.querySelectorAll('details:not([data-opened])'))
      // One that a person closes again stays closed.
      fold.setAttrs({ open: '', 'data-opened': '' });
  };
  open();
  new (el.win as typeof window).MutationObserver(open).observe(el, { childList: true, subtree: true });
}
