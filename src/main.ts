import { Plugin } from 'obsidian';
import type { Queue } from './core/drill/queue';
import { recordKeys, repairSettings, type Settings } from './core/settings';
import { registerCheck } from './obsidian/check';
import { registerCli } from './obsidian/cli';
import { now, today } from './obsidian/clock';
import { registerCommands } from './obsidian/commands';
import { NoteIndex } from './obsidian/note-index';
import { NoteWriter } from './obsidian/note-writer';
import { openNote } from './obsidian/open-note';
import { Recorder } from './obsidian/recorder';
import { createSampleNote } from './obsidian/sample-note';
import { addDueCount } from './obsidian/status-bar';
import { VaultNotes } from './obsidian/vault-notes';
import { CheckModal } from './ui/check/check-modal';
import { DRILL_VIEW, DrillView } from './ui/drill/drill-view';
import { HOVER_SOURCE } from './ui/drill/markdown';
import { openDrill } from './ui/drill/open-drill';
import type { DrillServices } from './ui/drill/services';
import { NotePicker } from './ui/picker/note-picker';
import { PropertyPicker } from './ui/picker/property-picker';
import { DrillSettingTab } from './ui/settings-tab';

/** Joins the parts and hands them to Obsidian; what they do is decided elsewhere. */
export default class InterviewDrillPlugin extends Plugin {
  override settings: Settings = repairSettings(null);
  private updateDue = (): void => undefined;
  private readonly notes = new VaultNotes(this.app, () => this.settings);
  private readonly index = new NoteIndex(this.app, this.notes, () => this.settings);
  private readonly writer = new NoteWriter(this.app, () => recordKeys(this.settings));
  private readonly recorder = new Recorder(this.writer, (path) => this.notes.find(path));

  override async onload(): Promise<void> {
    this.settings = repairSettings(await this.loadData());
    this.registerView(DRILL_VIEW, (leaf) => new DrillView(leaf, this.services()));
    this.registerHoverLinkSource(HOVER_SOURCE, { display: 'Interview drill', defaultMod: true });
    registerCommands(this, this.notes, {
      drill: (file) => void this.show(file.path),
      choose: () => void this.choose(),
      drillQueue: (kind) => void this.showQueue({ kind }),
      chooseProperty: () => {
        new PropertyPicker(this.app, this.index.choices(), ({ property, value }) => {
          void this.showQueue({ kind: 'property', property, value });
        }).open();
      },
    });
    registerCheck(this, this.notes, this.index, (findings) => {
      new CheckModal(this.app, findings, (path, line) => void this.openNote(path, line, 'edit')).open();
    });
    registerCli(this, { notes: this.notes, recorder: this.recorder, settings: () => this.settings });
    this.addSettingTab(
      new DrillSettingTab(this.app, this, {
        get: () => this.settings,
        set: (key, value) => this.changeSetting(key, value),
      }),
    );
    this.recorder.watch(this);
    this.updateDue = addDueCount(this, {
      dueOn: (day) => this.index.dueOn(day),
      today,
      drill: () => void this.showQueue({ kind: 'due' }),
    });
    this.app.workspace.onLayoutReady(() => {
      this.index.watch(this, this.updateDue);
      this.updateDue();
    });
  }

  private services(): DrillServices {
    const { recorder, notes, index } = this;
    return {
      settings: () => this.settings,
      now,
      today,
      // What was asked for before is in the text, or known to wait for it.
      read: (path) => recorder.idle().then(() => notes.read(path)),
      readAll: (paths) => recorder.idle().then(() => index.readAll(paths)),
      queuePaths: (queue) => index.paths(queue, today()),
      nextDue: () => index.nextDue(today()),
      record: (path, edit) => recorder.record(path, edit),
      undo: (token) => recorder.undo(token),
      waiting: (path) => recorder.waiting(path),
      retry: (path) => recorder.retry(path),
      openNote: (path, line, mode) => this.openNote(path, line, mode),
      createSample: () => createSampleNote(this.app, today()),
      chooseNote: () => void this.choose(),
    };
  }

  private async openNote(path: string, line: number, mode: 'read' | 'edit'): Promise<void> {
    const file = this.notes.find(path);
    if (file) await openNote(this.app, file, line, mode);
  }

  private async changeSetting(key: keyof Settings, value: unknown): Promise<void> {
    this.settings = repairSettings({ ...this.settings, [key]: value });
    await this.saveData(this.settings);
    this.updateDue();
  }

  private async choose(): Promise<void> {
    const choices = this.notes
      .interviewNotes()
      .map(({ file, properties }) => ({ path: file.path, properties }));
    if (choices.length === 0) {
      await this.show(null);
      return;
    }
    new NotePicker(this.app, choices, (path) => void this.show(path)).open();
  }

  private show(path: string | null): Promise<void> {
    return openDrill(this.app, { path });
  }

  private showQueue(queue: Queue): Promise<void> {
    return openDrill(this.app, { path: null, queue, day: today() });
  }
}
