import { setIcon } from 'obsidian';
import { CONFIDENCES, CONFIDENCE_WORD, type Confidence } from '../../core/confidence';
import { itemsOf, type ComparedNote, type ComparedRow } from '../../core/compare/compare';
import { wordsApart } from '../../core/compare/differences';
import type { DrillItem } from '../../core/drill/item';
import { describeLayer } from '../../core/drill/words';
import { openFolds, type MarkdownPort } from '../drill/markdown';
import { nameRegion } from '../region-name';
import { markWords } from './mark-words';
import type { Openness } from './view-state';

/** What a person can do in an open row. */
export interface OpenRowActions {
  readonly reveal: (key: string) => void;
  readonly drill: (name: string, items: readonly DrillItem[]) => void;
  readonly join: (item: DrillItem) => void;
  readonly part: (item: DrillItem) => void;
  readonly takeBack: (row: ComparedRow) => void;
  readonly rate: (item: DrillItem, confidence: Confidence) => void;
  readonly weak: (item: DrillItem) => void;
  readonly openNote: (item: DrillItem) => void;
}

/** What is shown of an open row. */
export interface OpenRowState {
  readonly row: ComparedRow;
  readonly notes: readonly ComparedNote[];
  readonly openness: Openness;
}

/** What an answer is made of, as Markdown. */
const answerOf = ({ question: { layers } }: DrillItem): string[] =>
  layers.flatMap(({ blocks }) => blocks.map(({ markdown }) => markdown));

/** What stands below a question and belongs to it, as Markdown. */
const promptsOf = ({ question: { prompts } }: DrillItem): string[] => prompts.map(({ markdown }) => markdown);

/**
 * The questions of a row next to each other, and their answers when they are revealed. An answer that is not revealed is
 * nowhere in the document.
 */
export class OpenRow {
  readonly el: HTMLElement;
  /** What is drawn; compared with what should be, so that a rating does not render the answers anew. */
  private drawn = '';

  constructor(
    private readonly markdown: MarkdownPort,
    private readonly actions: OpenRowActions,
  ) {
    this.el = createDiv({ cls: 'interview-drill-compare-open', attr: { role: 'row' } });
  }

  /** Brings the document to a state; resolves when what was revealed stands. */
  async update(state: OpenRowState): Promise<void> {
    const { row, openness } = state;
    const texts = row.cells.map((item) => (item ? [item.question.asked, ...answerOf(item)].join('\n') : ''));
    const prompts = row.cells.map((item) => item && promptsOf(item));
    const wanted = JSON.stringify([row.key, openness, texts, prompts]);
    if (wanted === this.drawn) {
      this.drawActs(state);
      row.cells.forEach((item, at) => {
        const foot = this.el.querySelector<HTMLElement>(
          `[data-column="${String(at)}"] .interview-drill-compare-foot`,
        );
        if (item && foot) this.drawFoot(foot, item, state);
      });
      return;
    }
    this.drawn = wanted;
    this.clear();
    this.el.createDiv({ cls: 'interview-drill-compare-acts', attr: { role: 'gridcell' } });
    this.drawActs(state);
    // What another asks is no word of this answer's own; beside one without an answer no word is.
    const answered = row.cells.map((item, at) =>
      item && answerOf(item).length > 0 ? (texts[at] ?? '') : '',
    );
    const apart = wordsApart(answered);
    await Promise.all(
      row.cells.map((item, at) => this.drawCell(state, item, at, apart[at] ?? (() => false))),
    );
  }

  /** Ends the life of what is rendered. */
  clear(): void {
    this.markdown.clear();
    this.el.empty();
  }

  private drawActs({ row, openness }: OpenRowState): void {
    const acts = this.el.querySelector<HTMLElement>('.interview-drill-compare-acts');
    if (!acts) return;
    const focused = acts.contains(acts.doc.activeElement) ? acts.doc.activeElement?.textContent : null;
    acts.empty();
    const items = itemsOf(row);
    const [first] = items;
    if (!first) return;
    const name = first.question.label ?? first.question.text;
    if (items.length > 1)
      acts.createSpan({
        cls: 'interview-drill-compare-alike',
        text: row.chosen ? 'Chosen by hand' : `${String(Math.round(row.score * 100))} % alike`,
      });
    else if (row.chosen) acts.createSpan({ cls: 'interview-drill-compare-alike', text: 'Parted by hand' });
    const add = (text: string, icon: string, act: () => void, cls = ''): void => {
      const button = acts.createEl('button', { attr: { type: 'button' }, cls });
      setIcon(button.createSpan({ cls: 'interview-drill-compare-icon' }), icon);
      button.createSpan({ text });
      button.addEventListener('click', act);
      if (text === focused) button.focus();
    };
    const hasAnswer = items.some(({ question }) => question.layers.length > 0);
    if (openness === 'hidden' && hasAnswer)
      add(
        items.length > 1 ? 'Reveal the answers' : 'Reveal the answer',
        'eye',
        () => {
          this.actions.reveal(row.key);
        },
        'mod-cta',
      );
    add(items.length > 1 ? 'Drill this row' : 'Drill this question', 'graduation-cap', () => {
      this.actions.drill(name, items);
    });
    add('Join with…', 'link', () => {
      this.actions.join(first);
    });
    if (row.chosen)
      add('Take the choice back', 'undo-2', () => {
        this.actions.takeBack(row);
      });
  }

  private async drawCell(
    state: OpenRowState,
    item: DrillItem | null,
    column: number,
    isOwn: (word: string) => boolean,
  ): Promise<void> {
    const { notes, openness } = state;
    const name = notes[column]?.name ?? '';
    const cell = this.el.createDiv({
      cls: 'interview-drill-compare-answer',
      attr: { role: 'gridcell', 'data-column': String(column) },
    });
    if (!item) {
      cell.createDiv({ cls: 'interview-drill-compare-none', text: 'Not asked here.' });
      return;
    }
    const { question, path } = item;
    cell.dataset['path'] = path;
    const asked = cell.createDiv({ cls: 'interview-drill-compare-asked markdown-rendered' });
    asked.toggleClass('is-name', question.text === itemsOf(state.row)[0]?.question.text);
    const under = promptsOf(item);
    const shown = openness === 'shown' && question.layers.length > 0;
    const prompts = cell.createDiv({ cls: 'interview-drill-compare-prompts markdown-rendered' });
    const answer = cell.createDiv({ cls: 'interview-drill-compare-text markdown-rendered' });
    openFolds(answer);
    // What is wider than its column scrolls, also by keys.
    if (shown) {
      answer.setAttrs({ tabindex: '0', role: 'group' });
      nameRegion(answer, `Answer of ${name}`, cell);
    }
    const foot = cell.createDiv({ cls: 'interview-drill-compare-foot' });
    this.drawFoot(foot, item, state);
    prompts.toggle(under.length > 0);
    if (question.layers.length === 0)
      answer.createDiv({ cls: 'interview-drill-compare-none', text: 'No answer in the note.' });
    else if (!shown)
      answer.createDiv({
        cls: 'interview-drill-compare-hidden',
        text: `Hidden: ${question.layers.map((layer) => describeLayer(layer).toLowerCase()).join(', ')}`,
      });
    await Promise.all([
      this.markdown.render(question.asked, asked, path),
      ...under.map((markdown) => this.markdown.render(markdown, prompts, path)),
      ...(shown ? answerOf(item).map((markdown) => this.markdown.render(markdown, answer, path)) : []),
    ]);
    if (shown) markWords(answer, isOwn);
  }

  private drawFoot(foot: HTMLElement, item: DrillItem, { row, openness }: OpenRowState): void {
    const active = foot.doc.activeElement;
    const focused = foot.contains(active) ? active?.getAttribute('data-act') : null;
    foot.empty();
    const add = (
      parent: HTMLElement,
      act: string,
      label: string,
      run: () => void,
      cls = '',
    ): HTMLButtonElement => {
      const button = parent.createEl('button', {
        cls,
        attr: { type: 'button', 'data-act': act, 'aria-label': label },
      });
      button.addEventListener('click', run);
      return button;
    };
    const mayRate = openness === 'shown' || item.question.layers.length === 0;
    if (mayRate) {
      const ratings = foot.createDiv({
        cls: 'interview-drill-compare-ratings',
        attr: { role: 'group' },
      });
      nameRegion(ratings, 'How sure are you?');
      for (const confidence of CONFIDENCES) {
        const words = `${String(confidence)} ${CONFIDENCE_WORD[confidence]}`;
        const isGiven = item.confidence === confidence;
        const button = add(
          ratings,
          `rate ${String(confidence)}`,
          words,
          () => {
            this.actions.rate(item, confidence);
          },
          `interview-drill-compare-rating is-rated-${String(confidence)}${isGiven ? ' is-given' : ''}`,
        );
        button.setAttribute('aria-pressed', String(isGiven));
        button.createSpan({ cls: 'interview-drill-compare-number', text: String(confidence) });
        button.createSpan({ cls: 'interview-drill-compare-word', text: CONFIDENCE_WORD[confidence] });
      }
    }
    const tools = foot.createDiv({ cls: 'interview-drill-compare-tools' });
    const tool = (act: string, icon: string, label: string, run: () => void, cls = ''): void => {
      setIcon(add(tools, act, label, run, `clickable-icon ${cls}`), icon);
    };
    tool(
      'weak',
      'flag',
      item.weak ? 'Take the weak flag off' : 'Flag as weak',
      () => {
        this.actions.weak(item);
      },
      item.weak ? 'is-weak' : '',
    );
    tool('drill', 'graduation-cap', 'Drill this question', () => {
      this.actions.drill(item.question.label ?? item.question.text, [item]);
    });
    tool('open', 'file-text', 'Open the note here', () => {
      this.actions.openNote(item);
    });
    if (itemsOf(row).length > 1)
      tool('part', 'unlink', 'Not the same question: take it out of this row', () => {
        this.actions.part(item);
      });
    if (focused) foot.querySelector<HTMLElement>(`[data-act="${focused}"]`)?.focus();
  }
}
