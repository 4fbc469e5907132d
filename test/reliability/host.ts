/** All that the adapters under test ask of Obsidian by value: no note is open here. */
export class MarkdownView {
  readonly file = null;
}
