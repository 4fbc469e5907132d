import type { Notice, Plugin } from 'obsidian';

/** Lets a notice go with the plugin: pressed later, its buttons would act for one that is turned off. */
export function lastWith(plugin: Plugin, notice: Notice): void {
  plugin.register(() => {
    notice.hide();
  });
}
