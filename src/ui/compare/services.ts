import type { PairChoice } from '../../core/compare/choices';
import type { Day } from '../../core/day';
import type { Queue } from '../../core/drill/queue';
import type { ReadResult, UndoOutcome, WriteResult } from '../../core/drill/results';
import type { RecordEdit } from '../../core/record/edit';
import type { Settings } from '../../core/settings';
import type { RecordListener } from '../drill/services';

/** All that a comparison needs of the vault and of the world. */
export interface CompareServices {
  settings(): Settings;
  /** The person's local day. */
  today(): Day;
  /** Reads several notes, and none of them anew that did not change since it was read last. */
  readAll(paths: readonly string[]): Promise<ReadResult[]>;
  /** Changes the record of a note. Never rejects. */
  record(path: string, edit: RecordEdit): Promise<WriteResult>;
  /** Takes a change back. */
  undo(token: number): Promise<UndoOutcome>;
  /** Ids of the questions whose changes wait for their note to be writable. */
  waiting(path: string): readonly string[];
  /** Tells what becomes of records by others. @returns stops it */
  listen(listener: RecordListener): () => void;
  /** Opens a note at a line (1-based), to read or to edit. */
  openNote(path: string, line: number, mode: 'read' | 'edit'): Promise<void>;
  /** Drills some questions. */
  drill(queue: Queue): void;
  /** Lets the person choose which notes stand side by side, beginning with these. */
  chooseNotes(paths: readonly string[]): void;
  /** Keeps what the person chose about pairs of questions. Rejects where it cannot be kept. */
  keepChoices(choices: readonly PairChoice[]): Promise<void>;
  /** Writes the comparison into a new note and opens it. Rejects where that fails. */
  saveNote(markdown: string, title: string): Promise<void>;
}
