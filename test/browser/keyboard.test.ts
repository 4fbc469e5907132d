import { afterEach, describe, expect, it } from 'vitest';
import type { BrowserContextOptions, Locator } from 'playwright-core';
import { Demo } from '../support/demo';
import { SCREENS } from '../support/screens';

let demo: Demo;

afterEach(async () => {
  await demo.close();
});

async function show(name: string): Promise<void> {
  const screen = SCREENS[name];
  if (!screen) throw new Error(`There is no screen ${name}.`);
  demo = await Demo.open('sample', { reducedMotion: 'reduce' }, screen.files);
  await screen.show(demo);
}

/** What the focused element says of itself. */
const focused = (): Promise<string> => demo.focused();

/** What can be pressed, chosen or ticked in the modal, and which of it Tab reaches. */
const reach = async (): Promise<{ readonly all: number; readonly reached: number }> => {
  const targets = '.modal-content :is(button, select, input):not(:disabled)';
  const all = await demo.page.locator(targets).count();
  for (let at = 0; at <= all; at += 1) {
    await demo.page.evaluate(() => document.activeElement?.setAttribute('data-reached', ''));
    await demo.press('Tab');
  }
  return {
    all,
    reached: await demo.page.locator('.modal-content [data-reached]:is(button, select, input)').count(),
  };
};

describe('Tab', () => {
  it.each(['waiting', 'waiting-discard', 'merge-many', 'merge-done', 'tidy', 'tidy-done', 'check'])(
    'reaches all that %s offers',
    async (name) => {
      await show(name);
      const { all, reached } = await reach();
      expect(all).toBeGreaterThan(0);
      expect(reached).toBe(all);
    },
  );
});

describe('by keys alone', () => {
  it('a record is removed, which can be undone, and the focus comes back to the drill', async () => {
    await show('tidy');
    const modal = demo.page.getByRole('dialog', { name: 'Tidy drill records' });
    const said = modal.locator('[aria-live]');
    await modal.getByRole('button', { name: 'Remove…: q7' }).focus();
    await demo.press('Enter');
    expect(await focused()).toBe('Cancel');
    expect(await said.textContent()).toContain('2 ratings from 2026-10-01 to 2026-10-05');
    await demo.press('Enter');
    expect(await focused()).toContain('Remove…: q7');
    await demo.press('Enter', 'Shift+Tab', 'Enter');
    await expect.poll(() => said.textContent()).toBe('"q7" removed.');
    expect(await focused()).toContain('Undo');
    await demo.press('Enter');
    await expect.poll(() => said.textContent()).toBe('Undone.');
    await modal.getByRole('button', { name: 'Keep: q7' }).focus();
    await demo.press('Enter');
    await expect.poll(() => said.textContent()).toBe('"q7" is kept.');
    expect(await focused()).toContain('q8');
    await demo.press('Escape');
    await modal.waitFor({ state: 'detached' });
    await demo.press(' ');
    await demo.page.locator('.interview-drill-layer').first().waitFor();
  });

  it('a drill goes from its first question through its menu to the end, and says what happens', async () => {
    await show('drill-footnotes');
    const said = (): Promise<string> =>
      demo.page.locator('.interview-drill [aria-live]').evaluate((el) => el.textContent.trim());
    await demo.press('w');
    await expect.poll(said).toBe('Flagged as weak.');
    await demo.press('u');
    await expect.poll(said).toBe('Undone.');
    await demo.press('?');
    await demo.page.locator('.interview-drill-keys').waitFor();
    await demo.press('Escape');
    await demo.page.locator('.interview-drill-keys').waitFor({ state: 'detached' });
    await demo.page.locator('.interview-drill').getByRole('button', { name: 'More options' }).focus();
    await demo.press('Enter');
    await demo.page.locator('.menu').waitFor();
    await demo.press('Escape');
    await demo.page.locator('.menu').waitFor({ state: 'detached' });
    await demo.press('3');
    await expect.poll(said).toMatch(/^Rated 3 solid, back in \d+ days\. Solid\.$/);
    await demo.press('Tab', 'Enter');
    await demo.page.locator('.interview-drill-asked:visible').waitFor();
  });

  it('a finding leads to its line', async () => {
    await show('check');
    const finding = demo.page.locator('.interview-drill-finding').first();
    await finding.focus();
    await demo.press('Enter');
    await demo.page.locator('.interview-drill-check').waitFor({ state: 'detached' });
    await demo.page.locator('textarea.demo-source').waitFor();
  });

  it('the history opens from the drill and gives the focus back to it', async () => {
    await show('history');
    await demo.press('Escape');
    await demo.page.locator('.interview-drill-history').waitFor({ state: 'detached' });
    await demo.press(' ');
    await demo.page.locator('.interview-drill-layer').first().waitFor();
  });
});

const note = (variant: number): string => `---
title: Storage interview, variant ${String(variant)}
role: Storage Engineer
round_type: Screen
variant: ${String(variant)}
tags: [interview]
---

## Disks

### Q1: Why does a full disk get slow?

> [!hint]
> Think of where the free blocks are.

> [!tip] Answer
> The free blocks are scattered.

> [!info] More
> The head moves from one to the next.

> [!question] Follow-up
> "What would you measure?" → The depth of the queue.

### Q2: What is write amplification?

More is written than was asked for.
`;

const NOTES = { 'One.md': note(1), 'Two.md': note(2) };
const inDrill = (selector: string): Locator => demo.page.locator(`.interview-drill:visible ${selector}`);
const weak = (): Locator => inDrill('.interview-drill-weak');
const isWeak = (): Promise<string | null> => weak().getAttribute('aria-pressed');
const layers = (): Promise<number> => inDrill('.interview-drill-layer').count();
const options = (): Locator =>
  demo.page.locator('.view-content').getByRole('button', { name: 'More options' }).locator('visible=true');

/** Opens the menu by a press, and closes it by Escape. */
async function openMenuAndLeave(): Promise<void> {
  await options().click();
  await demo.page.locator('.menu').waitFor();
  await demo.press('Escape');
  await demo.page.locator('.menu').waitFor({ state: 'detached' });
}

async function openMock(): Promise<void> {
  await demo.openFile('One.md');
  await demo.command('interview-drill:mock');
  await demo.page.getByRole('button', { name: 'Start the interview' }).waitFor();
}

async function openComparison(): Promise<void> {
  await demo.openFile('One.md');
  await demo.command('interview-drill:compare');
  await demo.page.locator('.interview-drill-compare-row').first().waitFor();
}

describe('Space', () => {
  it.each<[string, BrowserContextOptions]>([
    ['a mouse', {}],
    ['a touch', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
  ])('reveals, whatever was pressed last by %s', async (_, context) => {
    demo = await Demo.open(NOTES, { reducedMotion: 'reduce', ...context });
    await demo.drill('One.md');
    const press = (target: Locator): Promise<void> => (context.hasTouch ? target.tap() : target.click());
    await press(weak());
    await expect.poll(isWeak).toBe('true');
    // Any key makes the button match :focus-visible.
    await demo.press('h', ' ');
    await expect.poll(layers).toBe(1);
    expect(await isWeak()).toBe('true');
    await openMenuAndLeave();
    await demo.press(' ');
    await expect.poll(layers).toBe(2);
    expect(await demo.page.locator('.menu').count()).toBe(0);
    await press(inDrill('.interview-drill-rating').nth(2));
    await inDrill('.interview-drill-asked').getByText('write amplification').waitFor();
    await demo.press(' ');
    await expect.poll(layers).toBe(1);
    await demo.press(' ');
    expect(await isWeak()).toBe('false');
  });

  it('presses what Tab led to, until something is clicked', async () => {
    demo = await Demo.open(NOTES, { reducedMotion: 'reduce' });
    await demo.drill('One.md');
    await demo.press('Tab');
    expect(await focused()).toBe('Flag as weak');
    await demo.press(' ');
    await expect.poll(isWeak).toBe('true');
    await demo.press(' ');
    await expect.poll(isWeak).toBe('false');
    expect(await layers()).toBe(0);
    await weak().click();
    await expect.poll(isWeak).toBe('true');
    await demo.press(' ');
    await expect.poll(layers).toBe(1);
    expect(await isWeak()).toBe('true');
  });

  it('shows the answer in a mock interview and in a comparison, whatever was pressed last', async () => {
    demo = await Demo.open(NOTES, { reducedMotion: 'reduce' });
    await openMock();
    await demo.page.getByRole('button', { name: 'Start the interview' }).click();
    await openMenuAndLeave();
    await demo.press(' ');
    await demo.page.getByText('The free blocks are scattered.').locator('visible=true').waitFor();
    await openComparison();
    await demo.press('ArrowDown', ' ', ' ');
    const flag = demo.page.locator('.interview-drill-compare-answer [data-act=weak]').first();
    await flag.click();
    await expect.poll(() => flag.getAttribute('class')).toContain('is-weak');
    await demo.press(' ', ' ');
    expect(await flag.getAttribute('class')).toContain('is-weak');
    await demo.page.getByText('The free blocks are scattered.').locator('visible=true').first().waitFor();
  });
});

/** Presses the key that is at a place on the keyboard, on a Russian layout. */
const pressAt = (letter: string, ctrlKey = false): Promise<void> =>
  demo.page.evaluate(
    ([key, place, held]) => {
      const { activeElement, body } = document;
      const keyCode = place.charCodeAt(0);
      const init = { key, code: `Key${place}`, keyCode, ctrlKey: held, bubbles: true, cancelable: true };
      (activeElement ?? body).dispatchEvent(new KeyboardEvent('keydown', init));
    },
    [RUSSIAN[letter] ?? '', letter, ctrlKey] as const,
  );
const RUSSIAN: Readonly<Record<string, string>> = {
  ...{ A: 'ф', D: 'в', E: 'у', F: 'а', H: 'р', L: 'д', O: 'щ', P: 'з', S: 'ы', U: 'г', W: 'ц', Z: 'я' },
};

describe('on a layout without Latin letters', () => {
  it('letters do in a drill what their places do', async () => {
    demo = await Demo.open(NOTES, { reducedMotion: 'reduce' });
    await demo.drill('One.md');
    await pressAt('H');
    await inDrill('').getByText('Think of where the free blocks are.').waitFor();
    await pressAt('W');
    await expect.poll(isWeak).toBe('true');
    await pressAt('U');
    await expect.poll(isWeak).toBe('false');
    await pressAt('W');
    await expect.poll(isWeak).toBe('true');
    await pressAt('Z', true);
    await expect.poll(isWeak).toBe('false');
    await pressAt('A');
    expect(await focused()).toBe('My answer');
    await demo.press('Escape');
    await pressAt('L');
    await demo.page.locator('.interview-drill-history').waitFor();
    await demo.press('Escape');
    await pressAt('S');
    await inDrill('.interview-drill-asked').getByText('write amplification').waitFor();
    await pressAt('E');
    await demo.page.locator('textarea.demo-source').waitFor();
  });

  it('letters do in a mock interview what their places do', async () => {
    demo = await Demo.open(NOTES, { reducedMotion: 'reduce' });
    await openMock();
    const view = demo.page.locator('.interview-drill-mock:visible');
    await demo.press(' ');
    await pressAt('P');
    await view.getByText('Paused', { exact: true }).waitFor();
    await pressAt('P');
    await pressAt('H');
    await view.getByText('Think of where the free blocks are.').waitFor();
    await pressAt('F');
    await view.getByText('What would you measure?').waitFor();
    await demo.press(' ');
    await view.getByText('The free blocks are scattered.').waitFor();
    const flag = view.locator('.interview-drill-weak');
    await pressAt('W');
    await expect.poll(() => flag.getAttribute('aria-pressed')).toBe('true');
    await pressAt('Z', true);
    await expect.poll(() => flag.getAttribute('aria-pressed')).toBe('false');
    await demo.press('3');
    await view.getByText('What is write amplification?').waitFor();
    await pressAt('S');
    await view.getByText('1 question skipped').waitFor();
  });

  it('letters do in a comparison what their places do', async () => {
    demo = await Demo.open(NOTES, { reducedMotion: 'reduce' });
    await openComparison();
    await demo.press('ArrowDown');
    for (const undo of [() => pressAt('U'), () => pressAt('Z', true)]) {
      await pressAt('W');
      await expect.poll(focused).toContain(', weak,');
      await undo();
      await expect.poll(focused).not.toContain(', weak,');
    }
    await pressAt('D');
    await inDrill('.interview-drill-asked').getByText('Why does a full disk get slow?').waitFor();
  });
});

describe('hotkeys of the app', () => {
  it('take keys before what has the focus sees them, also where the command does nothing', async () => {
    demo = await Demo.open(NOTES, { reducedMotion: 'reduce' });
    await demo.drill('One.md');
    const seen = (key: string): Promise<boolean> =>
      demo.page.evaluate((name) => {
        let isSeen = false;
        const listen = (): void => {
          isSeen = true;
        };
        document.addEventListener('keydown', listen);
        const init = { key: name, ctrlKey: true, bubbles: true, cancelable: true };
        document.body.dispatchEvent(new KeyboardEvent('keydown', init));
        document.removeEventListener('keydown', listen);
        return isSeen;
      }, key);
    expect([await seen('o'), await seen('f'), await seen('c')]).toEqual([false, false, true]);
    await demo.press('ControlOrMeta+p');
    await demo.page.locator('.prompt').waitFor();
    await demo.press('Escape', 'ControlOrMeta+w');
    await demo.page.locator('.interview-drill').waitFor({ state: 'detached' });
  });
});
