import { FuzzySuggestModal, type App } from 'obsidian';
import type { TopicChoice } from '../../core/drill/plan';
import { plural } from '../../core/drill/words';

/** Lets a person choose a topic, of all notes that have it. */
export class TopicPicker extends FuzzySuggestModal<TopicChoice> {
  constructor(
    app: App,
    private readonly topics: readonly TopicChoice[],
    private readonly choose: (choice: TopicChoice) => void,
  ) {
    super(app);
    this.setPlaceholder('Which topic do you want to drill?');
    this.emptyStateText = 'No interview note has such a topic: a heading above its questions.';
  }

  override getItems(): TopicChoice[] {
    return [...this.topics];
  }

  override getItemText({ topic, questions, paths }: TopicChoice): string {
    return `${topic} · ${plural(questions, 'question')} in ${plural(paths.length, 'note')}`;
  }

  override onChooseItem(choice: TopicChoice): void {
    this.choose(choice);
  }
}
