/** A device that told no second for so long, in milliseconds, slept. */
const ASLEEP = 30_000;
/** The clocks are kept on the device this often, in milliseconds. */
const KEEP_EVERY = 5000;

/** What a second brings. */
interface Tick {
  /** The last moment before the device slept; null where it did not. */
  readonly sleptSince: number | null;
  readonly isTimeToKeep: boolean;
}

/** The seconds of clocks that run, as they are told. */
export class Ticks {
  private last: number | null = null;
  private kept = 0;

  /** The clocks run, and were kept just now. */
  start(now: number): void {
    this.last = now;
    this.kept = now;
  }

  /** The clocks stand. */
  stand(): void {
    this.last = null;
  }

  /** Another second was told. `now` is in milliseconds since the epoch, and may go back. */
  tick(now: number): Tick {
    const { last } = this;
    this.last = now;
    if (last !== null && now - last > ASLEEP) return { sleptSince: last, isTimeToKeep: false };
    const isTimeToKeep = Math.abs(now - this.kept) >= KEEP_EVERY;
    if (isTimeToKeep) this.kept = now;
    return { sleptSince: null, isTimeToKeep };
  }
}
