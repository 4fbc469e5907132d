import type { App } from 'obsidian';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Demo } from '../support/demo';

const NOTE = `---
title: "Storage round" # kept
variant: 2
---

### Q1: Why does a full disk get slow?

It is scattered.

---

### Q2: What is write amplification?

More is written than was asked for.

---

### Q3: What would you measure first?
`;
const BROKEN = NOTE.replace('variant: 2', 'variant: [2');

let demo: Demo;

afterEach(async () => {
  await demo.close();
});

/** Waits until the file says something. */
const onDisk = async (path: string, expected: (text: string) => boolean): Promise<string> => {
  await vi.waitFor(async () => {
    expect(expected(await demo.read(path))).toBe(true);
  }, 10_000);
  return demo.read(path);
};

/** The ratings of a question in a text. */
const ratings = (text: string, id: string): string[] => {
  const line = new RegExp(`^ {2}${id}: [0-9a-f]{6} (.*)$`, 'm').exec(text)?.[1];
  return line === undefined ? [] : line.split(' ').map((word) => word.slice(-1));
};

/** Calls that write a file. */
const isWrite = (url: string, method: string): boolean => method === 'PUT' && url.includes('/api/file');

const notices = (): Promise<string> =>
  demo.page
    .locator('.notice')
    .allInnerTexts()
    .then((all) => all.join('\n'));

describe('the app, killed in the middle', () => {
  const journal = (): Promise<string> =>
    demo.page.evaluate(() =>
      JSON.stringify(Object.entries(localStorage).filter(([key]) => key.includes('journal'))),
    );

  it('before the file is written, has the rating once after the next start', async () => {
    demo = await Demo.open({ 'Storage.md': NOTE });
    await demo.drill('Storage.md');
    await demo.page.route('**/api/file*', (route) =>
      isWrite(route.request().url(), route.request().method()) ? undefined : route.continue(),
    );
    await demo.press(' ', '2', ' ', '4');
    await expect.poll(() => demo.text()).toContain('What would you measure first?');
    expect(await journal()).toContain('q2');
    expect(await demo.read('Storage.md')).toBe(NOTE);
    await demo.page.unrouteAll({ behavior: 'ignoreErrors' });
    await demo.load();
    const text = await onDisk('Storage.md', (now) => ratings(now, 'q2').length > 0);
    expect([ratings(text, 'q1'), ratings(text, 'q2')]).toEqual([['2'], ['4']]);
    await expect.poll(() => demo.text()).toContain('3 of 3');
    await expect.poll(journal).toBe('[]');
    expect(await demo.document()).not.toContain('not in the note yet');
  });

  it('after the file was written, and before anybody heard of it, has the rating once too', async () => {
    demo = await Demo.open({ 'Storage.md': NOTE });
    await demo.drill('Storage.md');
    await demo.page.route('**/api/file*', async (route) => {
      if (!isWrite(route.request().url(), route.request().method())) return route.continue();
      // It reaches the disk, and its answer nobody.
      await route.fetch();
    });
    await demo.press(' ', '2');
    const written = await onDisk('Storage.md', (now) => ratings(now, 'q1').length > 0);
    expect(await journal()).toContain('attempt');
    await demo.page.unrouteAll({ behavior: 'ignoreErrors' });
    await demo.load();
    await expect.poll(journal).toBe('[]');
    expect(await demo.read('Storage.md')).toBe(written);
    expect(ratings(written, 'q1')).toEqual(['2']);
  });
});

describe('what waits', () => {
  it('is told at the next start, listed, mended, and written', async () => {
    demo = await Demo.open({ 'Storage.md': BROKEN });
    await demo.openFile('Storage.md');
    await demo.command('interview-drill:this-note');
    await demo.page.locator('.interview-drill-asked').first().waitFor();
    await demo.press(' ', '2', ' ', '1');
    await expect.poll(() => demo.text()).toContain('2 questions not in the note yet');
    await demo.load();
    await expect.poll(notices).toMatch(/2 ratings wait\. Fix line \d+ of Storage\.md: .*YAML/);
    await expect.poll(() => demo.text()).toContain('2 questions not in the note yet');
    expect(JSON.parse(await demo.cli('interview-drill:waiting'))).toMatchObject([
      { path: 'Storage.md', count: 2 },
    ]);

    await demo.page.getByRole('button', { name: 'Show what waits' }).click();
    const list = demo.page.getByRole('dialog', { name: 'Ratings that wait' });
    await expect.poll(() => list.innerText()).toContain('2 ratings. Line');
    await list.getByRole('button', { name: 'Try again' }).press('Enter');
    await expect.poll(() => list.locator('[aria-live]').textContent()).toContain('Still waits.');
    await demo.write('Storage.md', NOTE);
    await expect.poll(() => list.innerText(), { timeout: 10_000 }).toContain('Nothing waits.');
    const text = await onDisk('Storage.md', (now) => ratings(now, 'q2').length > 0);
    expect([ratings(text, 'q1'), ratings(text, 'q2')]).toEqual([['2'], ['1']]);
    await demo.press('Escape');
    await expect.poll(() => demo.text()).not.toContain('not in the note yet');
    await expect.poll(() => demo.page.getByRole('button', { name: /waits? for/ }).count()).toBe(0);
    expect(demo.errors).toEqual([]);
  });

  it('is opened at its line, and discarded after a second question, by keys alone', async () => {
    demo = await Demo.open({ 'Storage.md': BROKEN });
    await demo.drill('Storage.md');
    await demo.press(' ', '2');
    await expect.poll(() => demo.text()).toContain('1 question not in the note yet');
    const bar = demo.page.getByRole('button', { name: '1 waits for its note: show it' });
    await bar.press('Enter');
    const list = demo.page.getByRole('dialog', { name: 'Ratings that wait' });
    const discard = list.getByRole('button', { name: 'Discard…' });
    await discard.press('Enter');
    expect(await list.innerText()).toContain('q1: 2 Shaky on');
    // The safe answer has the focus.
    await demo.press('Enter');
    await expect.poll(() => discard.count()).toBe(1);
    await demo.press('Enter', 'Shift+Tab', 'Enter');
    await expect.poll(() => list.innerText()).toContain('Nothing waits.');
    expect(await demo.cli('interview-drill:waiting')).toBe('[]');
    expect(await demo.read('Storage.md')).toBe(BROKEN);
  });

  it('fits a phone, with targets for a finger', async () => {
    const path = `${'A rather long folder name/'.repeat(3)}Storage.md`;
    demo = await Demo.open(
      { [path]: BROKEN },
      { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    );
    await demo.drill(path);
    await demo.page
      .getByRole('button', { name: /^Reveal/ })
      .first()
      .tap();
    await demo.page.getByRole('button', { name: /^2 Shaky/ }).tap();
    await expect.poll(() => demo.text()).toContain('not in the note yet');
    await demo.command('interview-drill:waiting');
    const list = demo.page.getByRole('dialog', { name: 'Ratings that wait' });
    await list.getByRole('button', { name: 'Discard…' }).tap();
    for (const button of await list.getByRole('button').all()) {
      const box = await button.boundingBox();
      expect(box?.height, await button.innerText()).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? 999) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    }
    const overflow = await list.evaluate((el) => el.scrollWidth - el.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

describe('a note that is edited while it is rated', () => {
  /** Opens the note in one more pane, to edit it, and types at its end without waiting for the save. */
  const typeInPanes = (texts: readonly string[]): Promise<void> =>
    demo.page.evaluate(async (all) => {
      const { app } = (window as unknown as { demo: { app: App } }).demo;
      const file = app.vault.getFileByPath('Storage.md');
      if (!file) throw new Error('There is no note.');
      for (const text of all) {
        const leaf = app.workspace.getLeaf('split');
        await leaf.openFile(file, { state: { mode: 'source' } });
        const area = (leaf.view as unknown as { contentEl: HTMLElement }).contentEl.querySelector('textarea');
        if (!area || text === '') continue;
        area.value += text;
        area.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }, texts);

  const rateBoth = (): Promise<string[]> =>
    Promise.all([
      demo.cli('interview-drill:rate', { path: 'Storage.md', id: 'q2', confidence: '4' }),
      demo.cli('interview-drill:rate', { path: 'Storage.md', id: 'q3', confidence: '1' }),
    ]);

  it('keeps what was typed and not saved, in the file and in both panes', async () => {
    demo = await Demo.open({ 'Storage.md': NOTE });
    await demo.drill('Storage.md');
    await typeInPanes(['\nTyped just now.\n', '']);
    await demo.page.locator('.interview-drill-question').focus();
    await demo.press(' ', '3');
    await rateBoth();
    const text = await onDisk('Storage.md', (now) => ratings(now, 'q1').length > 0);
    expect(text).toContain('Typed just now.');
    expect(['q1', 'q2', 'q3'].map((id) => ratings(text, id))).toEqual([['3'], ['4'], ['1']]);
    const shown = (): Promise<string[]> =>
      demo.page
        .locator('textarea.demo-source')
        .evaluateAll((all) => all.map((el) => (el as HTMLTextAreaElement).value));
    await expect.poll(shown).toEqual([text, text]);
  });

  it('keeps what another program wrote meanwhile', async () => {
    demo = await Demo.open({ 'Storage.md': NOTE });
    await demo.drill('Storage.md');
    await typeInPanes(['\nTyped just now.\n']);
    await demo.write('Storage.md', NOTE.replace('It is scattered.', 'It is scattered, says another.'));
    await expect
      .poll(() => demo.page.locator('textarea.demo-source').inputValue(), { timeout: 10_000 })
      .toContain('says another');
    await rateBoth();
    const text = await onDisk('Storage.md', (now) => ratings(now, 'q3').length > 0);
    expect(text).toContain('says another.');
    expect(text).toContain('Typed just now.');
    expect(['q2', 'q3'].map((id) => ratings(text, id))).toEqual([['4'], ['1']]);
  });

  it('that is rated by the drill and taken back on the command line leads the drill with it', async () => {
    demo = await Demo.open({ 'Storage.md': NOTE });
    await demo.drill('Storage.md');
    await demo.press(' ', '3');
    await onDisk('Storage.md', (now) => ratings(now, 'q1').length > 0);
    await demo.cli('interview-drill:undo');
    expect(await demo.read('Storage.md')).toBe(NOTE);
    await demo.press('ArrowLeft');
    await expect.poll(() => demo.page.locator('.interview-drill-rating.is-given').count()).toBe(0);
    await demo.press('u');
    expect(await notices()).toBe('');
  });
});
