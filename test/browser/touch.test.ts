import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CDPSession } from 'playwright-core';
import { Demo } from '../support/demo';

const WIDE = `| ${Array.from({ length: 14 }, (_, at) => `column number ${String(at)}`).join(' | ')} |`;

const NOTE = `---
tags: [interview]
---

### Q1: Why does a lock wait?

Look at [[Welcome]], or at the code.

\`\`\`sql
select 1;
\`\`\`

${WIDE}
| ${'--- | '.repeat(14)}
${WIDE}

> [!tip]- Folded
> Inside.

${'A long answer that does not fit on the screen of a phone.\n\n'.repeat(20)}

### Q2: What ends the wait?

The other one.

- [ ] a task
`;

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

let demo: Demo;
let device: CDPSession;

beforeEach(async () => {
  demo = await Demo.open(
    { 'Locks.md': NOTE, 'Welcome.md': '# Welcome' },
    { ...PHONE, reducedMotion: 'reduce' },
  );
  device = await demo.page.context().newCDPSession(demo.page);
  await demo.drill('Locks.md');
});

afterEach(async () => {
  expect(demo.errors).toEqual([]);
  await demo.close();
});

type Place = readonly [x: number, y: number];

let clock = 0;

/** A time in milliseconds, a second after the last one: no touch takes longer. */
function later(): number {
  clock = Math.max(Date.now(), clock + 1000);
  return clock;
}

/** What a finger does, at a time in milliseconds that does not depend on how fast the machine is. */
const touch = (
  type: 'touchStart' | 'touchMove' | 'touchEnd',
  time: number,
  ...places: Place[]
): Promise<unknown> =>
  device.send('Input.dispatchTouchEvent', {
    type,
    timestamp: time / 1000,
    touchPoints: places.map(([x, y], id) => ({ x, y, id })),
  });

/** A finger that goes from one place to another in a tenth of a second. */
async function stroke(from: Place, to: Place): Promise<void> {
  const start = later();
  await touch('touchStart', start, from);
  for (let step = 1; step <= 5; step += 1) {
    const between = (at: 0 | 1): number => from[at] + ((to[at] - from[at]) * step) / 5;
    await touch('touchMove', start + 20 * step, [between(0), between(1)]);
  }
  await touch('touchEnd', start + 110);
}

const tap = async (selector: string): Promise<void> => {
  await demo.page.locator(selector).first().tap();
};

const revealed = (): Promise<number> =>
  demo.page.locator('.interview-drill-answer .interview-drill-layer').count();

const place = (): Promise<string> => demo.page.locator('.interview-drill-place').innerText();

describe('a finger', () => {
  it('reveals by a tap on the page, and a hint says so until then', async () => {
    const tip = demo.page.locator('.interview-drill-tip');
    expect(await tip.innerText()).toBe('Tap or swipe to reveal');
    await tap('.interview-drill-asked');
    await expect.poll(revealed).toBe(1);
    expect(await tip.isVisible()).toBe(false);
    await demo.page.touchscreen.tap(195, 600);
    await expect.poll(revealed).toBe(2);
  });

  it('presses what it taps, and reveals nothing then', async () => {
    await demo.page.getByRole('button', { name: 'Reveal all' }).tap();
    await expect.poll(revealed).toBeGreaterThan(3);
    await demo.drill('Locks.md');
    await demo.page.getByRole('button', { name: 'Begin anew' }).tap();
    await demo.page.locator('.interview-drill-asked:visible').waitFor();
    await demo.press('ArrowRight', ' ', 'ArrowLeft');
    await tap('.interview-drill-weak');
    await expect.poll(() => demo.page.locator('.interview-drill-weak.is-weak').count()).toBe(1);
  });

  it('opens a link and reveals nothing', async () => {
    await tap('.interview-drill-asked');
    await expect.poll(revealed).toBe(1);
    await tap('.interview-drill-layer a.internal-link');
    await demo.page.locator('.interview-drill').first().waitFor({ state: 'hidden' });
    expect(await revealed()).toBe(1);
  });

  it('reveals by a stroke to the left and goes back by one to the right', async () => {
    await stroke([300, 500], [120, 506]);
    await expect.poll(revealed).toBe(1);
    await demo.press('ArrowRight');
    await expect.poll(place).toBe('2 of 2');
    await stroke([100, 500], [300, 490]);
    await expect.poll(place).toBe('1 of 2');
    expect(await revealed()).toBe(1);
  });

  it('opens no sidebar of the app by its strokes, but for one from the edge of the screen', async () => {
    const isOpen = (): Promise<boolean> =>
      demo.page.evaluate(() => document.body.classList.contains('demo-side-toggled'));
    await demo.press('ArrowRight');
    await expect.poll(place).toBe('2 of 2');
    await stroke([60, 600], [300, 600]);
    await expect.poll(place).toBe('1 of 2');
    expect(await isOpen()).toBe(false);
    await stroke([8, 500], [220, 500]);
    await expect.poll(isOpen).toBe(true);
    expect(await place()).toBe('1 of 2');
  });

  it('keeps its strokes from the app, but for those from the edge of the screen', async () => {
    await demo.page.evaluate(() => {
      const holder = window as unknown as { heard: string[] };
      holder.heard = [];
      for (const type of ['touchmove', 'touchend'])
        document.addEventListener(type, () => holder.heard.push(type));
    });
    const heard = (): Promise<string[]> =>
      demo.page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    await stroke([300, 500], [120, 500]);
    await expect.poll(revealed).toBe(1);
    expect(await heard()).toEqual([]);
    await stroke([8, 500], [220, 500]);
    await stroke([385, 500], [200, 500]);
    await expect.poll(async () => (await heard()).filter((type) => type === 'touchend').length).toBe(2);
    expect(await revealed()).toBe(1);
  });

  it('scrolls, zooms and presses long without a reveal', async () => {
    await demo.press('Shift+ ');
    await demo.press('ArrowRight', 'ArrowLeft');
    const top = (): Promise<number> =>
      demo.page.locator('.interview-drill-scroller').evaluate((el) => el.scrollTop);
    await stroke([200, 600], [210, 200]);
    await expect.poll(top).toBeGreaterThan(100);
    await demo.press('ArrowRight');
    let now = later();
    await touch('touchStart', now + 80, [200, 520]);
    await touch('touchEnd', now + 900);
    await stroke([300, 500], [230, 580]);
    expect(await revealed()).toBe(0);
    await stroke([300, 500], [120, 500]);
    await expect.poll(revealed).toBe(1);
    now = later();
    await touch('touchStart', now, [150, 500]);
    await touch('touchStart', now + 20, [150, 500], [250, 500]);
    await touch('touchMove', now + 40, [60, 500], [340, 500]);
    await touch('touchEnd', now + 60);
    expect(await revealed()).toBe(1);
    expect(await place()).toBe('2 of 2');
  });

  it('moves a wide table by a stroke on it', async () => {
    for (const count of [1, 2, 3]) {
      await demo.page.getByRole('button', { name: 'Reveal', exact: false }).first().tap();
      await expect.poll(revealed).toBe(count);
    }
    const table = demo.page.locator('.interview-drill-layer table');
    await table.scrollIntoViewIfNeeded();
    const box = await table.boundingBox();
    const y = (box?.y ?? 0) + 12;
    await stroke([300, y], [120, y]);
    await expect
      .poll(() =>
        table.evaluate((el) => el.scrollLeft + (el.closest('.interview-drill-layer')?.scrollLeft ?? 0)),
      )
      .toBeGreaterThan(20);
    expect(await revealed()).toBe(3);
  });

  it('ticks no task of a note', async () => {
    await demo.press('ArrowRight', 'Shift+ ');
    const box = demo.page.locator('.interview-drill-layer input[type="checkbox"]');
    await box.tap();
    expect(await box.isChecked()).toBe(false);
    await demo.press('2');
    await expect.poll(() => demo.read('Locks.md')).toContain('q2: 2');
    expect(await demo.read('Locks.md')).toContain('- [ ] a task');
  });
});

describe('on a phone', () => {
  it('every target is large enough for a thumb', async () => {
    await demo.press('w');
    const small = async (): Promise<string[]> =>
      demo.page
        .locator('.interview-drill')
        .first()
        .evaluate((root) =>
          [...root.querySelectorAll<HTMLElement>('button')]
            .filter((el) => el.offsetParent !== null && !el.closest('.markdown-rendered'))
            .filter((el) => el.offsetHeight < 44 || el.offsetWidth < 44)
            .map((el) => `${el.className} ${String(el.offsetWidth)}x${String(el.offsetHeight)}`),
        );
    expect(await small()).toEqual([]);
    // What was blank comes again.
    await demo.press('Shift+ ', '1', 's', 's');
    await demo.page.locator('.interview-drill.is-summary').waitFor();
    expect(await small()).toEqual([]);
  });

  it('the end of a page keeps its distance, whether the bar of the app lies over it or not', async () => {
    /** Pixels from the end of one element to that of another. */
    const gap = (inner: string, outer: string): Promise<number> =>
      demo.page.evaluate(
        ([a, b]) => {
          const end = (selector: string): number =>
            [...document.querySelectorAll(selector)]
              .map((el) => el.getBoundingClientRect().bottom)
              .find((bottom) => bottom > 0) ?? 0;
          return end(b) - end(a);
        },
        [inner, outer] as const,
      );
    const setFloating = (isFloating: boolean): Promise<void> =>
      demo.page.evaluate((on) => {
        document.body.classList.toggle('is-floating-nav', on);
      }, isFloating);
    const footer = (): Promise<number> =>
      gap('.interview-drill-ratings', '.interview-drill:has(.interview-drill-ratings)');
    expect(await footer()).toBe(52 + 12);
    const mask = await demo.page
      .locator('.view-content.interview-drill')
      .first()
      .evaluate((el) => getComputedStyle(el).maskImage);
    expect(mask).not.toContain('rgba(0, 0, 0, 0)');
    await setFloating(false);
    expect(await footer()).toBe(12);
    await demo.press('Shift+ ', '4', 's', 's');
    const last = '.is-summary .interview-drill-actions, .is-summary .interview-drill-other > :last-child';
    await demo.page.locator(last).first().waitFor();
    expect(await gap('.is-summary .interview-drill-other', '.is-summary')).toBeGreaterThanOrEqual(48);
  });

  it('rules of a theme for views of the app move nothing', async () => {
    const style = (): Promise<string[]> =>
      demo.page
        .locator('.view-content.interview-drill')
        .first()
        .evaluate((el) => [getComputedStyle(el).padding, getComputedStyle(el).overflow]);
    expect(await style()).toEqual(['0px', 'hidden']);
    await demo.page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.is-phone .view-content { padding: 40px; overflow: auto }');
      document.adoptedStyleSheets.push(sheet);
    });
    expect(await style()).toEqual(['0px', 'hidden']);
  });

  it('the ratings stand above the bar of the system', async () => {
    await demo.page.evaluate(() => {
      document.body.style.setProperty('--safe-area-inset-bottom', '34px');
    });
    const footer = demo.page.locator('.interview-drill-ratings');
    const spacing = await demo.page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('div'));
      probe.style.height = 'var(--view-bottom-spacing)';
      return probe.offsetHeight;
    });
    expect(spacing).toBeGreaterThanOrEqual(34);
    const box = await footer.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844 - spacing);
    expect(box?.y ?? 0).toBeGreaterThan(844 / 2);
  });
});
