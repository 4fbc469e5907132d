/** Adds a row of buttons, the first of which is the main one. @returns adds a button */
export function addActionRow(parent: HTMLElement): (text: string, act: () => void) => void {
  const row = parent.createDiv({ cls: 'interview-drill-actions' });
  return (text, act) => {
    const button = row.createEl('button', { text, attr: { type: 'button' } });
    if (row.childElementCount === 1) button.addClass('mod-cta');
    button.addEventListener('click', () => {
      act();
    });
  };
}
