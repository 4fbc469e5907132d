import { FuzzySuggestModal, type App, type FuzzyMatch } from 'obsidian';
import type { SessionNote } from '../../core/drill/session-notes';
import { noteName } from '../../core/note/name';
import { drawSuggestion } from '../picker/suggestion';

/** Lets a person go to another note of a session. */
export class NoteSwitch extends FuzzySuggestModal<SessionNote> {
  constructor(
    app: App,
    private readonly notes: readonly SessionNote[],
    /** Takes the key of the question to go to. */
    private readonly go: (key: string) => void,
  ) {
    super(app);
    this.setPlaceholder('Which note of this session do you want to go to?');
    this.emptyStateText = 'No note of this session fits.';
  }

  override getItems(): SessionNote[] {
    return [...this.notes];
  }

  override getItemText({ path, title }: SessionNote): string {
    return noteName(path, title);
  }

  override renderSuggestion({ item }: FuzzyMatch<SessionNote>, el: HTMLElement): void {
    const { path, title, rated, questions } = item;
    drawSuggestion(el, noteName(path, title), `${String(rated)} of ${String(questions)} rated`);
  }

  override onChooseItem({ next }: SessionNote): void {
    this.go(next);
  }
}
