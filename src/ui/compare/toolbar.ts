import { setIcon } from 'obsidian';
import { rowsOf } from '../../core/compare/compare';
import { fits, ROW_FILTERS, type RowFilter } from '../../core/compare/filters';
import { nameRegion } from '../region-name';
import type { ShownComparison } from './view-state';

/** The filters as people read them. */
export const FILTER_WORD: Readonly<Record<RowFilter, string>> = {
  all: 'All',
  shared: 'Shared',
  unique: 'In one only',
  weak: 'Weak',
  apart: 'Apart in confidence',
};

/** What a person can do from the toolbar. */
export interface ToolbarActions {
  readonly filter: (filter: RowFilter) => void;
  readonly column: (column: number) => void;
  readonly drillMenu: (event: MouseEvent) => void;
  readonly picture: () => void;
  readonly menu: (event: MouseEvent) => void;
}

/** Title, filters, the switch between notes for narrow panes, and what can be done with all. */
export class CompareToolbar {
  readonly el: HTMLElement;
  private readonly title: HTMLElement;
  private readonly filters = new Map<RowFilter, { el: HTMLButtonElement; count: HTMLElement }>();
  private readonly columns: HTMLElement;
  private readonly picture: HTMLButtonElement;

  constructor(
    parent: HTMLElement,
    private readonly actions: ToolbarActions,
  ) {
    this.el = parent.createDiv({ cls: 'interview-drill-compare-bar-top' });
    const line = this.el.createDiv({ cls: 'interview-drill-compare-title-line' });
    this.title = line.createEl('h2', { cls: 'interview-drill-compare-title' });
    const drill = line.createEl('button', {
      cls: 'mod-cta',
      attr: { type: 'button', 'aria-haspopup': 'menu' },
    });
    setIcon(drill.createSpan({ cls: 'interview-drill-compare-icon' }), 'graduation-cap');
    drill.createSpan({ text: 'Drill…' });
    drill.addEventListener('click', actions.drillMenu);
    this.picture = this.icon(line, 'radar', 'Picture of confidence by topic', actions.picture);
    this.icon(line, 'more-horizontal', 'More options', actions.menu).setAttribute('aria-haspopup', 'menu');
    const filters = this.el.createDiv({
      cls: 'interview-drill-compare-filters',
      attr: { role: 'group' },
    });
    nameRegion(filters, 'Show');
    for (const filter of ROW_FILTERS) {
      const el = filters.createEl('button', {
        cls: 'interview-drill-compare-filter',
        attr: { type: 'button' },
      });
      el.createSpan({ text: FILTER_WORD[filter] });
      const count = el.createSpan({ cls: 'interview-drill-count' });
      el.addEventListener('click', () => {
        actions.filter(filter);
      });
      this.filters.set(filter, { el, count });
    }
    this.columns = this.el.createDiv({ cls: 'interview-drill-compare-switch', attr: { role: 'group' } });
    nameRegion(this.columns, 'Variant', this.el);
  }

  update(state: ShownComparison): void {
    const { comparison, title, filter, column, pictured } = state;
    this.title.setText(title);
    const rows = rowsOf(comparison);
    for (const [each, { el, count }] of this.filters) {
      el.setAttribute('aria-pressed', String(each === filter));
      count.setText(String(rows.filter((row) => fits(row, each)).length));
    }
    this.picture.setAttribute('aria-pressed', String(pictured));
    this.picture.toggleClass('is-active', pictured);
    const names = comparison.notes.map(({ name }) => name);
    while (this.columns.childElementCount > names.length) this.columns.lastElementChild?.remove();
    names.forEach((name, at) => {
      const el = (this.columns.children[at] as HTMLElement | undefined) ?? this.addColumn(at);
      el.setText(name);
      el.setAttribute('aria-pressed', String(at === column));
    });
  }

  private addColumn(at: number): HTMLElement {
    const el = this.columns.createEl('button', {
      cls: 'interview-drill-compare-filter',
      attr: { type: 'button' },
    });
    el.addEventListener('click', () => {
      this.actions.column(at);
    });
    return el;
  }

  private icon(
    parent: HTMLElement,
    icon: string,
    label: string,
    act: (event: MouseEvent) => void,
  ): HTMLButtonElement {
    const button = parent.createEl('button', {
      cls: 'clickable-icon interview-drill-menu',
      attr: { type: 'button', 'aria-label': label },
    });
    setIcon(button, icon);
    button.addEventListener('click', act);
    return button;
  }
}
