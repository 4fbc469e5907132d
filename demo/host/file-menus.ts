import { type App, Menu, Modal, Setting, type TFile } from 'obsidian';

const SOURCE = 'file-explorer-context-menu';

class RenameModal extends Modal {
  constructor(
    app: App,
    private readonly file: TFile,
  ) {
    super(app);
  }

  override onOpen(): void {
    this.setTitle('Rename file');
    const ending = `.${this.file.extension}`;
    let name = this.file.path.slice(0, -ending.length);
    const rename = (): void => {
      this.close();
      void this.app.fileManager.renameFile(this.file, `${name}${ending}`);
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

function addDelete(menu: Menu, title: string, run: () => void): void {
  menu.addItem((item) =>
    item.setTitle(title).setIcon('trash-2').setSection('danger').setWarning(true).onClick(run),
  );
}

/** The menu of one file in the list. */
export function fileMenu(app: App, file: TFile): Menu {
  const menu = new Menu();
  menu.addItem((item) =>
    item
      .setTitle('Open in new tab')
      .setIcon('file-plus')
      .setSection('open')
      .onClick(() => void app.workspace.getLeaf('tab').openFile(file)),
  );
  app.workspace.trigger('file-menu', menu, file, SOURCE, app.workspace.getMostRecentLeaf());
  menu.addItem((item) =>
    item
      .setTitle('Rename…')
      .setIcon('pencil')
      .setSection('danger')
      .onClick(() => {
        new RenameModal(app, file).open();
      }),
  );
  addDelete(menu, 'Delete', () => void app.fileManager.trashFile(file));
  return menu;
}

/** The menu of several files that are selected in the list. */
export function filesMenu(app: App, files: TFile[]): Menu {
  const menu = new Menu();
  app.workspace.trigger('files-menu', menu, files, SOURCE, app.workspace.getMostRecentLeaf());
  addDelete(menu, `Delete ${String(files.length)} files`, () => {
    for (const file of files) void app.fileManager.trashFile(file);
  });
  return menu;
}
