import type { DrillNote } from './item';

/** A note that was read, or why it was not. */
export type ReadResult =
  | { readonly ok: true; readonly note: DrillNote }
  | { readonly ok: false; readonly reason: 'missing' | 'unreadable'; readonly message: string };

/** What became of a change to a record. The token takes it back, also while it still waits for its note. */
export type WriteResult =
  | { readonly ok: true; readonly token: number }
  | {
      readonly ok: false;
      readonly token: number;
      readonly message: string;
      readonly line: number;
      /** Whether somebody took it back before it was written: it waits no more. */
      readonly isTakenBack?: true;
    };

/** What became of an undo; the message says why it was not possible. */
export interface UndoOutcome {
  readonly ok: boolean;
  readonly message: string;
}
