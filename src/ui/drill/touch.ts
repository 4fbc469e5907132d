import { beginTouch, endTouch, moveTouch, type Point, type TouchCourse } from './gestures';

/** What a touch asks for. */
export interface TouchActions {
  /** A tap on nothing in particular, or a stroke towards the start of a line. */
  readonly forward: () => void;
  /** A stroke towards the end of a line. */
  readonly back: () => void;
}

/** What does something of its own when it is tapped. */
const TAPPABLE = [
  'a, button, input, select, textarea, label, summary, details, audio, video, iframe',
  '[contenteditable], [tabindex]:not([tabindex="-1"]), .callout.is-collapsible > .callout-title',
  ...['button', 'link', 'checkbox', 'switch', 'tab', 'slider', 'option', 'menuitem', 'application'].map(
    (role) => `[role="${role}"]`,
  ),
].join(', ');

/**
 * Lets taps and strokes on a page do something, and the person scroll, zoom and select as ever. A mouse does nothing here,
 * since people select text with it.
 */
export function watchTouch(page: HTMLElement, actions: TouchActions): void {
  const watch = new TouchWatch(page, actions);
  // Passive listeners: whether the page scrolls is not decided here.
  page.addEventListener('touchstart', watch.start, { passive: true });
  page.addEventListener('touchmove', watch.move, { passive: true });
  page.addEventListener('touchend', watch.end, { passive: true });
  page.addEventListener('touchcancel', watch.drop, { passive: true });
  page.addEventListener('click', watch.click);
}

/** One page, and the touch that is under way on it. */
class TouchWatch {
  private touch: TouchCourse | null = null;
  /** Whether the click that comes next is that of a tap. */
  private isTap = false;
  private hadSelection = false;

  constructor(
    private readonly page: HTMLElement,
    private readonly actions: TouchActions,
  ) {}

  readonly start = (event: TouchEvent): void => {
    this.isTap = false;
    this.touch = null;
    const finger = event.touches[0];
    // Two fingers zoom.
    if (!finger || event.touches.length > 1) return;
    this.hadSelection = this.hasSelection();
    const { clientWidth } = this.page.doc.documentElement;
    this.touch = beginTouch(pointOf(finger, event), clientWidth, this.scrollsSideways(finger.target));
  };

  readonly move = (event: TouchEvent): void => {
    const finger = event.touches[0];
    if (!this.touch || !finger) return;
    this.touch = moveTouch(this.touch, pointOf(finger, event));
    this.keep(event);
  };

  readonly end = (event: TouchEvent): void => {
    const { touch } = this;
    const finger = event.changedTouches[0];
    if (!touch || !finger) return;
    const gesture = endTouch(touch, pointOf(finger, event));
    this.keep(event);
    this.touch = null;
    // What a tap reveals at once would be hit by the click that follows it.
    this.isTap = gesture === 'tap';
    if (gesture === 'left' || gesture === 'right')
      this.actions[(gesture === 'left') === this.isLeftToRight() ? 'forward' : 'back']();
  };

  readonly drop = (): void => {
    this.touch = null;
  };

  readonly click = (event: PointerEvent | MouseEvent): void => {
    // Some pens are no touch for the browser.
    const isTap = this.isTap || ('pointerType' in event && event.pointerType === 'pen');
    this.isTap = false;
    const target = event.target as Element;
    if (!isTap || event.defaultPrevented || target.closest(TAPPABLE)) return;
    if (!this.hadSelection && !this.hasSelection()) this.actions.forward();
    this.hadSelection = false;
  };

  /** The app opens its sidebars on strokes: one that is ours must not reach it. */
  private keep(event: TouchEvent): void {
    if (this.touch?.course === 'sideways') event.stopPropagation();
  }

  private hasSelection(): boolean {
    return this.page.win.getSelection()?.isCollapsed === false;
  }

  private isLeftToRight(): boolean {
    return this.page.win.getComputedStyle(this.page).direction !== 'rtl';
  }

  private scrollsSideways(target: EventTarget | null): boolean {
    for (let at = target as Element | null; at && at !== this.page; at = at.parentElement) {
      if (at.scrollWidth <= at.clientWidth) continue;
      const { overflowX } = this.page.win.getComputedStyle(at);
      if (overflowX === 'auto' || overflowX === 'scroll') return true;
    }
    return false;
  }
}

const pointOf = ({ clientX, clientY }: Touch, { timeStamp }: TouchEvent): Point => ({
  x: clientX,
  y: clientY,
  time: timeStamp,
});
