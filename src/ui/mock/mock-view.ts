import {
  ItemView,
  Notice,
  Scope,
  type HoverPopover,
  type Menu,
  type ViewStateResult,
  type WorkspaceLeaf,
} from 'obsidian';
import { wireLinks } from '../drill/links';
import { ObsidianMarkdown } from '../drill/markdown';
import { ObsidianDiagrams } from '../drill/steps/draw';
import { followNotes, followRecords, followWindow, showTitle } from '../view-life';
import { MockActions } from './actions';
import { MockController } from './controller';
import { bindMockKeys } from './keys';
import { MockScreen } from './screen';
import type { MockServices } from './services';

/** Type under which the workspace knows mock interviews. */
export const MOCK_VIEW = 'interview-drill-mock';

/** What the workspace stores of a mock interview. */
export interface MockViewStored extends Record<string, unknown> {
  /** Vault path of the note; null for the view that says that there is none. */
  path: string | null;
  session?: unknown;
}

/** A mock interview as a view of Obsidian's: its life, its keys, its clocks, and what the workspace stores of it. */
export class MockView extends ItemView {
  override navigation = true;
  hoverPopover: HoverPopover | null = null;
  private readonly controller: MockController;
  private readonly actions: MockActions;
  private screen: MockScreen | null = null;

  constructor(
    leaf: WorkspaceLeaf,
    private readonly services: MockServices,
  ) {
    super(leaf);
    this.controller = new MockController(services, {
      changed: () => {
        this.redraw();
        this.app.workspace.requestSaveLayout();
      },
      notify: (message) => {
        new Notice(message, 0);
      },
    });
    this.actions = new MockActions(this.app, services, this.controller);
    this.scope = new Scope(this.app.scope);
    bindMockKeys(this.scope, (action) => {
      this.actions.act(action);
    });
  }

  override getViewType(): string {
    return MOCK_VIEW;
  }

  override getDisplayText(): string {
    const { state } = this.controller;
    return 'title' in state ? `Mock interview: ${state.title}` : 'Mock interview';
  }

  override getIcon(): string {
    return 'timer';
  }

  override getState(): Record<string, unknown> {
    const session = this.controller.store();
    const { path } = this.controller;
    return session === undefined ? { path } : ({ path, session } satisfies MockViewStored);
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    const { path, session } = (
      typeof state === 'object' && state !== null ? state : {}
    ) as Partial<MockViewStored>;
    if (typeof path === 'string') await this.controller.open(path, session);
    else this.controller.showNoNotes();
    await super.setState(state, result);
    // So that the way back leads to the note that the interview took the place of.
    result.history = true;
    // What is restored or opened in the background must not take the keys from where a person types.
    if (this.app.workspace.getActiveViewOfType(ItemView) === this) this.focus();
  }

  override setEphemeralState(state: unknown): void {
    super.setEphemeralState(state);
    if ((state as { focus?: boolean } | null)?.focus) this.focus();
  }

  protected override onOpen(): Promise<void> {
    this.screen = new MockScreen(
      this.contentEl,
      new ObsidianMarkdown(this.app, this),
      new ObsidianDiagrams(this.app),
      this.actions.ofScreen(),
    );
    wireLinks(this.app, this.contentEl, this, () => this.controller.path ?? '');
    followWindow(this, {
      second: () => {
        const now = this.services.now();
        this.controller.tick(now);
        this.screen?.tick(now);
      },
      hidden: (isHidden) => {
        if (isHidden) this.controller.away();
      },
    });
    followNotes(this.app, this, this.controller);
    this.registerEvent(
      this.app.workspace.on('quit', () => {
        this.controller.close();
      }),
    );
    followRecords(this.services, this, this.controller);
    this.redraw();
    return Promise.resolve();
  }

  protected override onClose(): Promise<void> {
    this.controller.close();
    this.screen?.clear();
    this.screen = null;
    return Promise.resolve();
  }

  override onPaneMenu(menu: Menu, source: string): void {
    super.onPaneMenu(menu, source);
    this.actions.fill(menu);
  }

  /** Puts the keyboard to work in the interview. */
  focus(): void {
    this.screen?.focus();
  }

  /** Vault path of the note; null where none was chosen. */
  get notePath(): string | null {
    return this.controller.path;
  }

  private redraw(): void {
    this.screen?.update(this.controller.state, this.services.now());
    showTitle(this);
  }
}
