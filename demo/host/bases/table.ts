import {
  type BasesEntry,
  type BasesEntryGroup,
  type BasesPropertyId,
  BasesView,
  Keymap,
  type QueryController,
} from 'obsidian';
import { hostApp } from '../host-app';

/** The view that comes with the host: a plain table of the properties that the base lists. */
export class TableView extends BasesView {
  readonly type = 'table';
  private readonly el: HTMLElement;

  constructor(controller: QueryController, containerEl: HTMLElement) {
    super(controller);
    this.el = containerEl.createDiv({ cls: 'bases-table-container', attr: { tabindex: '0' } });
  }

  override onDataUpdated(): void {
    const order = this.config.getOrder();
    const columns = order.length === 0 ? (['file.name'] as const) : order;
    const table = createEl('table', { cls: 'bases-table', attr: { 'aria-label': this.config.name } });
    const head = table.createEl('thead').createEl('tr');
    for (const id of columns) {
      head.createEl('th', { text: this.config.getDisplayName(id), attr: { scope: 'col' } });
    }
    for (const group of this.data.groupedData) this.drawGroup(table, group, columns);
    this.el.replaceChildren(table);
    if (this.data.data.length === 0) this.el.createDiv({ cls: 'bases-message', text: 'No results' });
  }

  private drawGroup(table: HTMLElement, group: BasesEntryGroup, columns: readonly BasesPropertyId[]): void {
    const body = table.createEl('tbody');
    if (group.key !== undefined) {
      const text = group.hasKey() ? group.key.toString() : '(none)';
      const attr = { colspan: String(columns.length), scope: 'rowgroup' };
      body.createEl('tr').createEl('th', { cls: 'bases-group-heading', text, attr });
    }
    for (const entry of group.entries) {
      const row = body.createEl('tr');
      for (const id of columns) this.drawCell(row.createEl('td'), entry, id);
    }
  }

  private drawCell(cell: HTMLElement, entry: BasesEntry, id: BasesPropertyId): void {
    cell.dataset['property'] = id;
    if (id !== 'file.name') {
      entry.getValue(id)?.renderTo(cell, hostApp().renderContext);
      return;
    }
    const { file } = entry;
    const text = file.extension === 'md' ? file.basename : file.name;
    const link = cell.createEl('a', { cls: 'internal-link', text, href: file.path });
    link.addEventListener('click', (event) => {
      event.preventDefault();
      void this.app.workspace.getLeaf(Keymap.isModEvent(event)).openFile(file);
    });
  }
}
