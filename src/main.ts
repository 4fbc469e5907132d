import { recordKeys, repairSettings, type Settings } from './core/settings';
import { registerCli } from './obsidian/cli';
import { today } from './obsidian/clock';
import { Journal } from './obsidian/journal';
import { KeptDrills } from './obsidian/kept-drills';
import { LenientPlugin } from './obsidian/lenient-plugin';
import { NoteIndex } from './obsidian/note-index';
import { NoteWriter } from './obsidian/note-writer';
import { Recorder } from './obsidian/recorder';
import { SettingsStore } from './obsidian/settings-store';
import { addDueCount } from './obsidian/status-bar';
import { VaultNotes } from './obsidian/vault-notes';
import { makeAttemptLog, registerAttempts } from './wiring/attempts';
import { registerFindings } from './wiring/check';
import { registerDrill, showQueue } from './wiring/drill';
import { registerCompare } from './wiring/compare';
import { registerMerge } from './wiring/merge';
import { registerMock } from './wiring/mock';
import type { Parts } from './wiring/parts';
import { registerExport } from './wiring/export';
import { registerHistory } from './wiring/history';
import { registerListing } from './wiring/listing';
import { registerOrphans } from './wiring/orphans';
import { registerReading } from './wiring/reading';
import { registerSession } from './wiring/session';
import { registerSettings } from './wiring/settings';
import { registerUri } from './wiring/uri';
import { registerWaiting } from './wiring/waiting';

/** Makes the parts, joins them and hands them to Obsidian; what they do is decided elsewhere. */
export default class InterviewDrillPlugin extends LenientPlugin {
  override settings: Settings = repairSettings(null);
  private readonly store = new SettingsStore(this);
  private updateDue = (): void => undefined;
  private updateSettingTab = (): void => undefined;
  private readonly parts = this.makeParts();

  override async onload(): Promise<void> {
    await this.store.load();
    this.settings = this.store.settings;
    const { parts } = this;
    const { notes, index, recorder, settings } = parts;
    registerDrill(parts);
    registerFindings(parts);
    registerCli(this, { notes, recorder, settings });
    this.updateSettingTab = registerSettings(this, this.store, index, () => {
      this.useSettings();
    });
    this.updateDue = addDueCount(this, {
      dueOn: (day) => index.dueOn(day),
      today,
      drill: () => void showQueue(parts, { kind: 'due' }),
    });
    registerWaiting(parts);
    registerMerge(parts);
    registerHistory(parts);
    registerOrphans(parts);
    registerAttempts(parts);
    registerExport(parts);
    registerCompare(parts, this.store);
    registerSession(parts);
    registerMock(parts);
    registerUri(parts);
    registerReading(parts);
    registerListing(parts);
    this.app.workspace.onLayoutReady(() => {
      index.watch(this, this.updateDue);
      this.updateDue();
    });
  }

  private makeParts(): Parts {
    const settings = (): Settings => this.settings;
    const notes = new VaultNotes(this.app, settings);
    const writer = new NoteWriter(this.app, () =>
      this.store.problem === null ? recordKeys(this.store.settings) : null,
    );
    const journal = new Journal(this.app);
    return {
      app: this.app,
      plugin: this,
      settings,
      useSettings: () => {
        this.useSettings();
        this.updateSettingTab();
      },
      notes,
      index: new NoteIndex(this.app, notes, settings),
      writer,
      journal,
      recorder: new Recorder(writer, notes, journal),
      attempts: makeAttemptLog({ app: this.app, writer, notes, settings }),
      kept: new KeptDrills(this.app),
    };
  }

  /** A sync, or a person with an editor, changed what is stored. */
  override async onExternalSettingsChange(): Promise<void> {
    await this.store.load();
    this.useSettings();
    this.updateSettingTab();
  }

  private useSettings(): void {
    this.settings = this.store.settings;
    this.updateDue();
    this.parts.index.tell();
    // It may be known only now where ratings go.
    void this.parts.recorder.retryAll();
  }
}
