import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BrowserContextOptions } from 'playwright-core';
import { Demo } from '../support/demo';

const NOTE = `---
tags: [interview]
---

## Disks

### Q1: Why does a full disk get slow?

Free blocks are scattered.

- GAMMA-SECRET one
- GAMMA-SECRET two

### Q2: What is write amplification?

More is written than was asked for.
`;

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};
const DATA = '.obsidian/plugins/interview-drill/data.json';
const LOG = 'Diary/My attempts.md';

let demo: Demo;

async function open(settings: object = {}, options: BrowserContextOptions = {}): Promise<void> {
  demo = await Demo.open(
    { 'Disks.md': NOTE, [DATA]: JSON.stringify(settings) },
    { reducedMotion: 'reduce', ...options },
  );
  await demo.drill('Disks.md');
}

afterEach(async () => {
  expect(demo.errors).toEqual([]);
  await demo.close();
});

const field = () => demo.page.locator('.interview-drill-attempt textarea');
const shown = () => demo.page.locator('.interview-drill-attempt-text');
const boxOf = async (selector: string) => {
  const box = await demo.page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not shown.`);
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
};
const onDisk = async (path: string, part: string): Promise<string> => {
  await vi.waitFor(async () => {
    expect(await demo.read(path)).toContain(part);
  }, 10_000);
  return demo.read(path);
};

describe("one's own answer, by keys alone", () => {
  it('is written, revealed beside that of the note, edited, and is there when one comes back', async () => {
    await open();
    await demo.press('a');
    // Keys of the drill are letters here.
    await demo.page.keyboard.type('shaw 1');
    await demo.press('Enter');
    await demo.page.keyboard.type('- **loud** list');
    await demo.press('ControlOrMeta+z');
    await demo.page.keyboard.type('- **loud** list');
    expect(await field().inputValue()).toContain('shaw 1\n');
    await demo.press('ControlOrMeta+Enter');
    expect(await shown().locator('strong').innerText()).toBe('loud');
    const [mine, theirs] = [await boxOf('.interview-drill-attempt'), await boxOf('.interview-drill-given')];
    expect(mine.right).toBeLessThanOrEqual(theirs.x);
    expect(Math.abs(mine.y - theirs.y)).toBeLessThan(2);
    expect(await demo.document()).not.toContain('GAMMA-SECRET');
    await demo.press('a', 'End');
    await demo.page.keyboard.type('!');
    await demo.press('Escape', ' ', '3', 'ArrowLeft');
    expect(await shown().innerText()).toContain('list!');
    expect(await demo.document()).toContain('GAMMA-SECRET');
  });

  it('grows with its words, and nothing else moves the page while a person types', async () => {
    await open();
    await demo.press('a');
    const low = (await boxOf('.interview-drill-attempt textarea')).height;
    for (let line = 0; line < 9; line += 1) await demo.page.keyboard.type(`line ${String(line)}\n`);
    const high = await boxOf('.interview-drill-attempt textarea');
    expect(high.height).toBeGreaterThan(low);
    expect(high.bottom).toBeLessThanOrEqual((await boxOf('.interview-drill-footer')).y);
    expect(await field().evaluate((el) => el.scrollHeight - el.clientHeight)).toBeLessThanOrEqual(1);
  });

  it('is there after a restart in the middle', async () => {
    await open();
    await demo.press('a');
    await demo.page.keyboard.type('half an ans');
    expect(await field().inputValue()).toBe('half an ans');
    await demo.load();
    await field().waitFor();
    expect(await field().inputValue()).toBe('half an ans');
    await demo.press('a');
    await demo.page.keyboard.type('wer');
    expect(await field().inputValue()).toBe('half an answer');
  });
});

describe('on a phone', () => {
  it('is opened by touch, stays above the keyboard, and stands above the answer', async () => {
    await open({}, PHONE);
    const opener = demo.page.getByRole('button', { name: 'Write my answer' });
    expect((await opener.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await opener.tap();
    // The keyboard takes the lower part of the window.
    await demo.page.setViewportSize({ width: 390, height: 430 });
    await demo.page.keyboard.insertText('a\nb\nc\nd\ne\nf\ng\nh\ni\nj');
    await vi.waitFor(async () => {
      const box = await boxOf('.interview-drill-attempt textarea');
      expect(box.bottom).toBeLessThanOrEqual((await boxOf('.interview-drill-footer')).y);
      expect(box.y).toBeGreaterThanOrEqual((await boxOf('.interview-drill-top')).y);
    });
    // One that the footer would cover, if it grew when the finger comes down.
    await demo.page.locator('.interview-drill-chip').first().tap();
    await shown().waitFor();
    await demo.page.setViewportSize({ width: 390, height: 844 });
    const [mine, theirs] = [await boxOf('.interview-drill-attempt'), await boxOf('.interview-drill-given')];
    expect(mine.bottom).toBeLessThanOrEqual(theirs.y);
    expect(await demo.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await demo.page.getByRole('button', { name: 'Edit my answer' }).tap();
    await demo.page.keyboard.insertText('!');
    await demo.page.getByRole('button', { name: 'Done with my answer' }).tap();
    expect(await shown().innerText()).toContain('j!');
  });
});

describe('the log', () => {
  it('is not made where none is set', async () => {
    await open();
    await demo.press('a');
    await demo.page.keyboard.type('mine');
    await demo.press('Escape', ' ', '3');
    await onDisk('Disks.md', 'q1: 3');
    await expect(demo.read(LOG)).rejects.toThrow();
  });

  it('keeps what was written with its rating, what was skipped without, and each once', async () => {
    await open({ attemptLog: 'Diary/My attempts' });
    await demo.press('a');
    await demo.page.keyboard.type('mine');
    await demo.press('Escape', ' ', '3', 'a');
    await demo.page.keyboard.type('second');
    await demo.press('Escape', 's');
    const text = await onDisk(LOG, 'Not rated.');
    expect(text).toMatch(
      /^## \d{4}-\d\d-\d\d · \[\[Disks#Q1 Why does a full disk get slow\?\|Why does a full disk get slow\?\]\] · Disks\n\n> mine\n\nRated 3, solid\.\n\n## .*\n\n> second\n\nNot rated\.\n$/,
    );
    // Taken back and rated anew, it is the same answer still.
    await demo.press('u');
    await demo.page.locator('.interview-drill-asked:visible').waitFor();
    await demo.press('2');
    await onDisk('Disks.md', 'q1: 2');
    expect(await demo.read(LOG)).toBe(text);
    await demo.command('interview-drill:attempts');
    await demo.page.getByText('Rated 3, solid.').first().waitFor();
  });

  it('holds hostile words in their quote, runs none of them, and asks nothing', async () => {
    await open({ attemptLog: LOG, folders: ['Diary'] });
    const hostile = [
      '---',
      '%%',
      '$$',
      '[!question] Why?',
      '# Q9: Is this a question?',
      '<img src=x onerror="window.broken = true">',
      '<script>window.broken = true</script>',
      '```js',
    ].join('\n');
    await demo.press('a');
    await demo.page.keyboard.insertText(hostile);
    await demo.press('ControlOrMeta+Enter');
    await shown().waitFor();
    await demo.press('2');
    const text = await onDisk(LOG, 'Rated 2, shaky.');
    const [, , ...lines] = text.split('\n');
    expect(lines.slice(0, 8).every((line) => line.startsWith('> '))).toBe(true);
    await demo.press('a');
    await demo.page.keyboard.type('next');
    await demo.press('Escape', ' ', '4');
    expect((await onDisk(LOG, 'Rated 4, instant.')).startsWith(text)).toBe(true);
    await demo.drill(LOG);
    expect(await demo.page.locator('.interview-drill-message:visible').count()).toBe(1);
    expect(await demo.page.evaluate(() => 'broken' in window)).toBe(false);
    expect(await demo.page.locator('[onerror], .view-content script').count()).toBe(0);
    // The page's policy tells of what the renderer of the demo took away.
    demo.errors.length = 0;
  });

  it('that cannot be written says why, keeps the words, and takes them with the next', async () => {
    await open({ attemptLog: 'Disks' });
    await demo.press('a');
    await demo.page.keyboard.type('mine');
    await demo.press('Escape', ' ', '3');
    await demo.page.locator('.notice').getByText('It is an interview note').waitFor();
    // The rating went where it belongs all the same.
    expect(await onDisk('Disks.md', 'q1: 3')).not.toContain('mine');
    await demo.write(DATA, JSON.stringify({ attemptLog: LOG }));
    await demo.load();
    expect(await onDisk(LOG, '> mine')).toContain('Rated 3, solid.');
  });
});
