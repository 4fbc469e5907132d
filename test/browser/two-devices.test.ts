import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseDay } from '../../src/core/day';
import { rateEdit } from '../../src/core/drill/edits';
import { readDrillNote } from '../../src/core/drill/item';
import { editRecord } from '../../src/core/record/edit';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../src/core/record/types';
import { Demo } from '../support/demo';

const DAY = parseDay('2025-03-01') ?? NaN;
const NOTE = 'Interviews/Queues.md';
const COPY = 'Interviews/Queues.sync-conflict-20250301-120000-ABCDEF7.md';
const FRESH = `---
title: Queues # kept
tags: [interview]
---

### Q1: What is a queue?

A line.

### Q2: What is a cache?

A store.
`;

/** The note as another device has it after ratings on that day. */
function rated(
  text: string,
  ...ratings: readonly (readonly [at: number, confidence: 1 | 2 | 3 | 4])[]
): string {
  return ratings.reduce((now, [at, confidence]) => {
    const item = readDrillNote('a', now, KEYS).items[at];
    if (!item) throw new Error('There is no such question.');
    const result = editRecord(now, [rateEdit(item, { confidence, day: DAY, autoWeak: true })], KEYS);
    if (!result.ok) throw new Error(result.diagnostic.message);
    return result.text;
  }, text);
}

const logs = (text: string): number[][] =>
  readDrillNote('a', text, KEYS).items.map(({ ratings }) => ratings.map(({ confidence }) => confidence));

let demo: Demo;

const onDisk = async (expected: number[][]): Promise<string> => {
  await vi.waitFor(async () => {
    expect(logs(await demo.read(NOTE))).toEqual(expected);
  }, 10_000);
  return demo.read(NOTE);
};

afterEach(async () => {
  expect(demo.errors).toEqual([]);
  await demo.close();
});

describe('a note that a sync replaces while it is drilled', () => {
  beforeEach(async () => {
    demo = await Demo.open({ [NOTE]: FRESH });
  });

  it('is taken in: the next rating joins those of the other device, and the screen shows them', async () => {
    await demo.drill(NOTE);
    await demo.write(NOTE, rated(FRESH, [0, 2], [1, 1]));
    await demo.page.locator('.interview-drill-asked').filter({ hasText: 'queue' }).waitFor();
    await demo.press('Space', '4');
    const text = await onDisk([[2, 4], [1]]);
    expect(text).toContain('title: Queues # kept');
    await demo.page.locator('.interview-drill-asked').filter({ hasText: 'cache' }).waitFor();
    // The other device rated it blank, so it is weak here as well.
    await demo.page.locator('.interview-drill-weak[aria-pressed="true"]').waitFor();
    await demo.press('Space', '3');
    await onDisk([
      [2, 4],
      [1, 3],
    ]);
  });
});

describe('a conflicted copy, on a phone', () => {
  beforeEach(async () => {
    const base = rated(FRESH, [0, 2]);
    demo = await Demo.open(
      { [NOTE]: base, [COPY]: rated(base, [0, 4], [1, 1]) },
      { viewport: { width: 390, height: 780 }, hasTouch: true },
    );
  });

  it('is shown, joined by the keyboard alone, left alone itself, and the join can be taken back', async () => {
    const before = await demo.read(NOTE);
    const copy = await demo.read(COPY);
    await demo.command('interview-drill:merge');
    const modal = demo.page.locator('.interview-drill-merge');
    await modal.getByRole('button', { name: 'Merge' }).waitFor();
    expect(await modal.innerText()).toContain('What is a cache?: 1 rating (2025-03-01: 1), the weak flag');
    const fits = await modal.evaluate(
      (el) => el.scrollWidth <= el.clientWidth && el.getBoundingClientRect().right <= 390,
    );
    expect(fits).toBe(true);
    await demo.press('Enter');
    await onDisk([[2, 4], [1]]);
    await modal.getByText('The copy was left alone.').first().waitFor();
    expect(await demo.read(COPY)).toBe(copy);
    await modal.getByRole('button', { name: 'Undo' }).click();
    await modal.getByText('every note is as it was').first().waitFor();
    expect(await demo.read(NOTE)).toBe(before);
  });
});
