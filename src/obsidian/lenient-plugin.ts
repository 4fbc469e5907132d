import { Plugin } from 'obsidian';

/** Registers what the plugin works without: the app throws where another plugin has the name already. */
function optional<T>(register: () => T): T | null {
  try {
    return register();
  } catch {
    return null;
  }
}

/** A plugin that loads also where the app refuses a command of the command line, a link handler or a view of bases. */
export class LenientPlugin extends Plugin {
  override registerCliHandler(...args: Parameters<Plugin['registerCliHandler']>): void {
    optional(() => {
      super.registerCliHandler(...args);
    });
  }

  override registerObsidianProtocolHandler(
    ...args: Parameters<Plugin['registerObsidianProtocolHandler']>
  ): void {
    optional(() => {
      super.registerObsidianProtocolHandler(...args);
    });
  }

  override registerBasesView(...args: Parameters<Plugin['registerBasesView']>): boolean {
    return optional(() => super.registerBasesView(...args)) ?? false;
  }
}
