import { type PaneType, type View, Workspace, type WorkspaceLeaf } from 'obsidian';
import type { Layout } from './layout';
import { type HostLeaf, installLeaf } from './leaf';
import { openLink } from './links';
import { patch } from './patch';
import { openPopout } from './popout';

type ViewClass<T extends View> = abstract new (...args: never[]) => T;

function leafFor(layout: Layout, where: PaneType | boolean | undefined): HostLeaf {
  switch (where) {
    case true:
    case 'tab':
      return layout.addTab();
    case 'split':
      return layout.addSplit();
    case 'window':
      return openPopout(layout);
    default:
      return layout.current();
  }
}

/** Makes the workspace open, find, show and close leaves in the layout. */
export function installWorkspace(layoutOf: () => Layout): void {
  installLeaf((leaf) => {
    layoutOf().changed(leaf);
  });
  const methods = {
    getLeaf: (where?: PaneType | boolean): HostLeaf => leafFor(layoutOf(), where),
    getRightLeaf: (): HostLeaf => layoutOf().addRight(),
    getLeftLeaf: (): HostLeaf => layoutOf().addRight(),
    async ensureSideLeaf(
      type: string,
      _side: string,
      options?: { active?: boolean; reveal?: boolean; state?: Record<string, unknown> },
    ): Promise<WorkspaceLeaf> {
      const layout = layoutOf();
      const leaf = layout.leaves.find((other) => other.view.getViewType() === type) ?? layout.addRight();
      const active = options?.active ?? false;
      await leaf.setViewState({ type, active, ...(options?.state && { state: options.state }) });
      if (options?.reveal !== false) leaf.pane?.show(leaf);
      return leaf;
    },
    splitActiveLeaf: (): HostLeaf => layoutOf().addSplit(),
    createLeafBySplit: (): HostLeaf => layoutOf().addSplit(),
    createLeafInParent: (): HostLeaf => layoutOf().addTab(),
    openPopoutLeaf: (): HostLeaf => openPopout(layoutOf()),
    getUnpinnedLeaf: (): HostLeaf => layoutOf().current(),
    getLeafById: (id: string): HostLeaf | null =>
      layoutOf().leaves.find((leaf) => (leaf as unknown as { id__: string }).id__ === id) ?? null,
    getLeavesOfType: (type: string): HostLeaf[] =>
      layoutOf().leaves.filter((leaf) => leaf.view.getViewType() === type),
    iterateAllLeaves: (callback: (leaf: WorkspaceLeaf) => unknown): void => {
      layoutOf().leaves.forEach(callback);
    },
    iterateRootLeaves: (callback: (leaf: WorkspaceLeaf) => unknown): void => {
      layoutOf().rootLeaves.forEach(callback);
    },
    getMostRecentLeaf: (): HostLeaf | null =>
      [...layoutOf().rootLeaves].sort((a, b) => b.lastActive - a.lastActive)[0] ?? null,
    detachLeavesOfType: (type: string): void => {
      for (const leaf of layoutOf().leaves.filter((other) => other.view.getViewType() === type))
        leaf.detach();
    },
    removeLeaf__: (leaf: HostLeaf): void => {
      layoutOf().remove(leaf);
    },
    setActiveLeaf: (leaf: HostLeaf, params?: { focus?: boolean }): void => {
      layoutOf().makeActive(leaf, params?.focus ?? false);
    },
    /** Shows the leaf and waits until its view is there. */
    async revealLeaf(leaf: HostLeaf): Promise<void> {
      await leaf.loadIfDeferred();
      layoutOf().makeActive(leaf, true);
    },
    getActiveViewOfType: <T extends View>(type: ViewClass<T>): T | null => {
      const view = layoutOf().active?.view;
      return view instanceof type ? view : null;
    },
    getActiveFile: () => layoutOf().recentFile,
    openLinkText: (linktext: string, sourcePath: string, where?: PaneType | boolean): Promise<void> =>
      openLink(linktext, sourcePath, () => leafFor(layoutOf(), where)),
    requestSaveLayout: () => layoutOf().save(),
  };
  patch<Workspace>(Workspace, methods as never);
}
