import { FuzzySuggestModal, type App } from 'obsidian';
import type { PropertyChoice } from '../../core/drill/choices';
import { PROPERTY_WORD } from '../../core/drill/property';
import { plural } from '../../core/drill/words';

/** Lets a person choose a tag, role, round or variant to drill all notes that have it. */
export class PropertyPicker extends FuzzySuggestModal<PropertyChoice> {
  constructor(
    app: App,
    private readonly choices: readonly PropertyChoice[],
    private readonly choose: (choice: PropertyChoice) => void,
  ) {
    super(app);
    this.setPlaceholder('Which tag, role, round or variant do you want to drill?');
    this.emptyStateText = 'No interview note has such a tag, role, round or variant.';
  }

  override getItems(): PropertyChoice[] {
    return [...this.choices];
  }

  override getItemText({ property, value, notes }: PropertyChoice): string {
    return `${PROPERTY_WORD[property]} ${value} · ${plural(notes, 'note')}`;
  }

  override onChooseItem(choice: PropertyChoice): void {
    this.choose(choice);
  }
}
