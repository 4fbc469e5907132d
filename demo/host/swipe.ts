/** Pixels that a finger goes before the app takes it for a stroke. */
const STROKE = 40;

/**
 * As the app of a phone does: a stroke to the side opens a sidebar, unless it begins in an element that has
 * `data-ignore-swipe`, or in a part of one. It sees the finger move before any view does.
 */
export function openSidebarOnStroke(doc: Document, open: (isOpen: boolean) => void): void {
  let start: { x: number; y: number } | null = null;
  doc.addEventListener('touchstart', ({ target, touches }) => {
    const finger = touches[0];
    const isIgnored = (target as Element).closest('[data-ignore-swipe="true"]') !== null;
    start = finger && touches.length === 1 && !isIgnored ? { x: finger.clientX, y: finger.clientY } : null;
  });
  doc.addEventListener(
    'touchmove',
    ({ touches }) => {
      const finger = touches[0];
      if (start === null || !finger) return;
      const x = finger.clientX - start.x;
      if (Math.abs(x) < STROKE || Math.abs(x) < 2 * Math.abs(finger.clientY - start.y)) return;
      start = null;
      open(x > 0);
    },
    { capture: true, passive: true },
  );
}
