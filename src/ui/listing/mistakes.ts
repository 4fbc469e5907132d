import { plural } from '../../core/drill/words';
import type { Mistake } from '../../core/listing/listing';

/** Says in the place of a list what is wrong with it, line by line. */
export function drawMistakes(el: HTMLElement, mistakes: readonly Mistake[]): void {
  el.addClasses(['interview-drill-listing', 'is-mistaken']);
  el.createDiv({
    cls: 'interview-drill-listing-title',
    text: `This list of questions has ${plural(mistakes.length, 'mistake')}.`,
  });
  const list = el.createEl('ul');
  for (const { line, message } of mistakes) {
    const item = list.createEl('li');
    item.createSpan({ cls: 'interview-drill-listing-line', text: `Line ${String(line)}` });
    item.appendText(' ');
    item.createSpan({ text: message });
  }
}
