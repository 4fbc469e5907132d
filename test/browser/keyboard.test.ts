import { afterEach, describe, expect, it } from 'vitest';
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
const focused = (): Promise<string> =>
  demo.page.evaluate(() => {
    const el = document.activeElement;
    return el?.getAttribute('aria-label') ?? el?.textContent ?? '';
  });

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
