import { setIcon } from 'obsidian';
import type { Day } from '../../core/day';
import type { ListedRow } from '../../core/listing/listed';
import { confidenceWords, dueWords } from '../../core/listing/listing-words';
import { noteName } from '../../core/note/name';
import { plainText } from '../../core/note/plain-text';

/** One question of a list: a button that opens its note there. */
export class ListingRow {
  readonly el = createEl('li');
  private readonly button: HTMLButtonElement;
  private drawn = '';
  private row: ListedRow | null = null;

  constructor(open: (row: ListedRow) => void) {
    this.button = this.el.createEl('button', {
      cls: 'interview-drill-listing-row',
      attr: { type: 'button' },
    });
    this.button.addEventListener('click', () => {
      if (this.row) open(this.row);
    });
  }

  /** Draws a question, where it is not drawn as it is already. */
  show(row: ListedRow, today: Day): void {
    this.row = row;
    const said = JSON.stringify([row, today]);
    if (said === this.drawn) return;
    this.drawn = said;
    const { button } = this;
    button.empty();
    const question = button.createSpan('interview-drill-listing-question');
    if (row.label !== null)
      question.createSpan({ cls: 'interview-drill-listing-label', text: `${row.label} ` });
    question.appendText(plainText(row.text));
    // The blanks part the words for who hears them.
    button.appendText(' ');
    const facts = button.createSpan('interview-drill-listing-facts');
    const add = (cls: string, text: string): HTMLElement => {
      if (facts.childElementCount > 0) facts.appendText(' ');
      return facts.createSpan({ cls, text });
    };
    const { confidence, weak } = row;
    const rated = confidence === null ? 'is-unrated' : `is-rated-${String(confidence)}`;
    const sure = add('interview-drill-listing-sure', '');
    sure.createSpan({ cls: `interview-drill-dot ${rated}`, attr: { 'aria-hidden': 'true' } });
    sure.appendText(confidenceWords(row));
    if (weak) {
      const flag = add('interview-drill-listing-weak', '');
      setIcon(flag.createSpan({ cls: 'interview-drill-flag', attr: { 'aria-hidden': 'true' } }), 'flag');
      flag.appendText('weak');
    }
    add('interview-drill-listing-due', dueWords(row, today));
    add('interview-drill-listing-note', noteName(row.path, row.title));
  }
}
