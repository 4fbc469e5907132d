import { CONFIDENCES, CONFIDENCE_WORD, type Confidence } from '../core/confidence';

/** Draws ratings as one bar of shares, told in words below it. */
export function drawRatingBar(parent: HTMLElement, counts: Readonly<Record<Confidence, number>>): void {
  const all = CONFIDENCES.reduce((sum, confidence) => sum + counts[confidence], 0);
  const bar = parent.createDiv({ cls: 'interview-drill-bar', attr: { 'aria-hidden': 'true' } });
  const legend = parent.createEl('ul', { cls: 'interview-drill-legend' });
  for (const confidence of CONFIDENCES) {
    const count = counts[confidence];
    if (count > 0)
      bar
        .createSpan({ cls: `is-rated-${String(confidence)}` })
        .setCssProps({ '--interview-drill-share': String(count / all) });
    const entry = legend.createEl('li');
    entry.createSpan({ cls: `interview-drill-dot is-rated-${String(confidence)}` });
    entry.createSpan({ text: `${String(confidence)} ${CONFIDENCE_WORD[confidence].toLowerCase()}` });
    entry.createSpan({ cls: 'interview-drill-count', text: String(count) });
  }
}

/** Says how many of all questions were rated, and how: the words of a line of segments. */
export function ratedLabel(counts: Readonly<Record<Confidence, number>>, all: number): string {
  const given = CONFIDENCES.filter((confidence) => counts[confidence] > 0);
  const rated = given.reduce((sum, confidence) => sum + counts[confidence], 0);
  const words = given.map(
    (confidence) => `${String(counts[confidence])} ${CONFIDENCE_WORD[confidence].toLowerCase()}`,
  );
  const label = `${String(rated)} of ${String(all)} rated`;
  return words.length === 0 ? label : `${label}: ${words.join(', ')}`;
}
