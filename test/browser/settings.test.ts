import { afterEach, expect, it } from 'vitest';
import { Demo } from '../support/demo';

const DATA = '.obsidian/plugins/interview-drill/data.json';
const NOTE = '### Q1: Why?\n\nSo.\n\n### Q2: How?\n\nSo.\n';

let demo: Demo;

afterEach(async () => {
  await demo.close();
});

it('counts what the settings find, refuses what is of no use, and has a default to go back to', async () => {
  demo = await Demo.open({ 'Jobs/Prep/a.md': NOTE, 'b.md': '#interview\n', [DATA]: '{ "retention": 80 }' });
  const { page } = demo;
  await demo.command('app:open-settings');
  const row = (name: string) => page.locator('.setting-item', { has: page.getByText(name, { exact: true }) });
  const stored = async (): Promise<unknown> => JSON.parse(await demo.read(DATA));
  const counts = () => row('Notes found').innerText();
  await expect.poll(counts).toContain('1 note, 0 questions.');

  await row('Folders').getByRole('textbox').fill('Jobs\nGone');
  await row('Folders').getByText('There is no folder "Gone".').waitFor();
  await row('Folders').getByRole('textbox').fill('Jobs');
  await expect.poll(counts).toContain('2 notes, 2 questions.');
  expect(await row('Folders').innerText()).not.toContain('no folder');

  const perDay = row('New questions a day').getByRole('spinbutton');
  await perDay.fill('4');
  await expect.poll(stored).toMatchObject({ folders: ['Jobs'], newPerDay: 4 });
  await perDay.fill('-5');
  await row('New questions a day').getByText('Enter a whole number from 0 to 999.').waitFor();
  expect(await stored()).toMatchObject({ newPerDay: 4 });
  await perDay.fill('');
  await expect.poll(stored).toMatchObject({ newPerDay: 10 });

  await row('Desired retention').getByRole('button', { name: 'Restore default' }).click();
  await expect.poll(stored).toMatchObject({ retention: 90 });
  expect(demo.errors).toEqual([]);
});
