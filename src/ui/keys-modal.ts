import { Modal, Platform, type App } from 'obsidian';

/** Keys and what they do, as people read them; `Mod` is Ctrl or Cmd. */
export type KeyHelp = readonly (readonly [keys: string, what: string])[];

/** A list of keys. */
export class KeysModal extends Modal {
  constructor(
    app: App,
    title: string,
    private readonly keys: KeyHelp,
  ) {
    super(app);
    this.setTitle(title);
  }

  override onOpen(): void {
    const list = this.contentEl.createEl('dl', { cls: 'interview-drill-keys' });
    for (const [keys, what] of this.keys) {
      list.createEl('dt').createEl('kbd', { text: keys.replace('Mod', Platform.isMacOS ? 'Cmd' : 'Ctrl') });
      list.createEl('dd', { text: what });
    }
  }

  override onClose(): void {
    this.contentEl.empty();
  }
}
