import { ItemView, type Menu, type ViewStateResult, type WorkspaceLeaf } from 'obsidian';
import { repairFilter } from '../../core/compare/filters';
import { showTitle } from '../view-life';
import { ComparePanel } from './panel';
import type { CompareServices } from './services';

/** Type under which the workspace knows the comparison. */
export const COMPARE_VIEW = 'interview-drill-compare';

/** What the workspace stores of a comparison. */
export interface CompareViewState extends Record<string, unknown> {
  /** Vault paths of the notes, in the order of their columns. */
  paths: readonly string[];
  filter?: string;
}

/** Variants side by side as a view of Obsidian's. */
export class CompareView extends ItemView {
  override navigation = true;
  private readonly panel: ComparePanel;

  constructor(leaf: WorkspaceLeaf, services: CompareServices) {
    super(leaf);
    this.panel = new ComparePanel(this.app, this.contentEl, services, () => {
      showTitle(this);
      this.app.workspace.requestSaveLayout();
    });
  }

  override getViewType(): string {
    return COMPARE_VIEW;
  }

  override getDisplayText(): string {
    const { state } = this.panel.controller;
    return state.kind === 'compare' ? `Compare: ${state.title}` : 'Compare variants';
  }

  override getIcon(): string {
    return 'columns-3';
  }

  override getState(): Record<string, unknown> {
    const { paths, filter } = this.panel.controller;
    return { paths, filter } satisfies CompareViewState;
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    const { paths, filter } = (
      typeof state === 'object' && state !== null ? state : {}
    ) as Partial<CompareViewState>;
    const known = Array.isArray(paths)
      ? paths.filter((path): path is string => typeof path === 'string')
      : [];
    await this.panel.controller.show(known, repairFilter(filter));
    await super.setState(state, result);
    result.history = true;
    if (this.app.workspace.getActiveViewOfType(ItemView) === this) this.panel.focus();
  }

  override setEphemeralState(state: unknown): void {
    super.setEphemeralState(state);
    if ((state as { focus?: boolean } | null)?.focus) this.panel.focus();
  }

  protected override onOpen(): Promise<void> {
    this.addChild(this.panel);
    return Promise.resolve();
  }

  override onPaneMenu(menu: Menu, source: string): void {
    super.onPaneMenu(menu, source);
    this.panel.menus.fill(menu);
  }

  /** Vault paths of the notes that are compared. */
  get paths(): readonly string[] {
    return this.panel.controller.paths;
  }
}
