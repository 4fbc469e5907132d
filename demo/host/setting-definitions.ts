import {
  type Plugin,
  PluginSettingTab,
  Setting,
  type SettingControl,
  type SettingDefinition,
  type SettingDefinitionItem,
  SettingGroup,
  type SettingTab,
} from 'obsidian';
import { hostApp } from './host-app';
import { patch } from './patch';

type Settings = Record<string, unknown>;

const resolve = (value: boolean | (() => boolean) | undefined, fallback: boolean): boolean =>
  typeof value === 'function' ? value() : (value ?? fallback);

/** By default a tab reads and writes the top-level keys of its plugin's settings. */
export function installSettingTab(): void {
  patch<PluginSettingTab, { plugin__: Plugin & { settings?: Settings } }>(PluginSettingTab, {
    getControlValue(key) {
      return this.plugin__.settings?.[key];
    },
    setControlValue(key, value) {
      this.plugin__.settings ??= {};
      this.plugin__.settings[key] = value;
      return this.plugin__.saveData(this.plugin__.settings);
    },
  });
}

type Validator = (value: unknown) => string | undefined | Promise<string | undefined>;

const validatorOf = (control: SettingControl): Validator | undefined =>
  control.validate as Validator | undefined;

/** Stores a value unless the definition refuses it; the reason then stands below the row. */
function accept(tab: SettingTab, control: SettingControl, setting: Setting, value: unknown): void {
  void (async () => {
    const message = (await validatorOf(control)?.(value)) ?? '';
    setting.setErrorMessage(message);
    if (message === '') await tab.setControlValue(control.key, value);
  })();
}

/** Seeds the error line: what is stored may be invalid already. An empty field is validated as empty text. */
function showStoredError(control: SettingControl, setting: Setting, value: unknown): void {
  const textual = ['text', 'textarea', 'file', 'folder'].includes(control.type);
  const seeded = value ?? (textual ? '' : undefined);
  if (seeded === undefined) return;
  // A callback and no async function: a minifier may make that return the setting, whose then() never settles.
  void Promise.resolve(validatorOf(control)?.(seeded)).then((message) => {
    setting.setErrorMessage(message ?? '');
  });
}

function suggestPaths(input: HTMLInputElement, control: SettingControl): void {
  const { vault } = hostApp();
  const paths =
    control.type === 'folder'
      ? vault.getAllFolders().map((f) => f.path)
      : vault.getFiles().map((f) => f.path);
  const list = createEl('datalist', { attr: { id: `paths-${control.key}` } });
  for (const path of paths) list.createEl('option', { value: path });
  input.after(list);
  input.setAttribute('list', list.id);
}

function renderControl(tab: SettingTab, control: SettingControl, setting: Setting): void {
  const value = tab.getControlValue(control.key) ?? control.defaultValue;
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  const change = (next: unknown): void => {
    accept(tab, control, setting, next);
  };
  switch (control.type) {
    case 'toggle':
      setting.addToggle((toggle) => toggle.setValue(value === true).onChange(change));
      break;
    case 'dropdown': {
      setting.addDropdown((dropdown) => dropdown.addOptions(control.options).setValue(text).onChange(change));
      break;
    }
    case 'slider':
      setting.addSlider((slider) => {
        slider.setLimits(control.min, control.max, control.step).setValue(Number(value ?? control.min));
        slider.onChange(change);
        const { defaultValue } = control;
        if (defaultValue === undefined) return;
        setting.addExtraButton((button) =>
          button
            .setIcon('rotate-ccw')
            .setTooltip('Restore default')
            .onClick(() => {
              slider.setValue(defaultValue);
              change(defaultValue);
            }),
        );
      });
      break;
    case 'number':
      setting.addText((input) => {
        input.inputEl.type = 'number';
        for (const name of ['min', 'max', 'step'] as const) {
          if (control[name] !== undefined) input.inputEl.setAttribute(name, String(control[name]));
        }
        input.setPlaceholder(control.placeholder ?? '').setValue(text);
        input.onChange((typed) => {
          const number = typed === '' ? NaN : Number(typed);
          change(Number.isNaN(number) ? (control.defaultValue ?? 0) : number);
        });
      });
      break;
    case 'textarea':
      setting.addTextArea((area) => {
        area
          .setPlaceholder(control.placeholder ?? '')
          .setValue(text)
          .onChange(change);
        if (control.rows !== undefined) area.inputEl.rows = control.rows;
      });
      break;
    case 'color':
      setting.addText((input) => {
        input.inputEl.type = 'color';
        input.setValue(text).onChange(change);
      });
      break;
    default:
      setting.addText((input) => {
        input
          .setPlaceholder(control.placeholder ?? '')
          .setValue(text)
          .onChange(change);
        if (control.type !== 'text') suggestPaths(input.inputEl, control);
      });
  }
  setting.settingEl
    .querySelector('input, select, textarea')
    ?.setAttribute('aria-label', setting.nameEl.textContent);
  showStoredError(control, setting, value);
}

/** What the rows that are drawn now left to do before they go. */
const cleanUps: (() => void)[] = [];

/** Ends the rows that are drawn now. */
export function endRows(): void {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
}

function renderDefinition(
  tab: SettingTab,
  definition: SettingDefinition,
  group: SettingGroup,
  index: number,
): void {
  if (!resolve(definition.visible, true)) return;
  group.addSetting((setting) => {
    setting.setName(definition.name).setDesc(definition.desc ?? '');
    if (definition.action) {
      const { action } = definition;
      setting.settingEl.addClass('mod-action');
      setting.settingEl.tabIndex = 0;
      setting.settingEl.addEventListener('click', () => {
        action(setting.settingEl, index);
      });
    } else if (definition.render) {
      const cleanUp = definition.render(setting, group);
      if (cleanUp) cleanUps.push(cleanUp);
    } else if (definition.control) {
      renderControl(tab, definition.control, setting);
      setting.setDisabled(resolve(definition.control.disabled, false));
    }
  });
}

/** Rows that only have a name are dropped, as the app drops them. */
const isShown = (item: SettingDefinition): boolean => Boolean(item.action ?? item.render ?? item.control);

/** Draws declared settings; loose rows stand in a group without a heading. */
export function renderSettingDefinitions(
  tab: SettingTab,
  items: SettingDefinitionItem[],
  el: HTMLElement,
): void {
  let loose: SettingGroup | null = null;
  items.forEach((item, index) => {
    if ('type' in item) {
      loose = null;
      if (item.type === 'page') {
        const group = new SettingGroup(el).setHeading(item.name);
        renderInto(tab, item.items ?? [], group);
        return;
      }
      if (!resolve(item.visible, true)) return;
      const group = new SettingGroup(el);
      if (item.heading) group.setHeading(item.heading);
      if (item.cls) group.addClass(...item.cls.split(' ').filter(Boolean));
      renderInto(tab, item.items ?? [], group);
      return;
    }
    if (!isShown(item)) return;
    loose ??= new SettingGroup(el);
    renderDefinition(tab, item, loose, index);
  });
}

function renderInto(tab: SettingTab, items: SettingDefinitionItem[], group: SettingGroup): void {
  items.forEach((item, index) => {
    if (!('type' in item) && isShown(item)) renderDefinition(tab, item, group, index);
  });
}
