import { Setting, type DataAdapter } from 'obsidian';
import { ButtonComponent, Notice, type Plugin as MockPlugin } from 'obsidian-test-mocks/obsidian';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import InterviewDrillPlugin from '../../src/main';
import type { SettingsStore } from '../../src/obsidian/settings-store';
import type { DrillSettingTab } from '../../src/ui/settings-tab';
import type { Parts } from '../../src/wiring/parts';
import { settled, TestPlugin, TestVault } from '../support/vault';

const FILE = '.obsidian/plugins/interview-drill/data.json';
const COPY = '.obsidian/plugins/interview-drill/data.unreadable.json';
const BROKEN = '{"retention": 80, "folder": "Jobs"';

let notices: string[] = [];

beforeEach(() => {
  notices = [];
  vi.spyOn(Notice.prototype, 'constructor__').mockImplementation((message) => {
    notices.push(typeof message === 'string' ? message : message.textContent);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** A vault with a text in the plugin's data.json. */
async function vaultWith(text: string): Promise<TestVault> {
  const vault = new TestVault();
  const { adapter } = vault.app.vault;
  await adapter.mkdir('.obsidian/plugins/interview-drill');
  await adapter.write(FILE, text);
  return vault;
}

/** Loads the plugin where Obsidian rejects to load what is stored. */
async function loadRejected(vault: TestVault): Promise<TestPlugin> {
  vi.spyOn(InterviewDrillPlugin.prototype, 'loadData').mockRejectedValueOnce(
    new SyntaxError('Unexpected end of JSON'),
  );
  return TestPlugin.load(vault);
}

const tabOf = (plugin: TestPlugin): DrillSettingTab => plugin.settingTabs[0] as DrillSettingTab;
const adapterOf = (plugin: TestPlugin): DataAdapter => plugin.vault.app.vault.adapter;

/** Headings of what the setting tab warns of. */
const warnings = (plugin: TestPlugin): string[] =>
  tabOf(plugin)
    .getSettingDefinitions()
    .flatMap((item) => ('render' in item ? [`${item.name}: ${item.desc as string}`] : []));

describe('settings that cannot be read', () => {
  it('are not saved over, and the person is told once and in the tab', async () => {
    const plugin = await loadRejected(await vaultWith(BROKEN));
    expect(plugin.plugin.settings).toEqual(DEFAULT_SETTINGS);
    expect(notices).toEqual([expect.stringMatching(/could not be read.*press Reset/)]);
    expect(warnings(plugin)).toEqual([expect.stringContaining('Unexpected end of JSON')]);
    const save = vi.spyOn(plugin.plugin, 'saveData');
    await tabOf(plugin).setControlValue('retention', 85);
    expect(save).not.toHaveBeenCalled();
    expect(plugin.plugin.settings).toEqual(DEFAULT_SETTINGS);
    expect(notices[1]).toContain('Nothing was saved');
    expect(await adapterOf(plugin).read(FILE)).toBe(BROKEN);
  });

  it.each<[string, unknown]>([
    ['a list', [1, 2]],
    ['a text', 'x'],
    ['a number', 7],
  ])('are %s too', async (_, data) => {
    const plugin = await TestPlugin.load(await vaultWith(JSON.stringify(data)), data);
    expect(warnings(plugin)).toHaveLength(1);
    await tabOf(plugin).setControlValue('retention', 85);
    expect(plugin.data).toEqual(data);
  });

  it('are a broken file too of which Obsidian says that there is nothing', async () => {
    expect(warnings(await TestPlugin.load(await vaultWith(BROKEN), null))).toHaveLength(1);
    expect(warnings(await TestPlugin.load(await vaultWith('null\n'), null))).toEqual([]);
  });

  it('are kept in a file of their own when the person begins anew', async () => {
    const plugin = await loadRejected(await vaultWith(BROKEN));
    await adapterOf(plugin).write(COPY, 'an older one');
    await reset(plugin);
    expect(await adapterOf(plugin).read(COPY)).toBe('an older one');
    expect(await adapterOf(plugin).read(COPY.replace('.json', ' 2.json'))).toBe(BROKEN);
    expect(plugin.data).toEqual(DEFAULT_SETTINGS);
    expect(warnings(plugin)).toEqual([]);
    await tabOf(plugin).setControlValue('retention', 85);
    expect(plugin.data).toEqual({ ...DEFAULT_SETTINGS, retention: 85 });
  });

  it('stay as they are where no copy can be made', async () => {
    const plugin = await loadRejected(await vaultWith(BROKEN));
    vi.spyOn(adapterOf(plugin), 'copy').mockRejectedValue(new Error('The disk is full.'));
    await reset(plugin);
    expect(plugin.data).toBeNull();
    expect(warnings(plugin)).toHaveLength(1);
    expect(notices.at(-1)).toContain('The disk is full.');
  });

  it('are read as soon as they are mended', async () => {
    const plugin = await loadRejected(await vaultWith(BROKEN));
    (plugin.plugin as unknown as MockPlugin).data__ = { retention: 80 };
    await plugin.plugin.onExternalSettingsChange();
    expect(plugin.plugin.settings.retention).toBe(80);
    expect(warnings(plugin)).toEqual([]);
  });
});

describe('stored values of no use', () => {
  it('are kept when another setting is saved, shown, and thrown away on request', async () => {
    const plugin = await TestPlugin.load(new TestVault(), {
      retention: 'adaptive',
      later: 1,
      folder: 'Jobs',
    });
    expect(warnings(plugin)).toEqual([expect.stringContaining('retention: "adaptive"')]);
    expect(notices).toEqual([]);
    await tabOf(plugin).setControlValue('autoWeak', false);
    const { retention: _, ...others } = DEFAULT_SETTINGS;
    expect(plugin.data).toEqual({
      ...{ ...others, folders: ['Jobs'], autoWeak: false, later: 1 },
      keptAside: { retention: 'adaptive' },
    });
    const again = await TestPlugin.load(new TestVault(), JSON.parse(JSON.stringify(plugin.data)));
    expect(warnings(again)).toHaveLength(1);
    await press(again, 'Discard');
    expect(again.data).toEqual({ ...DEFAULT_SETTINGS, folders: ['Jobs'], autoWeak: false, later: 1 });
    expect(warnings(again)).toEqual([]);
  });
});

describe('ratings while the settings cannot be read', () => {
  const PATH = 'Pipelines.md';
  const NOTE = '---\nvariant: 1\n---\n\n### Q1: Why?\n\nBecause.\n';
  const ENTRY = { path: PATH, edits: [{ type: 'weak', id: 'q1', weak: true }], attempt: null };

  /** A plugin without settings, and a change that waited when the app was closed. */
  async function started(): Promise<TestPlugin> {
    const vault = await vaultWith(BROKEN);
    await vault.write(PATH, NOTE);
    vault.app.saveLocalStorage('interview-drill-journal', { version: 1, entries: [ENTRY] });
    const plugin = await loadRejected(vault);
    await settled();
    return plugin;
  }

  const rate = (plugin: TestPlugin): Promise<string> =>
    plugin.cli('rate', { path: PATH, id: 'q1', confidence: '3' });

  it('wait, those of before and new ones, and are written as soon as the settings are mended', async () => {
    const plugin = await started();
    const { vault } = plugin;
    const { recorder } = (plugin.plugin as unknown as { parts: Parts }).parts;
    const rating = { hash: '77c0e2', confidence: 3, day: 20_767, autoWeak: false } as const;
    const result = await recorder.record(PATH, { type: 'rate', id: 'q1', ...rating });
    expect(result).toMatchObject({ ok: false, message: expect.stringContaining('cannot be read') as string });
    expect(await vault.text(PATH)).toBe(NOTE);
    expect(JSON.parse(await plugin.cli('waiting'))).toEqual([
      { path: PATH, count: 2, line: 1, message: expect.stringContaining('Mend or reset') as string },
    ]);
    (plugin.plugin as unknown as MockPlugin).data__ = { logProperty: 'mine', weakProperty: 'my weak' };
    await plugin.plugin.onExternalSettingsChange();
    await settled();
    expect(await plugin.cli('waiting')).toBe('[]');
    const text = await vault.text(PATH);
    expect([text, text.includes('drill_log'), text.includes('\nweak:')]).toEqual([
      expect.stringMatching(/mine:\n {2}q1: /),
      false,
      false,
    ]);
  });

  it('are written once the person begins anew', async () => {
    const plugin = await started();
    await reset(plugin);
    expect(await plugin.vault.text(PATH)).toContain('weak:\n  - q1\n');
    expect(await plugin.cli('waiting')).toBe('[]');
  });

  it('wait from the moment when a sync breaks the settings', async () => {
    const vault = new TestVault({ [PATH]: NOTE });
    const plugin = await TestPlugin.load(vault, { logProperty: 'mine' });
    (plugin.plugin as unknown as MockPlugin).data__ = [];
    await plugin.plugin.onExternalSettingsChange();
    expect(await rate(plugin)).toContain('The settings cannot be read');
    expect(await vault.text(PATH)).toBe(NOTE);
  });
});

describe('settings that are changed at the same time', () => {
  it('are all saved, each after the one before', async () => {
    const plugin = await TestPlugin.load(new TestVault());
    const { store } = plugin.plugin as unknown as { store: SettingsStore };
    await Promise.all([store.set('logProperty', 'my log'), store.set('autoWeak', false), store.load()]);
    expect(plugin.data).toEqual({ ...DEFAULT_SETTINGS, logProperty: 'my log', autoWeak: false });
    expect(store.settings).toEqual(plugin.data);
  });

  it('are saved after one that could not be', async () => {
    const plugin = await TestPlugin.load(new TestVault());
    const { store } = plugin.plugin as unknown as { store: SettingsStore };
    vi.spyOn(plugin.plugin, 'saveData').mockRejectedValueOnce(new Error('The disk is full.'));
    const done = await Promise.allSettled([store.set('retention', 80), store.set('autoWeak', false)]);
    expect(done.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(plugin.data).toEqual({ ...DEFAULT_SETTINGS, autoWeak: false });
  });
});

const reset = (plugin: TestPlugin): Promise<void> => press(plugin, 'Reset');

/** Presses the button of a warning, and waits for what it does. */
async function press(plugin: TestPlugin, name: string): Promise<void> {
  const setting = new Setting(document.body.createDiv());
  for (const item of tabOf(plugin).getSettingDefinitions())
    if ('render' in item) item.render(setting, null as never);
  const button = (setting.components as unknown[])
    .filter((each) => each instanceof ButtonComponent)
    .find(({ buttonEl }) => buttonEl.textContent === name);
  if (!button) throw new Error(`There is no button "${name}".`);
  button.simulateClick__();
  for (let turn = 0; turn < 5; turn += 1) await settled();
}
