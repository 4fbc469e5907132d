import { extendWindow } from './globals';
import { hostApp } from './host-app';
import { listenForKeys } from './keymap';
import type { Layout } from './layout';
import type { HostLeaf } from './leaf';
import { Pane } from './pane';
import { showTooltips } from './tooltip';

const SIZE = 'popup,width=900,height=700';

/** Gives the new window the look of the main one; later changes of the theme reach it too. */
function dress(doc: Document): void {
  for (const style of document.querySelectorAll<HTMLElement>('style, link[rel="stylesheet"]')) {
    const copy = style.cloneNode(true) as HTMLElement;
    if (style instanceof HTMLLinkElement) copy.setAttribute('href', style.href);
    doc.head.append(doc.importNode(copy, true));
  }
  const follow = (): void => {
    doc.body.className = document.body.className;
    doc.body.classList.add('is-popout-window');
  };
  follow();
  hostApp().workspace.on('css-change', follow);
}

/** The document that has the focus is the app's active one. */
function followFocus(win: Window): void {
  const activate = (target: Window): void => {
    Object.assign(globalThis, { activeDocument: target.document, activeWindow: target });
  };
  win.addEventListener('focus', () => {
    activate(win);
  });
  window.addEventListener('focus', () => {
    activate(window);
  });
  win.addEventListener('pagehide', () => {
    activate(window);
  });
}

/** Opens a leaf in a window of its own; where windows are blocked, in a pane of its own. */
export function openPopout(layout: Layout): HostLeaf {
  const win = window.open('', '_blank', SIZE);
  if (win === null) return layout.addSplit();
  extendWindow(win as typeof window);
  dress(win.document);
  followFocus(win);
  showTooltips(win.document);
  listenForKeys(win, () => layout.active?.view.scope ?? hostApp().scope);
  const pane = new Pane(layout);
  win.document.body.append(pane.el);
  const leaf = layout.addPopout(pane, () => {
    win.close();
  });
  win.addEventListener('pagehide', () => {
    for (const other of [...pane.leaves]) other.detach();
  });
  win.addEventListener('resize', () => {
    for (const other of pane.leaves) other.view.onResize();
  });
  window.addEventListener('pagehide', () => {
    win.close();
  });
  hostApp().workspace.trigger('window-open', null, win);
  return leaf;
}
