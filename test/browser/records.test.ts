import { afterEach, expect, it, vi } from 'vitest';
import { questionHash } from '../../src/core/note/hash';
import { Demo } from '../support/demo';

const LOG = `${questionHash('Why does a full disk get slow?')} 2026-01-01:1 +2:3 +9:3 +20:1 +1:4`;
const GONE = `${questionHash('When is a cache useless?')} 2026-02-01:2 +2:3`;
const NOTE = `---
tags: [interview]
confidence:
  q1: 4
  q9: 3
drill_log:
  q1: ${LOG}
  q9: ${GONE}
---

### Q1: Why does a **full** disk get slow?

So.

### Q2: When is a cache of no use at all?

So.
`;
const OTHER = '---\ntags: [interview]\n---\n\n### Q1: When is a cache useless?\n\nSo.\n';

let demo: Demo;

afterEach(async () => {
  expect(demo.errors).toEqual([]);
  await demo.close();
});

const onDisk = (path: string, expected: (text: string) => boolean): Promise<void> =>
  vi.waitFor(async () => {
    expect(expected(await demo.read(path))).toBe(true);
  }, 10_000);

it('shows the history of a question from a key, on a phone too', async () => {
  demo = await Demo.open({ 'A.md': NOTE }, { viewport: { width: 390, height: 780 } });
  await demo.drill('A.md');
  await demo.press('l');
  const modal = demo.page.locator('.interview-drill-history');
  await modal.waitFor();
  expect(await modal.locator('strong').innerText()).toBe('full');
  const rows = await modal.locator('tbody tr').allInnerTexts();
  expect(rows).toHaveLength(5);
  expect(rows[0]).toMatch(/2026-02-02\s+4 Instant\s+1 day\s+2026-/);
  expect(rows[4]).toMatch(/2026-01-01\s+1 Blank\s+First\s+2026-01-02/);
  const box = await modal.evaluate((el) => [el.scrollWidth, el.clientWidth]);
  expect(box[0]).toBe(box[1]);
  await demo.press('Escape');
  await modal.waitFor({ state: 'detached' });
});

it('tidies a record without a question, and takes that back', async () => {
  demo = await Demo.open({ 'A.md': NOTE, 'B.md': OTHER }, { viewport: { width: 390, height: 780 } });
  await demo.drill('A.md');
  await demo.command('interview-drill:tidy');
  const modal = demo.page.locator('.interview-drill-orphans');
  await modal.getByText('2 ratings from 2026-02-01 to 2026-02-03').waitFor();
  expect(await modal.locator('option').allInnerTexts()).toEqual([
    'Q2: When is a cache of no use at all?',
    'Q1: Why does a full disk get slow? (joins its 5 ratings)',
  ]);
  const before = await demo.read('A.md');
  await modal.getByRole('button', { name: 'Attach' }).click();
  await modal.locator('.interview-drill-orphans-done').waitFor();
  await onDisk('A.md', (text) => !text.includes('q9') && text.includes('q2: 3'));
  await modal.getByRole('button', { name: 'Undo' }).click();
  await onDisk('A.md', (text) => text === before);
  await modal.getByRole('button', { name: 'Move to B' }).click();
  await onDisk('B.md', (text) => text.includes('q1: 3'));
  await onDisk('A.md', (text) => !text.includes('q9'));
});

it('prints all ratings of the vault', async () => {
  demo = await Demo.open({ 'A.md': NOTE, 'B.md': OTHER });
  const csv = await demo.cli('interview-drill:export', { format: 'csv' });
  expect(csv.split('\r\n')).toHaveLength(9);
  const { ratings } = JSON.parse(await demo.cli('interview-drill:export', { format: 'json' })) as {
    ratings: unknown[];
  };
  expect(ratings).toHaveLength(7);
});

it('keeps one rating where a person goes back and rates again, and takes both back one by one', async () => {
  const note = OTHER.replace('So.', 'So.\n\n### Q2: When is a lock useless?\n\nSo.');
  demo = await Demo.open({ 'A.md': note });
  await demo.drill('A.md');
  const ratings = (text: string): string => text.match(/(?<= \d{4}-\d\d-\d\d:)\d/g)?.join(' ') ?? '';
  await demo.press(' ', '4');
  await onDisk('A.md', (text) => ratings(text) === '4');
  await demo.press('ArrowLeft', '2');
  await onDisk('A.md', (text) => ratings(text) === '2' && text.includes('q1: 2'));
  await demo.press('u');
  await onDisk('A.md', (text) => ratings(text) === '4' && text.includes('q1: 4'));
  await demo.press('u');
  await onDisk('A.md', (text) => text === note);
});
