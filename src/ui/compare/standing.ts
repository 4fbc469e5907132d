import type { Standing } from '../../core/compare/compare';
import { plural } from '../../core/drill/words';

/** Draws how ready a person is, in words and as a bar, and what there is to do. */
export function drawStanding(parent: HTMLElement, { ready, questions, weak, due }: Standing): void {
  const percent = String(Math.round(ready * 100));
  const el = parent.createDiv({ cls: 'interview-drill-compare-standing' });
  el.createDiv({ cls: 'interview-drill-compare-percent', text: `Readiness ${percent} %` });
  const bar = el.createDiv({ cls: 'interview-drill-compare-bar', attr: { 'aria-hidden': 'true' } });
  bar.createSpan().setCssProps({ '--interview-drill-share': `${percent}%` });
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
