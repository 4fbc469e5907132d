import { type App, Menu, Modal, Setting, type TAbstractFile, TFile, TFolder } from 'obsidian';
import { setIcon } from './icons';
import { showMenuBelow } from './menu';
import { iconButton } from './view';

class RenameModal extends Modal {
  constructor(
    app: App,
    private readonly file: TFile,
  ) {
    super(app);
  }

  override onOpen(): void {
    this.setTitle('Rename note');
    let name = this.file.path.replace(/\.md$/, '');
    const rename = (): void => {
      this.close();
      void this.app.fileManager.renameFile(this.file, `${name}.md`);
    };
    new Setting(this.contentEl).setName('Path').addText((text) => {
      text.setValue(name).onChange((value) => {
        name = value.trim();
      });
      text.inputEl.addEventListener('keydown', (event) => {
        if (event.key === 'Enter') rename();
      });
      text.inputEl.select();
    });
    new Setting(this.contentEl).addButton((button) =>
      button.setButtonText('Rename').setCta().onClick(rename),
    );
  }
}

/** The notes of the vault in their folders, with the menu that plugins add to. */
export class FileList {
  readonly el = createDiv('nav-files-container');
  private readonly closed = new Set<string>();

  constructor(
    private readonly app: App,
    private readonly opened: () => void,
  ) {
    const draw = (): void => {
      this.draw();
    };
    app.vault.on('create', draw);
    app.vault.on('delete', draw);
    app.vault.on('rename', draw);
    app.workspace.on('active-leaf-change', draw);
    app.workspace.on('file-open', draw);
    this.draw();
  }

  draw(): void {
    const active = this.app.workspace.getActiveFile();
    this.el.replaceChildren();
    this.drawFolder(this.app.vault.getRoot(), this.el, active);
  }

  private drawFolder(folder: TFolder, parent: HTMLElement, active: TFile | null): void {
    const rank = (file: TAbstractFile): number => (file instanceof TFolder ? 0 : 1);
    const children = [...folder.children].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
    for (const child of children) {
      if (child instanceof TFolder) this.drawSubfolder(child, parent, active);
      else if (child instanceof TFile) this.drawFile(child, parent, active);
    }
  }

  private drawSubfolder(folder: TFolder, parent: HTMLElement, active: TFile | null): void {
    const box = parent.createDiv('tree-item nav-folder');
    const closed = this.closed.has(folder.path);
    const title = box.createEl('button', {
      cls: 'tree-item-self nav-folder-title tappable',
      attr: { 'aria-expanded': String(!closed), 'data-path': folder.path },
    });
    setIcon(title.createSpan('tree-item-icon'), closed ? 'chevron-right' : 'chevron-down');
    title.createSpan({ cls: 'tree-item-inner nav-folder-title-content', text: folder.name });
    title.addEventListener('click', () => {
      if (closed) this.closed.delete(folder.path);
      else this.closed.add(folder.path);
      this.draw();
    });
    if (!closed) this.drawFolder(folder, box.createDiv('tree-item-children nav-folder-children'), active);
  }

  private drawFile(file: TFile, parent: HTMLElement, active: TFile | null): void {
    const row = parent.createDiv('tree-item nav-file').createDiv('nav-file-row');
    const title = row.createEl('button', {
      cls: 'tree-item-self nav-file-title tappable',
      attr: { 'data-path': file.path },
    });
    title.toggleClass('is-active', file === active);
    title.createSpan({ cls: 'tree-item-inner nav-file-title-content', text: file.basename });
    if (file.extension !== 'md') title.createSpan({ cls: 'nav-file-tag', text: file.extension });
    title.addEventListener('click', (event) => {
      this.opened();
      void this.app.workspace.getLeaf(event.ctrlKey || event.metaKey ? 'tab' : false).openFile(file);
    });
    title.addEventListener('contextmenu', (event) => {
      event.preventDefault();
      this.menuFor(file).showAtMouseEvent(event);
    });
    const more = iconButton(row, 'more-horizontal', `More options for ${file.basename}`, () => {
      showMenuBelow(this.menuFor(file), more);
    });
    more.addClass('nav-file-more');
  }

  private menuFor(file: TFile): Menu {
    const menu = new Menu();
    menu.addItem((item) =>
      item
        .setTitle('Open in new tab')
        .setIcon('file-plus')
        .setSection('open')
        .onClick(() => void this.app.workspace.getLeaf('tab').openFile(file)),
    );
    const { workspace } = this.app;
    workspace.trigger('file-menu', menu, file, 'file-explorer-context-menu', workspace.getMostRecentLeaf());
    menu.addItem((item) =>
      item
        .setTitle('Rename…')
        .setIcon('pencil')
        .setSection('danger')
        .onClick(() => {
          new RenameModal(this.app, file).open();
        }),
    );
    menu.addItem((item) =>
      item
        .setTitle('Delete')
        .setIcon('trash-2')
        .setSection('danger')
        .setWarning(true)
        .onClick(() => void this.app.fileManager.trashFile(file)),
    );
    return menu;
  }
}
