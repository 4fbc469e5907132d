import type { Editor as ObsidianEditor, MarkdownRenderChild } from 'obsidian';
import { Editor, Plugin as MockPlugin } from 'obsidian-test-mocks/obsidian';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { questionHash } from '../../src/core/note/hash';
import { TestPlugin, TestVault } from '../support/vault';

const note = (question: string, ratings = '2020-01-01:3', properties = 'variant: 1'): string =>
  `---\n${properties}\ndrill_log:\n  q1: ${questionHash(question)} ${ratings}\n---\n\n### Q1: ${question}\n\nSecret.\n`;

const FILES = {
  'A.md': note('Why apples?'),
  'B.md': note('Why bread?', '2020-01-02:1', 'variant: 2\nweak: [q1]'),
  'Far.md': note('Why far?', '2020-01-01:4', 'round_type: Screen').replace('2020-01-01:4', '2999-01-01:4'),
  'Diary.md': 'x\n',
};

let children: MarkdownRenderChild[] = [];

afterEach(() => {
  for (const child of children) child.unload();
  children = [];
  vi.restoreAllMocks();
});

/** Draws a code block, as the app does wherever it renders Markdown. */
type Draw = (source: string) => HTMLElement;

async function load(files: Readonly<Record<string, string>> = FILES): Promise<[TestPlugin, Draw]> {
  const register = vi.spyOn(MockPlugin.prototype, 'registerMarkdownCodeBlockProcessor');
  const plugin = await TestPlugin.load(new TestVault(files));
  expect(register.mock.lastCall?.[0]).toBe('interview-drill');
  const processor = register.mock.lastCall?.[1] as unknown as (
    source: string,
    el: HTMLElement,
    context: object,
  ) => void;
  const draw: Draw = (source) => {
    const el = createDiv();
    processor(source, el, {
      sourcePath: 'Diary.md',
      addChild: (child: MarkdownRenderChild) => {
        children.push(child);
        child.load();
      },
    });
    return el;
  };
  return [plugin, draw];
}

const count = (el: HTMLElement): string =>
  el.querySelector('.interview-drill-listing-count')?.textContent ?? '';
const asked = (el: HTMLElement): string[] =>
  [...el.querySelectorAll('.interview-drill-listing-question')].map(({ textContent }) => textContent);

const drawn = (el: HTMLElement, words: string): Promise<void> =>
  vi.waitFor(() => {
    expect(count(el)).toBe(words);
  });

describe('a code block', () => {
  it('lists what it says, and reads only the notes that it needs', async () => {
    const [plugin, draw] = await load();
    const read = vi.spyOn(plugin.vault.app.vault, 'cachedRead');
    const el = draw('show: weak');
    await drawn(el, '1 weak question · 1 note');
    expect(asked(el)).toEqual(['Q1 Why bread?']);
    expect(read.mock.calls.map(([file]) => file.path)).toEqual(['B.md']);
    expect(el.innerHTML).not.toContain('Secret');
  });

  it('reads a note once, however many lists are in a note', async () => {
    const [plugin, draw] = await load();
    const read = vi.spyOn(plugin.vault.app.vault, 'cachedRead');
    const all = Array.from({ length: 30 }, () => draw('show: due'));
    for (const el of all) await drawn(el, '2 due questions · 2 notes');
    expect(read.mock.calls.map(([file]) => file.path).sort()).toEqual(['A.md', 'B.md']);
  });

  it('says when the next question comes back, and what note there is not', async () => {
    const [, draw] = await load();
    const el = draw('round: Screen\nnote: [[Nowhere]]');
    await drawn(el, 'Nothing is due. What you rate in a drill comes back here.');
    expect(el.textContent).toContain('There is no note "Nowhere"');
    const later = draw('round: Screen');
    await vi.waitFor(() => {
      expect(count(later)).toContain('The next question comes back in');
    });
    const diary = draw('show: all\nnote: Diary');
    await drawn(diary, 'No interview note has such a question.');
    expect(diary.textContent).toContain('"Diary" is no interview note');
  });

  it('is drawn again when a note changes, comes or goes, and when the settings do', async () => {
    const [plugin, draw] = await load();
    const el = draw('show: due');
    await drawn(el, '2 due questions · 2 notes');
    await plugin.vault.write('C.md', note('Why cheese?'));
    await drawn(el, '3 due questions · 3 notes');
    await plugin.vault.delete('A.md');
    await drawn(el, '2 due questions · 2 notes');
    (plugin as unknown as { mock: { data__: unknown } }).mock.data__ = { logProperty: 'other_log' };
    await plugin.plugin.onExternalSettingsChange();
    await drawn(el, 'Nothing is due. What you rate in a drill comes back here.');
  });

  it('drills exactly what it lists', async () => {
    const [plugin, draw] = await load();
    const el = draw('title: Tonight\nlimit: 1');
    await drawn(el, '2 due questions · 2 notes');
    el.querySelector<HTMLButtonElement>('.interview-drill-listing-drill')?.click();
    await vi.waitFor(() => {
      const [leaf] = plugin.vault.app.workspace.getLeavesOfType('interview-drill');
      expect(leaf?.getViewState().state).toMatchObject({
        queue: { kind: 'questions', name: 'Tonight', questions: [{ path: 'B.md', id: 'q1' }] },
      });
    });
  });

  it('explains its mistakes in its place, and listens to nothing then', async () => {
    const [plugin, draw] = await load();
    const read = vi.spyOn(plugin.vault.app.vault, 'cachedRead');
    const el = draw('show: week');
    expect(el.textContent).toContain('Line 1 "show" cannot be "week". Did you mean "weak"?');
    expect(children).toEqual([]);
    expect(read).not.toHaveBeenCalled();
  });
});

describe('"Insert a list of questions"', () => {
  const insert = async (text: string, line: number): Promise<ObsidianEditor> => {
    const [plugin] = await load();
    const editor = new (Editor as unknown as new () => ObsidianEditor)();
    editor.setValue(text);
    editor.setCursor(line, 0);
    void plugin.commands.get('insert-listing')?.editorCallback?.(editor, {} as never);
    return editor;
  };

  it('puts a block in that can be read, and the cursor into it', async () => {
    const editor = await insert('', 0);
    const sample = editor.getValue();
    expect(sample).toMatch(/^```interview-drill\nshow: due\n[^]*```\n$/);
    expect(editor.getLine(editor.getCursor().line)).toBe('show: due');
    const [, draw] = await load();
    const el = draw(sample.split('\n').slice(1, -2).join('\n'));
    await drawn(el, '2 due questions · 2 notes');
  });

  it('puts the block below the properties where the cursor is above them, so that they stay', async () => {
    const note = '---\ntags: [interview]\n---\nText.';
    const editor = await insert(note, 0);
    expect(editor.getValue()).toMatch(
      /^---\ntags: \[interview\]\n---\n\n```interview-drill\n[^]*```\n\nText\.$/,
    );
    expect(editor.getLine(editor.getCursor().line)).toBe('show: due');
  });
});
