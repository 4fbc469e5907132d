import { MarkdownRenderer, type WorkspaceLeaf } from 'obsidian';
import {
  Menu as MockMenu,
  Notice as MockNotice,
  WorkspaceLeaf as MockLeaf,
} from 'obsidian-test-mocks/obsidian';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DrillView, DRILL_VIEW } from '../../src/ui/drill/drill-view';
import { CheckModal } from '../../src/ui/check/check-modal';
import { KeysModal } from '../../src/ui/keys-modal';
import { HistoryModal } from '../../src/ui/history/history-modal';
import { OrphansModal } from '../../src/ui/orphans/orphans-modal';
import { settled, TestPlugin, TestVault, type Files } from '../support/vault';
import { noteOf, question } from './rig';
import { Keyboard } from './scopes';

const PATH = 'Interviews/Pipelines.md';
const NOTE = noteOf([question('Q1', 'ONE?', 'FIRST', 'DEEPER'), question('Q2', 'TWO?', 'SECOND')]);

/** A drill view as the workspace would make it, of the plugin itself. */
class ViewRig {
  private constructor(
    readonly vault: TestVault,
    readonly plugin: TestPlugin,
    readonly leaf: WorkspaceLeaf,
    readonly view: DrillView,
  ) {}

  static async open(state: unknown = { path: PATH }, files: Files = { [PATH]: NOTE }): Promise<ViewRig> {
    const plugin = await TestPlugin.load(new TestVault(files));
    return ViewRig.inPlugin(plugin, state);
  }

  /** Opens a view in a plugin that runs already. */
  static async inPlugin(plugin: TestPlugin, state: unknown, isActive = true): Promise<ViewRig> {
    const { vault } = plugin;
    const leaf = vault.app.workspace.getLeaf('tab');
    const make = plugin.views.get(DRILL_VIEW) as (leaf: WorkspaceLeaf) => DrillView;
    const view = make(leaf);
    const rig = new ViewRig(vault, plugin, leaf, view);
    vi.spyOn(vault.app.workspace, 'getActiveViewOfType').mockReturnValue(isActive ? view : null);
    document.body.empty();
    document.body.append(view.containerEl);
    view.load();
    await (view as unknown as { onOpen(): Promise<void> }).onOpen();
    opened.push(rig);
    await view.setState(state, { history: false });
    return rig;
  }

  async close(): Promise<void> {
    await (this.view as unknown as { onClose(): Promise<void> }).onClose();
    this.view.unload();
  }

  /** The same drill after the app was closed and opened again: the state as JSON, another plugin, another view. */
  async restarted(): Promise<ViewRig> {
    const state: unknown = JSON.parse(JSON.stringify(this.view.getState()));
    const files = Object.fromEntries(
      await Promise.all(
        this.vault.app.vault.getFiles().map(async ({ path }) => [path, await this.vault.text(path)] as const),
      ),
    );
    return ViewRig.open(state, files);
  }

  get text(): string {
    return this.view.contentEl.textContent;
  }

  get asked(): string | undefined {
    return this.view.contentEl.querySelector('.interview-drill-asked')?.textContent;
  }

  get headline(): string | undefined {
    return this.view.contentEl.querySelector('h2')?.textContent;
  }
}

const opened: ViewRig[] = [];
let keyboard: Keyboard;
let notices: string[];

/** Presses keys, and lets what they do come to its end. */
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) keyboard.press(key);
  await settled();
}

beforeEach(() => {
  keyboard = new Keyboard();
  notices = [];
  vi.spyOn(MarkdownRenderer, 'render').mockImplementation((_app, markdown, el) => {
    el.createDiv({ text: markdown });
    return Promise.resolve();
  });
  vi.spyOn(MockNotice.prototype, 'constructor__').mockImplementation((message) => {
    notices.push(typeof message === 'string' ? message : message.textContent);
  });
});
afterEach(async () => {
  for (const rig of opened.splice(0)) await rig.close();
  vi.restoreAllMocks();
});

describe('the view', () => {
  it('names the note that it drills', async () => {
    const { view } = await ViewRig.open();
    expect([view.getViewType(), view.getDisplayText(), view.getIcon()]).toEqual([
      'interview-drill',
      'Drill: Pipelines',
      'graduation-cap',
    ]);
  });

  it('does nothing before it is opened: the workspace may make it and throw it away', async () => {
    const vault = new TestVault({ [PATH]: NOTE });
    const plugin = await TestPlugin.load(vault);
    const make = plugin.views.get(DRILL_VIEW) as (leaf: WorkspaceLeaf) => DrillView;
    const read = vi.spyOn(vault.app.vault, 'cachedRead');
    const view = make(vault.app.workspace.getLeaf('tab'));
    expect(view.getState()).toEqual({ path: null });
    await vault.write(PATH, 'x');
    expect(read).not.toHaveBeenCalled();
  });

  it('has the focus where the keys work', async () => {
    const rig = await ViewRig.open();
    expect(document.activeElement?.tagName).toBe('ARTICLE');
    expect(rig.view.contentEl.contains(document.activeElement)).toBe(true);
  });

  it('leaves the focus where a person types while it is restored in the background, until it is called', async () => {
    const plugin = await TestPlugin.load(new TestVault({ [PATH]: NOTE }));
    const rig = await ViewRig.inPlugin(plugin, { path: null }, false);
    const field = document.body.createEl('input');
    field.focus();
    await rig.view.setState({ path: PATH }, { history: false });
    expect(rig.asked).toBe('ONE?');
    expect(document.activeElement).toBe(field);
    rig.view.setEphemeralState({ focus: true });
    expect(document.activeElement?.tagName).toBe('ARTICLE');
  });

  it('touches the vault no more when it is closed', async () => {
    const rig = await ViewRig.open();
    await rig.close();
    opened.splice(0);
    const read = vi.spyOn(rig.vault.app.vault, 'cachedRead');
    await rig.vault.write(PATH, NOTE.replace('ONE?', 'OTHER?'));
    await settled();
    expect(read).not.toHaveBeenCalled();
  });

  it('ends the life of what it rendered when the question changes', async () => {
    await ViewRig.open();
    const owners = (): unknown[] => vi.mocked(MarkdownRenderer).render.mock.calls.map((call) => call[4]);
    const [first] = owners() as { loaded__: boolean }[];
    expect(first?.loaded__).toBe(true);
    await press('s');
    expect(first?.loaded__).toBe(false);
    expect(owners().at(-1)).not.toBe(first);
  });

  it('shows a part that cannot be rendered as its source', async () => {
    vi.mocked(MarkdownRenderer).render.mockRejectedValue(new Error('no mermaid'));
    const rig = await ViewRig.open();
    await settled();
    expect(rig.asked).toContain('ONE?');
    expect(rig.text).toContain('no mermaid');
  });

  it('counts no time while the window is hidden', async () => {
    const rig = await ViewRig.open();
    const hidden = vi.spyOn(document, 'hidden', 'get');
    const now = vi.spyOn(Date, 'now');
    const elapsed = (): unknown => (rig.view.getState()['session'] as { elapsed: number }).elapsed;
    const start = Date.now();
    now.mockReturnValue(start + 5000);
    hidden.mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
    const drilled = elapsed();
    now.mockReturnValue(start + 3_600_000);
    expect(elapsed()).toBe(drilled);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    now.mockReturnValue(start + 3_601_000);
    expect(elapsed()).toBe((drilled as number) + 1000);
  });

  it('follows the clock and the visibility of the window that it is moved to, and leaves the one before', async () => {
    const migrated: ((win: Window) => void)[] = [];
    vi.spyOn(HTMLElement.prototype, 'onWindowMigrated').mockImplementation((listener) => {
      migrated.push(listener);
      return () => undefined;
    });
    const { view } = await ViewRig.open();
    const other = document.body.createEl('iframe').contentWindow;
    if (!other) throw new Error('There is no other window.');
    const ticks: (() => void)[] = [];
    vi.spyOn(other, 'setInterval').mockImplementation(((tick: () => void) => ticks.push(tick)) as never);
    const left = vi.spyOn(window, 'clearInterval');
    const cleared = vi.spyOn(other, 'clearInterval');
    other.document.body.append(view.containerEl);
    for (const tell of migrated) tell(other);
    expect(left).toHaveBeenCalledOnce();

    const now = vi.spyOn(Date, 'now');
    const start = Date.now();
    const clock = (): string | undefined => {
      for (const tick of ticks) tick();
      return view.contentEl.querySelector('.interview-drill-clock')?.textContent;
    };
    now.mockReturnValue(start + 60_000);
    expect(clock()).toMatch(/^01:0/);
    const hide = (doc: Document): void => {
      vi.spyOn(doc, 'hidden', 'get').mockReturnValue(true);
      doc.dispatchEvent(new Event('visibilitychange'));
    };
    hide(document);
    now.mockReturnValue(start + 120_000);
    expect(clock()).toMatch(/^02:0/);
    hide(other.document);
    now.mockReturnValue(start + 180_000);
    expect(clock()).toMatch(/^02:0/);
    view.unload();
    expect(cleared).toHaveBeenCalledOnce();
  });
});

describe('the state of the view', () => {
  it('is JSON and brings back place, what is revealed, and ratings', async () => {
    const before = await ViewRig.open();
    await press(' ', '1', 'w', ' ');
    const after = await before.restarted();
    expect(after.asked).toBe('TWO?');
    expect(after.text).toContain('SECOND');
    await press('ArrowLeft');
    expect(after.text).toContain('FIRST');
    expect(after.text).not.toContain('DEEPER');
    expect(after.view.contentEl.querySelector('.is-given')?.textContent).toContain('Blank');
  });

  it('of a queue brings back its questions, over all notes', async () => {
    const files = { 'a.md': NOTE.replace('title: Pipelines', 'variant: 1\nrole: X'), 'b.md': NOTE };
    const before = await ViewRig.open(
      { path: null, queue: { kind: 'property', property: 'role', value: 'X' }, day: 20_000 },
      files,
    );
    expect(before.view.getDisplayText()).toBe('Role: X');
    await press(' ', '1', ' ');
    await before.vault.write('a.md', (await before.vault.text('a.md')).replace('role: X', 'role: Y'));
    const after = await before.restarted();
    expect([after.asked, after.view.getDisplayText()]).toEqual(['TWO?', 'Role: X']);
    expect(after.view.getState()).toMatchObject({ path: null, day: 20_000 });
    await press('2');
    expect(await after.vault.text('a.md')).toMatch(/confidence:\n {2}q1: 1\n {2}q2: 2\n/);
  });

  it('of an empty queue leads to another', async () => {
    const rig = await ViewRig.open({ path: null, queue: { kind: 'due' } }, { [PATH]: NOTE });
    expect(rig.headline).toBe('Nothing is due today');
    rig.view.contentEl.querySelectorAll<HTMLElement>('.interview-drill-actions button')[1]?.click();
    await settled();
    expect([rig.headline, rig.view.getDisplayText()]).toEqual(['No weak questions', 'Weak questions']);
  });

  it('of an empty queue becomes the drill when a question is flagged elsewhere', async () => {
    const rig = await ViewRig.open({ path: null, queue: { kind: 'weak' } }, { [PATH]: NOTE });
    expect(rig.headline).toBe('No weak questions');
    await rig.vault.write(PATH, NOTE.replace('---', '---\nvariant: 1\nweak: [q2]'));
    await settled();
    expect([rig.asked, rig.view.getDisplayText()]).toEqual(['TWO?', 'Weak questions']);
  });

  it('holds no words of the note', async () => {
    const rig = await ViewRig.open();
    await press('Shift+ ');
    expect(JSON.stringify(rig.view.getState())).not.toMatch(/ONE|FIRST|DEEPER/);
  });

  it('brings back the summary', async () => {
    const before = await ViewRig.open();
    await press(' ', '3', ' ', '4');
    expect(before.headline).toBe('All 2 questions solid');
    const after = await before.restarted();
    expect(after.headline).toBe('All 2 questions solid');
    expect(after.text).toContain('2 for the first time');
  });

  it('begins at the question that it names', async () => {
    const rig = await ViewRig.open({ path: PATH, question: 'q2' });
    expect(rig.asked).toBe('TWO?');
  });

  it('stays the same when it is stored and restored twice', async () => {
    const first = await ViewRig.open();
    await press(' ', '3', 'h');
    const second = await first.restarted();
    const [a, b] = [first, second].map((rig) => JSON.parse(JSON.stringify(rig.view.getState())) as object);
    const withoutTime = (state: unknown): unknown =>
      JSON.parse(JSON.stringify(state).replace(/"(elapsed|time)":\d+/g, '"$1":0'));
    expect(withoutTime(b)).toEqual(withoutTime(a));
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['undefined', undefined],
    ['a number', 42],
    ['a text', 'Pipelines.md'],
    ['a list', [PATH]],
    ['no path', {}],
    ['a path that is none', { path: 5 }],
  ])('%s says that there is nothing to drill', async (_, state) => {
    const rig = await ViewRig.inPlugin(await TestPlugin.load(new TestVault()), state);
    expect(rig.headline).toBe('No interview notes yet');
  });

  const key = `${PATH}\nq1`;
  const progress = (entry: object): object => ({
    version: 1,
    scope: 'note',
    progress: [{ key, revealed: 1, rating: null, ...entry }],
  });
  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'x'],
    ['of another version', { version: 99, position: `${PATH}\nq2` }],
    ['without progress', { version: 1 }],
    ['whose progress is no list', { version: 1, progress: { length: 3 } }],
    ['whose entries are none', { version: 1, progress: [null, 3, [], { key: 7 }, { key: 'gone\nq1' }] }],
    ['with a position that is none', { version: 1, position: 7, progress: [] }],
    ['with more revealed than there is', progress({ revealed: 1e9 })],
    ['with less than nothing revealed', progress({ revealed: -5 })],
    ['with half a layer revealed', progress({ revealed: 0.5 })],
    ['with follow-ups that are none', progress({ followUps: [99, -1, 0.5, 'x', null] })],
    ['with a rating that is none', progress({ rating: 9, ratedOn: 20000 })],
    ['with a rating on no day', progress({ rating: 3, ratedOn: 'yesterday' })],
    ['with a rating in the far future', progress({ rating: 3, ratedOn: Number.MAX_SAFE_INTEGER })],
    ['with a rating in the far past', progress({ rating: 3, ratedOn: Number.MIN_SAFE_INTEGER })],
    ['with times that are none', { ...progress({ time: -1 }), elapsed: 'long' }],
    ['of a selection of nothing', { version: 1, scope: 'selection', progress: [] }],
    ['in a phase that is none', { version: 1, phase: 'dance', progress: [] }],
  ])('with a session %s can be drilled to its end', async (_, session) => {
    const rig = await ViewRig.open(JSON.parse(JSON.stringify({ path: PATH, session })));
    expect(rig.asked).toBe('ONE?');
    await press('Shift+ ', '3', 'Shift+ ', '3');
    expect(rig.headline).toBe('All 2 questions solid');
    expect(await rig.vault.text(PATH)).toMatch(/confidence:\n {2}q1: 3\n {2}q2: 3\n/);
    expect(notices).toEqual([]);
  });
});

describe('the keys of the view', () => {
  it('reveal, rate, and write the rating into the note; undo gives back every byte', async () => {
    const rig = await ViewRig.open();
    await press(' ');
    expect(rig.text).toContain('FIRST');
    await press('2');
    expect(rig.asked).toBe('TWO?');
    expect(await rig.vault.text(PATH)).toMatch(/confidence:\n {2}q1: 2\n/);
    await press('Mod+z');
    expect(await rig.vault.text(PATH)).toBe(NOTE);
    expect(rig.asked).toBe('ONE?');
  });

  it('flag as weak, skip, look back and forth, and stop at both ends', async () => {
    const rig = await ViewRig.open();
    await press('w', 's');
    expect(await rig.vault.text(PATH)).toContain('weak:\n  - q1\n');
    expect(rig.asked).toBe('TWO?');
    await press('ArrowRight');
    expect(rig.asked).toBe('TWO?');
    await press('ArrowLeft', 'ArrowLeft');
    expect(rig.asked).toBe('ONE?');
    await press('ArrowRight');
    expect(rig.asked).toBe('TWO?');
  });

  it('lead back from the summary to the last question', async () => {
    const rig = await ViewRig.open();
    await press('s', 's');
    expect(rig.headline).toBe('Nothing rated this time');
    await press('ArrowRight');
    expect(rig.headline).toBe('Nothing rated this time');
    await press('ArrowLeft');
    expect(rig.asked).toBe('TWO?');
  });

  it.each([
    ['o', undefined],
    ['e', { mode: 'source' }],
  ])('%s opens the note at the question', async (pressed, state) => {
    await ViewRig.open();
    const open = vi.spyOn(MockLeaf.prototype, 'openFile');
    await press('s', pressed);
    const [file, how] = open.mock.calls[0] ?? [];
    expect(file?.path).toBe(PATH);
    const line = NOTE.split('\n').findIndex((each) => each.startsWith('### Q2'));
    expect(how?.eState).toEqual({ line });
    expect(how?.state).toEqual(state);
  });

  it('? opens the list of keys', async () => {
    await ViewRig.open();
    const open = vi.spyOn(KeysModal.prototype, 'open').mockReturnValue();
    await press('?');
    expect(open).toHaveBeenCalledOnce();
  });

  it('do nothing where there is nothing to drill', async () => {
    const rig = await ViewRig.open({ path: 'Gone.md' });
    await press(...keyboard.keys.filter((key) => !key.endsWith('?')));
    expect(rig.headline).toBe('This note is gone');
    expect(await rig.vault.text(PATH)).toBe(NOTE);
    expect(notices).toEqual([]);
  });
});

describe('a vault that changes under the view', () => {
  it('shows another text at once', async () => {
    const rig = await ViewRig.open();
    await rig.vault.write(PATH, NOTE.replace('ONE?', 'REWRITTEN?'));
    await settled();
    expect(rig.asked).toBe('REWRITTEN?');
  });

  it('keeps what is drawn when its own rating was written', async () => {
    const rig = await ViewRig.open();
    await press(' ', '3', ' ');
    const layer = rig.view.contentEl.querySelector('.interview-drill-layer');
    await press('w');
    expect(await rig.vault.text(PATH)).toContain('- q2');
    expect(layer?.isConnected).toBe(true);
  });

  it('goes along with a note that is renamed', async () => {
    const rig = await ViewRig.open();
    await press(' ');
    await rig.vault.rename(PATH, 'Interviews/Other.md');
    await press('3');
    expect(await rig.vault.text('Interviews/Other.md')).toMatch(/confidence:\n {2}q1: 3\n/);
    expect(rig.view.getState()['path']).toBe('Interviews/Other.md');
  });

  it('keeps the question of a note that is deleted, and goes on when it is back', async () => {
    const rig = await ViewRig.open();
    await press(' ');
    await rig.vault.delete(PATH);
    await settled();
    expect(rig.text).toContain('This note was deleted.');
    expect(rig.text).toContain('FIRST');
    await rig.vault.write(PATH, NOTE);
    await settled();
    expect(rig.text).not.toContain('This note was deleted.');
    await press('3');
    expect(await rig.vault.text(PATH)).toMatch(/confidence:\n {2}q1: 3\n/);
  });

  it('keeps a rating that the note refuses, and writes it when the note is mended', async () => {
    const rig = await ViewRig.open();
    const broken = NOTE.replace('title: Pipelines', 'title: "Pipelines');
    await rig.vault.write(PATH, broken);
    await press(' ', '3');
    expect(await rig.vault.text(PATH)).toBe(broken);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/^Interviews\/Pipelines\.md, line \d+: ./);
    expect(rig.text).toContain('1 question not in the note yet');
    await rig.vault.write(PATH, NOTE);
    await settled();
    expect(await rig.vault.text(PATH)).toMatch(/confidence:\n {2}q1: 3\n/);
    expect(rig.text).not.toContain('not in the note yet');
  });
});

describe('the menu', () => {
  const menuOf = ({ view }: ViewRig): MockMenu => {
    const menu = MockMenu.create2__();
    view.onPaneMenu(menu.asOriginalType2__(), 'more-options');
    return menu;
  };

  it('offers what the keys do, and what can be done only', async () => {
    const rig = await ViewRig.open();
    expect(
      menuOf(rig).menuItems__.map(({ title__, disabled__ }) => (disabled__ ? [title__, 'off'] : title__)),
    ).toEqual([
      ['Undo', 'off'],
      'Flag as weak',
      'Write my answer',
      'Skip',
      ['Previous question', 'off'],
      'Next question',
      'Drill this topic',
      'Open the note here',
      'Edit this question',
      'History',
      'Copy link to this question',
      'Compare variants',
      'Mock interview',
      'Finish the drill',
      'Keys',
    ]);
  });

  it('does it', async () => {
    const rig = await ViewRig.open();
    menuOf(rig)
      .menuItems__.find(({ title__ }) => title__ === 'Finish the drill')
      ?.onClick__?.(new MouseEvent('click'));
    expect(rig.headline).toBe('Nothing rated this time');
  });

  it('offers to tidy where a record of the note belongs to no question', async () => {
    const orphan = noteOf([question('Q1', 'ONE?', 'FIRST')], ['drill_log:', '  old: 77c0e2 2026-11-01:2']);
    const titles = (rig: ViewRig): unknown[] => menuOf(rig).menuItems__.map(({ title__ }) => title__);
    const rig = await ViewRig.open(undefined, { [PATH]: orphan });
    expect(titles(rig)).toContain('Tidy drill records');
    expect(titles(await ViewRig.open())).not.toContain('Tidy drill records');
    const open = vi.spyOn(OrphansModal.prototype, 'open').mockImplementation(() => undefined);
    menuOf(rig)
      .menuItems__.find(({ title__ }) => title__ === 'Tidy drill records')
      ?.onClick__?.(new MouseEvent('click'));
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('shows the history of the question, with what was rated just now', async () => {
    await ViewRig.open();
    const shown: HistoryModal[] = [];
    vi.spyOn(HistoryModal.prototype, 'open').mockImplementation(function (this: HistoryModal) {
      shown.push(this);
      this.onOpen();
    });
    await press('l');
    expect(shown[0]?.contentEl.textContent).toContain('Not rated yet');
    keyboard.press(' ');
    keyboard.press('3');
    keyboard.press('ArrowLeft');
    await press('l');
    await settled();
    expect(shown[1]?.contentEl.querySelectorAll('tbody tr')).toHaveLength(1);
  });

  it('is empty where there is no drill', async () => {
    const rig = await ViewRig.open({ path: 'Gone.md' });
    expect(menuOf(rig).menuItems__).toEqual([]);
  });
});

describe('the first drill', () => {
  const sampleButton = (rig: ViewRig): HTMLElement | undefined =>
    [...rig.view.contentEl.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Make a sample note',
    );

  it('makes a sample note and drills it', async () => {
    const rig = await ViewRig.open({ path: null }, {});
    sampleButton(rig)?.click();
    await settled();
    expect(rig.view.getDisplayText()).toBe('Drill: Sample interview');
    expect(rig.asked).toBe('What happens when two threads increment the same counter?');
    expect(rig.vault.app.vault.getMarkdownFiles().map(({ path }) => path)).toEqual([
      'Interview drill sample.md',
    ]);
  });

  it('says why no sample note could be made', async () => {
    const rig = await ViewRig.open({ path: null }, {});
    vi.spyOn(rig.vault.app.vault, 'create').mockRejectedValue(new Error('Disk full'));
    sampleButton(rig)?.click();
    await settled();
    expect(notices).toEqual(['The sample note could not be made: Disk full']);
    expect(rig.headline).toBe('No interview notes yet');
  });
});

describe('links in what is rendered', () => {
  const rigWithLink = async (state?: unknown): Promise<{ rig: ViewRig; link: HTMLElement }> => {
    vi.mocked(MarkdownRenderer).render.mockImplementation((_app, _markdown, el) => {
      el.createEl('a', { cls: 'internal-link', text: 'x', attr: { 'data-href': 'Queue#Slots' } });
      el.createEl('a', { cls: 'tag', text: '#sql', attr: { href: '#sql' } });
      return Promise.resolve();
    });
    const rig = await ViewRig.open(state, { [PATH]: NOTE.replace('---', '---\nvariant: 1') });
    const link = rig.view.contentEl.querySelector<HTMLElement>('.internal-link');
    if (!link) throw new Error('There is no link.');
    return { rig, link };
  };

  it('open beside the drill, relative to its note', async () => {
    const { rig, link } = await rigWithLink();
    const open = vi.spyOn(rig.vault.app.workspace, 'openLinkText').mockResolvedValue();
    link.click();
    expect(open.mock.calls).toEqual([['Queue#Slots', PATH, 'tab']]);
  });

  it('are relative to the note of the question in a drill over several', async () => {
    const queue = { kind: 'property', property: 'variant', value: '1' };
    const { rig, link } = await rigWithLink({ path: null, queue });
    const open = vi.spyOn(rig.vault.app.workspace, 'openLinkText').mockResolvedValue();
    link.click();
    expect(open.mock.calls).toEqual([['Queue#Slots', PATH, 'tab']]);
  });

  it('show their preview', async () => {
    const { rig, link } = await rigWithLink();
    const trigger = vi.spyOn(rig.vault.app.workspace, 'trigger');
    link.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    expect(trigger).toHaveBeenCalledWith(
      'hover-link',
      expect.objectContaining({ linktext: 'Queue#Slots', sourcePath: PATH, source: 'interview-drill' }),
    );
  });
});

describe('a note whose questions nothing marks', () => {
  const TERMS = '# Terms\n\n### Fsync\n\nA promise.\n\n### Page cache\n\nMemory.\n';
  const MARKED = `---\nquestions: h3\n---\n${TERMS}`;

  const pressed = async (root: ParentNode, name: string): Promise<void> => {
    const button = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === name);
    if (!button) throw new Error(`There is no button "${name}".`);
    button.click();
    await settled();
  };

  it('is drilled as soon as a person agrees that they are questions, and is as it was after the undo', async () => {
    const rig = await ViewRig.open({ path: PATH }, { [PATH]: TERMS });
    expect(rig.text).toContain('2 headings of level 3 look like questions:FsyncPage cache');
    expect(await rig.vault.text(PATH)).toBe(TERMS);
    await pressed(rig.view.contentEl, 'Drill them');
    expect([await rig.vault.text(PATH), rig.asked]).toEqual([MARKED, 'Fsync']);
    expect(document.activeElement?.tagName).toBe('ARTICLE');
    await press('U');
    expect([await rig.vault.text(PATH), rig.headline]).toEqual([TERMS, 'No questions in "Terms"']);
    await pressed(rig.view.contentEl, 'Drill them');
    expect([await rig.vault.text(PATH), rig.asked]).toEqual([MARKED, 'Fsync']);
  });

  it('says what was written, and undoes it from there, also after a rating', async () => {
    const rig = await ViewRig.open({ path: PATH }, { [PATH]: TERMS });
    await pressed(rig.view.contentEl, 'Drill them');
    expect(notices).toEqual([`"questions: h3" was added to "${PATH}".Undo`]);
    const [shown] = vi.spyOn(MockNotice.prototype, 'constructor__').mock.contexts as MockNotice[];
    await press(' ', '3');
    await pressed(shown?.messageEl ?? document, 'Undo');
    expect(await rig.vault.text(PATH)).toContain('fsync: 3');
    expect(await rig.vault.text(PATH)).not.toContain('questions:');
    expect(rig.headline).toBe('No questions in "Terms"');
  });

  it('loses its ratings first where all is undone', async () => {
    const rig = await ViewRig.open({ path: PATH }, { [PATH]: TERMS });
    await pressed(rig.view.contentEl, 'Drill them');
    await press(' ', '3', 'U');
    expect([await rig.vault.text(PATH), rig.asked]).toEqual([MARKED, 'Fsync']);
    await press('U');
    expect(await rig.vault.text(PATH)).toBe(TERMS);
  });

  it('stays as it is where the properties take nothing, and a notice says why', async () => {
    const text = `---\ntitle: [x\n---\n${TERMS}`;
    const rig = await ViewRig.open({ path: PATH }, { [PATH]: text });
    await pressed(rig.view.contentEl, 'Drill them');
    expect(await rig.vault.text(PATH)).toBe(text);
    expect(notices).toEqual([expect.stringMatching(/^Nothing was added\. .*, line 3: .*no valid YAML/)]);
  });

  it('is offered nothing where it says that it holds none', async () => {
    const rig = await ViewRig.open({ path: PATH }, { [PATH]: `---\nquestions: none\n---\n${TERMS}` });
    expect(rig.text).toContain('A question is a heading like');
    expect(rig.text).not.toContain('look like');
  });

  it('is offered its marking by the check of all notes, too', async () => {
    const text = `---\ntags: [interview]\n---\n${TERMS}`;
    const plugin = await TestPlugin.load(new TestVault({ [PATH]: text }));
    const opened = vi.spyOn(CheckModal.prototype, 'open').mockReturnValue();
    void plugin.commands.get('check')?.callback?.();
    await settled();
    const modal = opened.mock.contexts[0] as CheckModal;
    modal.onOpen();
    await pressed(modal.contentEl, 'Add "questions: h3"');
    expect(await plugin.vault.text(PATH)).toBe(text.replace('---\n#', 'questions: h3\n---\n#'));
    expect(notices).toEqual([expect.stringContaining('was added to')]);
  });
});
