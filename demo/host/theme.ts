import { hostApp } from './host-app';

export type Theme = 'light' | 'dark';

const KEY = 'demo:theme';

export const currentTheme = (): Theme => (document.body.classList.contains('theme-dark') ? 'dark' : 'light');

export function setTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  applyTheme(theme);
  hostApp().workspace.trigger('css-change');
}

function applyTheme(theme: Theme): void {
  document.body.classList.toggle('theme-dark', theme === 'dark');
  document.body.classList.toggle('theme-light', theme === 'light');
}

/** The theme chosen last, else that of the system. */
export function restoreTheme(): void {
  const stored = localStorage.getItem(KEY);
  const system = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  applyTheme(stored === 'dark' || stored === 'light' ? stored : system);
}
