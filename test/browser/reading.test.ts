import { afterEach, describe, expect, it } from 'vitest';
import { Demo } from '../support/demo';

const SAMPLE = 'Payments Backend - Variant 1.md';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let demo: Demo;

afterEach(async () => {
  expect(demo.errors).toEqual([]);
  await demo.close();
});

const HIDE = 'interview-drill:hide-answers';
const SHOW = 'interview-drill:show-answers';

const buttons = () => demo.page.locator('.interview-drill-fold-button');

/** The text of the note as a person sees it. */
const seen = (): Promise<string> => demo.page.locator('.markdown-reading-view:visible').innerText();

async function hidden(note: string, options = {}): Promise<void> {
  demo = await Demo.open({ 'Note.md': note }, options);
  await demo.openFile('Note.md');
  await demo.page.locator('.markdown-reading-view').getByText('Why').first().waitFor();
  await demo.command(HIDE);
  await buttons().first().waitFor();
}

const TWO = `---
variant: 1
---

### Q1: Why one?

> [!info] Scenario
> It rains.

Secret one.

| a | b |
|---|---|
| secret two | x |

## Topic

### Q2: Why two?

> [!success]- Secret title
> Secret three.

> [!question] Follow-up
> Secret four?

Closing words are part of the answer too.
`;

describe('hiding answers in the reading view', () => {
  it('hides every answer of the sample note behind one button each, and shows all again, without a change to the file', async () => {
    demo = await Demo.open('sample');
    await demo.openFile(SAMPLE);
    const before = await demo.read(SAMPLE);
    await demo.page.getByText('The reservation has to be atomic').waitFor();
    await demo.command(HIDE);
    await demo.page.waitForFunction(
      () => document.querySelectorAll('.interview-drill-fold-button').length === 8,
    );
    const text = await seen();
    expect(text).toContain('How do idempotency keys make a payment API safe to retry?');
    for (const answer of [
      'The reservation',
      'Pitfalls',
      'Lifetime',
      'A bug that forgets',
      'Fail open',
      'Key highlights',
    ])
      expect(text).not.toContain(answer);
    for (const other of ['Round overview', 'Quick reference', 'Related notes']) expect(text).toContain(other);
    await demo.command(SHOW);
    expect(await seen()).toContain('The reservation has to be atomic');
    expect(await buttons().count()).toBe(0);
    expect(await demo.read(SAMPLE)).toBe(before);
  });

  it('shows the answer of one question on a click, and hides it on another', async () => {
    await hidden(TWO);
    expect(await buttons().allInnerTexts()).toEqual([
      expect.stringContaining('Show answer'),
      expect.stringContaining('Show answer'),
    ]);
    expect(await seen()).not.toMatch(/Secret|secret/);
    expect(await seen()).toContain('It rains.');
    await buttons().first().click();
    expect(await seen()).toContain('Secret one.');
    expect(await seen()).toContain('secret two');
    expect(await seen()).not.toContain('Secret t');
    await demo.page.getByRole('button', { name: 'Hide answer: Why one?' }).click();
    expect(await seen()).not.toMatch(/Secret|secret/);
  });

  it('works by keys alone, and the focus stays where it is', async () => {
    await hidden(TWO);
    const button = demo.page.getByRole('button', { name: 'Show answer Text, table · 1 row: Why one?' });
    await button.focus();
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    await demo.press('Enter');
    const open = demo.page.getByRole('button', { name: 'Hide answer: Why one?' });
    expect(await open.evaluate((el) => el === document.activeElement)).toBe(true);
    expect(await open.getAttribute('aria-expanded')).toBe('true');
    await demo.press('Space');
    expect(await seen()).not.toContain('Secret one.');
  });

  it('works by touch on a phone, with targets that a finger meets', async () => {
    await hidden(TWO, PHONE);
    const box = await buttons().first().boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
    await buttons().first().tap();
    expect(await seen()).toContain('Secret one.');
  });

  it('keeps what is shown through edits from outside, and hides what is new', async () => {
    await hidden(TWO);
    await buttons().first().click();
    await demo.write(
      'Note.md',
      TWO.replace('Secret one.', 'Secret one, reworded.\n\nSecret six.').replace(
        'Secret three',
        'Secret five',
      ),
    );
    await demo.page.getByText('Secret one, reworded.').waitFor();
    const text = await seen();
    expect(text).toContain('Secret six.');
    expect(text).not.toMatch(/Secret (?:three|four|five)/);
  });

  it('follows a note that is renamed, and applies to every pane that shows it', async () => {
    await hidden(TWO);
    await demo.page.evaluate(async () => {
      const { app } = (window as unknown as { demo: { app: import('obsidian').App } }).demo;
      const file = app.vault.getFileByPath('Note.md');
      if (!file) throw new Error('There is no note.');
      await app.fileManager.renameFile(file, 'Other.md');
      const leaf = app.workspace.getLeaf('split');
      await leaf.openFile(file);
    });
    await demo.page.waitForFunction(
      () => document.querySelectorAll('.interview-drill-fold-button').length === 4,
    );
    await buttons().first().click();
    expect(await demo.page.getByText('Secret one.').count()).toBe(2);
    await demo.page.waitForFunction(
      () =>
        [...document.querySelectorAll('p')].filter(
          (p) => p.textContent === 'Secret one.' && p.offsetHeight > 0,
        ).length === 2,
    );
  });

  it('leaves the drill of the note as it is', async () => {
    await hidden(TWO);
    await demo.drill('Note.md');
    await demo.press(' ');
    expect(await demo.text()).toContain('Secret one.');
    expect(await demo.page.locator('.interview-drill .interview-drill-fold-button').count()).toBe(0);
  });

  it('prints everything', async () => {
    await hidden(TWO);
    await demo.page.emulateMedia({ media: 'print' });
    const heights = await demo.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.markdown-reading-view p, .interview-drill-fold-bar')].map(
        (el) => [el.className, el.textContent, getComputedStyle(el).display] as const,
      ),
    );
    expect(heights.filter(([name, , display]) => name.includes('fold-bar') !== (display === 'none'))).toEqual(
      [],
    );
  });

  it('shows all again when the plugin is unloaded', async () => {
    await hidden(TWO);
    await demo.page.evaluate(() => {
      (window as unknown as { demo: { plugin: { unload(): void } } }).demo.plugin.unload();
    });
    expect(await seen()).toContain('Secret one.');
    expect(await buttons().count()).toBe(0);
    expect(await demo.page.locator('.markdown-reading-view [class*="interview-drill"]').count()).toBe(0);
  });

  it('says that it is so where only the editor is open, and hides once the reading view is', async () => {
    demo = await Demo.open({ 'Note.md': TWO });
    await demo.openFile('Note.md');
    const mode = demo.page.getByLabel(/Click to edit/).first();
    await mode.click();
    await demo.command(HIDE);
    await demo.page.locator('.notice').getByText('hidden in the reading view').waitFor();
    await mode.click();
    await buttons().first().waitFor();
    expect(await seen()).not.toContain('Secret one.');
  });
});

describe('what cannot be hidden', () => {
  const notice = (words: string) => demo.page.locator('.notice').getByText(words, { exact: true }).waitFor();

  it('is told by the label of its question, and all else is hidden', async () => {
    demo = await Demo.open({ 'Note.md': TWO });
    await demo.page.evaluate(() => {
      const { plugin } = (window as unknown as { demo: { plugin: import('obsidian').Plugin } }).demo;
      plugin.registerMarkdownPostProcessor((el) => {
        if (el.textContent.includes('Secret one.'))
          el.before(createDiv({ cls: 'summary', text: 'Secret one.' }));
      });
    });
    await demo.openFile('Note.md');
    await demo.page.locator('.summary').waitFor();
    await demo.command(HIDE);
    await notice('Hid the answers of 1 of 2 questions. Still readable: Q1.');
    expect((await seen()).match(/secret/gi)).toHaveLength(1);
  });

  it('is nothing in a plain note with footnotes, which are hidden with the answers that name them', async () => {
    await hidden(
      '### Q1: Why[^a]?\n\nSecret[^b].\n\n[^a]: Shown with the question.\n[^b]: Secret as the answer is.\n',
    );
    await notice(
      'Answers are hidden until you click one. "Show answers in this note" brings all of them back.',
    );
    expect(await seen()).toContain('Shown with the question.');
    expect(await seen()).not.toMatch(/secret/i);
    await buttons().first().click();
    expect((await seen()).match(/secret/gi)).toHaveLength(2);
  });
});

describe('blocks that hold their own answers', () => {
  const MIXED = [
    '> [!question] Why is the body folded?',
    '> Secret body.',
    '>',
    '> - secret item',
    '',
    '> [!question] Interview questions',
    '> **Q:** Why a line?',
    '> **A:** Secret line.',
    '> **Q:** Why another?',
    '> Secret other.',
    '',
    '**Q: Why a paragraph?**',
    '**A:** Secret *paragraph*.',
    'Secret end.',
    '',
    '## Lists',
    '',
    '- Why an item?',
    '',
    '  Secret paragraph of an item.',
    '- Why a second?',
    '  - secret nested',
    '- Plain item',
    '',
    '<details><summary>Why a fold?</summary>Secret fold.</details>',
    '',
  ].join('\n');

  it('keeps what is asked and hides what answers', async () => {
    await hidden(MIXED);
    const text = await seen();
    expect(text).not.toMatch(/secret/i);
    for (const asked of [
      'folded?',
      'a line?',
      'another?',
      'a paragraph?',
      'an item?',
      'a second?',
      'Plain item',
      'a fold?',
    ])
      expect(text).toContain(asked);
    expect(await buttons().count()).toBe(6);
    for (let at = 0; at < 6; at += 1) await buttons().nth(at).click();
    expect((await seen()).match(/secret/gi)).toHaveLength(8);
    await demo.command(SHOW);
    expect(await demo.page.locator('.markdown-reading-view [class*="interview-drill"]').count()).toBe(0);
  });

  it('runs nothing that a question holds', async () => {
    await hidden(
      '### Why <img src=x onerror="window.hacked=1">?\n\n- <img src=x onerror="window.hacked=1">\n\n> [!question] Why `<script>window.hacked=1</script>`?\n> So.\n',
    );
    await buttons().first().click();
    expect(await demo.page.evaluate(() => (window as unknown as { hacked?: number }).hacked)).toBeUndefined();
    expect(await demo.page.locator('.interview-drill-fold-bar img').count()).toBe(0);
    demo.errors.length = 0;
  });
});

describe('HTML in a note', () => {
  const NOTE = [
    '### Q1: Why a type?',
    '',
    'SECRET-ONE of a Container<A> says which kind of things it holds.',
    '',
    '### Q2: Why after a type?',
    '',
    '<div>SECRET-TWO begins with a tag of its own.</div>',
    '',
    '<b>SECRET-THREE</b> begins with a tag in a line.',
    '',
    '### Q3: Why a fold with a blank line?',
    '',
    '<details><summary>Deep things below</summary>',
    '',
    'SECRET-FOUR stands below a blank line.',
    '',
    '</details>',
    '',
    '## Why this is no question of the note',
    '',
    'It is Set<B> in plain words.',
    '',
    '### Q4: Why at the end?',
    '',
    '- SECRET-FIVE is an item.',
    '',
    '    SECRET-SIX is code.',
    '',
  ].join('\n');

  it('keeps no answer readable, and all that is asked', async () => {
    await hidden(NOTE);
    const text = await seen();
    expect(text).not.toContain('SECRET');
    for (const asked of ['a type?', 'after a type?', 'with a blank line?', 'at the end?', 'in plain words'])
      expect(text).toContain(asked);
    for (let at = 0, count = await buttons().count(); at < count; at += 1) await buttons().nth(at).click();
    expect((await seen()).match(/SECRET/g)?.length).toBeGreaterThanOrEqual(5);
  });
});
