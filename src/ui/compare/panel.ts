import { Component, Notice, type App, type HoverParent, type HoverPopover } from 'obsidian';
import { wireLinks } from '../drill/links';
import { ObsidianMarkdown } from '../drill/markdown';
import { followFocus } from '../view-life';
import { CompareMenus } from './actions';
import { CompareController } from './controller';
import { drawWithMermaid } from './picture';
import { CompareScreen } from './screen';
import type { CompareServices } from './services';
import type { CompareState } from './view-state';

/** A comparison that lives in an element, for as long as it is loaded: in a view of its own, or in a base. */
export class ComparePanel extends Component implements HoverParent {
  hoverPopover: HoverPopover | null = null;
  readonly controller: CompareController;
  readonly menus: CompareMenus;
  private screen: CompareScreen | null = null;

  constructor(
    private readonly app: App,
    private readonly el: HTMLElement,
    private readonly services: CompareServices,
    /** The state is another one. */
    private readonly changed: (state: CompareState) => void = () => undefined,
  ) {
    super();
    this.controller = new CompareController(services, {
      changed: (state) => {
        this.screen?.update(state);
        this.changed(state);
      },
      notify: (message) => {
        new Notice(message, 0);
      },
    });
    this.menus = new CompareMenus(app, services, this.controller);
  }

  override onload(): void {
    const { app, el, services, controller } = this;
    const markdown = (): ObsidianMarkdown => new ObsidianMarkdown(app, this);
    this.screen = new CompareScreen(el, markdown, drawWithMermaid, this.menus.ofScreen());
    wireLinks(app, el, this, (link) => link.closest<HTMLElement>('[data-path]')?.dataset['path'] ?? '');
    followFocus(this, el);
    const { vault } = app;
    const changed = ({ path }: { path: string }): void => void controller.noteChanged(path);
    this.registerEvent(vault.on('modify', changed));
    this.registerEvent(vault.on('create', changed));
    this.registerEvent(vault.on('delete', changed));
    this.registerEvent(vault.on('rename', (file, from) => void controller.noteRenamed(from, file.path)));
    this.register(
      services.listen({
        changed: (path) => void controller.noteChanged(path),
        undone: (token) => {
          controller.undone(token);
        },
      }),
    );
    this.screen.update(controller.state);
  }

  override onunload(): void {
    this.controller.close();
    this.screen?.clear();
    this.screen = null;
  }

  /** Puts the keyboard to work in the comparison. */
  focus(): void {
    this.screen?.focus();
  }
}
