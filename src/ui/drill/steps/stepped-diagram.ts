import type { DiagramPart } from '../../../core/steps/layer-steps';
import type { MarkdownPort } from '../markdown';
import { BrokenDiagram, type DiagramPort } from './draw';
import { DiagramPicture } from './picture';

/** What a diagram is drawn with. */
export interface DiagramTools {
  readonly markdown: MarkdownPort;
  readonly diagrams: DiagramPort;
  /** Vault path of the note. */
  readonly path: string;
  /** The steps are over: it was shown whole, or cannot be drawn. */
  readonly over: () => void;
  /** Whether it is still wanted. */
  readonly isAlive: () => boolean;
}

/** A diagram that is drawn step by step. */
export class SteppedDiagram {
  private readonly el: HTMLElement;
  /** Resolves when the drawing, or what stands for it, is there. */
  private readonly ready: Promise<DiagramPicture | null>;

  constructor(
    parent: HTMLElement,
    private readonly part: DiagramPart,
    private readonly tools: DiagramTools,
  ) {
    this.el = parent.createDiv({ cls: 'interview-drill-diagram mermaid is-waiting', text: 'Drawing…' });
    this.ready = this.draw();
  }

  /**
   * Fills the first steps, as many as a number says.
   * @returns what was filled by this call, when it stands
   */
  async fill(count: number): Promise<Element[]> {
    const picture = await this.ready;
    return picture?.fill(count) ?? [];
  }

  private async draw(): Promise<DiagramPicture | null> {
    const { part, tools, el } = this;
    try {
      const picture = DiagramPicture.read(await tools.diagrams.draw(part.source), part.outline, el.doc);
      if (!tools.isAlive()) return null;
      if (picture) {
        el.empty();
        el.removeClass('is-waiting');
        el.append(picture.el);
        return picture;
      }
      await this.drawWhole();
    } catch (error) {
      if (!tools.isAlive()) return null;
      if (error instanceof BrokenDiagram) this.drawError(error.message);
      else await this.drawWhole();
    }
    if (tools.isAlive()) tools.over();
    return null;
  }

  /** As in a note: Obsidian may be set to draw no diagrams at all. */
  private async drawWhole(): Promise<void> {
    const { markdown, path } = this.tools;
    this.el.empty();
    this.el.className = 'interview-drill-diagram';
    const fence = this.part.source.includes('```') ? '``````' : '```';
    await markdown.render(`${fence}mermaid\n${this.part.source}\n${fence}`, this.el, path);
  }

  private drawError(message: string): void {
    this.el.empty();
    this.el.className = 'interview-drill-diagram';
    this.el.createEl('p', { text: 'This diagram is broken, so it cannot be drawn:', cls: 'mod-warning' });
    this.el.createEl('pre', { text: message, cls: 'interview-drill-source' });
    this.el.createEl('pre', { text: this.part.source, cls: 'interview-drill-source' });
  }
}
