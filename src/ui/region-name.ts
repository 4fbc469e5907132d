/** How many elements got an id so far: ids must not clash in a document, and several panes and windows may show the same. */
let named = 0;

/** Names an element by what another one says. */
export function nameBy(el: HTMLElement, label: HTMLElement): void {
  if (label.id === '') {
    named += 1;
    label.id = `interview-drill-name-${String(named)}`;
  }
  el.setAttribute('aria-labelledby', label.id);
}

/**
 * Names an element that is larger than a control, by words that nobody sees: the app shows an `aria-label` as a tooltip
 * wherever the mouse rests in its element. Called again, it changes the name.
 * @param holder takes the words, where `el` is emptied or its children are counted
 */
export function nameRegion(el: HTMLElement, name: string, holder: HTMLElement = el): void {
  const id = el.getAttribute('aria-labelledby');
  const known = [...holder.children].find((child) => id !== null && child.id === id);
  if (known) {
    if (known.textContent !== name) known.setText(name);
    return;
  }
  const label = holder.createSpan({ text: name });
  // What is not rendered still gives its name, and is not read out a second time.
  label.hide();
  nameBy(el, label);
}
