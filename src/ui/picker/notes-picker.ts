import type { App } from 'obsidian';
import { describeNote } from '../../core/note/interview';
import { plural } from '../../core/drill/words';
import { baseName, noteName } from '../../core/note/name';
import { ListModal } from '../list-modal';
import { HOW_TO_BECOME } from '../message';
import { nameRegion } from '../region-name';
import type { NoteChoice } from './note-picker';

/** More are found by a few letters of their name. */
const MOST_LISTED = 60;

/** What notes are chosen for. */
export interface Choosing {
  readonly title: string;
  /** On the button. */
  readonly verb: string;
  readonly least: number;
  readonly most: number;
  /** Says how many to choose. */
  readonly few: string;
}

/** Lets a person choose several notes. */
export class NotesPicker extends ListModal {
  private readonly notes: readonly NoteChoice[];
  private readonly chosen: Set<string>;
  private readonly list: HTMLElement;
  private readonly count: HTMLElement;
  private readonly go: HTMLButtonElement;
  private query = '';

  /**
   * @param notes all interview notes, in their order
   * @param first those that are chosen already, and what stands first in the list
   */
  constructor(
    app: App,
    notes: readonly NoteChoice[],
    first: { readonly chosen: readonly string[]; readonly related: readonly string[] },
    private readonly choosing: Choosing,
    private readonly choose: (paths: readonly string[]) => void,
  ) {
    super(app, choosing.title, 'notes-picker');
    // What was chosen may be gone.
    const known = first.chosen.filter((path) => notes.some((note) => note.path === path));
    this.chosen = new Set(known.slice(0, choosing.most));
    const rank = ({ path }: NoteChoice): number =>
      this.chosen.has(path) ? 0 : first.related.includes(path) ? 1 : 2;
    this.notes = [...notes].sort((a, b) => rank(a) - rank(b));
    const search = this.page.createEl('input', {
      type: 'search',
      placeholder: 'Find a note…',
      attr: { 'aria-label': 'Find a note' },
    });
    search.addEventListener('input', () => {
      this.query = search.value.trim().toLowerCase();
      this.draw();
    });
    this.list = this.page.createDiv({ cls: 'interview-drill-picks', attr: { role: 'group' } });
    nameRegion(this.list, 'Notes', this.page);
    const ending = this.ending();
    this.count = ending.createSpan({ cls: 'interview-drill-pick-count' });
    this.go = this.button(
      ending,
      choosing.verb,
      () => {
        this.close();
        // In the order of the list: variant by variant.
        this.choose(notes.map(({ path }) => path).filter((path) => this.chosen.has(path)));
      },
      { cls: 'mod-cta' },
    );
    this.draw();
  }

  private draw(): void {
    this.list.empty();
    const fitting = this.notes.filter((choice) =>
      `${nameOf(choice)} ${choice.path} ${describeNote(choice.properties)}`
        .toLowerCase()
        .includes(this.query),
    );
    for (const choice of fitting.slice(0, MOST_LISTED)) this.drawChoice(choice);
    if (fitting.length === 0)
      this.list.createEl('p', {
        text:
          this.notes.length === 0
            ? `There are no interview notes yet. ${HOW_TO_BECOME}`
            : 'No interview note fits.',
      });
    if (fitting.length > MOST_LISTED)
      this.list.createEl('p', {
        text: `${plural(fitting.length - MOST_LISTED, 'more note')} – type to find them.`,
      });
    this.drawCount();
  }

  private drawChoice(choice: NoteChoice): void {
    const label = this.list.createEl('label', { cls: 'interview-drill-pick' });
    const box = label.createEl('input', { type: 'checkbox' });
    box.checked = this.chosen.has(choice.path);
    box.addEventListener('change', () => {
      if (box.checked) this.chosen.add(choice.path);
      else this.chosen.delete(choice.path);
      this.drawCount();
    });
    const words = label.createSpan({ cls: 'interview-drill-pick-words' });
    const name = nameOf(choice);
    words.createSpan({ text: name });
    // Tags find a note and do not tell it apart.
    const parts = [baseName(choice.path), describeNote({ ...choice.properties, tags: [] })];
    const note = parts.filter((part) => part !== '' && part !== name).join(' · ');
    if (note !== '') words.createSpan({ cls: 'interview-drill-place-line', text: note });
  }

  private drawCount(): void {
    const { size } = this.chosen;
    const { least, most, few } = this.choosing;
    const isFew = size < least;
    const isMany = size > most;
    this.go.disabled = isFew || isMany;
    this.count.setText(isMany ? `Choose at most ${String(most)}.` : isFew ? few : `${String(size)} chosen`);
  }
}

const nameOf = ({ path, properties: { title } }: NoteChoice): string => noteName(path, title);
