import { createElement, icons } from 'lucide';
import { sanitizeHtml } from './sanitize';

const added = new Map<string, string>();

const kebab = (name: string): string =>
  name
    .replace(/([a-z])([A-Z0-9])/g, '$1-$2')
    .replace(/([0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z])/g, '$1-$2')
    .toLowerCase();

const lucide = new Map(Object.entries(icons).map(([name, node]) => [kebab(name), node]));

export function addIcon(id: string, content: string): void {
  added.set(id, content);
}

export function getIcon(id: string): SVGSVGElement | null {
  const own = added.get(id);
  if (own !== undefined) {
    const svg = activeDocument.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 100 100');
    svg.append(sanitizeHtml(`<svg>${own}</svg>`).firstElementChild ?? '');
    svg.classList.add('svg-icon');
    return svg;
  }
  const name = id.replace(/^lucide-/, '');
  const node = lucide.get(name);
  if (node === undefined) return null;
  const svg = createElement(node, { class: `svg-icon lucide-${name}` });
  return svg instanceof SVGSVGElement ? svg : null;
}

export function getIconIds(): string[] {
  return [...lucide.keys()].map((id) => `lucide-${id}`).concat([...added.keys()]);
}

/** As in the app, an unknown name leaves the element without an icon. */
export function setIcon(parent: HTMLElement, id: string): void {
  const icon = getIcon(id);
  parent.replaceChildren(...(icon === null ? [] : [icon]));
}
