import { Component, Keymap, MarkdownRenderer, type App, type HoverParent } from 'obsidian';

/** Name under which the page preview knows our links. */
export const HOVER_SOURCE = 'interview-drill';

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

/**
 * Makes links inside rendered Markdown open and preview as in a note: the renderer leaves both to its caller.
 * @param path vault path of the note in which a link stands
 */
export function wireLinks(
  app: App,
  container: HTMLElement,
  owner: Component & HoverParent,
  path: (link: HTMLElement) => string,
): void {
  const linkAt = (event: Event): HTMLElement | null => {
    const target = event.target as HTMLElement;
    return target.closest<HTMLElement>('a.internal-link, a.tag');
  };
  const open = (event: MouseEvent): void => {
    const link = linkAt(event);
    if (!link) return;
    event.preventDefault();
    if (link.hasClass('tag')) return;
    const href = link.dataset['href'] ?? link.getAttribute('href') ?? '';
    // A click in a drill must not take its place: the note opens beside it.
    void app.workspace.openLinkText(href, path(link), Keymap.isModEvent(event) || 'tab');
  };
  owner.registerDomEvent(container, 'click', open);
  owner.registerDomEvent(container, 'auxclick', (event) => {
    if (event.button === 1) open(event);
  });
  owner.registerDomEvent(container, 'mouseover', (event) => {
    const targetEl = linkAt(event);
    if (!targetEl?.hasClass('internal-link')) return;
    const linktext = targetEl.dataset['href'] ?? '';
    app.workspace.trigger('hover-link', {
      event,
      source: HOVER_SOURCE,
      hoverParent: owner,
      targetEl,
      linktext,
      sourcePath: path(targetEl),
    });
  });
}
