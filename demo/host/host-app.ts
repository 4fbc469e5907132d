import type { App } from 'obsidian';

let current: App | null = null;

export function setHostApp(app: App): void {
  current = app;
  Object.assign(globalThis, { app });
}

/** The one app of this page, for what the API does not hand it to. */
export function hostApp(): App {
  if (current === null) throw new Error('The app has not been made yet.');
  return current;
}
