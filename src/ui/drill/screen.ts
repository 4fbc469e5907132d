import type { Confidence } from '../../core/confidence';
import type { DrillItem } from '../../core/drill/item';
import { currentItem, progressOf, type Session } from '../../core/drill/session';
import { spokenChange } from '../../core/drill/spoken';
import { Announcer } from './announcer';
import { plainText } from '../../core/note/plain-text';
import { DrillFooter } from './footer';
import { DrillHeader, type HeaderActions } from './header';
import { drawMessage, type MessageActions } from './message-pane';
import { IntoView } from './into-view';
import type { MarkdownPort } from './markdown';
import { drawNotices, type NoticeActions } from './notices';
import { QuestionPane, revealMessage, type News } from './question-pane';
import type { DiagramPort } from './steps/draw';
import { redraw } from '../redraw';
import { SummaryPane, type SummaryActions } from './summary-pane';
import { watchTouch } from './touch';
import type { DrillState, ViewState } from './view-state';

/** Everything that a person can do on the screen. */
export interface ScreenActions extends MessageActions, SummaryActions, NoticeActions, HeaderActions {
  readonly reveal: (upTo?: number) => void;
  readonly revealAll: () => void;
  readonly whole: () => void;
  readonly hint: () => void;
  readonly followUp: (index: number) => void;
  readonly weak: () => void;
  readonly back: () => void;
  readonly write: (words: string) => void;
  readonly rate: (confidence: Confidence) => void;
}

/**
 * Draws a drill into an element. It keeps no state of the drill: `update` brings the document to what a state says, and
 * touches only what differs, so that nothing jumps and nothing is rendered twice.
 */
export class DrillScreen {
  private readonly header: DrillHeader;
  private readonly notices: HTMLElement;
  private readonly scroller: HTMLElement;
  private readonly question: QuestionPane;
  private readonly other: HTMLElement;
  private readonly summary: SummaryPane;
  private readonly footer: DrillFooter;
  private readonly announcer: Announcer;
  private readonly tip: HTMLElement;
  private readonly intoView: IntoView;
  private state: ViewState | null = null;
  private shown: DrillItem | null = null;
  /** How often the question that is shown came again. */
  private round = 0;
  /** The session as it was drawn last; null where something else is shown. */
  private session: Session | null = null;

  constructor(
    private readonly root: HTMLElement,
    markdown: MarkdownPort,
    private readonly actions: ScreenActions,
    diagrams: DiagramPort,
  ) {
    root.empty();
    root.addClass('interview-drill');
    this.header = new DrillHeader(root, actions);
    this.notices = root.createDiv({ cls: 'interview-drill-notices' });
    this.scroller = root.createDiv({ cls: 'interview-drill-scroller' });
    // The app opens its sidebars on strokes, but on none that begins in what is marked so.
    const column = this.scroller.createDiv({
      cls: 'interview-drill-column',
      attr: { 'data-ignore-swipe': 'true' },
    });
    // The event of a click is no layer to reveal up to.
    const reveal = (): void => {
      actions.reveal();
    };
    this.question = new QuestionPane(column, markdown, diagrams, {
      ...actions,
      attempt: { write: actions.write },
    });
    this.tip = column.createDiv({ cls: 'interview-drill-tip', text: 'Tap or swipe to reveal' });
    this.other = column.createDiv({ cls: 'interview-drill-other', attr: { tabindex: '-1' } });
    this.summary = new SummaryPane(this.other, actions);
    this.intoView = new IntoView(this.scroller);
    watchTouch(this.scroller, { forward: reveal, back: actions.back });
    this.footer = new DrillFooter(root, { ...actions, reveal });
    this.announcer = new Announcer(root);
    this.watchWriting();
  }

  /** Brings the document to what the state says. `now` is in milliseconds since the epoch. */
  update(state: ViewState, now: number): void {
    this.state = state;
    const isDrill = state.kind === 'drill';
    this.root.toggleClass('is-drill', isDrill && state.session.phase === 'drill');
    this.root.toggleClass('is-summary', isDrill && state.session.phase === 'summary');
    this.root.toggleClass('is-message', !isDrill);
    if (isDrill) this.updateDrill(state, now);
    else {
      this.session = null;
      this.announcer.say('');
      this.showOther();
      this.summary.clear();
      this.notices.empty();
      this.footer.hide();
      redraw(this.other, (into) => {
        drawMessage(into, state, this.actions);
      });
    }
  }

  /** Shows the time that has gone. */
  tick(now: number): void {
    this.header.tick(now);
    if (this.state?.kind === 'drill') drawNotices(this.notices, this.state, now, this.actions);
  }

  /** Puts the focus where keys and screen readers expect it. */
  focus(): void {
    (this.shown === null ? this.other : this.question.el).focus({ preventScroll: true });
  }

  /** Lets the person write an answer, where a question is shown. */
  write(): void {
    if (this.shown !== null) this.question.attempt?.write();
  }

  /** Gives the keys of the field back to the drill. */
  leave(): void {
    this.question.attempt?.leave();
  }

  /** While somebody types, the footer gives room to the field. A button must not move away under the finger that ends this. */
  private watchWriting(): void {
    const { root, question } = this;
    for (const event of ['focusin', 'focusout'] as const)
      question.el.addEventListener(event, () => {
        root.toggleClass('is-writing', question.attempt?.isWriting === true);
      });
    root.addEventListener('mousedown', (event) => {
      const isButton = (event.target as HTMLElement).closest('button') !== null;
      if (isButton && question.attempt?.isWriting) event.preventDefault();
    });
  }

  /** Ends the life of all that is rendered. */
  clear(): void {
    this.intoView.stop();
    this.question.clear();
  }

  private updateDrill(state: DrillState, now: number): void {
    const { session, today, retention } = state;
    const news = this.session && spokenChange(this.session, session, today, { retention });
    this.session = session;
    this.header.update(state, now);
    drawNotices(this.notices, state, now, this.actions);
    const item = currentItem(session);
    if (session.phase === 'summary' || !item) {
      this.showOther();
      this.summary.update(state);
      this.footer.update(state);
      if (news) this.announcer.say(`${news} ${this.summary.headline}.`);
      return;
    }
    this.updateQuestion(state, item, news ?? '');
  }

  private updateQuestion(state: DrillState, item: DrillItem, spoken: string): void {
    const { session } = state;
    const { round } = progressOf(session, item);
    const isNext = !this.isShown(item, session) || round > this.round;
    this.round = round;
    if (isNext) this.intoView.stop();
    const { activeElement } = this.root.doc;
    const hadFocus = this.root.contains(activeElement);
    this.shown = item;
    this.summary.clear();
    this.other.empty();
    this.other.hide();
    this.question.el.show();
    const progress = progressOf(session, item);
    const wasBeside = this.question.attempt?.isBeside === true;
    const news = this.question.update(item, progress, state, isNext);
    this.footer.update(state);
    const isFirst = session.undo.length === 0 && session.position === 0;
    this.tip.toggle(isFirst && progress.revealed === 0 && item.question.layers.length > 0);
    if (isNext) {
      this.scroller.scrollTop = 0;
      // The focus has the question read out where it comes to it, but not where it is already.
      const asked = activeElement === this.question.el ? ` ${plainText(item.question.text)}` : '';
      this.announcer.say(spoken === '' ? '' : spoken + asked);
      if (hadFocus) this.question.el.focus({ preventScroll: true });
    } else if (news) {
      const isBeside = this.question.attempt?.isBeside === true && !wasBeside;
      const message = news.message ?? revealMessage(news.what, item.question, progress.revealed);
      this.present(news, isBeside ? `${message} Your own answer stands before it.` : message);
    } else if (spoken !== '') this.announcer.say(spoken);
  }

  /** Whether it is the question that is shown, also where its note or its label has another name by now. */
  private isShown(item: DrillItem, { items }: Session): boolean {
    const { shown } = this;
    if (shown?.key === item.key) return true;
    const { hash } = item.question;
    const isGone = !items.some(({ key, question }) => key === shown?.key && question.hash === hash);
    return shown?.question.hash === hash && isGone;
  }

  private showOther(): void {
    const hadFocus = this.root.contains(this.root.doc.activeElement);
    const wasQuestion = this.shown !== null;
    this.shown = null;
    this.question.clear();
    this.question.el.hide();
    this.tip.hide();
    this.other.show();
    if (wasQuestion) {
      this.intoView.stop();
      this.announcer.say('');
      this.scroller.scrollTop = 0;
      if (hadFocus) this.other.focus({ preventScroll: true });
    }
  }

  /** Brings what was revealed into view, and tells those who do not see it. */
  private present({ el, ready }: News, message: string): void {
    this.intoView.follow(el, ready);
    this.announcer.say(message);
    // The button that was pressed may be gone; the keys go on working from the question.
    const { activeElement, body } = this.root.doc;
    if (activeElement === null || activeElement === body) this.question.el.focus({ preventScroll: true });
  }
}
