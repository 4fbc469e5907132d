/** How a note becomes an interview note, for who has none. */
export const HOW_TO_BECOME =
  'A note becomes one by its properties: a round_type, a variant, or the tag of your settings.';

/** What a question looks like and what belongs to it, for who has none. */
export const HOW_TO_ASK =
  'A question is a heading like "### Q1: …", a heading that ends in a question mark, or a question callout.';

/** A pane with a title, lines and buttons, of which the first is the main one. */
export class Message {
  readonly el: HTMLElement;
  private actions: HTMLElement | null = null;

  constructor(parent: HTMLElement, title: string) {
    this.el = parent.createDiv({ cls: 'interview-drill-message' });
    this.el.createEl('h2', { text: title });
  }

  /** Adds a line, or what else holds a text; buttons behind it stand below it. */
  line(text: string, tag: 'p' | 'h3' = 'p'): this {
    this.actions = null;
    this.el.createEl(tag, { text });
    return this;
  }

  button(text: string, act: () => void, key = ''): this {
    this.actions ??= this.el.createDiv({ cls: 'interview-drill-actions' });
    const el = this.actions.createEl('button', { attr: { type: 'button' } });
    if (this.el.querySelectorAll('button').length === 1) el.addClass('mod-cta');
    el.createSpan({ text });
    if (key !== '') el.createEl('kbd', { text: key });
    el.addEventListener('click', act);
    return this;
  }
}

/** Says what is waited for. */
export function drawLoading(parent: HTMLElement, text: string): void {
  const pane = parent.createDiv({ cls: 'interview-drill-message' });
  pane.createDiv({ cls: 'interview-drill-loading', attr: { role: 'status' }, text });
}

/** Why a note cannot be shown yet, or at all. */
export type Trouble =
  | { readonly kind: 'loading' }
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly message: string };

/** Says what keeps a note from being shown, with a way on. `choose` is the button that leads to another note. */
export function drawTrouble(
  parent: HTMLElement,
  state: Trouble,
  choose: string,
  actions: { readonly choose: () => void; readonly retry: () => void },
): void {
  if (state.kind === 'loading') drawLoading(parent, 'Reading the note…');
  else if (state.kind === 'missing')
    new Message(parent, 'This note is gone')
      .line(`"${state.path}" was deleted or moved out of this vault.`)
      .button(choose, actions.choose);
  else
    new Message(parent, 'This note could not be read')
      .line(`${state.path}: ${state.message}`)
      .button('Try again', actions.retry)
      .button(choose, actions.choose);
}
