import { FuzzySuggestModal, type App, type FuzzyMatch } from 'obsidian';
import type { DrillItem } from '../../core/drill/item';
import { baseName } from '../base-name';
import { plainText } from '../../core/note/plain-text';

/** Lets a person choose the question of another note that asks the same. */
export class PartnerPicker extends FuzzySuggestModal<DrillItem> {
  constructor(
    app: App,
    private readonly partners: readonly DrillItem[],
    private readonly choose: (item: DrillItem) => void,
  ) {
    super(app);
    this.setPlaceholder('Which question asks the same?');
    this.emptyStateText = 'No other note has such a question.';
  }

  override getItems(): DrillItem[] {
    return [...this.partners];
  }

  override getItemText({ question, path }: DrillItem): string {
    return `${plainText(question.text)} ${baseName(path)}`;
  }

  override renderSuggestion({ item }: FuzzyMatch<DrillItem>, el: HTMLElement): void {
    el.addClass('mod-complex', 'interview-drill-choice');
    const content = el.createDiv({ cls: 'suggestion-content' });
    content.createDiv({ cls: 'suggestion-title', text: plainText(item.question.text) });
    const place = [baseName(item.path), item.question.topic === null ? null : plainText(item.question.topic)];
    content.createDiv({ cls: 'suggestion-note', text: place.filter((part) => part !== null).join(' · ') });
  }

  override onChooseItem(item: DrillItem): void {
    this.choose(item);
  }
}
