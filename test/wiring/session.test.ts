import type { Command, WorkspaceLeaf } from 'obsidian';
import { MarkdownRenderer } from 'obsidian';
import { Menu as MockMenu, Notice as MockNotice } from 'obsidian-test-mocks/obsidian';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drillKey } from '../../src/core/drill/stopped';
import { DRILL_VIEW, DrillView } from '../../src/ui/drill/drill-view';
import { settled, TestPlugin, TestVault } from '../support/vault';

const PATH = 'Interviews/Queues.md';
const NOTE = `---\nvariant: 1\n---\n\n## Basics\n\n### Q1: Why one?\n\nSo.\n\n### Q2: Why two?\n\nSo.\n`;
const STOPPED = 'interview-drill-stopped';

let plugin: TestPlugin;
let notices: string[];
let view: DrillView;

/** A drill of the note, as the workspace would make it. */
async function drill(): Promise<void> {
  const make = plugin.views.get(DRILL_VIEW) as (leaf: WorkspaceLeaf) => DrillView;
  view = make(plugin.vault.app.workspace.getLeaf('tab'));
  document.body.replaceChildren(view.containerEl);
  view.load();
  await (view as unknown as { onOpen(): Promise<void> }).onOpen();
  await view.setState({ path: PATH }, { history: false });
}

/** Chooses an entry of the drill's menu. */
async function choose(title: string): Promise<void> {
  const menu = MockMenu.create2__();
  view.onPaneMenu(menu.asOriginalType2__(), 'more-options');
  const entries = menu.menuItems__ as unknown as { title__?: unknown; onClick__?: () => void }[];
  const entry = entries.find((each) => each.title__ === title);
  if (!entry) throw new Error(`no entry "${title}"`);
  entry.onClick__?.();
  await settled();
}

beforeEach(async () => {
  notices = [];
  vi.spyOn(MarkdownRenderer, 'render').mockResolvedValue();
  vi.spyOn(MockNotice.prototype, 'constructor__').mockImplementation((message) => {
    notices.push(typeof message === 'string' ? message : message.textContent);
  });
  plugin = await TestPlugin.load(new TestVault({ [PATH]: NOTE, 'Other.md': NOTE }));
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('"Go on with the last drill"', () => {
  const command = (): NonNullable<Command['checkCallback']> => {
    const found = plugin.commands.get('go-on')?.checkCallback;
    if (!found) throw new Error('no command');
    return found;
  };
  const stopped = (path: string): object => ({
    key: drillKey({ path }),
    at: 1,
    state: { source: { path }, session: { version: 1, progress: [] } },
  });

  it('is there while a drill stopped whose note is there, and opens it', async () => {
    const { app } = plugin.vault;
    expect(command()(true)).toBe(false);
    app.saveLocalStorage(STOPPED, [stopped('Gone.md')]);
    expect(command()(true)).toBe(false);
    app.saveLocalStorage(STOPPED, [stopped('Gone.md'), stopped(PATH)]);
    expect(command()(true)).toBe(true);
    expect(app.workspace.getLeavesOfType(DRILL_VIEW)).toHaveLength(0);
    command()(false);
    await settled();
    const [leaf] = app.workspace.getLeavesOfType(DRILL_VIEW);
    expect(leaf?.getViewState().state).toMatchObject({ path: PATH, session: { version: 1 } });
  });
});

describe('the menu of a drill', () => {
  it('copies a link to the question, and says so', async () => {
    const copied = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
    Object.assign(window.navigator, { clipboard: { writeText: copied } });
    await drill();
    await choose('Copy link to this question');
    const link = copied.mock.calls.join();
    expect(link).toMatch(/^obsidian:\/\/interview-drill\?vault=[^&]*&note=Interviews%2FQueues\.md&id=q1$/);
    expect(notices).toEqual(['The link to this question is on the clipboard.']);
  });

  it('says the link where the clipboard takes nothing', async () => {
    const refuse = (): Promise<void> => Promise.reject(new Error('not allowed'));
    Object.assign(window.navigator, { clipboard: { writeText: refuse } });
    await drill();
    await choose('Copy link to this question');
    expect(notices[0]).toMatch(/^The clipboard takes nothing\. The link is obsidian:\/\/interview-drill/);
  });

  it('drills the topic of the question', async () => {
    await drill();
    await choose('Drill this topic');
    const leaves = plugin.vault.app.workspace.getLeavesOfType(DRILL_VIEW);
    expect(leaves.map((leaf) => leaf.getViewState().state)).toContainEqual(
      expect.objectContaining({
        queue: expect.objectContaining({
          plan: expect.objectContaining({
            pool: { kind: 'topic', topic: 'Basics', paths: [PATH] },
          }) as unknown,
        }) as unknown,
      }),
    );
  });

  it('offers another note only where there is one', async () => {
    await drill();
    await expect(choose('Go to another note')).rejects.toThrow('no entry');
  });
});
