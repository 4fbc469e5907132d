import type { Attempt } from '../../core/attempts/attempt';
import type { Day } from '../../core/day';
import type { Source } from '../../core/drill/stopped';
import type { Queue } from '../../core/drill/queue';
import type { ReadResult, UndoOutcome, WriteResult } from '../../core/drill/results';
import type { Marking } from '../../core/note/questions-property';
import type { RecordEdit } from '../../core/record/edit';
import type { Settings } from '../../core/settings';

/** What the drill is told of records. */
export interface RecordListener {
  /** What waits for a note, or why, is something else now. */
  changed(path: string): void;
  /** A change was taken back, by whomever. */
  undone(token: number): void;
}

/** All that the drill needs of the vault and of the world; main.ts joins it to the adapters. */
export interface DrillServices {
  settings(): Settings;
  /** Milliseconds since the epoch. */
  now(): number;
  /** The person's local day. */
  today(): Day;
  read(path: string): Promise<ReadResult>;
  /** Reads several notes, and none of them anew that did not change since it was read last. */
  readAll(paths: readonly string[]): Promise<ReadResult[]>;
  /** Vault paths of the notes that a queue is about. */
  queuePaths(queue: Queue): readonly string[];
  /** How many new questions the day has room for. */
  newLeft(): number;
  /** The next day on which a question of any note is due, or null. */
  nextDue(): Day | null;
  /** Changes the record of a note. Never rejects; calls are carried out in their order. */
  record(path: string, edit: RecordEdit): Promise<WriteResult>;
  /** Takes a change back. */
  undo(token: number): Promise<UndoOutcome>;
  /** Writes into a note how it marks its questions, and says what came of it. */
  mark(path: string, marking: Marking): Promise<WriteResult>;
  /** Ids of the questions whose changes wait for their note to be writable. */
  waiting(path: string): readonly string[];
  /** Why they wait, in one line; null where none was refused. */
  whyWaiting(path: string): string | null;
  /** Lets the drill know what becomes of records by others. @returns stops it */
  listen(listener: RecordListener): () => void;
  /** Tries once more to write what waits. */
  retry(path: string): Promise<void>;
  /** The drill of something that stopped before its end, and when (milliseconds); null where none did. */
  stopped(source: Source): { readonly session: unknown; readonly at: number } | null;
  /** Keeps a session on this device, so that it can go on later. */
  keep(source: Source, session: unknown): void;
  /** Lets go of what was kept. */
  letGo(source: Source): void;
  /** Puts a link to a question on the clipboard. */
  copyLink(path: string, id: string): Promise<void>;
  /** The day of a moment in milliseconds. */
  dayOf(moment: number): Day;
  /** Keeps what a person wrote, where that is wanted. Nothing waits for it. */
  logAttempts(attempts: readonly Attempt[]): void;
  /** Opens a note at a line (1-based), to read or to edit. */
  openNote(path: string, line: number, mode: 'read' | 'edit'): Promise<void>;
  /** Shows all ratings of a question. */
  showHistory(path: string, id: string): Promise<void>;
  /** Whether a note, as it was read last, has records that belong to no question. */
  hasOrphans(path: string): boolean;
  /** Lets the person decide about such records. */
  tidy(path: string): void;
  /** Puts a note and its variants side by side. */
  compare(path: string): void;
  /** Plans a mock interview of a note. */
  mock(path: string): void;
  /** Makes a sample interview note and gives its path. */
  createSample(): Promise<string>;
  /** Drills a queue in a tab of its own. */
  drillQueue(queue: Queue): void;
  /** Lets the person choose another note to drill. */
  chooseNote(): void;
}
