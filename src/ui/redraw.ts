/**
 * Draws the children of an element anew, where that would make a difference. What stands stays where it would be the same,
 * so that a press that has begun and the focus survive news that change nothing; where it differs, the focus goes to the
 * button in the place of the one that had it, or to the element.
 *
 * `draw` fills an empty copy of the element. The listeners that stand may be older than the state: what they hold of it
 * must show in the document, in a data attribute if nowhere else.
 */
export function redraw(parent: HTMLElement, draw: (into: HTMLElement) => void): void {
  const fresh = parent.cloneNode(false) as HTMLElement;
  draw(fresh);
  if (fresh.isEqualNode(parent)) return;
  const at = buttonsOf(parent).findIndex((button) => button === button.doc.activeElement);
  parent.replaceChildren(...fresh.childNodes);
  if (at >= 0) (buttonsOf(parent)[at] ?? parent).focus({ preventScroll: true });
}

const buttonsOf = (el: HTMLElement): HTMLElement[] => [...el.querySelectorAll<HTMLElement>('button')];
