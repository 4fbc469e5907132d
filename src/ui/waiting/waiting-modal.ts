import { Modal, type App } from 'obsidian';
import { plural } from '../../core/drill/words';
import type { WaitingNote } from '../../core/record/journal';
import { countEdits, describeEdit, reasonOf } from './words';

/** What the list of what waits needs of the recorder and of the vault. */
export interface WaitingServices {
  list(): readonly WaitingNote[];
  /** How many stored entries could not be read, and are kept aside. */
  aside(): number;
  retry(path: string): Promise<void>;
  discard(path: string): Promise<void>;
  /** Opens a note at a line (1-based) to edit it. */
  open(path: string, line: number): void;
  /** Lets the person say which note the ratings of a path belong to. */
  choose(path: string): void;
  /** Tells whenever the list is another one. @returns stops it */
  listen(changed: () => void): () => void;
}

/** Lists the ratings that wait for their notes: how many, why, and what can be done about it. */
export class WaitingModal extends Modal {
  private readonly list = this.contentEl.createDiv();
  private readonly announcer = this.contentEl.createDiv({
    cls: 'interview-drill-announcer',
    attr: { 'aria-live': 'polite' },
  });
  /** The note for which discarding was asked for once. */
  private asked: string | null = null;
  private stop = (): void => undefined;

  constructor(
    app: App,
    private readonly services: WaitingServices,
  ) {
    super(app);
    this.setTitle('Ratings that wait');
    this.modalEl.addClass('interview-drill-waiting');
  }

  override onOpen(): void {
    this.stop = this.services.listen(() => {
      this.draw();
    });
    this.draw();
  }

  override onClose(): void {
    this.stop();
    this.contentEl.empty();
  }

  private draw(): void {
    const { list } = this;
    const active = list.doc.activeElement;
    const hadFocus = active !== null && list.contains(active);
    const focused = hadFocus ? active.getAttribute('data-key') : null;
    list.empty();
    const notes = this.services.list();
    if (notes.length === 0)
      list.createEl('p', { text: 'Nothing waits. Every rating is in its note.', attr: { tabindex: '-1' } });
    for (const note of notes) this.drawNote(note);
    const aside = this.services.aside();
    if (aside > 0)
      list.createEl('p', {
        cls: 'interview-drill-waiting-aside',
        text: `This version cannot read ${plural(aside, 'stored change')}. What it cannot read is kept on this device.`,
      });
    if (hadFocus) this.focus(focused);
  }

  /** What had the focus may be gone: then the first that is left has it, so that the keys stay here. */
  private focus(key: string | null): void {
    const all = [...this.list.querySelectorAll<HTMLElement>('button, [tabindex]')];
    (all.find((each) => each.getAttribute('data-key') === key) ?? all[0])?.focus();
  }

  private drawNote(note: WaitingNote): void {
    const { path, edits, line, isGone } = note;
    const section = this.list.createEl('section', { attr: { 'aria-label': path } });
    section.createEl('h3', { text: path });
    section.createEl('p', { text: `${countEdits(edits)}. ${reasonOf(note)}` });
    const buttons = section.createDiv({ cls: 'interview-drill-actions' });
    const add = (text: string, act: () => void, cls = ''): HTMLElement => {
      const el = buttons.createEl('button', {
        text,
        cls,
        attr: { type: 'button', 'data-key': `${text} ${path}` },
      });
      el.addEventListener('click', act);
      return el;
    };
    if (this.asked === path) {
      const lost = buttons.createEl('ul', { attr: { 'aria-label': 'What will be lost' } });
      for (const edit of edits) lost.createEl('li', { text: describeEdit(edit) });
      add('Keep', () => {
        this.ask(null, path);
      });
      add('Discard for good', () => void this.discard(path, countEdits(edits)), 'mod-warning');
      return;
    }
    const close = (act: () => void) => (): void => {
      this.close();
      act();
    };
    if (isGone)
      add(
        'Choose its note…',
        close(() => {
          this.services.choose(path);
        }),
      );
    else
      add(
        'Open',
        close(() => {
          this.services.open(path, line);
        }),
      );
    add('Try again', () => void this.retry(path));
    add('Discard…', () => {
      this.ask(path, path);
    });
  }

  private ask(asked: string | null, path: string): void {
    this.asked = asked;
    this.draw();
    this.focus(asked === null ? `Discard… ${path}` : `Keep ${path}`);
    this.announcer.setText(asked === null ? '' : 'What is listed will be lost for good.');
  }

  private async retry(path: string): Promise<void> {
    await this.services.retry(path);
    const still = this.services.list().find((note) => note.path === path);
    this.draw();
    this.announcer.setText(still ? `Still waits. ${reasonOf(still)}` : 'Written into the note.');
  }

  private async discard(path: string, count: string): Promise<void> {
    await this.services.discard(path);
    this.asked = null;
    this.draw();
    this.announcer.setText(`${count} discarded.`);
  }
}
