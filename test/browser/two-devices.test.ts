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

describe('a note whose rating a sync overwrites, as the newest file wins', () => {
  const notice = (text: string) => demo.page.locator('.notice').filter({ hasText: text });

  beforeEach(async () => {
    demo = await Demo.open({ [NOTE]: FRESH });
    await demo.drill(NOTE);
    await demo.press('Space', '4');
    await onDisk([[4], []]);
  });

  it('is told of, gets the rating back by the keyboard, and that can be taken back', async () => {
    await demo.write(NOTE, rated(FRESH, [0, 2], [1, 1]));
    await notice('1 rating given here is missing').waitFor();
    expect(logs(await demo.read(NOTE))).toEqual([[2], [1]]);
    await notice('missing').getByRole('button', { name: 'Put it back' }).press('Enter');
    await onDisk([[2, 4], [1]]);
    await notice('1 rating put back').getByRole('button', { name: 'Undo' }).click();
    await onDisk([[2], [1]]);
    // It is missing again, so it is told again.
    await notice('1 rating given here is missing').waitFor();
  });

  it('is told of again after a restart, also in the list, until the person leaves it', async () => {
    await demo.write(NOTE, FRESH);
    await notice('1 rating given here is missing').waitFor();
    await demo.load();
    await notice('1 rating given here is missing').waitFor();
    await demo.command('interview-drill:waiting');
    await demo.page.locator('.modal').getByRole('button', { name: 'Leave it' }).click();
    await demo.page.locator('.interview-drill-ask').getByText('This device will forget for good').waitFor();
    await demo.page.locator('.modal').getByRole('button', { name: 'Leave it' }).click();
    await demo.page.locator('.modal').getByText('Nothing waits.').waitFor();
    await notice('missing').waitFor({ state: 'detached' });
    expect(await demo.read(NOTE)).toBe(FRESH);
    await demo.load();
    await demo.page.waitForLoadState('networkidle');
    expect(await notice('missing').count()).toBe(0);
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
    expect(await modal.innerText()).toMatch(
      /What is a cache\?\s+1 rating \(2025-03-01: 1 Blank\), the weak flag/,
    );
    const fits = await modal.evaluate(
      (el) => el.scrollWidth <= el.clientWidth && el.getBoundingClientRect().right <= 390,
    );
    expect(fits).toBe(true);
    await demo.press('Enter');
    await onDisk([[2, 4], [1]]);
    await modal.getByText('The copy was left alone.').first().waitFor();
    expect(await demo.read(COPY)).toBe(copy);
    await modal.getByRole('button', { name: 'Undo' }).click();
    await modal.getByText('Every note is as it was').first().waitFor();
    expect(await demo.read(NOTE)).toBe(before);
  });
});
