import { setIcon } from 'obsidian';
import { plainText } from '../../core/note/plain-text';

/** What a bar says of what is hidden. */
export interface BarWords {
  /** Questions inside of what is hidden, as Markdown. */
  readonly asked: readonly string[];
  /** The question that it answers, as Markdown. */
  readonly question: string;
  /** Kind and size of what is hidden. */
  readonly hides: string;
  readonly count: number;
}

/** The button that shows and hides the answer of a question, in the place of the answer. */
export class FoldBar {
  private readonly askedEl: HTMLElement;
  private readonly button: HTMLButtonElement;
  private readonly iconEl: HTMLElement;
  private readonly label: HTMLElement;
  private readonly words: HTMLElement;

  constructor(el: HTMLElement, press: () => void) {
    this.askedEl = el.createSpan('interview-drill-fold-asked');
    this.button = el.createEl('button', { cls: 'interview-drill-fold-button', attr: { type: 'button' } });
    this.iconEl = this.button.createSpan({ attr: { 'aria-hidden': 'true' } });
    this.label = this.button.createSpan();
    this.button.appendText(' ');
    this.words = this.button.createSpan('interview-drill-fold-words');
    this.button.addEventListener('click', (event) => {
      // A callout folds when its title is clicked, and an editor would go to the line.
      event.preventDefault();
      event.stopPropagation();
      press();
    });
  }

  show({ asked, question, hides, count }: BarWords, isHidden: boolean): void {
    const answer = count > 1 ? `${String(count)} answers` : 'answer';
    const label = `${isHidden ? 'Show' : 'Hide'} ${answer}`;
    this.askedEl.setText(asked.map(plainText).join(' · '));
    this.askedEl.toggle(isHidden && asked.length > 0);
    this.label.setText(label);
    this.words.setText(isHidden ? hides : '');
    setIcon(this.iconEl, isHidden ? 'chevron-right' : 'chevron-down');
    this.button.toggleClass('is-open', !isHidden);
    this.button.setAttribute('aria-expanded', String(!isHidden));
    // What is seen comes first, so that it can be said to press the button.
    const seen = isHidden && hides !== '' ? `${label} ${hides}` : label;
    this.button.setAttribute('aria-label', question === '' ? seen : `${seen}: ${plainText(question)}`);
  }
}
