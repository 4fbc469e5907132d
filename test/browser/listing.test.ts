import { afterEach, describe, expect, it } from 'vitest';
import { questionHash } from '../../src/core/note/hash';
import { Demo } from '../support/demo';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let demo: Demo;

afterEach(async () => {
  expect(demo.errors).toEqual([]);
  await demo.close();
});

const block = (...lines: string[]): string => ['```interview-drill', ...lines, '```', ''].join('\n');

/** A note with some questions, each rated on a day that is long past. */
const note = (name: string, count: number, properties = 'variant: 1'): string => {
  const ask = (at: number): string => `What is ${name} ${String(at)}?`;
  const all = Array.from({ length: count }, (_, at) => at + 1);
  return [
    '---',
    properties,
    'drill_log:',
    ...all.map((at) => `  q${String(at)}: ${questionHash(ask(at))} 2020-01-${String(at).padStart(2, '0')}:2`),
    '---',
    ...all.flatMap((at) => ['', `### Q${String(at)}: ${ask(at)}`, '', `Secret ${name} ${String(at)}.`]),
    '',
  ].join('\n');
};

const rows = () => demo.page.locator('.interview-drill-listing-row:visible');
const questions = (): Promise<string[]> =>
  demo.page.locator('.interview-drill-listing-question:visible').allInnerTexts();
const count = () => demo.page.locator('.interview-drill-listing-count:visible').first();

async function open(lines: readonly string[], files: Record<string, string>, options = {}): Promise<void> {
  demo = await Demo.open({ 'List.md': `# List\n\n${block(...lines)}`, ...files }, options);
  await demo.openFile('List.md');
  await count().filter({ hasNotText: 'Reading' }).waitFor();
}

const FILES = { 'A.md': note('apples', 3), 'B.md': note('bread', 2, 'variant: 2') };

describe('a list of questions in a note', () => {
  it('shows what is due with its note, and never an answer', async () => {
    await open([], FILES);
    expect(await count().innerText()).toBe('5 due questions · 2 notes');
    expect(await questions()).toHaveLength(5);
    expect(await demo.page.locator('.interview-drill-listing').innerText()).toContain('2 shaky');
    expect(await demo.page.locator('.interview-drill-listing').innerHTML()).not.toContain('Secret');
  });

  it('drills exactly what it shows', async () => {
    await open(['variant: 1', 'limit: 2', 'title: Fruit'], FILES);
    expect(await demo.page.locator('.interview-drill-listing-foot').innerText()).toBe('1 more');
    const listed = await questions();
    await demo.page.getByRole('button', { name: 'Drill these 2' }).click();
    await demo.page.locator('.interview-drill-asked:visible').waitFor();
    const text = await demo.text();
    expect(await demo.page.locator('.workspace-tab-header.is-active').first().innerText()).toContain('Fruit');
    expect(text).toContain('1 of 2');
    const [first = ''] = listed;
    expect(text).toContain(first.replace(/^Q\d+ /, ''));
  });

  it('opens the note at a question', async () => {
    await open(['variant: 2'], FILES);
    await rows().nth(1).click();
    await demo.page.getByText('Secret bread 2.').waitFor();
    expect(await demo.page.locator('.workspace-tab-header.is-active').first().innerText()).toContain('B');
  });

  it('follows what is rated, in its place', async () => {
    await open(['variant: 1'], FILES);
    await rows().nth(1).focus();
    await demo.page.evaluate(() => {
      for (const row of document.querySelectorAll('.interview-drill-listing-row'))
        row.setAttribute('data-was', '');
    });
    await demo.cli('interview-drill:rate', { path: 'A.md', id: 'q1', confidence: '4' });
    await count().filter({ hasText: '2 due questions · 1 note' }).waitFor();
    expect(await questions()).toEqual(['Q2 What is apples 2?', 'Q3 What is apples 3?']);
    // Rows that stay are the same elements, and the focus is where it was.
    expect(await demo.page.locator('.interview-drill-listing-row[data-was]').count()).toBe(2);
    expect(await demo.page.evaluate(() => document.activeElement?.textContent)).toContain('apples 2');
    await demo.write('C.md', note('cheese', 1));
    await count().filter({ hasText: '3 due questions · 2 notes' }).waitFor();
  });

  it('says what is wrong in its place', async () => {
    await open(['show: due'], FILES);
    await demo.write('List.md', `# List\n\n${block('show: week', '', 'limit: <b>9</b>')}`);
    const told = demo.page.locator('.interview-drill-listing.is-mistaken');
    await told.waitFor();
    expect(await told.innerText()).toMatch(/Line 1\s+"show" cannot be "week". Did you mean "weak"\?/);
    expect(await told.innerText()).toMatch(/Line 3\s+"<b>9<\/b>" is no limit/);
    await demo.write('List.md', `# List\n\n${block('show: weak')}`);
    await count().filter({ hasText: 'No question is flagged as weak.' }).waitFor();
  });

  it('works by keys alone', async () => {
    await open(['variant: 2'], FILES);
    await demo.page.getByRole('button', { name: 'Drill these' }).focus();
    await demo.press('Tab');
    expect(await demo.page.evaluate(() => document.activeElement?.textContent)).toContain('bread 1');
    await demo.press('Shift+Tab', 'Enter');
    await demo.page.locator('.interview-drill-asked:visible').waitFor();
  });

  it('works by touch on a phone, with targets that a finger meets', async () => {
    await open([], FILES, PHONE);
    for (const target of [...(await rows().all()), demo.page.getByRole('button', { name: 'Drill these' })]) {
      const box = await target.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
    }
    await demo.page.getByRole('button', { name: 'Drill these' }).tap();
    await demo.page.locator('.interview-drill-asked:visible').waitFor();
  });

  it('belongs to no question, so a drill does not ask for it', async () => {
    const self = `---\nvariant: 9\n---\n\n### Q1: What is listed?\n\nThis question.\n\n${block('show: all', 'note: [[Self]]')}`;
    demo = await Demo.open({ 'Self.md': self });
    await demo.drill('Self.md');
    expect(await demo.page.locator('.interview-drill .interview-drill-listing').count()).toBe(0);
    await demo.press('Shift+Space');
    await demo.page.locator('.interview-drill-layer').waitFor();
    expect(await demo.page.locator('.interview-drill .interview-drill-listing').count()).toBe(0);
  });

  it('runs nothing that a question holds, and breaks out of no line', async () => {
    const hostile =
      '<img src=x onerror="window.hacked=1"> [x](javascript:window.hacked=1) ' + 'long'.repeat(500);
    await open(['show: all'], { 'H.md': `---\nvariant: 1\n---\n\n### Q1: ${hostile}?\n\nx\n` }, PHONE);
    await rows().first().waitFor();
    expect(await demo.page.locator('.interview-drill-listing img, .interview-drill-listing a').count()).toBe(
      0,
    );
    expect(await demo.page.evaluate(() => (window as unknown as { hacked?: number }).hacked)).toBeUndefined();
    const overflow = await demo.page.evaluate(() => {
      const el = document.querySelector('.interview-drill-listing');
      return el ? el.scrollWidth - el.clientWidth : 999;
    });
    expect(overflow).toBeLessThanOrEqual(0);
  });

  it('lists a few of a thousand questions, and says how many more there are', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`N${String(at)}.md`, note(`n${String(at)}`, 25)]),
    );
    await open(['limit: 7'], many);
    await count().filter({ hasText: '1000 due questions · 40 notes' }).waitFor();
    expect(await rows().count()).toBe(7);
    expect(await demo.page.locator('.interview-drill-listing-foot').innerText()).toBe('993 more');
  });
});
