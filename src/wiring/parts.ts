import type { App, Plugin } from 'obsidian';
import type { Settings } from '../core/settings';
import type { AttemptLog } from '../obsidian/attempt-log';
import type { Journal } from '../obsidian/journal';
import type { KeptDrills } from '../obsidian/kept-drills';
import type { NoteIndex } from '../obsidian/note-index';
import type { NoteWriter } from '../obsidian/note-writer';
import type { Recorder } from '../obsidian/recorder';
import type { VaultNotes } from '../obsidian/vault-notes';

/** The parts of the plugin that what is wired here may need; each exists once. */
export interface Parts {
  readonly app: App;
  readonly plugin: Plugin;
  readonly settings: () => Settings;
  /** Takes over the settings as they are stored. */
  readonly useSettings: () => void;
  readonly notes: VaultNotes;
  readonly index: NoteIndex;
  readonly writer: NoteWriter;
  readonly journal: Journal;
  readonly recorder: Recorder;
  /** The note that keeps what a person wrote as answers. */
  readonly attempts: AttemptLog;
  /** Drills that stopped before their end. */
  readonly kept: KeptDrills;
}
