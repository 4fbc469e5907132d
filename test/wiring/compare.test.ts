import { MarkdownRenderer, type TAbstractFile, type WorkspaceLeaf } from 'obsidian';
import { Menu as MockMenu, Notice as MockNotice } from 'obsidian-test-mocks/obsidian';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { COMPARE_VIEW, type CompareView } from '../../src/ui/compare/compare-view';
import { NotesPicker } from '../../src/ui/picker/notes-picker';
import { PartnerPicker } from '../../src/ui/compare/partner-picker';
import { DRILL_VIEW, type DrillView } from '../../src/ui/drill/drill-view';
import { settled, TestPlugin, TestVault } from '../support/vault';

const note = (properties: string, ...questions: string[]): string =>
  [
    '---',
    properties,
    '---',
    '',
    ...questions.flatMap((text, at) => [`### Q${String(at + 1)}: ${text}`, '', 'So.', '']),
    '',
  ].join('\n');

const ONE = 'Storage/Round - Variant 1.md';
const TWO = 'Storage/Round - Variant 2.md';
const THREE = 'Storage/Round - Variant 3.md';
const ALONE = 'Alone.md';
const FILES = {
  [THREE]: note('variant: 3', 'What is a fence?'),
  [ONE]: note('variant: 1', 'What is a write-ahead log?', 'How does a hash index find a key?'),
  [TWO]: note('variant: 2', 'What is a write-ahead log?', 'Why do LSM trees compact?'),
  [ALONE]: note('variant: 1\nrole: Other', 'When would you shed load?'),
  'Fifth.md': note('variant: 5\nrole: Another', 'When?'),
  'Diary.md': 'x\n',
  'image.png': '',
};

let notices: string[] = [];
const views: (CompareView | DrillView)[] = [];

beforeEach(() => {
  notices = [];
  vi.spyOn(MarkdownRenderer, 'render').mockResolvedValue();
  vi.spyOn(MockNotice.prototype, 'constructor__').mockImplementation((message) => {
    notices.push(typeof message === 'string' ? message : message.textContent);
  });
});

afterEach(() => {
  for (const view of views.splice(0)) view.unload();
  vi.restoreAllMocks();
});

const load = (data: unknown = null): Promise<TestPlugin> => TestPlugin.load(new TestVault(FILES), data);

/** What the tabs that compare show. */
const compared = ({ vault }: TestPlugin): unknown[] =>
  vault.app.workspace.getLeavesOfType(COMPARE_VIEW).map((leaf) => leaf.getViewState().state);

/** Keeps the pickers that are opened, without closing them. */
const pickers = (): NotesPicker[] => {
  const open = vi.spyOn(NotesPicker.prototype, 'open').mockReturnValue();
  return open.mock.contexts as NotesPicker[];
};

const ticked = (picker: NotesPicker | undefined): string[] =>
  [...(picker?.contentEl.querySelectorAll('label') ?? [])]
    .filter((label) => label.querySelector('input')?.checked === true)
    .map((label) => label.querySelector('.interview-drill-pick-words > span')?.textContent ?? '');

const listed = (picker: NotesPicker | undefined): string[] =>
  [...(picker?.contentEl.querySelectorAll('.interview-drill-pick-words > span:first-child') ?? [])].map(
    ({ textContent }) => textContent,
  );

async function command(plugin: TestPlugin): Promise<void> {
  plugin.commands.get('compare')?.callback?.();
  await settled();
}

/** A view of the plugin that shows something. */
async function show<V extends CompareView | DrillView>(
  plugin: TestPlugin,
  type: string,
  state: unknown,
): Promise<V> {
  const make = plugin.views.get(type) as (leaf: WorkspaceLeaf) => V;
  const view = make(plugin.vault.app.workspace.getLeaf('tab'));
  view.load();
  await (view as unknown as { onOpen(): Promise<void> }).onOpen();
  views.push(view);
  await view.setState(state, { history: false });
  return view;
}

async function choose(items: MockMenu['menuItems__'], title: string): Promise<void> {
  const item = items.find(({ title__ }) => title__ === title);
  if (!item) throw new Error(`The menu has no "${title}".`);
  item.onClick__?.(new MouseEvent('click'));
  await settled();
}

describe('the command', () => {
  it('is called "Compare variants"', async () => {
    expect((await load()).commands.get('compare')?.name).toBe('Compare variants');
  });

  it('puts the note that is open and its variants side by side', async () => {
    const plugin = await load();
    await plugin.vault.activate(TWO);
    await command(plugin);
    expect(compared(plugin)).toEqual([{ paths: [ONE, TWO, THREE] }]);
  });

  it('lets choose where the note has no variant, and begins with it', async () => {
    const plugin = await load();
    const opened = pickers();
    await plugin.vault.activate(ALONE);
    await command(plugin);
    expect([opened.length, ticked(opened[0]), compared(plugin)]).toEqual([1, ['Alone'], []]);
    await plugin.vault.activate('Diary.md');
    await command(plugin);
    expect(ticked(opened[1])).toEqual(['Diary']);
    expect(listed(opened[1])).toContain('Alone');
  });

  it.each([null, 'image.png'])('lets choose among the interview notes where %s is open', async (path) => {
    const plugin = await load();
    const opened = pickers();
    if (path !== null) await plugin.vault.activate(path);
    await command(plugin);
    expect(ticked(opened[0])).toEqual([]);
    expect(listed(opened[0]).sort()).toEqual([
      'Alone',
      'Fifth',
      'Round - Variant 1',
      'Round - Variant 2',
      'Round - Variant 3',
    ]);
    expect(compared(plugin)).toEqual([]);
  });

  it('compares what is chosen, in the order of the notes', async () => {
    const plugin = await load();
    const opened = pickers();
    await command(plugin);
    const content = opened[0]?.contentEl;
    if (content) document.body.append(content);
    for (const name of ['Round - Variant 2', 'Alone'])
      [...(content?.querySelectorAll('label') ?? [])]
        .find(({ textContent }) => textContent.startsWith(name))
        ?.querySelector('input')
        ?.click();
    content?.querySelector<HTMLElement>('button.mod-cta')?.click();
    await settled();
    expect(compared(plugin)).toEqual([{ paths: [ALONE, TWO] }]);
  });
});

describe('the menu of a file', () => {
  it('compares a note with its variants', async () => {
    const plugin = await load();
    await choose(plugin.fileMenu(plugin.vault.file(THREE)), 'Compare variants');
    expect(compared(plugin)).toEqual([{ paths: [ONE, TWO, THREE] }]);
  });
});

describe('the menu of several files', () => {
  const filesMenu = (plugin: TestPlugin, ...paths: string[]): MockMenu['menuItems__'] => {
    const { app } = plugin.vault;
    const menu = MockMenu.create2__();
    const files = paths
      .map((path) => app.vault.getAbstractFileByPath(path))
      .filter((file): file is TAbstractFile => file !== null);
    expect(files).toHaveLength(paths.length);
    app.workspace.trigger('files-menu', menu.asOriginalType2__(), files, 'test');
    return menu.menuItems__;
  };

  it.each([[[TWO, ONE]], [[TWO, ONE, ALONE, 'Diary.md']]])(
    'compares %j as they were selected',
    async (paths) => {
      const plugin = await load();
      await choose(filesMenu(plugin, ...paths), 'Compare side by side');
      expect(compared(plugin)).toEqual([{ paths }]);
    },
  );

  it('lets choose among more than four', async () => {
    const plugin = await load();
    const opened = pickers();
    const paths = [THREE, TWO, ONE, ALONE, 'Fifth.md'];
    await choose(filesMenu(plugin, ...paths), 'Compare side by side (choose 4)');
    expect([opened.length, ticked(opened[0]).length, compared(plugin)]).toEqual([1, 4, []]);
  });

  it('leaves out what is no note, and offers nothing for fewer than two notes', async () => {
    const plugin = await load();
    expect(filesMenu(plugin, ONE, 'image.png', 'Storage')).toEqual([]);
    await choose(filesMenu(plugin, ONE, 'image.png', 'Storage', ALONE), 'Compare side by side');
    expect(compared(plugin)).toEqual([{ paths: [ONE, ALONE] }]);
  });
});

describe('the menu of a drill', () => {
  it('compares its note with the variants', async () => {
    const plugin = await load();
    const view = await show<DrillView>(plugin, DRILL_VIEW, { path: ONE });
    const menu = MockMenu.create2__();
    view.onPaneMenu(menu.asOriginalType2__(), 'more-options');
    await choose(menu.menuItems__, 'Compare variants');
    expect(compared(plugin)).toEqual([{ paths: [ONE, TWO, THREE] }]);
  });
});

describe('a comparison', () => {
  const menuOf = (view: CompareView): MockMenu['menuItems__'] => {
    const menu = MockMenu.create2__();
    view.onPaneMenu(menu.asOriginalType2__(), 'more-options');
    return menu.menuItems__;
  };
  const press = async (view: CompareView, name: string): Promise<void> => {
    const button = [...view.contentEl.querySelectorAll('button')].find(
      (el) => el.textContent === name || el.getAttribute('aria-label') === name,
    );
    if (!button) throw new Error(`There is no button "${name}".`);
    button.click();
    await settled();
  };
  const rows = ({ contentEl }: CompareView): string[] =>
    [...contentEl.querySelectorAll('.interview-drill-compare-row')].map((row) =>
      [...row.querySelectorAll('.interview-drill-compare-cell')]
        .map((cell) => cell.querySelector('.interview-drill-label')?.textContent ?? '–')
        .join(' '),
    );

  it('is saved as a note that is opened, and never takes the place of another', async () => {
    const plugin = await load();
    const view = await show<CompareView>(plugin, COMPARE_VIEW, { paths: [ONE, TWO] });
    const before = new Set(plugin.vault.app.vault.getFiles().map(({ path }) => path));
    await choose(menuOf(view), 'Save as note');
    await choose(menuOf(view), 'Save as note');
    const made = plugin.vault.app.vault
      .getFiles()
      .map(({ path }) => path)
      .filter((path) => !before.has(path));
    expect(made).toHaveLength(2);
    expect(made[1]).toBe(made[0]?.replace('.md', ' 2.md'));
    for (const path of made) {
      expect(path).not.toMatch(/[:*?"<>|#^[\]\\]/);
      expect(await plugin.vault.text(path)).toContain('What is a write-ahead log?');
    }
    expect(plugin.vault.app.workspace.getMostRecentLeaf()).toMatchObject({ file__: { path: made[1] } });
    for (const path of before)
      if (path.endsWith('.md')) expect(await plugin.vault.text(path)).toBe(FILES[path as keyof typeof FILES]);
    expect(notices).toEqual([]);
  });

  it('that cannot be saved says so', async () => {
    const plugin = await load();
    const view = await show<CompareView>(plugin, COMPARE_VIEW, { paths: [ONE, TWO] });
    vi.spyOn(plugin.vault.app.vault, 'create').mockRejectedValue(new Error('EROFS'));
    await choose(menuOf(view), 'Save as note');
    expect(notices).toEqual(['The note could not be made: EROFS']);
  });

  it('drills in a tab of its own', async () => {
    const plugin = await load();
    const view = await show<CompareView>(plugin, COMPARE_VIEW, { paths: [ONE, TWO] });
    const topic = [...view.contentEl.querySelectorAll<HTMLElement>('button')].find(
      ({ textContent }) => textContent === 'Drill topic',
    );
    topic?.click();
    await settled();
    const [leaf] = plugin.vault.app.workspace.getLeavesOfType(DRILL_VIEW);
    expect(leaf?.getViewState().state).toMatchObject({
      queue: {
        kind: 'questions',
        questions: [
          { path: ONE, id: 'q1' },
          { path: TWO, id: 'q1' },
          { path: ONE, id: 'q2' },
          { path: TWO, id: 'q2' },
        ],
      },
    });
  });

  it('lets choose other notes, beginning with its own', async () => {
    const plugin = await load();
    const opened = pickers();
    const view = await show<CompareView>(plugin, COMPARE_VIEW, { paths: [TWO, ALONE] });
    await choose(menuOf(view), 'Choose other notes…');
    expect(ticked(opened[0]).sort()).toEqual(['Alone', 'Round - Variant 2']);
  });

  it('keeps what was chosen about questions, in the settings and after a restart', async () => {
    const plugin = await load({ retention: 80 });
    const view = await show<CompareView>(plugin, COMPARE_VIEW, { paths: [ONE, TWO] });
    expect(rows(view)).toEqual(['Q1 Q1', 'Q2 –', '– Q2']);
    await press(view, 'How does a hash index find a key?');
    const open = vi.spyOn(PartnerPicker.prototype, 'open').mockReturnValue();
    await press(view, 'Join with…');
    const [picker] = open.mock.contexts as [PartnerPicker];
    const partner = picker.getItems().find(({ question }) => question.id === 'q2');
    if (partner) picker.onChooseItem(partner);
    await settled();
    expect(rows(view)).toEqual(['Q1 Q1', 'Q2 Q2']);
    expect(plugin.data).toMatchObject({
      retention: 80,
      pairs: expect.stringMatching(/^join [0-9a-f]{6} [0-9a-f]{6}$/) as string,
    });
    expect(plugin.plugin.settings.pairs).toBe((plugin.data as { pairs: string }).pairs);
    const again = await show<CompareView>(await load(plugin.data), COMPARE_VIEW, { paths: [ONE, TWO] });
    expect(rows(again)).toEqual(['Q1 Q1', 'Q2 Q2']);
  });

  it('goes by nothing where what was stored of choices is junk', async () => {
    const plugin = await load({ pairs: 'join x y' });
    const view = await show<CompareView>(plugin, COMPARE_VIEW, { paths: [ONE, TWO] });
    expect(rows(view)).toEqual(['Q1 Q1', 'Q2 –', '– Q2']);
  });
});
