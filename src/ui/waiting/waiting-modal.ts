import type { App } from 'obsidian';
import { plural } from '../../core/drill/words';
import type { WaitingNote } from '../../core/record/journal';
import { addGroup, addNoteName, ListModal } from '../list-modal';
import type { MissingNote } from '../../core/record/missing';
import { countEdits, describeEdit, describeLacks, missingMessage, putBackVerb, reasonOf } from './words';

/** What the list of what waits needs of the recorder and of the vault. */
export interface WaitingServices {
  list(): readonly WaitingNote[];
  /** How many stored entries could not be read, and are kept aside. */
  aside(): number;
  retry(path: string): Promise<void>;
  discard(path: string): Promise<void>;
  /** Notes that lack ratings which were given here. */
  missing(): readonly MissingNote[];
  /** Puts back what a note lacks. */
  putBack(path: string): Promise<void>;
  /** Forgets for good what a note lacks. */
  leave(path: string): void;
  /** Opens a note at a line (1-based) to edit it. */
  open(path: string, line: number): void;
  /** Lets the person say which note the ratings of a path belong to. */
  choose(path: string): void;
  /** Tells whenever the list is another one. @returns stops it */
  listen(changed: () => void): () => void;
}

/** Lists the ratings that wait for their notes: how many, why, and what can be done about it. */
export class WaitingModal extends ListModal {
  /** The note for which discarding was asked for once. */
  private asked: string | null = null;
  private stop = (): void => undefined;

  /** @param leaving the note for which leaving what it lacks was asked for once */
  constructor(
    app: App,
    private readonly services: WaitingServices,
    private leaving: string | null = null,
  ) {
    super(app, 'Ratings that wait', 'waiting');
  }

  override onOpen(): void {
    this.stop = this.services.listen(() => {
      this.draw();
    });
    this.draw();
    if (this.leaving !== null) this.askNow();
  }

  override onClose(): void {
    this.stop();
    super.onClose();
  }

  private draw(): void {
    this.redraw(() => {
      const notes = this.services.list();
      const missing = this.services.missing();
      if (notes.length + missing.length === 0)
        this.page.createEl('p', { text: 'Nothing waits. Every rating is in its note.' });
      for (const note of notes) this.drawNote(note);
      for (const note of missing) this.drawMissing(note);
      const aside = this.services.aside();
      if (aside > 0)
        this.page.createEl('p', {
          cls: 'interview-drill-place-line',
          text: `This version cannot read ${plural(aside, 'stored change')}. What it cannot read is kept on this device.`,
        });
    });
  }

  private drawNote(note: WaitingNote): void {
    const { path, edits, line, isGone } = note;
    const section = addGroup(this.page, path);
    addNoteName(section, path);
    section.createEl('p', { text: `${countEdits(edits)}. ${reasonOf(note)}` });
    if (this.asked === path) {
      this.drawQuestion(section, {
        text: 'This will be lost for good:',
        lost: edits.map(describeEdit),
        verb: 'Discard',
        yes: () => void this.discard(path, countEdits(edits)),
        no: () => {
          this.asked = null;
          this.draw();
          this.focus('Discard…', path);
          this.say('Nothing was discarded.');
        },
      });
      return;
    }
    const row = this.actions(section);
    const leave = (act: () => void) => (): void => {
      this.close();
      act();
    };
    if (isGone) {
      const choose = leave(() => {
        this.services.choose(path);
      });
      this.button(row, 'Choose its note…', choose, { of: path });
    } else {
      const open = leave(() => {
        this.services.open(path, line);
      });
      this.button(row, 'Open the note', open, { of: path });
    }
    this.button(row, 'Try again', () => void this.retry(path), { of: path });
    this.button(
      row,
      'Discard…',
      () => {
        this.asked = path;
        this.leaving = null;
        this.draw();
        this.askNow();
      },
      { of: path },
    );
  }

  private drawMissing(note: MissingNote): void {
    const { path } = note;
    const section = addGroup(this.page, path);
    addNoteName(section, path);
    section.createEl('p', { text: missingMessage(note) });
    if (this.leaving === path) {
      this.drawQuestion(section, {
        text: 'This device will forget for good:',
        lost: describeLacks(note),
        verb: 'Leave it',
        yes: () => {
          this.leaving = null;
          this.services.leave(path);
          this.draw();
          this.say('The note was left as it is.');
        },
        no: () => {
          this.leaving = null;
          this.draw();
          this.focus('Leave it…', path);
          this.say('Nothing was forgotten.');
        },
      });
      return;
    }
    const row = this.actions(section);
    this.button(row, putBackVerb(note), () => void this.services.putBack(path), { of: path });
    const leave = (): void => {
      this.leaving = path;
      this.asked = null;
      this.draw();
      this.askNow();
    };
    this.button(row, 'Leave it…', leave, { of: path });
  }

  private async retry(path: string): Promise<void> {
    await this.services.retry(path);
    const still = this.services.list().find((note) => note.path === path);
    this.draw();
    this.say(still ? `Still waits. ${reasonOf(still)}` : 'Written into the note.');
  }

  private async discard(path: string, count: string): Promise<void> {
    this.asked = null;
    await this.services.discard(path);
    this.draw();
    this.say(`${count} discarded.`);
  }
}
