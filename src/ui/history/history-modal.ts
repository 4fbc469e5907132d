import { Component, Modal, type App } from 'obsidian';
import { CONFIDENCE_WORD } from '../../core/confidence';
import { formatDay, type Day } from '../../core/day';
import { dayWithDistance, plural } from '../../core/drill/words';
import type { PastRating } from '../../core/schedule/history';
import { ObsidianMarkdown } from '../drill/markdown';
import { nameRegion } from '../region-name';

/** All that is shown of one question. */
export interface QuestionHistory {
  /** Vault path of the note, from which links in the question lead. */
  readonly path: string;
  /** Markdown of what is asked. */
  readonly question: string;
  /** From the first to the latest. */
  readonly ratings: readonly PastRating[];
  readonly lapses: number;
  /** The probability, 0 to 1, that the answer is still known today. */
  readonly retrievability: number;
  readonly today: Day;
}

/** Shows every rating that a question was ever given, the newest first. */
export class HistoryModal extends Modal {
  private readonly life = new Component();

  constructor(
    app: App,
    private readonly shown: QuestionHistory,
  ) {
    super(app);
    this.setTitle('History');
    this.modalEl.addClasses(['interview-drill-modal', 'interview-drill-history']);
  }

  override onOpen(): void {
    const { contentEl, life } = this;
    const { path, question, ratings } = this.shown;
    life.load();
    const asked = contentEl.createDiv({ cls: 'interview-drill-history-question' });
    void new ObsidianMarkdown(this.app, life).render(question, asked, path);
    const last = ratings[ratings.length - 1];
    if (!last) {
      contentEl.createEl('p', { text: 'Not rated yet. Its history begins with your first rating.' });
      return;
    }
    this.drawNow(last);
    this.drawRatings();
  }

  override onClose(): void {
    this.life.unload();
    this.contentEl.empty();
  }

  private drawNow({ due, stability }: PastRating): void {
    const { ratings, lapses, retrievability, today } = this.shown;
    const list = this.contentEl.createEl('dl', { cls: 'interview-drill-history-now' });
    const add = (name: string, text: string): void => {
      const pair = list.createDiv();
      pair.createEl('dt', { text: name });
      pair.createEl('dd', { text });
    };
    add('Comes back', due < today ? `due since ${formatDay(due)}` : dayWithDistance(due, today));
    add('Known today', `${String(Math.round(retrievability * 100))} %`);
    add('Memory lasts', plural(Math.max(1, Math.round(stability)), 'day'));
    add('Rated', plural(ratings.length, 'time'));
    add('Forgotten', plural(lapses, 'time'));
  }

  private drawRatings(): void {
    const table = this.contentEl.createEl('table');
    nameRegion(table, 'Ratings, newest first', this.contentEl);
    const head = table.createEl('thead').createEl('tr');
    for (const text of ['Day', 'Rating', 'After', 'Due'])
      head.createEl('th', { text, attr: { scope: 'col' } });
    const body = table.createEl('tbody');
    for (const { day, confidence, interval, due } of [...this.shown.ratings].reverse()) {
      const row = body.createEl('tr');
      row.createEl('th', { text: formatDay(day), attr: { scope: 'row' } });
      const rating = row.createEl('td', { cls: `is-rated-${String(confidence)}` });
      rating.createSpan({ cls: 'interview-drill-dot', attr: { 'aria-hidden': 'true' } });
      rating.appendText(`${String(confidence)} ${CONFIDENCE_WORD[confidence]}`);
      row.createEl('td', { text: interval === null ? 'First' : plural(interval, 'day') });
      row.createEl('td', { text: formatDay(due) });
    }
  }
}
