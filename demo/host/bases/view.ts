import {
  type App,
  type BasesView,
  type BasesViewRegistration,
  FileView,
  QueryController,
  type TFile,
  type ViewStateResult,
  type WorkspaceLeaf,
  debounce,
} from 'obsidian';
import { parseDocument } from 'yaml';
import { setIcon } from '../icons';
import { registry } from '../registry';
import { type Base, BaseError, type BaseView, parseBase } from './base-file';
import { HostViewConfig } from './config';
import { type QueryOutcome, runQuery } from './query';

/** One burst of changes is one update of the data. */
const REFRESH_MS = 50;

/** A view that stands in the file: what made it, and the component that ends it. */
interface Shown {
  readonly name: string;
  readonly registration: BasesViewRegistration;
  readonly controller: QueryController;
  /** Views may have one though the API does not declare it. */
  readonly view: BasesView & { onResize?(): void };
}

/** Writes an option of a view into its base, with the rest of the text as it stands. */
async function saveOption(app: App, file: TFile, at: number, key: string, value: unknown): Promise<void> {
  await app.vault.process(file, (text) => {
    const document = parseDocument(text);
    if (value === null || value === undefined) document.deleteIn(['views', at, key]);
    else document.setIn(['views', at, key], value);
    return document.toString({ lineWidth: 0 });
  });
}

/** A .base file: the names of its views to choose from, and below them the chosen one as its type draws it. */
export class BaseFileView extends FileView {
  private text = '';
  private viewName = '';
  private shown: Shown | null = null;
  private readonly toolbarEl: HTMLElement;
  private readonly bodyEl: HTMLElement;
  private readonly refreshSoon = debounce(
    () => {
      this.refresh();
    },
    REFRESH_MS,
    false,
  );

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    this.icon = 'table';
    this.toolbarEl = this.contentEl.createDiv({
      cls: 'bases-toolbar',
      attr: { role: 'group', 'aria-label': 'Views' },
    });
    this.bodyEl = this.contentEl.createDiv('bases-view');
    this.wire();
  }

  override getViewType(): string {
    return 'bases';
  }

  override getState(): Record<string, unknown> {
    return { file: this.file?.path ?? null, viewName: this.viewName };
  }

  override async setState(state: unknown, _result: ViewStateResult): Promise<void> {
    const { file: path, viewName } = state as { file?: string; viewName?: string };
    const file = path === undefined ? null : this.app.vault.getFileByPath(path);
    if (viewName !== undefined) this.viewName = viewName;
    else if (file !== this.file) this.viewName = '';
    this.file = file;
    await this.read();
  }

  override onResize(): void {
    this.shown?.view.onResize?.();
  }

  private wire(): void {
    const { metadataCache, vault, workspace } = this.app;
    this.register(() => this.refreshSoon.cancel());
    this.registerEvent(metadataCache.on('changed', this.refreshSoon));
    this.registerEvent(vault.on('create', this.refreshSoon));
    this.registerEvent(
      vault.on('rename', (file) => {
        if (file === this.file) workspace.requestSaveLayout();
        this.refreshSoon();
      }),
    );
    this.registerEvent(
      vault.on('delete', (file) => {
        if (file === this.file) this.leaf.detach();
        else this.refreshSoon();
      }),
    );
    this.registerEvent(
      vault.on('modify', (file) => {
        if (file === this.file) void this.read();
      }),
    );
  }

  private async read(): Promise<void> {
    this.text = this.file === null ? '' : await this.app.vault.cachedRead(this.file);
    this.toolbarEl.replaceChildren();
    this.refresh();
  }

  /** Runs the query anew and hands its outcome to the view, which is made if it is not there yet. */
  private refresh(): void {
    try {
      const base = parseBase(this.text);
      const view = base.views.find(({ name }) => name === this.viewName) ?? base.views[0];
      if (view === undefined) return;
      this.drawToolbar(base, view);
      const registration = registry.basesViews.get(view.type);
      if (registration === undefined) {
        throw new BaseError(`No view of the type "${view.type}" is registered.`);
      }
      this.show(base, view, registration, runQuery(this.app, base, view));
    } catch (error) {
      this.fail(error);
    }
  }

  private drawToolbar(base: Base, current: BaseView): void {
    if (!this.toolbarEl.hasChildNodes()) {
      for (const { name, type } of base.views) this.drawButton(name, type);
    }
    for (const [index, button] of [...this.toolbarEl.children].entries()) {
      const isCurrent = base.views[index] === current;
      button.toggleClass('is-active', isCurrent);
      button.setAttribute('aria-pressed', String(isCurrent));
    }
  }

  private drawButton(name: string, type: string): void {
    const button = this.toolbarEl.createEl('button', { cls: 'bases-toolbar-view' });
    setIcon(button.createSpan('bases-toolbar-icon'), registry.basesViews.get(type)?.icon ?? 'circle-help');
    button.createSpan({ text: name });
    button.addEventListener('click', () => {
      this.viewName = name;
      this.refresh();
      this.app.workspace.requestSaveLayout();
    });
  }

  private show(
    base: Base,
    view: BaseView,
    registration: BasesViewRegistration,
    { data, allProperties }: QueryOutcome,
  ): void {
    const config = new HostViewConfig(base, view, (key, value) => {
      if (this.file !== null) void saveOption(this.app, this.file, base.views.indexOf(view), key, value);
    });
    const given = { app: this.app, config, data, allProperties };
    if (this.shown?.name === view.name && this.shown.registration === registration) {
      Object.assign(this.shown.view, given);
    } else {
      this.end();
      const controller = new QueryController();
      Object.assign(this.bodyEl.dataset, { viewType: view.type, viewName: view.name });
      const made = registration.factory(controller, this.bodyEl);
      this.shown = { name: view.name, registration, controller, view: made };
      Object.assign(made, given);
      this.addChild(controller);
      controller.addChild(made);
    }
    this.shown.view.onDataUpdated();
  }

  /** Ends the view that is shown, and what it left behind. */
  private end(): void {
    if (this.shown !== null) this.removeChild(this.shown.controller);
    this.shown = null;
    this.bodyEl.replaceChildren();
  }

  /** Shows why there is nothing to see; an error in the code of a view goes to the console too. */
  private fail(error: unknown): void {
    this.end();
    const message = error instanceof Error ? error.message : String(error);
    if (!(error instanceof BaseError)) console.error(error);
    this.bodyEl.createDiv({
      cls: 'bases-message mod-error',
      text: error instanceof BaseError ? message : `This view has failed: ${message}`,
      attr: { role: 'alert' },
    });
  }
}
