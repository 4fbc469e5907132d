import {
  type App,
  type BasesViewRegistration,
  type Command,
  type MarkdownPostProcessor,
  type ObsidianProtocolHandler,
  Plugin,
  type PluginManifest,
  type PluginSettingTab,
  type ViewCreator,
} from 'obsidian';
import { backend } from './backend';
import { obsidianModule } from './obsidian-module';
import { patch } from './patch';
import { type CliHandler, type CodeBlockProcessor, registry } from './registry';
import { addSettingTab } from './settings-modal';
import type { Shell } from './shell';

type PluginClass = new (app: App, manifest: PluginManifest) => Plugin;
type Evaluate = (require: (id: string) => unknown, module: { exports: unknown }, exports: unknown) => void;

/** Hands what a plugin registers to the parts of the host that show it. */
export function installPlugin(shell: () => Shell): void {
  patch<Plugin>(Plugin, {
    addCommand(command: Command) {
      command.id = `${this.manifest.id}:${command.id}`;
      command.name = `${this.manifest.name}: ${command.name}`;
      registry.commands.set(command.id, command);
      this.register(() => registry.commands.delete(command.id));
      return command;
    },
    removeCommand(id: string) {
      registry.commands.delete(`${this.manifest.id}:${id}`);
    },
    addRibbonIcon: (icon: string, title: string, callback: (event: MouseEvent) => unknown) =>
      shell().addRibbonIcon(icon, title, callback),
    addSettingTab: (tab: PluginSettingTab) => {
      addSettingTab(tab);
    },
    addStatusBarItem() {
      const el = shell().addStatusBarItem();
      el.addClass(`plugin-${this.manifest.id}`);
      return el;
    },
    loadData: () => backend.loadData(),
    saveData: (data: unknown) => backend.saveData(data),
    registerBasesView(type: string, registration: BasesViewRegistration) {
      registry.basesViews.set(type, registration);
      this.register(() => registry.basesViews.delete(type));
      return true;
    },
    registerCliHandler: (id: string, _description: string, _flags: unknown, handler: CliHandler) => {
      if (registry.cliHandlers.has(id)) throw new Error(`The CLI handler "${id}" is registered already.`);
      registry.cliHandlers.set(id, handler);
    },
    registerMarkdownCodeBlockProcessor(language: string, processor: CodeBlockProcessor) {
      registry.codeBlocks.set(language, processor);
      this.register(() => registry.codeBlocks.delete(language));
      return () => undefined;
    },
    registerMarkdownPostProcessor(processor: MarkdownPostProcessor, sortOrder = 0) {
      processor.sortOrder = sortOrder;
      registry.postProcessors.push(processor);
      registry.postProcessors.sort((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0));
      this.register(() => {
        registry.postProcessors.remove(processor);
      });
      return processor;
    },
    registerObsidianProtocolHandler: (action: string, handler: ObsidianProtocolHandler) => {
      registry.protocolHandlers.set(action, handler);
    },
    registerView: (type: string, creator: ViewCreator) => {
      if (registry.views.has(type)) throw new Error(`Attempting to register an existing view type "${type}"`);
      registry.views.set(type, creator);
    },
  });
}

function requireModule(id: string): unknown {
  if (id === 'obsidian') return obsidianModule;
  throw new Error(`Cannot find module '${id}'`);
}

/** Runs the code as CommonJS from a blob, so that the page needs no permission to evaluate text. */
async function evaluate(code: string): Promise<unknown> {
  const holder = globalThis as unknown as { demoEvaluate?: (run: Evaluate) => void };
  const module: { exports: unknown } = { exports: {} };
  let outcome: { error: unknown } | 'done' | null = null;
  holder.demoEvaluate = (run) => {
    try {
      run(requireModule, module, module.exports);
      outcome = 'done';
    } catch (error) {
      outcome = { error };
    }
  };
  const source = `demoEvaluate(function (require, module, exports) {${code}\n});\n//# sourceURL=plugin:interview-drill`;
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const script = createEl('script', { attr: { src: url } });
  await new Promise((resolve) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', resolve);
    document.head.append(script);
  });
  URL.revokeObjectURL(url);
  script.remove();
  delete holder.demoEvaluate;
  const settled = outcome as { error: unknown } | 'done' | null;
  if (settled === null) throw new Error('it is no valid script');
  if (settled !== 'done') throw settled.error;
  return module.exports;
}

async function addStyles(): Promise<void> {
  const css = await backend.pluginFile('styles.css').catch(() => '');
  const style = createEl('style', { text: css });
  style.dataset['plugin'] = 'interview-drill';
  document.head.append(style);
}

/** Loads the built plugin as the app does: manifest, styles, main.js as CommonJS, then its onload. */
export async function loadPlugin(app: App): Promise<Plugin> {
  const manifest = JSON.parse(await backend.pluginFile('manifest.json')) as PluginManifest;
  manifest.dir = `.obsidian/plugins/${manifest.id}`;
  await addStyles();
  const exported = (await evaluate(await backend.pluginFile('main.js'))) as { default?: PluginClass };
  const type = exported.default ?? (exported as unknown as PluginClass);
  const plugin = new type(app, manifest);
  // load() does not tell when an asynchronous onload has ended.
  const onload = plugin.onload.bind(plugin);
  let loading: unknown = null;
  plugin.onload = () => {
    loading = onload();
  };
  plugin.load();
  await loading;
  return plugin;
}
