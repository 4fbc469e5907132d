import { CONFIDENCES, CONFIDENCE_WORD, type Confidence } from '../../core/confidence';
import { canRate, currentItem, progressOf, ratingsToFollow, stepsLeft } from '../../core/drill/session';
import { inDays } from '../../core/drill/words';
import { preview } from '../../core/schedule/schedule';
import { nameRegion } from '../region-name';
import type { DrillState } from './view-state';

/** What a person can do from the footer. */
export interface FooterActions {
  readonly reveal: () => void;
  readonly revealAll: () => void;
  readonly rate: (confidence: Confidence) => void;
}

interface RatingButton {
  readonly el: HTMLButtonElement;
  readonly when: HTMLElement;
}

/** Reveal and the four ratings, within reach of a thumb. */
export class DrillFooter {
  readonly el: HTMLElement;
  private readonly revealRow: HTMLElement;
  private readonly reveal: HTMLButtonElement;
  private readonly revealAll: HTMLButtonElement;
  private readonly ratings: ReadonlyMap<Confidence, RatingButton>;

  constructor(parent: HTMLElement, actions: FooterActions) {
    this.el = parent.createDiv({ cls: 'interview-drill-footer' });
    const column = this.el.createDiv({ cls: 'interview-drill-footer-column' });
    this.revealRow = column.createDiv({ cls: 'interview-drill-reveal-row' });
    this.reveal = this.button('Reveal', 'Space', actions.reveal, 'mod-cta');
    this.revealAll = this.button('Reveal all', '⇧ Space', actions.revealAll);
    const group = column.createDiv({ cls: 'interview-drill-ratings', attr: { role: 'group' } });
    nameRegion(group, 'How sure were you?');
    this.ratings = new Map(
      CONFIDENCES.map((confidence) => [confidence, ratingButton(group, confidence, actions)]),
    );
  }

  private button(text: string, key: string, act: () => void, cls = ''): HTMLButtonElement {
    const button = this.revealRow.createEl('button', { attr: { type: 'button' } });
    if (cls !== '') button.addClass(cls);
    button.createSpan({ text });
    button.createEl('kbd', { text: key });
    button.addEventListener('click', act);
    return button;
  }

  /** For the states without a question. */
  hide(): void {
    this.el.hide();
  }

  update({ session, today, retention, deleted }: DrillState): void {
    const item = currentItem(session);
    this.el.toggle(item !== null && session.phase === 'drill');
    if (!item) return;
    const progress = progressOf(session, item);
    const left = item.question.layers.length - progress.revealed;
    const isStepped = stepsLeft(item, progress) > 0;
    this.revealRow.toggle(left > 0 || isStepped);
    this.reveal.querySelector('span')?.setText(isStepped ? 'Next part' : 'Reveal');
    this.revealAll.toggle(left > (isStepped ? 0 : 1));
    const awake = canRate(item, progress) && !deleted;
    this.el.toggleClass('is-awake', awake);
    const outcomes = preview(ratingsToFollow(item, progress, today), today, { retention });
    for (const [confidence, { el, when }] of this.ratings) {
      el.disabled = !awake;
      when.setText(inDays(outcomes[confidence].interval));
      const isGiven = progress.rating === confidence;
      el.toggleClass('is-given', isGiven);
      el.setAttribute('aria-pressed', String(isGiven));
    }
  }
}

function ratingButton(parent: HTMLElement, confidence: Confidence, actions: FooterActions): RatingButton {
  const el = parent.createEl('button', {
    cls: `interview-drill-rating is-rated-${String(confidence)}`,
    attr: { type: 'button' },
  });
  const name = el.createSpan({ cls: 'interview-drill-rating-name' });
  name.createSpan({ cls: 'interview-drill-rating-number', text: String(confidence) });
  // The blanks part the words for who hears them, or says them to press the button.
  name.appendText(' ');
  name.createSpan({ text: CONFIDENCE_WORD[confidence] });
  el.appendText(' ');
  const when = el.createSpan({ cls: 'interview-drill-rating-when' });
  el.addEventListener('click', () => {
    actions.rate(confidence);
  });
  return { el, when };
}
