import type {
  BasesViewRegistration,
  Command,
  MarkdownPostProcessor,
  ObsidianProtocolHandler,
  PluginSettingTab,
  ViewCreator,
} from 'obsidian';

export type CliHandler = (params: Record<string, string>) => string | Promise<string>;
export type CodeBlockProcessor = (
  source: string,
  el: HTMLElement,
  ctx: Parameters<MarkdownPostProcessor>[1],
) => unknown;

/** What the plugin has registered with the app, and what the host itself registers in the same ways. */
export const registry = {
  basesViews: new Map<string, BasesViewRegistration>(),
  cliHandlers: new Map<string, CliHandler>(),
  codeBlocks: new Map<string, CodeBlockProcessor>(),
  commands: new Map<string, Command>(),
  /** The type of the view that opens files with an extension. */
  extensions: new Map<string, string>(),
  postProcessors: [] as MarkdownPostProcessor[],
  protocolHandlers: new Map<string, ObsidianProtocolHandler>(),
  settingTabs: [] as PluginSettingTab[],
  views: new Map<string, ViewCreator>(),
};
