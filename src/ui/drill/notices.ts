import { progressOf } from '../../core/drill/session';
import { plural } from '../../core/drill/words';
import type { DrillState } from './view-state';

/** What a person can do about a note that does not take the ratings. */
export interface NoticeActions {
  readonly retry: () => void;
}

/** The lines above the question that stay while something is wrong: the note is gone, or ratings wait for it. */
export function drawNotices(parent: HTMLElement, state: DrillState, actions: NoticeActions): void {
  const text = noticeOf(state);
  // What stands already stays: drawn again it would be read out again, and its button would lose the focus.
  if (text === (parent.querySelector('.interview-drill-notice > span')?.textContent ?? '')) return;
  parent.empty();
  if (text === '') return;
  const el = parent.createDiv({ cls: 'interview-drill-notice', attr: { role: 'status' } });
  el.createSpan({ text });
  if (state.deleted) return;
  const button = el.createEl('button', { text: 'Try again', attr: { type: 'button' } });
  button.addEventListener('click', () => {
    actions.retry();
  });
}

function noticeOf({ session, deleted }: DrillState): string {
  if (deleted) return 'This note was deleted. You can look at its questions, but not rate them.';
  const waiting = session.items
    .map((item) => progressOf(session, item))
    .filter(({ unsaved }) => unsaved !== null);
  const [first] = waiting;
  return first?.unsaved ? `${plural(waiting.length, 'question')} not in the note yet: ${first.unsaved}` : '';
}
