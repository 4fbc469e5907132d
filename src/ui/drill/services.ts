import type { Day } from '../../core/day';
import type { DrillNote } from '../../core/drill/item';
import type { RecordEdit } from '../../core/record/edit';
import type { Settings } from '../../core/settings';

/** A note that was read for a drill, or why it was not. */
export type ReadResult =
  | { readonly ok: true; readonly note: DrillNote }
  | { readonly ok: false; readonly reason: 'missing' | 'unreadable'; readonly message: string };

/** What became of a change to a record. The token takes it back, also while it still waits. */
export type WriteResult =
  | { readonly ok: true; readonly token: number }
  | { readonly ok: false; readonly token: number; readonly message: string; readonly line: number };

/** All that the drill needs of the vault and of the world; main.ts joins it to the adapters. */
export interface DrillServices {
  settings(): Settings;
  /** Milliseconds since the epoch. */
  now(): number;
  /** The person's local day. */
  today(): Day;
  read(path: string): Promise<ReadResult>;
  /** Changes the record of a note. Never rejects; calls are carried out in their order. */
  record(path: string, edit: RecordEdit): Promise<WriteResult>;
  /** Takes a change back. */
  undo(token: number): Promise<{ readonly ok: boolean; readonly message: string }>;
  /** Ids of the questions whose changes wait for their note to be writable. */
  waiting(path: string): readonly string[];
  /** Tries once more to write what waits. */
  retry(path: string): Promise<void>;
  /** Opens a note at a line (1-based), to read or to edit. */
  openNote(path: string, line: number, mode: 'read' | 'edit'): Promise<void>;
  /** Makes a sample interview note and gives its path. */
  createSample(): Promise<string>;
  /** Lets the person choose another note to drill. */
  chooseNote(): void;
}
