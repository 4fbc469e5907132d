import type { RowFilter } from '../../core/compare/filters';
import { baseName } from '../../core/note/name';
import { addAnnouncer } from '../drill/announcer';
import type { MarkdownPort } from '../drill/markdown';
import { redraw } from '../redraw';
import { CompareGrid, type GridActions } from './grid';
import { PicturePane, type DrawDiagram } from './picture';
import { CompareToolbar, FILTER_WORD, type ToolbarActions } from './toolbar';
import { drawLoading, Message } from '../message';
import type { CompareState, Problem, ShownComparison } from './view-state';

/** Everything that a person can do on the screen. */
export interface CompareActions extends GridActions, ToolbarActions {
  readonly choose: () => void;
  readonly again: () => void;
}

const NOTHING: Readonly<Record<RowFilter, string>> = {
  all: 'None of these notes has a question.',
  shared:
    'No question is asked in more than one of these notes. Where two ask the same, open one and join them.',
  unique: 'Every question is asked in more than one of these notes.',
  weak: 'No question is weak. A question becomes weak when you flag it, or when you rate it blank.',
  apart: 'Nowhere are you sure in one variant and unsure in another.',
};

/** Draws a comparison into an element. It keeps no state of the comparison: `update` brings the document to a state. */
export class CompareScreen {
  private readonly toolbar: CompareToolbar;
  private readonly problems: HTMLElement;
  private readonly picture: PicturePane;
  private readonly grid: CompareGrid;
  private readonly nothing: HTMLElement;
  private readonly message: HTMLElement;
  private readonly announcer: HTMLElement;
  private filter: RowFilter | null = null;
  private news: ShownComparison['news'] = null;
  private open: ShownComparison['open'] = new Map();

  constructor(
    root: HTMLElement,
    makeMarkdown: () => MarkdownPort,
    drawDiagram: DrawDiagram,
    private readonly actions: CompareActions,
  ) {
    root.empty();
    root.addClasses(['interview-drill', 'interview-drill-compare']);
    this.toolbar = new CompareToolbar(root, actions);
    const scroller = root.createDiv({ cls: 'interview-drill-compare-scroller' });
    this.problems = scroller.createDiv({ cls: 'interview-drill-compare-problems' });
    this.picture = new PicturePane(
      scroller.createDiv({ cls: 'interview-drill-compare-picture' }),
      drawDiagram,
    );
    this.grid = new CompareGrid(scroller, makeMarkdown, actions);
    this.nothing = scroller.createDiv({ cls: 'interview-drill-message' });
    this.message = scroller.createDiv({ cls: 'interview-drill-other', attr: { tabindex: '-1' } });
    this.announcer = addAnnouncer(root);
  }

  /** Brings the document to what the state says. */
  update(state: CompareState): void {
    const isShown = state.kind === 'compare';
    this.toolbar.el.toggle(isShown);
    this.grid.el.toggle(isShown);
    this.message.toggle(!isShown);
    if (!isShown) {
      this.nothing.hide();
      this.problems.empty();
      void this.picture.update(null);
      this.grid.clear();
      redraw(this.message, (into) => {
        this.drawMessage(into, state);
      });
      return;
    }
    this.message.empty();
    this.toolbar.update(state);
    this.drawProblems(state.problems);
    this.grid.update(state);
    void this.picture.update(state.pictured ? state.comparison : null);
    const isEmpty = this.grid.el.querySelector('.interview-drill-compare-row') === null;
    this.nothing.toggle(isEmpty);
    this.nothing.setText(isEmpty ? NOTHING[state.filter] : '');
    this.announce(state);
  }

  /** Puts the focus where keys and screen readers expect it. */
  focus(): void {
    if (this.message.isShown()) this.message.focus({ preventScroll: true });
    else this.grid.focus();
  }

  /** Ends the life of all that is rendered. */
  clear(): void {
    this.grid.clear();
  }

  private announce({ filter, open, news }: ShownComparison): void {
    const shown = [...open].find(([key, openness]) => this.open.get(key) !== openness);
    if (this.filter !== null && this.filter !== filter) {
      const count = this.grid.el.querySelectorAll('.interview-drill-compare-row').length;
      this.announcer.setText(`${FILTER_WORD[filter]}: ${String(count)} rows`);
    } else if (shown)
      this.announcer.setText(
        shown[1] === 'shown' ? 'The answers are shown.' : 'Opened; the answers are hidden.',
      );
    if (news !== null && news !== this.news) {
      // Said anew also where it is the same: a text that does not change is not read out.
      this.announcer.empty();
      this.announcer.createSpan({ text: news.text });
    }
    this.news = news;
    this.filter = filter;
    this.open = open;
  }

  private drawProblems(problems: readonly Problem[]): void {
    this.problems.empty();
    for (const { path, message } of problems) {
      const line = this.problems.createDiv({ cls: 'interview-drill-notice' });
      line.createSpan({ text: `“${baseName(path)}” is left out: ${message}` });
      line
        .createEl('button', { text: 'Try again', attr: { type: 'button' } })
        .addEventListener('click', this.actions.again);
    }
  }

  private drawMessage(parent: HTMLElement, state: Exclude<CompareState, ShownComparison>): void {
    if (state.kind === 'loading') {
      drawLoading(parent, 'Reading the notes…');
      return;
    }
    const { problems, paths } = state;
    const message = new Message(
      parent,
      problems.length > 0 ? 'These notes cannot be compared' : 'Choose what to compare',
    );
    for (const { path, message: why } of problems) message.line(`${path}: ${why}`);
    if (problems.length === 0)
      message.line(
        paths.length === 0
          ? 'Two to four notes stand side by side, question against question.'
          : 'One note alone stands beside nothing. Choose another to put next to it.',
      );
    message.button('Choose notes', this.actions.choose);
    if (problems.length > 0) message.button('Try again', this.actions.again);
  }
}
