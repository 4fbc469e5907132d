import { loadMermaid } from 'obsidian';
import { barSource, radarSource, topicConfidence, type TopicConfidence } from '../../core/compare/picture';
import type { Comparison } from '../../core/compare/compare';
import { nameBy } from '../region-name';
import { plainText } from '../../core/note/plain-text';

/** Draws a diagram from its source. Rejects where it cannot. */
export type DrawDiagram = (source: string) => Promise<SVGElement>;

/** Mermaid, as far as it is needed here. */
interface Mermaid {
  render(id: string, source: string): Promise<{ readonly svg: string }>;
}

let drawings = 0;

/** Draws through Obsidian's own mermaid. */
export const drawWithMermaid: DrawDiagram = async (source) => {
  const mermaid = (await loadMermaid()) as Mermaid;
  drawings += 1;
  const { svg } = await mermaid.render(`interview-drill-picture-${String(drawings)}`, source);
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  if (parsed.nodeName.toLowerCase() !== 'svg') throw new Error('The diagram is no picture.');
  return parsed as unknown as SVGElement;
};

/** The confidence in each topic as a picture, with a table that says the same. */
export class PicturePane {
  private drawn = '';

  constructor(
    private readonly el: HTMLElement,
    private readonly drawDiagram: DrawDiagram,
  ) {}

  /** Shows the picture of a comparison, or none. Resolves when it stands. */
  async update(comparison: Comparison | null): Promise<void> {
    this.el.toggle(comparison !== null);
    if (!comparison) {
      this.drawn = '';
      this.el.empty();
      return;
    }
    const data = topicConfidence(comparison);
    const wanted = JSON.stringify(data);
    if (wanted === this.drawn) return;
    this.drawn = wanted;
    const diagrams = await this.diagrams(data);
    // Another state may have come meanwhile.
    if (this.drawn !== wanted) return;
    this.el.empty();
    const figure = this.el.createEl('figure', { cls: 'interview-drill-compare-figure' });
    const pictures = figure.createDiv({
      cls: 'interview-drill-compare-pictures',
      attr: { 'aria-hidden': 'true' },
    });
    for (const svg of diagrams) pictures.append(pictures.doc.importNode(svg, true));
    const caption = figure.createEl('figcaption', {
      text: 'Mean confidence by topic, from 0 (never rated) to 4 (instant).',
    });
    const table = drawTable(figure, data);
    nameBy(table, caption);
    // Where nothing can be drawn, the table is for everybody.
    table.toggleClass('interview-drill-announcer', diagrams.length > 0);
  }

  private async diagrams(data: TopicConfidence): Promise<SVGElement[]> {
    const radar = radarSource(data);
    if (radar !== null) {
      try {
        return [await this.drawDiagram(radar)];
      } catch {
        // An older version knows no radar.
      }
    }
    try {
      const bars: SVGElement[] = [];
      for (const at of data.notes.keys()) bars.push(await this.drawDiagram(barSource(data, at)));
      return bars;
    } catch {
      return [];
    }
  }
}

function drawTable(parent: HTMLElement, { topics, notes }: TopicConfidence): HTMLElement {
  const table = parent.createEl('table', { cls: 'interview-drill-compare-table' });
  const head = table.createEl('thead').createEl('tr');
  for (const text of ['Topic', ...notes.map(({ name }) => name)])
    head.createEl('th', { text, attr: { scope: 'col' } });
  const body = table.createEl('tbody');
  topics.forEach((topic, at) => {
    const row = body.createEl('tr');
    row.createEl('th', { text: plainText(topic), attr: { scope: 'row' } });
    for (const { values } of notes) {
      const value = values[at] ?? null;
      row.createEl('td', { text: value === null ? 'not asked' : String(value) });
    }
  });
  return table;
}
