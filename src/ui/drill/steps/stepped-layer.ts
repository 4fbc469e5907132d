import { lengthOf, textOfStep, type SteppedLayer, type SteppedPart } from '../../../core/steps/layer-steps';
import { PART_LANGUAGE } from '../../../core/steps/parts';
import type { MarkdownPort } from '../markdown';
import { nameRegion } from '../../region-name';
import type { DiagramPort } from './draw';
import { SteppedCode } from './stepped-code';
import { SteppedDiagram } from './stepped-diagram';

/** What a layer in steps is drawn with, and what a person can do with it. */
export interface LayerTools {
  readonly markdown: MarkdownPort;
  readonly diagrams: DiagramPort;
  /** Vault path of the note. */
  readonly path: string;
  readonly next: () => void;
  readonly whole: () => void;
}

/** A part of a layer in the document. */
interface DrawnPart {
  readonly part: SteppedPart;
  readonly el: HTMLElement;
  readonly line: HTMLElement;
  readonly count: HTMLElement;
  readonly content: { fill(count: number): Promise<Element[]> };
}

/** A layer whose diagrams and long code are shown step by step. Until a step is due, nothing of it is in the document. */
export class SteppedLayerPane {
  private readonly parts: Promise<DrawnPart[]>;
  private isAlive = true;
  private shown = 0;

  constructor(
    private readonly el: HTMLElement,
    private readonly layer: SteppedLayer,
    private readonly tools: LayerTools,
  ) {
    this.parts = this.draw();
  }

  /**
   * Brings the layer to so many steps.
   * @returns when they stand, what of them is to be brought into view; null where nothing is
   */
  async update(steps: number): Promise<Element | null> {
    const before = this.shown;
    this.shown = Math.min(steps, this.layer.steps);
    const filled: Element[] = [];
    for (const drawn of await this.parts) {
      if (!this.isAlive) break;
      const length = lengthOf(drawn.part);
      const count = Math.max(0, Math.min(length, this.shown - drawn.part.from));
      this.drawLine(drawn, count, length);
      filled.push(...(await drawn.content.fill(count)));
    }
    if (this.shown <= before) return null;
    return filled.find(({ localName }) => localName === 'g') ?? filled[0] ?? null;
  }

  /** What a screen reader is told when so many steps are shown. */
  message(steps: number): string {
    const { layer } = this;
    const shown = Math.min(steps, layer.steps);
    if (shown === 0) return `${nameOf(layer.parts[0])}, 0 of ${String(layer.steps)} parts shown.`;
    const text = textOfStep(layer, shown - 1);
    const end = shown === layer.steps ? ' It is whole.' : '';
    return `Part ${String(shown)} of ${String(layer.steps)} shown${text === '' ? '.' : `: ${text}.`}${end}`;
  }

  /** Ends its life: what is still being drawn comes to nothing. */
  clear(): void {
    this.isAlive = false;
  }

  private async draw(): Promise<DrawnPart[]> {
    const { el, layer, tools } = this;
    await Promise.all(layer.blocks.map((markdown) => tools.markdown.render(markdown, el, tools.path)));
    if (!this.isAlive) return [];
    const places = new Map<number, Element>();
    for (const code of el.querySelectorAll(`code[class~="language-${PART_LANGUAGE}"]`))
      places.set(Number(code.textContent), code.closest('pre') ?? code);
    return layer.parts.map((part, index) => {
      const drawn = this.drawPart(part);
      const place = places.get(index);
      if (place) place.replaceWith(drawn.el);
      else el.append(drawn.el);
      return drawn;
    });
  }

  private drawPart(part: SteppedPart): DrawnPart {
    const { tools } = this;
    const el = this.el.createDiv({ cls: 'interview-drill-steps', attr: { role: 'group' } });
    const stage = el.createDiv({ cls: 'interview-drill-steps-stage' });
    const line = el.createDiv({ cls: 'interview-drill-steps-line' });
    const count = line.createSpan({ cls: 'interview-drill-steps-count' });
    line.createEl('kbd', { text: 'Space' });
    const all = line.createEl('button', {
      cls: 'interview-drill-steps-all',
      text: 'Show all',
      attr: { type: 'button' },
    });
    all.addEventListener('click', tools.whole);
    const content =
      part.kind === 'code'
        ? new SteppedCode(stage, part, tools.markdown, tools.path)
        : new SteppedDiagram(stage, part, {
            markdown: tools.markdown,
            diagrams: tools.diagrams,
            path: tools.path,
            over: tools.whole,
            isAlive: () => this.isAlive,
          });
    stage.addEventListener('click', (event) => {
      // What is shown may have links and buttons of its own, and its words may be selected.
      const target = event.targetNode;
      // The address of a link in a diagram is an attribute of another namespace.
      const isOther = target?.instanceOf(Element) === true && target.closest('a, button') !== null;
      if (isOther || !el.hasClass('is-hiding') || el.win.getSelection()?.isCollapsed === false) return;
      // Else a tap would count for the page as well.
      event.preventDefault();
      tools.next();
    });
    return { part, el, line, count, content };
  }

  private drawLine({ part, el, line, count: text }: DrawnPart, count: number, length: number): void {
    const isOver = count >= length;
    const isNext = !isOver && this.shown >= part.from;
    el.toggleClass('is-hiding', isNext);
    line.toggle(isNext);
    text.setText(`${String(count)} of ${String(length)}`);
    if (isOver) {
      el.removeAttribute('role');
      el.removeAttribute('aria-labelledby');
    } else nameRegion(el, `${nameOf(part)}, ${String(count)} of ${String(length)} parts shown`);
  }
}

const nameOf = (part: SteppedPart | undefined): string => (part?.kind === 'code' ? 'Code' : 'Diagram');
