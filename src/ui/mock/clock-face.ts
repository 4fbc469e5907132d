import { clock } from '../../core/drill/words';
import { mockItem, questionClock } from '../../core/mock/mock';
import { questionWarning } from '../../core/mock/warnings';
import { leftText, questionWord } from '../../core/mock/words';
import { nameRegion } from '../region-name';
import { setText } from './header';
import { showsQuestion, type MockState } from './view-state';

const WARNINGS = ['half', 'minute', 'over'] as const;

/** The clock of the question: what is left, large and calm, in words, and as a thin line. */
export class ClockFace {
  readonly el: HTMLElement;
  private readonly time: HTMLElement;
  private readonly word: HTMLElement;
  private readonly line: HTMLElement;

  constructor(parent: HTMLElement) {
    this.el = parent.createDiv({ cls: 'interview-drill-mock-clock' });
    const column = this.el.createDiv({ cls: 'interview-drill-footer-column' });
    const row = column.createDiv({ cls: 'interview-drill-mock-clock-row' });
    this.time = row.createSpan({
      cls: 'interview-drill-mock-time',
      attr: { role: 'timer', 'aria-live': 'off' },
    });
    nameRegion(this.time, 'Time for this question', row);
    this.word = row.createSpan({ cls: 'interview-drill-mock-word' });
    const bar = column.createDiv({ cls: 'interview-drill-mock-line', attr: { 'aria-hidden': 'true' } });
    this.line = bar.createSpan();
  }

  /** For the states without a question. */
  hide(): void {
    this.el.hide();
  }

  update(state: MockState, now: number): void {
    const item = mockItem(state.mock);
    this.el.toggle(item !== null && showsQuestion(state));
    if (!item) return;
    const time = questionClock(state.mock, item, now);
    const isReview = state.mock.phase === 'review';
    const warning = questionWarning(time);
    setText(this.time, isReview ? clock(time.spent) : leftText(time));
    setText(
      this.word,
      isReview ? `used of ${clock(time.planned)} · the clocks stand` : questionWord(warning, time),
    );
    for (const each of WARNINGS) this.el.toggleClass(`is-${each}`, each === warning);
    const part = time.planned > 0 ? Math.min(1, time.spent / time.planned) : 1;
    this.line.setCssProps({ '--interview-drill-part': part.toFixed(4) });
  }
}
