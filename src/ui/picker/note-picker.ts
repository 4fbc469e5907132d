import { FuzzySuggestModal, type App, type FuzzyMatch } from 'obsidian';
import { describeNote } from '../../core/note/interview';
import type { NoteProperties } from '../../core/note/types';
import { noteName } from '../../core/note/name';
import { drawSuggestion } from './suggestion';

/** An interview note to choose from. */
export interface NoteChoice {
  readonly path: string;
  readonly properties: NoteProperties;
}

/** Lets a person choose an interview note by its name, role, round, variant or tags. */
export class NotePicker extends FuzzySuggestModal<NoteChoice> {
  constructor(
    app: App,
    private readonly choices: readonly NoteChoice[],
    private readonly choose: (path: string) => void,
  ) {
    super(app);
    this.setPlaceholder('Which interview do you want to drill?');
    this.emptyStateText = 'No interview note fits.';
  }

  override getItems(): NoteChoice[] {
    return [...this.choices];
  }

  override getItemText({ path, properties }: NoteChoice): string {
    return `${noteName(path, properties.title)} ${describeNote(properties)}`;
  }

  override renderSuggestion({ item }: FuzzyMatch<NoteChoice>, el: HTMLElement): void {
    drawSuggestion(el, noteName(item.path, item.properties.title), describeNote(item.properties));
  }

  override onChooseItem({ path }: NoteChoice): void {
    this.choose(path);
  }
}
