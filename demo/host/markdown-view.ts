import {
  Component,
  Keymap,
  MarkdownView,
  type TFile,
  type ViewStateResult,
  type WorkspaceLeaf,
  getFrontMatterInfo,
} from 'obsidian';
import { setIcon } from './icons';
import { drawTitle, type HostLeaf } from './leaf';
import { renderSections } from './markdown-renderer';
import { mergeTexts } from './merge';

const SAVE_DELAY_MS = 2000;

/** A note: a reading view, a plain source editor, and above both its frontmatter as it stands in the file. */
export class NoteView extends MarkdownView {
  private shownMode: 'preview' | 'source' = 'preview';
  private text = '';
  /** The text as the file had it last; what was typed since is merged with what others write. */
  private saved = '';
  private unsaved = false;
  private timer = 0;
  private rendered: Component | null = null;
  private readonly rawEl: HTMLElement;
  private readonly readingEl: HTMLElement;
  private readonly sourceEl: HTMLTextAreaElement;
  private readonly modeButton: HTMLElement;
  private drawing: Promise<void> = Promise.resolve();

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    this.file = null;
    const rerender = (): void => {
      this.draw();
    };
    this.icon = 'file-text';
    const raw = this.contentEl.createEl('details', { cls: 'demo-raw', attr: { open: '' } });
    const summary = raw.createEl('summary', { cls: 'demo-raw-title' });
    setIcon(summary.createSpan('demo-raw-icon'), 'braces');
    summary.createSpan({ text: 'Properties (raw)' });
    this.rawEl = raw.createEl('pre', { cls: 'demo-raw-text' });
    this.readingEl = this.contentEl
      .createDiv('markdown-reading-view')
      .createDiv('markdown-preview-view markdown-rendered is-readable-line-width')
      .createDiv('markdown-preview-sizer markdown-preview-section');
    const containerEl = this.readingEl.closest('.markdown-reading-view');
    Object.assign(this, { previewMode: { rerender, containerEl } });
    this.readingEl.before(raw);
    this.sourceEl = this.contentEl.createEl('textarea', {
      cls: 'demo-source',
      attr: { 'aria-label': 'Source' },
    });
    this.sourceEl.spellcheck = false;
    this.modeButton = this.addAction('book-open', 'Current view: reading. Click to edit', () => {
      this.setMode(this.shownMode === 'source' ? 'preview' : 'source');
    });
    this.setMode('preview');
    this.wire();
  }

  override getViewType(): string {
    return 'markdown';
  }

  override getMode(): 'preview' | 'source' {
    return this.shownMode;
  }

  override getDisplayText(): string {
    return this.file?.basename ?? '';
  }

  override getViewData(): string {
    return this.text;
  }

  override getState(): Record<string, unknown> {
    return { file: this.file?.path ?? null, mode: this.shownMode };
  }

  override async setState(state: unknown, _result: ViewStateResult): Promise<void> {
    const { file: path, mode } = state as { file?: string; mode?: string };
    if (mode === 'source' || mode === 'preview') this.setMode(mode);
    const file = path === undefined ? null : this.app.vault.getFileByPath(path);
    if (file === this.file) return;
    await this.save();
    this.file = file;
    await this.load_(file);
  }

  override setEphemeralState(state: unknown): void {
    super.setEphemeralState(state);
    const { line } = state as { line?: number };
    if (line !== undefined)
      void this.drawing.then(() => {
        this.scrollToLine(line);
      });
  }

  /** Writes what was typed and not yet saved. */
  override async save(): Promise<void> {
    window.clearTimeout(this.timer);
    if (!this.unsaved || this.file === null) return;
    this.unsaved = false;
    this.saved = this.text;
    await this.app.vault.modify(this.file, this.text);
  }

  protected override async onClose(): Promise<void> {
    await this.save();
    this.rendered?.unload();
  }

  private wire(): void {
    this.sourceEl.addEventListener('input', () => {
      this.typed(this.sourceEl.value);
      this.editor.setValue(this.text);
    });
    this.sourceEl.addEventListener('selectionchange', () => {
      this.editor.setCursor(this.editor.offsetToPos(this.sourceEl.selectionStart));
    });
    this.wireEditor();
    this.registerEvent(
      this.app.vault.on('modify', (file) => {
        if (file === this.file) void this.load_(this.file);
      }),
    );
    this.registerEvent(
      this.app.vault.on('delete', (file) => {
        if (file === this.file) this.leaf.detach();
      }),
    );
    this.registerEvent(
      this.app.vault.on('rename', (file) => {
        if (file !== this.file) return;
        drawTitle(this.leaf as HostLeaf);
        this.app.workspace.requestSaveLayout();
      }),
    );
    this.readingEl.addEventListener('click', (event) => {
      const link =
        event.target instanceof Element ? event.target.closest<HTMLElement>('a.internal-link') : null;
      if (link === null) return;
      event.preventDefault();
      void this.app.workspace.openLinkText(
        link.dataset['href'] ?? '',
        this.file?.path ?? '',
        Keymap.isModEvent(event),
      );
    });
  }

  /** What a command does through the editor reaches the text as typing does. */
  private wireEditor(): void {
    for (const name of [
      'replaceRange',
      'replaceSelection',
      'setLine',
      'transaction',
      'undo',
      'redo',
    ] as const) {
      const original = this.editor[name].bind(this.editor) as (...args: unknown[]) => void;
      Object.assign(this.editor, {
        [name]: (...args: unknown[]): void => {
          original(...args);
          const text = this.editor.getValue();
          if (text === this.text) return;
          this.typed(text);
          this.sourceEl.value = text;
        },
      });
    }
  }

  private typed(text: string): void {
    this.text = text;
    this.unsaved = true;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.save(), SAVE_DELAY_MS);
  }

  private setMode(mode: 'preview' | 'source'): void {
    this.shownMode = mode;
    this.contentEl.toggleClass('demo-is-source', mode === 'source');
    setIcon(this.modeButton, mode === 'source' ? 'edit-3' : 'book-open');
    if (mode === 'source') this.sourceEl.value = this.text;
    else this.draw();
  }

  /** Takes over the file's text, merged with typing that is not yet saved. */
  private async load_(file: TFile | null): Promise<void> {
    const disk = file === null ? '' : await this.app.vault.cachedRead(file);
    this.text = this.unsaved ? mergeTexts(this.saved, this.text, disk) : disk;
    this.saved = disk;
    if (this.editor.getValue() !== this.text) this.editor.setValue(this.text);
    if (this.sourceEl.value !== this.text) {
      const { selectionStart, selectionEnd } = this.sourceEl;
      this.sourceEl.value = this.text;
      this.sourceEl.setSelectionRange(selectionStart, selectionEnd);
    }
    this.draw();
  }

  private draw(): void {
    const info = getFrontMatterInfo(this.text);
    this.rawEl.setText(info.exists ? info.frontmatter : '(no properties)');
    if (this.shownMode === 'source') return;
    this.rendered?.unload();
    const owner = this.addChild(new Component());
    this.rendered = owner;
    const bodyLine = this.text.slice(0, info.contentStart).split('\n').length - 1;
    const next = createDiv();
    const { text } = this;
    this.drawing = renderSections(text, bodyLine, next, this.file?.path ?? '', owner).then(() => {
      if (this.rendered === owner) this.readingEl.replaceChildren(...next.childNodes);
    });
  }

  private scrollToLine(line: number): void {
    if (this.shownMode === 'source') {
      const height = parseFloat(getComputedStyle(this.sourceEl).lineHeight);
      this.sourceEl.scrollTop = line * height;
      return;
    }
    const sections = [...this.readingEl.querySelectorAll<HTMLElement>('[data-source-line]')];
    const target = sections.filter((el) => Number(el.dataset['sourceLine']) <= line).at(-1);
    if (target === undefined) return;
    target.scrollIntoView({ block: 'start' });
    target.addClass('is-flashing');
    window.setTimeout(() => {
      target.removeClass('is-flashing');
    }, 1500);
  }
}
