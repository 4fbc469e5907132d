import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { redraw } from '../../src/ui/redraw';

let pane: HTMLElement;

beforeEach(() => {
  pane = document.body.createDiv({ cls: 'pane', attr: { tabindex: '-1' } });
});

afterEach(() => {
  pane.remove();
});

/** Draws a button for each name, which says so when it is pressed. */
const buttons =
  (names: readonly string[], pressed: (name: string) => void = () => undefined) =>
  (into: HTMLElement): void => {
    for (const name of names)
      into.createEl('button', { text: name }).addEventListener('click', () => {
        pressed(name);
      });
  };

describe('redraw', () => {
  it('keeps what stands where nothing differs, with its focus and its listeners', () => {
    const pressed = vi.fn();
    redraw(pane, buttons(['Go on', 'Begin anew'], pressed));
    const [first] = pane.children;
    (first as HTMLElement).focus();
    redraw(pane, buttons(['Go on', 'Begin anew']));
    expect(pane.children[0]).toBe(first);
    expect(document.activeElement).toBe(first);
    (first as HTMLElement).click();
    expect(pressed).toHaveBeenCalledExactlyOnceWith('Go on');
  });

  it('shows what differs, and gives the focus to the button in the same place', () => {
    redraw(pane, buttons(['Go on', 'Begin anew']));
    (pane.children[1] as HTMLElement).focus();
    const pressed = vi.fn();
    redraw(pane, buttons(['Go on with "B"', 'Begin anew'], pressed));
    expect(pane.textContent).toBe('Go on with "B"Begin anew');
    expect(document.activeElement).toBe(pane.children[1]);
    (pane.children[0] as HTMLElement).click();
    expect(pressed).toHaveBeenCalledExactlyOnceWith('Go on with "B"');
  });

  it('gives the focus to the element where no button is in that place', () => {
    redraw(pane, buttons(['Go on', 'Begin anew']));
    (pane.children[1] as HTMLElement).focus();
    redraw(pane, buttons(['Drill another note']));
    expect(document.activeElement).toBe(pane);
  });

  it('sees what differs in a data attribute only', () => {
    const draw = (line: string) => (into: HTMLElement) => {
      into.createEl('button', { text: 'Open', attr: { 'data-line': line } });
    };
    redraw(pane, draw('3'));
    const [first] = pane.children;
    redraw(pane, draw('4'));
    expect(pane.children[0]).not.toBe(first);
  });

  it('leaves the element itself and a focus elsewhere alone', () => {
    const other = document.body.createEl('button');
    other.focus();
    redraw(pane, buttons(['One']));
    redraw(pane, buttons([]));
    expect(pane.childElementCount).toBe(0);
    expect(pane.isConnected).toBe(true);
    expect(document.activeElement).toBe(other);
    other.remove();
  });
});
