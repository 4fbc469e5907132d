import type { App } from 'obsidian';
import { afterEach, describe, expect, it } from 'vitest';
import { Demo } from '../support/demo';

const PATH = 'Round.md';
const START = new Date(2026, 10, 20, 19, 0);

const note = (...properties: string[]): string => `---
role: Storage Engineer
round_type: Technical screen
${properties.map((line) => `${line}\n`).join('')}---

### Q1: Why does a full disk get slow?

> [!hint] Think
> Of where the free blocks are.

> [!success] Answer
> Free blocks are SCATTERED.

> [!question] Follow-up
> "What would you measure?" → The QUEUE depth.

---

### Q2: What is write amplification?

> [!success] Answer
> More is WRITTEN than asked for.

---

### Q3: When is a cache useless?

> [!success] Answer
> When nothing is read TWICE.
`;

let demo: Demo;

afterEach(async () => {
  await demo.close();
});

/** Opens a vault with a note, at a time that only goes on when a test says so. */
async function begin(text = note('duration: 15 min'), options = {}): Promise<void> {
  demo = await Demo.open({ [PATH]: text }, { reducedMotion: 'reduce', ...options });
  await demo.page.clock.install({ time: START });
  await demo.load();
  await demo.page.clock.pauseAt(new Date(START.getTime() + 60_000));
  await openMock();
}

async function openMock(): Promise<void> {
  await demo.openFile(PATH);
  await demo.command('interview-drill:mock');
  await demo.page.locator('.interview-drill-mock h2:visible').first().waitFor();
}

const pass = (seconds: number): Promise<void> => demo.page.clock.runFor(seconds * 1000);
const said = (): Promise<string> => demo.page.locator('.interview-drill-mock [aria-live=polite]').innerText();
const own = (): Promise<string> => demo.page.locator('.interview-drill-mock-time').innerText();
const whole = (): Promise<string> => demo.page.locator('.interview-drill-mock-whole').innerText();
const view = (): Promise<string> => demo.text('.interview-drill-mock');
const see = (text: string | RegExp): Promise<void> =>
  demo.page.locator('.interview-drill-mock').getByText(text).locator('visible=true').first().waitFor();

/** Waits until the note holds something. */
const written = (text: string | RegExp): Promise<void> =>
  expect.poll(() => demo.read(PATH), { timeout: 20_000 }).toMatch(text);

/** Hides the window, as a phone does that is locked. */
const hide = (): Promise<void> =>
  demo.page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Object.defineProperty(document, 'hidden', { value: false, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });

/** These go through every screen, on machines that may be busy. */
const PATIENCE = { timeout: 240_000 };

describe('a whole interview', PATIENCE, () => {
  it('goes by the keyboard alone, and its ratings reach the note', async () => {
    await begin();
    expect(await view()).toContain('Technical screen');
    expect(await demo.page.locator('.interview-drill-mock-minutes').allInnerTexts()).toEqual([
      '5 min',
      '5 min',
      '5 min',
    ]);
    await demo.press(' ');
    await see('Why does a full disk get slow?');
    expect([await own(), await whole()]).toEqual(['05:00', '15:00 left']);
    for (const secret of [
      'SCATTERED',
      'QUEUE',
      'WRITTEN',
      'TWICE',
      'What would you measure',
      'free blocks are',
    ])
      expect(await demo.document(), secret).not.toContain(secret);
    await pass(90);
    expect([await own(), await whole()]).toEqual(['03:30', '13:30 left']);
    await demo.press('h', 'f');
    await see('What would you measure?');
    expect(await demo.document()).not.toContain('QUEUE');
    await pass(30);
    await demo.press('1');
    await see('What would you measure?');
    await demo.press(' ');
    await see('SCATTERED');
    await see('QUEUE');
    expect(await own()).toBe('02:00');
    // Nobody rates in an interview.
    await pass(500);
    expect([await own(), await whole()]).toEqual(['02:00', '13:00 left']);
    await demo.press('2');
    await see('What is write amplification?');
    await pass(20);
    await demo.press('s');
    await see('When is a cache useless?');
    await pass(345);
    await demo.press(' ', '4');
    await see('1 question skipped, 06:55 left');
    await demo.press(' ');
    await see('What is write amplification?');
    expect(await own()).toBe('04:40');
    await pass(100);
    await demo.press(' ', 'w', '3');
    await see('All 3 questions answered');
    await see('09:45 of 15:00 · 05:15 left');
    const rows = await demo.page.locator('.interview-drill-mock-report li').allInnerTexts();
    expect(rows.map((row) => row.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/2 shaky in 2 days 02:00 of 05:00 · short$/),
      expect.stringMatching(/3 solid in \d+ days 02:00 of 05:00 · short$/),
      expect.stringMatching(/4 instant in \d+ days 05:45 of 05:00 · 00:45 over$/),
    ]);
    await see('Say it shorter: Q3 took 00:45 more than planned.');
    for (const rating of ['q1: 2\n', 'q2: 3\n', 'q3: 4\n']) await written(rating);
    await written(/weak:\n.*- q2\n/);
    expect(demo.errors).toEqual([]);
  });

  it('goes by touch on a phone, with all in reach', async () => {
    await begin(note('duration: 15 min'), {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const tap = async (name: string | RegExp): Promise<void> => {
      const target = demo.page.getByRole('button', { name }).locator('visible=true').first();
      // What was pressed before may have to be drawn first.
      await target.waitFor();
      const box = await target.boundingBox();
      expect(Math.min(box?.height ?? 0, box?.width ?? 0), String(name)).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? 0) + (box?.width ?? 0), String(name)).toBeLessThanOrEqual(390);
      await target.tap();
    };
    await tap('Half a minute more: Q1');
    await tap('5 minutes more');
    expect(await demo.page.locator('.interview-drill-mock-minutes').allInnerTexts()).toEqual([
      '5½ min',
      '7½ min',
      '7 min',
    ]);
    await tap('Start the interview');
    await see('Why does a full disk get slow?');
    await tap('Follow-up');
    await see('What would you measure?');
    await pass(10);
    await tap('Pause');
    await see('Paused');
    await tap('Go on');
    await tap('Done');
    await tap(/^3 Solid/);
    await see('What is write amplification?');
    await tap('Skip');
    await see('When is a cache useless?');
    await tap('Done');
    await tap(/^1 Blank/);
    await tap('Finish the interview');
    await see('2 of 3 questions answered');
    await tap('Drill the 1 unsure one');
    await demo.page.locator('.interview-drill-asked:visible').getByText('When is a cache useless?').waitFor();
  });
});

describe('the clocks', () => {
  it('warn in words, once each, without a sound or a dialog', async () => {
    await begin();
    await demo.press(' ');
    const heard: string[] = [];
    for (let second = 0; second < 330; second += 15) {
      await pass(15);
      const now = await said();
      if (now !== heard[heard.length - 1] && now !== '') heard.push(now);
    }
    expect(heard).toEqual([
      'Half of the time for this question is used.',
      'One minute is left for this question.',
      'The time for this question is over.',
    ]);
    await see('over 05:00');
    await pass(300);
    expect(await said()).toBe('Five minutes are left in the interview.');
    await pass(300);
    expect(await said()).toBe('The time of the interview is over.');
    expect(await whole()).toBe('+00:30 over');
    expect(await demo.page.locator('.modal, .notice').count()).toBe(0);
    // It is said, not stopped.
    await demo.press(' ', '3');
    await see('What is write amplification?');
  });

  it('touch nothing but themselves', async () => {
    await begin();
    await demo.press(' ');
    await see('Why does a full disk get slow?');
    const changed = await demo.page
      .evaluate(async () => {
        const view = document.querySelector('.interview-drill-mock');
        const seen = new Set<string>();
        const observer = new MutationObserver((records) => {
          for (const { target } of records) {
            const el = target instanceof Element ? target : target.parentElement;
            seen.add(
              el?.closest('.interview-drill-mock-clock, .interview-drill-clock')
                ? 'clock'
                : (el?.className ?? ''),
            );
          }
        });
        if (view)
          observer.observe(view, { subtree: true, childList: true, attributes: true, characterData: true });
        (window as unknown as { seen: () => string[] }).seen = () => [...seen];
        await Promise.resolve();
      })
      .then(() => pass(10))
      .then(() => demo.page.evaluate(() => (window as unknown as { seen: () => string[] }).seen()));
    expect(changed).toEqual(['clock']);
  });

  it('stand while the window is hidden, and say so', async () => {
    await begin();
    await demo.press(' ');
    await pass(10);
    await hide();
    await see('This window was hidden, so the clocks were stopped.');
    expect(await demo.page.locator('.interview-drill-asked').isVisible()).toBe(false);
    await pass(1000);
    await demo.press(' ');
    expect([await own(), await whole()]).toEqual(['04:50', '14:50 left']);
  });

  it('do not count the time that the device slept', async () => {
    await begin();
    await demo.press(' ');
    await pass(10);
    await demo.page.clock.fastForward(3_600_000);
    await pass(1);
    await see('This device slept. That time does not count.');
    await demo.press('p');
    expect(await whole()).toBe('14:50 left');
  });
});

describe('an interview that stopped', () => {
  it('stands paused when Obsidian opens again, and goes on when asked', async () => {
    await begin();
    await demo.press(' ');
    await pass(60);
    await demo.press(' ', '3');
    await see('What is write amplification?');
    await pass(40);
    await demo.press('p');
    await written(/q1: 3/);
    await pass(10);
    await demo.load();
    await see('Paused');
    await see('Question 2 of 3: 04:20 for it, 13:20 left in all.');
    await pass(5000);
    await demo.page.getByRole('button', { name: 'Go on' }).click();
    await see('What is write amplification?');
    expect([await own(), await whole()]).toEqual(['04:20', '13:20 left']);
    await pass(20);
    await demo.press(' ', '2', 's');
    await written(/q1: 3\n.*q2: 2/);
  });

  it('loses a few seconds at most when the app is killed', async () => {
    await begin();
    await demo.press(' ');
    await pass(58);
    // Nothing that a page does when it goes can run.
    await demo.page.evaluate(() => {
      for (const type of ['pagehide', 'beforeunload', 'visibilitychange'])
        window.addEventListener(
          type,
          (event) => {
            event.stopImmediatePropagation();
          },
          true,
        );
    });
    await demo.load();
    await see('Paused');
    const text = await view();
    const left = /14:(\d\d) left in all/.exec(text)?.[1];
    expect(Number(left)).toBeGreaterThanOrEqual(2);
    expect(Number(left)).toBeLessThanOrEqual(7);
  });

  it('is offered where its tab was closed, to go on or to begin anew', async () => {
    await begin();
    await demo.press(' ');
    await pass(65);
    const close = (): Promise<void> =>
      demo.page.evaluate(() => {
        const { app } = (window as unknown as { demo: { app: App } }).demo;
        for (const leaf of app.workspace.getLeavesOfType('interview-drill-mock')) leaf.detach();
      });
    await close();
    await openMock();
    await demo.page.getByRole('button', { name: 'Go on (question 1 of 3, 13:55 left)' }).click();
    await see('Why does a full disk get slow?');
    expect(await own()).toBe('03:55');
    await close();
    await openMock();
    await demo.page.getByRole('button', { name: 'Begin anew' }).click();
    await see('Minutes in all');
    await close();
    await openMock();
    await see('Minutes in all');
  });

  it('is over when its report was shown, and the report stays', async () => {
    await begin();
    await demo.press(' ');
    await pass(65);
    await demo.press(' ', '3', ' ', '3', ' ', '3');
    await see('All 3 questions answered');
    await pass(30);
    await demo.load();
    await see('All 3 questions answered');
    await openMock();
    await see('Minutes in all');
  });
});

describe('a note', () => {
  it('without a duration gets 45 minutes, which can be changed', async () => {
    await begin(note());
    await see(/The note has no duration, so it is 45 minutes at first/);
    expect(await demo.page.getByLabel('Minutes in all').inputValue()).toBe('45');
    await demo.page.getByLabel('Minutes in all').fill('900');
    await demo.page.keyboard.press('Enter');
    expect(await demo.page.getByLabel('Minutes in all').inputValue()).toBe('480');
    await demo.page.getByRole('checkbox', { name: /Q2/ }).uncheck();
    await demo.page.getByRole('button', { name: 'Start the interview' }).click();
    await see('1 of 2');
    expect(await whole()).toBe('8:00:00 left');
  });

  it('that is renumbered meanwhile keeps its place, and takes ratings when it can again', async () => {
    await begin();
    await demo.press(' ');
    await pass(10);
    const text = await demo.read(PATH);
    await demo.write(PATH, text.replace('Q1:', 'Q9:').replace('Q2:', 'Q1:').replace('role: S', 'role: [S'));
    await demo.press(' ');
    await see('SCATTERED');
    await demo.press('3');
    await see('What is write amplification?');
    await see(/1 question not in the note yet/);
    await demo.write(PATH, (await demo.read(PATH)).replace('role: [S', 'role: S'));
    // Whether the app knew of the new label or not: it follows the words.
    await expect
      .poll(() => demo.cli('interview-drill:log', { path: PATH, id: 'q9' }), { timeout: 20_000 })
      .toMatch(/"confidence":\s*3/);
  });

  it('that is deleted can be finished without ratings', async () => {
    await begin();
    await demo.press(' ');
    await demo.page.evaluate(async (path) => {
      const { app } = (window as unknown as { demo: { app: App } }).demo;
      const file = app.vault.getFileByPath(path);
      if (file) await app.vault.delete(file);
    }, PATH);
    await see(/This note was deleted/);
    await demo.press(' ', '3');
    await see('SCATTERED');
    await demo.page.getByRole('button', { name: 'Skip' }).click();
    await see('What is write amplification?');
  });
});
