import { Keymap, type App, type Component, type HoverParent } from 'obsidian';
import { followFootnote } from './footnotes';

/** Name under which the page preview knows our links. */
export const HOVER_SOURCE = 'interview-drill';

const targetOf = (event: Event): HTMLElement => event.target as HTMLElement;

const linkAt = (event: Event): HTMLElement | null => targetOf(event).closest<HTMLElement>('a');

const hrefOf = (link: HTMLElement): string => link.dataset['href'] ?? link.getAttribute('href') ?? '';

/**
 * Makes links inside rendered Markdown open and preview as in a note: the renderer leaves both to its caller. Boxes of
 * tasks stay as they are, since a tick there would be in no note.
 * @param pathOf vault path of the note in which a link stands
 */
export function wireLinks(
  app: App,
  container: HTMLElement,
  owner: Component & HoverParent,
  pathOf: (link: HTMLElement) => string,
): void {
  const open = (event: MouseEvent): void => {
    const link = linkAt(event);
    if (!link) return;
    if (link.hasClass('internal-link')) {
      event.preventDefault();
      // A click in a drill must not take its place: the note opens beside it.
      void app.workspace.openLinkText(
        hrefOf(link),
        sourceOf(app, link, pathOf(link)),
        Keymap.isModEvent(event) || 'tab',
      );
    } else if (link.hasClass('tag')) {
      event.preventDefault();
      searchTag(app, link);
    } else if (followFootnote(link, container)) event.preventDefault();
  };
  owner.registerDomEvent(container, 'click', (event) => {
    if (targetOf(event).matches('.markdown-rendered input[type="checkbox"]')) event.preventDefault();
    else open(event);
  });
  owner.registerDomEvent(container, 'auxclick', (event) => {
    if (event.button === 1) open(event);
  });
  owner.registerDomEvent(container, 'mouseover', (event) => {
    const targetEl = linkAt(event);
    if (!targetEl?.hasClass('internal-link')) return;
    app.workspace.trigger('hover-link', {
      event,
      source: HOVER_SOURCE,
      hoverParent: owner,
      targetEl,
      linktext: hrefOf(targetEl),
      sourcePath: sourceOf(app, targetEl, pathOf(targetEl)),
    });
  });
}

/** Vault path of the note that a link is relative to: the embedded one where it stands in an embed. */
function sourceOf(app: App, link: HTMLElement, path: string): string {
  const embed = link.closest<HTMLElement>('.internal-embed[src]');
  const [target = ''] = (embed?.getAttribute('src') ?? '').split('#');
  return target === '' ? path : (app.metadataCache.getFirstLinkpathDest(target, path)?.path ?? path);
}

/** Obsidian's search has no call of its own in the API, but a link that opens it. */
function searchTag(app: App, link: HTMLElement): void {
  const query = `tag:${hrefOf(link)}`;
  link.win.open(
    `obsidian://search?vault=${encodeURIComponent(app.vault.getName())}&query=${encodeURIComponent(query)}`,
  );
}
