import * as mocks from 'obsidian';
import { addIcon, getIcon, getIconIds, setIcon } from './icons';
import { resolveSubpath } from './links';
import { loadMermaid } from './mermaid';
import { sanitizeHtml } from './sanitize';

function setTooltip(el: HTMLElement, tooltip: string): void {
  el.setAttribute('aria-label', tooltip);
}

/** What `require('obsidian')` gives to the plugin: the mocks, with functions that do what the app's do. */
export const obsidianModule = {
  ...mocks,
  addIcon,
  getIcon,
  getIconIds,
  loadMermaid,
  resolveSubpath,
  sanitizeHTMLToDom: sanitizeHtml,
  setIcon,
  setTooltip,
};
