import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { App } from 'obsidian';
import type { Locator, Page } from 'playwright-core';
import { Demo } from '../support/demo';

const note = (name: string): string =>
  `---\ntags: [interview]\n---\n\n### Q1: Why ${name}?\n\nBecause ${name}.\n\n### Q2: And then?\n\nNothing.\n`;

let demo: Demo;

/** Drills a note in a leaf of its own: beside what is there, or in a window. */
const drillIn = (path: string, where: 'split' | 'window'): Promise<void> =>
  demo.page.evaluate(
    async ([file, place]) => {
      const { app } = (window as unknown as { demo: { app: App } }).demo;
      const leaf = app.workspace.getLeaf(place);
      await leaf.setViewState({ type: 'interview-drill', active: true, state: { path: file } });
      app.workspace.setActiveLeaf(leaf, { focus: true });
    },
    [path, where] as const,
  );

const drillOf = (page: Page, name: string): Locator =>
  page.locator('.interview-drill', { hasText: `Why ${name}?` });

const layers = (drill: Locator): Promise<number> => drill.locator('.interview-drill-layer').count();

const said = (drill: Locator): Promise<string> =>
  drill.locator('[aria-live]').evaluate((el) => el.textContent.trim());

beforeEach(async () => {
  demo = await Demo.open(
    { 'Left.md': note('left'), 'Right.md': note('right') },
    { reducedMotion: 'reduce', viewport: { width: 1400, height: 860 } },
  );
  await demo.drill('Left.md');
});

afterEach(async () => {
  expect(demo.errors).toEqual([]);
  await demo.close();
});

describe('two drills side by side', () => {
  it('get each the keys only while it has the focus', async () => {
    await drillIn('Right.md', 'split');
    const [left, right] = [drillOf(demo.page, 'left'), drillOf(demo.page, 'right')];
    await right.locator('.interview-drill-asked').waitFor();
    await demo.press(' ');
    await expect.poll(() => layers(right)).toBe(1);
    expect(await layers(left)).toBe(0);
    await left.locator('.interview-drill-asked').click();
    await demo.press(' ');
    await expect.poll(() => layers(left)).toBe(1);
    expect(await layers(right)).toBe(1);
    await demo.press('3');
    await expect.poll(() => demo.read('Left.md')).toContain('q1: 3');
    expect(await demo.read('Right.md')).toBe(note('right'));
    expect(await right.locator('.interview-drill-place').innerText()).toBe('1 of 2');
  });

  it('say each only what happened in it', async () => {
    await drillIn('Right.md', 'split');
    const right = drillOf(demo.page, 'right');
    await right.locator('.interview-drill-asked').waitFor();
    await demo.press(' ', 'w');
    await expect.poll(() => said(right)).toBe('Flagged as weak.');
    expect(await said(drillOf(demo.page, 'left'))).toBe('');
  });
});

it('what is typed into a note beside a drill rates nothing', async () => {
  await demo.press(' ');
  await demo.page.evaluate(async () => {
    const { app } = (window as unknown as { demo: { app: App } }).demo;
    const file = app.vault.getFileByPath('Right.md');
    if (!file) throw new Error('There is no note.');
    const leaf = app.workspace.getLeaf('split');
    await leaf.openFile(file, { active: true, state: { mode: 'source' } });
  });
  const editor = demo.page.locator('textarea.demo-source');
  await editor.focus();
  await demo.press('1', '2', '3', '4', 'w', 's', 'u', ' ');
  expect(await editor.inputValue()).toContain('1234wsu ');
  expect(await demo.read('Left.md')).toBe(note('left'));
  expect(await drillOf(demo.page, 'left').locator('.interview-drill-place').innerText()).toBe('1 of 2');
});

it('a drill in a window of its own keeps its keys and what it says', async () => {
  const opened = demo.page.waitForEvent('popup');
  await drillIn('Right.md', 'window');
  const popout = await opened;
  const right = drillOf(popout, 'right');
  await right.locator('.interview-drill-asked').waitFor();
  await right.locator('.interview-drill-asked').click();
  await popout.keyboard.press(' ');
  await expect.poll(() => layers(right)).toBe(1);
  await popout.keyboard.press('2');
  await expect
    .poll(() => popout.locator('.interview-drill-announcer').first().textContent())
    .toContain('Rated 2 shaky');
  await expect.poll(() => demo.read('Right.md')).toContain('q1: 2');
  const left = drillOf(demo.page, 'left');
  expect(await layers(left)).toBe(0);
  expect(await said(left)).toBe('');
  await left.locator('.interview-drill-asked').click();
  await demo.press(' ', '4');
  await expect.poll(() => demo.read('Left.md')).toContain('q1: 4');
  expect(await demo.read('Right.md')).not.toContain('q1: 4');
});

describe('what is started while a drill is in front', () => {
  const types = (): Promise<string[]> =>
    demo.page.evaluate(() => {
      const { app } = (window as unknown as { demo: { app: App } }).demo;
      const found: string[] = [];
      app.workspace.iterateRootLeaves((leaf) => found.push(leaf.view.getViewType()));
      return found.sort();
    });

  it('stands beside the drill, which goes on', async () => {
    await demo.press(' ');
    const left = drillOf(demo.page, 'left');
    await expect.poll(() => layers(left)).toBe(1);
    await demo.command('interview-drill:mock');
    await demo.page.locator('.interview-drill-mock:visible').waitFor();
    expect(await types()).toEqual(['interview-drill', 'interview-drill-mock']);
    expect(await layers(left)).toBe(1);
  });

  it('takes the tab of its note, so that no answers stand beside it', async () => {
    await demo.openFile('Right.md');
    await demo.uri({ due: '' });
    await demo.page.locator('.interview-drill:visible').waitFor();
    expect(await types()).toEqual(['interview-drill', 'markdown']);
    await demo.command('interview-drill:this-note');
    await drillOf(demo.page, 'right').locator('.interview-drill-asked:visible').waitFor();
    expect(await types()).toEqual(['interview-drill', 'interview-drill']);
  });
});

it('the tab and the header of a view say what it shows, also after a rename', async () => {
  const titles = async (): Promise<readonly string[]> => [
    await demo.page.locator('.workspace-tab-header.is-active').innerText(),
    await demo.page.locator('.view-header-title:visible').innerText(),
  ];
  const both = (title: string) => [title, title];
  await expect.poll(titles).toEqual(both('Drill: Left'));
  await demo.page.evaluate(async () => {
    const { app } = (window as unknown as { demo: { app: App } }).demo;
    const file = app.vault.getFileByPath('Left.md');
    if (file) await app.vault.rename(file, 'Moved.md');
  });
  await expect.poll(titles).toEqual(both('Drill: Moved'));
  await demo.command('interview-drill:mock');
  await expect.poll(titles).toEqual(both('Mock interview: Moved'));
  await demo.uri({ compare: 'Moved.md|Right.md' });
  await expect.poll(titles).toEqual(both('Compare: Moved · Right'));
  await demo.command('interview-drill:due');
  await expect.poll(titles).toEqual(both('Due today'));
});

it('in a window of its own a link in a diagram is no press on the diagram', async () => {
  const diagram = 'flowchart TB\n  a[one] --> b[two]\n  b --> c[three]\n  click a "https://example.com/"';
  await demo.write(
    'Right.md',
    `---\ntags: [interview]\n---\n\n### Q1: Why right?\n\n\`\`\`mermaid\n${diagram}\n\`\`\`\n`,
  );
  await demo.load();
  const opened = demo.page.waitForEvent('popup');
  await drillIn('Right.md', 'window');
  const popout = await opened;
  await popout.locator('.interview-drill-asked').click();
  await popout.keyboard.press(' ');
  await popout.keyboard.press(' ');
  const link = popout.locator('.interview-drill-diagram a').first();
  await link.waitFor();
  // Nothing on the net is opened.
  await popout.evaluate(() => {
    addEventListener(
      'click',
      (event) => {
        event.preventDefault();
      },
      true,
    );
  });
  const count = popout.locator('.interview-drill-steps-count');
  expect(await count.innerText()).toBe('1 of 3');
  await link.click();
  await popout.locator('.interview-drill-steps-stage').click({ position: { x: 2, y: 2 } });
  await expect.poll(() => count.innerText()).toBe('2 of 3');
});
