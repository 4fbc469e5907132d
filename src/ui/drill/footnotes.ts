/** How many texts were rendered so far: each numbers its footnotes from one. */
let texts = 0;

/** Gives the footnotes of a rendered text ids that no other text of the document has. */
export function nameApart(place: HTMLElement): void {
  const links = [...place.querySelectorAll('a[href^="#fn"]')];
  if (links.length === 0) return;
  texts += 1;
  const renamed = (name: string): string => `interview-drill-${String(texts)}-${name}`;
  for (const el of place.querySelectorAll('.footnotes [id], .footnote-ref[id], .footnote-ref [id]'))
    el.id = renamed(el.id);
  for (const link of links) {
    const name = (link.getAttribute('href') ?? '').slice(1);
    // What the renderer names by an attribute of its own is found by that.
    if (find(place, renamed(name))) link.setAttribute('href', `#${renamed(name)}`);
  }
}

/** Leads from the number of a footnote to its text and back, without leaving the page. @returns whether it did */
export function followFootnote(link: HTMLElement, page: HTMLElement): boolean {
  const href = link.getAttribute('href') ?? '';
  if (!href.startsWith('#') || link.hasClass('tag')) return false;
  const name = href.slice(1);
  // The nearest: an embedded note numbers its footnotes as well.
  for (let around = link.parentElement; around && page.contains(around); around = around.parentElement) {
    const target = find(around, name);
    if (!target || target.contains(link)) continue;
    const back = target.matches('li') ? null : (target.closest('a') ?? target.querySelector('a'));
    focusOn(back ?? target);
    return true;
  }
  return false;
}

function find(around: HTMLElement, name: string): HTMLElement | null {
  const quoted = `"${name.replace(/["\\]/g, '\\$&')}"`;
  return around.querySelector<HTMLElement>(`[id=${quoted}], [data-footnote-id=${quoted}]`);
}

function focusOn(el: HTMLElement): void {
  if (!el.matches('a[href]')) el.tabIndex = -1;
  el.scrollIntoView({ block: 'nearest' });
  el.focus({ preventScroll: true });
}
