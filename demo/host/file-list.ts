import { type App, Keymap, type Menu, type TAbstractFile, TFile, TFolder } from 'obsidian';
import { fileMenu, filesMenu } from './file-menus';
import { FileSelection } from './file-selection';
import { setIcon } from './icons';
import { showMenuBelow } from './menu';
import { iconButton } from './view';

/** The notes of the vault in their folders, with the menu that plugins add to. */
export class FileList {
  readonly el = createDiv('nav-files-container');
  private readonly closed = new Set<string>();
  private readonly selection = new FileSelection();

  constructor(
    private readonly app: App,
    private readonly opened: () => void,
  ) {
    const draw = (): void => {
      this.draw();
    };
    app.vault.on('create', draw);
    app.vault.on('delete', (file) => {
      this.selection.forget(file.path);
      draw();
    });
    app.vault.on('rename', (file, oldPath) => {
      this.selection.rename(oldPath, file.path);
      draw();
    });
    app.workspace.on('active-leaf-change', draw);
    app.workspace.on('file-open', draw);
    this.draw();
  }

  draw(): void {
    const active = this.app.workspace.getActiveFile();
    this.el.replaceChildren();
    this.drawFolder(this.app.vault.getRoot(), this.el, active);
    this.showSelection();
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
      this.click(event, file);
    });
    title.addEventListener('auxclick', (event) => {
      if (event.button === 1) void this.app.workspace.getLeaf('tab').openFile(file);
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

  private click(event: MouseEvent, file: TFile): void {
    const { workspace } = this.app;
    if (event.altKey) this.selection.toggle(file.path);
    else if (event.shiftKey) {
      const listed = this.titles.map((title) => title.dataset['path'] ?? '');
      this.selection.selectTo(file.path, listed, workspace.getActiveFile()?.path ?? null);
    } else {
      this.selection.clear(file.path);
      this.opened();
      void workspace.getLeaf(Keymap.isModEvent(event)).openFile(file);
    }
    this.showSelection();
  }

  private get titles(): HTMLElement[] {
    return [...this.el.querySelectorAll<HTMLElement>('.nav-file-title')];
  }

  /** The selected files in the order of the list. */
  private get selected(): TFile[] {
    return this.titles
      .map((title) => this.app.vault.getFileByPath(title.dataset['path'] ?? ''))
      .filter((file): file is TFile => file !== null && this.selection.has(file.path));
  }

  /** A button has no selected state; a selected one counts as pressed. */
  private showSelection(): void {
    for (const title of this.titles) {
      const isSelected = this.selection.has(title.dataset['path'] ?? '');
      title.toggleClass('is-selected', isSelected);
      if (isSelected) title.setAttribute('aria-pressed', 'true');
      else title.removeAttribute('aria-pressed');
    }
  }

  /** The menu of the selection if the file is one of several in it, else that of the file alone. */
  private menuFor(file: TFile): Menu {
    const { selected } = this;
    if (selected.length > 1 && selected.includes(file)) return filesMenu(this.app, selected);
    this.selection.clear(file.path);
    this.showSelection();
    return fileMenu(this.app, file);
  }
}
