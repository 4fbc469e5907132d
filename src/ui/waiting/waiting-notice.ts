import { Notice } from 'obsidian';
import type { WaitingNote } from '../../core/record/journal';
import { waitingMessage } from './words';

/** Says that ratings wait, until it is clicked, which opens the list. */
export function showWaitingNotice(notes: readonly WaitingNote[], openList: () => void): Notice {
  const notice = new Notice(
    createFragment((el) => {
      el.createDiv({ text: waitingMessage(notes) });
      el.createEl('button', {
        cls: 'interview-drill-notice-button',
        text: 'Show what waits',
        attr: { type: 'button' },
      });
    }),
    0,
  );
  notice.messageEl.addEventListener('click', openList);
  return notice;
}
