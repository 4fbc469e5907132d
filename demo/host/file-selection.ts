/** Which files of the list are selected, by their paths. */
export class FileSelection {
  private readonly paths = new Set<string>();
  /** Where a range begins: the file that was clicked last. */
  private anchor: string | null = null;

  get size(): number {
    return this.paths.size;
  }

  has(path: string): boolean {
    return this.paths.has(path);
  }

  /** Selects nothing; a range begins at this file from now on. */
  clear(anchor: string | null = this.anchor): void {
    this.paths.clear();
    this.anchor = anchor;
  }

  toggle(path: string): void {
    if (!this.paths.delete(path)) this.paths.add(path);
    this.anchor = path;
  }

  /** Selects from the anchor, else from `start`, to this file; `listed` are the files in the order of the list. */
  selectTo(path: string, listed: readonly string[], start: string | null): void {
    const to = listed.indexOf(path);
    const found = listed.indexOf(this.anchor ?? start ?? path);
    const from = found === -1 ? to : found;
    this.clear(listed[from] ?? path);
    for (const one of listed.slice(Math.min(from, to), Math.max(from, to) + 1)) this.paths.add(one);
  }

  /** Follows a renamed file. */
  rename(oldPath: string, path: string): void {
    if (this.paths.delete(oldPath)) this.paths.add(path);
    if (this.anchor === oldPath) this.anchor = path;
  }

  forget(path: string): void {
    this.paths.delete(path);
    if (this.anchor === path) this.anchor = null;
  }
}
