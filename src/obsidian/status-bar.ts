import { setIcon, type Plugin } from 'obsidian';
import type { Day } from '../core/day';
import { plural } from '../core/drill/words';

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
  const el = plugin.addStatusBarItem();
  el.addClasses(['mod-clickable', 'interview-drill-due-count']);
  el.setAttrs({ role: 'button', tabindex: '0', 'data-tooltip-position': 'top' });
  setIcon(
    el.createSpan({ cls: 'interview-drill-due-icon', attr: { 'aria-hidden': 'true' } }),
    'graduation-cap',
  );
  const text = el.createSpan();
  let shown: Day | null = null;
  const update = (): void => {
    shown = today();
    const count = dueOn(shown);
    el.toggle(count > 0);
    text.setText(`${String(count)} due`);
    const verb = count === 1 ? 'is' : 'are';
    const it = count === 1 ? 'it' : 'them';
    el.setAttribute('aria-label', `${plural(count, 'question')} ${verb} due today: drill ${it}`);
  };
  const updateOnNewDay = (): void => {
    if (today() !== shown) update();
  };
  plugin.registerDomEvent(el, 'click', drill);
  plugin.registerDomEvent(el, 'keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    drill();
  });
  plugin.registerInterval(window.setInterval(updateOnNewDay, MINUTE));
  plugin.registerDomEvent(window, 'focus', updateOnNewDay);
  el.hide();
  return update;
}
