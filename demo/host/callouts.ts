import { setIcon } from './icons';

const MARKER = /^\[!([^\]|]+)(?:\|([^\]]*))?\]([+-]?)(?:[ \t]+|$)/;

const ICONS: Record<string, string> = {
  abstract: 'clipboard-list',
  attention: 'alert-triangle',
  bug: 'bug',
  caution: 'alert-triangle',
  check: 'check',
  cite: 'quote',
  danger: 'zap',
  done: 'check',
  error: 'zap',
  example: 'list',
  fail: 'x',
  failure: 'x',
  faq: 'help-circle',
  help: 'help-circle',
  hint: 'flame',
  important: 'flame',
  info: 'info',
  missing: 'x',
  question: 'help-circle',
  quote: 'quote',
  success: 'check',
  summary: 'clipboard-list',
  tip: 'flame',
  tldr: 'clipboard-list',
  todo: 'check-circle-2',
  warning: 'alert-triangle',
};

const titleCase = (type: string): string => type.charAt(0).toUpperCase() + type.slice(1).replaceAll('-', ' ');

function makeFoldable(callout: HTMLElement, title: HTMLElement, content: HTMLElement): void {
  const fold = title.createDiv('callout-fold');
  setIcon(fold, 'chevron-down');
  callout.addClass('is-collapsible');
  const setCollapsed = (collapsed: boolean): void => {
    callout.toggleClass('is-collapsed', collapsed);
    fold.toggleClass('is-collapsed', collapsed);
    content.toggle(!collapsed);
  };
  setCollapsed(callout.dataset['calloutFold'] === '-');
  title.addEventListener('click', () => {
    setCollapsed(!callout.hasClass('is-collapsed'));
  });
}

function convert(quote: HTMLElement): void {
  const first = quote.firstElementChild;
  const start = first?.firstChild;
  if (!(first instanceof HTMLElement) || first.tagName !== 'P' || !(start instanceof Text)) return;
  const match = MARKER.exec(start.data);
  if (match === null) return;
  const [marker, type = '', metadata = '', fold = ''] = match;
  start.data = start.data.slice(marker.length).trimStart();

  const callout = createDiv('callout');
  const id = type.trim().toLowerCase();
  callout.dataset['callout'] = id;
  callout.dataset['calloutFold'] = fold;
  callout.dataset['calloutMetadata'] = metadata;
  const line = quote.getAttribute('data-line');
  if (line !== null) callout.setAttribute('data-line', line);
  const title = callout.createDiv('callout-title');
  setIcon(title.createDiv('callout-icon'), ICONS[id] ?? 'pencil');
  const inner = title.createDiv('callout-title-inner');
  const content = createDiv('callout-content');

  // The title is the rest of the first line; what follows its line break is content.
  const nodes = [...first.childNodes];
  const end = nodes.findIndex((node) => node instanceof HTMLBRElement);
  inner.append(...nodes.slice(0, end === -1 ? undefined : end));
  if (inner.textContent.trim() === '') inner.setText(titleCase(id));
  if (end === -1) first.remove();
  else {
    first.replaceChildren(...nodes.slice(end + 1));
    if (first.firstChild instanceof Text) first.firstChild.data = first.firstChild.data.trimStart();
  }
  content.append(...quote.childNodes);
  if (content.textContent.trim() !== '' || content.childElementCount > 0) callout.append(content);
  if (fold !== '') makeFoldable(callout, title, content);
  quote.replaceWith(callout);
}

/** Turns quotes that begin with `[!type]` into callouts, the inner ones first. */
export function convertCallouts(root: ParentNode): void {
  for (const quote of [...root.querySelectorAll<HTMLElement>('blockquote')].reverse()) convert(quote);
}
