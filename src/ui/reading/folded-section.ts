import { MarkdownRenderChild, type MarkdownPostProcessorContext } from 'obsidian';
import type { Fold, FoldPlan, Hidden } from '../../core/reading/fold-plan';
import { FoldBar } from './fold-bar';
import { footnotesIn, seenText, stretchesOf, wholeFootnote, wholeSection, type Stretch } from './fold-dom';

/** What a section needs to know of its note, and whom it tells of a press. */
export interface SectionServices {
  isHidden(path: string): boolean;
  isShown(path: string, ids: readonly string[]): boolean;
  plan(path: string, text: string): FoldPlan;
  /** The plan of the text that the note had last; null where none is known. */
  lastPlan(path: string): FoldPlan | null;
  /** Shows or hides the answers of some questions. */
  set(path: string, ids: readonly string[], isShown: boolean): void;
  loaded(section: FoldedSection): void;
  unloaded(section: FoldedSection): void;
}

/** A section of a note whose answers are hidden: hides what of it belongs to an answer, for as long as it is there. */
export class FoldedSection extends MarkdownRenderChild {
  private stretches: readonly { readonly stretch: Stretch; readonly bar: FoldBar | null }[] = [];
  private applied: string | null = null;
  private plan: FoldPlan | null = null;
  /** An editor shows callouts as a reading view does; there they stay. */
  private isInEditor = false;

  constructor(
    el: HTMLElement,
    private readonly context: MarkdownPostProcessorContext,
    /** Vault path of its note; follows a rename. */
    public path: string,
    private readonly services: SectionServices,
  ) {
    super(el);
  }

  override onload(): void {
    this.services.loaded(this);
    this.refresh();
    const timer = window.setTimeout(() => {
      this.settle();
    });
    this.register(() => {
      window.clearTimeout(timer);
    });
  }

  /** Looks at it in its place: only there can be told where it is, and sometimes what it is. */
  settle(): void {
    this.isInEditor = this.containerEl.closest('.markdown-source-view') !== null;
    this.refresh();
    this.hideByWords();
    this.update();
  }

  override onunload(): void {
    this.services.unloaded(this);
    this.release();
  }

  /** Looks once more at what of it is to be hidden: the note, or what a person looks at, is another. */
  refresh(): void {
    const fold = this.fold();
    const wanted = this.plan && JSON.stringify(fold);
    if (wanted !== this.applied) {
      this.release();
      this.applied = wanted;
      if (fold) this.stretches = stretchesOf(this.containerEl, fold).map((stretch) => this.withBar(stretch));
      this.hideByWords();
    }
    this.update();
  }

  /** The lines of a section may be wrong, or its blocks others than we see: what can still be read of an answer decides. */
  private hideByWords(): void {
    const { plan, containerEl } = this;
    for (const { stretch } of this.stretches) stretch.toggle(true);
    const find = (el: HTMLElement): Hidden | null => plan?.foldOfText(seenText(el)) ?? null;
    for (const item of footnotesIn(containerEl)) {
      const hidden = find(item);
      if (!hidden) continue;
      const stretch = wholeFootnote(item, hidden);
      stretch.toggle(true);
      this.stretches = [...this.stretches, { stretch, bar: null }];
    }
    const hidden = find(containerEl);
    if (!hidden) return;
    this.releaseStretches();
    this.stretches = [this.withBar(wholeSection(containerEl, hidden))];
  }

  /** Null where nothing can be told, or nothing is hidden. */
  private fold(): Fold | null {
    const { path, services, context, containerEl } = this;
    this.plan = null;
    if (this.isInEditor || !services.isHidden(path)) return null;
    const info = context.getSectionInfo(containerEl);
    if (!info) {
      // What is rendered elsewhere (in a drill) is not the note.
      if (containerEl.closest('.markdown-reading-view')) this.plan = services.lastPlan(path);
      return null;
    }
    this.plan = services.plan(path, info.text);
    // Obsidian counts lines from 0.
    const fold = this.plan.foldOf(info.lineStart + 1, info.lineEnd + 1);
    return fold.kind === 'shown' ? null : fold;
  }

  private withBar(stretch: Stretch): { stretch: Stretch; bar: FoldBar | null } {
    const { hidden, bar } = stretch;
    if (!bar) return { stretch, bar: null };
    const press = (): void => {
      const { path, services } = this;
      services.set(path, hidden.ids, !services.isShown(path, hidden.ids));
    };
    return { stretch, bar: new FoldBar(bar, press) };
  }

  private update(): void {
    const { path, services, plan } = this;
    for (const { stretch, bar } of this.stretches) {
      const { ids, asked } = stretch.hidden;
      const isHidden = !services.isShown(path, ids);
      const [id = ''] = ids;
      stretch.toggle(isHidden);
      const hides = ids.length === 1 ? (plan?.describe(id) ?? '') : '';
      const question = ids.length === 1 ? (plan?.asked(id) ?? '') : '';
      bar?.show({ asked, question, hides, count: ids.length }, isHidden);
    }
  }

  private release(): void {
    this.releaseStretches();
    this.applied = null;
  }

  private releaseStretches(): void {
    for (const { stretch } of [...this.stretches].reverse()) stretch.release();
    this.stretches = [];
  }
}
