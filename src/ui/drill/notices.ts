import { isTimeOver, progressOf } from '../../core/drill/session';
import { plural } from '../../core/drill/words';
import type { DrillState } from './view-state';

/** What a person can do about what is wrong, or over. */
export interface NoticeActions {
  readonly retry: () => void;
  readonly finish: () => void;
}

interface Line {
  readonly text: string;
  readonly button?: readonly [label: string, act: () => void];
}

/**
 * The line above the question that stays while something is to be known: the note is gone, ratings wait for it, or the
 * time of the session is over. `now` is in milliseconds since the epoch.
 */
export function drawNotices(
  parent: HTMLElement,
  state: DrillState,
  now: number,
  actions: NoticeActions,
): void {
  const line = lineOf(state, now, actions);
  // What stands already stays: drawn again it would be read out again, and its button would lose the focus.
  if ((line?.text ?? '') === (parent.querySelector('.interview-drill-notice > span')?.textContent ?? ''))
    return;
  parent.empty();
  if (!line) return;
  const el = parent.createDiv({ cls: 'interview-drill-notice', attr: { role: 'status' } });
  el.createSpan({ text: line.text });
  if (!line.button) return;
  const [label, act] = line.button;
  const button = el.createEl('button', { text: label, attr: { type: 'button' } });
  button.addEventListener('click', () => {
    act();
  });
}

function lineOf({ session, deleted }: DrillState, now: number, actions: NoticeActions): Line | null {
  if (deleted) return { text: 'This note was deleted. You can look at its questions, but not rate them.' };
  const waiting = session.items
    .map((item) => progressOf(session, item))
    .filter(({ unsaved }) => unsaved !== null);
  const [first] = waiting;
  if (first?.unsaved)
    return {
      text: `${plural(waiting.length, 'question')} not in the note yet: ${first.unsaved}`,
      button: ['Try again', actions.retry],
    };
  if (session.phase === 'summary' || session.minutes === null || !isTimeOver(session, now)) return null;
  return {
    text: `The time of this session is over: ${plural(session.minutes, 'minute')}.`,
    button: ['Finish', actions.finish],
  };
}
