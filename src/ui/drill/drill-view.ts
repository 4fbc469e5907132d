import {
  ItemView,
  Menu,
  Notice,
  Scope,
  type HoverPopover,
  type ViewStateResult,
  type WorkspaceLeaf,
} from 'obsidian';
import { queueName, repairQueue, type Queue } from '../../core/drill/queue';
import { currentItem } from '../../core/drill/session';
import type { DrillItem } from '../../core/drill/item';
import { CheckModal } from '../check/check-modal';
import { DrillController } from './controller';
import { bindKeys, KeysModal, type Action } from './keys';
import { ObsidianMarkdown, wireLinks } from './markdown';
import { fillMenu } from './menu';
import { DrillScreen, type ScreenActions } from './screen';
import type { DrillServices } from './services';

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

const SECOND = 1000;

/** The drill as a view of Obsidian's: its life, its keys, and what the workspace stores of it. */
export class DrillView extends ItemView {
  override navigation = true;
  hoverPopover: HoverPopover | null = null;
  private readonly controller: DrillController;
  private screen: DrillScreen | null = null;

  constructor(
    leaf: WorkspaceLeaf,
    private readonly services: DrillServices,
  ) {
    super(leaf);
    this.controller = new DrillController(services, {
      changed: () => {
        this.redraw();
        this.app.workspace.requestSaveLayout();
      },
      notify: (message) => {
        new Notice(message, 0);
      },
    });
    this.scope = new Scope(this.app.scope);
    bindKeys(this.scope, (action) => {
      this.act(action);
    });
  }

  override getViewType(): string {
    return DRILL_VIEW;
  }

  override getDisplayText(): string {
    const { state, source } = this.controller;
    if (source) return queueName(source.queue);
    return state.kind === 'drill' ? `Drill: ${state.title}` : 'Interview drill';
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
    this.screen = new DrillScreen(this.contentEl, new ObsidianMarkdown(this.app, this), this.screenActions());
    wireLinks(this.app, this.contentEl, this, () => this.item()?.path ?? '');
    this.registerInterval(
      this.contentEl.win.setInterval(() => {
        this.screen?.tick(this.services.now());
      }, SECOND),
    );
    const { doc } = this.contentEl;
    this.registerDomEvent(doc, 'visibilitychange', () => {
      this.controller.dispatch({ type: doc.hidden ? 'pause' : 'resume', now: this.services.now() });
    });
    this.watchVault();
    this.register(
      this.services.listen({
        changed: (path) => {
          this.controller.recordChanged(path);
        },
        undone: (token) => {
          this.controller.undone(token);
        },
      }),
    );
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
    this.fill(menu);
  }

  /** Puts the keyboard to work in the drill. */
  focus(): void {
    this.screen?.focus();
  }

  private watchVault(): void {
    const { vault } = this.app;
    const changed = ({ path }: { path: string }): void => {
      void this.controller.noteChanged(path);
    };
    this.registerEvent(vault.on('modify', changed));
    this.registerEvent(vault.on('create', changed));
    this.registerEvent(
      vault.on('rename', (file, from) => {
        this.controller.noteRenamed(from, file.path);
      }),
    );
    this.registerEvent(
      vault.on('delete', (file) => {
        this.controller.noteDeleted(file.path);
      }),
    );
  }

  private screenActions(): ScreenActions {
    const { controller, services } = this;
    const act = (action: Action) => (): void => {
      this.act(action);
    };
    return {
      reveal: (upTo) => {
        controller.reveal(upTo);
      },
      revealAll: act('reveal-all'),
      hint: act('hint'),
      weak: act('weak'),
      followUp: (index) => {
        controller.dispatch({ type: 'follow-up', index });
      },
      rate: (confidence) => {
        controller.rate(confidence);
      },
      menu: (event) => {
        const menu = new Menu();
        this.fill(menu);
        menu.showAtMouseEvent(event);
      },
      findings: () => {
        this.showFindings();
      },
      again: (keys) => {
        controller.again(keys);
      },
      go: (key) => {
        if (controller.state.kind === 'drill')
          controller.go(controller.state.session.items.findIndex((item) => item.key === key));
      },
      openNote: () => {
        if (controller.path !== null) void services.openNote(controller.path, 1, 'read');
      },
      choose: () => {
        services.chooseNote();
      },
      drillQueue: (kind) => {
        void controller.openQueue({ kind });
      },
      sample: () => {
        void this.makeSample();
      },
      open: (path) => {
        void services.openNote(path, 1, 'edit');
      },
      retry: () => {
        void controller.retry();
      },
    };
  }

  /** Vault path of the note whose question is shown; null where there is none. */
  get notePath(): string | null {
    return this.item()?.path ?? this.controller.path;
  }

  /** The question that is shown, or was shown last. */
  private item(): DrillItem | null {
    const { state } = this.controller;
    return state.kind === 'drill' ? currentItem(state.session) : null;
  }

  private act(action: Action): void {
    const { controller } = this;
    if (typeof action === 'object') {
      controller.rate(action.rate);
      return;
    }
    const session = controller.state.kind === 'drill' ? controller.state.session : null;
    const now = this.services.now();
    switch (action) {
      case 'reveal':
        controller.reveal();
        return;
      case 'reveal-all':
      case 'hint':
        controller.dispatch({ type: action });
        return;
      case 'weak':
        controller.flagWeak();
        return;
      case 'undo':
        void controller.undo();
        return;
      case 'skip':
      case 'finish':
        controller.dispatch({ type: action, now });
        return;
      case 'back':
        // From the summary the way back leads to the question that was shown last.
        if (session) controller.go(session.phase === 'summary' ? session.position : session.position - 1);
        return;
      case 'forth':
        if (session?.phase === 'drill') controller.go(session.position + 1);
        return;
      case 'open':
      case 'edit': {
        const item = this.item();
        if (item)
          void this.services.openNote(item.path, item.question.line, action === 'open' ? 'read' : 'edit');
        return;
      }
      case 'history': {
        const item = this.item();
        if (item) void this.services.showHistory(item.path, item.question.id);
        return;
      }
      case 'tidy':
        if (this.notePath !== null) this.services.tidy(this.notePath);
        return;
      case 'keys':
        new KeysModal(this.app).open();
    }
  }

  private showFindings(): void {
    const { state } = this.controller;
    const path = this.item()?.path;
    if (state.kind !== 'drill' || path === undefined) return;
    new CheckModal(this.app, [{ path, diagnostics: state.findings }], (at, line, code) => {
      if (code === 'orphan-record') this.services.tidy(at);
      else void this.services.openNote(at, line, 'edit');
    }).open();
  }

  private fill(menu: Menu): void {
    if (this.controller.state.kind !== 'drill') return;
    const hasOrphans = this.notePath !== null && this.services.hasOrphans(this.notePath);
    fillMenu(menu, this.controller.state, hasOrphans, (action) => {
      this.act(action);
    });
  }

  private async makeSample(): Promise<void> {
    try {
      await this.controller.open(await this.services.createSample());
    } catch (error) {
      new Notice(
        `The sample note could not be made: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  private redraw(): void {
    this.screen?.update(this.controller.state, this.services.now());
  }
}
