import {
  PluginSettingTab,
  type App,
  type Plugin,
  type SettingDefinition,
  type SettingDefinitionItem,
} from 'obsidian';
import {
  propertyNameError,
  RETENTION_RANGE,
  tagError,
  type PropertyKey,
  type Settings,
} from '../core/settings';

/** Where the settings are kept. */
export interface SettingsStore {
  get(): Settings;
  /** Changes one setting and saves all; a value of no use is left as it was. */
  set(key: keyof Settings, value: unknown): Promise<void>;
}

/** The settings, as Obsidian draws them from their definitions. */
export class DrillSettingTab extends PluginSettingTab {
  constructor(
    app: App,
    plugin: Plugin,
    private readonly store: SettingsStore,
  ) {
    super(app, plugin);
  }

  override getSettingDefinitions(): SettingDefinitionItem[] {
    return [
      {
        type: 'group',
        heading: 'Interview notes',
        items: [
          {
            name: 'Interview tag',
            desc: 'Notes with this tag, or with a tag nested under it, are interview notes. So is every note with a round_type or a variant.',
            control: { type: 'text', key: 'interviewTag', validate: (value) => tagError(value) ?? undefined },
          },
          {
            name: 'Folder',
            desc: 'Every note in this folder is an interview note.',
            control: { type: 'folder', key: 'folder' },
          },
        ],
      },
      {
        type: 'group',
        heading: 'Schedule',
        items: [
          {
            name: 'Desired retention',
            desc: 'The chance, in percent, that you still know an answer on the day it comes back. Higher means shorter intervals.',
            control: { type: 'slider', key: 'retention', ...RETENTION_RANGE, step: 1 },
          },
          {
            name: 'Flag weak questions by themselves',
            desc: 'A question rated 1 is flagged as weak. Two ratings of 3 or 4 in a row take the flag off.',
            control: { type: 'toggle', key: 'autoWeak' },
          },
        ],
      },
      {
        type: 'group',
        heading: 'What is written into notes',
        items: [
          {
            name: 'Weak tag',
            desc: 'Notes with a weak question get this tag. Leave it empty for no tag.',
            control: { type: 'text', key: 'weakTag', validate: (value) => tagError(value) ?? undefined },
          },
          this.property(
            'confidenceProperty',
            'Confidence property',
            'Holds the latest rating of each question.',
          ),
          this.property('weakProperty', 'Weak property', 'Lists the weak questions.'),
          this.property(
            'logProperty',
            'Log property',
            'Holds every rating ever given; the schedule comes from it.',
          ),
        ],
      },
    ];
  }

  override getControlValue(key: string): unknown {
    return this.store.get()[key as keyof Settings];
  }

  override async setControlValue(key: string, value: unknown): Promise<void> {
    await this.store.set(key as keyof Settings, value);
  }

  private property(key: PropertyKey, name: string, desc: string): SettingDefinition {
    return {
      name,
      desc: `${desc} Records under the old name stay in your notes and are not read any more.`,
      control: {
        type: 'text',
        key,
        validate: (value) => propertyNameError(this.store.get(), key, value) ?? undefined,
      },
    };
  }
}
