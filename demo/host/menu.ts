import { Menu, type MenuItem, MenuSeparator, Scope } from 'obsidian';
import type { MenuItem as MockMenuItem } from 'obsidian-test-mocks/obsidian';
import { setIcon } from './icons';
import { patch } from './patch';
import { hostApp } from './host-app';

interface MenuFields {
  items__: (MockMenuItem | MenuSeparator)[];
  dom__: HTMLElement;
  openScope: Scope | null;
  stopListening: (() => void) | null;
  onHideCallback: (() => unknown) | null;
}
type HostMenu = Menu & MenuFields;

let shown: HostMenu | null = null;

const rowsOf = (menu: HostMenu): HTMLElement[] => [
  ...menu.dom__.querySelectorAll<HTMLElement>('.menu-item:not(.is-disabled, .is-label)'),
];

function select(menu: HostMenu, row: HTMLElement | undefined): void {
  for (const other of rowsOf(menu)) other.classList.toggle('selected', other === row);
  row?.focus();
}

function move(menu: HostMenu, by: number): void {
  const rows = rowsOf(menu);
  const at = rows.findIndex((row) => row.classList.contains('selected'));
  select(menu, rows[at === -1 ? (by > 0 ? 0 : rows.length - 1) : (at + by + rows.length) % rows.length]);
}

function renderItem(menu: HostMenu, item: MockMenuItem): HTMLElement {
  const row = createDiv({ cls: 'menu-item tappable', attr: { role: 'menuitem', tabindex: '-1' } });
  if (item.isLabel__) row.addClass('is-label');
  if (item.disabled__) {
    row.addClass('is-disabled');
    row.setAttribute('aria-disabled', 'true');
  }
  if (item.warning__) row.addClass('is-warning');
  const icon = row.createDiv('menu-item-icon');
  if (item.icon__ !== null) setIcon(icon, item.icon__);
  row.createDiv('menu-item-title').append(item.title__);
  if (item.checked__ !== null) {
    row.setAttribute('role', 'menuitemcheckbox');
    row.setAttribute('aria-checked', String(item.checked__));
    if (item.checked__) setIcon(row.createDiv('menu-item-icon mod-checked'), 'check');
  }
  row.addEventListener('click', (event) => {
    if (item.disabled__ || item.isLabel__) return;
    menu.hide();
    item.onClick__?.(event);
  });
  row.addEventListener('mousemove', () => {
    if (!row.classList.contains('selected')) select(menu, row);
  });
  return row;
}

/** Items of one section stand together, in the order in which the sections first appear, as in the app. */
function render(menu: HostMenu): void {
  const sections = new Map<string, MockMenuItem[]>();
  let run = 0;
  for (const item of menu.items__) {
    if (item instanceof MenuSeparator) {
      run += 1;
      continue;
    }
    const section = item.section__ === '' ? `\0${String(run)}` : item.section__;
    sections.set(section, [...(sections.get(section) ?? []), item]);
  }
  menu.dom__.replaceChildren();
  menu.dom__.className = 'menu';
  menu.dom__.setAttribute('role', 'menu');
  [...sections.values()].forEach((items, index) => {
    if (index > 0) menu.dom__.createDiv('menu-separator');
    for (const item of items) menu.dom__.append(renderItem(menu, item));
  });
}

function place(menu: HostMenu, x: number, y: number, win: Window): void {
  const { offsetWidth, offsetHeight } = menu.dom__;
  const left = Math.max(4, Math.min(x, win.innerWidth - offsetWidth - 4));
  const top = Math.max(4, Math.min(y, win.innerHeight - offsetHeight - 4));
  menu.dom__.setCssStyles({ left: `${String(left)}px`, top: `${String(top)}px` });
}

function open(menu: HostMenu, x: number, y: number, doc: Document): void {
  shown?.hide();
  shown = menu;
  render(menu);
  doc.body.append(menu.dom__);
  place(menu, x, y, doc.defaultView ?? window);
  const focusBefore = doc.activeElement;
  const scope = new Scope();
  scope.register([], 'Escape', () => {
    menu.hide();
    return false;
  });
  scope.register([], 'ArrowDown', () => {
    move(menu, 1);
    return false;
  });
  scope.register([], 'ArrowUp', () => {
    move(menu, -1);
    return false;
  });
  for (const key of ['Enter', ' ']) {
    scope.register([], key, () => {
      rowsOf(menu)
        .find((row) => row.classList.contains('selected'))
        ?.click();
      return false;
    });
  }
  hostApp().keymap.pushScope(scope);
  const outside = (event: Event): void => {
    if (!(event.target instanceof Node && menu.dom__.contains(event.target))) menu.hide();
  };
  doc.addEventListener('pointerdown', outside, { capture: true });
  menu.stopListening = () => {
    doc.removeEventListener('pointerdown', outside, { capture: true });
    hostApp().keymap.popScope(scope);
    if (focusBefore instanceof HTMLElement && focusBefore.isConnected) focusBefore.focus();
  };
}

function hide(menu: HostMenu): void {
  if (shown !== menu) return;
  shown = null;
  menu.stopListening?.();
  menu.dom__.remove();
  menu.onHideCallback?.();
}

/** Menus that are really shown: by pointer and keyboard, closed by Escape, a choice or a click elsewhere. */
export function installMenu(): void {
  patch<Menu, MenuFields>(Menu, {
    close() {
      hide(this);
    },
    hide() {
      hide(this);
      return this;
    },
    showAtMouseEvent(event) {
      const target = event.target instanceof Node ? event.target.ownerDocument : null;
      open(this, event.clientX, event.clientY, target ?? activeDocument);
      return this;
    },
    showAtPosition(position, doc) {
      open(this, position.x, position.y, doc ?? activeDocument);
      return this;
    },
  });
  Object.assign(Menu, {
    forEvent(event: MouseEvent | PointerEvent) {
      const menu = new Menu();
      // The menu is filled by the caller first, within this turn.
      window.setTimeout(() => menu.showAtMouseEvent(event));
      return menu;
    },
  });
}

/** Shows a menu below the element that opens it. */
export function showMenuBelow(menu: Menu, element: HTMLElement): void {
  const { left, bottom } = element.getBoundingClientRect();
  menu.showAtPosition({ x: left, y: bottom + 4 }, element.ownerDocument);
}

export type AddItem = (item: MenuItem) => unknown;
