import { Modal, type App } from 'obsidian';
import { baseName } from '../core/note/name';
import { addAnnouncer } from './drill/announcer';
import { nameBy, nameRegion } from './region-name';

/** A question that is asked once more before something is lost. */
export interface Question {
  readonly text: string;
  /** What would be lost, one line each. */
  readonly lost?: readonly string[];
  /** The button that agrees; it repeats the word of the button that asked. */
  readonly verb: string;
  readonly yes: () => void;
  readonly no: () => void;
}

/** Writes the name of a note as a heading, with its folder below; a name that runs from right to left stays in one piece. */
export function addNoteName(parent: HTMLElement, path: string): HTMLElement {
  const heading = parent.createEl('h3');
  heading.createEl('bdi', { text: baseName(path) });
  addFolder(parent, path);
  return heading;
}

/** Writes the folder of a note in small letters; nothing where it lies at the top of the vault. */
export function addFolder(parent: HTMLElement, path: string): void {
  const end = path.lastIndexOf('/');
  if (end > 0) addPlace(parent, path.slice(0, end));
}

/** Writes where something is, in small letters. */
export function addPlace(parent: HTMLElement, text: string): void {
  parent.createDiv({ cls: 'interview-drill-place-line' }).createEl('bdi', { text });
}

/** Adds one thing of a list, named for screen readers. */
export function addGroup(parent: HTMLElement, name: string): HTMLElement {
  const group = parent.createEl('section', { attr: { role: 'group' } });
  nameRegion(group, name);
  return group;
}

/**
 * A modal that lists things to decide about: one section each, its buttons below it, what concerns all at the end. It says
 * what an act did, and keeps the focus when what had it is gone.
 */
export abstract class ListModal extends Modal {
  /** All that is drawn anew; it takes the focus where it has no button. */
  protected readonly page = this.contentEl.createDiv({
    cls: 'interview-drill-page',
    attr: { tabindex: '-1' },
  });
  private readonly announcer = addAnnouncer(this.contentEl);

  /** @param kind the last word of its class, `interview-drill-<kind>` */
  constructor(app: App, title: string, kind: string) {
    super(app);
    this.setTitle(title);
    this.modalEl.addClasses(['interview-drill-modal', `interview-drill-${kind}`]);
  }

  override onClose(): void {
    this.contentEl.empty();
  }

  /** Tells who does not see the screen what an act did. */
  protected say(text: string): void {
    this.announcer.setText(text);
  }

  /** Says what went wrong, also to who sees: in one line at the end, in the place of the one before. */
  protected warn(text: string): void {
    this.page.querySelector('.interview-drill-failure')?.remove();
    this.page
      .createEl('p', { cls: 'interview-drill-warning interview-drill-failure', text })
      .scrollIntoView({ block: 'nearest' });
    this.say(text);
  }

  /** Puts one sentence in the place of all else, and says it. */
  protected tell(text: string): void {
    this.page.empty();
    this.page.createEl('p', { text });
    this.say(text);
  }

  /** Draws all anew. What had the focus keeps it; where that is gone, what is now in its place has it. */
  protected redraw(draw: () => void): void {
    const active = this.page.doc.activeElement;
    const at = this.targets().findIndex((el) => el === active);
    const hadFocus = this.page.contains(active);
    const key = active?.getAttribute('data-key');
    this.page.empty();
    draw();
    if (!hadFocus) return;
    const targets = this.targets();
    const same = key ? targets.find((el) => el.getAttribute('data-key') === key) : undefined;
    (same ?? targets[Math.min(Math.max(at, 0), targets.length - 1)] ?? this.page).focus();
  }

  /** Gives a button the focus, by its text and what it is about; the first one of all where it is not there. */
  protected focus(text = '', of = ''): void {
    const all = this.targets();
    const key = keyOf(text, of);
    (all.find((el) => el.getAttribute('data-key') === key) ?? all[0] ?? this.page).focus();
  }

  /** Adds a button. `of` is what it is about where several have the same text; screen readers are told so. */
  protected button(
    parent: HTMLElement,
    text: string,
    act: () => void,
    { of = '', cls = '' }: { readonly of?: string; readonly cls?: string } = {},
  ): HTMLButtonElement {
    const name = of === '' ? {} : { 'aria-label': `${text}: ${of}` };
    const el = parent.createEl('button', {
      text,
      cls,
      attr: { type: 'button', 'data-key': keyOf(text, of), ...name },
    });
    el.addEventListener('click', act);
    return el;
  }

  /** Adds a list of choices to choose one from. Its name is its key too: no two may have the same. */
  protected choices(parent: HTMLElement, name: string, texts: readonly string[]): HTMLSelectElement {
    const attr = { 'aria-label': name, 'data-key': keyOf('', name) };
    const select = parent.createEl('select', { cls: 'dropdown', attr });
    texts.forEach((text, at) => select.createEl('option', { text, value: String(at) }));
    return select;
  }

  /** The row for the buttons of one thing. */
  protected actions(parent: HTMLElement): HTMLElement {
    return parent.createDiv({ cls: 'interview-drill-actions' });
  }

  /** The row at the end, for what concerns all that is listed. */
  protected ending(): HTMLElement {
    return this.page.createDiv({ cls: 'modal-button-container' });
  }

  /** Draws a question in the place of the buttons of one thing. */
  protected drawQuestion(parent: HTMLElement, { text, lost = [], verb, yes, no }: Question): void {
    const el = parent.createDiv({ cls: 'interview-drill-ask', attr: { role: 'group' } });
    nameBy(el, el.createEl('p', { cls: 'interview-drill-warning', text }));
    if (lost.length > 0) {
      const list = el.createEl('ul');
      for (const each of lost) list.createEl('li', { text: each });
    }
    const row = this.actions(el);
    this.button(row, verb, yes, { cls: 'mod-warning' });
    this.button(row, 'Cancel', no);
  }

  /** Says the question that was just drawn, and gives its safe answer the focus. */
  protected askNow(): void {
    this.focus('Cancel');
    const parts = this.page.querySelectorAll('.interview-drill-ask p, .interview-drill-ask li');
    this.say([...parts].map(({ textContent }) => textContent).join(' '));
  }

  private targets(): HTMLElement[] {
    return [...this.page.querySelectorAll<HTMLElement>('button, input, select')];
  }
}

const keyOf = (text: string, of: string): string => `${text}\n${of}`;
