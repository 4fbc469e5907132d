import type { Plugin } from 'obsidian';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addDueCount } from '../../src/obsidian/status-bar';

/** The item of a status bar, with what it asks the plugin for. */
class BarRig {
  readonly el = createDiv();
  readonly drill = vi.fn<() => void>();
  readonly update: () => void;
  due = 3;
  day = 20_000;

  constructor() {
    vi.useFakeTimers();
    const plugin = {
      addStatusBarItem: () => this.el,
      registerDomEvent: (target: EventTarget, type: string, listener: EventListener) => {
        target.addEventListener(type, listener);
      },
      registerInterval: (id: number) => id,
    };
    this.update = addDueCount(plugin as unknown as Plugin, {
      dueOn: (day) => this.due + (day - 20_000),
      today: () => this.day,
      drill: this.drill,
    });
  }

  /** What is shown; empty where the item is not there. */
  get text(): string {
    return this.el.style.display === 'none' ? '' : this.el.textContent;
  }
}

afterEach(() => {
  vi.useRealTimers();
});

describe('the number of due questions in the status bar', () => {
  it('is not there before it is known, nor while nothing is due', () => {
    const rig = new BarRig();
    expect(rig.text).toBe('');
    rig.update();
    expect(rig.text).toBe('3 due');
    rig.due = 0;
    rig.update();
    expect(rig.text).toBe('');
  });

  it.each([
    [1, '1 due today: drill it'],
    [3, '3 due today: drill them'],
  ])('says of %i what a click does', (due, label) => {
    const rig = new BarRig();
    rig.due = due;
    rig.update();
    expect(rig.el.getAttribute('aria-label')).toBe(label);
    expect([rig.el.getAttribute('role'), rig.el.tabIndex]).toEqual(['button', 0]);
  });

  it('drills at a click and at the keys of a button, and at no others', () => {
    const rig = new BarRig();
    rig.el.click();
    for (const key of ['Enter', ' ', 'a']) rig.el.dispatchEvent(new KeyboardEvent('keydown', { key }));
    expect(rig.drill).toHaveBeenCalledTimes(3);
  });

  it('is counted anew when the day changes, in a window that is open or comes back', () => {
    const rig = new BarRig();
    rig.update();
    rig.due = 7;
    vi.advanceTimersByTime(120_000);
    window.dispatchEvent(new Event('focus'));
    expect(rig.text).toBe('3 due');
    rig.day += 1;
    vi.advanceTimersByTime(60_000);
    expect(rig.text).toBe('8 due');
    rig.day += 1;
    window.dispatchEvent(new Event('focus'));
    expect(rig.text).toBe('9 due');
  });
});
