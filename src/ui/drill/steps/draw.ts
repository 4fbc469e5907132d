import { loadMermaid, type App } from 'obsidian';
import { messageOf } from '../../../core/untrusted';

/** Draws a diagram. */
export interface DiagramPort {
  /**
   * The drawing as the text of an SVG element, whose id begins with `interview-drill-steps-`.
   * @throws BrokenDiagram where the source is none of a diagram; anything else where nothing can be drawn at all
   */
  draw(source: string): Promise<string>;
}

/** What mermaid says of a source that it cannot draw. */
export class BrokenDiagram extends Error {}

/** Mermaid, as far as it is needed here. */
interface Mermaid {
  render(id: string, source: string, container: Element): Promise<{ readonly svg: string }>;
}

let drawings = 0;

/** Draws through Obsidian's own mermaid, with whatever it is set to. */
export class ObsidianDiagrams implements DiagramPort {
  constructor(private readonly app: App) {}

  async draw(source: string): Promise<string> {
    const mermaid = (await loadMermaid()) as Mermaid;
    drawings += 1;
    // Mermaid measures its texts in the document of the main window, whichever window the drill is in. Nobody shall see
    // or hear them there.
    const place = this.app.workspace.rootSplit.doc.body.createDiv({
      cls: 'interview-drill-measure',
      attr: { 'aria-hidden': 'true' },
    });
    try {
      const { svg } = await mermaid.render(`interview-drill-steps-${String(drawings)}`, source, place);
      return svg;
    } catch (error) {
      throw new BrokenDiagram(messageOf(error));
    } finally {
      place.remove();
    }
  }
}
