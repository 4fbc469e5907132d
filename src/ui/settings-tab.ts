import {
  Notice,
  PluginSettingTab,
  type App,
  type Plugin,
  type Setting,
  type SettingDefinition,
  type SettingDefinitionItem,
} from 'obsidian';
import { plural } from '../core/drill/words';
import { ORDER_WORD } from '../core/drill/order';
import {
  DEFAULT_SETTINGS,
  MOST_NEW_PER_DAY,
  MOST_SEED,
  pairChoices,
  RETENTION_RANGE,
  settingError,
  type Settings,
} from '../core/settings';
import { messageOf } from '../core/untrusted';

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
  countNotes(): number;
  /** How many questions the interview notes hold; may have to read them. Never rejects. */
  countQuestions(): Promise<number>;
  /** Calls back when the interview notes may have changed. @returns stops it */
  listen(changed: () => void): () => void;
}

const UNREADABLE = 'The settings could not be read. They are left as they are; press Reset';

/** What is told at the start about settings that cannot be read. */
export const UNREADABLE_SETTINGS = `${UNREADABLE} in the settings of Interview Drill to begin anew.`;

type PropertyKey = Extract<keyof Settings, `${string}Property`>;

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
            desc: 'Notes with this tag, or with a tag nested under it, are interview notes. So are notes with ratings, and notes with the property round_type, variant or questions.',
            control: { type: 'text', ...this.bound('interviewTag') },
          },
          {
            name: 'Folders',
            desc: 'Every note in these folders, and in folders inside them, is an interview note. One folder on each line.',
            control: { type: 'textarea', rows: 3, ...this.bound('folders'), defaultValue: '' },
          },
          {
            name: 'Notes found',
            render: (setting) => this.showCounts(setting),
          },
          {
            name: 'Callouts',
            desc: 'What callouts are to their question, beyond what is known already: one line for each, such as "tip | Talking points | answer". The role is prompt, hint, answer or follow-up, and * stands for any type or any title.',
            control: { type: 'textarea', rows: 4, ...this.bound('roles') },
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
            control: { type: 'slider', ...this.bound('retention'), ...RETENTION_RANGE, step: 1 },
          },
          {
            name: 'Flag weak questions by themselves',
            desc: 'A question rated 1 is flagged as weak. Two ratings of 3 or 4 in a row take the flag off.',
            control: { type: 'toggle', ...this.bound('autoWeak') },
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
            control: { type: 'dropdown', ...this.bound('order'), options: { ...ORDER_WORD } },
          },
          {
            name: 'Seed of the shuffle',
            desc: 'The same number always gives the same order. With 0, each day has another one.',
            control: { type: 'number', ...this.bound('seed'), min: 0, max: MOST_SEED, step: 1 },
          },
          {
            name: 'New questions a day',
            desc: 'So many questions that you never rated are asked in a day by sessions of what is due and new.',
            control: { type: 'number', ...this.bound('newPerDay'), min: 0, max: MOST_NEW_PER_DAY, step: 1 },
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
            control: { type: 'toggle', ...this.bound('attempts') },
          },
          {
            name: 'Keep my answers in',
            desc: 'Path of a note, such as "Interviews/My attempts". Each answer that you wrote is added at its end when you rate or skip its question. Leave it empty to keep none.',
            control: { type: 'text', ...this.bound('attemptLog') },
          },
          {
            name: 'Diagrams and code step by step',
            desc: 'A flowchart or a sequence diagram begins as empty outlines, and code of more than 12 lines as bars: each press fills in the next part.',
            control: { type: 'toggle', ...this.bound('steps') },
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
            control: { type: 'text', ...this.bound('weakTag') },
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
    const value = this.store.get()[key as keyof Settings];
    return Array.isArray(value) ? value.join('\n') : value;
  }

  override async setControlValue(key: string, value: unknown): Promise<void> {
    // A value of no use would become the default, and records under a custom name would not be read any more.
    const setting = key as keyof Settings;
    if (this.error(setting, value) === null) await this.carryOut(() => this.store.set(setting, value), false);
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
      new Notice(`Nothing was saved. ${messageOf(error)}`);
    }
  }

  private property(key: PropertyKey, name: string, desc: string): SettingDefinition {
    return {
      name,
      desc: `${desc} Records under the old name stay in your notes and are not read any more.`,
      control: { type: 'text', ...this.bound(key) },
    };
  }

  /** What every control of a setting has. A number that is emptied, and a slider that is reset, get the default. */
  private bound<K extends keyof Settings>(
    key: K,
  ): { key: K; defaultValue: Settings[K]; validate: (value: unknown) => string | undefined } {
    return {
      key,
      defaultValue: DEFAULT_SETTINGS[key],
      validate: (value) => this.error(key, value) ?? undefined,
    };
  }

  private error(key: keyof Settings, value: unknown): string | null {
    const { vault } = this.app;
    return settingError(this.store.get(), key, value, (path) => vault.getFolderByPath(path) !== null);
  }

  /**
   * Shows how many notes and questions the settings find. It changes its own row, since an update of the tab would take
   * the focus from the field in which somebody types.
   */
  private showCounts(setting: Setting): () => void {
    let shown = 0;
    const show = (): void => {
      const current = (shown += 1);
      const notes = plural(this.store.countNotes(), 'note');
      setting.setDesc(`${notes}, counting questions…`);
      void this.store.countQuestions().then((questions) => {
        if (current === shown) setting.setDesc(`${notes}, ${plural(questions, 'question')}.`);
      });
    };
    show();
    return this.store.listen(show);
  }
}
