import {
  App as MockApp,
  Menu as MockMenu,
  Vault as MockVault,
  Workspace as MockWorkspace,
  type Plugin as MockPlugin,
} from 'obsidian-test-mocks/obsidian';
import { MarkdownView } from 'obsidian';
import type { App, CliData, Command, PluginManifest, TAbstractFile, TFile } from 'obsidian';
import InterviewDrillPlugin from '../../src/main';

/** Files by vault path; a path that ends with `/` is an empty folder. */
export type Files = Readonly<Record<string, string>>;

/** A vault in memory, on the mocks of Obsidian's API. */
export class TestVault {
  readonly app: App;

  constructor(files: Files = {}) {
    const app = MockApp.createConfigured__();
    this.app = app.asOriginalType__();
    surviveInvalidYaml(app.metadataCache);
    for (const [path, text] of Object.entries(files)) this.add(path, text);
  }

  /** Puts a file there with the folders around it. */
  private add(path: string, text: string): void {
    const vault = MockVault.fromOriginalType2__(this.app.vault);
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (folder !== '') vault.createFolderSync__(folder);
    if (!path.endsWith('/')) vault.createSync__(path, text);
  }

  /** The file at a path; throws where there is none. */
  file(path: string): TFile {
    const file = this.app.vault.getFileByPath(path);
    if (!file) throw new Error(`The test vault has no "${path}".`);
    return file;
  }

  /** What is on disk. */
  text(path: string): Promise<string> {
    return this.app.vault.adapter.read(path);
  }

  /** Writes a file as somebody else would: an editor, a sync. */
  async write(path: string, text: string): Promise<void> {
    const file = this.app.vault.getFileByPath(path);
    if (file) await this.app.vault.modify(file, text);
    else await this.app.vault.create(path, text);
  }

  async rename(from: string, to: string): Promise<void> {
    await this.app.vault.rename(this.file(from), to);
  }

  async delete(path: string): Promise<void> {
    await this.app.vault.delete(this.file(path));
  }

  /** Makes a note the active one. */
  async activate(path: string): Promise<void> {
    const leaf = this.app.workspace.getLeaf('tab');
    const file = this.file(path);
    await leaf.openFile(file);
    if (file.extension === 'md') {
      leaf.view = new MarkdownView(leaf);
      Object.assign(leaf.view, { file });
    }
    this.app.workspace.setActiveLeaf(leaf);
  }
}

/** Obsidian's cache holds no frontmatter where the YAML is invalid; that of the mocks throws. */
function surviveInvalidYaml(cache: MockApp['metadataCache']): void {
  const parser = cache as unknown as { parseFileMetadata(file: TFile): void };
  const parse = parser.parseFileMetadata.bind(cache);
  parser.parseFileMetadata = (file) => {
    try {
      parse(file);
    } catch {
      // It tells of the change without the file, which Obsidian never does.
      const trigger = cache.trigger.bind(cache);
      cache.trigger = () => undefined;
      cache.setCache__(file.path, {});
      cache.trigger = trigger;
      cache.trigger('changed', file, '', {});
    }
  };
}

const MANIFEST: PluginManifest = {
  id: 'interview-drill',
  name: 'Interview Drill',
  author: '',
  version: '0.0.0',
  minAppVersion: '1.13.0',
  description: '',
};

/** What the command line answers. */
export type CliRun = (action: string, params?: CliData) => Promise<string>;

/** The plugin in a vault, and what it registered there. */
export class TestPlugin {
  readonly plugin: InterviewDrillPlugin;
  private readonly mock: MockPlugin;

  private constructor(
    readonly vault: TestVault,
    data: unknown,
  ) {
    this.plugin = new InterviewDrillPlugin(vault.app, MANIFEST);
    this.mock = this.plugin as unknown as MockPlugin;
    this.mock.data__ = data;
  }

  /** Loads the plugin on what was stored for it, and then the layout, as Obsidian does when it starts. */
  static async load(vault: TestVault, data: unknown = null): Promise<TestPlugin> {
    const loaded = new TestPlugin(vault, data);
    await loaded.plugin.onload();
    MockWorkspace.fromOriginalType2__(vault.app.workspace).setLayoutReady__();
    return loaded;
  }

  /** What the plugin stored last. */
  get data(): unknown {
    return this.mock.data__;
  }

  get commands(): ReadonlyMap<string, Command> {
    return this.mock.commands__;
  }

  get views(): ReadonlyMap<string, unknown> {
    return this.mock.views__;
  }

  get settingTabs(): readonly unknown[] {
    return this.mock.settingTabs__;
  }

  get cliActions(): readonly string[] {
    return [...this.mock.cliHandlers__.keys()];
  }

  /** Calls the command line: `questions` stands for `interview-drill:questions`. */
  readonly cli: CliRun = async (action, params = {}) => {
    const handler = this.mock.cliHandlers__.get(`interview-drill:${action}`);
    if (!handler) throw new Error(`No command "${action}" is registered.`);
    return handler(params);
  };

  /** Titles of what a right-click on a file offers. */
  fileMenu(file: TAbstractFile): MockMenu['menuItems__'] {
    const menu = MockMenu.create2__();
    this.vault.app.workspace.trigger('file-menu', menu.asOriginalType2__(), file, 'test');
    return menu.menuItems__;
  }
}

export { settled } from './settled';
