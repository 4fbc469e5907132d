import {
  Notice,
  PluginSettingTab,
  type App,
  type Plugin,
  type SettingDefinition,
  type SettingDefinitionItem,
} from 'obsidian';
import { logPathError } from '../core/attempts/log-path';
import { parseRoleRows } from '../core/note/question/role-rows';
import { plural } from '../core/drill/words';
import { ORDER_WORD } from '../core/drill/order';
import {
  MOST_NEW_PER_DAY,
  MOST_SEED,
  pairChoices,
  propertyNameError,
  RETENTION_RANGE,
  tagError,
  type PropertyKey,
  type Settings,
} from '../core/settings';

/** Where the settings are kept. */
export interface SettingsStore {
  get(): Settings;
  /** Changes one setting and saves all; a value of no use becomes its default. Rejects where nothing may be saved. */
  set(key: keyof Settings, value: unknown): Promise<void>;
  /** Why the stored settings cannot be read, or null. */
  problem(): string | null;
  /** Begins anew with the defaults; what cannot be read is kept in a file of its own. */
  reset(): Promise<void>;
  /** Stored values of no use, by the name of their setting. */
  keptAside(): Readonly<Record<string, unknown>>;
  dropKeptAside(): Promise<void>;
}

const UNREADABLE = 'The settings could not be read. They are left as they are; press Reset';

/** What is told at the start about settings that cannot be read. */
export const UNREADABLE_SETTINGS = `${UNREADABLE} in the settings of Interview Drill to begin anew.`;

const TEXT_KEYS = [
  'attemptLog',
  'interviewTag',
  'weakTag',
  'confidenceProperty',
  'weakProperty',
  'logProperty',
] as const satisfies (keyof Settings)[];

type TextKey = (typeof TEXT_KEYS)[number];

const isTextKey = (key: string): key is TextKey => (TEXT_KEYS as readonly string[]).includes(key);

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
      ...this.warnings(),
      {
        type: 'group',
        heading: 'Interview notes',
        items: [
          {
            name: 'Interview tag',
            desc: 'Notes with this tag, or with a tag nested under it, are interview notes. So is every note with a round_type or a variant.',
            control: this.text('interviewTag'),
          },
          {
            name: 'Folder',
            desc: 'Every note in this folder is an interview note.',
            control: { type: 'folder', key: 'folder' },
          },
          {
            name: 'Callouts',
            desc: 'What callouts are to their question, beyond what is known already: one line for each, such as "tip | Talking points | answer". The role is prompt, hint, answer or follow-up, and * stands for any type or any title.',
            control: { type: 'textarea', key: 'roles', rows: 4, validate: roleRowsError },
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
        heading: 'Sessions',
        items: [
          {
            name: 'Order of questions',
            desc: 'How the questions of a note follow each other. A session that you plan begins with this order too.',
            control: { type: 'dropdown', key: 'order', options: { ...ORDER_WORD } },
          },
          {
            name: 'Seed of the shuffle',
            desc: 'The same number always gives the same order. With 0, each day has another one.',
            control: { type: 'number', key: 'seed', min: 0, max: MOST_SEED, step: 1 },
          },
          {
            name: 'New questions a day',
            desc: 'So many questions that you never rated are asked in a day by sessions of what is due and new.',
            control: { type: 'number', key: 'newPerDay', min: 0, max: MOST_NEW_PER_DAY, step: 1 },
          },
        ],
      },
      {
        type: 'group',
        heading: 'Drill',
        items: [
          {
            name: 'Open a field for my answer',
            desc: 'At each question. Otherwise it opens on request, by a button or the key A.',
            control: { type: 'toggle', key: 'attempts' },
          },
          {
            name: 'Keep my answers in',
            desc: 'Path of a note, such as "Interviews/My attempts". Each answer that you wrote is added at its end when you rate or skip its question. Leave it empty to keep none.',
            control: this.text('attemptLog'),
          },
          {
            name: 'Diagrams and code step by step',
            desc: 'A flowchart or a sequence diagram begins as empty outlines, and code of more than 12 lines as bars: each press fills in the next part.',
            control: { type: 'toggle', key: 'steps' },
          },
        ],
      },
      ...this.choices(),
      {
        type: 'group',
        heading: 'What is written into notes',
        items: [
          {
            name: 'Weak tag',
            desc: 'Notes with a weak question get this tag. Leave it empty for no tag.',
            control: this.text('weakTag'),
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
    // What is of no use would become the default, and a record under a name of one's own would not be read any more.
    if (this.error(key, value) === null)
      await this.carryOut(() => this.store.set(key as keyof Settings, value), false);
  }

  /** What is wrong with the stored settings, and the way out. */
  private warnings(): SettingDefinitionItem[] {
    const { store } = this;
    const problem = store.problem();
    if (problem !== null)
      return [
        this.warning(
          'Unreadable settings',
          `${UNREADABLE} to begin anew. Until then the defaults are in use and nothing is saved. The unreadable text is kept in a file next to it. (${problem})`,
          'Reset',
          () => store.reset(),
        ),
      ];
    const kept = Object.entries(store.keptAside());
    if (kept.length === 0) return [];
    const list = kept.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(', ');
    return [
      this.warning(
        'Kept aside',
        `These stored values cannot be used, so the defaults are in use: ${list}.`,
        'Discard',
        () => store.dropKeptAside(),
      ),
    ];
  }

  /** What was joined and parted by hand in comparisons, where there is any. */
  private choices(): SettingDefinitionItem[] {
    const count = pairChoices(this.store.get()).length;
    if (count === 0) return [];
    return [
      {
        type: 'group',
        heading: 'Variants side by side',
        items: [
          {
            name: 'Joined and parted questions',
            desc: `${plural(count, 'choice')} of yours about which questions ask the same. A row of a comparison takes back its own.`,
            render: (setting) => {
              setting.addButton((component) =>
                component
                  .setButtonText('Take all back')
                  .onClick(() => void this.carryOut(() => this.store.set('pairs', ''), true)),
              );
            },
          },
        ],
      },
    ];
  }

  private warning(name: string, desc: string, button: string, run: () => Promise<void>): SettingDefinition {
    return {
      name,
      desc,
      render: (setting) => {
        setting
          .setClass('mod-warning')
          .setClass('interview-drill-settings-warning')
          .addButton((component) =>
            component.setButtonText(button).onClick(() => void this.carryOut(run, true)),
          );
      },
    };
  }

  private async carryOut(run: () => Promise<void>, isOther: boolean): Promise<void> {
    try {
      await run();
      if (isOther) this.update();
    } catch (error) {
      new Notice(`Nothing was saved. ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private property(key: PropertyKey, name: string, desc: string): SettingDefinition {
    return {
      name,
      desc: `${desc} Records under the old name stay in your notes and are not read any more.`,
      control: this.text(key),
    };
  }

  private text(key: TextKey): {
    type: 'text';
    key: TextKey;
    validate: (value: string) => string | undefined;
  } {
    return { type: 'text', key, validate: (value) => this.error(key, value) ?? undefined };
  }

  private error(key: string, value: unknown): string | null {
    if (!isTextKey(key) || typeof value !== 'string') return null;
    if (key === 'attemptLog') return logPathError(value);
    if (key === 'interviewTag' || key === 'weakTag') return tagError(value);
    return propertyNameError(this.store.get(), key, value);
  }
}

/** Says what is wrong with rows of the role table; undefined where nothing is. */
function roleRowsError(text: string): string | undefined {
  const result = parseRoleRows(text);
  return result.ok ? undefined : result.message;
}
