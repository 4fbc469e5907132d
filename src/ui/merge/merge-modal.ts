import type { App } from 'obsidian';
import { isDoable, type MergeDone, type MergeOffer } from '../../core/record/merge-offer';
import { addGroup, addNoteName, addPlace, ListModal } from '../list-modal';
import { describeGain, describeOffer, describeOutcome } from './words';

/** What the list of copies needs of the vault. */
export interface MergeServices {
  find(): Promise<readonly MergeOffer[]>;
  apply(offers: readonly MergeOffer[]): Promise<MergeDone>;
  /** Opens a note at a line (1-based). */
  open(path: string, line: number): void;
}

/** Shows what could be joined before anything is done, then says what was done and offers to take it back. */
export class MergeModal extends ListModal {
  private readonly chosen = new Set<MergeOffer>();

  constructor(
    app: App,
    private readonly services: MergeServices,
  ) {
    super(app, 'Merge drill records', 'merge');
  }

  override onOpen(): void {
    this.tell('Looking for copies…');
    void this.services.find().then((offers) => {
      this.drawOffers(offers);
    });
  }

  private drawOffers(offers: readonly MergeOffer[]): void {
    const doable = offers.filter(isDoable);
    if (offers.length === 0) {
      this.tell('Nothing to merge. No conflicted copies were found, and no note that a merge tore.');
      return;
    }
    this.tell(
      doable.length > 0
        ? 'Nothing is changed yet. Copies are only read; they stay as they are.'
        : 'There is nothing to take over.',
    );
    for (const offer of doable) this.chosen.add(offer);
    // What can be done comes first.
    const sorted = [...doable, ...offers.filter((offer) => !isDoable(offer))];
    sorted.forEach((offer, at) => {
      this.drawOffer(offer, at);
    });
    if (doable.length === 0) return;
    const row = this.ending();
    const merge = this.button(row, 'Merge', () => void this.merge(), { cls: 'mod-cta' });
    this.button(row, 'Cancel', () => {
      this.close();
    });
    merge.focus();
  }

  private drawOffer(offer: MergeOffer, at: number): void {
    const section = addGroup(this.page, offer.path);
    const detail = `interview-drill-merge-${String(at)}`;
    const heading = addNoteName(section, offer.path);
    if (isDoable(offer)) this.drawBox(heading, offer, detail);
    if (offer.kind === 'copy') addPlace(section, `Copy: ${offer.copy}`);
    section.createEl('p', { text: describeOffer(offer), attr: { id: detail } });
    if (offer.kind === 'copy') {
      const list = section.createEl('ul');
      for (const gain of offer.plan.gains) {
        const item = list.createEl('li', { text: gain.text });
        addPlace(item, describeGain(gain));
      }
      for (const text of offer.plan.untold) list.createEl('li', { text: `Left out: ${text}` });
    }
    const row = this.actions(section);
    if (offer.kind === 'copy') this.opener(row, 'Open the copy', offer.copy, 1);
    else this.opener(row, 'Open the note', offer.path, offer.kind === 'unreadable' ? offer.line : 1);
  }

  /** Puts a box before the name of a note, which decides whether it is part of the merge. */
  private drawBox(heading: HTMLElement, offer: MergeOffer, detail: string): void {
    const label = heading.createEl('label');
    const box = label.createEl('input', { attr: { type: 'checkbox', 'aria-describedby': detail } });
    label.append(...heading.querySelectorAll('bdi'));
    box.checked = true;
    box.addEventListener('change', () => {
      if (box.checked) this.chosen.add(offer);
      else this.chosen.delete(offer);
    });
  }

  private async merge(): Promise<void> {
    const chosen = [...this.chosen];
    if (chosen.length === 0) {
      this.warn('Nothing is chosen.');
      return;
    }
    this.tell('Merging…');
    const done = await this.services.apply(chosen);
    this.page.empty();
    for (const outcome of done.outcomes) {
      const { path } = outcome.offer;
      const section = addGroup(this.page, path);
      addNoteName(section, path);
      section.createEl('p', { text: describeOutcome(outcome) });
      if (outcome.offer.kind === 'copy')
        this.opener(this.actions(section), 'Open the copy', outcome.offer.copy, 1);
    }
    const row = this.ending();
    if (done.outcomes.some(({ ok }) => ok)) this.button(row, 'Undo', () => void this.undo(done));
    this.drawDone(row);
    this.say(done.outcomes.map((outcome) => `${outcome.offer.path}: ${describeOutcome(outcome)}`).join(' '));
  }

  private async undo(done: MergeDone): Promise<void> {
    this.tell('Undoing…');
    const failures = await done.undo();
    this.tell(failures.length === 0 ? 'Undone. Every note is as it was.' : failures.join(' '));
    this.drawDone(this.ending());
  }

  private drawDone(row: HTMLElement): void {
    this.button(
      row,
      'Done',
      () => {
        this.close();
      },
      { cls: 'mod-cta' },
    ).focus();
  }

  private opener(parent: HTMLElement, text: string, path: string, line: number): void {
    const open = (): void => {
      this.close();
      this.services.open(path, line);
    };
    this.button(parent, text, open, { of: path });
  }
}
