import { DrillFooter, type FooterActions } from '../drill/footer';
import { mockItem, turnOf } from '../../core/mock/mock';
import { splitTime } from '../../core/mock/plan';
import { asDrill } from './as-drill';
import { showsQuestion, type MockState, type MockViewState } from './view-state';

/** What a person can do from the footer. */
export interface MockFooterActions extends Pick<FooterActions, 'rate'> {
  readonly main: () => void;
  readonly followUp: () => void;
  readonly skip: () => void;
}

/** What a person does next, within reach of a thumb: start, show the answer, rate. */
export class MockFooter {
  private readonly el: HTMLElement;
  private readonly start: HTMLButtonElement;
  private readonly done: HTMLButtonElement;
  private readonly followUp: HTMLButtonElement;
  private readonly skip: HTMLButtonElement;
  private readonly ratings: DrillFooter;

  constructor(parent: HTMLElement, actions: MockFooterActions) {
    this.el = parent.createDiv({ cls: 'interview-drill-footer interview-drill-mock-footer' });
    const column = this.el.createDiv({ cls: 'interview-drill-footer-column' });
    const row = column.createDiv({ cls: 'interview-drill-reveal-row' });
    this.start = button(row, 'Start the interview', 'Space', actions.main, 'mod-cta');
    this.done = button(row, 'Done', 'Space', actions.main, 'mod-cta');
    // The end of the words goes where there is no room for it.
    this.done.firstElementChild?.createSpan({ cls: 'interview-drill-mock-rest', text: ', show the answer' });
    this.followUp = button(row, 'Follow-up', 'F', actions.followUp);
    this.skip = button(row, 'Skip', 'S', actions.skip);
    this.ratings = new DrillFooter(parent, { ...actions, reveal: actions.main, revealAll: actions.main });
  }

  update(state: MockViewState): void {
    const isPlan = state.kind === 'plan';
    const isAsked = state.kind === 'mock' && showsQuestion(state);
    const isAnswer = isAsked && state.mock.phase === 'answer';
    const isReview = isAsked && state.mock.phase === 'review';
    // What cannot be rated is left all the same.
    const isStuck = isReview && state.deleted;
    this.el.toggle(isPlan || isAnswer || isStuck);
    this.start.toggle(isPlan);
    if (isPlan) this.start.disabled = splitTime(state.plan).size === 0;
    this.done.toggle(isAnswer);
    this.skip.toggle(isAnswer || isStuck);
    this.followUp.toggle(isAnswer && followUpsLeft(state) > 0);
    if (isReview && !isStuck) this.ratings.update(asDrill(state));
    else this.ratings.hide();
  }
}

function followUpsLeft({ mock }: MockState): number {
  const item = mockItem(mock);
  return item ? item.question.followUps.length - turnOf(mock, item).asked : 0;
}

function button(
  parent: HTMLElement,
  text: string,
  key: string,
  act: () => void,
  cls = '',
): HTMLButtonElement {
  const el = parent.createEl('button', { attr: { type: 'button' } });
  if (cls !== '') el.addClass(cls);
  el.createSpan({ text });
  el.createEl('kbd', { text: key });
  el.addEventListener('click', act);
  return el;
}
