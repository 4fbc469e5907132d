import { Platform, setIcon } from 'obsidian';
import { attemptWords, isAttempt, LONGEST_ATTEMPT } from '../../core/attempts/words';
import { nameBy } from '../region-name';
import { observeSize } from './into-view';
import type { MarkdownPort } from './markdown';

/** What a person can do with a field for one's own answer. */
export interface AttemptActions {
  /** The words of the field are others now. The field shows them already. */
  readonly write: (words: string) => void;
}

/** What the field is to show. */
export interface AttemptState {
  readonly words: string;
  /** Whether anything of the note's answer is shown. */
  readonly isRevealed: boolean;
  /** Whether the field is open without being asked for. */
  readonly isOffered: boolean;
  /** Vault path of the note, for links in what was written. */
  readonly path: string;
}

const NOTHING: AttemptState = { words: '', isRevealed: false, isOffered: false, path: '' };

/**
 * One's own answer: a button that opens a field, and after the reveal what was written. The field is the source of its
 * words while a person types: nothing writes into it unless the words are others, so that cursor, composition and undo
 * stay as they are.
 */
export class AttemptField {
  /** Stands beside the note's answer. */
  readonly el: HTMLElement;
  private readonly opener: HTMLButtonElement;
  private readonly edit: HTMLButtonElement;
  private readonly done: HTMLButtonElement;
  private readonly writing: HTMLElement;
  private readonly field: HTMLTextAreaElement;
  private readonly shown: HTMLElement;
  private state = NOTHING;
  /** Whether the person asked for the field. */
  private isOpen = false;
  /** The words that are rendered; null for none. */
  private rendered: string | null = null;

  /**
   * @param aids takes the button that opens the field
   * @param sides takes the field and what was written
   */
  constructor(
    aids: HTMLElement,
    sides: HTMLElement,
    private readonly markdown: MarkdownPort,
    private readonly actions: AttemptActions,
  ) {
    this.opener = aids.createEl('button', {
      cls: 'interview-drill-hint-button interview-drill-attempt-opener',
      attr: { type: 'button' },
    });
    setIcon(this.opener.createSpan(), 'pencil-line');
    this.opener.createSpan({ text: 'Write my answer' });
    this.opener.createEl('kbd', { text: 'A' });
    this.opener.addEventListener('click', () => {
      this.write();
    });
    this.el = sides.createDiv({ cls: 'interview-drill-attempt', attr: { role: 'region' } });
    const top = this.el.createDiv({ cls: 'interview-drill-side-top' });
    const heading = top.createSpan({ text: 'My answer' });
    nameBy(this.el, heading);
    this.edit = button(top, 'Edit', 'Edit my answer', () => {
      this.write();
    });
    this.done = button(top, 'Done', 'Done with my answer', () => {
      this.leave();
    });
    this.writing = this.el.createDiv({ cls: 'interview-drill-writing' });
    this.field = this.writing.createEl('textarea', {
      attr: {
        placeholder: 'What would you say?',
        rows: '4',
        maxlength: String(LONGEST_ATTEMPT),
      },
    });
    nameBy(this.field, heading);
    this.el.createDiv({ cls: 'interview-drill-attempt-keys' }).createEl('small', {
      text: `${Platform.isMacOS ? 'Cmd' : 'Ctrl'} + Enter reveals, Esc leaves the field`,
    });
    this.shown = this.el.createDiv({ cls: 'interview-drill-attempt-text markdown-rendered' });
    this.listen();
  }

  /** Whether one's own answer stands beside that of the note. */
  get isBeside(): boolean {
    return this.state.isRevealed && (this.isOpen || isAttempt(this.state.words));
  }

  /** Whether the person is typing. */
  get isWriting(): boolean {
    return this.field.doc.activeElement === this.field;
  }

  /**
   * Brings the field to what is known of the question that is shown.
   * @param isNext whether it is another question, or another try
   * @param isDrawnAnew whether what was rendered is gone
   */
  update(state: AttemptState, isNext: boolean, isDrawnAnew: boolean): void {
    // What is revealed ends the writing; another question has a field of its own.
    if (isNext || (state.isRevealed && !this.state.isRevealed)) this.isOpen = false;
    if (isDrawnAnew) this.rendered = null;
    this.state = state;
    if (attemptWords(this.field.value) !== state.words) {
      this.field.value = state.words;
      this.grow();
    }
    this.draw();
  }

  /** Opens the field and puts the cursor at the end of what it holds. */
  write(): void {
    this.isOpen = true;
    this.draw();
    if (this.isWriting) return;
    this.field.focus();
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
  }

  /** Gives the keys back to the drill. */
  leave(): void {
    const { words, isRevealed } = this.state;
    this.giveBackFocus();
    if (isRevealed || !isAttempt(words)) this.isOpen = false;
    this.draw();
  }

  private giveBackFocus(): void {
    this.el.closest<HTMLElement>('.interview-drill-question')?.focus({ preventScroll: true });
  }

  private listen(): void {
    const { field } = this;
    field.addEventListener('input', () => {
      const words = attemptWords(field.value);
      this.grow();
      if (words === this.state.words) return;
      this.state = { ...this.state, words };
      this.actions.write(words);
    });
    // The keyboard of a phone takes room when it comes, and the field needs more with each line.
    let room: ResizeObserver | null = null;
    field.addEventListener('focus', () => {
      room = observeSize(field, () => {
        if (this.isWriting) field.scrollIntoView({ block: 'nearest' });
      });
      const scroller = field.closest('.interview-drill-scroller');
      if (scroller) room.observe(scroller);
    });
    field.addEventListener('blur', () => {
      room?.disconnect();
    });
  }

  /** A copy of the words below the field, unseen, is what makes it as high as they are. */
  private grow(): void {
    this.writing.dataset['words'] = this.field.value;
  }

  private draw(): void {
    const { words, isRevealed, isOffered, path } = this.state;
    const has = isAttempt(words);
    const isField = this.isOpen || (!isRevealed && (isOffered || has));
    const isShown = isRevealed && !isField && has;
    // A field that goes away takes the focus along, and tells nobody.
    if (!isField && this.isWriting) this.giveBackFocus();
    this.opener.toggle(!isField && !isRevealed);
    this.el.toggle(isField || isShown);
    this.el.parentElement?.toggleClass('is-beside', this.isBeside);
    this.writing.toggle(isField);
    this.el.toggleClass('is-field', isField);
    this.edit.toggle(isShown);
    this.done.toggle(isField && isRevealed);
    this.shown.toggle(isShown);
    if (!isShown || this.rendered === words) return;
    this.shown.empty();
    this.rendered = words;
    void this.markdown.render(words, this.shown, path);
  }
}

function button(parent: HTMLElement, text: string, name: string, act: () => void): HTMLButtonElement {
  const el = parent.createEl('button', { text, attr: { type: 'button', 'aria-label': name } });
  el.addEventListener('click', act);
  return el;
}
