import { MarkdownRenderer, type WorkspaceLeaf } from 'obsidian';
import { Menu as MockMenu, Notice as MockNotice } from 'obsidian-test-mocks/obsidian';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeysModal } from '../../../src/ui/keys-modal';
import { MOCK_VIEW, type MockView } from '../../../src/ui/mock/mock-view';
import { settled, TestPlugin, TestVault, type Files } from '../../support/vault';
import { isVisible, noteOf, question, words } from '../rig';
import { Keyboard } from '../scopes';

const PATH = 'Interviews/Pipelines.md';
const NOTE = noteOf(
  [
    question('Q1', 'ONE?', 'FIRST', 'DEEPER'),
    question('Q2', 'TWO?', 'SECOND'),
    question('Q3', 'THREE?', 'THIRD'),
  ],
  ['duration: 15 min', 'role: Engineer'],
);
const START = Date.UTC(2026, 10, 10, 9);

/** A mock interview as the workspace would make it, of the plugin itself. */
class Rig {
  private constructor(
    readonly plugin: TestPlugin,
    readonly view: MockView,
  ) {}

  static async open(state: unknown = { path: PATH }, files: Files = { [PATH]: NOTE }): Promise<Rig> {
    return Rig.inPlugin(await TestPlugin.load(new TestVault(files)), state);
  }

  static async inPlugin(plugin: TestPlugin, state: unknown): Promise<Rig> {
    const { workspace } = plugin.vault.app;
    const make = plugin.views.get(MOCK_VIEW) as (leaf: WorkspaceLeaf) => MockView;
    const view = make(workspace.getLeaf('tab'));
    const rig = new Rig(plugin, view);
    vi.spyOn(workspace, 'getActiveViewOfType').mockReturnValue(view);
    document.body.empty();
    document.body.append(view.containerEl);
    view.load();
    await (view as unknown as { onOpen(): Promise<void> }).onOpen();
    opened.push(rig);
    await view.setState(state, { history: false });
    return rig;
  }

  async close(): Promise<void> {
    opened.splice(opened.indexOf(this), 1);
    await (this.view as unknown as { onClose(): Promise<void> }).onClose();
    this.view.unload();
  }

  get root(): HTMLElement {
    return this.view.contentEl;
  }

  /** What a person sees of a selector, the first of it; null where it is hidden or not there. */
  see(selector: string): string | null {
    const found = [...this.root.querySelectorAll<HTMLElement>(selector)].find((el) =>
      isVisible(el, this.root),
    );
    return found ? words(found) : null;
  }

  get headline(): string | null {
    return this.see('h2');
  }

  get asked(): string | null {
    return this.see('.interview-drill-asked');
  }

  get buttons(): string[] {
    return [...this.root.querySelectorAll('button')]
      .filter((el) => isVisible(el, this.root))
      .map((el) => words(el));
  }

  press(name: string): void {
    const button = [...this.root.querySelectorAll('button')]
      .filter((el) => isVisible(el, this.root))
      .find((el) => words(el).startsWith(name) || el.getAttribute('aria-label') === name);
    if (!button) throw new Error(`No button "${name}" among: ${this.buttons.join(' | ')}`);
    button.click();
  }

  get text(): Promise<string> {
    return this.plugin.vault.text(PATH);
  }
}

const opened: Rig[] = [];
let keyboard: Keyboard;
let notices: string[];
let time: number;

/** Presses keys, and lets what they do come to its end. */
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    keyboard.press(key);
    await settled();
  }
}

const menuOf = (rig: Rig): string[] => {
  const menu = MockMenu.create2__();
  rig.view.onPaneMenu(menu.asOriginalType2__(), 'more-options');
  return menu.menuItems__.map((item) => (item as unknown as { title__?: string }).title__ ?? '');
};

beforeEach(() => {
  keyboard = new Keyboard();
  notices = [];
  time = START;
  vi.spyOn(Date, 'now').mockImplementation(() => time);
  vi.spyOn(MarkdownRenderer, 'render').mockImplementation((_app, markdown, el) => {
    el.createDiv({ text: markdown });
    return Promise.resolve();
  });
  vi.spyOn(MockNotice.prototype, 'constructor__').mockImplementation((message) => {
    notices.push(typeof message === 'string' ? message : message.textContent);
  });
});

afterEach(async () => {
  for (const rig of [...opened]) await rig.close();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the view', () => {
  it('names the note and plans its time', async () => {
    const rig = await Rig.open();
    expect([rig.view.getDisplayText(), rig.view.getIcon()]).toEqual(['Mock interview: Pipelines', 'timer']);
    expect(rig.headline).toBe('Pipelines');
    expect(rig.see('.interview-drill-subline')).toBe('Mock interview · Engineer');
    expect(rig.view.getState()).toEqual({ path: PATH });
  });

  it.each<[string, unknown, Files, string]>([
    ['there is no note', { path: null }, {}, 'No interview notes yet'],
    ['the state is nonsense', 7, {}, 'No interview notes yet'],
    ['the note is gone', { path: 'None.md' }, {}, 'This note is gone'],
    ['there is nothing to ask', { path: PATH }, { [PATH]: 'Text.\n' }, 'No questions in "Pipelines"'],
  ])('says what to do where %s', async (_, state, files, headline) => {
    const rig = await Rig.open(state, files);
    expect(rig.headline).toBe(headline);
    expect(rig.buttons.length).toBeGreaterThan(0);
  });

  it('begins when a note has questions, or is back', async () => {
    const rig = await Rig.open({ path: PATH }, { [PATH]: 'Text.\n' });
    await rig.plugin.vault.write(PATH, NOTE);
    await settled();
    expect(rig.see('.interview-drill-subline')).toContain('Mock interview');
    await rig.plugin.vault.delete(PATH);
    expect(rig.headline).toBe('This note is gone');
    await rig.plugin.vault.write(PATH, NOTE);
    await settled();
    expect(rig.see('.interview-drill-subline')).toContain('Mock interview');
  });

  it('keeps what was planned when the note changes, as far as its questions are the same', async () => {
    const rig = await Rig.open();
    rig.press('Half a minute more: Q1');
    rig.press('5 minutes more');
    await rig.plugin.vault.write(PATH, NOTE.replace('FIRST', 'OTHER'));
    await settled();
    const minutes = (): (string | null)[] =>
      [...rig.root.querySelectorAll('.interview-drill-mock-minutes')].map((el) => el.textContent);
    expect(minutes()).toEqual(['5½ min', '7½ min', '7 min']);
    await rig.plugin.vault.write(PATH, NOTE.replace('### Q3: THREE?', 'Text.'));
    await settled();
    expect(minutes()).toEqual(['10 min', '10 min']);
  });

  it('keeps the focus on the stepper that was pressed', async () => {
    const rig = await Rig.open();
    const more = rig.root.querySelector<HTMLElement>('[aria-label="Half a minute more: Q1"]');
    more?.focus();
    more?.click();
    expect(document.activeElement).toBe(more);
  });

  it('starts nothing where all questions are left out', async () => {
    const rig = await Rig.open();
    for (const box of rig.root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) box.click();
    await press(' ');
    expect(rig.headline).toBe('Pipelines');
    expect(rig.root.querySelector<HTMLButtonElement>('.mod-cta')?.disabled).toBe(true);
  });
});

describe('an interview', () => {
  it('has the answer nowhere in the document before it was said', async () => {
    const rig = await Rig.open();
    await press(' ');
    expect(rig.asked).toBe('ONE?');
    expect(document.documentElement.outerHTML).not.toMatch(/FIRST|DEEPER|hidden (?:text|callout)|Callout/);
    await press(' ');
    expect(rig.see('.interview-drill-answer')).toContain('DEEPER');
    expect(rig.buttons).toContain('Weak');
    expect(rig.see('[aria-live=polite]')).toBe('The answer is shown. How sure were you?');
  });

  it('keeps the focus in the question from one to the next', async () => {
    const rig = await Rig.open();
    rig.press('Start the interview');
    for (const key of [' ', '3', ' ', '3']) {
      await press(key);
      expect(rig.root.contains(document.activeElement)).toBe(true);
      expect(document.activeElement?.tagName).toBe('ARTICLE');
    }
    rig.press('Done');
    await settled();
    expect(rig.root.contains(document.activeElement)).toBe(true);
  });

  it('writes its ratings, and takes them back', async () => {
    const rig = await Rig.open();
    await press(' ', ' ', 'w', '2');
    await vi.waitFor(async () => {
      expect(await rig.text).toMatch(/q1: 2/);
    });
    expect(rig.asked).toBe('TWO?');
    await press('u');
    await vi.waitFor(() => {
      expect(rig.asked).toBe('ONE?');
    });
    expect(await rig.text).not.toMatch(/q1: 2/);
    expect(await rig.text).toMatch(/- q1/);
    expect(rig.see('.interview-drill-answer')).toContain('FIRST');
  });

  it('follows what the command line takes back', async () => {
    const rig = await Rig.open();
    await press(' ', ' ', '2');
    await vi.waitFor(async () => {
      expect(await rig.text).toMatch(/q1: 2/);
    });
    await rig.plugin.cli('undo');
    await settled();
    await press(' ', '3', ' ', '3');
    expect(rig.asked).toBe('ONE?');
    expect(rig.see('.interview-drill-answer')).toContain('FIRST');
  });

  it('tells that a note does not take its ratings, and why', async () => {
    const rig = await Rig.open({ path: PATH }, { [PATH]: NOTE.replace('role: Engineer', 'role: [Engineer') });
    await press(' ', ' ', '2');
    await vi.waitFor(() => {
      expect(rig.see('.interview-drill-notice')).toContain('1 question not in the note yet');
    });
    await rig.plugin.vault.write(PATH, NOTE);
    await vi.waitFor(async () => {
      expect(await rig.text).toMatch(/q1: 2/);
    });
    await vi.waitFor(() => {
      expect(rig.see('.interview-drill-notice')).toBeNull();
    });
  });

  it('leads to the note only when the answer is shown', async () => {
    const rig = await Rig.open();
    const open = vi.spyOn(rig.plugin.vault.app.workspace, 'getLeaf');
    await press(' ', 'o', 'e');
    expect(open).not.toHaveBeenCalled();
    await press(' ', 'o');
    expect(open).toHaveBeenCalled();
  });

  it('follows its note to another path', async () => {
    const rig = await Rig.open();
    await press(' ');
    time += 10_000;
    await rig.plugin.vault.rename(PATH, 'Other.md');
    await settled();
    expect(rig.view.getState()).toMatchObject({ path: 'Other.md', session: { phase: 'answer' } });
    await press(' ', '3');
    await vi.waitFor(async () => {
      expect(await rig.plugin.vault.text('Other.md')).toMatch(/q1: 3/);
    });
  });

  it('lists its keys, and what can be done at present', async () => {
    const rig = await Rig.open();
    const open = vi.spyOn(KeysModal.prototype, 'open').mockReturnValue();
    await press('?');
    expect(open).toHaveBeenCalledTimes(1);
    expect(menuOf(rig)).toEqual([]);
    await press(' ');
    expect(menuOf(rig)).toContain('Pause');
    await press('p');
    expect(rig.headline).toBe('Paused');
    expect(menuOf(rig)).toContain('Go on');
  });

  it('leaves a field its keys', async () => {
    const rig = await Rig.open();
    const field = rig.root.querySelector('input[type=number]');
    if (!field) throw new Error('no field');
    expect(keyboard.press(' ', field)).toBe(false);
    expect(rig.asked).toBeNull();
  });
});

describe('an interview that is stored', () => {
  const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  it('stands paused where the workspace restores it, and goes on', async () => {
    const rig = await Rig.open();
    await press(' ');
    time += 61_000;
    const state = throughJson(rig.view.getState());
    const again = await Rig.open(state);
    expect(again.headline).toBe('Paused');
    time += 500_000;
    again.press('Go on');
    expect(again.asked).toBe('ONE?');
    expect(again.see('.interview-drill-mock-time')).toBe('03:59');
  });

  it('is kept when its view closes, and offered; nothing goes on before it is asked', async () => {
    const rig = await Rig.open();
    await press(' ');
    time += 61_000;
    await rig.close();
    const again = await Rig.inPlugin(rig.plugin, { path: PATH });
    expect(again.buttons).toContain('Go on (question 1 of 3, 13:59 left)');
    expect(document.documentElement.outerHTML).not.toContain('ONE?');
    again.press('Begin anew');
    expect(again.see('.interview-drill-subline')).toContain('Mock interview');
    await again.close();
    expect((await Rig.inPlugin(rig.plugin, { path: PATH })).headline).toBe('Pipelines');
  });

  it('goes on from what the device kept, where that is newer than the workspace', async () => {
    const rig = await Rig.open();
    await press(' ');
    const state = throughJson(rig.view.getState());
    await press(' ', '3');
    await rig.close();
    const again = await Rig.inPlugin(rig.plugin, state);
    expect(again.see('.interview-drill-message')).toContain('Question 2 of 3');
  });

  it('waits in the workspace while its note cannot be read', async () => {
    const rig = await Rig.open();
    await press(' ');
    const state = throughJson(rig.view.getState());
    const again = await Rig.open(state, {});
    expect(again.headline).toBe('This note is gone');
    expect(again.view.getState()).toEqual(state);
    await again.plugin.vault.write(PATH, NOTE);
    await settled();
    expect(again.headline).toBe('Paused');
  });

  it('is kept where all of its questions left the note, and goes on when they are back', async () => {
    const rig = await Rig.open();
    await press(' ');
    time += 61_000;
    await rig.plugin.vault.write(PATH, 'Text.\n');
    await settled();
    expect(rig.headline).toBe('No questions in "Pipelines"');
    await rig.plugin.vault.write(PATH, NOTE);
    await settled();
    expect(rig.headline).toBe('Paused');
    rig.press('Go on');
    expect(rig.see('.interview-drill-mock-time')).toBe('03:59');
  });

  it('begins anew where nonsense was stored', async () => {
    expect((await Rig.open({ path: PATH, session: { version: 1, phase: 'x' } })).headline).toBe('Pipelines');
  });

  it('stands when the window is hidden', async () => {
    const rig = await Rig.open();
    await press(' ');
    time += 61_000;
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(rig.see('.interview-drill-message')).toContain('This window was hidden');
    await press('p');
    expect(rig.see('.interview-drill-mock-time')).toBe('03:59');
  });
});

describe('the report', () => {
  it('is copied, leads into a drill of what was unsure, and is over', async () => {
    const rig = await Rig.open();
    await press(' ', ' ', '1', ' ', '3', 's');
    rig.press('Finish the interview');
    expect(rig.headline).toBe('2 of 3 questions answered');
    const write = vi.fn().mockResolvedValue(undefined);
    vi.stubGlobal('activeWindow', { navigator: { clipboard: { writeText: write } } });
    rig.press('Copy report');
    await settled();
    expect(write.mock.calls[0]?.[0]).toMatch(/^# Mock interview: Pipelines\n/);
    vi.unstubAllGlobals();
    rig.press('Drill the 1 unsure one');
    await settled();
    const [drill] = rig.plugin.vault.app.workspace.getLeavesOfType('interview-drill');
    expect(drill?.getViewState().state).toMatchObject({
      queue: { kind: 'questions', name: 'Unsure: Pipelines', questions: [{ path: PATH, id: 'q1' }] },
    });
    rig.press('Go on with the 1 left');
    expect(rig.asked).toBe('THREE?');
  });
});
