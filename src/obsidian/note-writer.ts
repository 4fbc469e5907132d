import { MarkdownView, type App, type TFile } from 'obsidian';
import type { Diagnostic } from '../core/diagnostic';
import type { RecordKeys } from '../core/record/types';
import { messageOf } from '../core/untrusted';

/** What became of one change. Nothing was written where it is not ok. */
export type NoteWrite =
  { readonly ok: true } | { readonly ok: false; readonly message: string; readonly line: number };

/** Stops `vault.process` before it writes. */
class Refused extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

const NO_KEYS: Diagnostic = {
  code: 'note-unreadable',
  severity: 'error',
  message: 'The settings cannot be read, so it is not known where ratings go. Mend or reset them.',
  line: 1,
};

/** Stops `vault.process` where there is nothing to write, so that the file is not touched. */
class Unchanged extends Error {}

/** Stops `vault.process` where an editor holds what is not on disk yet. */
class Unsaved extends Error {}

/** How often an editor is saved before a write. Who types all the time does not hold up a rating for ever. */
const SAVES = 3;

/** An editor may end its lines otherwise than the file. */
const withLf = (text: string): string => text.replaceAll('\r\n', '\n');

/** Writes records into notes: the only place from which a rating reaches a file. */
export class NoteWriter {
  constructor(
    private readonly app: App,
    /** Null while it is not known where records go: nothing is written then. */
    private readonly keys: () => RecordKeys | null,
  ) {}

  /**
   * Changes a note in one atomic step, on the text that is there at that moment. Never rejects.
   * @param change gives the new text, or why there is none. It may be called again where somebody else wrote meanwhile.
   */
  async change(
    file: TFile,
    change: (text: string, keys: RecordKeys) => string | Diagnostic,
  ): Promise<NoteWrite> {
    try {
      await this.write(file, change, SAVES);
      return { ok: true };
    } catch (error) {
      if (error instanceof Unchanged) return { ok: true };
      if (error instanceof Refused) {
        const { message, line } = error.diagnostic;
        return { ok: false, message, line };
      }
      const message = messageOf(error);
      return {
        ok: false,
        message: `The note could not be written (${message}). Check that it still exists.`,
        line: 1,
      };
    }
  }

  /**
   * An open editor saves up to two seconds after typing; what is typed must be on disk before we change the file. An editor
   * that is saving already returns at once and saves once more later, over our change: hence the look where nothing else writes.
   */
  private async write(
    file: TFile,
    change: (text: string, keys: RecordKeys) => string | Diagnostic,
    saves: number,
  ): Promise<void> {
    const editors = this.editorsOf(file);
    for (const editor of editors) await editor.save();
    try {
      await this.app.vault.process(file, (text) => {
        const isUnsaved = editors.some((editor) => withLf(editor.getViewData()) !== withLf(text));
        if (saves > 1 && isUnsaved) throw new Unsaved();
        const keys = this.keys();
        const next = keys ? change(text, keys) : NO_KEYS;
        if (typeof next !== 'string') throw new Refused(next);
        if (next === text) throw new Unchanged();
        return next;
      });
    } catch (error) {
      if (!(error instanceof Unsaved)) throw error;
      await this.write(file, change, saves - 1);
    }
  }

  private editorsOf(file: TFile): MarkdownView[] {
    return this.app.workspace
      .getLeavesOfType('markdown')
      .flatMap(({ view }) => (view instanceof MarkdownView && view.file?.path === file.path ? [view] : []));
  }
}
