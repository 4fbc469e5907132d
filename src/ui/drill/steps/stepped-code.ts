import type { CodePart } from '../../../core/steps/layer-steps';
import type { MarkdownPort } from '../markdown';

/** Code of which only the chunks that are shown are in the document; of the others it has the number of lines. */
export class SteppedCode {
  private readonly shown: HTMLElement;
  private readonly hidden: HTMLElement;
  private count = -1;

  constructor(
    parent: HTMLElement,
    private readonly part: CodePart,
    private readonly markdown: MarkdownPort,
    private readonly path: string,
  ) {
    this.shown = parent.createDiv({ cls: 'interview-drill-code' });
    this.hidden = parent.createDiv({ cls: 'interview-drill-bars', attr: { 'aria-hidden': 'true' } });
  }

  /**
   * Shows the first chunks, as many as a number says.
   * @returns what was shown by this call, when it stands
   */
  async fill(count: number): Promise<Element[]> {
    if (count === this.count) return [];
    this.count = count;
    const { chunks, source } = this.part;
    const lines = source.split('\n');
    const end = chunks.slice(0, count).reduce((sum, size) => sum + size, 0);
    this.drawBars(count);
    // Rendered where it will stand, as the renderer asks; it takes the place of what is shown when it is there.
    const block = this.shown.createDiv({ cls: 'is-waiting' });
    if (end > 0) await this.markdown.render(fenced(lines.slice(0, end), this.part.info), block, this.path);
    if (this.count !== count) {
      block.remove();
      return [];
    }
    block.removeClass('is-waiting');
    this.shown.replaceChildren(block);
    return count > 0 ? [block] : [];
  }

  private drawBars(count: number): void {
    this.hidden.empty();
    for (const size of this.part.chunks.slice(count)) {
      const chunk = this.hidden.createDiv({ cls: 'interview-drill-bar-chunk' });
      for (let line = 0; line < size; line += 1) chunk.createDiv({ cls: 'interview-drill-bar' });
    }
    this.hidden.toggle(count < this.part.chunks.length);
  }
}

/** Lines as a code block, with a fence that none of them ends. */
function fenced(lines: readonly string[], info: string): string {
  const code = lines.join('\n');
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${info.replaceAll('`', '')}\n${code}\n${fence}`;
}
