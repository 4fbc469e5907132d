/** What assistive technology calls an element: what another one says, or what its own attribute does. */
export function nameOf(el: Element | null | undefined): string | null {
  const id = el?.getAttribute('aria-labelledby');
  if (!el || !id) return el?.getAttribute('aria-label') ?? null;
  // A hidden pane is in no document.
  return (el.getRootNode() as ParentNode).querySelector(`#${id}`)?.textContent ?? null;
}
