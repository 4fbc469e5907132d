import { MarkdownRenderer, type WorkspaceLeaf } from 'obsidian';
import { Menu as MockMenu, Notice as MockNotice } from 'obsidian-test-mocks/obsidian';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { COMPARE_VIEW, CompareView } from '../../../src/ui/compare/compare-view';
import { openCompare } from '../../../src/ui/compare/open-compare';
import type { Parts } from '../../../src/wiring/parts';
import { nameOf } from '../../support/name-of';
import { settled, TestPlugin, TestVault, type Files } from '../../support/vault';
import { ASKED, FIRST, ONE, SECOND, SECRETS, TWO } from './rig';

const FILES: Files = { [FIRST]: ONE, [SECOND]: TWO };
const opened: CompareView[] = [];
let notices: string[] = [];

/** A comparison as the workspace would make it, of the plugin itself. */
class ViewRig {
  private constructor(
    readonly plugin: TestPlugin,
    readonly view: CompareView,
  ) {}

  static async open(state: unknown = { paths: [FIRST, SECOND] }, files: Files = FILES): Promise<ViewRig> {
    const plugin = await TestPlugin.load(new TestVault(files));
    const rig = new ViewRig(plugin, ViewRig.make(plugin));
    await rig.view.setState(state, { history: false });
    return rig;
  }

  /** A view that stands in the document and shows nothing yet. */
  static make(plugin: TestPlugin): CompareView {
    const make = plugin.views.get(COMPARE_VIEW) as (leaf: WorkspaceLeaf) => CompareView;
    const view = make(plugin.vault.app.workspace.getLeaf('tab'));
    document.body.replaceChildren(view.containerEl);
    view.load();
    void (view as unknown as { onOpen(): Promise<void> }).onOpen();
    opened.push(view);
    return view;
  }

  get vault(): TestVault {
    return this.plugin.vault;
  }

  get asked(): string[] {
    return [...this.view.contentEl.querySelectorAll('.interview-drill-compare-toggle')].map(
      ({ textContent }) => textContent,
    );
  }

  get headline(): string | undefined {
    return this.view.contentEl.querySelector('.interview-drill-other h2')?.textContent;
  }

  cell(text: string, column = 0): HTMLElement {
    const cell = [...this.view.contentEl.querySelectorAll<HTMLElement>('.interview-drill-compare-row')]
      .find((row) => row.querySelector('.interview-drill-compare-toggle')?.textContent === text)
      ?.querySelector<HTMLElement>(`[data-column="${String(column)}"]`);
    if (!cell) throw new Error(`There is no cell of "${text}".`);
    return cell;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await settled();
    }
  }
}

beforeEach(() => {
  notices = [];
  vi.spyOn(MarkdownRenderer, 'render').mockImplementation((_app, markdown, el) => {
    el.createDiv({ text: markdown });
    return Promise.resolve();
  });
  vi.spyOn(MockNotice.prototype, 'constructor__').mockImplementation((message) => {
    notices.push(typeof message === 'string' ? message : message.textContent);
  });
});

afterEach(() => {
  for (const view of opened.splice(0)) view.unload();
  vi.restoreAllMocks();
});

describe('the view', () => {
  it('names what it compares', async () => {
    const { view } = await ViewRig.open();
    expect([view.getViewType(), view.getDisplayText(), view.getIcon()]).toEqual([
      'interview-drill-compare',
      'Compare: Storage Engineer',
      'columns-3',
    ]);
    await view.setState({ paths: [] }, { history: false });
    expect(view.getDisplayText()).toBe('Compare variants');
  });

  it('comes back as it was after the app was closed', async () => {
    const { view } = await ViewRig.open({ paths: [SECOND, FIRST], filter: 'shared' });
    const stored = JSON.parse(JSON.stringify(view.getState())) as unknown;
    expect(stored).toEqual({ paths: [SECOND, FIRST], filter: 'shared' });
    const again = await ViewRig.open(stored);
    expect(again.view.getState()).toEqual(stored);
    expect(again.asked).toEqual([ASKED.LOG, ASKED.LOAD]);
  });

  it('keeps its filter while its notes cannot be read', async () => {
    const state = { paths: [FIRST, 'Gone.md'], filter: 'weak' };
    const { view } = await ViewRig.open(state);
    expect(view.getState()).toEqual(state);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'x'],
    ['nothing', {}],
    ['paths of another type', { paths: 'a.md', filter: 3 }],
    ['paths that are none', { paths: [null, 1, {}, ['x']], filter: '__proto__' }],
  ])('offers to choose where what was stored is %s', async (_, state) => {
    const rig = await ViewRig.open(state);
    expect(rig.view.getState()).toEqual({ paths: [], filter: 'all' });
    expect(rig.headline).toBe('Choose what to compare');
  });

  it('shows the paths among junk', async () => {
    const rig = await ViewRig.open({ paths: [FIRST, 7, SECOND, FIRST], filter: 'none' });
    expect(rig.view.getState()).toEqual({ paths: [FIRST, SECOND], filter: 'all' });
    expect(rig.asked).toHaveLength(4);
  });

  it('is a step of the history', async () => {
    const { view } = await ViewRig.open();
    const result = { history: false };
    await view.setState({ paths: [SECOND, FIRST] }, result);
    expect(result.history).toBe(true);
    expect(view.navigation).toBe(true);
    expect(view.paths).toEqual([SECOND, FIRST]);
  });

  it('has the layout saved when what it shows changes', async () => {
    const rig = await ViewRig.open();
    const save = vi.spyOn(rig.vault.app.workspace, 'requestSaveLayout');
    rig.view.contentEl.querySelectorAll<HTMLElement>('.interview-drill-compare-filters button')[1]?.click();
    expect(save).toHaveBeenCalled();
    expect(rig.view.getState()).toMatchObject({ filter: 'shared' });
  });

  it('takes the keyboard only where it is the active view', async () => {
    const plugin = await TestPlugin.load(new TestVault(FILES));
    const view = ViewRig.make(plugin);
    const active = vi.spyOn(plugin.vault.app.workspace, 'getActiveViewOfType').mockReturnValue(null);
    await view.setState({ paths: [FIRST, SECOND] }, { history: false });
    expect(view.contentEl.contains(document.activeElement)).toBe(false);
    active.mockReturnValue(ViewRig.make(plugin));
    document.body.append(view.containerEl);
    await view.setState({ paths: [FIRST, SECOND] }, { history: false });
    expect(view.contentEl.contains(document.activeElement)).toBe(false);
    active.mockReturnValue(view);
    await view.setState({ paths: [FIRST, SECOND] }, { history: false });
    expect(view.contentEl.contains(document.activeElement)).toBe(true);
    document.body.focus();
    view.setEphemeralState({ focus: true });
    expect(view.contentEl.contains(document.activeElement)).toBe(true);
    expect(() => {
      view.setEphemeralState(null);
    }).not.toThrow();
  });

  it('offers in its menu what can be done', async () => {
    const { view } = await ViewRig.open();
    const menu = MockMenu.create2__();
    view.onPaneMenu(menu.asOriginalType2__(), 'more-options');
    expect(menu.menuItems__.map(({ title__ }) => title__)).toEqual([
      'Undo',
      'Choose other notes…',
      'Copy as Markdown',
      'Save as note',
      'Keys',
    ]);
  });
});

describe('the vault', () => {
  it('keeps what is rated, and gets it back with undo', async () => {
    const rig = await ViewRig.open();
    rig.cell(ASKED.LOG).focus();
    await rig.press('3');
    expect(await rig.vault.text(FIRST)).toBe(ONE);
    await rig.press('Enter', 'Enter', '3');
    expect(await rig.vault.text(FIRST)).toMatch(/confidence:\n {2}q1: 3\n/);
    expect(nameOf(rig.cell(ASKED.LOG))).toContain('3 solid');
    await rig.press('u');
    expect(await rig.vault.text(FIRST)).toBe(ONE);
    expect(nameOf(rig.cell(ASKED.LOG))).toContain('not rated');
  });

  it('is followed when a note is edited, rated elsewhere, renamed, deleted and back', async () => {
    const rig = await ViewRig.open();
    await rig.vault.write(SECOND, TWO.replace(ASKED.LSM, 'What is a Bloom filter?'));
    await settled();
    expect(rig.asked).toContain('What is a Bloom filter?');
    await rig.plugin.cli('rate', { path: FIRST, id: 'q1', confidence: '4' });
    await settled();
    expect(nameOf(rig.cell(ASKED.LOG))).toContain('4 instant');
    await rig.vault.rename(SECOND, 'Moved.md');
    await settled();
    expect(rig.view.getState()).toMatchObject({ paths: [FIRST, 'Moved.md'] });
    expect(rig.asked).toHaveLength(4);
    await rig.vault.delete('Moved.md');
    await settled();
    expect(rig.headline).toBe('These notes cannot be compared');
    await rig.vault.write('Moved.md', TWO);
    await settled();
    expect(rig.asked).toHaveLength(4);
  });

  it('says what a note refuses, and shows when it has taken it', async () => {
    const broken = ONE.replace('variant: 1', 'variant: "1');
    const rig = await ViewRig.open(undefined, { [FIRST]: broken, [SECOND]: TWO });
    rig.cell(ASKED.LOG).focus();
    await rig.press('w');
    expect(notices).toEqual([
      expect.stringMatching(/^Interviews\/Storage - Variant 1\.md, line 3: .* The change waits until/),
    ]);
    expect(rig.cell(ASKED.LOG).textContent).toContain('Not in the note yet');
    await rig.vault.write(FIRST, ONE);
    await settled();
    expect(await rig.vault.text(FIRST)).toContain('weak:\n  - q1\n');
    expect(rig.cell(ASKED.LOG).textContent).not.toContain('Not in the note yet');
  });

  it('that refuses what is rated elsewhere is shown so, though no note changes', async () => {
    const broken = ONE.replace('variant: 1', 'variant: "1');
    const rig = await ViewRig.open(undefined, { [FIRST]: broken, [SECOND]: TWO });
    const { parts } = rig.plugin.plugin as unknown as { parts: Parts };
    await parts.recorder.record(FIRST, { type: 'weak', id: 'q1', weak: true });
    await settled();
    expect(rig.cell(ASKED.LOG).textContent).toContain('Not in the note yet');
  });

  it('is not listened to any more when the view is closed, and no answer stays', async () => {
    const rig = await ViewRig.open();
    rig.cell(ASKED.LOG).focus();
    await rig.press('Enter', 'Enter');
    expect(document.documentElement.outerHTML).toContain('ALPHA');
    rig.view.unload();
    expect(SECRETS.filter((secret) => document.documentElement.outerHTML.includes(secret))).toEqual([]);
    const read = vi.spyOn(rig.vault.app.vault, 'cachedRead');
    await rig.vault.write(FIRST, ONE.replace('ALPHA', 'GOLF'));
    await settled();
    expect(read).not.toHaveBeenCalled();
  });
});

describe('opening a comparison', () => {
  const shown = ({ app }: TestVault): unknown[] =>
    app.workspace.getLeavesOfType(COMPARE_VIEW).map((leaf) => leaf.getViewState().state);

  it('goes to the tab that shows it already', async () => {
    const vault = new TestVault(FILES);
    await openCompare(vault.app, [FIRST, SECOND]);
    const [leaf] = vault.app.workspace.getLeavesOfType(COMPARE_VIEW);
    await vault.activate(SECOND);
    const reveal = vi.spyOn(vault.app.workspace, 'revealLeaf');
    await openCompare(vault.app, [FIRST, SECOND]);
    expect(shown(vault)).toEqual([{ paths: [FIRST, SECOND] }]);
    expect(reveal).toHaveBeenCalledExactlyOnceWith(leaf);
    await openCompare(vault.app, [SECOND, FIRST]);
    expect(shown(vault)).toContainEqual({ paths: [SECOND, FIRST] });
  });

  it('stands where one of the notes stands, so that its answers are not beside it', async () => {
    const vault = new TestVault({ ...FILES, 'Diary.md': 'x' });
    await vault.activate(SECOND);
    const leaf = vault.app.workspace.getMostRecentLeaf();
    await openCompare(vault.app, [FIRST, SECOND]);
    expect(leaf?.getViewState()).toMatchObject({ type: COMPARE_VIEW, state: { paths: [FIRST, SECOND] } });
  });

  it('takes the tab of a note also while another is in front', async () => {
    const vault = new TestVault({ ...FILES, 'Diary.md': 'x' });
    await vault.activate(SECOND);
    const leaf = vault.app.workspace.getMostRecentLeaf();
    await vault.activate('Diary.md');
    await openCompare(vault.app, [FIRST, SECOND]);
    expect(leaf?.getViewState().type).toBe(COMPARE_VIEW);
  });

  it('leaves a pinned tab as it is', async () => {
    const vault = new TestVault(FILES);
    await vault.activate(SECOND);
    const leaf = vault.app.workspace.getMostRecentLeaf();
    await leaf?.setViewState({ type: 'markdown', pinned: true });
    await openCompare(vault.app, [FIRST, SECOND]);
    expect(leaf?.getViewState().type).toBe('markdown');
    expect(shown(vault)).toHaveLength(1);
  });

  it('leaves any other note where it is', async () => {
    const vault = new TestVault({ ...FILES, 'Diary.md': 'x' });
    await vault.activate('Diary.md');
    const leaf = vault.app.workspace.getMostRecentLeaf();
    await openCompare(vault.app, [FIRST, SECOND]);
    expect(shown(vault)).toHaveLength(1);
    expect(leaf?.getViewState().type).not.toBe(COMPARE_VIEW);
  });
});
