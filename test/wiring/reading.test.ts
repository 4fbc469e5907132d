import { Notice as MockNotice, Plugin as MockPlugin } from 'obsidian-test-mocks/obsidian';
import { MarkdownView, type Component } from 'obsidian';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settled, TestPlugin, TestVault } from '../support/vault';

const PATH = 'Note.md';
const NOTE = '---\nvariant: 1\n---\n\n### Q1: Why?\n\nBecause.\n';

type Processor = (el: HTMLElement, context: object) => void;

let notices: string[] = [];

beforeEach(() => {
  notices = [];
  vi.spyOn(MockNotice.prototype, 'constructor__').mockImplementation((message) => {
    notices.push(typeof message === 'string' ? message : message.textContent);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

const load = async (files: Readonly<Record<string, string>> = { [PATH]: NOTE }): Promise<TestPlugin> => {
  const plugin = await TestPlugin.load(new TestVault({ ...files, 'image.png': '' }));
  await plugin.vault.activate(PATH);
  return plugin;
};

const offered = ({ commands }: TestPlugin): string[] =>
  ['hide-answers', 'show-answers'].filter((id) => commands.get(id)?.checkCallback?.(true) === true);

async function run({ commands }: TestPlugin, id: string): Promise<void> {
  commands.get(id)?.checkCallback?.(false);
  await settled();
  // The look at what can be read comes a frame later.
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await settled();
}

/** Puts a reading view of a note, or its editor, into the workspace; what is drawn in it is the answer. */
function view(plugin: TestPlugin, mode: 'preview' | 'source', process?: Processor) {
  const containerEl = document.body.createDiv();
  const rerender = vi.fn((_full: boolean) => {
    const el = containerEl.createDiv();
    el.createEl('p', { text: 'Because.' });
    process?.(el, {
      sourcePath: PATH,
      addChild: (child: Component) => {
        child.load();
      },
      getSectionInfo: () => ({ text: NOTE, lineStart: 6, lineEnd: 6 }),
    });
  });
  const leaf = plugin.vault.app.workspace.getLeaf('tab');
  const view = Object.assign(Object.create(MarkdownView.prototype) as MarkdownView, {
    file: plugin.vault.file(PATH),
    previewMode: { rerender, containerEl },
    getMode: () => mode,
  });
  vi.spyOn(plugin.vault.app.workspace, 'getLeavesOfType').mockReturnValue([Object.assign(leaf, { view })]);
  return rerender;
}

describe('"Hide answers in this note"', () => {
  it('is there for a Markdown note only, and its opposite while answers are hidden', async () => {
    const plugin = await load();
    expect(offered(plugin)).toEqual(['hide-answers']);
    await run(plugin, 'hide-answers');
    expect(offered(plugin)).toEqual(['show-answers']);
    await run(plugin, 'show-answers');
    expect(offered(plugin)).toEqual(['hide-answers']);
    await plugin.vault.activate('image.png');
    expect(offered(plugin)).toEqual([]);
  });

  it('changes no byte of the file and stores nothing', async () => {
    const plugin = await load();
    const write = vi.spyOn(plugin.vault.app.vault.adapter, 'write');
    await run(plugin, 'hide-answers');
    await run(plugin, 'show-answers');
    expect(write).not.toHaveBeenCalled();
    expect(await plugin.vault.text(PATH)).toBe(NOTE);
    expect(plugin.data).toBeNull();
  });

  it('renders what is open of the note again, and says once how the answers come back', async () => {
    const register = vi.spyOn(MockPlugin.prototype, 'registerMarkdownPostProcessor');
    const plugin = await load();
    const rerender = view(plugin, 'preview', register.mock.calls[0]?.[0] as unknown as Processor);
    await run(plugin, 'hide-answers');
    expect(rerender).toHaveBeenCalledWith(true);
    expect(notices).toEqual([expect.stringContaining('"Show answers in this note"')]);
    await run(plugin, 'show-answers');
    await run(plugin, 'hide-answers');
    expect(notices).toHaveLength(1);
  });

  it('says each time that it is so in the reading view where only an editor is open', async () => {
    const plugin = await load();
    const rerender = view(plugin, 'source');
    await run(plugin, 'hide-answers');
    // What was rendered before is kept behind the editor.
    expect(rerender).toHaveBeenCalledWith(true);
    await run(plugin, 'show-answers');
    await run(plugin, 'hide-answers');
    expect(notices).toEqual(Array(2).fill(expect.stringContaining('hidden in the reading view')));
  });

  it('does nothing but say so where there is no answer to hide', async () => {
    const plugin = await load({ [PATH]: 'A diary.\n' });
    await run(plugin, 'hide-answers');
    expect(notices).toEqual([expect.stringContaining('nothing to hide')]);
    expect(offered(plugin)).toEqual(['hide-answers']);
  });

  it('stands in the menu of a file, and says what it will do', async () => {
    const plugin = await load();
    const titles = (): string[] =>
      plugin.fileMenu(plugin.vault.file(PATH)).map(({ title__ }) => title__ as string);
    expect(titles()).toContain('Hide answers in this note');
    plugin
      .fileMenu(plugin.vault.file(PATH))
      .find(({ title__ }) => title__ === 'Hide answers in this note')
      ?.onClick__?.(new MouseEvent('click'));
    await settled();
    expect(titles()).toContain('Show answers in this note');
    expect(plugin.fileMenu(plugin.vault.file('image.png'))).toEqual([]);
  });

  it('follows a note that is renamed, and forgets one that is deleted', async () => {
    const plugin = await load();
    await run(plugin, 'hide-answers');
    await plugin.vault.rename(PATH, 'Other.md');
    await plugin.vault.activate('Other.md');
    expect(offered(plugin)).toEqual(['show-answers']);
    await plugin.vault.delete('Other.md');
    await plugin.vault.write('Other.md', NOTE);
    await plugin.vault.activate('Other.md');
    expect(offered(plugin)).toEqual(['hide-answers']);
  });

  it('costs nothing for notes that are not hidden', async () => {
    const register = vi.spyOn(MockPlugin.prototype, 'registerMarkdownPostProcessor');
    await load();
    const processor = register.mock.calls[0]?.[0] as unknown as Processor;
    const context = { sourcePath: PATH, addChild: vi.fn(), getSectionInfo: vi.fn() };
    processor(createDiv(), context);
    expect(context.addChild).not.toHaveBeenCalled();
    expect(context.getSectionInfo).not.toHaveBeenCalled();
  });
});
