import { describe, expect, it, vi } from 'vitest';
import type { Attempt } from '../../src/core/attempts/attempt';
import { parseDay } from '../../src/core/day';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings';
import { DEFAULT_RECORD_KEYS } from '../../src/core/record/types';
import { AttemptLog } from '../../src/obsidian/attempt-log';
import { NoteWriter } from '../../src/obsidian/note-writer';
import { VaultNotes } from '../../src/obsidian/vault-notes';
import { TestPlugin, TestVault, type Files } from '../support/vault';

const LOG = 'Jobs/Log.md';

const attempt = (words: string, more: Partial<Attempt> = {}): Attempt => ({
  day: parseDay('2026-11-25') ?? NaN,
  path: 'Note.md',
  subpath: '#Q1',
  question: 'Why?',
  rating: 2,
  words,
  ...more,
});

/** A log in a vault of some files. */
class LogRig {
  readonly vault: TestVault;
  readonly refused = vi.fn<(path: string, why: string) => void>();
  log: AttemptLog;
  path: string | null = LOG;

  constructor(files: Files = {}) {
    this.vault = new TestVault(files);
    this.log = this.make();
  }

  /** The log as another start of the app makes it. */
  make(): AttemptLog {
    const { app } = this.vault;
    const settings = (): Settings => ({
      ...DEFAULT_SETTINGS,
      folders: ['Jobs'],
      attemptLog: this.path ?? '',
    });
    const notes = new VaultNotes(app, settings);
    this.log = new AttemptLog(app, new NoteWriter(app, () => DEFAULT_RECORD_KEYS), app, {
      path: () => this.path,
      isInterview: (file) => notes.isInterview(file),
      refused: this.refused,
    });
    return this.log;
  }

  get waiting(): unknown {
    return this.vault.app.loadLocalStorage('interview-drill-attempts') as unknown;
  }

  text(): Promise<string> {
    return this.vault.text(LOG);
  }
}

describe('the log of attempts', () => {
  it('is made with its folders, and grows at its end', async () => {
    const rig = new LogRig();
    rig.path = 'a/b/c/Log.md';
    await rig.log.add([attempt('one')]);
    await rig.log.add([attempt('two', { rating: null })]);
    const text = await rig.vault.text('a/b/c/Log.md');
    expect(text).toMatch(
      /^## 2026-11-25 · \[\[Note#Q1\|Why\?\]\] · Note\n\n> one\n\nRated 2, shaky\.\n\n## /,
    );
    expect(text).toMatch(/\n> two\n\nNot rated\.\n$/);
    expect(rig.waiting).toBeNull();
    expect(rig.refused).not.toHaveBeenCalled();
  });

  it.each(['', 'Mine', 'Mine\n', '---\ntitle: "x" # kept\n---\r\n\r\nMine\r\n', '\uFEFFMine'])(
    'keeps every byte of %j',
    async (before) => {
      const rig = new LogRig({ [LOG]: before });
      await rig.log.add([attempt('one')]);
      const text = await rig.text();
      expect(text.startsWith(before)).toBe(true);
      expect(text).toContain('> one');
    },
  );

  it('is appended to in one step, on the text that is there at that moment', async () => {
    const rig = new LogRig({ [LOG]: 'old' });
    const process = vi.spyOn(rig.vault.app.vault, 'process');
    await rig.vault.write(LOG, 'new');
    await Promise.all([rig.log.add([attempt('one')]), rig.log.add([attempt('two')])]);
    expect(await rig.text()).toMatch(/^new\n\n## [^]*> one\n[^]*> two\n/);
    expect(process).toHaveBeenCalled();
  });

  it('takes the same words once, and then the file is not touched', async () => {
    const rig = new LogRig();
    await rig.log.add([attempt('one')]);
    const before = await rig.text();
    const modified = vi.fn();
    rig.vault.app.vault.on('modify', modified);
    await rig.log.add([attempt('one', { rating: 4 })]);
    expect(await rig.text()).toBe(before);
    expect(modified).not.toHaveBeenCalled();
    expect(rig.waiting).toBeNull();
  });

  it('is not made where none is wanted', async () => {
    const rig = new LogRig();
    rig.path = null;
    await rig.log.add([attempt('one')]);
    expect(rig.vault.app.vault.getFiles()).toEqual([]);
    expect(rig.waiting).toBeNull();
  });

  it.each<[string, Files, RegExp]>([
    ['a folder has its name', { [`${LOG}/`]: '' }, /folder of this name/],
    [
      'it is an interview note by its tag',
      { [LOG]: '---\ntags: [interview]\n---\n' },
      /is an interview note/,
    ],
    [
      'it is an interview note by its properties',
      { [LOG]: '---\nround_type: Screen\n---\n' },
      /is an interview note/,
    ],
  ])('takes nothing where %s, and says why once', async (_, files, why) => {
    const rig = new LogRig(files);
    await rig.log.add([attempt('one')]);
    await rig.log.add([attempt('two')]);
    expect(rig.refused.mock.calls).toEqual([[LOG, expect.stringMatching(why)]]);
    expect(rig.waiting).toHaveLength(2);
    rig.path = 'Other.md';
    await rig.log.add([attempt('three')]);
    expect(await rig.vault.text('Other.md')).toMatch(/> one\n[^]*> two\n[^]*> three\n/);
    expect(rig.waiting).toBeNull();
  });

  it.each(['create', 'createFolder', 'process'] as const)(
    'loses nothing where %s fails, and writes it with the next or at the next start',
    async (step) => {
      const rig = new LogRig(step === 'process' ? { [LOG]: 'Mine\n' } : {});
      const fails = vi.spyOn(rig.vault.app.vault, step).mockRejectedValue(new Error('EBUSY'));
      await rig.log.add([attempt('one')]);
      expect(rig.refused.mock.calls).toEqual([[LOG, expect.stringContaining('EBUSY')]]);
      fails.mockRestore();
      await rig.make().retry();
      expect(await rig.text()).toContain('> one');
      await rig.log.add([attempt('two')]);
      expect((await rig.text()).match(/> one/g)).toHaveLength(1);
    },
  );

  it('takes in what could not be kept on the device, too', async () => {
    const rig = new LogRig();
    vi.spyOn(rig.vault.app, 'saveLocalStorage').mockImplementation(() => {
      throw new Error('full');
    });
    vi.spyOn(rig.vault.app, 'loadLocalStorage').mockImplementation(() => {
      throw new Error('broken');
    });
    await rig.make().add([attempt('one')]);
    expect(await rig.text()).toContain('> one');
  });
});

describe('the log in the vault', () => {
  it('is no interview note, wherever it lies and whatever is typed into it', async () => {
    const rig = new LogRig();
    await rig.log.add([attempt('#interview is a tag')]);
    const notes = (log: string): string[] =>
      new VaultNotes(rig.vault.app, () => ({ ...DEFAULT_SETTINGS, folders: ['Jobs'], attemptLog: log }))
        .interviewNotes()
        .map(({ file }) => file.path);
    expect(notes('Jobs/Log')).toEqual([]);
    // Without being the log it would be one, by its folder.
    expect(notes('')).toEqual([LOG]);
  });

  it('is opened by a command, which is there only where a log is kept', async () => {
    const off = await TestPlugin.load(new TestVault());
    expect(off.commands.get('attempts')?.checkCallback?.(true)).toBe(false);
    const vault = new TestVault({ 'Log.md': 'x' });
    const on = await TestPlugin.load(vault, { attemptLog: 'Log' });
    const open = vi.spyOn(vault.app.workspace, 'openLinkText').mockResolvedValue();
    expect(on.commands.get('attempts')?.checkCallback?.(true)).toBe(true);
    expect(open).not.toHaveBeenCalled();
    on.commands.get('attempts')?.checkCallback?.(false);
    expect(open.mock.calls).toEqual([['Log.md', '', 'tab']]);
  });
});
