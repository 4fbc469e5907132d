import { progressOf } from '../../core/drill/session';
import { plural } from '../../core/drill/words';
import type { DrillState } from './view-state';

/** What a person can do about a note that does not take the ratings. */
export interface NoticeActions {
  readonly retry: () => void;
}

/** The lines above the question that stay while something is wrong: the note is gone, or ratings wait for it. */
export function drawNotices(
  parent: HTMLElement,
  { session, deleted }: DrillState,
  actions: NoticeActions,
): void {
  parent.empty();
  const line = (text: string): HTMLElement => {
    const el = parent.createDiv({ cls: 'interview-drill-notice', attr: { role: 'status' } });
    el.createSpan({ text });
    return el;
  };
  if (deleted) {
    line('This note was deleted. You can look at its questions, but not rate them.');
    return;
  }
  const waiting = session.items
    .map((item) => progressOf(session, item))
    .filter(({ unsaved }) => unsaved !== null);
  const [first] = waiting;
  if (!first?.unsaved) return;
  const el = line(`${plural(waiting.length, 'question')} not in the note yet: ${first.unsaved}`);
  const button = el.createEl('button', { text: 'Try again', attr: { type: 'button' } });
  button.addEventListener('click', () => {
    actions.retry();
  });
}
