import type { App, ViewState } from 'obsidian';

export interface StoredPane {
  active: number;
  leaves: { state: ViewState; title: string }[];
}

export interface StoredLayout {
  /** Index of the active pane in the main area, -1 for the right sidebar. */
  activePane: number;
  main: StoredPane[];
  right: StoredPane;
  rightOpen: boolean;
}

const KEY = 'demo:layout';

export function saveLayout(app: App, layout: StoredLayout): void {
  app.saveLocalStorage(KEY, layout);
}

export const loadLayout = (app: App): StoredLayout | null => app.loadLocalStorage(KEY) as StoredLayout | null;
