import './globals';
import './styles.css';
import { type App, MarkdownView, Notice, type Plugin, Scope, View } from 'obsidian';
import { App as MockApp } from 'obsidian-test-mocks/obsidian';
import { backend, vaultName } from './backend';
import { installBases } from './bases/install';
import { executeCommand } from './commands';
import { installComponents } from './components';
import { hostApp, setHostApp } from './host-app';
import { addHotkeys, installKeymap, useKeymap } from './keymap';
import { Layout } from './layout';
import { loadLayout } from './layout-store';
import { followLinks, installLinkIndex } from './link-index';
import { installMarkdownRenderer } from './markdown-renderer';
import { NoteView } from './markdown-view';
import { installMenu } from './menu';
import { installMetadata, warmMetadata } from './metadata';
import { installModal } from './modal';
import { installNotice } from './notice';
import { detectPlatform } from './platform';
import { installPlugin, loadPlugin } from './plugin-host';
import { registry } from './registry';
import { installSetting } from './setting';
import { installSettingTab } from './setting-definitions';
import { openSettings } from './settings-modal';
import { Shell } from './shell';
import { installSuggest } from './suggest';
import { type Theme, currentTheme, restoreTheme, setTheme } from './theme';
import { showTooltips } from './tooltip';
import { installVault, loadVault } from './vault';
import { installView } from './view';
import { installWorkspace } from './workspace';

/** What browser tests and curious people reach as `window.demo`. */
interface Demo {
  app: App;
  plugin: Plugin | null;
  ready: Promise<void>;
  cli(command: string, params?: Record<string, string>): Promise<string>;
  uri(action: string, params?: Record<string, string>): Promise<void>;
  openFile(path: string, line?: number): Promise<void>;
  executeCommand(id: string): boolean;
  setTheme(theme: Theme): void;
}

function installAll(layout: () => Layout, shell: () => Shell): void {
  installKeymap(() => layout().active?.view.scope ?? hostApp().scope);
  installNotice();
  installModal();
  installSuggest();
  installMenu();
  installComponents();
  installSetting();
  installSettingTab();
  installView();
  installWorkspace(layout);
  installVault();
  installMetadata();
  installLinkIndex();
  installMarkdownRenderer();
  installBases();
  installPlugin(shell);
}

/** What plugins use of the app though it is not declared: running commands, opening settings, looking for files. */
function addUndeclared(app: App): void {
  Object.assign(app, {
    commands: { commands: registry.commands, executeCommandById: (id: string) => executeCommand(app, id) },
    setting: {
      open: () => {
        openSettings(app);
      },
      openTabById: () => null,
    },
  });
  Object.assign(app.vault.adapter, {
    exists: (path: string) => Promise.resolve(app.vault.getAbstractFileByPath(path) !== null),
    read: async (path: string) => (await backend.read(path)).text,
    stat: (path: string) => Promise.resolve(app.vault.getFileByPath(path)?.stat ?? null),
  });
}

/** Storage is kept per vault, as in the app. */
function useLocalStorage(app: App): void {
  const keyOf = (key: string): string => `${vaultName()}:${key}`;
  Object.assign(app, {
    isDarkMode: () => currentTheme() === 'dark',
    loadLocalStorage: (key: string): unknown => JSON.parse(localStorage.getItem(keyOf(key)) ?? 'null'),
    saveLocalStorage: (key: string, data: unknown): void => {
      if (data === null || data === undefined) localStorage.removeItem(keyOf(key));
      else localStorage.setItem(keyOf(key), JSON.stringify(data));
    },
  });
}

function addAppCommands(app: App, shell: Shell): void {
  const add = (id: string, name: string, callback: () => void): void => {
    registry.commands.set(id, { id, name, callback });
  };
  add('app:open-settings', 'Open settings', () => {
    openSettings(app);
  });
  add('command-palette:open', 'Open command palette', () => {
    shell.openPalette();
  });
  add('markdown:toggle-preview', 'Toggle reading view', () => {
    const view = app.workspace.getActiveViewOfType(MarkdownView);
    if (view === null) return;
    const mode = view.getMode() === 'source' ? 'preview' : 'source';
    void view.setState({ ...view.getState(), mode }, { history: false });
  });
  add('theme:toggle-light-dark', 'Toggle light/dark mode', () => {
    setTheme(currentTheme() === 'dark' ? 'light' : 'dark');
  });
  add('workspace:close', 'Close current tab', () => {
    app.workspace.getActiveViewOfType(View)?.leaf.detach();
  });
}

function createDemo(app: App): Demo {
  return {
    app,
    plugin: null,
    ready: Promise.resolve(),
    async cli(command, params = {}) {
      const handler = registry.cliHandlers.get(command);
      if (handler === undefined) throw new Error(`There is no command "${command}".`);
      return handler(params);
    },
    async uri(action, params = {}) {
      const handler = registry.protocolHandlers.get(action);
      if (handler === undefined) throw new Error(`There is no action "${action}".`);
      await handler({ action, ...params });
    },
    async openFile(path, line) {
      const file = app.vault.getFileByPath(path);
      if (file === null) throw new Error(`There is no note "${path}".`);
      const eState = line === undefined ? {} : { eState: { line } };
      await app.workspace.getLeaf(false).openFile(file, { active: true, ...eState });
    },
    executeCommand: (id) => executeCommand(app, id),
    setTheme,
  };
}

async function start(demo: Demo, layout: Layout, shell: Shell): Promise<void> {
  const { app } = demo;
  await loadVault(app);
  warmMetadata(app);
  followLinks(app);
  shell.mount();
  try {
    demo.plugin = await loadPlugin(app);
  } catch (error) {
    console.error(error);
    new Notice(`Could not load main.js: ${error instanceof Error ? error.message : String(error)}`, 0);
  }
  const isFirstStart = loadLayout(app) === null;
  await layout.restore();
  // The app reports each file of the vault as created before it says that the layout is ready.
  for (const file of app.vault.getAllLoadedFiles()) app.vault.trigger('create', file);
  (app.workspace as unknown as { setLayoutReady__(): void }).setLayoutReady__();
  app.metadataCache.trigger('resolved');
  // A link into the demo names the note to open where nothing is open yet.
  const first = decodeURIComponent(location.hash.slice(1));
  if (isFirstStart && app.vault.getFileByPath(first) !== null) await demo.openFile(first);
}

function boot(): void {
  detectPlatform();
  restoreTheme();
  showTooltips(document);
  const parts: { layout?: Layout; shell?: Shell } = {};
  const need = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('The host is not ready.');
    return part;
  };
  installAll(
    () => need(parts.layout),
    () => need(parts.shell),
  );
  const app = MockApp.createConfigured__().asOriginalType__();
  setHostApp(app);
  useLocalStorage(app);
  addUndeclared(app);
  app.scope = new Scope();
  useKeymap(app.keymap);
  registry.views.set('markdown', (leaf) => new NoteView(leaf));
  registry.extensions.set('md', 'markdown');
  parts.layout = new Layout(app);
  parts.shell = new Shell(app, parts.layout);
  addAppCommands(app, parts.shell);
  addHotkeys(app.scope, (id) => {
    executeCommand(app, id);
  });
  const demo = createDemo(app);
  Object.assign(window, { demo });
  window.addEventListener('resize', () => {
    app.workspace.trigger('resize');
    for (const leaf of parts.layout?.leaves ?? []) leaf.view.onResize();
  });
  window.addEventListener('pagehide', () => {
    parts.layout?.saveNow();
  });
  demo.ready = start(demo, parts.layout, parts.shell);
}

boot();
