import {
  Keymap,
  type KeymapContext,
  type KeymapEventHandler,
  type KeymapEventListener,
  type KeymapInfo,
  Platform,
  Scope,
} from 'obsidian';
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

/** The virtual key: the letter or digit in upper case; where the layout has another there, that of the key's place. */
const virtualKeyOf = ({ key, code }: KeyboardEvent): string =>
  /^[a-z0-9]$/i.test(key) ? key.toUpperCase() : (/^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? key);

function matches({ key, modifiers }: KeymapInfo, context: KeymapContext): boolean {
  if (modifiers !== null && modifiers !== context.modifiers) return false;
  return key === null || key.toLowerCase() === context.key?.toLowerCase() || key === context.vkey;
}

/** Only an entry for all keys passes a key on, by returning undefined; one for a certain key ends the search. */
function handle(scope: Scope & ScopeFields, event: KeyboardEvent, context: KeymapContext): unknown {
  for (const handler of scope.handlers) {
    if (!matches(handler, context)) continue;
    const result: unknown = handler.func(event, context);
    if (result !== undefined || handler.key !== null) return result;
  }
  return scope.parent === undefined ? undefined : handle(scope.parent, event, context);
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
      const context = { key: event.key, modifiers: modifiersOf(event), vkey: virtualKeyOf(event) };
      if (handle(scope, event, context) !== false) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}

/** The default hotkeys of the app, by the command. Copy, undo and the like belong to the browser. */
const HOTKEYS: Readonly<Record<string, readonly string[]>> = {
  'app:go-back': ['Mod', 'Alt', 'ArrowLeft'],
  'app:go-forward': ['Mod', 'Alt', 'ArrowRight'],
  'app:open-help': ['F1'],
  'app:open-settings': ['Mod', ','],
  'command-palette:open': ['Mod', 'P'],
  'editor:delete-paragraph': ['Mod', 'D'],
  'editor:follow-link': ['Alt', 'Enter'],
  'editor:insert-link': ['Mod', 'K'],
  'editor:open-link-in-new-leaf': ['Mod', 'Enter'],
  'editor:open-link-in-new-split': ['Mod', 'Alt', 'Enter'],
  'editor:open-link-in-new-window': ['Mod', 'Alt', 'Shift', 'Enter'],
  'editor:open-search': ['Mod', 'F'],
  'editor:open-search-replace': ['Mod', 'H'],
  'editor:save-file': ['Mod', 'S'],
  'editor:toggle-bold': ['Mod', 'B'],
  'editor:toggle-checklist-status': ['Mod', 'L'],
  'editor:toggle-comments': ['Mod', '/'],
  'editor:toggle-italics': ['Mod', 'I'],
  'file-explorer:new-file': ['Mod', 'N'],
  'file-explorer:new-file-in-new-pane': ['Mod', 'Shift', 'N'],
  'global-search:open': ['Mod', 'Shift', 'F'],
  'graph:open': ['Mod', 'G'],
  'markdown:add-metadata-property': ['Mod', ';'],
  'markdown:toggle-preview': ['Mod', 'E'],
  'switcher:open': ['Mod', 'O'],
  'workspace:close': ['Mod', 'W'],
  'workspace:edit-file-title': ['F2'],
  'workspace:new-tab': ['Mod', 'T'],
  'workspace:undo-close-pane': ['Mod', 'Shift', 'T'],
};

/** Lets hotkeys run their commands. A hotkey is handled also where its command cannot do anything, or not in this host. */
export function addHotkeys(scope: Scope, run: (id: string) => void): void {
  const hotkeys = Object.entries(HOTKEYS).map(([id, keys]) => ({
    id,
    key: keys.at(-1) ?? null,
    modifiers: compile(keys.slice(0, -1)),
  }));
  scope.register(null, null, (_event, context) => {
    const hotkey = hotkeys.find((each) => matches(each, context));
    if (hotkey === undefined) return undefined;
    run(hotkey.id);
    return false;
  });
}
