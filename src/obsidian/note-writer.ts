import { MarkdownView, type App, type TFile } from 'obsidian';
import type { Diagnostic } from '../core/diagnostic';
import { editRecord, undoEdit, type RecordEdit, type RecordUndo } from '../core/record/edit';
import type { RecordKeys } from '../core/record/types';

/** What became of one write. Nothing was written where it is not ok. */
export type NoteWrite =
  | { readonly ok: true; readonly undo: RecordUndo }
  | { readonly ok: false; readonly message: string; readonly line: number };

/** Stops `vault.process` before it writes. */
class Refused extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

const NOTHING_DONE: RecordUndo = { before: '', after: '', changes: [] };

/** Writes records into notes: the only place from which a rating reaches a file. */
export class NoteWriter {
  constructor(
    private readonly app: App,
    private readonly keys: () => RecordKeys,
  ) {}

  /** Carries out edits of one note in one atomic step, on the text that is there at that moment. Never rejects. */
  async edit(file: TFile, edits: readonly RecordEdit[]): Promise<NoteWrite> {
    let undo = NOTHING_DONE;
    return this.process(
      file,
      (text) => {
        const result = editRecord(text, edits, this.keys());
        if (!result.ok) throw new Refused(result.diagnostic);
        ({ undo } = result);
        return result.text;
      },
      () => undo,
    );
  }

  /** Takes an edit back; see {@link undoEdit}. Never rejects. */
  async undo(file: TFile, undo: RecordUndo): Promise<NoteWrite> {
    return this.process(
      file,
      (text) => {
        const result = undoEdit(text, undo, this.keys());
        if (!result.ok) throw new Refused(result.diagnostic);
        return result.text;
      },
      () => NOTHING_DONE,
    );
  }

  private async process(
    file: TFile,
    change: (text: string) => string,
    undo: () => RecordUndo,
  ): Promise<NoteWrite> {
    try {
      await this.saveOpenEditors(file);
      await this.app.vault.process(file, change);
      return { ok: true, undo: undo() };
    } catch (error) {
      if (error instanceof Refused) return { ok: false, ...error.diagnostic };
      const message = error instanceof Error ? error.message : String(error);
      return {
        ok: false,
        message: `The note could not be written (${message}). Check that it still exists.`,
        line: 1,
      };
    }
  }

  /** An open editor saves up to two seconds after typing; what is typed must be on disk before we change the file. */
  private async saveOpenEditors(file: TFile): Promise<void> {
    for (const { view } of this.app.workspace.getLeavesOfType('markdown')) {
      if (view instanceof MarkdownView && view.file?.path === file.path) await view.save();
    }
  }
}
