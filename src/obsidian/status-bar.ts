import { setIcon, type Plugin } from 'obsidian';
import type { Day } from '../core/day';

/** What the item shows and starts. */
export interface DueCount {
  /** How many questions are due on a day. */
  readonly dueOn: (today: Day) => number;
  readonly today: () => Day;
  readonly drill: () => void;
}

const MINUTE = 60_000;

/**
 * Puts into the status bar how many questions are due today; it is not there while none is.
 * @returns brings it up to date
 */
export function addDueCount(plugin: Plugin, { dueOn, today, drill }: DueCount): () => void {
  const { el, text } = addBarButton(plugin, 'due-count', 'graduation-cap', drill);
  let shown: Day | null = null;
  const update = (): void => {
    shown = today();
    const count = dueOn(shown);
    el.toggle(count > 0);
    text.setText(`${String(count)} due`);
    const it = count === 1 ? 'it' : 'them';
    el.setAttribute('aria-label', `${String(count)} due today: drill ${it}`);
  };
  const updateOnNewDay = (): void => {
    if (today() !== shown) update();
  };
  plugin.registerInterval(window.setInterval(updateOnNewDay, MINUTE));
  plugin.registerDomEvent(window, 'focus', updateOnNewDay);
  return update;
}

/**
 * Puts into the status bar how many changes wait for their notes; it is not there while none does.
 * @returns brings it up to date
 */
export function addWaitingCount(plugin: Plugin, count: () => number, open: () => void): () => void {
  const { el, text } = addBarButton(plugin, 'waiting-count', 'hourglass', open);
  return () => {
    const waiting = count();
    const verb = waiting === 1 ? 'waits' : 'wait';
    el.toggle(waiting > 0);
    text.setText(`${String(waiting)} ${verb}`);
    const its = waiting === 1 ? 'its note: show it' : 'their notes: show them';
    el.setAttribute('aria-label', `${String(waiting)} ${verb} for ${its}`);
  };
}

/** A hidden item of the status bar that is pressed by mouse and by keys. */
function addBarButton(
  plugin: Plugin,
  name: string,
  icon: string,
  press: () => void,
): { readonly el: HTMLElement; readonly text: HTMLElement } {
  const el = plugin.addStatusBarItem();
  el.addClasses(['mod-clickable', 'interview-drill-status', `interview-drill-${name}`]);
  el.setAttrs({ role: 'button', tabindex: '0', 'data-tooltip-position': 'top' });
  setIcon(el.createSpan({ cls: 'interview-drill-status-icon', attr: { 'aria-hidden': 'true' } }), icon);
  plugin.registerDomEvent(el, 'click', press);
  plugin.registerDomEvent(el, 'keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    press();
  });
  el.hide();
  return { el, text: el.createSpan() };
}
