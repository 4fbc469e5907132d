import {
  Setting,
  type SettingDefinitionItem,
  type SettingDefinitionRender,
  type SettingGroup,
} from 'obsidian';
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
    readonly defaultValue?: unknown;
    readonly validate?: (value: unknown) => string | undefined;
    readonly min?: number;
    readonly max?: number;
    readonly step?: number;
  };
}

/** A vault with a folder and two interview notes of three questions, one of them in the folder. */
const FILES = {
  'Jobs/a.md': '### Q1: Why?\n\nSo.\n\n### Q2: How?\n\nSo.\n',
  'b.md': '#interview\n\n### Q1: Why?\n\nSo.\n',
};

/** All settings but those that are set elsewhere: in a comparison. */
const ROWS: readonly string[] = Object.keys(DEFAULT_SETTINGS).filter((key) => key !== 'pairs');

class TabRig {
  private constructor(
    readonly plugin: TestPlugin,
    readonly tab: DrillSettingTab,
  ) {}

  static async open(data: unknown = null): Promise<TabRig> {
    const plugin = await TestPlugin.load(new TestVault(FILES), data);
    const [tab] = plugin.settingTabs;
    if (!(tab instanceof DrillSettingTab)) throw new Error('The plugin has no setting tab.');
    return new TabRig(plugin, tab);
  }

  get rows(): Row[] {
    return this.tab
      .getSettingDefinitions()
      .flatMap((group: SettingDefinitionItem) => ('items' in group ? (group.items as unknown as Row[]) : []));
  }

  /** The rows that set something. */
  get controls(): Row[] {
    return this.rows.filter((row) => 'control' in row);
  }

  row(key: keyof Settings): Row {
    const row = this.controls.find(({ control }) => control.key === key);
    if (!row) throw new Error(`There is no setting ${key}.`);
    return row;
  }

  validate(key: keyof Settings, value: unknown): string | undefined {
    return this.row(key).control.validate?.(value);
  }
}

describe('the setting tab', () => {
  it('has one row for each setting, each with a name and a description', async () => {
    const { controls: rows } = await TabRig.open();
    expect(rows.map(({ control }) => control.key).sort()).toEqual([...ROWS].sort());
    for (const { name, desc } of rows) {
      expect(name).not.toBe('');
      expect(desc).toMatch(/\.$/);
    }
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });

  it('gives every control the default, for a number that is emptied and a slider that is reset', async () => {
    const { controls } = await TabRig.open();
    const { pairs: _, ...shown } = DEFAULT_SETTINGS;
    expect(Object.fromEntries(controls.map(({ control }) => [control.key, control.defaultValue]))).toEqual({
      ...shown,
      folders: '',
    });
  });

  it('shows what is set', async () => {
    const { tab, controls } = await TabRig.open({ retention: 80, folders: ['Jobs', 'Mocks'] });
    const values = Object.fromEntries(
      controls.map(({ control }) => [control.key, tab.getControlValue(control.key)]),
    );
    const { pairs: _, ...shown } = DEFAULT_SETTINGS;
    expect(values).toEqual({ ...shown, retention: 80, folders: 'Jobs\nMocks' });
  });

  it('has a slider for the retention with the bounds of the schedule', async () => {
    const rig = await TabRig.open();
    expect(rig.row('retention').control).toMatchObject({ type: 'slider', min: 70, max: 97, step: 1 });
  });

  it.each<[keyof Settings, unknown, RegExp]>([
    ['confidenceProperty', 'a:b', /letters/],
    ['logProperty', 'confidence', /used for another property/],
    ['interviewTag', 'two words', /letters/],
    ['folders', 'Jobs\nGone', /no folder "Gone"/],
    ['folders', 'b.md', /no folder "b.md"/],
    ['newPerDay', -5, /whole number from 0 to 999/],
    ['seed', 0.5, /whole number/],
    ['roles', 'x', /Line 1/],
    ['attemptLog', '/a', /without a slash/],
  ])('says what is wrong with %s = %j', async (key, value, message) => {
    expect((await TabRig.open()).validate(key, value)).toMatch(message);
  });

  it.each<[keyof Settings, unknown]>([
    ['confidenceProperty', 'sicherheit'],
    ['confidenceProperty', 'confidence'],
    ['interviewTag', '#interview/data'],
    ['interviewTag', ''],
    ['folders', ' /Jobs/ \n'],
    ['newPerDay', 0],
    ['weakTag', ''],
  ])('accepts %s = %j', async (key, value) => {
    expect((await TabRig.open()).validate(key, value)).toBeUndefined();
  });

  it.each<[keyof Settings, unknown, unknown]>([
    ['interviewTag', ' #prep ', 'prep'],
    ['weakTag', '', ''],
    ['retention', 85, 85],
    ['autoWeak', false, false],
    ['logProperty', ' history ', 'history'],
  ])('saves %s = %j as %j, and nothing else changes', async (key, value, saved) => {
    const rig = await TabRig.open();
    await rig.tab.setControlValue(key, value);
    expect(rig.plugin.data).toEqual({ ...DEFAULT_SETTINGS, [key]: saved });
    expect(rig.tab.getControlValue(key)).toBe(saved);
  });

  it('saves folders as a list, and counts at once what they add', async () => {
    const rig = await TabRig.open();
    const row = rig.rows.find(({ name }) => name === 'Notes found') as unknown as SettingDefinitionRender;
    const setting = new Setting(document.body);
    const group = null as unknown as SettingGroup;
    const stop = row.render(setting, group);
    expect(setting.descEl.textContent).toBe('1 note, counting questions…');
    await vi.waitFor(() => {
      expect(setting.descEl.textContent).toBe('1 note, 1 question.');
    });
    await rig.tab.setControlValue('folders', ' /Jobs/ \n');
    expect(rig.plugin.data).toEqual({ ...DEFAULT_SETTINGS, folders: ['Jobs'] });
    await vi.waitFor(() => {
      expect(setting.descEl.textContent).toBe('2 notes, 3 questions.');
    });
    stop?.();
    await rig.tab.setControlValue('folders', '');
    await vi.waitFor(() => {
      expect(rig.plugin.data).toEqual(DEFAULT_SETTINGS);
    });
    expect(setting.descEl.textContent).toBe('2 notes, 3 questions.');
  });

  it.each<[keyof Settings, unknown]>([
    ['interviewTag', 'two words'],
    ['folders', 'Gone'],
    ['newPerDay', -5],
    ['confidenceProperty', ''],
    ['confidenceProperty', 'tags'],
    ['logProperty', 'weak'],
  ])('leaves %s as it was for the value %j', async (key, value) => {
    const stored = {
      interviewTag: 'prep',
      folders: 'Jobs',
      newPerDay: 4,
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
