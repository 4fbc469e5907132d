import { BasesView } from 'obsidian';
import { hostApp } from '../host-app';
import { patch } from '../patch';
import { registry } from '../registry';
import { TableView } from './table';
import { installValues } from './values';
import { BaseFileView } from './view';

/** Opens .base files, with views of the types that the plugin registers and the host's own table. */
export function installBases(): void {
  installValues();
  patch<BasesView>(BasesView, {
    /** The mocks give every view an app of its own. */
    constructor2__() {
      this.app = hostApp();
    },
  });
  registry.views.set('bases', (leaf) => new BaseFileView(leaf));
  registry.extensions.set('base', 'bases');
  registry.basesViews.set('table', {
    name: 'Table',
    icon: 'table',
    factory: (controller, containerEl) => new TableView(controller, containerEl),
  });
}
