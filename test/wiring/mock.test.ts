import { afterEach, describe, expect, it, vi } from 'vitest';
import { NotePicker } from '../../src/ui/picker/note-picker';
import { settled, TestPlugin, TestVault } from '../support/vault';

const PATH = 'Interviews/Pipelines.md';
const NOTE = '---\nvariant: 1\n---\n\n### Q1: Why?\n\nBecause.\n';
const FILES = { [PATH]: NOTE, 'Diary.md': 'x\n', 'image.png': '' };

afterEach(() => {
  vi.restoreAllMocks();
});

async function run(plugin: TestPlugin): Promise<unknown[]> {
  plugin.commands.get('mock')?.callback?.();
  await settled();
  return interviews(plugin);
}

const interviews = ({ vault }: TestPlugin): unknown[] =>
  vault.app.workspace.getLeavesOfType('interview-drill-mock').map((leaf) => leaf.getViewState().state);

describe('"Mock interview"', () => {
  it('takes the place of the note that is open, so that its answers are not beside it', async () => {
    const plugin = await TestPlugin.load(new TestVault(FILES));
    await plugin.vault.activate(PATH);
    const leaf = plugin.vault.app.workspace.getMostRecentLeaf();
    await run(plugin);
    expect(leaf?.getViewState()).toMatchObject({ type: 'interview-drill-mock', state: { path: PATH } });
  });

  it('lets choose where no note is open', async () => {
    const plugin = await TestPlugin.load(new TestVault(FILES));
    await plugin.vault.activate('image.png');
    const open = vi.spyOn(NotePicker.prototype, 'open').mockReturnValue();
    expect(await run(plugin)).toEqual([]);
    const picker = open.mock.contexts[0] as NotePicker;
    const [choice] = picker.getItems();
    if (choice) picker.onChooseItem(choice);
    await settled();
    expect(interviews(plugin)).toEqual([{ path: PATH }]);
  });

  it('says in one tab that there is no interview note', async () => {
    const plugin = await TestPlugin.load(new TestVault({}));
    await run(plugin);
    expect(await run(plugin)).toEqual([{ path: null }]);
  });

  it('goes to the interview that is under way, and begins anew where it is over', async () => {
    const plugin = await TestPlugin.load(new TestVault(FILES));
    const leaf = plugin.vault.app.workspace.getLeaf('tab');
    const state = { path: PATH, session: { phase: 'answer' } };
    await leaf.setViewState({ type: 'interview-drill-mock', state });
    await plugin.vault.activate(PATH);
    expect(await run(plugin)).toEqual([state]);
    await leaf.setViewState({
      type: 'interview-drill-mock',
      state: { path: PATH, session: { phase: 'report' } },
    });
    await plugin.vault.activate(PATH);
    expect(await run(plugin)).toEqual([{ path: PATH }]);
  });

  it('stands in the file menu of notes', async () => {
    const plugin = await TestPlugin.load(new TestVault(FILES));
    const count = (path: string): number => plugin.fileMenu(plugin.vault.file(path)).length;
    expect(count(PATH)).toBe(count('image.png') + 4);
  });
});
