/** Draws one of several things to choose from: its title, and below it what tells it apart, where there is anything. */
export function drawSuggestion(el: HTMLElement, title: string, note: string): void {
  el.addClass('mod-complex', 'interview-drill-choice');
  const content = el.createDiv({ cls: 'suggestion-content' });
  content.createDiv({ cls: 'suggestion-title', text: title });
  if (note !== '') content.createDiv({ cls: 'suggestion-note', text: note });
}
