import {
  ItemView,
  Notice,
  Scope,
  type HoverPopover,
  type Menu,
  type ViewStateResult,
  type WorkspaceLeaf,
} from 'obsidian';
import { queueName, repairQueue, type Queue } from '../../core/drill/queue';
import { DrillActions } from './actions';
import { DrillController } from './controller';
import { Keeper } from './keeper';
import { bindKeys } from './keys';
import { wireLinks } from './links';
import { ObsidianMarkdown } from './markdown';
import { DrillScreen } from './screen';
import { followNotes, followRecords, followWindow, showTitle } from '../view-life';
import type { DrillServices } from './services';
import { ObsidianDiagrams } from './steps/draw';

/** Type under which the workspace knows the drill. */
export const DRILL_VIEW = 'interview-drill';

/** What the workspace stores of a drill view. */
export interface DrillViewState extends Record<string, unknown> {
  /** Vault path of the note; null for a queue, and for the view that says that there is none. */
  path: string | null;
  /** What is drilled of several notes, instead of a path. */
  queue?: Queue;
  /** The day on which the questions of the queue were gathered. */
  day?: number;
  /** Id of the question to begin with. */
  question?: string;
  session?: unknown;
}

/** The drill as a view of Obsidian's: its life, its keys, and what the workspace stores of it. */
export class DrillView extends ItemView {
  override navigation = true;
  hoverPopover: HoverPopover | null = null;
  private readonly controller: DrillController;
  private readonly actions: DrillActions;
  private readonly keeper = new Keeper(() => {
    this.controller.keep();
  });
  private screen: DrillScreen | null = null;

  constructor(
    leaf: WorkspaceLeaf,
    private readonly services: DrillServices,
  ) {
    super(leaf);
    this.controller = new DrillController(services, {
      changed: () => {
        this.redraw();
        this.keeper.soon(this.contentEl.win);
        this.app.workspace.requestSaveLayout();
      },
      typed: () => {
        this.keeper.soon(this.contentEl.win);
        this.app.workspace.requestSaveLayout();
      },
      notify: (message) => {
        new Notice(message, 0);
      },
    });
    this.actions = new DrillActions(this.app, services, this.controller, {
      write: () => {
        this.screen?.write();
      },
      leave: () => {
        this.screen?.leave();
      },
    });
    this.scope = new Scope(this.app.scope);
    bindKeys(this.scope, (action) => {
      this.actions.act(action);
    });
  }

  override getViewType(): string {
    return DRILL_VIEW;
  }

  override getDisplayText(): string {
    const { state, source } = this.controller;
    if (source) return queueName(source.queue);
    return state.kind === 'drill' || state.kind === 'resume' ? `Drill: ${state.title}` : 'Interview drill';
  }

  override getIcon(): string {
    return 'graduation-cap';
  }

  override getState(): Record<string, unknown> {
    const session = this.controller.store();
    const state: DrillViewState = { path: this.controller.path, ...this.controller.source };
    return session ? { ...state, session } : state;
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    const stored = (typeof state === 'object' && state !== null ? state : {}) as Partial<DrillViewState>;
    const { path, day, question, session } = stored;
    const queue = repairQueue(stored.queue);
    // What waits to be kept is of the drill before.
    this.keeper.flush();
    if (queue) await this.controller.openQueue(queue, { session }, Number.isInteger(day) ? day : undefined);
    else if (typeof path === 'string')
      await this.controller.open(path, {
        session,
        question: typeof question === 'string' ? question : undefined,
      });
    else this.controller.showNoNotes();
    await super.setState(state, result);
    // So that the way back leads to the note that the drill took the place of.
    result.history = true;
    // What is restored or opened in the background must not take the keys from where a person types.
    if (this.app.workspace.getActiveViewOfType(ItemView) === this) this.focus();
  }

  override setEphemeralState(state: unknown): void {
    super.setEphemeralState(state);
    if ((state as { focus?: boolean } | null)?.focus) this.focus();
  }

  protected override onOpen(): Promise<void> {
    this.screen = new DrillScreen(
      this.contentEl,
      new ObsidianMarkdown(this.app, this),
      this.actions.ofScreen(),
      new ObsidianDiagrams(this.app),
    );
    wireLinks(this.app, this.contentEl, this, () => this.controller.item?.path ?? '');
    followWindow(this, {
      second: () => {
        this.screen?.tick(this.services.now());
      },
      hidden: (isHidden) => {
        this.controller.dispatch({ type: isHidden ? 'pause' : 'resume', now: this.services.now() });
        // A phone may end the app while nobody looks.
        if (isHidden) this.keeper.flush();
      },
      // The window that was to tell the time may be closed.
      leaves: () => {
        this.keeper.flush();
      },
    });
    followNotes(this.app, this, this.controller);
    this.registerEvent(
      this.app.metadataCache.on('changed', () => {
        void this.controller.indexChanged();
      }),
    );
    this.registerEvent(
      this.app.workspace.on('quit', () => {
        this.keeper.flush();
      }),
    );
    followRecords(this.services, this, this.controller);
    this.redraw();
    return Promise.resolve();
  }

  protected override onClose(): Promise<void> {
    this.keeper.flush();
    this.controller.close();
    this.screen?.clear();
    this.screen = null;
    return Promise.resolve();
  }

  override onPaneMenu(menu: Menu, source: string): void {
    super.onPaneMenu(menu, source);
    this.actions.fill(menu);
  }

  /** Goes to a question of the note, by its id, where the drill has it. */
  goTo(id: string): void {
    this.controller.goTo(id);
  }

  /** Puts the keyboard to work in the drill. */
  focus(): void {
    this.screen?.focus();
  }

  /** Vault path of the note whose question is shown; null where there is none. */
  get notePath(): string | null {
    return this.controller.notePath;
  }

  private redraw(): void {
    this.screen?.update(this.controller.state, this.services.now());
    showTitle(this);
  }
}
