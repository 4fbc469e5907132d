import { BasesView, type BasesViewRegistration, type QueryController } from 'obsidian';
import { standingOf } from '../../core/compare/compare';
import { MOST_VARIANTS } from '../../core/compare/variants';
import type { DrillNote } from '../../core/drill/item';
import type { ReadResult } from '../../core/drill/results';
import { CHOSEN, drawBaseNotes, isComparable, type BaseGroup, type BaseNote } from './base-notes';
import { ComparePanel } from './panel';
import type { CompareServices } from './services';

/** Type under which bases know the view. */
export const BASES_VIEW = 'interview-drill';

/** What the view needs besides what a comparison needs. */
export interface BasesServices extends CompareServices {
  /** Puts notes side by side in a view of its own. */
  compare(paths: readonly string[]): void;
  drillNote(path: string): void;
}

/** How the notes of a base are shown. */
type Layout = 'list' | 'compare';

const LAYOUT = 'layout';

/** What Obsidian needs to know to offer the view in bases. */
export const basesRegistration = (services: BasesServices): BasesViewRegistration => ({
  name: 'Interview drill',
  icon: 'graduation-cap',
  factory: (controller, el) => new InterviewBasesView(controller, el, services),
  options: () => [
    {
      type: 'dropdown',
      key: LAYOUT,
      displayName: 'Show',
      default: 'list',
      options: { list: 'Notes as a list', compare: 'Notes side by side' },
    },
  ],
});

/** The interview notes of a base, grouped and sorted as it says: as a list of where one stands, or side by side. */
export class InterviewBasesView extends BasesView {
  override type = BASES_VIEW;
  private readonly root: HTMLElement;
  private readonly listEl: HTMLElement;
  private readonly compareEl: HTMLElement;
  private panel: ComparePanel | null = null;
  /** The notes that the panel shows, and the group from which they are. */
  private shown = '';
  private groupKey: string | null = null;
  private readonly selected = new Set<string>();
  private known: ReadonlyMap<string, ReadResult> = new Map();
  /** Whether the base gave any notes so far. */
  private isGiven = false;
  /** The latest reading; of several only this counts. */
  private reading: object | null = null;

  constructor(
    controller: QueryController,
    parent: HTMLElement,
    private readonly services: BasesServices,
  ) {
    super(controller);
    this.root = parent.createDiv({ cls: 'interview-drill interview-drill-base' });
    this.listEl = this.root.createDiv({ cls: 'interview-drill-base-list' });
    this.compareEl = this.root.createDiv({ cls: 'interview-drill-base-compare' });
  }

  override onload(): void {
    this.register(
      this.services.listen({
        // Before the base gave its notes there are none to read.
        changed: () => {
          if (this.isGiven) void this.read();
        },
        undone: () => undefined,
      }),
    );
  }

  override onunload(): void {
    this.reading = null;
    this.root.remove();
  }

  override onDataUpdated(): void {
    this.isGiven = true;
    void this.read();
  }

  /** Reads the notes that the base gives now; the entries themselves are replaced each time, so none is kept. */
  private async read(): Promise<void> {
    const mine = {};
    this.reading = mine;
    if (this.known.size === 0) this.listEl.setText('Reading the notes…');
    const paths = this.data.data.map(({ file }) => file.path).filter((path) => path.endsWith('.md'));
    const results = await this.services.readAll(paths);
    if (this.reading !== mine) return;
    this.known = new Map(paths.flatMap((path, at) => (results[at] ? [[path, results[at]] as const] : [])));
    this.draw();
  }

  private get layout(): Layout {
    // The config does not know the defaults of options.
    return this.config.get(LAYOUT) === 'compare' ? 'compare' : 'list';
  }

  private draw(): void {
    const isList = this.layout === 'list';
    this.compareEl.toggle(!isList);
    for (const path of this.selected) if (!this.known.has(path)) this.selected.delete(path);
    const groups = this.groups();
    const chosen = groups.flatMap(({ notes }) => notes).filter(({ path }) => this.selected.has(path));
    // What a person chose in the list is what stands side by side, until a group is chosen instead.
    if (!isList && chosen.length > 1) groups.unshift({ key: CHOSEN, notes: chosen });
    drawBaseNotes(
      this.listEl,
      { groups, isList, groupKey: this.groupOf(groups)?.key ?? '', selected: this.selected },
      {
        layout: (layout) => {
          this.config.set(LAYOUT, layout);
          this.draw();
        },
        select: (path, isSelected) => {
          if (isSelected) this.selected.add(path);
          else this.selected.delete(path);
          this.groupKey = null;
          this.draw();
        },
        compare: (paths) => {
          this.services.compare(paths);
        },
        group: (key) => {
          this.groupKey = key;
          this.draw();
        },
        drill: (path) => {
          this.services.drillNote(path);
        },
        open: (path) => void this.services.openNote(path, 1, 'read'),
      },
    );
    this.drawCompare(isList ? [] : (this.groupOf(groups)?.notes ?? []));
  }

  private groupOf(groups: readonly BaseGroup[]): BaseGroup | null {
    const isWanted = ({ key }: BaseGroup): boolean => key === this.groupKey;
    return groups.find(isWanted) ?? groups.find(({ notes }) => notes.length > 1) ?? groups[0] ?? null;
  }

  private drawCompare(notes: readonly BaseNote[]): void {
    const paths = notes
      .filter(isComparable)
      .slice(0, MOST_VARIANTS)
      .map(({ path }) => path);
    if (paths.length === 0) {
      if (this.panel) this.removeChild(this.panel);
      this.panel = null;
      this.shown = '';
      this.compareEl.empty();
      return;
    }
    this.panel ??= this.addChild(new ComparePanel(this.app, this.compareEl, this.services));
    const wanted = JSON.stringify(paths);
    if (wanted === this.shown) return;
    this.shown = wanted;
    void this.panel.controller.show(paths);
  }

  private groups(): BaseGroup[] {
    const order = this.config.getOrder().filter((id) => id !== 'file.name');
    return this.data.groupedData.map((group): BaseGroup => {
      const key = group.hasKey() ? (group.key?.toString() ?? '') : '';
      const notes = group.entries
        .filter(({ file }) => this.known.has(file.path))
        .map((entry): BaseNote => {
          const { path, basename } = entry.file;
          const result = this.known.get(path);
          const values = order.map((id) => entry.getValue(id)?.toString() ?? '');
          return {
            path,
            name: basename,
            values: values.filter((value) => value !== '' && value !== 'null'),
            standing: result?.ok ? this.standing(result.note) : null,
            problem: result?.ok === false ? result.message : null,
          };
        });
      return { key, notes };
    });
  }

  private standing({ items, note }: DrillNote): BaseNote['standing'] {
    const { retention } = this.services.settings();
    return standingOf(items, note, { today: this.services.today(), retention: retention / 100 });
  }
}
