import type { Command } from 'obsidian';
import { Plugin as MockPlugin, type WorkspaceLeaf as MockLeaf } from 'obsidian-test-mocks/obsidian';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../src/core/settings';
import { today } from '../src/obsidian/clock';
import { NotePicker } from '../src/ui/picker/note-picker';
import { PropertyPicker } from '../src/ui/picker/property-picker';
import { settled, TestPlugin, TestVault } from './support/vault';

const PATH = 'Interviews/Pipelines.md';
const NOTE = '---\nvariant: 1\n---\n\n### Q1: Why?\n\nBecause.\n';
const DAY = 86_400_000;
const FILES = { [PATH]: NOTE, 'Diary.md': 'x\n', 'image.png': '' };

afterEach(() => {
  vi.restoreAllMocks();
});

const command = (plugin: TestPlugin, id: string): Command => {
  const found = plugin.commands.get(id);
  if (!found) throw new Error(`There is no command ${id}.`);
  return found;
};

/** What the drill tabs are to show, in the order in which they were opened. */
const drills = ({ vault }: TestPlugin): unknown[] =>
  vault.app.workspace.getLeavesOfType('interview-drill').map((leaf) => leaf.getViewState().state);

describe('the plugin', () => {
  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'x'],
    ['a list', [1, 2]],
    ['values of other types', { interviewTag: 7, folder: null, retention: '90', autoWeak: 1, weakTag: {} }],
    ['names that clash', { confidenceProperty: 'tags', weakProperty: 'tags', logProperty: '' }],
  ])('loads with its defaults where %s was stored', async (_, data) => {
    const plugin = await TestPlugin.load(new TestVault(FILES), data);
    expect(plugin.plugin.settings).toEqual(DEFAULT_SETTINGS);
  });

  it('keeps the good among what was stored', async () => {
    const plugin = await TestPlugin.load(new TestVault(FILES), { retention: 80, folder: 5, unknown: 1 });
    expect(plugin.plugin.settings).toEqual({ ...DEFAULT_SETTINGS, retention: 80 });
  });

  it('registers everything at once, without reading a note or waiting for the layout', async () => {
    const vault = new TestVault(FILES);
    const read = vi.spyOn(vault.app.vault, 'cachedRead');
    const plugin = await TestPlugin.load(vault);
    expect([...plugin.commands.keys()]).toEqual([
      'this-note',
      'choose',
      'due',
      'weak',
      'by-property',
      'check',
      'waiting',
      'merge',
      'tidy',
      'tidy-all',
      'attempts',
      'export-csv',
      'export-json',
      'compare',
      'session',
      'go-on',
      'mock',
      'hide-answers',
      'show-answers',
      'insert-listing',
    ]);
    expect([...plugin.views.keys()]).toEqual([
      'interview-drill',
      'interview-drill-compare',
      'interview-drill-mock',
    ]);
    expect(plugin.settingTabs).toHaveLength(1);
    expect(plugin.cliActions).toHaveLength(12);
    expect(read).not.toHaveBeenCalled();
  });

  it.each(['registerCliHandler', 'registerBasesView', 'registerObsidianProtocolHandler'] as const)(
    'loads with all that it can also where %s throws, since a name is taken',
    async (name) => {
      const registered = ({ commands, views, settingTabs }: TestPlugin): unknown => [
        [...commands.keys()],
        [...views.keys()],
        settingTabs.length,
      ];
      const whole = registered(await TestPlugin.load(new TestVault(FILES)));
      vi.spyOn(MockPlugin.prototype, name).mockImplementation(() => {
        throw new Error('It is registered already.');
      });
      expect(registered(await TestPlugin.load(new TestVault(FILES)))).toEqual(whole);
    },
  );

  it('writes nothing while it loads', async () => {
    const vault = new TestVault(FILES);
    const write = vi.spyOn(vault.app.vault.adapter, 'write');
    const plugin = await TestPlugin.load(vault, { retention: 80 });
    expect(write).not.toHaveBeenCalled();
    expect(plugin.data).toEqual({ retention: 80 });
  });
});

describe('"Drill this note"', () => {
  it('is there for a Markdown note only, and does nothing while it is asked', async () => {
    const plugin = await TestPlugin.load(new TestVault(FILES));
    const { checkCallback } = command(plugin, 'this-note');
    expect(checkCallback?.(true)).toBe(false);
    await plugin.vault.activate('image.png');
    expect(checkCallback?.(true)).toBe(false);
    await plugin.vault.activate('Diary.md');
    expect(checkCallback?.(true)).toBe(true);
    expect(drills(plugin)).toEqual([]);
  });

  it('drills where the note stands, so that the answers are not beside the drill', async () => {
    const plugin = await TestPlugin.load(new TestVault(FILES));
    await plugin.vault.activate(PATH);
    const leaf = plugin.vault.app.workspace.getMostRecentLeaf();
    command(plugin, 'this-note').checkCallback?.(false);
    await settled();
    expect(leaf?.getViewState()).toMatchObject({ type: 'interview-drill', state: { path: PATH } });
  });

  it('goes to the tab that drills the note already', async () => {
    const plugin = await TestPlugin.load(new TestVault(FILES));
    const { workspace } = plugin.vault.app;
    await plugin.vault.activate(PATH);
    const note = workspace.getMostRecentLeaf() as unknown as MockLeaf;
    const drill = workspace.getLeaf('tab');
    await drill.setViewState({ type: 'interview-drill', state: { path: PATH } });
    const reveal = vi.spyOn(workspace, 'revealLeaf');
    command(plugin, 'this-note').checkCallback?.(false);
    await settled();
    expect(drills(plugin)).toHaveLength(1);
    expect(reveal).toHaveBeenCalledWith(drill);
    expect(note.getViewState().type).not.toBe('interview-drill');
  });
});

describe('"Drill…"', () => {
  it('lists the interview notes and drills the chosen one', async () => {
    const plugin = await TestPlugin.load(new TestVault(FILES));
    const open = vi.spyOn(NotePicker.prototype, 'open').mockReturnValue();
    command(plugin, 'choose').callback?.();
    const picker = open.mock.contexts[0] as NotePicker;
    expect(picker.getItems().map(({ path }) => path)).toEqual([PATH]);
    const [choice] = picker.getItems();
    if (choice) picker.onChooseItem(choice);
    await settled();
    expect(drills(plugin)).toEqual([{ path: PATH }]);
  });

  it('says in a tab that there is none yet', async () => {
    const plugin = await TestPlugin.load(new TestVault({ 'Diary.md': 'x' }));
    const open = vi.spyOn(NotePicker.prototype, 'open').mockReturnValue();
    command(plugin, 'choose').callback?.();
    await settled();
    expect(open).not.toHaveBeenCalled();
    expect(drills(plugin)).toEqual([{ path: null }]);
  });

  it('says so in one tab, however often it is asked', async () => {
    const plugin = await TestPlugin.load(new TestVault({ 'Diary.md': 'x' }));
    for (let time = 0; time < 3; time += 1) {
      command(plugin, 'choose').callback?.();
      await settled();
    }
    expect(drills(plugin)).toHaveLength(1);
  });
});

describe('the queues', () => {
  const RATED = NOTE.replace('variant: 1', 'variant: 1\ndrill_log:\n  q1: 77c0e2 2020-01-01:3');
  const due = async (plugin: TestPlugin): Promise<void> => {
    command(plugin, 'due').callback?.();
    await settled();
  };

  it('are drilled in a tab of their own, which is gone to while it drills', async () => {
    const plugin = await TestPlugin.load(new TestVault({ [PATH]: RATED }));
    await due(plugin);
    command(plugin, 'weak').callback?.();
    await settled();
    expect(drills(plugin)).toMatchObject([
      { path: null, queue: { kind: 'due' }, day: today() },
      { path: null, queue: { kind: 'weak' } },
    ]);
    const [first] = plugin.vault.app.workspace.getLeavesOfType('interview-drill');
    const going = { path: null, queue: { kind: 'due' }, day: today(), session: { phase: 'drill' } };
    await first?.setViewState({ type: 'interview-drill', state: going });
    await due(plugin);
    expect(drills(plugin)).toEqual([going, expect.anything()]);
  });

  it.each([
    ['is done', { day: today(), session: { phase: 'summary' } }],
    ['is of another day', { day: today() - 1, session: { phase: 'drill' } }],
    ['was empty', { day: today() }],
  ])('are gathered anew in their tab where what it shows %s', async (_, state) => {
    const plugin = await TestPlugin.load(new TestVault({ [PATH]: RATED }));
    await due(plugin);
    const [first] = plugin.vault.app.workspace.getLeavesOfType('interview-drill');
    await first?.setViewState({
      type: 'interview-drill',
      state: { path: null, queue: { kind: 'due' }, ...state },
    });
    await due(plugin);
    expect(drills(plugin)).toEqual([{ path: null, queue: { kind: 'due' }, day: today() }]);
  });

  it('of a property are chosen from a list', async () => {
    const plugin = await TestPlugin.load(new TestVault(FILES));
    const open = vi.spyOn(PropertyPicker.prototype, 'open').mockReturnValue();
    command(plugin, 'by-property').callback?.();
    const picker = open.mock.contexts[0] as PropertyPicker;
    expect(picker.getItems().map((item) => picker.getItemText(item))).toEqual(['Variant 1 · 1 note']);
    const [choice] = picker.getItems();
    if (choice) picker.onChooseItem(choice);
    await settled();
    const pool = { kind: 'property', property: 'variant', value: '1' };
    expect(drills(plugin)).toMatchObject([{ queue: { kind: 'session', plan: { pool, pick: 'all' } } }]);
  });

  it('are counted in the status bar once the layout is ready, without a note being read', async () => {
    const vault = new TestVault({ [PATH]: RATED });
    const add = vi.spyOn(MockPlugin.prototype, 'addStatusBarItem');
    const read = vi.spyOn(vault.app.vault, 'cachedRead');
    const plugin = await TestPlugin.load(vault);
    const item = add.mock.results[0]?.value as HTMLElement;
    expect(item.textContent).toBe('1 due');
    expect(read).not.toHaveBeenCalled();
    item.click();
    await settled();
    expect(drills(plugin)).toMatchObject([{ queue: { kind: 'due' } }]);
    await vault.write(PATH, NOTE);
    await vi.waitFor(() => {
      expect(item.style.display).toBe('none');
    });
  });
});

describe('a note without tag and properties that was rated', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is due again when its question comes back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const plugin = await TestPlugin.load(new TestVault({ 'Plain.md': '### Q1: Why?\n\nBecause.\n' }));
    const [bar] = (plugin.plugin as unknown as MockPlugin).statusBarItems__;
    expect(bar?.style.display).toBe('none');
    await plugin.cli('rate', { path: 'Plain.md', id: 'q1', confidence: '1' });
    const { index } = plugin.plugin['parts'];
    expect(index.paths({ kind: 'due' }, today())).toEqual([]);
    vi.setSystemTime(Date.now() + 40 * DAY);
    window.dispatchEvent(new Event('focus'));
    expect([bar?.style.display, bar?.textContent]).toEqual(['', '1 due']);
    expect(index.paths({ kind: 'due' }, today())).toEqual(['Plain.md']);
    expect(index.indexed().map(({ path }) => path)).toEqual(['Plain.md']);
  });
});

describe('the ribbon', () => {
  const ribbonOf = async (vault: TestVault): Promise<[TestPlugin, () => void]> => {
    const add = vi.spyOn(MockPlugin.prototype, 'addRibbonIcon');
    const plugin = await TestPlugin.load(vault);
    const press = add.mock.calls[0]?.[2];
    return [plugin, () => press?.(new MouseEvent('click'))];
  };

  it('drills the interview note that is open', async () => {
    const [plugin, press] = await ribbonOf(new TestVault(FILES));
    await plugin.vault.activate(PATH);
    press();
    await settled();
    expect(drills(plugin)).toEqual([{ path: PATH }]);
  });

  it('lets choose where another note is open, or none', async () => {
    const [plugin, press] = await ribbonOf(new TestVault(FILES));
    const open = vi.spyOn(NotePicker.prototype, 'open').mockReturnValue();
    press();
    await plugin.vault.activate('Diary.md');
    press();
    await settled();
    expect(open).toHaveBeenCalledTimes(2);
    expect(drills(plugin)).toEqual([]);
  });
});

describe('the menu of a file', () => {
  it('offers the drill, the comparison and to hide answers for a Markdown note, and starts the drill', async () => {
    const plugin = await TestPlugin.load(new TestVault(FILES));
    const entries = plugin.fileMenu(plugin.vault.file('Diary.md'));
    expect(entries.map(({ title__ }) => title__)).toEqual([
      'Drill this note',
      'Compare variants',
      'Mock interview',
      'Hide answers in this note',
    ]);
    entries[0]?.onClick__?.(new MouseEvent('click'));
    await settled();
    expect(drills(plugin)).toEqual([{ path: 'Diary.md' }]);
  });

  it('offers nothing for other files and for folders', async () => {
    const plugin = await TestPlugin.load(new TestVault(FILES));
    expect(plugin.fileMenu(plugin.vault.file('image.png'))).toEqual([]);
    const folder = plugin.vault.app.vault.getFolderByPath('Interviews');
    expect(folder && plugin.fileMenu(folder)).toEqual([]);
  });
});

describe('a rating that waits for its note', () => {
  const BROKEN = NOTE.replace('variant: 1', 'variant: "1');

  /** Rates through a drill's own service, which keeps what the note refuses. */
  const rated = async (plugin: TestPlugin): Promise<void> => {
    const { parts } = plugin.plugin as unknown as {
      parts: { recorder: { record(path: string, edit: object): Promise<unknown> } };
    };
    await parts.recorder.record(PATH, { type: 'weak', id: 'q1', weak: true });
  };

  it('is written as soon as the note is mended', async () => {
    const plugin = await TestPlugin.load(new TestVault({ ...FILES, [PATH]: BROKEN }));
    await rated(plugin);
    await plugin.vault.write(PATH, NOTE);
    await settled();
    expect(await plugin.vault.text(PATH)).toContain('weak:\n  - q1\n');
  });

  it('is written when the note that was gone is back', async () => {
    const plugin = await TestPlugin.load(new TestVault(FILES));
    await plugin.vault.delete(PATH);
    await rated(plugin);
    await plugin.vault.write(PATH, NOTE);
    await settled();
    expect(await plugin.vault.text(PATH)).toContain('weak:\n  - q1\n');
  });

  it('follows a note that is renamed', async () => {
    const plugin = await TestPlugin.load(new TestVault({ ...FILES, [PATH]: BROKEN }));
    await rated(plugin);
    await plugin.vault.rename(PATH, 'Other.md');
    await plugin.vault.write('Other.md', NOTE);
    await settled();
    expect(await plugin.vault.text('Other.md')).toContain('weak:\n  - q1\n');
  });
});
