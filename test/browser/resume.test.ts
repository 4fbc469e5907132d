import type { App } from 'obsidian';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Demo } from '../support/demo';

const PARTS = (name: string): string =>
  `> [!success] First\n> ${name} first.\n\n> [!info] Then\n> ${name} then.\n`;
const NOTE = `---
tags: [interview]
weak: [q3]
---

### Q1: What is one?

${PARTS('One')}
---

### Q2: What is two?

${PARTS('Two')}
---

### Q3: What is three?

${PARTS('Three')}`;
const PATH = 'Interviews/Numbers.md';
const asked = '.interview-drill-asked:visible';

let demo: Demo;

afterEach(async () => {
  expect(demo.errors).toEqual([]);
  await demo.close();
});

const shows = (text: string | RegExp, selector = asked): Promise<void> =>
  demo.page.locator(selector).filter({ hasText: text }).first().waitFor();
const button = (name: string) => demo.page.locator('.interview-drill').getByRole('button', { name });
const kept = (): Promise<string> =>
  demo.page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => key.includes('stopped'))
      .map(([, value]) => value as string)
      .join(),
  );

/** Does something with the app inside the page. */
const inApp = (what: 'close' | 'rename' | 'delete', path = PATH): Promise<void> =>
  demo.page.evaluate(
    async ([act, from]) => {
      const { app } = (window as unknown as { demo: { app: App } }).demo;
      if (act === 'close') app.workspace.detachLeavesOfType('interview-drill');
      const file = app.vault.getFileByPath(from);
      if (act === 'rename' && file) await app.vault.rename(file, 'Renamed.md');
      if (act === 'delete' && file) await app.vault.delete(file);
    },
    [what, path] as const,
  );

/** Drills to the second part of the second question, and closes the view. */
async function stopAtTwo(): Promise<void> {
  await demo.drill(PATH);
  await demo.press('Shift+Space', '3');
  await shows('What is two?');
  await demo.press('Space');
  await demo.page.getByText('Two first.').waitFor();
  await inApp('close');
}

describe('a drill that is closed in the middle', () => {
  it('is offered, and goes on at the same question with the same parts revealed', async () => {
    demo = await Demo.open({ [PATH]: NOTE });
    await stopAtTwo();
    await demo.drill(PATH);
    await shows('Go on with "Numbers"?', 'h2');
    expect(await demo.text('.interview-drill-message')).toMatch(
      /You stopped earlier today at question 2 of 3, after 00:\d\d\. 1 question rated\./,
    );
    expect(await demo.document()).not.toContain('Two first.');
    await demo.press('Tab', 'Enter');
    await shows('What is two?');
    await demo.page.getByText('Two first.').waitFor();
    expect(await demo.document()).not.toContain('Two then.');
    await demo.press('Space', '3', 'Space', '4');
    await demo.page.locator('.interview-drill-headline').waitFor();
    // What is over is offered no more.
    await inApp('close');
    await demo.drill(PATH);
    await shows('What is one?');
  });

  it('begins anew where that is wanted, and is offered no more', async () => {
    demo = await Demo.open({ [PATH]: NOTE });
    await stopAtTwo();
    await demo.drill(PATH);
    await button('Begin anew').click();
    await shows('What is one?');
    expect(await demo.document()).not.toContain('One first.');
    await inApp('close');
    await demo.drill(PATH);
    await shows('What is one?');
  });

  it('is offered under the new name of its note, also while it is offered, and its command leads to it', async () => {
    demo = await Demo.open({ [PATH]: NOTE });
    await stopAtTwo();
    await demo.drill(PATH);
    await shows('Go on with "Numbers"?', 'h2');
    await inApp('rename');
    await shows('Go on with "Renamed"?', 'h2');
    await button('Go on').click();
    await shows('What is two?');
    await demo.page.getByText('Two first.').waitFor();
    await inApp('close');
    await demo.command('interview-drill:go-on');
    await shows('What is two?');
    await demo.page.getByText('Two first.').waitFor();
  });

  it('is not there any more where its note is gone, and is back with it', async () => {
    demo = await Demo.open({ [PATH]: NOTE });
    await stopAtTwo();
    await demo.drill(PATH);
    await shows('Go on with "Numbers"?', 'h2');
    await inApp('delete');
    await shows('This note is gone', 'h2');
    await demo.write(PATH, NOTE.replace('What is one?', 'What is ONE?'));
    await shows('Go on with "Numbers"?', 'h2');
    await button('Go on').click();
    await shows('What is two?');
  });

  it('of several notes is offered too, and follows the name of a note', async () => {
    demo = await Demo.open({ [PATH]: NOTE, 'Other.md': NOTE });
    const start = async (): Promise<void> => {
      await demo.command('interview-drill:session');
      const dialog = demo.page.getByRole('dialog', { name: 'Start a session' });
      await dialog.getByLabel('Questions from', { exact: true }).selectOption('Some notes');
      const picker = demo.page.getByRole('dialog', { name: 'Drill some notes' });
      for (const box of await picker.getByRole('checkbox').all()) await box.check();
      await picker.getByRole('button', { name: 'Take these' }).click();
      await dialog.getByText('questions of 2 notes').waitFor();
      await dialog.getByRole('button', { name: 'Start' }).click();
    };
    await start();
    await shows('What is one?');
    await demo.press('Space', '3', 'Space');
    await demo.page.getByText('Two first.').waitFor();
    await inApp('rename');
    await expect.poll(kept).toContain('Renamed.md');
    await inApp('close');
    await start();
    await shows('Go on with "2 notes', 'h2');
    await button('Go on').click();
    await shows('What is two?');
    await demo.page.getByText('Two first.').waitFor();
  });
});

describe('a drill of an app that is closed in the middle', () => {
  it('goes on by itself', async () => {
    demo = await Demo.open({ [PATH]: NOTE });
    await demo.drill(PATH);
    await demo.press('Shift+Space', '3', 'Space');
    await demo.page.getByText('Two first.').waitFor();
    await demo.load();
    await shows('What is two?');
    await demo.page.getByText('Two first.').waitFor();
  });

  it('without a warning loses no rating, and the last moment of looking at most', async () => {
    demo = await Demo.open({ [PATH]: NOTE });
    await demo.drill(PATH);
    await demo.press('Shift+Space', '3', 'Space');
    await demo.page.getByText('Two first.').waitFor();
    await expect.poll(kept).toContain('"rating":3');
    await demo.press('Space', '2', 'Space');
    // The place in the drill reaches the device no more; a rating does, in the moment in which it is given.
    await demo.page.evaluate(() => {
      // eslint-disable-next-line @typescript-eslint/unbound-method -- It is called with its storage.
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function set(key: string, value: string): void {
        if (!key.includes('stopped')) setItem.call(this, key, value);
      };
    });
    await demo.load();
    await inApp('close');
    await demo.drill(PATH);
    if (await button('Go on').isVisible()) await button('Go on').click();
    await vi.waitFor(async () => {
      expect(await demo.read(PATH)).toMatch(/ {2}q1: \w{6} \S+:3\n {2}q2: \w{6} \S+:2\n/);
    }, 10_000);
  });
});

describe('a link', () => {
  const notices = (): Promise<string[]> => demo.page.locator('.notice').allInnerTexts();
  const drills = (): Promise<number> => demo.page.locator('.interview-drill').count();

  it('leads to a note, a question, and what is weak or due in it', async () => {
    demo = await Demo.open({ [PATH]: NOTE });
    await demo.uri({ note: PATH });
    await shows('What is one?');
    await demo.uri({ note: 'Interviews/Numbers', id: 'q2' });
    await shows('What is two?');
    await demo.uri({ note: PATH, weak: 'true' });
    await shows('What is three?');
    await expect.poll(() => demo.text('.interview-drill-place:visible')).toBe('1 of 1');
    await demo.uri({ note: PATH, due: 'true' });
    await shows('Nothing to ask', 'h2:visible');
    await demo.uri({ due: 'true' });
    await shows('Nothing is due today', 'h2:visible');
    expect(await notices()).toEqual([]);
    expect(await demo.read(PATH)).toBe(NOTE);
  });

  it('that leads nowhere says so, opens nothing and changes nothing', async () => {
    demo = await Demo.open({ [PATH]: NOTE, 'picture.png': 'x' });
    const hostile: Record<string, string>[] = [
      { note: 'Gone.md' },
      { note: PATH, id: 'q9' },
      { note: '../../etc/passwd' },
      { note: 'picture.png' },
      { note: '__proto__' },
      { note: PATH, id: '<img src=x onerror=alert(1)>' },
      { note: `${'x'.repeat(10_000)}.md` },
      { note: '\u0000\u202e\n' },
      { note: PATH, constructor: 'x' },
      { note: PATH, due: '', weak: '' },
      {},
    ];
    for (const [at, params] of hostile.entries()) {
      await demo.uri(params);
      await expect.poll(async () => (await notices()).length).toBe(at + 1);
    }
    for (const text of await notices()) {
      expect(text).toMatch(/^(Nothing to drill|This link is not understood)/);
      expect(text.length).toBeLessThan(220);
    }
    expect(await demo.page.locator('.notice img').count()).toBe(0);
    expect(await drills()).toBe(0);
    expect(await demo.read(PATH)).toBe(NOTE);
    expect(await kept()).not.toContain('Numbers');
  });
});
