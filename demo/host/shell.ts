import { type App, Menu, Platform } from 'obsidian';
import { vaultName } from './backend';
import { CommandPalette } from './commands';
import { FileList } from './file-list';
import type { Layout } from './layout';
import { showMenuBelow } from './menu';
import { openSettings } from './settings-modal';
import { openSidebarOnStroke } from './swipe';
import { currentTheme, setTheme } from './theme';
import { iconButton } from './view';

interface RibbonAction {
  title: string;
  icon: string;
  callback: (event: MouseEvent) => unknown;
}

/** The frame around the leaves: ribbon, file list, status bar, and on a phone the bar at the bottom. */
export class Shell {
  private readonly ribbon = createDiv('workspace-ribbon side-dock-ribbon mod-left');
  private readonly actions = this.ribbon.createDiv('side-dock-actions');
  private readonly settings = this.ribbon.createDiv('side-dock-settings');
  private readonly side = createDiv('workspace-split mod-horizontal mod-left-split');
  private readonly status = createDiv('status-bar');
  private readonly ribbonActions: RibbonAction[] = [];

  constructor(
    private readonly app: App,
    private readonly layout: Layout,
  ) {}

  mount(): void {
    const container = document.body.createDiv('app-container');
    const workspace = container.createDiv('workspace');
    workspace.append(this.ribbon, this.side, this.layout.mainEl, this.layout.rightEl);
    const name = this.side.createDiv('workspace-sidedock-vault-profile');
    name.createDiv({ cls: 'workspace-sidedock-vault-name', text: vaultName() });
    const list = new FileList(this.app, () => {
      this.closeDrawer();
    });
    name.before(list.el);
    this.mountButtons();
    if (Platform.isPhone) this.mountPhone(container);
    else document.body.append(this.status);
  }

  addRibbonIcon(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
    this.ribbonActions.push({ callback, icon, title });
    const button = iconButton(this.actions, icon, title, callback);
    button.addClass('side-dock-ribbon-action');
    return button;
  }

  addStatusBarItem(): HTMLElement {
    return this.status.createDiv('status-bar-item');
  }

  openPalette(): void {
    new CommandPalette(this.app).open();
  }

  toggleSide(): void {
    document.body.classList.toggle('demo-side-toggled');
  }

  private mountButtons(): void {
    const add = (parent: HTMLElement, icon: string, label: string, run: () => void): void => {
      iconButton(parent, icon, label, run).addClass('side-dock-ribbon-action');
    };
    const top = createDiv('side-dock-actions');
    this.ribbon.prepend(top);
    add(top, 'panel-left', 'Toggle left sidebar', () => {
      this.toggleSide();
    });
    add(top, 'terminal', 'Open command palette', () => {
      this.openPalette();
    });
    add(this.settings, 'panel-right', 'Toggle right sidebar', () => {
      this.layout.toggleRight();
    });
    add(this.settings, 'sun-moon', 'Toggle light and dark', () => {
      this.toggleTheme();
    });
    add(this.settings, 'settings', 'Settings', () => {
      openSettings(this.app);
    });
  }

  private mountPhone(container: HTMLElement): void {
    const backdrop = container.createDiv('workspace-drawer-backdrop');
    backdrop.addEventListener('click', () => {
      this.closeDrawer();
    });
    const bar = container.createDiv('mobile-navbar').createDiv('mobile-navbar-actions');
    openSidebarOnStroke(document, (isOpen) => {
      document.body.classList.toggle('demo-side-toggled', isOpen);
    });
    iconButton(bar, 'menu', 'Files', () => {
      this.toggleSide();
    });
    iconButton(bar, 'terminal', 'Open command palette', () => {
      this.openPalette();
    });
    iconButton(bar, 'sun-moon', 'Toggle light and dark', () => {
      this.toggleTheme();
    });
    const tabs = iconButton(bar, 'copy', 'Tabs', () => {
      showMenuBelow(this.tabsMenu(), tabs);
    });
    const more = iconButton(bar, 'more-horizontal', 'More', () => {
      showMenuBelow(this.phoneMenu(), more);
    });
  }

  /** On a phone the ribbon is a menu. */
  private phoneMenu(): Menu {
    const menu = new Menu();
    for (const { title, icon, callback } of this.ribbonActions) {
      menu.addItem((item) =>
        item
          .setTitle(title)
          .setIcon(icon)
          .setSection('action')
          .onClick((event) => callback(event as MouseEvent)),
      );
    }
    menu.addItem((item) =>
      item
        .setTitle('Settings')
        .setIcon('settings')
        .setSection('system')
        .onClick(() => {
          openSettings(this.app);
        }),
    );
    return menu;
  }

  /** A phone shows one tab at a time; the others are chosen from a list. */
  private tabsMenu(): Menu {
    const menu = new Menu();
    for (const leaf of this.layout.leaves) {
      menu.addItem((item) =>
        item
          .setTitle(leaf.getDisplayText())
          .setIcon(leaf.view.getIcon())
          .setChecked(leaf === this.layout.active)
          .onClick(() => {
            this.layout.activate(leaf);
          }),
      );
    }
    menu.addSeparator().addItem((item) =>
      item
        .setTitle('New tab')
        .setIcon('plus')
        .onClick(() => {
          this.layout.activate(this.layout.addTab());
        }),
    );
    return menu;
  }

  private closeDrawer(): void {
    if (Platform.isPhone) document.body.classList.remove('demo-side-toggled');
  }

  private toggleTheme(): void {
    setTheme(currentTheme() === 'dark' ? 'light' : 'dark');
  }
}
