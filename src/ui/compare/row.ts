import { setIcon } from 'obsidian';
import { CONFIDENCE_WORD, type Confidence } from '../../core/confidence';
import type { ComparedNote, ComparedRow } from '../../core/compare/compare';
import type { DrillItem } from '../../core/drill/item';
import { plainText } from '../../core/note/plain-text';
import type { MarkdownPort } from '../drill/markdown';
import { nameRegion } from '../region-name';
import { OpenRow, type OpenRowActions } from './open-row';
import type { Openness } from './view-state';

/** What a person can do with a row. */
export interface RowActions extends OpenRowActions {
  readonly toggle: (key: string) => void;
}

/** What is shown of a row. */
export interface RowState {
  readonly row: ComparedRow;
  readonly notes: readonly ComparedNote[];
  readonly openness: Openness | null;
  readonly waiting: ReadonlySet<string>;
}

/** One row of a comparison: what is asked, and for each note how sure the person was; below it what is open. */
export class RowView {
  /** The row, and where it is open what stands below it. */
  readonly el: HTMLElement;
  private readonly line: HTMLElement;
  private open: OpenRow | null = null;
  private drawn = '';

  constructor(
    readonly key: string,
    /** Renders for one row alone, so that one ends without the others. */
    private readonly makeMarkdown: () => MarkdownPort,
    private readonly actions: RowActions,
  ) {
    this.el = createDiv({ cls: 'interview-drill-compare-entry', attr: { role: 'presentation' } });
    this.line = this.el.createDiv({ cls: 'interview-drill-compare-row', attr: { role: 'row' } });
  }

  /** Brings the document to a state; resolves when what was opened stands. */
  async update(state: RowState): Promise<void> {
    this.drawLine(state);
    this.el.toggleClass('is-open', state.openness !== null);
    if (state.openness === null) {
      this.close();
      return;
    }
    if (!this.open) {
      this.open = new OpenRow(this.makeMarkdown(), this.actions);
      this.el.append(this.open.el);
    }
    const { row, notes, openness } = state;
    await this.open.update({ row, notes, openness });
  }

  /** Ends the life of what is rendered. */
  close(): void {
    this.open?.clear();
    this.open?.el.remove();
    this.open = null;
  }

  private drawLine({ row, notes, openness, waiting }: RowState): void {
    const wanted = JSON.stringify([
      openness !== null,
      ...row.cells.map(
        (item) => item && [item.key, item.question.text, item.confidence, item.weak, waiting.has(item.key)],
      ),
    ]);
    if (wanted === this.drawn) return;
    this.drawn = wanted;
    const active = this.line.doc.activeElement;
    const focused = this.line.contains(active) ? active?.getAttribute('data-column') : null;
    this.line.empty();
    const texts = row.cells.map((item) => (item ? plainText(item.question.text) : null));
    const name = texts.find((text) => text !== null) ?? '';
    this.drawName(name, openness !== null);
    row.cells.forEach((item, column) => {
      const cell = this.line.createDiv({
        cls: 'interview-drill-compare-cell',
        attr: { role: 'gridcell', tabindex: '-1', 'data-column': String(column) },
      });
      const wording = texts[column] === name ? null : (texts[column] ?? null);
      const seen = item ? describe(item, wording, waiting.has(item.key)) : 'Not asked here';
      // What is seen comes first: who says it to a program that listens must find the cell by it.
      const unseen = [wording === null ? texts[column] : null, notes[column]?.name];
      nameRegion(cell, [seen, ...unseen.filter(Boolean)].join(', '));
      if (item) drawItem(cell, item, wording, waiting.has(item.key));
      else {
        cell.createSpan({ cls: 'interview-drill-compare-none is-mark', text: '–' });
        cell.createSpan({ cls: 'interview-drill-compare-none is-words', text: 'Not asked here' });
      }
      if (String(column) === focused) cell.focus({ preventScroll: true });
    });
  }

  private drawName(text: string, isOpen: boolean): void {
    const el = this.line.createDiv({ cls: 'interview-drill-compare-name', attr: { role: 'rowheader' } });
    const button = el.createEl('button', {
      cls: 'interview-drill-compare-toggle',
      attr: { type: 'button', tabindex: '-1', 'aria-expanded': String(isOpen) },
    });
    setIcon(
      button.createSpan({ cls: 'interview-drill-compare-icon' }),
      isOpen ? 'chevron-down' : 'chevron-right',
    );
    button.createSpan({ text });
    button.addEventListener('click', () => {
      this.actions.toggle(this.key);
    });
  }
}

function describe({ question, confidence, weak }: DrillItem, wording: string | null, waits: boolean): string {
  const seen = [question.label, saidOf(confidence), waits ? WAITS : null, wording];
  return seen.filter((part) => part !== null).join(' ') + (weak ? ', weak' : '');
}

const WAITS = 'Not in the note yet';

const saidOf = (confidence: Confidence | null): string =>
  confidence === null ? 'not rated' : `${String(confidence)} ${CONFIDENCE_WORD[confidence].toLowerCase()}`;

function drawItem(cell: HTMLElement, item: DrillItem, wording: string | null, waits: boolean): void {
  const { question, confidence, weak } = item;
  const line = cell.createDiv({ cls: 'interview-drill-compare-said' });
  // The blanks part the words for who hears them, or says them to press the cell.
  if (question.label !== null) {
    line.createSpan({ cls: 'interview-drill-label', text: question.label });
    line.appendText(' ');
  }
  line.createSpan({
    cls: `interview-drill-dot${confidence === null ? ' is-unrated' : ` is-rated-${String(confidence)}`}`,
  });
  line.createSpan({
    cls: confidence === null ? 'interview-drill-compare-unrated' : '',
    text: saidOf(confidence),
  });
  if (weak) setIcon(line.createSpan({ cls: 'interview-drill-flag' }), 'flag');
  cell.appendText(' ');
  if (waits) cell.createDiv({ cls: 'interview-drill-compare-waits', text: WAITS });
  cell.appendText(' ');
  if (wording !== null) cell.createDiv({ cls: 'interview-drill-compare-wording', text: wording });
}
