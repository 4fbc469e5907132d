import { itemsOf, type ComparedRow, type ComparedTopic } from '../../core/compare/compare';
import { fits } from '../../core/compare/filters';
import type { DrillItem } from '../../core/drill/item';
import { plainText } from '../../core/note/plain-text';
import type { MarkdownPort } from '../drill/markdown';
import { isPressedBySpace, keepFromPress } from '../view-life';
import { nameRegion } from '../region-name';
import { drawHeads } from './heads';
import { RowView, type RowActions } from './row';
import type { ShownComparison } from './view-state';

/** What a person can do in the grid. */
export interface GridActions extends RowActions {
  readonly step: (key: string) => void;
  readonly column: (column: number) => void;
  readonly openPath: (path: string) => void;
  readonly undo: () => void;
  readonly keys: () => void;
}

/** A question under the focus, with its row. */
interface Focused {
  readonly row: ComparedRow;
  readonly item: DrillItem | null;
}

/** Rows by topic, under the heads of the notes. One cell at a time has the focus; arrows move it. */
export class CompareGrid {
  readonly el: HTMLElement;
  private readonly heads: HTMLElement;
  private readonly body: HTMLElement;
  private readonly rows = new Map<string, RowView>();
  private topics: HTMLElement[] = [];
  private drawnHeads = '';
  private state: ShownComparison | null = null;
  /** The cell that has the focus, or had it last: the row's key and the column. */
  private at: { key: string; column: number } | null = null;

  constructor(
    parent: HTMLElement,
    private readonly makeMarkdown: () => MarkdownPort,
    private readonly actions: GridActions,
  ) {
    this.el = parent.createDiv({
      cls: 'interview-drill-compare-grid',
      attr: { role: 'grid', tabindex: '-1' },
    });
    nameRegion(this.el, 'Questions of the variants', parent);
    this.heads = this.el.createDiv({ cls: 'interview-drill-compare-heads', attr: { role: 'row' } });
    this.body = this.el.createDiv({ cls: 'interview-drill-compare-body', attr: { role: 'presentation' } });
    this.el.addEventListener('keydown', (event) => {
      this.onKey(event);
    });
    this.el.addEventListener('focusin', (event) => {
      this.followFocus(event.target as HTMLElement);
    });
    this.el.addEventListener('click', (event) => {
      const cell = (event.target as HTMLElement).closest<HTMLElement>('.interview-drill-compare-cell');
      const key = cell && this.keyOf(cell);
      if (key) actions.toggle(key);
    });
  }

  /** Brings the document to a state. */
  update(state: ShownComparison): void {
    this.state = state;
    const { comparison, column } = state;
    const { notes, topics } = comparison;
    this.el.setCssProps({ '--interview-drill-columns': String(notes.length) });
    for (const [at, name] of ['is-column-0', 'is-column-1', 'is-column-2', 'is-column-3'].entries())
      this.el.toggleClass(name, at === column);
    this.drawHeads(state);
    this.drawBody(topics);
    this.rove();
  }

  /** Gives the focus to the cell that had it last; before any had it to the grid, from which an arrow leads to the first. */
  focus(): void {
    (this.focusedCell() ?? this.el).focus({ preventScroll: true });
  }

  /** Ends the life of what is rendered. */
  clear(): void {
    for (const row of this.rows.values()) row.close();
    this.rows.clear();
    this.body.empty();
    this.drawnHeads = '';
  }

  private drawHeads({ comparison: { notes }, differences }: ShownComparison): void {
    const wanted = JSON.stringify([notes, differences]);
    if (wanted === this.drawnHeads) return;
    this.drawnHeads = wanted;
    const active = this.el.doc.activeElement;
    const column = this.heads.contains(active)
      ? active?.closest<HTMLElement>('[data-column]')?.dataset['column']
      : undefined;
    drawHeads(this.heads, notes, differences, this.actions.openPath);
    if (column !== undefined)
      this.heads
        .querySelector<HTMLElement>(`[data-column="${column}"] button`)
        ?.focus({ preventScroll: true });
  }

  private drawBody(topics: readonly ComparedTopic[]): void {
    const { state } = this;
    if (!state) return;
    const hadFocus = this.el.contains(this.el.doc.activeElement) && this.at !== null;
    const order: HTMLElement[] = [];
    const kept = new Set<string>();
    this.topics = [];
    for (const topic of topics) {
      const rows = topic.rows.filter((row) => fits(row, state.filter));
      if (rows.length === 0) continue;
      const el = this.drawTopic(topic, rows);
      this.topics.push(el);
      order.push(el);
      for (const row of rows) {
        const view = this.rowView(row.key);
        kept.add(row.key);
        order.push(view.el);
        const { open, waiting, comparison } = state;
        void view.update({ row, notes: comparison.notes, openness: open.get(row.key) ?? null, waiting });
      }
    }
    for (const [key, view] of this.rows)
      if (!kept.has(key)) {
        view.close();
        this.rows.delete(key);
      }
    this.arrange(order);
    if (hadFocus && !this.el.contains(this.el.doc.activeElement)) this.focus();
  }

  /** Puts elements in order, and moves none that is in its place already: what has the focus keeps it. */
  private arrange(order: readonly HTMLElement[]): void {
    const wanted = new Set<Element>(order);
    for (const child of [...this.body.children]) if (!wanted.has(child)) child.remove();
    order.forEach((el, at) => {
      const there = this.body.children[at];
      if (there !== el) this.body.insertBefore(el, there ?? null);
    });
  }

  private rowView(key: string): RowView {
    const known = this.rows.get(key);
    if (known) return known;
    const view = new RowView(key, this.makeMarkdown, this.actions);
    this.rows.set(key, view);
    return view;
  }

  private drawTopic({ topic, names }: ComparedTopic, rows: readonly ComparedRow[]): HTMLElement {
    const name = topic === null ? 'No topic' : plainText(topic);
    const line = createDiv({ cls: 'interview-drill-compare-topic', attr: { role: 'row' } });
    const cell = line.createDiv({ attr: { role: 'rowheader' }, cls: 'interview-drill-compare-topic-name' });
    cell.createSpan({ text: name });
    const others = names.slice(1).map(plainText);
    if (others.length > 0)
      cell.createSpan({
        cls: 'interview-drill-compare-also',
        text: `also ${others.map((other) => `“${other}”`).join(', ')}`,
      });
    const button = line.createDiv({ attr: { role: 'gridcell' } }).createEl('button', {
      cls: 'interview-drill-compare-topic-drill',
      text: 'Drill topic',
      attr: { type: 'button', 'aria-label': `Drill topic ${name}` },
    });
    button.addEventListener('click', () => {
      this.actions.drill(name, rows.flatMap(itemsOf));
    });
    return line;
  }

  /** Only the cell that has, or had, the focus is a stop of Tab. */
  private rove(): void {
    for (const cell of this.el.querySelectorAll('.interview-drill-compare-cell[tabindex="0"]'))
      cell.setAttribute('tabindex', '-1');
    const cell = this.focusedCell() ?? this.el.querySelector('.interview-drill-compare-cell');
    cell?.setAttribute('tabindex', '0');
  }

  private followFocus(target: HTMLElement): void {
    const holder = target.closest<HTMLElement>('[data-column]');
    const key = this.keyOf(target);
    if (!key) return;
    const column = Number(holder?.dataset['column'] ?? this.at?.column ?? 0);
    this.at = { key, column };
    this.rove();
    // In a narrow pane the column that has the focus is the one that is seen.
    if (holder?.hasClass('interview-drill-compare-cell')) this.actions.column(column);
  }

  private keyOf(el: HTMLElement): string | null {
    const entry = el.closest('.interview-drill-compare-entry');
    return [...this.rows.values()].find((row) => row.el === entry)?.key ?? null;
  }

  private cellAt(key: string, column: number): HTMLElement | null {
    return (
      this.rows
        .get(key)
        ?.el.querySelector<HTMLElement>(`.interview-drill-compare-cell[data-column="${String(column)}"]`) ??
      null
    );
  }

  private focusedCell(): HTMLElement | null {
    return this.at && this.cellAt(this.at.key, this.at.column);
  }

  private focused(): Focused | null {
    const { state, at } = this;
    // What a filter hides is not acted upon.
    if (!state || !at || !this.focusedCell()) return null;
    const rows = state.comparison.topics.flatMap((topic) => topic.rows);
    const row = rows.find(({ key }) => key === at.key);
    return row ? { row, item: row.cells[at.column] ?? null } : null;
  }

  private onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.isComposing || target.matches('input, textarea, select') || target.isContentEditable) return;
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (meaningOf(event) !== 'z' || event.shiftKey || event.altKey) return;
      this.actions.undo();
      event.preventDefault();
      return;
    }
    // An answer that is wider than its column scrolls.
    if (target.hasClass('interview-drill-compare-text') && event.key.startsWith('Arrow')) return;
    // A button wants these for itself.
    if (event.key === 'Enter' && target.matches('button, a[href], summary')) return;
    if (event.key === ' ' && isPressedBySpace(target)) return;
    if (this.act(event)) {
      if (event.key === ' ') keepFromPress(event);
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** @returns whether the key means something */
  private act(event: KeyboardEvent): boolean {
    const { key, shiftKey } = event;
    const meaning = meaningOf(event);
    const focused = this.focused();
    const { actions } = this;
    const move = MOVES[key];
    if (move) return this.move(move[0], move[1]);
    if (key === '?') {
      actions.keys();
      return true;
    }
    if (meaning === 'u') {
      actions.undo();
      return true;
    }
    if (!focused) return false;
    const { row, item } = focused;
    const name = (item ?? itemsOf(row)[0])?.question.label ?? (item ?? itemsOf(row)[0])?.question.text ?? '';
    switch (meaning) {
      case 'enter':
        actions.step(row.key);
        return true;
      case ' ':
        if (this.state?.open.get(row.key) !== 'shown') actions.step(row.key);
        return true;
      case 'escape':
        if (this.state?.open.has(row.key) !== true) return false;
        actions.toggle(row.key);
        return true;
      case 'd':
        actions.drill(name, item && !shiftKey ? [item] : itemsOf(row));
        return true;
      case 'w':
        if (item) actions.weak(item);
        return true;
      case 'o':
        if (item) actions.openNote(item);
        return true;
      case '1':
      case '2':
      case '3':
      case '4':
        if (item) actions.rate(item, Number(key) as 1 | 2 | 3 | 4);
        return true;
      default:
        return false;
    }
  }

  private move(rows: number, columns: number): boolean {
    const cells = [...this.el.querySelectorAll<HTMLElement>('.interview-drill-compare-row')];
    const here = this.focusedCell()?.closest<HTMLElement>('.interview-drill-compare-row');
    const count = this.state?.comparison.notes.length ?? 0;
    // From the grid itself every move leads to the first row.
    const [down, right] = here ? [cells.indexOf(here) + rows, columns] : [0, 0];
    const column = Math.min(Math.max((this.at?.column ?? 0) + right, 0), count - 1);
    const row = cells[Math.min(Math.max(down, 0), cells.length - 1)];
    const key = row && this.keyOf(row);
    if (!key) return false;
    // In a narrow pane it must be seen before it can have the focus.
    this.actions.column(column);
    const cell = this.cellAt(key, column);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest' });
    return true;
  }
}

/** The key in lower case; where the layout has no Latin letters, the letter of its place. */
function meaningOf({ key, code }: KeyboardEvent): string {
  const place = /^[^\0-~]$/.test(key) ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  return (place ?? key).toLowerCase();
}

const FAR = 1e6;

const MOVES: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -FAR],
  End: [0, FAR],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};
