/** A space that does not break: to a screen reader another text, to a person the same. */
const MARK = '\u00A0';

/** Adds a place for words that only those hear who do not see the screen. */
export const addAnnouncer = (parent: HTMLElement): HTMLElement =>
  parent.createDiv({ cls: 'interview-drill-announcer', attr: { 'aria-live': 'polite' } });

/** Tells those who do not see the screen what happened on it. */
export class Announcer {
  private readonly el: HTMLElement;

  constructor(parent: HTMLElement) {
    this.el = addAnnouncer(parent);
  }

  /** Says a text, also where it was the last one already: a region is read out only when it changes. */
  say(text: string): void {
    const isSame = text !== '' && this.el.textContent === text;
    this.el.setText(isSame ? text + MARK : text);
  }
}
