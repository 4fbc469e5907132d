import type { Standing } from '../../core/compare/compare';
import { plural } from '../../core/drill/words';

/** Draws how ready a person is, as a bar with its number, and what there is to do. */
export function drawStanding(parent: HTMLElement, { ready, questions, weak, due }: Standing): void {
  const percent = String(Math.round(ready * 100));
  const line = parent.createDiv({ cls: 'interview-drill-compare-standing' });
  const bar = line.createDiv({
    cls: 'interview-drill-compare-bar',
    attr: { role: 'img', 'aria-label': `Readiness ${percent} percent` },
  });
  bar.createSpan().setCssProps({ '--interview-drill-share': `${percent}%` });
  line.createSpan({
    cls: 'interview-drill-compare-percent',
    text: `${percent} %`,
    attr: { 'aria-hidden': 'true' },
  });
  const counts = [
    plural(questions, 'question'),
    weak > 0 ? `${String(weak)} weak` : null,
    due > 0 ? `${String(due)} due` : null,
  ];
  parent.createDiv({
    cls: 'interview-drill-compare-counts',
    text: counts.filter((part) => part !== null).join(' · '),
  });
}
