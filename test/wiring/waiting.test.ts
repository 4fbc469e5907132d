import { Notice as MockNotice, Plugin as MockPlugin } from 'obsidian-test-mocks/obsidian';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { NotePicker } from '../../src/ui/picker/note-picker';
import { WaitingModal } from '../../src/ui/waiting/waiting-modal';
import { settled, TestPlugin, TestVault } from '../support/vault';

const PATH = 'Interviews/Pipelines.md';
const NOTE = '---\nvariant: 1\n---\n\n### Q1: Why?\n\nBecause.\n';
const BROKEN = NOTE.replace('variant: 1', 'variant: "1');
const ENTRY = { path: PATH, edits: [{ type: 'weak', id: 'q1', weak: true }], attempt: null };

/** A vault on a device that was left while a change waited. */
function vaultWith(text: string, path = PATH): TestVault {
  const vault = new TestVault({ [path]: text });
  vault.app.saveLocalStorage('interview-drill-journal', { version: 1, entries: [ENTRY] });
  return vault;
}

let notices: string[] = [];
let messages: HTMLElement[] = [];
let added: MockInstance<MockPlugin['addStatusBarItem']>;

function watchNotices(): void {
  notices = [];
  messages = [];
  vi.spyOn(MockNotice.prototype, 'constructor__').mockImplementation(function (this: MockNotice, message) {
    notices.push(typeof message === 'string' ? message : message.textContent);
    messages.push(this.messageEl);
  });
}

/** What stands in the status bar, shown or not. */
const items = (): HTMLElement[] => added.mock.results.map(({ value }) => value as HTMLElement);

beforeEach(() => {
  watchNotices();
  added = vi.spyOn(MockPlugin.prototype, 'addStatusBarItem');
});

afterEach(() => {
  vi.restoreAllMocks();
});

const turnOff = (plugin: TestPlugin['plugin']): void => {
  (plugin as unknown as MockPlugin).loaded__ = true;
  plugin.unload();
};

/** The notices that are gone when a plugin is turned off. */
const hiddenBy = (plugin: TestPlugin['plugin']): string[] => {
  const hide = vi.spyOn(MockNotice.prototype, 'hide');
  turnOff(plugin);
  return hide.mock.contexts.map((notice) => (notice as MockNotice).messageEl.textContent);
};

const bar = (): string | undefined =>
  items()
    .filter(({ style }) => style.display !== 'none')
    .map(({ textContent }) => textContent)
    .find((text) => text.includes('wait'));

describe('what waited when the app was closed', () => {
  it('is written as soon as the layout is ready, without a word', async () => {
    const vault = vaultWith(NOTE);
    const plugin = await TestPlugin.load(vault);
    await settled();
    expect(await vault.text(PATH)).toContain('weak:\n  - q1\n');
    expect([notices, bar(), await plugin.cli('waiting')]).toEqual([[], undefined, '[]']);
  });

  it('is told once, in the status bar and on the command line where its note refuses it', async () => {
    const vault = vaultWith(BROKEN);
    const plugin = await TestPlugin.load(vault);
    await settled();
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/^1 change waits\. Fix line 2 of Interviews\/Pipelines\.md: /);
    expect(bar()).toBe('1 waits');
    expect(JSON.parse(await plugin.cli('waiting'))).toEqual([
      { path: PATH, count: 1, line: 2, message: expect.stringMatching(/YAML/) as string },
    ]);
    const open = vi.spyOn(WaitingModal.prototype, 'open').mockReturnValue();
    messages[0]?.click();
    expect(open).not.toHaveBeenCalled();
    messages[0]?.querySelector('button')?.click();
    items()
      .find(({ textContent }) => textContent.includes('wait'))
      ?.click();
    plugin.commands.get('waiting')?.callback?.();
    expect(open).toHaveBeenCalledTimes(3);
    await vault.write(PATH, NOTE);
    await settled();
    expect(await vault.text(PATH)).toContain('weak:\n  - q1\n');
    expect([bar(), await plugin.cli('waiting'), notices.length]).toEqual([undefined, '[]', 1]);
  });

  it('is told no longer when the plugin is turned off', async () => {
    const { plugin } = await TestPlugin.load(vaultWith(BROKEN));
    await settled();
    expect([notices.length, hiddenBy(plugin)]).toEqual([1, notices]);
  });

  it('is tried every minute: a file that was locked says nothing when it is free again', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const vault = vaultWith(NOTE);
    const process = vault.app.vault.process.bind(vault.app.vault);
    let tries = 0;
    vi.spyOn(vault.app.vault, 'process').mockImplementation((...args) => {
      tries += 1;
      return tries < 3 ? Promise.reject(new Error('EBUSY')) : process(...args);
    });
    const plugin = await TestPlugin.load(vault);
    await settled();
    expect(await plugin.cli('waiting')).toContain('EBUSY');
    for (let minute = 0; minute < 2; minute += 1) {
      vi.advanceTimersByTime(60_000);
      await settled();
    }
    expect([await plugin.cli('waiting'), await vault.text(PATH)]).toEqual([
      '[]',
      expect.stringContaining('weak:\n  - q1\n'),
    ]);
    vi.useRealTimers();
  });

  it('that cannot be read is told at that start, and kept', async () => {
    const vault = vaultWith(NOTE);
    vault.app.saveLocalStorage('interview-drill-journal', { version: 9 });
    await TestPlugin.load(vault);
    await settled();
    expect(notices).toEqual([expect.stringContaining('could not be read. They are kept.')]);
    notices = [];
    await TestPlugin.load(vault);
    await settled();
    expect(notices).toEqual([]);
    expect(vault.app.loadLocalStorage('interview-drill-journal-aside')).toEqual([{ version: 9 }]);
  });

  it('waits for a note that is gone, until it is back', async () => {
    const vault = vaultWith(NOTE, 'Other.md');
    const plugin = await TestPlugin.load(vault);
    await settled();
    expect(notices).toEqual([expect.stringContaining(`${PATH}: The note is gone.`)]);
    await vault.write(PATH, NOTE);
    await settled();
    expect([await vault.text(PATH), await plugin.cli('waiting')]).toEqual([
      expect.stringContaining('- q1'),
      '[]',
    ]);
  });

  it('goes to the note that a person names, and to no other', async () => {
    const vault = vaultWith(NOTE, 'Elsewhere/Pipelines.md');
    const plugin = await TestPlugin.load(vault);
    await settled();
    expect(await vault.text('Elsewhere/Pipelines.md')).toBe(NOTE);
    plugin.commands.get('waiting')?.callback?.();
    const opened = vi.spyOn(NotePicker.prototype, 'open').mockReturnValue();
    const modal = vi.spyOn(WaitingModal.prototype, 'open').mockImplementation(function (this: WaitingModal) {
      this.onOpen();
      [...this.contentEl.querySelectorAll('button')]
        .find(({ textContent }) => textContent === 'Choose its note…')
        ?.click();
    });
    plugin.commands.get('waiting')?.callback?.();
    expect(modal).toHaveBeenCalledOnce();
    const picker = opened.mock.contexts[0] as NotePicker;
    const [choice] = picker.getItems();
    if (choice) picker.onChooseItem(choice);
    await settled();
    expect(await vault.text('Elsewhere/Pipelines.md')).toContain('weak:\n  - q1\n');
    expect(await plugin.cli('waiting')).toBe('[]');
  });

  it('is not written by a plugin that is turned off meanwhile, but by the next', async () => {
    const vault = vaultWith(BROKEN);
    const { plugin } = await TestPlugin.load(vault);
    await settled();
    const { parts } = plugin as unknown as { parts: { recorder: { retryAll(): Promise<void> } } };
    await vault.app.vault.adapter.write(PATH, NOTE);
    const retrying = parts.recorder.retryAll();
    turnOff(plugin);
    await retrying;
    expect(await vault.text(PATH)).toBe(NOTE);
    await TestPlugin.load(vault);
    await settled();
    expect(await vault.text(PATH)).toContain('weak:\n  - q1\n');
  });
});

describe('a device without room', () => {
  it('is told once; the ratings go on', async () => {
    const vault = new TestVault({ [PATH]: NOTE });
    const plugin = await TestPlugin.load(vault);
    vi.spyOn(vault.app, 'saveLocalStorage').mockImplementation(() => {
      throw new Error('QuotaExceededError');
    });
    for (const confidence of ['1', '4']) await plugin.cli('rate', { path: PATH, id: 'q1', confidence });
    expect(notices).toEqual([expect.stringContaining('no room left')]);
    expect(await vault.text(PATH)).toContain('confidence:\n  q1: 4\n');
  });
});

describe('a note that a sync overwrote', () => {
  const press = (text: string): void => {
    const buttons = messages.flatMap((el) => [...el.querySelectorAll('button')]).reverse();
    const button = buttons.find(({ textContent }) => textContent === text);
    if (!button) throw new Error(`There is no button "${text}".`);
    button.click();
  };
  const rest = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await settled();
  };

  async function overwritten(): Promise<{ vault: TestVault; mine: string; plugin: TestPlugin['plugin'] }> {
    const vault = new TestVault({ [PATH]: NOTE });
    const { plugin, cli } = await TestPlugin.load(vault);
    await cli('rate', { path: PATH, id: 'q1', confidence: '3' });
    await rest();
    const mine = await vault.text(PATH);
    await vault.write(PATH, NOTE);
    await rest();
    expect(notices).toEqual([
      `1 rating given here is missing in "${PATH}" since it was changed from outside.Put it backLeave it…`,
    ]);
    return { vault, mine, plugin };
  }

  it('gets back what was given here when the person says so, and loses it again with undo', async () => {
    const { vault, mine } = await overwritten();
    expect(await vault.text(PATH)).toBe(NOTE);
    press('Put it back');
    await rest();
    expect([await vault.text(PATH), notices.at(-1)]).toEqual([mine, `1 rating put back into "${PATH}".Undo`]);
    press('Undo');
    await rest();
    expect(await vault.text(PATH)).toBe(NOTE);
  });

  it('is told of no longer when the plugin is turned off, nor that it got all back', async () => {
    const first = await overwritten();
    expect(hiddenBy(first.plugin)).toEqual(notices);
    vi.restoreAllMocks();
    watchNotices();
    const second = await overwritten();
    press('Put it back');
    await rest();
    expect(hiddenBy(second.plugin)).toEqual([notices.at(-1)]);
  });

  it('stays as it is when the person leaves it, which is asked once more, and is not told again', async () => {
    const { vault, mine } = await overwritten();
    const open = vi.spyOn(WaitingModal.prototype, 'open').mockReturnValue();
    press('Leave it…');
    const [modal] = open.mock.contexts as [WaitingModal];
    modal.onOpen();
    const buttons = [...modal.contentEl.querySelectorAll('button')];
    expect(buttons.map(({ textContent }) => textContent)).toEqual(['Leave it', 'Cancel']);
    buttons[0]?.click();
    expect(modal.contentEl.textContent).toContain('Nothing waits.');
    await vault.write(PATH, mine);
    await vault.write(PATH, NOTE);
    await rest();
    expect([await vault.text(PATH), notices.length]).toEqual([NOTE, 1]);
  });
});
