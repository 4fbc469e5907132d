/** Milliseconds in which what happens is kept together: to store a long session takes a moment. */
const TOGETHER = 400;

/** Keeps a drill on the device soon after each change, and at once when the view may be gone the next moment. */
export class Keeper {
  private timer: number | null = null;
  private win: Window | null = null;

  constructor(private readonly keep: () => void) {}

  /** Keeps it soon; a window that sleeps is not asked to wait, see {@link flush}. */
  soon(win: Window): void {
    if (this.timer !== null) return;
    this.win = win;
    this.timer = win.setTimeout(() => {
      this.timer = null;
      this.keep();
    }, TOGETHER);
  }

  /** Keeps it now, where it is another than what was kept. */
  flush(): void {
    if (this.timer === null) return;
    this.win?.clearTimeout(this.timer);
    this.timer = null;
    this.keep();
  }
}
