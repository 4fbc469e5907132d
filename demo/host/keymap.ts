import { Keymap, type KeymapEventHandler, type KeymapEventListener, Platform, Scope } from 'obsidian';
import { patch } from './patch';

interface Handler extends KeymapEventHandler {
  func: KeymapEventListener;
}
interface ScopeFields {
  handlers: Handler[];
  parent: (Scope & ScopeFields) | undefined;
}
interface KeymapFields {
  scopeStack: (Scope & ScopeFields)[];
}

const compile = (modifiers: readonly string[]): string =>
  modifiers
    .map((name) => (name === 'Mod' ? (Platform.isMacOS ? 'Meta' : 'Ctrl') : name))
    .sort()
    .join(',');

function modifiersOf(event: KeyboardEvent): string {
  const names: string[] = [];
  if (event.altKey) names.push('Alt');
  if (event.ctrlKey) names.push('Ctrl');
  if (event.metaKey) names.push('Meta');
  if (event.shiftKey) names.push('Shift');
  return compile(names);
}

/** The key by its place, so that Shift+1 is "1" and other layouts find their digits. */
const placeOf = (event: KeyboardEvent): string =>
  /^(?:Key|Digit)(.)$/.exec(event.code)?.[1]?.toLowerCase() ?? '';

function matches(handler: Handler, event: KeyboardEvent): boolean {
  if (handler.modifiers !== null && handler.modifiers !== modifiersOf(event)) return false;
  if (handler.key === null) return true;
  const key = handler.key.toLowerCase();
  return key === event.key.toLowerCase() || key === placeOf(event);
}

function handle(scope: Scope & ScopeFields, event: KeyboardEvent): unknown {
  for (const handler of scope.handlers) {
    if (!matches(handler, event)) continue;
    const result: unknown = handler.func(event, {
      key: event.key,
      modifiers: modifiersOf(event),
      vkey: placeOf(event),
    });
    if (result !== undefined) return result;
  }
  return scope.parent === undefined ? undefined : handle(scope.parent, event);
}

/** Keys reach the topmost pushed scope (a modal, a menu), else the scope of the active view, else that of the app. */
export function installKeymap(activeScope: () => Scope | null): void {
  patch<Scope, ScopeFields>(Scope, {
    constructor__(parent?: Scope & ScopeFields) {
      this.parent = parent;
    },
    register(modifiers, key, func) {
      const handler = { func, key, modifiers: modifiers === null ? null : compile(modifiers), scope: this };
      this.handlers.push(handler);
      return handler;
    },
  });
  listenForKeys(window, activeScope);
}

let keymap: (Keymap & KeymapFields) | null = null;

export function useKeymap(appKeymap: Keymap): void {
  keymap = appKeymap as Keymap & KeymapFields;
}

/** Also called for each pop-out window, which has its own events. */
export function listenForKeys(target: Window, activeScope: () => Scope | null): void {
  target.addEventListener(
    'keydown',
    (event) => {
      const scope = keymap?.scopeStack.at(-1) ?? (activeScope() as (Scope & ScopeFields) | null);
      if (scope === null || event.isComposing) return;
      if (handle(scope, event) === false) event.preventDefault();
    },
    { capture: true },
  );
}
