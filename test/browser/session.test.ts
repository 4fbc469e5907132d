import { afterEach, describe, expect, it, vi } from 'vitest';
import { Demo } from '../support/demo';

/** A note of questions `q1` …, each below a topic, its answer in one part. */
const note = (name: string, tag: string, ...topics: string[]): string =>
  `---\ntags: [interview, ${tag}]\n---\n\n${topics
    .map((topic, at) => {
      const number = String(at + 1);
      return `## ${topic}\n\n### Q${number}: What is ${name} ${number}?\n\nThe answer of ${name} ${number}.\n`;
    })
    .join('\n')}`;

const QUEUES = 'Interviews/Queues.md';
const CACHES = 'Interviews/Caches.md';
const FILES = {
  [QUEUES]: note('Queues', 'backend', 'Basics', 'Delivery'),
  [CACHES]: note('Caches', 'frontend', 'Basics', 'Eviction', 'Eviction'),
  'Diary.md': 'Nothing to ask.\n',
};
const DATA = '.obsidian/plugins/interview-drill/data.json';
const asked = '.interview-drill-asked:visible';

let demo: Demo;

afterEach(async () => {
  expect(demo.errors).toEqual([]);
  await demo.close();
});

const dialog = () => demo.page.getByRole('dialog', { name: 'Start a session' });
const sum = () => dialog().getByRole('status');
const start = () => dialog().getByRole('button', { name: 'Start' });
const shows = (text: string | RegExp, selector = asked): Promise<void> =>
  demo.page.locator(selector).filter({ hasText: text }).first().waitFor();
const place = (): Promise<string> => demo.text('.interview-drill-place:visible');

async function plan(...choices: readonly (readonly [name: string, choice: string])[]): Promise<void> {
  await demo.command('interview-drill:session');
  for (const [name, choice] of choices) await dialog().getByLabel(name, { exact: true }).selectOption(choice);
}

/** Presses Tab until an element has the focus, by its name or its words. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 12; presses += 1) {
    if ((await demo.focused()) === name) return;
    await demo.press('Tab');
  }
  throw new Error(`Tab does not lead to "${name}".`);
}

/** Asks all that is asked, and gives each `3`. @returns the questions in their order */
async function drillAll(): Promise<string[]> {
  const questions: string[] = [];
  while ((await demo.page.locator('.interview-drill-headline:visible').count()) === 0) {
    questions.push(await demo.text(asked));
    await demo.press('Space', '3');
  }
  return questions;
}

const ratings = async (path: string, id: string): Promise<string[]> => {
  const line = new RegExp(`^ {2}${id}: [0-9a-f]{6} (.*)$`, 'm').exec(await demo.read(path))?.[1];
  return line === undefined ? [] : line.split(' ').map((word) => word.slice(-1));
};

describe('a session', () => {
  it('is planned by keys alone, asks what was blank again, and writes both ratings', async () => {
    demo = await Demo.open(FILES);
    await demo.openFile(QUEUES);
    await demo.command('interview-drill:session');
    await expect.poll(() => sum().innerText()).toBe('2 questions of 1 note · 2 new · about 1 minute');
    await tabTo('Questions from');
    await demo.press('ArrowDown');
    await expect.poll(() => sum().innerText()).toBe('5 questions of 2 notes · 5 new · about 3 minutes');
    await tabTo('Length');
    await demo.press('ArrowDown');
    await demo.press('Shift+Tab');
    await tabTo('How many');
    await demo.press('Control+A', '2', 'Tab');
    await expect.poll(() => sum().innerText()).toBe('2 questions of 1 note · 2 new · about 1 minute');
    await tabTo('Start');
    await demo.press('Enter');
    await shows('What is Caches 1?');
    expect(await place()).toBe('1 of 2');

    await demo.press('Space', '1');
    await shows('What is Caches 2?');
    await demo.press('Space', '4');
    await shows('What is Caches 1?');
    expect(await demo.text()).not.toContain('The answer of Caches 1.');
    await demo.press('Space', '3');
    await demo.page.locator('.interview-drill-headline').waitFor();
    await vi.waitFor(async () => {
      expect(await ratings(CACHES, 'q1')).toEqual(['3', '1']);
    }, 10_000);
    expect(await ratings(CACHES, 'q2')).toEqual(['4']);

    // The plan is remembered.
    await demo.command('interview-drill:session');
    await expect.poll(() => dialog().getByLabel('How many').inputValue()).toBe('2');
  });

  it('is planned by touch, of a topic in several notes', async () => {
    demo = await Demo.open(FILES, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await plan(['Questions from', 'A topic']);
    await demo.page.locator('.suggestion-item').filter({ hasText: 'Basics · 2 questions in 2 notes' }).tap();
    await expect.poll(() => sum().innerText()).toContain('2 questions of 2 notes');
    for (const control of await dialog().locator('select, input:visible, .modal-content button').all()) {
      const box = await control.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? 999) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    }
    expect(await dialog().evaluate((el) => el.scrollWidth - el.clientWidth)).toBeLessThanOrEqual(0);
    await start().tap();
    await shows('What is Caches 1?');
    await demo.page
      .getByRole('button', { name: /^Reveal/ })
      .first()
      .tap();
    await demo.page.getByRole('button', { name: /^3 Solid/ }).tap();
    await shows('What is Queues 1?');
    await demo.page.locator('.interview-drill-header').getByRole('button', { name: 'More options' }).tap();
    await demo.page.getByText('Go to another note').tap();
    await demo.page.locator('.suggestion-item').filter({ hasText: 'Caches' }).tap();
    await shows('What is Caches 1?');
  });

  it('is of a tag, or of some notes, between which N leads', async () => {
    demo = await Demo.open(FILES);
    await plan(['Questions from', 'A tag, role, round or variant']);
    await expect.poll(() => start().isDisabled()).toBe(true);
    await demo.page.locator('.prompt-input').fill('frontend');
    await demo.press('Enter');
    await expect.poll(() => sum().innerText()).toContain('3 questions of 1 note');
    // The keys go on in the window, not behind it.
    expect(await dialog().evaluate((el) => el.contains(document.activeElement))).toBe(true);
    await start().click();
    await shows('What is Caches 1?');
    await demo.press('n');
    expect(await demo.page.locator('.prompt').count()).toBe(0);

    await plan(['Questions from', 'Some notes'], ['Order', 'As written']);
    const picker = demo.page.getByRole('dialog', { name: 'Drill some notes' });
    await picker.getByLabel('Queues').check();
    await picker.getByLabel('Caches').check();
    await picker.getByRole('button', { name: 'Take these' }).click();
    await expect.poll(() => sum().innerText()).toContain('5 questions of 2 notes');
    await start().click();
    await expect.poll(place).toBe('1 of 5');
    await demo.press('Space', '2', 'n');
    await demo.page.locator('.prompt').waitFor();
    expect(await demo.page.locator('.suggestion-note').allInnerTexts()).toEqual([
      '1 of 3 rated',
      '0 of 2 rated',
    ]);
    await demo.page.locator('.prompt-input').fill('Queues');
    await demo.press('Enter');
    await shows('What is Queues 1?');
    await demo.press('Space', '3', 'n');
    await demo.page.locator('.prompt-input').fill('Caches');
    await demo.press('Enter');
    await shows('What is Caches 2?');
  });

  it('says when its minutes are over, and goes on all the same', async () => {
    demo = await Demo.open(FILES);
    await demo.page.clock.install();
    await demo.load();
    await plan(['Questions from', 'All interview notes'], ['Length', 'Minutes']);
    await dialog().getByLabel('How many').fill('2');
    await expect.poll(() => sum().innerText()).toContain('4 questions of 2 notes');
    await start().click();
    await shows('Caches 1?');
    await demo.press('Space', '3');
    await demo.page.clock.fastForward('01:30');
    expect(await demo.page.locator('.interview-drill-notice').count()).toBe(0);
    await demo.page.clock.fastForward('00:40');
    await shows('The time of this session is over: 2 minutes.', '.interview-drill-notice');
    await demo.press('Space', '3');
    await shows('Caches 3?');
    await demo.page.getByRole('button', { name: 'Finish' }).click();
    await shows('2 of 4 questions rated', '.interview-drill-headline');
    expect(await demo.page.locator('.interview-drill-notice').count()).toBe(0);
  });

  it('has the same order for the same seed, also after a restart', async () => {
    demo = await Demo.open(FILES, {}, { [DATA]: '{"seed": 7}' });
    const order = async (): Promise<string[]> => {
      await plan(['Questions from', 'All interview notes'], ['Ask', 'All'], ['Order', 'Shuffled']);
      await start().click();
      await demo.page.locator(asked).waitFor();
      return drillAll();
    };
    const first = await order();
    expect([...first].sort()).toEqual(
      ['Caches 1', 'Caches 2', 'Caches 3', 'Queues 1', 'Queues 2'].map((name) => `What is ${name}?`),
    );
    expect(first).not.toEqual([...first].sort());
    await demo.load();
    expect(await order()).toEqual(first);
  });

  it('has no more new questions in a day than the settings say, over all sessions', async () => {
    demo = await Demo.open(FILES, {}, { [DATA]: '{"newPerDay": 2}' });
    await plan(['Questions from', 'All interview notes']);
    await expect.poll(() => sum().innerText()).toContain('2 questions of 1 note · 2 new');
    await start().click();
    await shows('What is Caches 1?');
    await demo.press('Space', '3');
    await shows('What is Caches 2?');
    await vi.waitFor(async () => {
      expect(await ratings(CACHES, 'q1')).toEqual(['3']);
    }, 10_000);
    await plan(['Questions from', 'All interview notes']);
    await expect.poll(() => sum().innerText()).toContain('1 question of 1 note · 1 new');
    await demo.press('Escape');
    await demo.press('Space', '3');
    await vi.waitFor(async () => {
      expect(await ratings(CACHES, 'q2')).toEqual(['3']);
    }, 10_000);
    await plan(['Questions from', 'All interview notes']);
    await expect.poll(() => sum().innerText()).toContain('no room for new questions');
    expect(await start().isDisabled()).toBe(true);
  });
});
