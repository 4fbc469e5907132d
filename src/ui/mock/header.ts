import { setIcon } from 'obsidian';
import type { Confidence } from '../../core/confidence';
import { progressOf } from '../../core/drill/session';
import { mockItem, turnOf, wholeClock } from '../../core/mock/mock';
import { wholeWarning } from '../../core/mock/warnings';
import { leftText, wholeWord } from '../../core/mock/words';
import { variantName } from '../../core/note/interview';
import { topicBeside } from '../../core/note/name';
import { ratedLabel } from '../rating-bar';
import { nameRegion } from '../region-name';
import type { MockState } from './view-state';

/** What a person can do from the header. */
export interface MockHeaderActions {
  readonly menu: (event: MouseEvent) => void;
  readonly pause: () => void;
}

/** Title, place, the clock of the whole, and a line with a segment for each question, as wide as its time. */
export class MockHeader {
  private readonly el: HTMLElement;
  private readonly crumbs: HTMLElement;
  private readonly topic: HTMLElement;
  private readonly place: HTMLElement;
  private readonly clock: HTMLElement;
  private readonly time: HTMLElement;
  private readonly word: HTMLElement;
  private readonly pause: HTMLButtonElement;
  private readonly segments: HTMLElement;

  constructor(parent: HTMLElement, actions: MockHeaderActions) {
    this.el = parent.createDiv({ cls: 'interview-drill-top' });
    const header = this.el.createDiv({ cls: 'interview-drill-header' });
    const line = header.createDiv({ cls: 'interview-drill-header-line' });
    const where = line.createDiv({ cls: 'interview-drill-where' });
    this.crumbs = where.createSpan({ cls: 'interview-drill-title' });
    this.topic = where.createSpan({ cls: 'interview-drill-topic' });
    this.place = line.createSpan({ cls: 'interview-drill-place' });
    this.clock = line.createSpan({ cls: 'interview-drill-clock interview-drill-mock-whole' });
    this.time = this.clock.createSpan({ attr: { role: 'timer', 'aria-live': 'off' } });
    nameRegion(this.time, 'Time of the interview', this.clock);
    this.word = this.clock.createSpan();
    this.pause = iconButton(line, 'pause', 'Pause');
    this.pause.addEventListener('click', actions.pause);
    const menu = iconButton(line, 'more-horizontal', 'More options');
    menu.setAttribute('aria-haspopup', 'menu');
    menu.addEventListener('click', actions.menu);
    this.segments = header.createDiv({ cls: 'interview-drill-segments', attr: { role: 'img' } });
  }

  update(state: MockState, now: number): void {
    const { title, note, mock } = state;
    const { phase, paused, session } = mock;
    const variant = note.variant === null ? '' : variantName(note.variant);
    this.crumbs.setText(variant === '' || title.includes(variant) ? title : `${title} · ${variant}`);
    const isOver = phase === 'report';
    const isAsked = phase === 'answer' || phase === 'review';
    const asked = isAsked ? mockItem(mock) : null;
    const topic = isOver ? 'Report' : topicBeside(asked?.question.topic ?? null, title);
    this.topic.setText(topic);
    this.topic.toggle(topic !== '');
    this.place.setText(`${String(session.position + 1)} of ${String(session.items.length)}`);
    this.place.toggle(isAsked);
    this.clock.toggle(!isOver);
    this.pause.toggle(phase === 'answer' && paused === null);
    this.tick(state, now);
    this.updateSegments(state);
  }

  /** Shows the time that is left of the whole; called every second. */
  tick({ mock }: MockState, now: number): void {
    const clock = wholeClock(mock, now);
    const warning = wholeWarning(clock);
    setText(this.time, leftText(clock));
    setText(this.word, ` ${wholeWord(warning)}`);
    this.clock.toggleClass('is-five', warning === 'five');
    this.clock.toggleClass('is-over', warning === 'over');
  }

  private updateSegments({ mock }: MockState): void {
    const { session, phase } = mock;
    const { items } = session;
    const counts: Record<Confidence, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
    while (this.segments.childElementCount > items.length) this.segments.lastElementChild?.remove();
    items.forEach((item, at) => {
      const { rating } = progressOf(session, item);
      if (rating !== null) counts[rating] += 1;
      const segment = (this.segments.children[at] as HTMLElement | undefined) ?? this.segments.createSpan();
      segment.className = 'interview-drill-segment';
      if (rating !== null) segment.addClass(`is-rated-${String(rating)}`);
      const isCurrent = at === session.position && (phase === 'answer' || phase === 'review');
      segment.toggleClass('is-current', isCurrent);
      segment.setCssProps({ '--interview-drill-share': String(turnOf(mock, item).planned || 1) });
    });
    nameRegion(this.segments, ratedLabel(counts, items.length), this.el);
  }
}

/** What stands already stays: a text that is set again is a change to those who read it aloud. */
export function setText(el: HTMLElement, text: string): void {
  if (el.textContent !== text) el.setText(text);
}

function iconButton(parent: HTMLElement, icon: string, name: string): HTMLButtonElement {
  const button = parent.createEl('button', {
    cls: 'clickable-icon interview-drill-menu',
    attr: { type: 'button', 'aria-label': name },
  });
  setIcon(button, icon);
  return button;
}
