import {
  openItems,
  mockItem,
  questionClock,
  turnOf,
  wholeClock,
  type Mock,
  type PauseReason,
} from '../../core/mock/mock';
import { plural } from '../../core/drill/words';
import { leftText } from '../../core/mock/words';
import { drawTrouble, HOW_TO_ASK, HOW_TO_BECOME, Message } from '../message';
import type { MockViewState } from './view-state';

/** What a person can do where no question is shown. */
export interface MockMessageActions {
  readonly main: () => void;
  readonly finish: () => void;
  readonly anew: () => void;
  readonly choose: () => void;
  readonly sample: () => void;
  readonly open: () => void;
  readonly retry: () => void;
}

const WHY: Readonly<Record<PauseReason, string>> = {
  asked: 'The clocks stand.',
  away: 'This window was hidden, so the clocks were stopped.',
  asleep: 'This device slept. That time does not count.',
  closed: 'The interview was closed. The clocks stood meanwhile.',
};

/** The states of a mock interview in which nothing is asked, each with a way on. */
export function drawMockMessage(
  parent: HTMLElement,
  state: Exclude<MockViewState, { kind: 'plan' }>,
  actions: MockMessageActions,
  now: number,
): void {
  switch (state.kind) {
    case 'loading':
    case 'missing':
    case 'unreadable':
      drawTrouble(parent, state, 'Choose another note', actions);
      return;
    case 'no-notes':
      new Message(parent, 'No interview notes yet')
        .line('A mock interview asks the questions of an interview note against the clock.')
        .line(HOW_TO_BECOME)
        .button('Make a sample note', actions.sample);
      return;
    case 'no-questions':
      new Message(parent, `No questions in "${state.title}"`)
        .line(HOW_TO_ASK)
        .button('Open the note', actions.open)
        .button('Choose another note', actions.choose);
      return;
    case 'resume':
      new Message(parent, state.title)
        .line('A mock interview of this note stopped before its end.')
        .button(`Go on (${placeOf(state.mock, now)})`, actions.main)
        .button('Begin anew', actions.anew);
      return;
    case 'mock':
      if (state.mock.phase === 'offer') drawOffer(parent, state.mock, actions, now);
      else drawPaused(parent, state.mock, actions, now);
  }
}

/** `question 4 of 9, 23:10 left`. */
export function placeOf(mock: Mock, now: number): string {
  const { position, items } = mock.session;
  const place =
    mock.phase === 'offer'
      ? `${String(openItems(mock).length)} skipped`
      : `question ${String(position + 1)} of ${String(items.length)}`;
  return `${place}, ${leftWords(mock, now)}`;
}

function leftWords(mock: Mock, now: number): string {
  const clock = wholeClock(mock, now);
  return clock.spent < clock.planned ? `${leftText(clock)} left` : 'the time is over';
}

function drawPaused(parent: HTMLElement, mock: Mock, actions: MockMessageActions, now: number): void {
  const item = mockItem(mock);
  const message = new Message(parent, 'Paused').line(WHY[mock.paused ?? 'asked']);
  const isAnswered = item !== null && turnOf(mock, item).answered;
  const time = item && questionClock(mock, item, now);
  const own = time === null || isAnswered || time.spent >= time.planned ? '' : `${leftText(time)} for it, `;
  const { position, items } = mock.session;
  message
    .line(
      `Question ${String(position + 1)} of ${String(items.length)}: ${own}${leftWords(mock, now)}${own === '' ? '' : ' in all'}.`,
    )
    .button('Go on', actions.main, 'Space')
    .button('Finish the interview', actions.finish);
}

function drawOffer(parent: HTMLElement, mock: Mock, actions: MockMessageActions, now: number): void {
  const count = openItems(mock).length;
  new Message(parent, `${plural(count, 'question')} skipped, ${leftWords(mock, now)}`)
    .line('The clocks stand until you decide.')
    .button(count === 1 ? 'Go back to it' : 'Go back to them', actions.main, 'Space')
    .button('Finish the interview', actions.finish);
}
