import { Modal, type App } from 'obsidian';
import { isDoable, type MergeDone, type MergeOffer } from '../../core/record/merge-offer';
import { describeGain, describeOffer, describeOutcome } from './words';

/** What the list of copies needs of the vault. */
export interface MergeServices {
  find(): Promise<readonly MergeOffer[]>;
  apply(offers: readonly MergeOffer[]): Promise<MergeDone>;
  /** Opens a note at a line (1-based). */
  open(path: string, line: number): void;
}

/** Shows what could be joined before anything is done, then says what was done and offers to take it back. */
export class MergeModal extends Modal {
  private readonly body = this.contentEl.createDiv();
  private readonly announcer = this.contentEl.createDiv({
    cls: 'interview-drill-announcer',
    attr: { 'aria-live': 'polite' },
  });
  private readonly chosen = new Set<MergeOffer>();

  constructor(
    app: App,
    private readonly services: MergeServices,
  ) {
    super(app);
    this.setTitle('Merge drill records');
    this.modalEl.addClass('interview-drill-merge');
  }

  override onOpen(): void {
    this.say('Looking for copies…');
    void this.services.find().then((offers) => {
      this.drawOffers(offers);
    });
  }

  override onClose(): void {
    this.contentEl.empty();
  }

  private drawOffers(offers: readonly MergeOffer[]): void {
    const doable = offers.filter(isDoable);
    this.body.empty();
    if (offers.length === 0) {
      this.say('No conflicted copies were found, and no record that a merge tore.');
      return;
    }
    for (const offer of doable) this.chosen.add(offer);
    const headline =
      doable.length > 0
        ? 'Nothing is changed yet. Copies are only read; they stay as they are.'
        : 'There is nothing to take over.';
    this.body.createEl('p', { text: headline });
    offers.forEach((offer, at) => {
      this.drawOffer(offer, at);
    });
    const buttons = this.actions();
    if (doable.length > 0) {
      const merge = this.button(buttons, 'Merge', () => void this.merge(), 'mod-cta');
      this.button(buttons, 'Cancel', () => {
        this.close();
      });
      merge.focus();
    }
    this.announcer.setText(headline);
  }

  private drawOffer(offer: MergeOffer, at: number): void {
    const section = this.body.createEl('section', { attr: { 'aria-label': offer.path } });
    const title = section.createEl('h3');
    const detail = `interview-drill-merge-${String(at)}`;
    if (isDoable(offer)) {
      const label = title.createEl('label');
      const box = label.createEl('input', {
        attr: { type: 'checkbox', 'aria-describedby': detail },
      });
      box.checked = true;
      box.addEventListener('change', () => {
        if (box.checked) this.chosen.add(offer);
        else this.chosen.delete(offer);
      });
      label.createSpan({ text: offer.path });
    } else title.setText(offer.path);
    section.createEl('p', { text: describeOffer(offer), attr: { id: detail } });
    if (offer.kind === 'copy') {
      section.createEl('p', { text: `Copy: ${offer.copy}` });
      const list = section.createEl('ul');
      for (const gain of offer.plan.gains) list.createEl('li', { text: describeGain(gain) });
      for (const text of offer.plan.untold) list.createEl('li', { text: `Left out: ${text}` });
    }
    const links = section.createDiv({ cls: 'interview-drill-actions' });
    if (offer.kind === 'copy') this.opener(links, 'Open the copy', offer.copy, 1);
    else this.opener(links, 'Open the note', offer.path, offer.kind === 'unreadable' ? offer.line : 1);
  }

  private async merge(): Promise<void> {
    const chosen = [...this.chosen];
    if (chosen.length === 0) {
      this.announcer.setText('Nothing is chosen.');
      return;
    }
    this.say('Merging…');
    const done = await this.services.apply(chosen);
    this.body.empty();
    const list = this.body.createEl('ul');
    for (const outcome of done.outcomes) list.createEl('li', { text: describeOutcome(outcome) });
    const buttons = this.actions();
    for (const { offer } of done.outcomes) {
      if (offer.kind === 'copy') this.opener(buttons, 'Open the copy', offer.copy, 1);
    }
    if (done.outcomes.some(({ ok }) => ok)) {
      this.button(buttons, 'Undo', () => void this.undo(done));
    }
    this.button(buttons, 'Done', () => {
      this.close();
    }).focus();
    this.announcer.setText(done.outcomes.map(describeOutcome).join(' '));
  }

  private async undo(done: MergeDone): Promise<void> {
    const failures = await done.undo();
    this.say(failures.length === 0 ? 'Taken back: every note is as it was.' : failures.join(' '));
    this.button(this.actions(), 'Done', () => {
      this.close();
    }).focus();
  }

  /** One sentence in the place of all else. */
  private say(text: string): void {
    this.body.empty();
    this.body.createEl('p', { text });
    this.announcer.setText(text);
  }

  private actions(): HTMLElement {
    return this.body.createDiv({ cls: 'interview-drill-actions' });
  }

  private opener(parent: HTMLElement, text: string, path: string, line: number): void {
    this.button(parent, text, () => {
      this.close();
      this.services.open(path, line);
    }).setAttribute('aria-label', `${text}: ${path}`);
  }

  private button(parent: HTMLElement, text: string, act: () => void, cls = ''): HTMLElement {
    const el = parent.createEl('button', { text, cls, attr: { type: 'button' } });
    el.addEventListener('click', act);
    return el;
  }
}
