/** Which notes have their answers hidden, and which of those a person looks at all the same. Kept in memory alone. */
export class HiddenNotes {
  /** Path of a note → ids of the questions whose answers are shown. */
  private readonly shown = new Map<string, Set<string>>();

  /** Whether the answers of a note are hidden. */
  has(path: string): boolean {
    return this.shown.has(path);
  }

  /** Hides all answers of a note. */
  hide(path: string): void {
    this.shown.set(path, new Set());
  }

  /** Shows all answers of a note. */
  show(path: string): void {
    this.shown.delete(path);
  }

  /** Whether what belongs to these questions is to be seen. */
  isShown(path: string, ids: readonly string[]): boolean {
    const shown = this.shown.get(path);
    return !shown || ids.every((id) => shown.has(id));
  }

  /** Shows or hides the answers of some questions, in a note that is hidden. */
  set(path: string, ids: readonly string[], isShown: boolean): void {
    const shown = this.shown.get(path);
    for (const id of ids) {
      if (isShown) shown?.add(id);
      else shown?.delete(id);
    }
  }

  /** Follows a note to another path, and the notes of a folder with it. */
  rename(from: string, to: string): void {
    for (const [path, ids] of [...this.shown]) {
      const rest = path === from ? '' : path.startsWith(`${from}/`) ? path.slice(from.length) : null;
      if (rest === null) continue;
      this.shown.delete(path);
      this.shown.set(`${to}${rest}`, ids);
    }
  }

  /** Forgets a note that is gone. */
  forget(path: string): void {
    this.shown.delete(path);
  }
}
