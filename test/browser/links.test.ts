import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { App } from 'obsidian';
import { Demo } from '../support/demo';

const NOTE = `---
tags: [interview]
---

# Sources

## Background

Some text. ^block

### Q1: Why does it wait?[^asked]

> [!hint]
> Read [[#Background]].

Said twice.[^one] And again.[^two]

Told apart.[^two] See [the docs] and #storage/disk.

![[picture.png|120]] and ![](picture.png) and ![[Other#Part]]

It takes $n^2$:

$$
n \\cdot m
$$

> [!tip]- Folded
> UNFOLDED

> [!question] Follow-up
> "And [[Other]]?" → See [[Other#^there]].[^one]

### Q2: And then?

- [ ] open
- [x] done

---

[^asked]: ASKED-NOTE
[^one]: FIRST-NOTE
[^two]: SECOND-NOTE, as in [the docs].

[the docs]: https://example.org/docs "Docs"
`;

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>';

interface Heard {
  opened: [string, string, unknown][];
  windows: string[];
  hovers: { linktext: string; sourcePath: string; source: string }[];
}

let demo: Demo;

beforeEach(async () => {
  demo = await Demo.open(
    {
      'Folder/Sources.md': NOTE,
      'Folder/picture.png': PICTURE,
      'Other.md': '# Other\n\n## Part\n\nEMBEDDED, see [[Sources]].\n\n## Next\n\nThere. ^there\n',
    },
    { reducedMotion: 'reduce' },
  );
  await demo.drill('Folder/Sources.md');
  await demo.page.evaluate(() => {
    const { app } = (window as unknown as { demo: { app: App } }).demo;
    const heard: Heard = { opened: [], windows: [], hovers: [] };
    Object.assign(window, { heard });
    app.workspace.openLinkText = (link, path, pane) => {
      heard.opened.push([link, path, pane]);
      return Promise.resolve();
    };
    window.open = (url) => {
      heard.windows.push(String(url));
      return null;
    };
    app.workspace.on(
      'hover-link' as 'quit',
      ((hover: Heard['hovers'][number]) => {
        heard.hovers.push(hover);
      }) as never,
    );
  });
});

afterEach(async () => {
  expect(demo.errors).toEqual([]);
  await demo.close();
});

const heard = (): Promise<Heard> =>
  demo.page.evaluate(() => {
    const { opened, windows, hovers } = (window as unknown as { heard: Heard }).heard;
    const told = hovers.map(({ linktext, sourcePath, source }) => ({ linktext, sourcePath, source }));
    return { opened, windows, hovers: told };
  });

const FROM = 'Folder/Sources.md';

const revealAll = async (): Promise<void> => {
  await demo.press('Shift+ ');
  await demo.page.locator('.interview-drill-follow-up .interview-drill-layer').waitFor();
};

describe('a footnote', () => {
  it('is in the document with the part that names it, and not before', async () => {
    expect(await demo.document()).toContain('ASKED-NOTE');
    expect(await demo.document()).not.toMatch(/FIRST-NOTE|SECOND-NOTE/);
    await demo.press(' ');
    await demo.page.getByText('FIRST-NOTE').waitFor();
    expect(await demo.page.locator('.interview-drill-chip').count()).toBeGreaterThan(0);
  });

  it('has an id of its own, and is reached and left by its number within its part', async () => {
    await revealAll();
    const ids = await demo.page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
    const named = ids.filter((id) => id.includes('fn'));
    expect(named.length).toBeGreaterThan(8);
    expect(new Set(named).size).toBe(named.length);
    // The second part numbers its footnotes from one again.
    const parts = demo.page.locator('.interview-drill-answer .interview-drill-layer > div');
    const part = parts.filter({ hasText: 'Told apart' });
    await part.locator('.footnote-ref a').click();
    const focused = (): Promise<string> =>
      demo.page.evaluate(() => document.activeElement?.textContent ?? '');
    expect(await focused()).toContain('SECOND-NOTE');
    expect(await part.evaluate((el) => el.contains(document.activeElement))).toBe(true);
    await part.locator('a.footnote-backref').click();
    expect(await focused()).toContain('1');
    expect(new URL(demo.page.url()).hash).toBe('');
    await demo.press('3');
    await expect.poll(() => demo.read(FROM)).toContain('q1: 3');
  });
});

describe('a link', () => {
  it('opens beside the drill from the question, the hint, the answer and the follow-up', async () => {
    await demo.press('h');
    await demo.page.locator('.interview-drill-hint a.internal-link').click();
    // A link that has the focus takes Space for itself.
    await demo.page.locator('.interview-drill-before').click();
    await revealAll();
    const links = demo.page.locator('.interview-drill-follow-ups a.internal-link');
    await links.nth(0).click();
    await links.nth(1).click({ button: 'middle' });
    await links.nth(1).focus();
    await demo.press('Enter');
    await links.nth(1).click({ modifiers: ['ControlOrMeta'] });
    const { opened } = await heard();
    expect(opened.map(([link, path]) => [link, path])).toEqual([
      ['#Background', FROM],
      ['Other', FROM],
      ['Other#^there', FROM],
      ['Other#^there', FROM],
      ['Other#^there', FROM],
    ]);
    expect(opened.every(([, , pane]) => pane === 'tab' || pane === true)).toBe(true);
  });

  it('asks for its preview under the pointer, with the note that it stands in', async () => {
    await revealAll();
    await demo.page.locator('.interview-drill-follow-ups a.internal-link').first().hover();
    await demo.page.locator('.internal-embed a.internal-link').hover();
    const { hovers } = await heard();
    expect(hovers).toContainEqual({ linktext: 'Other', sourcePath: FROM, source: 'interview-drill' });
    expect(hovers).toContainEqual({
      linktext: 'Sources',
      sourcePath: 'Other.md',
      source: 'interview-drill',
    });
  });

  it('to another site is left to the app, also where its target stands at the end of the note', async () => {
    await revealAll();
    const link = demo.page.locator('.interview-drill-layer a.external-link').first();
    expect(await link.getAttribute('href')).toBe('https://example.org/docs');
    expect(await link.getAttribute('title')).toBe('Docs');
    expect(await link.getAttribute('target')).toBe('_blank');
  });

  it('that is a tag opens the search of the app', async () => {
    await revealAll();
    await demo.page.locator('.interview-drill-layer a.tag').click();
    const [url = ''] = (await heard()).windows;
    expect(url).toMatch(/^obsidian:\/\/search\?vault=/);
    expect(new URL(url).searchParams.get('query')).toBe('tag:#storage/disk');
  });
});

describe('what else a note holds', () => {
  it('shows its pictures, embeds, formulas and folds', async () => {
    await revealAll();
    const embed = demo.page.locator('.interview-drill-layer .image-embed img');
    expect(await embed.getAttribute('width')).toBe('120');
    expect(await demo.page.locator('.interview-drill-layer .markdown-embed').innerText()).toContain(
      'EMBEDDED',
    );
    expect(await demo.page.locator('.interview-drill-layer .math').count()).toBeGreaterThan(0);
    const title = demo.page.locator('.interview-drill-layer .callout-title');
    expect(await demo.page.getByText('UNFOLDED').isVisible()).toBe(true);
    expect(await title.isVisible()).toBe(true);
  });

  it('has boxes of tasks that stay as they are, and that take no keys', async () => {
    await demo.press('ArrowRight', 'Shift+ ');
    const [open, done] = [0, 1].map((at) =>
      demo.page.locator('.interview-drill-layer input[type="checkbox"]').nth(at),
    );
    await open?.click();
    await done?.click();
    expect([await open?.isChecked(), await done?.isChecked()]).toEqual([false, true]);
    await demo.press('4');
    await expect.poll(() => demo.read(FROM)).toContain('q2: 4');
    expect(await demo.read(FROM)).toContain('- [ ] open\n- [x] done');
  });
});
