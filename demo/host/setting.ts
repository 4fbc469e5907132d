import { Setting, SettingGroup } from 'obsidian';
import { patch } from './patch';

interface SettingFields {
  errorEl: HTMLElement | null;
}
interface GroupFields {
  groupEl__: HTMLElement;
  headerEl: HTMLElement;
  headerInnerEl: HTMLElement;
}

const toNodes = (content: string | DocumentFragment): string | DocumentFragment => content;

/** Rows of settings with the classes that Obsidian's style sheet and themes know. */
export function installSetting(): void {
  patch<Setting, SettingFields>(Setting, {
    constructor__() {
      this.settingEl.className = 'setting-item';
      this.infoEl.className = 'setting-item-info';
      this.nameEl.className = 'setting-item-name';
      this.descEl.className = 'setting-item-description';
      this.controlEl.className = 'setting-item-control';
      this.settingEl.append(this.infoEl, this.controlEl);
    },
    setName(name) {
      this.nameEl.replaceChildren(toNodes(name));
      return this;
    },
    setDesc(desc) {
      this.descEl.replaceChildren(toNodes(desc));
      return this;
    },
    setDisabled(disabled) {
      this.settingEl.classList.toggle('is-disabled', disabled);
      for (const component of this.components) component.setDisabled(disabled);
      return this;
    },
    clear() {
      this.controlEl.replaceChildren();
      this.components = [];
      return this;
    },
    setErrorMessage(message: string | null) {
      this.errorEl?.remove();
      this.errorEl = null;
      this.settingEl.classList.toggle('is-invalid', Boolean(message));
      if (message) {
        this.errorEl = this.infoEl.createDiv({
          cls: 'setting-item-error',
          text: message,
          attr: { role: 'alert' },
        });
      }
      return this;
    },
  });
  patch<SettingGroup, GroupFields>(SettingGroup, {
    constructor__() {
      this.groupEl__.className = 'setting-group';
      this.headerEl.className = 'setting-item setting-item-heading';
      this.headerInnerEl.className = 'setting-item-name';
      this.listEl.className = 'setting-items';
    },
    setHeading(text) {
      this.headerInnerEl.setText(text);
      this.groupEl__.prepend(this.headerEl);
      return this;
    },
  });
}
