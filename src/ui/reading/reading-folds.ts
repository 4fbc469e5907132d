import type { MarkdownPostProcessorContext } from 'obsidian';
import { FoldPlan } from '../../core/reading/fold-plan';
import { HiddenNotes } from '../../core/reading/hidden-notes';
import { parseOptions, type Settings } from '../../core/settings';
import { seenText } from './fold-dom';
import { FoldedSection, type SectionServices } from './folded-section';

/** A plan with what it was made of. */
interface Known {
  readonly text: string;
  readonly settings: Settings;
  readonly plan: FoldPlan;
}

/** Hides answers in rendered notes, in every pane that shows them, and shows them again. It changes no file. */
export class ReadingFolds {
  private readonly notes = new HiddenNotes();
  private readonly plans = new Map<string, Known>();
  private readonly sections = new Set<FoldedSection>();
  private readonly services: SectionServices = {
    isHidden: (path) => this.notes.has(path),
    isShown: (path, ids) => this.notes.isShown(path, ids),
    plan: (path, text) => this.plan(path, text),
    lastPlan: (path) => this.plans.get(path)?.plan ?? null,
    set: (path, ids, isShown) => {
      this.notes.set(path, ids, isShown);
      this.refresh(path);
    },
    loaded: (section) => this.sections.add(section),
    unloaded: (section) => this.sections.delete(section),
  };

  constructor(private readonly settings: () => Settings) {}

  /** Takes in a section that was rendered; those of notes that are not hidden cost nothing. */
  process(el: HTMLElement, context: MarkdownPostProcessorContext): void {
    const path = context.sourcePath;
    if (this.notes.has(path)) context.addChild(new FoldedSection(el, context, path, this.services));
  }

  isHidden(path: string): boolean {
    return this.notes.has(path);
  }

  /**
   * Hides all answers of a note. What is rendered of it already has to be rendered again.
   * @returns how many questions have something to hide; nothing is hidden where none has
   */
  hide(path: string, text: string): number {
    const { size } = this.plan(path, text);
    if (size === 0) return 0;
    this.notes.hide(path);
    this.refresh(path);
    return size;
  }

  /**
   * Looks at rendered views of a note whose answers are hidden.
   * @returns whose answers can be read there all the same, empty where none can; null where nothing of it is rendered yet
   */
  readable(path: string, views: readonly HTMLElement[]): string | null {
    const plan = this.plans.get(path)?.plan;
    const drawn = [...this.sections].filter((section) => section.path === path);
    const seen = views.filter((view) => drawn.some(({ containerEl }) => view.contains(containerEl)));
    if (!plan || seen.length === 0) return null;
    for (const section of drawn) section.settle();
    return plan.describeReadable(seen.map(seenText), (id) => this.notes.isShown(path, [id]));
  }

  /** Shows all answers of a note. */
  show(path: string): void {
    this.notes.show(path);
    this.plans.delete(path);
    this.refresh(path);
  }

  /** Takes over that the text of a note is another. */
  changed(path: string): void {
    if (this.notes.has(path)) this.refresh(path);
  }

  renamed(from: string, to: string): void {
    this.notes.rename(from, to);
    this.plans.clear();
    for (const section of this.sections) {
      if (section.path === from) section.path = to;
      else if (section.path.startsWith(`${from}/`)) section.path = `${to}${section.path.slice(from.length)}`;
    }
  }

  deleted(path: string): void {
    this.notes.forget(path);
    this.plans.delete(path);
  }

  /** Shows everything again, for good. */
  end(): void {
    for (const section of [...this.sections]) section.unload();
  }

  private refresh(path: string): void {
    for (const section of this.sections) if (section.path === path) section.refresh();
  }

  /** Sections of a note come one after another with the same text. */
  private plan(path: string, text: string): FoldPlan {
    const known = this.plans.get(path);
    const settings = this.settings();
    if (known?.text === text && known.settings === settings) return known.plan;
    const plan = new FoldPlan(text, parseOptions(settings));
    this.plans.set(path, { text, settings, plan });
    return plan;
  }
}
