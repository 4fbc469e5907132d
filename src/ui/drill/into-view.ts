/** What a person does to look elsewhere; from then on nothing moves by itself. */
const LOOKING_ELSEWHERE = ['wheel', 'touchmove', 'pointerdown'] as const;

/** Watches the size of an element in its own window: an observer of the main window sleeps while that is hidden. */
export function observeSize(el: HTMLElement, changed: () => void): ResizeObserver {
  const observer = new (el.win as typeof window).ResizeObserver(changed);
  observer.observe(el);
  return observer;
}

/**
 * Keeps what was just revealed in view while it grows: diagrams and embeds are drawn after their text. It ends when the
 * person scrolls, and with the next thing to follow.
 */
export class IntoView {
  private stopFollowing: (() => void) | null = null;

  constructor(private readonly scroller: HTMLElement) {}

  /** Brings an element, or the part of it that is news, into view when it stands, and again whenever the element grows. */
  follow(el: HTMLElement, ready: Promise<Element | null>): void {
    this.stop();
    let isOver = false;
    let target: Element | null = null;
    const bring = (): void => {
      if (isOver || !target?.isConnected) return;
      const calm = el.win.matchMedia('(prefers-reduced-motion: reduce)').matches;
      target.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
    };
    const growth = observeSize(el, bring);
    const stop = (): void => {
      isOver = true;
      growth.disconnect();
      for (const event of LOOKING_ELSEWHERE) this.scroller.removeEventListener(event, stop);
    };
    for (const event of LOOKING_ELSEWHERE) this.scroller.addEventListener(event, stop, { passive: true });
    this.stopFollowing = stop;
    void ready.then((part) => {
      target = part ?? el;
      bring();
    });
  }

  /** Lets go of what is followed. */
  stop(): void {
    this.stopFollowing?.();
    this.stopFollowing = null;
  }
}
