import { type App, Modal, type PluginSettingTab, Setting } from 'obsidian';
import { registry } from './registry';
import { endRows, renderSettingDefinitions } from './setting-definitions';
import { currentTheme, setTheme } from './theme';

type HostTab = PluginSettingTab & { name?: string; plugin__: { manifest: { name: string } } };

/** The settings window: appearance, and the tabs of the plugin. */
class SettingsModal extends Modal {
  private shown: HostTab | null = null;

  override onOpen(): void {
    this.modalEl.addClass('mod-settings');
    this.setTitle('Settings');
    const nav = this.contentEl.createDiv('vertical-tab-header');
    const content = this.contentEl.createDiv('vertical-tab-content-container');
    const add = (name: string, show: () => void): HTMLElement => {
      const item = nav.createEl('button', { cls: 'vertical-tab-nav-item', text: name });
      item.addEventListener('click', () => {
        for (const other of nav.children) other.classList.toggle('is-active', other === item);
        this.leave();
        content.replaceChildren();
        show();
      });
      return item;
    };
    add('Appearance', () => {
      showAppearance(content.createDiv('vertical-tab-content'));
    });
    const items = registry.settingTabs.map((tab) => {
      const host = tab as HostTab;
      return add(host.plugin__.manifest.name, () => {
        this.show(host, content);
      });
    });
    (items[0] ?? nav.querySelector<HTMLElement>('button'))?.click();
  }

  override onClose(): void {
    this.leave();
    this.contentEl.replaceChildren();
  }

  private leave(): void {
    endRows();
    this.shown?.hide();
    this.shown = null;
  }

  private show(tab: HostTab, content: HTMLElement): void {
    this.shown = tab;
    tab.containerEl.className = 'vertical-tab-content';
    content.append(tab.containerEl);
    drawTab(tab);
  }
}

/** The app draws what was declared last; `display()` only serves tabs that declare nothing. */
function drawTab(tab: HostTab): void {
  endRows();
  tab.containerEl.replaceChildren();
  if (tab.settingItems.length > 0) renderSettingDefinitions(tab, tab.settingItems, tab.containerEl);
  else (tab as { display(): void }).display();
}

/** Registers a tab; its definitions are asked for now and at each update(), not when it is opened. */
export function addSettingTab(tab: PluginSettingTab): void {
  registry.settingTabs.push(tab);
  tab.settingItems = tab.getSettingDefinitions();
  tab.update = () => {
    tab.settingItems = tab.getSettingDefinitions();
    if (tab.containerEl.isConnected) drawTab(tab as HostTab);
  };
}

function showAppearance(el: HTMLElement): void {
  new Setting(el)
    .setName('Base color scheme')
    .setDesc('Choose the default color scheme.')
    .addDropdown((dropdown) => {
      dropdown.addOptions({ dark: 'Dark', light: 'Light' }).setValue(currentTheme());
      dropdown.onChange((value) => {
        setTheme(value === 'dark' ? 'dark' : 'light');
      });
    });
}

export function openSettings(app: App): void {
  new SettingsModal(app).open();
}
