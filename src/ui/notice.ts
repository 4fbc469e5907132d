import { Notice } from 'obsidian';

/** Shows a notice with buttons, until it is clicked. Only the buttons act: a click elsewhere is how people dismiss a notice. */
export function noticeWith(
  message: string,
  actions: readonly (readonly [text: string, act: () => void])[],
): Notice {
  const notice = new Notice(
    createFragment((el) => {
      el.createDiv({ text: message });
      for (const [text] of actions)
        el.createEl('button', { cls: 'interview-drill-notice-button', text, attr: { type: 'button' } });
    }),
    0,
  );
  const buttons = notice.messageEl.querySelectorAll('button');
  for (const [at, [, act]] of actions.entries()) buttons[at]?.addEventListener('click', act);
  return notice;
}
