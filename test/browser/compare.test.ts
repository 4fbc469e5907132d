import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Demo } from '../support/demo';

const note = (variant: number, tags: string, ...questions: string[]): string =>
  `---\ntitle: Storage interview, variant ${String(variant)}\nrole: Storage Engineer # kept\nround_type: Screen\nvariant: ${String(variant)}\ntags: [interview, ${tags}]\n---\n\n${questions.join('\n')}`;

const question = (topic: string, text: string, answer: string): string =>
  `## ${topic}\n\n### ${text}\n\n> [!success] Answer\n> ${answer}\n`;

const ONE = 'Interviews/Storage one.md';
const TWO = 'Interviews/Storage two.md';
const THREE = 'Interviews/Storage three.md';

const NOTES = {
  [ONE]: note(
    1,
    'disks',
    question(
      'Durability',
      'Q1: What does fsync promise a database?',
      'The kernel has pushed the dirty pages of the file to the disk, and the disk has flushed its cache. A marzipan detail.',
    ),
    question(
      'Compression',
      'Q2: When does compression make reads faster?',
      'When the disk is slower than the decompressor.',
    ),
  ),
  [TWO]: note(
    2,
    'filesystems',
    question(
      'Writing safely',
      'Q1: Why is a write not durable before fsync returns?',
      'Until fsync the dirty pages sit in the kernel cache; only the flush puts them on the disk of the database. A papaya detail.',
    ),
    question(
      'Erasure coding',
      'Q2: How many drives may fail under Reed-Solomon 6+3?',
      'Any three, since six shards rebuild the stripe.',
    ),
  ),
  [THREE]: note(
    3,
    'tape',
    question(
      'Tape',
      'Q1: Why do archives still use tape?',
      'Cartridges on a shelf draw no power and outlive drives.',
    ),
  ),
  'Diary.md': '# Today\n\nNothing to ask.\n',
};

const row = '.interview-drill-compare-row';

let demo: Demo;

const focused = (): Promise<string> => demo.focused();

const onDisk = async (path: string, expected: RegExp): Promise<void> => {
  await vi.waitFor(async () => {
    expect(await demo.read(path)).toMatch(expected);
  }, 10_000);
};

const shows = (text: string | RegExp, selector = '.interview-drill-compare'): Promise<void> =>
  demo.page.locator(selector).filter({ hasText: text }).first().waitFor();

const button = (name: string | RegExp) => demo.page.getByRole('button', { name });

afterEach(async () => {
  expect(demo.errors).toEqual([]);
  await demo.close();
});

describe('variants side by side', () => {
  beforeEach(async () => {
    demo = await Demo.open(NOTES);
    await demo.openFile(ONE);
    await demo.command('interview-drill:compare');
    await demo.page.locator(row).first().waitFor();
  });

  it('finds the variants, and what they share, by itself', async () => {
    const heads = await demo.page.locator('.interview-drill-compare-head').allInnerTexts();
    expect(heads.map((head) => head.split('\n')[0])).toEqual(['Variant 1', 'Variant 2', 'Variant 3']);
    expect(heads[0]).toContain('disks');
    const rows = await demo.page.locator(row).allInnerTexts();
    expect(rows).toHaveLength(4);
    expect(rows.filter((text) => text.includes('not durable before fsync'))).toEqual([
      expect.stringContaining('What does fsync promise'),
    ]);
    await button(/^Shared/).click();
    expect(await demo.page.locator(row).count()).toBe(1);
  });

  it('keeps the answers out of the document until they are revealed, by keys alone', async () => {
    await demo.press('ArrowDown');
    expect(await focused()).toBe('Q1 not rated, What does fsync promise a database?, Variant 1');
    await demo.press('Enter');
    await shows('Hidden: callout');
    expect(await demo.document()).not.toMatch(/marzipan|papaya/);
    // Rating waits for the answer.
    await demo.press('3', 'Enter');
    await shows('marzipan');
    await shows('papaya');
    expect(await demo.read(ONE)).not.toContain('confidence');
    const marked = await demo.page.locator('mark.interview-drill-compare-own').allInnerTexts();
    expect(marked.join(' ')).toMatch(/marzipan[^]*papaya/);
    expect(marked.join(' ')).not.toContain('fsync');

    await demo.press('3');
    await onDisk(ONE, /confidence:\n {2}q1: 3\n/);
    await shows('3 solid');
    await shows('Rated 3 solid.', '.interview-drill-announcer');
    await demo.press('ArrowRight', 'w');
    await onDisk(TWO, /weak:\n {2}- q1\n/);
    expect(await focused()).toMatch(/, weak, Variant 2$/);
    await demo.press('u');
    await vi.waitFor(async () => {
      expect(await demo.read(TWO)).not.toContain('weak');
    });
    await demo.press('Escape');
    await demo.page.locator('.interview-drill-compare-open').waitFor({ state: 'detached' });
    expect(await demo.document()).not.toMatch(/marzipan|papaya/);
  });

  it('follows what is rated elsewhere, and drills a question, a topic and what is shared', async () => {
    await demo.cli('interview-drill:rate', { path: TWO, id: 'q2', confidence: '1' });
    await shows('1 blank', row);
    await demo.press('ArrowDown', 'd');
    await shows('What does fsync promise a database?', '.interview-drill-asked:visible');
    await demo.press('Space', '4');
    await onDisk(ONE, /confidence:\n {2}q1: 4\n/);
    await demo.uri({ compare: [ONE, TWO, THREE].join('|') });
    await shows('4 instant', `${row}:visible`);
    await button('Drill…').click();
    await demo.page.locator('.menu-item').getByText('Drill what is shared').click();
    await shows('fsync', '.interview-drill-asked:visible');
    expect(await demo.page.locator('.interview-drill-place:visible').innerText()).toBe('1 of 2');
  });

  it('keeps what a person joins and parts, and takes it back', async () => {
    const shared = (): Promise<string> => button(/^Shared/).innerText();
    expect(await shared()).toMatch(/1/);
    await demo.page.locator('.interview-drill-compare-toggle').first().click();
    await button(/Not the same question/)
      .first()
      .click();
    await vi.waitFor(async () => {
      expect(await shared()).toMatch(/0/);
    });
    await demo.load();
    await demo.page.locator(row).first().waitFor();
    expect(await shared()).toMatch(/0/);
    await demo.page.locator('.interview-drill-compare-toggle').first().click();
    await button('Take the choice back').click();
    await vi.waitFor(async () => {
      expect(await shared()).toMatch(/1/);
    });
    const tape = demo.page.locator('.interview-drill-compare-entry').filter({ hasText: 'tape?' });
    await tape.locator('.interview-drill-compare-toggle').click();
    await tape.getByRole('button', { name: 'Join with…' }).click();
    await demo.page.locator('.prompt .suggestion-item').filter({ hasText: 'compression' }).click();
    await vi.waitFor(async () => {
      expect(await shared()).toMatch(/2/);
    });
  });

  it('saves the comparison as a note whose links lead to the questions', async () => {
    await demo.page.locator('.interview-drill-compare-bar-top [aria-label="More options"]').click();
    await demo.page.locator('.menu-item').getByText('Save as note').click();
    const name = 'Interviews/Storage interview 3 variants compared';
    await vi.waitFor(async () => {
      expect(await demo.read(`${name}.md`)).toContain(
        '[[Interviews/Storage one#Q1 What does fsync promise a database?\\|Q1]]',
      );
    }, 10_000);
  });

  it('goes on with what was deleted, renamed and broken meanwhile', async () => {
    await demo.page.evaluate(async (path) => {
      const { app } = (window as unknown as { demo: { app: import('obsidian').App } }).demo;
      const file = app.vault.getFileByPath(path);
      if (file) await app.vault.delete(file);
    }, THREE);
    await shows('is left out');
    expect(await demo.page.locator('.interview-drill-compare-head').count()).toBe(2);
  });
});

describe('a comparison on a phone', () => {
  it('shows one note at a time, and answers to touches of a thumb', async () => {
    demo = await Demo.open(NOTES, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await demo.uri({ compare: `${ONE}|${TWO}` });
    await demo.page.locator(row).first().waitFor();
    expect(await demo.page.locator('.interview-drill-compare-head:visible').count()).toBe(1);
    await demo.page.locator('.interview-drill-compare-switch button').nth(1).tap();
    expect(
      await demo.page
        .locator(`${row} .interview-drill-compare-wording >> text=not durable before fsync`)
        .isVisible(),
    ).toBe(true);
    await demo.page.locator('.interview-drill-compare-toggle').first().tap();
    await button('Reveal the answers').tap();
    await shows('papaya');
    await demo.page.locator('.interview-drill-compare-rating:visible').nth(1).tap();
    await onDisk(TWO, /confidence:\n {2}q1: 2\n/);
    const small = await demo.page.locator('.interview-drill-compare button:visible').evaluateAll((all) =>
      all
        .map((el) => [el.textContent, el.getBoundingClientRect()] as const)
        .filter(([, { width, height }]) => width < 44 || height < 44)
        .map(([text]) => text),
    );
    expect(small).toEqual([]);
    // Nothing is wider than the screen.
    expect(await demo.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

describe('interview notes in a base', () => {
  it('stand with their readiness, follow ratings, and come side by side', async () => {
    demo = await Demo.open({
      ...NOTES,
      'Interviews.base':
        'filters: file.hasTag("interview")\nviews:\n  - type: interview-drill\n    name: Interviews\n    order: [file.name, note.round_type]\n    groupBy:\n      property: note.role\n      direction: ASC\n',
    });
    await demo.openFile('Interviews.base');
    const entries = demo.page.locator('.interview-drill-base-notes li');
    await entries.first().waitFor();
    expect(await entries.count()).toBe(3);
    expect(await demo.text('.interview-drill-base-group')).toBe('Storage Engineer');
    expect(await entries.filter({ hasText: 'Storage one' }).innerText()).toMatch(
      /Screen[^]*0 %[^]*2 questions/,
    );
    await demo.cli('interview-drill:rate', { path: ONE, id: 'q1', confidence: '4' });
    await entries.filter({ hasText: '50 %' }).waitFor();
    await button('Side by side').click();
    await demo.page.locator(row).first().waitFor();
    await shows('4 instant', row);
    await button('List').click();
    await entries.nth(0).locator('input').check();
    await entries.nth(1).locator('input').check();
    await button('Compare 2').click();
    await demo.page.locator('.workspace-leaf-content[data-type="interview-drill-compare"]').waitFor();
  });
});
