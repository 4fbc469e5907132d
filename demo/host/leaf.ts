import { type App, FileView, TFile, type View, type ViewState, WorkspaceLeaf } from 'obsidian';
import { WorkspaceLeaf as MockLeaf } from 'obsidian-test-mocks/obsidian';
import type { Pane } from './pane';
import { patch } from './patch';
import { registry } from './registry';
import { DeferredView, EmptyView, refreshHeader } from './view';

interface LeafFields {
  app__: App;
  containerEl: HTMLElement;
  lastActive: number;
  pane: Pane | null;
  pinned: boolean;
  deferred: boolean;
  openedFile: TFile | null;
  /** What the tab says: read when a view is opened or a file is loaded, and when the view has `updateHeader` called. */
  title: string;
  updateHeader(): void;
}
export type HostLeaf = WorkspaceLeaf & LeafFields;

/** View's hooks are protected in the types; the leaf is who calls them. */
interface Hooks {
  onOpen(): Promise<void>;
  onClose(): Promise<void>;
}

let ticks = 0;
export const nextTick = (): number => (ticks += 1);

function makeView(type: string, leaf: HostLeaf): View {
  const creator = registry.views.get(type);
  return creator === undefined ? new EmptyView(leaf) : creator(leaf);
}

async function closeView(leaf: HostLeaf): Promise<void> {
  const view = leaf.view as View | null;
  if (view === null) return;
  view.containerEl.remove();
  if (!leaf.deferred) await (view as unknown as Hooks).onClose();
  view.unload();
}

async function openView(leaf: HostLeaf, view: View): Promise<void> {
  await closeView(leaf);
  leaf.view = view;
  leaf.deferred = false;
  leaf.containerEl.replaceChildren(view.containerEl);
  view.load();
  drawTitle(leaf);
  await (view as unknown as Hooks).onOpen();
}

/** Reads the title for the tab and for the header of the view. */
export function drawTitle(leaf: HostLeaf): void {
  leaf.updateHeader();
  refreshHeader(leaf.view);
}

/** Remembers what a restored leaf shows without making the view. */
export function deferLeaf(leaf: HostLeaf, state: ViewState, title: string): void {
  leaf.view = new DeferredView(leaf, state, title);
  leaf.deferred = true;
  leaf.updateHeader();
}

export function createLeaf(app: App): HostLeaf {
  const leaf = MockLeaf.create2__(app as never).asOriginalType3__() as HostLeaf;
  leaf.view = new EmptyView(leaf);
  leaf.containerEl.replaceChildren(leaf.view.containerEl);
  leaf.view.load();
  drawTitle(leaf);
  void (leaf.view as unknown as Hooks).onOpen();
  return leaf;
}

export async function destroyLeaf(leaf: HostLeaf): Promise<void> {
  leaf.containerEl.remove();
  await closeView(leaf);
}

/** Leaves that make, show and end the views that were registered. */
export function installLeaf(changed: (leaf: HostLeaf) => void): void {
  patch<HostLeaf>(WorkspaceLeaf as unknown as { prototype: HostLeaf }, {
    constructor3__() {
      this.containerEl = createDiv('workspace-leaf');
      this.lastActive = nextTick();
      this.pane = null;
      this.deferred = false;
      this.openedFile = null;
      this.title = '';
      Object.defineProperty(this, 'isDeferred', { get: () => this.deferred });
      this.containerEl.addEventListener('pointerdown', () => {
        this.app__.workspace.setActiveLeaf(this);
      });
      this.containerEl.addEventListener('focusin', () => {
        this.app__.workspace.setActiveLeaf(this);
      });
    },
    async setViewState(state: ViewState, eState?: Record<string, unknown>) {
      if (this.deferred || this.view.getViewType() !== state.type)
        await openView(this, makeView(state.type, this));
      if (state.state !== undefined) await this.view.setState(state.state, { history: false });
      if (this.view instanceof FileView) drawTitle(this);
      if (state.pinned !== undefined) this.pinned = state.pinned;
      if (state.active === true) this.app__.workspace.setActiveLeaf(this, { focus: true });
      if (eState !== undefined) this.view.setEphemeralState(eState);
      changed(this);
    },
    getViewState() {
      if (this.view instanceof DeferredView) return this.view.deferred;
      const state: ViewState & { icon: string } = {
        type: this.view.getViewType(),
        state: this.view.getState(),
        icon: this.view.getIcon(),
      };
      if (this.pinned) state.pinned = true;
      return state;
    },
    getDisplayText() {
      return this.view.getDisplayText();
    },
    updateHeader() {
      this.title = this.view.getDisplayText();
      this.pane?.draw();
    },
    getEphemeralState() {
      return this.view.getEphemeralState();
    },
    setEphemeralState(state: unknown) {
      this.view.setEphemeralState(state);
    },
    async open(view: View) {
      await openView(this, view);
      changed(this);
      return view;
    },
    async openFile(file, openState) {
      const type = registry.extensions.get(file.extension);
      if (type === undefined) return;
      this.openedFile = file;
      const state: ViewState = { type, state: { ...openState?.state, file: file.path } };
      state.active = openState?.active ?? true;
      await this.setViewState(state, openState?.eState);
      this.app__.workspace.trigger('file-open', file);
    },
    async loadIfDeferred() {
      if (!(this.view instanceof DeferredView)) return;
      const { deferred } = this.view;
      await this.setViewState(deferred);
    },
  });
}
