import type { App } from 'obsidian';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readDrillNote } from '../../src/core/drill/item';
import { DEFAULT_RECORD_KEYS } from '../../src/core/record/types';
import { Demo } from '../support/demo';

const BODY = (name: string): string => `
# ${name}

## Basics

### Q1: What is ${name} one?

The first ${name} answer.

### Q2: What is ${name} two?

The second ${name} answer.
`;

/** A note whose questions were rated long ago: the first blank, the second solid. */
function note(
  name: string,
  variant: number,
  rated: readonly ('q1' | 'q2')[],
  weak: readonly string[],
): string {
  const [first, second] = readDrillNote('x', BODY(name), DEFAULT_RECORD_KEYS).items;
  const log = {
    q1: `  q1: ${first?.question.hash ?? ''} 2025-03-01:1\n`,
    q2: `  q2: ${second?.question.hash ?? ''} 2025-01-01:3\n`,
  };
  const flags = weak.length > 0 ? `weak: [${weak.join(', ')}]\n` : '';
  const lines = rated.map((id) => log[id]).join('');
  return `---\ntags: [interview]\nrole: Engineer\nvariant: ${String(variant)} # kept\n${flags}drill_log:\n${lines}---\n${BODY(name)}`;
}

const QUEUES = 'Interviews/Queues.md';
const CACHES = 'Interviews/Caches.md';
const asked = '.interview-drill-asked';

let demo: Demo;

const bar = () => demo.page.locator('.status-bar .interview-drill-due-count');

const shows = async (text: string | RegExp, selector = asked): Promise<void> => {
  await demo.page.locator(selector).filter({ hasText: text }).first().waitFor();
};

const onDisk = async (path: string, expected: RegExp): Promise<void> => {
  await vi.waitFor(async () => {
    expect(await demo.read(path)).toMatch(expected);
  }, 10_000);
};

describe('a drill across the vault', () => {
  beforeEach(async () => {
    demo = await Demo.open({
      [QUEUES]: note('Queues', 1, ['q1', 'q2'], []),
      [CACHES]: note('Caches', 2, ['q2'], ['q1']),
      'Diary.md': '# Today\n\nNothing to ask.\n',
    });
  });

  afterEach(async () => {
    expect(demo.errors).toEqual([]);
    await demo.close();
  });

  it('asks what is due, writes each rating into its own note, and counts down in the status bar', async () => {
    expect(await bar().innerText()).toBe('3 due');
    expect(await bar().getAttribute('aria-label')).toBe('3 due today: drill them');
    await demo.command('interview-drill:due');
    await shows('What is Queues one?');
    expect(await demo.text('.interview-drill-header')).toContain('Queues');

    await demo.press('Space', '3');
    await shows('two?');
    expect(await demo.text('.interview-drill-place')).toBe('2 of 3');
    await onDisk(QUEUES, new RegExp(`q1: \\w{6} \\d{4}-\\d\\d-\\d\\d:3 2025-03-01:1\\n`));
    await vi.waitFor(async () => {
      expect(await bar().innerText()).toBe('2 due');
    }, 10_000);

    for (const rating of ['2', '4']) await demo.press('Space', rating);
    await shows('questions solid', '.interview-drill-headline');
    expect(await demo.text('.interview-drill-header')).toContain('Due today');
    await onDisk(CACHES, /confidence:\n {2}q2: [24]\n/);
    await onDisk(QUEUES, /confidence:\n {2}q1: 3\n {2}q2: [24]\n/);
    expect(await demo.read(CACHES)).toContain('variant: 2 # kept\n');
    await bar().waitFor({ state: 'hidden' });

    await demo.command('interview-drill:due');
    await shows('Nothing is due today', 'h2');
    expect(await demo.text('.interview-drill-message')).toContain('The next question comes back');
    await demo.page.getByRole('button', { name: 'Drill weak questions' }).click();
    await shows('What is Caches one?');
  });

  it('begins with Enter in the status bar, and goes on after a restart', async () => {
    await bar().focus();
    await demo.press('Enter');
    await shows('What is Queues one?');
    await demo.press('Space', '1');
    await shows('two?');
    const second = await demo.text(asked);
    await onDisk(QUEUES, /confidence:\n {2}q1: 1\n/);
    await demo.load();
    await shows(second);
    expect(await demo.text('.interview-drill-place')).toBe('2 of 3');
  });

  it('drills all notes of a property that is chosen from a list', async () => {
    await demo.command('interview-drill:by-property');
    await demo.page.locator('.prompt-input').fill('role');
    expect(await demo.page.locator('.suggestion-item').allInnerTexts()).toEqual(['Role Engineer · 2 notes']);
    await demo.press('Enter');
    await shows('What is Caches one?');
    expect(await demo.text('.interview-drill-place')).toBe('1 of 4');
  });

  it('goes on without a note that is deleted', async () => {
    await demo.command('interview-drill:by-property');
    await demo.page.locator('.prompt-input').fill('role');
    await demo.press('Enter');
    await shows('What is Caches one?');
    await demo.page.evaluate(async (path) => {
      const { app } = (window as unknown as { demo: { app: App } }).demo;
      const file = app.vault.getFileByPath(path);
      if (file) await app.vault.delete(file);
    }, CACHES);
    await shows('What is Queues one?');
    expect(await demo.text('.interview-drill-place')).toBe('1 of 2');
    await shows('2 questions left the drill, since "Caches" was deleted.', '.notice');
  });
});
