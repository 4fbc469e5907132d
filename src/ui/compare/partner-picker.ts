import { FuzzySuggestModal, type App, type FuzzyMatch } from 'obsidian';
import type { DrillItem } from '../../core/drill/item';
import { noteName, topicBeside } from '../../core/note/name';
import { plainText } from '../../core/note/plain-text';
import { drawSuggestion } from '../picker/suggestion';

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

  override getItemText({ question, path, title }: DrillItem): string {
    return `${plainText(question.text)} ${noteName(path, title)}`;
  }

  override renderSuggestion({ item }: FuzzyMatch<DrillItem>, el: HTMLElement): void {
    const name = noteName(item.path, item.title);
    const place = [name, topicBeside(item.question.topic, name)];
    drawSuggestion(el, plainText(item.question.text), place.filter((part) => part !== '').join(' · '));
  }

  override onChooseItem(item: DrillItem): void {
    this.choose(item);
  }
}
