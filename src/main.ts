import { Plugin } from 'obsidian';
import { recordKeys, repairSettings, type Settings } from './core/settings';
import { registerCheck } from './obsidian/check';
import { registerCli } from './obsidian/cli';
import { now, today } from './obsidian/clock';
import { registerCommands } from './obsidian/commands';
import { NoteWriter } from './obsidian/note-writer';
import { openNote } from './obsidian/open-note';
import { Recorder } from './obsidian/recorder';
import { createSampleNote } from './obsidian/sample-note';
import { VaultNotes } from './obsidian/vault-notes';
import { CheckModal } from './ui/check/check-modal';
import { DRILL_VIEW, DrillView, type DrillViewState } from './ui/drill/drill-view';
import { HOVER_SOURCE } from './ui/drill/markdown';
import type { DrillServices } from './ui/drill/services';
import { NotePicker } from './ui/picker/note-picker';
import { DrillSettingTab } from './ui/settings-tab';

/** Joins the parts and hands them to Obsidian; what they do is decided elsewhere. */
export default class InterviewDrillPlugin extends Plugin {
  override settings: Settings = repairSettings(null);
  private readonly notes = new VaultNotes(this.app, () => this.settings);
  private readonly writer = new NoteWriter(this.app, () => recordKeys(this.settings));
  private readonly recorder = new Recorder(this.writer, (path) => this.notes.find(path));

  override async onload(): Promise<void> {
    this.settings = repairSettings(await this.loadData());
    this.registerView(DRILL_VIEW, (leaf) => new DrillView(leaf, this.services()));
    this.registerHoverLinkSource(HOVER_SOURCE, { display: 'Interview drill', defaultMod: true });
    registerCommands(this, this.notes, {
      drill: (file) => void this.show(file.path),
      choose: () => void this.choose(),
    });
    registerCheck(this, this.notes, (findings) => {
      new CheckModal(this.app, findings, (path, line) => void this.openNote(path, line, 'edit')).open();
    });
    registerCli(this, { notes: this.notes, recorder: this.recorder, settings: () => this.settings });
    this.addSettingTab(
      new DrillSettingTab(this.app, this, {
        get: () => this.settings,
        set: (key, value) => this.changeSetting(key, value),
      }),
    );
    const { vault, workspace } = this.app;
    this.registerEvent(vault.on('modify', ({ path }) => void this.recorder.retry(path)));
    // Before the layout is ready, every file of the vault is told as created.
    workspace.onLayoutReady(() => {
      this.registerEvent(vault.on('create', ({ path }) => void this.recorder.retry(path)));
    });
    this.registerEvent(
      vault.on('rename', ({ path }, from) => {
        this.recorder.renamed(from, path);
      }),
    );
  }

  private services(): DrillServices {
    const { recorder, notes } = this;
    return {
      settings: () => this.settings,
      now,
      today,
      // What was asked for before is in the text, or known to wait for it.
      read: (path) => recorder.idle().then(() => notes.read(path)),
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

  /**
   * Drills a note, or says that there is none: in the tab that does so already, or where the note stands, so that its
   * answers are not beside the drill, or in a new tab.
   */
  private async show(path: string | null): Promise<void> {
    const { workspace } = this.app;
    const open = workspace
      .getLeavesOfType(DRILL_VIEW)
      .find((leaf) => leaf.getViewState().state?.['path'] === path);
    if (open) {
      await workspace.revealLeaf(open);
      workspace.setActiveLeaf(open, { focus: true });
      return;
    }
    const here = path !== null && workspace.getActiveFile()?.path === path;
    const leaf = workspace.getLeaf(here ? false : 'tab');
    const state: DrillViewState = { path };
    await leaf.setViewState({ type: DRILL_VIEW, active: true, state });
    await workspace.revealLeaf(leaf);
  }
}
