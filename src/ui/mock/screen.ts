import type { DrillItem } from '../../core/drill/item';
import { isRunning, mockItem, questionClock, shownProgress, wholeClock } from '../../core/mock/mock';
import { questionWarning, warningSentence, wholeWarning, type Warnings } from '../../core/mock/warnings';
import { addAnnouncer } from '../drill/announcer';
import { IntoView } from '../drill/into-view';
import type { MarkdownPort } from '../drill/markdown';
import type { DiagramPort } from '../drill/steps/draw';
import { drawNotices, type NoticeActions } from '../drill/notices';
import { QuestionPane, type News, type QuestionActions } from '../drill/question-pane';
import { asDrill, shownItem } from './as-drill';
import { ClockFace } from './clock-face';
import { MockFooter, type MockFooterActions } from './footer';
import { MockHeader, type MockHeaderActions } from './header';
import { drawMockMessage, type MockMessageActions } from './message-pane';
import { PlanPane, type PlanActions } from './plan-pane';
import { drawReport, type ReportActions } from './report-pane';
import { redraw } from '../redraw';
import { showsQuestion, type MockState, type MockViewState, type PlanState } from './view-state';

/** Everything that a person can do on the screen. */
export interface MockScreenActions
  extends
    MockMessageActions,
    MockFooterActions,
    MockHeaderActions,
    PlanActions,
    ReportActions,
    NoticeActions,
    Pick<QuestionActions, 'hint' | 'weak'> {}

/**
 * Draws a mock interview into an element. It keeps no state of it: `update` brings the document to what a state says, and
 * `tick` touches the clocks only.
 */
export class MockScreen {
  private readonly header: MockHeader;
  private readonly clock: ClockFace;
  private readonly notices: HTMLElement;
  private readonly scroller: HTMLElement;
  private readonly question: QuestionPane;
  private readonly other: HTMLElement;
  private readonly footer: MockFooter;
  private readonly announcer: HTMLElement;
  private readonly intoView: IntoView;
  private plan: PlanPane | null = null;
  private state: MockViewState = { kind: 'loading' };
  private shown: DrillItem | null = null;
  /** What stands in the place of a question. */
  private place = '';
  /** What the clocks had to say when they were looked at last. */
  private said: Warnings | null = null;

  constructor(
    private readonly root: HTMLElement,
    markdown: MarkdownPort,
    diagrams: DiagramPort,
    private readonly actions: MockScreenActions,
  ) {
    root.empty();
    root.addClasses(['interview-drill', 'interview-drill-mock']);
    this.header = new MockHeader(root, actions);
    this.clock = new ClockFace(root);
    this.notices = root.createDiv({ cls: 'interview-drill-notices' });
    this.scroller = root.createDiv({ cls: 'interview-drill-scroller' });
    const column = this.scroller.createDiv({ cls: 'interview-drill-column' });
    const nothing = (): void => undefined;
    this.question = new QuestionPane(column, markdown, diagrams, {
      ...actions,
      reveal: nothing,
      followUp: nothing,
      whole: nothing,
      // In an interview people talk.
      attempt: null,
    });
    this.other = column.createDiv({ cls: 'interview-drill-other', attr: { tabindex: '-1' } });
    this.intoView = new IntoView(this.scroller);
    this.footer = new MockFooter(root, actions);
    this.announcer = addAnnouncer(root);
  }

  /** Brings the document to what the state says. `now` is in milliseconds since the epoch. */
  update(state: MockViewState, now: number): void {
    this.state = state;
    const isMock = state.kind === 'mock';
    const isAsked = isMock && showsQuestion(state);
    this.root.toggleClass('is-message', !isMock);
    this.root.toggleClass('is-drill', isAsked || state.kind === 'plan');
    this.root.toggleClass('is-answering', isAsked && state.mock.phase === 'answer');
    if (isMock) this.header.update(state, now);
    if (isMock && state.mock.phase !== 'report') drawNotices(this.notices, asDrill(state), now, this.actions);
    else this.notices.empty();
    if (isMock) this.clock.update(state, now);
    else this.clock.hide();
    if (isAsked) this.showQuestion(state);
    else this.showOther(state, now);
    this.footer.update(state);
    this.warn(now);
  }

  /** Shows the time that has gone; called every second, and touches the clocks only. */
  tick(now: number): void {
    const { state } = this;
    if (state.kind !== 'mock' || !isRunning(state.mock)) return;
    this.header.tick(state, now);
    this.clock.update(state, now);
    this.warn(now);
  }

  /** Puts the focus where keys and screen readers expect it. */
  focus(): void {
    (this.shown === null ? this.other : this.question.el).focus({ preventScroll: true });
  }

  /** Ends the life of all that is rendered. */
  clear(): void {
    this.intoView.stop();
    this.question.clear();
  }

  /** Says once what a clock has to say, when it has gone so far while this question was asked. */
  private warn(now: number): void {
    const { state } = this;
    const item = state.kind === 'mock' ? mockItem(state.mock) : null;
    if (state.kind !== 'mock' || !item || !isRunning(state.mock)) {
      this.said = null;
      return;
    }
    const { mock } = state;
    const current: Warnings = {
      question: questionWarning(questionClock(mock, item, now)),
      whole: wholeWarning(wholeClock(mock, now)),
    };
    const sentence = this.said ? warningSentence(this.said, current) : '';
    this.said = current;
    if (sentence !== '') this.announcer.setText(sentence);
  }

  private showQuestion(state: MockState): void {
    const { mock } = state;
    const item = mockItem(mock);
    if (!item) return;
    const isNext = !this.isShown(item, mock.session.items);
    if (isNext) {
      this.intoView.stop();
      // Its clock is another one, which has said nothing yet.
      this.said = null;
    }
    const hadFocus = this.root.contains(this.root.doc.activeElement);
    this.shown = item;
    this.place = '';
    this.plan = null;
    this.other.empty();
    this.other.hide();
    this.question.el.show();
    const news = this.question.update(
      shownItem(state, item),
      shownProgress(mock, item),
      { deleted: state.deleted, attempts: false },
      isNext,
    );
    if (isNext) {
      this.scroller.scrollTop = 0;
      this.announcer.empty();
      if (hadFocus) this.question.el.focus({ preventScroll: true });
    } else if (news) this.present(news, mock.phase === 'review');
    this.keepFocus(hadFocus);
  }

  /** Whether it is the question that is shown, also where its note or its label has another name by now. */
  private isShown(item: DrillItem, items: readonly DrillItem[]): boolean {
    const { shown } = this;
    if (shown?.key === item.key) return true;
    const isGone = !items.some(({ key }) => key === shown?.key);
    return shown?.question.hash === item.question.hash && isGone;
  }

  private showOther(state: MockViewState, now: number): void {
    const hadFocus = this.root.contains(this.root.doc.activeElement);
    this.shown = null;
    this.question.clear();
    this.question.el.hide();
    this.other.show();
    const place = state.kind === 'mock' ? (state.mock.phase === 'report' ? 'report' : 'stand') : state.kind;
    const isNew = place !== this.place;
    this.place = place;
    if (isNew) {
      this.intoView.stop();
      this.scroller.scrollTop = 0;
      this.announcer.setText(
        place === 'stand' && state.kind === 'mock' && state.mock.paused ? 'Paused.' : '',
      );
    }
    if (state.kind === 'plan') this.showPlan(state);
    else {
      this.plan = null;
      redraw(this.other, (into) => {
        if (state.kind === 'mock' && state.mock.phase === 'report') drawReport(into, state, this.actions);
        else drawMockMessage(into, state, this.actions, now);
      });
    }
    if (isNew && hadFocus) this.other.focus({ preventScroll: true });
    this.keepFocus(hadFocus);
  }

  private showPlan(state: PlanState): void {
    if (this.plan?.items !== state.items)
      this.plan = new PlanPane(this.other, state.items, state, this.actions);
    this.plan.update(state);
  }

  /** Brings what was shown into view, and tells those who do not see it. */
  private present({ what, el, ready }: News, isReview: boolean): void {
    this.intoView.follow(el, ready);
    if (isReview) this.announcer.setText('The answer is shown. How sure were you?');
    else this.announcer.setText(what === 'hint' ? 'The hint is shown.' : 'A follow-up was asked.');
  }

  /** The button that was pressed may be gone; the keys go on working. */
  private keepFocus(hadFocus: boolean): void {
    const { activeElement } = this.root.doc;
    const isLost =
      !activeElement || !this.root.contains(activeElement) || !isShownIn(activeElement, this.root);
    if (hadFocus && isLost) this.focus();
  }
}

/** Whether neither the element nor what is around it is hidden by us. */
function isShownIn(el: Element, root: HTMLElement): boolean {
  for (let at: Element | null = el; at && at !== root; at = at.parentElement)
    if (at.instanceOf(HTMLElement) && at.style.display === 'none') return false;
  return true;
}
