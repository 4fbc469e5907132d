import { type App, FileView, Platform, type TFile, debounce } from 'obsidian';
import { type HostLeaf, createLeaf, deferLeaf, destroyLeaf, nextTick } from './leaf';
import { type StoredLayout, type StoredPane, loadLayout, saveLayout } from './layout-store';
import { Pane, type PaneOwner } from './pane';

/** The panes of the main area from left to right, and the one of the right sidebar. */
export class Layout implements PaneOwner {
  readonly mainEl = createDiv('workspace-split mod-vertical mod-root');
  readonly rightEl = createDiv('workspace-split mod-horizontal mod-right-split');
  private readonly main: Pane[] = [];
  private readonly right = new Pane(this);
  /** Panes in windows of their own, and how to close these. */
  private readonly popouts = new Map<Pane, () => void>();
  private restoring = false;
  private activeLeaf: HostLeaf | null = null;
  /** The file that was in front last; it stays the active one while a view without a file is in front. */
  private lastFile: TFile | null = null;

  constructor(private readonly app: App) {
    this.rightEl.append(this.right.el);
    this.rightEl.hide();
  }

  private get panes(): Pane[] {
    return [...this.main, this.right, ...this.popouts.keys()];
  }

  get leaves(): HostLeaf[] {
    return this.panes.flatMap((pane) => pane.leaves);
  }

  get rootLeaves(): HostLeaf[] {
    return [...this.main, ...this.popouts.keys()].flatMap((pane) => pane.leaves);
  }

  get active(): HostLeaf | null {
    return this.activeLeaf;
  }

  get recentFile(): TFile | null {
    const { lastFile } = this;
    return lastFile !== null && this.app.vault.getFileByPath(lastFile.path) === lastFile ? lastFile : null;
  }

  private noteFile({ view }: HostLeaf): void {
    if (this.active?.view === view && view instanceof FileView && view.file !== null)
      this.lastFile = view.file;
  }

  private setActive(leaf: HostLeaf | null): void {
    this.activeLeaf = leaf;
    Object.assign(this.app.workspace, { activeLeaf: leaf });
  }

  private addPane(): Pane {
    const pane = new Pane(this);
    this.main.push(pane);
    this.mainEl.append(pane.el);
    return pane;
  }

  private currentPane(): Pane {
    const pane = this.active?.pane;
    return pane !== null && pane !== undefined && pane !== this.right
      ? pane
      : (this.main[0] ?? this.addPane());
  }

  addTab(pane = this.currentPane()): HostLeaf {
    const leaf = createLeaf(this.app);
    pane.add(leaf);
    return leaf;
  }

  addSplit(): HostLeaf {
    return Platform.isPhone ? this.addTab() : this.addTab(this.addPane());
  }

  /** A phone has no room for a sidebar beside the note. */
  addRight(): HostLeaf {
    if (Platform.isPhone) return this.addTab();
    this.rightEl.show();
    return this.addTab(this.right);
  }

  addPopout(pane: Pane, close: () => void): HostLeaf {
    this.popouts.set(pane, close);
    return this.addTab(pane);
  }

  toggleRight(): void {
    this.rightEl.toggle(!this.rightEl.isShown() && this.right.leaves.length > 0);
  }

  /** The leaf that a file or view opened "here" replaces. */
  current(): HostLeaf {
    const { active } = this;
    if (active !== null && this.rootLeaves.includes(active) && !active.pinned) return active;
    const recent = [...this.rootLeaves].sort((a, b) => b.lastActive - a.lastActive)[0];
    return recent ?? this.addTab();
  }

  activate(leaf: HostLeaf): void {
    this.app.workspace.setActiveLeaf(leaf, { focus: true });
  }

  close(leaf: HostLeaf): void {
    leaf.detach();
  }

  newTab(pane: Pane): void {
    this.activate(this.addTab(pane));
  }

  makeActive(leaf: HostLeaf, focus: boolean): void {
    const changed = this.active !== leaf;
    leaf.lastActive = nextTick();
    if (leaf.pane?.active !== leaf) leaf.pane?.show(leaf);
    if (leaf.pane === this.right) this.rightEl.show();
    this.setActive(leaf);
    this.noteFile(leaf);
    void leaf.loadIfDeferred();
    for (const pane of this.panes) pane.el.toggleClass('mod-active', pane === leaf.pane);
    for (const other of this.leaves) other.containerEl.toggleClass('mod-active', other === leaf);
    if (focus) leaf.view.setEphemeralState({ focus: true });
    if (!changed) return;
    this.app.workspace.trigger('active-leaf-change', leaf);
    leaf.view.onResize();
    this.save();
  }

  remove(leaf: HostLeaf): void {
    const { pane } = leaf;
    if (pane === null) return;
    pane.remove(leaf);
    if (pane.leaves.length === 0) this.closePopout(pane);
    const index = this.main.indexOf(pane);
    if (pane.leaves.length === 0 && index !== -1 && this.main.length > 1) {
      this.main.splice(index, 1);
      pane.el.remove();
    }
    if (this.right.leaves.length === 0) this.rightEl.hide();
    void destroyLeaf(leaf);
    if (this.active === leaf) {
      this.setActive(null);
      this.makeActive(pane.active ?? this.current(), false);
    }
    this.changed();
  }

  private closePopout(pane: Pane): void {
    const close = this.popouts.get(pane);
    this.popouts.delete(pane);
    close?.();
  }

  /** Redraws the tabs and stores the layout after something in it has changed. */
  changed(leaf?: HostLeaf): void {
    if (leaf !== undefined) this.noteFile(leaf);
    for (const pane of this.panes) pane.draw();
    this.app.workspace.trigger('layout-change');
    this.save();
  }

  readonly save = debounce(() => {
    this.saveNow();
  }, 200);

  saveNow(): void {
    if (!this.restoring) saveLayout(this.app, this.toStored());
  }

  private toStored(): StoredLayout {
    const store = (pane: Pane): StoredPane => ({
      active: pane.active === null ? 0 : pane.leaves.indexOf(pane.active),
      leaves: pane.leaves.map((leaf) => ({ state: leaf.getViewState(), title: leaf.getDisplayText() })),
    });
    const { active } = this;
    return {
      activePane:
        active?.pane === this.right
          ? -1
          : Math.max(
              0,
              this.main.findIndex((one) => one === active?.pane),
            ),
      main: this.main.map(store),
      right: store(this.right),
      rightOpen: this.rightEl.isShown(),
    };
  }

  /** Puts back what was open; only the tabs in front make their views, the others wait until they are shown. */
  async restore(): Promise<void> {
    const stored = loadLayout(this.app);
    this.restoring = true;
    try {
      for (const pane of stored?.main ?? []) await this.restorePane(this.addPane(), pane);
      if (stored !== null && stored.right.leaves.length > 0 && !Platform.isPhone) {
        this.rightEl.toggle(stored.rightOpen);
        await this.restorePane(this.right, stored.right);
      }
    } finally {
      this.restoring = false;
    }
    const pane = stored?.activePane === -1 ? this.right : this.main[stored?.activePane ?? 0];
    this.makeActive(pane?.active ?? this.current(), true);
  }

  private async restorePane(pane: Pane, stored: StoredPane): Promise<void> {
    for (const { state, title } of stored.leaves) deferLeaf(this.addTab(pane), state, title);
    const front = pane.leaves[stored.active] ?? pane.leaves[0];
    if (front === undefined) {
      this.addTab(pane);
      return;
    }
    pane.show(front);
    await front.loadIfDeferred();
  }
}
