import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Demo } from '../support/demo';

const NOTE = `---
title: "Storage round" # kept
tags: [interview, storage]
variant: 2
---

# Storage round

## Disks

### Q1: Why does a full disk get slow?

> [!info] Scenario
> A server with a busy log.

> [!tip] Think of free blocks

> [!success] Fragmentation
> ALPHA-SECRET is scattered over what is left.

\`\`\`sh
df --BETA-SECRET
\`\`\`

- GAMMA-SECRET one
- GAMMA-SECRET two

> [!question] Follow-up
> "What helps?" → DELTA-SECRET before it is full.

---

### Q2: What is write amplification?

The EPSILON-SECRET answer.

---

### Q3: What would you measure first?
`;

const today = (): string => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
};

let demo: Demo;

/** Waits until the file says something. */
const onDisk = async (path: string, expected: (text: string) => boolean): Promise<string> => {
  await vi.waitFor(async () => {
    expect(expected(await demo.read(path))).toBe(true);
  }, 10_000);
  return demo.read(path);
};

describe('a drill, from the first question to the summary', () => {
  beforeEach(async () => {
    demo = await Demo.open({ 'Storage.md': NOTE });
    await demo.drill('Storage.md');
  });

  afterEach(async () => {
    expect(demo.errors).toEqual([]);
    await demo.close();
  });

  it('holds no answer in the document before its reveal, and reveals layer by layer', async () => {
    const secrets = ['ALPHA', 'BETA', 'GAMMA', 'DELTA', 'EPSILON'];
    const shown = async (): Promise<string[]> => {
      const html = await demo.document();
      return secrets.filter((secret) => html.includes(`${secret}-SECRET`));
    };
    expect(await demo.text()).toContain('Why does a full disk get slow?');
    expect(await demo.text()).toContain('A server with a busy log.');
    const before = await demo.document();
    expect(before).not.toContain('Fragmentation');
    expect(before).not.toContain('Think of free blocks');
    expect(await shown()).toEqual([]);

    await demo.press('h');
    await expect.poll(() => demo.text()).toContain('Think of free blocks');
    expect(await shown()).toEqual([]);
    for (const [step, key] of [' ', ' ', ' ', ' '].entries()) {
      await demo.press(key);
      await expect.poll(shown).toEqual(secrets.slice(0, step + 1));
    }
  });

  it('writes ratings, flags and their undo into the frontmatter and leaves every other byte', async () => {
    await demo.press(' ', '1');
    const rated = await onDisk('Storage.md', (text) => text.includes('drill_log'));
    const body = NOTE.slice(NOTE.indexOf('\n# Storage'));
    expect(rated.endsWith(body)).toBe(true);
    expect(rated).toContain('title: "Storage round" # kept\n');
    expect(rated).toContain('tags: [interview, storage, weak]\n');
    expect(rated).toMatch(new RegExp(`drill_log:\n  q1: [0-9a-f]{6} ${today()}:1\n`));
    expect(rated).toContain('confidence:\n  q1: 1\n');
    expect(rated).toContain('weak:\n  - q1\n');

    await demo.press('u');
    await onDisk('Storage.md', (text) => text === NOTE);
    await expect.poll(() => demo.text()).toContain('Why does a full disk get slow?');
    await demo.press('w');
    await onDisk('Storage.md', (text) => text.includes('weak:\n  - q1\n') && !text.includes('confidence'));
    await demo.press('Control+z');
    await onDisk('Storage.md', (text) => text === NOTE);
  });

  it('ends in a summary, and drills the weak ones again', async () => {
    await demo.press(' ', '1', ' ', '4', '3');
    // What was blank comes again, hidden once more.
    await expect.poll(() => demo.text()).toContain('Once more, was 1 blank');
    expect(await demo.document()).not.toContain('ALPHA-SECRET');
    await demo.press(' ', '1', ' ', '1', ' ', '1');
    await expect.poll(() => demo.text()).toContain('2 of 3 questions solid');
    const summary = await demo.text();
    expect(summary).toContain('Drill the weak one again');
    expect(summary).toContain('tomorrow');
    await onDisk('Storage.md', (text) => /confidence:\n {2}q1: 1\n {2}q2: 4\n {2}q3: 3\n/.test(text));
    await demo.page.getByRole('button', { name: 'Drill the weak one again' }).click();
    await expect.poll(() => demo.text()).toContain('1 of 1');
    expect(await demo.document()).not.toContain('ALPHA-SECRET');
    expect(await demo.text()).toContain('Last time 1 blank');
  });

  it('begins anew when a note is drilled once more after its summary', async () => {
    await demo.press(' ', '3', ' ', '4', '3');
    await expect.poll(() => demo.text()).toContain('All 3 questions solid');
    await demo.drill('Storage.md');
    await expect.poll(() => demo.text('.mod-active .interview-drill')).toContain('1 of 3');
    expect(await demo.text('.mod-active .interview-drill')).toContain('Last time 3 solid');
  });

  it('skips, looks back and forth, and works by mouse alone', async () => {
    await demo.press('s');
    await expect.poll(() => demo.text()).toContain('What is write amplification?');
    await demo.press('ArrowLeft');
    await expect.poll(() => demo.text()).toContain('Why does a full disk get slow?');
    const solid = demo.page.getByRole('button', { name: /^3 Solid/ });
    expect(await solid.isDisabled()).toBe(true);
    await demo.page.getByRole('button', { name: /Reveal all/ }).click();
    await expect.poll(() => demo.document()).toContain('GAMMA-SECRET');
    await solid.click();
    await expect.poll(() => demo.text()).toContain('What is write amplification?');
    // After a click the keys go on working.
    await demo.press(' ');
    await expect.poll(() => demo.document()).toContain('EPSILON-SECRET');
  });

  it('survives a restart at the same place', async () => {
    await demo.press(' ', '2', ' ');
    await expect.poll(() => demo.document()).toContain('EPSILON-SECRET');
    await onDisk('Storage.md', (text) => text.includes('q1: 2'));
    await demo.load();
    await expect.poll(() => demo.text()).toContain('What is write amplification?');
    const text = await demo.text();
    expect(text).toContain('2 of 3');
    expect(text).toContain('EPSILON-SECRET');
    expect(await demo.document()).not.toContain('ALPHA-SECRET');
  });

  it('takes in an edit from outside without losing its place', async () => {
    await demo.press(' ', '3');
    const rated = await onDisk('Storage.md', (text) => text.includes('q1: 3'));
    await demo.write(
      'Storage.md',
      rated.replace('### Q2: What is write amplification?', '### Q7: And what is write amplification?'),
    );
    await expect.poll(() => demo.text(), { timeout: 10_000 }).toContain('And what is write amplification?');
    await demo.press(' ', '4');
    const again = await onDisk('Storage.md', (text) => text.includes('q7: 4'));
    expect(again).toContain('q1: 3');
  });

  it('says so when the properties are no valid YAML, writes nothing, and writes once they are mended', async () => {
    const broken = NOTE.replace('variant: 2', 'variant: [2');
    await demo.write('Storage.md', broken);
    await demo.press(' ', '2');
    await expect
      .poll(() =>
        demo.page
          .locator('.notice')
          .allInnerTexts()
          .then((all) => all.join()),
      )
      .toMatch(/Storage\.md, line \d+:.*no valid YAML/);
    await expect.poll(() => demo.text()).toContain('1 question not in the note yet');
    expect(await demo.read('Storage.md')).toBe(broken);
    await demo.write('Storage.md', `${NOTE}\nMended by hand.\n`);
    await onDisk('Storage.md', (text) => text.includes('q1: 2'));
    await expect.poll(() => demo.text()).not.toContain('not in the note yet');
  });

  it('follows its note when that is renamed, and says so when it is deleted', async () => {
    await demo.page.evaluate(async () => {
      const { app } = (window as unknown as { demo: { app: import('obsidian').App } }).demo;
      const file = app.vault.getFileByPath('Storage.md');
      if (file) await app.vault.rename(file, 'Disks.md');
    });
    await demo.press(' ', '3');
    await onDisk('Disks.md', (text) => text.includes('q1: 3'));
    await demo.page.evaluate(async () => {
      const { app } = (window as unknown as { demo: { app: import('obsidian').App } }).demo;
      const file = app.vault.getFileByPath('Disks.md');
      if (file) await app.vault.delete(file);
    });
    await expect.poll(() => demo.text()).toContain('This note was deleted');
  });
});

describe('the command line', () => {
  it('lists, rates, flags and undoes', async () => {
    demo = await Demo.open({ 'Storage.md': NOTE, 'Plain.md': 'No questions here.\n' });
    const { note, questions } = JSON.parse(
      await demo.cli('interview-drill:questions', { path: 'Storage.md' }),
    ) as {
      note: unknown;
      questions: { id: string; line: number; blocks: { role: string }[] }[];
    };
    expect(note).toMatchObject({
      title: 'Storage round',
      variant: 2,
      role: null,
      tags: ['interview', 'storage'],
    });
    expect(questions.map(({ id, line }) => [id, line])).toEqual([
      ['q1', 11],
      ['q2', 33],
      ['q3', 39],
    ]);
    const answer: unknown = JSON.parse(
      await demo.cli('interview-drill:rate', { path: 'Storage.md', id: 'q2', confidence: '4' }),
    );
    expect(answer).toMatchObject({ path: 'Storage.md', id: 'q2', confidence: 4 });
    expect(await demo.read('Storage.md')).toContain('q2: 4');
    await demo.cli('interview-drill:undo');
    expect(await demo.read('Storage.md')).toBe(NOTE);
    expect(await demo.cli('interview-drill:rate', { path: 'Plain.md', id: 'q1', confidence: '4' })).toMatch(
      /^Error: "Plain\.md" has no question "q1"\./,
    );
    await demo.close();
  });
});

describe('folds in an answer', () => {
  const FOLDED = {
    'Note.md': [
      '---',
      'variant: 1',
      '---',
      '### Q1: Why?',
      '',
      'First.',
      '',
      '<details><summary>More</summary>INNER-TEXT</details>',
      '',
      '- <details><summary>An item</summary>ITEM-TEXT</details>',
      '',
      '> [!info] Nested',
      '> > [!tip]- Folded',
      '> > CALLOUT-TEXT',
      '',
      '![[Other]]',
      '',
      '> [!question] Follow-up',
      '> Then? → <details><summary>So</summary>FOLLOW-TEXT</details>',
      '',
    ].join('\n'),
    'Other.md': '<details><summary>Elsewhere</summary>EMBED-TEXT</details>\n',
  };

  it('open with the answer that holds them, and stay closed when a person closes them', async () => {
    demo = await Demo.open(FOLDED);
    await demo.drill('Note.md');
    for (let reveals = 0; reveals < 7; reveals += 1) await demo.press(' ');
    const given = demo.page.locator('.interview-drill-given');
    for (const words of ['More', 'An item', 'Elsewhere', 'So'])
      await given.locator('details[open]', { hasText: words }).waitFor();
    await given.getByText('CALLOUT-TEXT').waitFor({ state: 'visible' });
    await given.getByText('More', { exact: true }).click();
    expect(await given.locator('details:not([open])').count()).toBe(1);
  });
});

describe('states without a question', () => {
  it('offers a sample where there is no interview note, and drills it', async () => {
    demo = await Demo.open({ 'Plain.md': 'No questions here.\n' });
    await demo.command('interview-drill:choose');
    await expect.poll(() => demo.text()).toContain('No interview notes yet');
    await demo.page.getByRole('button', { name: 'Make a sample note' }).click();
    await expect
      .poll(() => demo.text())
      .toContain('What happens when two threads increment the same counter?');
  });

  it('says how a note gets questions where it has none', async () => {
    demo = await Demo.open({ 'Plain.md': 'No questions here.\n' });
    await demo.openFile('Plain.md');
    await demo.command('interview-drill:this-note');
    await expect.poll(() => demo.text()).toContain('No questions in "Plain"');
    await demo.close();
  });

  it('drills what looks like questions from a key, writes how they are marked, and takes it back with another', async () => {
    const terms = '# Terms\n\n### Fsync\n\nA promise.\n\n### Page cache\n\nMemory.\n';
    demo = await Demo.open({ 'Terms.md': terms });
    await demo.openFile('Terms.md');
    await demo.command('interview-drill:this-note');
    await demo.page.getByRole('button', { name: 'Drill them' }).focus();
    await demo.press('Enter');
    await demo.page.locator('.interview-drill-asked:visible', { hasText: 'Fsync' }).waitFor();
    expect(await demo.read('Terms.md')).toBe(`---\nquestions: h3\n---\n${terms}`);
    await demo.press('u');
    await demo.page.locator('.interview-drill-message h3').waitFor();
    expect(await demo.read('Terms.md')).toBe(terms);
  });

  it('chooses among the interview notes by round, variant and tags', async () => {
    demo = await Demo.open('sample');
    await demo.command('interview-drill:choose');
    const entries = demo.page.locator('.suggestion-item');
    await expect.poll(() => entries.count()).toBe(5);
    expect((await entries.allInnerTexts()).join('\n')).toContain('Bar raiser · Variant 3');
    await demo.page.keyboard.type('accessib');
    await demo.press('Enter');
    await expect
      .poll(() => demo.text())
      .toContain('Which native element would you use before reaching for ARIA?');
    await demo.close();
  });
});

describe('the bundle', () => {
  it('runs where fs, Buffer and process do not exist, and asks for nothing but obsidian', async () => {
    demo = await Demo.open({ 'Storage.md': NOTE });
    const missing = await demo.page.evaluate(() =>
      ['Buffer', 'process', 'require', 'module'].filter((name) => name in window),
    );
    expect(missing).toEqual([]);
    const asked = await demo.page.evaluate(async () => {
      const code = await (await fetch('/plugin/main.js')).text();
      return [...code.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map((match) => match[1]);
    });
    expect([...new Set(asked)]).toEqual(['obsidian']);
    await demo.close();
  });
});

const shared = join(import.meta.dirname, '../../../shared/notes');

describe.skipIf(!existsSync(shared))('a real note, where there is one', () => {
  it('drills all of its questions and changes only its own properties', async () => {
    const name = 'AdTech Interview Prep - Variant 2.md';
    const text = readFileSync(join(shared, name), 'utf8');
    demo = await Demo.open({ [name]: text });
    await demo.drill(name);
    expect(await demo.text()).toContain('1 of 9');
    expect(await demo.document()).not.toContain('functools');
    for (let at = 0; at < 9; at += 1) await demo.press('Shift+ ', '4');
    await expect.poll(() => demo.text()).toContain('All 9 questions solid');
    const rated = await onDisk(name, (now) => now.includes('q9: 4'));
    const close = text.indexOf('\n---\n', 4);
    expect(rated.startsWith(text.slice(0, close))).toBe(true);
    expect(rated.endsWith(text.slice(close))).toBe(true);
    expect(demo.errors).toEqual([]);
    await demo.close();
  });
});
