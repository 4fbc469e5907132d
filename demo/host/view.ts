import { ItemView, Menu, View, type ViewState } from 'obsidian';
import { setIcon } from './icons';
import { showMenuBelow } from './menu';
import { patch } from './patch';

interface HeaderFields {
  headerEl: HTMLElement;
  titleEl: HTMLElement;
  actionsEl: HTMLElement;
}

export function iconButton(
  parent: HTMLElement,
  icon: string,
  label: string,
  onClick: (event: MouseEvent) => unknown,
) {
  const button = parent.createEl('button', {
    cls: 'clickable-icon',
    attr: { 'aria-label': label },
  });
  setIcon(button, icon);
  button.addEventListener('click', onClick);
  return button;
}

function openPaneMenu(view: ItemView, button: HTMLElement): void {
  const menu = new Menu();
  view.onPaneMenu(menu, 'more-options');
  const file = view.app.workspace.getActiveFile();
  if (view.getViewType() === 'markdown' && file !== null) {
    view.app.workspace.trigger('file-menu', menu, file, 'more-options', view.leaf);
  }
  menu.addItem((item) => {
    item
      .setTitle('Close')
      .setIcon('x')
      .setSection('close')
      .onClick(() => {
        view.leaf.detach();
      });
  });
  showMenuBelow(menu, button);
}

/** Gives every ItemView its header with title, actions and menu, before the plugin's constructor goes on. */
export function installView(): void {
  patch<View>(View, {
    getState() {
      return {};
    },
    setState() {
      return Promise.resolve();
    },
    getEphemeralState() {
      return {};
    },
    setEphemeralState(state: { focus?: boolean }) {
      if (state.focus === true && !this.containerEl.contains(this.containerEl.ownerDocument.activeElement)) {
        this.containerEl.querySelector<HTMLElement>('.view-content')?.focus({ preventScroll: true });
      }
    },
  });
  patch<ItemView, HeaderFields>(ItemView, {
    constructor3__() {
      this.containerEl.addClass('workspace-leaf-content');
      this.contentEl.addClass('view-content');
      this.contentEl.tabIndex = -1;
      this.headerEl = createDiv('view-header');
      this.headerEl.createDiv('view-header-left');
      const container = this.headerEl.createDiv('view-header-title-container mod-at-start');
      this.titleEl = container.createDiv('view-header-title');
      this.actionsEl = this.headerEl.createDiv('view-actions');
      iconButton(this.actionsEl, 'more-vertical', 'More options', (event) => {
        if (event.currentTarget instanceof HTMLElement) openPaneMenu(this, event.currentTarget);
      }).addClass('view-action');
      this.containerEl.prepend(this.headerEl);
    },
    addAction(icon, title, callback) {
      const button = iconButton(this.actionsEl, icon, title, callback);
      button.addClass('view-action');
      this.actionsEl.prepend(button);
      return button;
    },
  });
}

export function refreshHeader(view: View): void {
  view.containerEl.dataset['type'] = view.getViewType();
  const title = view.containerEl.querySelector('.view-header-title');
  if (title !== null) title.textContent = view.getDisplayText();
}

/** What stands in a leaf that shows nothing yet. */
export class EmptyView extends ItemView {
  override navigation = false;

  override getViewType(): string {
    return 'empty';
  }

  override getDisplayText(): string {
    return 'New tab';
  }

  override getIcon(): string {
    return 'file';
  }

  protected override onOpen(): Promise<void> {
    const box = this.contentEl.createDiv('empty-state');
    box.createDiv({ cls: 'empty-state-title', text: 'No file is open' });
    return Promise.resolve();
  }
}

/** Stands for a restored view until its tab is shown, as in the app since 1.7.2. */
export class DeferredView extends View {
  constructor(
    leaf: View['leaf'],
    readonly deferred: ViewState & { icon?: string },
    private readonly title: string,
  ) {
    super(leaf);
    this.icon = deferred.icon ?? 'file';
  }

  override getViewType(): string {
    return this.deferred.type;
  }

  override getDisplayText(): string {
    return this.title;
  }

  override getState(): Record<string, unknown> {
    return this.deferred.state ?? {};
  }
}
