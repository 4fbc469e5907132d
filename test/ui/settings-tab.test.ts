import { Setting, type SettingDefinitionItem } from 'obsidian';
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings';
import { DrillSettingTab } from '../../src/ui/settings-tab';
import { TestPlugin, TestVault } from '../support/vault';

interface Row {
  readonly name: string;
  readonly desc: string;
  readonly control: {
    readonly type: string;
    readonly key: keyof Settings;
    readonly validate?: (value: string) => string | undefined;
    readonly min?: number;
    readonly max?: number;
    readonly step?: number;
  };
}

/** All settings but those that are set elsewhere: in a comparison. */
const ROWS: readonly string[] = Object.keys(DEFAULT_SETTINGS).filter((key) => key !== 'pairs');

class TabRig {
  private constructor(
    readonly plugin: TestPlugin,
    readonly tab: DrillSettingTab,
  ) {}

  static async open(data: unknown = null): Promise<TabRig> {
    const plugin = await TestPlugin.load(new TestVault(), data);
    const [tab] = plugin.settingTabs;
    if (!(tab instanceof DrillSettingTab)) throw new Error('The plugin has no setting tab.');
    return new TabRig(plugin, tab);
  }

  get rows(): Row[] {
    return this.tab
      .getSettingDefinitions()
      .flatMap((group: SettingDefinitionItem) => ('items' in group ? (group.items as unknown as Row[]) : []));
  }

  row(key: keyof Settings): Row {
    const row = this.rows.find(({ control }) => control.key === key);
    if (!row) throw new Error(`There is no setting ${key}.`);
    return row;
  }

  validate(key: keyof Settings, value: string): string | undefined {
    return this.row(key).control.validate?.(value);
  }
}

describe('the setting tab', () => {
  it('has one row for each setting, each with a name and a description', async () => {
    const { rows } = await TabRig.open();
    expect(rows.map(({ control }) => control.key).sort()).toEqual([...ROWS].sort());
    for (const { name, desc } of rows) {
      expect(name).not.toBe('');
      expect(desc).toMatch(/\.$/);
    }
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });

  it('shows what is set', async () => {
    const { tab, rows } = await TabRig.open({ retention: 80, weakTag: 'again' });
    const values = Object.fromEntries(
      rows.map(({ control }) => [control.key, tab.getControlValue(control.key)]),
    );
    const { pairs: _, ...shown } = DEFAULT_SETTINGS;
    expect(values).toEqual({ ...shown, retention: 80, weakTag: 'again' });
  });

  it('has a slider for the retention with the bounds of the schedule', async () => {
    const rig = await TabRig.open();
    expect(rig.row('retention').control).toMatchObject({ type: 'slider', min: 70, max: 97, step: 1 });
  });

  it.each<[keyof Settings, string, RegExp]>([
    ['confidenceProperty', '  ', /Give the property a name/],
    ['confidenceProperty', '1st', /letters/],
    ['confidenceProperty', 'a:b', /letters/],
    ['weakProperty', 'Tags', /another meaning/],
    ['logProperty', 'confidence', /used for another property/],
    ['interviewTag', 'two words', /letters/],
    ['weakTag', '2026', /letter/],
  ])('says what is wrong with %s = %j', async (key, value, message) => {
    expect((await TabRig.open()).validate(key, value)).toMatch(message);
  });

  it.each<[keyof Settings, string]>([
    ['confidenceProperty', 'sicherheit'],
    ['confidenceProperty', 'confidence'],
    ['interviewTag', '#interview/data'],
    ['interviewTag', ''],
    ['weakTag', ''],
  ])('accepts %s = %j', async (key, value) => {
    expect((await TabRig.open()).validate(key, value)).toBeUndefined();
  });

  it.each<[keyof Settings, unknown, unknown]>([
    ['interviewTag', ' #prep ', 'prep'],
    ['folder', '/Interviews/', 'Interviews'],
    ['weakTag', '', ''],
    ['retention', 85.4, 85],
    ['retention', 1000, 97],
    ['autoWeak', false, false],
    ['logProperty', ' history ', 'history'],
  ])('saves %s = %j as %j, and nothing else changes', async (key, value, saved) => {
    const rig = await TabRig.open();
    await rig.tab.setControlValue(key, value);
    expect(rig.plugin.data).toEqual({ ...DEFAULT_SETTINGS, [key]: saved });
    expect(rig.tab.getControlValue(key)).toBe(saved);
  });

  it.each<[keyof Settings, string]>([
    ['interviewTag', 'two words'],
    ['confidenceProperty', ''],
    ['confidenceProperty', 'tags'],
    ['logProperty', 'weak'],
  ])('leaves %s as it was for the value %j', async (key, value) => {
    const stored = {
      interviewTag: 'prep',
      confidenceProperty: 'sicherheit',
      logProperty: 'verlauf',
    };
    const rig = await TabRig.open(stored);
    await rig.tab.setControlValue(key, value);
    expect(rig.tab.getControlValue(key)).toBe(stored[key as keyof typeof stored]);
    expect(rig.plugin.data).toBe(stored);
  });

  it('tells how many questions were joined or parted by hand, where any were, and takes all back', async () => {
    const named = (rig: TabRig): Row[] =>
      rig.rows.filter(({ name }) => name === 'Joined and parted questions');
    expect(named(await TabRig.open())).toEqual([]);
    const rig = await TabRig.open({ pairs: 'join aaaaaa bbbbbb\npart aaaaaa cccccc' });
    expect(named(rig)[0]?.desc).toContain('2 choices');
    const row = named(rig)[0] as unknown as { render(setting: Setting): void };
    const setting = new Setting(document.body);
    row.render(setting);
    (setting.components[0] as unknown as { simulateClick__(): void }).simulateClick__();
    await vi.waitFor(() => {
      expect(rig.plugin.data).toMatchObject({ pairs: '' });
    });
    expect(named(rig)).toEqual([]);
  });

  it('validates against the names that are set now', async () => {
    const rig = await TabRig.open();
    await rig.tab.setControlValue('confidenceProperty', 'sure');
    expect(rig.validate('logProperty', 'sure')).toMatch(/used for another/);
    expect(rig.validate('logProperty', 'confidence')).toBeUndefined();
  });

  it('keeps a name that was the default of another property, also after a restart', async () => {
    const rig = await TabRig.open();
    await rig.tab.setControlValue('logProperty', 'history');
    await rig.tab.setControlValue('confidenceProperty', 'drill_log');
    const again = await TabRig.open(JSON.parse(JSON.stringify(rig.plugin.data)));
    expect(again.tab.getControlValue('confidenceProperty')).toBe('drill_log');
    expect(again.tab.getControlValue('logProperty')).toBe('history');
  });

  it('works at once: the next rating goes where the settings say', async () => {
    const rig = await TabRig.open();
    await rig.plugin.vault.write('a.md', '### Q1: Why?\n\nSo.\n');
    await rig.tab.setControlValue('confidenceProperty', 'sure');
    await rig.tab.setControlValue('autoWeak', false);
    await rig.plugin.cli('rate', { path: 'a.md', id: 'q1', confidence: '1' });
    const text = await rig.plugin.vault.text('a.md');
    expect(text).toContain('sure:\n  q1: 1\n');
    expect(text).not.toContain('weak');
  });
});
