import type { HostLeaf } from './leaf';
import { setIcon } from './icons';
import { iconButton } from './view';

export interface PaneOwner {
  activate(leaf: HostLeaf): void;
  close(leaf: HostLeaf): void;
  newTab(pane: Pane): void;
}

/** A strip of tabs above one visible leaf. */
export class Pane {
  readonly el = createDiv('workspace-tabs');
  readonly leaves: HostLeaf[] = [];
  active: HostLeaf | null = null;
  private readonly header = this.el.createDiv('workspace-tab-header-container');
  private readonly strip = this.header.createDiv({
    cls: 'workspace-tab-header-container-inner',
    attr: { role: 'tablist' },
  });
  private readonly body = this.el.createDiv('workspace-tab-container');

  constructor(private readonly owner: PaneOwner) {
    iconButton(this.header, 'plus', 'New tab', () => {
      owner.newTab(this);
    }).addClass('workspace-tab-header-new-tab');
  }

  add(leaf: HostLeaf): void {
    this.leaves.push(leaf);
    leaf.pane = this;
    this.active ??= leaf;
    this.body.append(leaf.containerEl);
    this.draw();
  }

  /** Gives up a leaf; its neighbour is shown instead. */
  remove(leaf: HostLeaf): void {
    const index = this.leaves.indexOf(leaf);
    if (index === -1) return;
    this.leaves.splice(index, 1);
    leaf.pane = null;
    if (this.active === leaf) this.active = this.leaves[Math.min(index, this.leaves.length - 1)] ?? null;
    this.draw();
  }

  show(leaf: HostLeaf): void {
    this.active = leaf;
    this.draw();
  }

  draw(): void {
    for (const leaf of this.leaves) leaf.containerEl.toggle(leaf === this.active);
    this.strip.replaceChildren(...this.leaves.map((leaf) => this.tab(leaf)));
  }

  private tab(leaf: HostLeaf): HTMLElement {
    const active = leaf === this.active;
    const tab = createDiv({
      cls: 'workspace-tab-header tappable',
      attr: {
        role: 'tab',
        tabindex: '0',
        'aria-selected': String(active),
        'aria-label': leaf.title,
      },
    });
    tab.toggleClass('is-active', active);
    tab.dataset['type'] = leaf.view.getViewType();
    const inner = tab.createDiv('workspace-tab-header-inner');
    setIcon(inner.createDiv('workspace-tab-header-inner-icon'), leaf.view.getIcon() || 'file');
    inner.createDiv({ cls: 'workspace-tab-header-inner-title', text: leaf.title });
    const close = iconButton(inner, 'x', 'Close', (event) => {
      event.stopPropagation();
      this.owner.close(leaf);
    });
    close.addClass('workspace-tab-header-inner-close-button');
    tab.addEventListener('click', () => {
      this.owner.activate(leaf);
    });
    tab.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target === tab) this.owner.activate(leaf);
    });
    tab.addEventListener('auxclick', () => {
      this.owner.close(leaf);
    });
    return tab;
  }
}
