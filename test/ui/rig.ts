import { vi } from 'vitest';
import { parseDay } from '../../src/core/day';
import { readDrillNote, type DrillNote } from '../../src/core/drill/item';
import type { DrillEvent } from '../../src/core/drill/event';
import { reduce } from '../../src/core/drill/reduce';
import { startSession } from '../../src/core/drill/session';
import { DEFAULT_RECORD_KEYS } from '../../src/core/record/types';
import type { MarkdownPort } from '../../src/ui/drill/markdown';
import { DrillScreen, type ScreenActions } from '../../src/ui/drill/screen';
import type { DrillState, ViewState } from '../../src/ui/drill/view-state';

export const TODAY = parseDay('2026-11-10') ?? NaN;
export const START = Date.UTC(2026, 10, 10, 9);
export const PATH = 'Interviews/Pipelines.md';

/** Reads a text as the drill reads a note. */
export const readText = (text: string, path = PATH): DrillNote =>
  readDrillNote(path, text, DEFAULT_RECORD_KEYS);

/** Markdown of a note from its questions; frontmatter is given line by line. */
export const noteOf = (questions: readonly string[], properties: readonly string[] = []): string =>
  ['---', 'title: Pipelines', ...properties, '---', '', '## Storage', '', ...questions, ''].join('\n');

/** A question with a layer of its own for each answer. */
export const question = (label: string, text: string, ...answers: string[]): string =>
  [`### ${label}: ${text}`, '', ...answers.flatMap((answer) => [`> [!tip] ${answer}`, ''])].join('\n');

/** Puts Markdown into the document as it stands. */
export class FakeMarkdown implements MarkdownPort {
  readonly rendered: string[] = [];
  readonly paths = new Set<string>();
  cleared = 0;

  render(markdown: string, target: HTMLElement, path: string): Promise<void> {
    this.rendered.push(markdown);
    this.paths.add(path);
    target.createDiv({ text: markdown });
    return Promise.resolve();
  }

  clear(): void {
    this.cleared += 1;
  }
}

/** A screen in the document; what a person does on it drives a session, with no note behind it. */
export class ScreenRig {
  readonly root: HTMLElement;
  readonly markdown = new FakeMarkdown();
  /** Draws nothing unless a test lets it. */
  readonly diagrams = {
    draw: vi.fn<(source: string) => Promise<string>>(() => Promise.reject(new Error('off'))),
  };
  readonly screen: DrillScreen;
  readonly again = vi.fn<(keys: readonly string[]) => void>();
  readonly openNote = vi.fn<() => void>();
  readonly choose = vi.fn<() => void>();
  readonly drillQueue = vi.fn<(kind: 'due' | 'weak') => void>();
  readonly sample = vi.fn<() => void>();
  readonly mark = vi.fn<(marking: string) => void>();
  readonly open = vi.fn<(path: string) => void>();
  readonly retry = vi.fn<() => void>();
  readonly menu = vi.fn<(event: MouseEvent) => void>();
  readonly findings = vi.fn();
  readonly goOn = vi.fn<() => void>();
  readonly beginAnew = vi.fn<() => void>();
  state: DrillState;
  now = START;

  constructor(text = noteOf([question('Q1', 'Why?', 'Because.')])) {
    document.body.empty();
    this.root = document.body.createDiv();
    const { note, items, diagnostics: findings } = readText(text);
    this.state = {
      kind: 'drill',
      queue: null,
      title: note.title ?? 'Pipelines',
      note,
      findings,
      session: startSession(items, this.now),
      today: TODAY,
      retention: 0.9,
      deleted: false,
      attempts: false,
    };
    this.screen = new DrillScreen(this.root, this.markdown, this.actions(), this.diagrams);
    this.draw();
  }

  /** Lets an event happen and draws what comes of it. */
  readonly happen = (event: DrillEvent): void => {
    this.set({ session: reduce(this.state.session, event) });
  };

  /** Reads another text of the note. */
  readAgain(text: string): void {
    const note = readText(text);
    this.happen({ type: 'note-changed', note, settled: true });
  }

  set(change: Partial<DrillState>): void {
    this.state = { ...this.state, ...change };
    this.draw();
  }

  show(state: ViewState): void {
    this.screen.update(state, this.now);
  }

  /** The whole document as text, attributes included. */
  get html(): string {
    return document.documentElement.outerHTML;
  }

  /** The element of a selector; throws where there is none or more than one. */
  one(selector: string): HTMLElement {
    const found = this.root.querySelectorAll<HTMLElement>(selector);
    const [only] = found;
    if (!only || found.length > 1) throw new Error(`${String(found.length)} elements match ${selector}.`);
    return only;
  }

  all(selector: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(selector)];
  }

  /** All buttons that a person sees, by the words on them. */
  get buttons(): string[] {
    return this.all('button')
      .filter((button) => isVisible(button, this.root))
      .map((button) => words(button));
  }

  /** Presses the visible button with these words, or with this name. */
  press(name: string): void {
    const button = this.all('button')
      .filter((each) => isVisible(each, this.root))
      .find((each) => words(each) === name || each.getAttribute('aria-label') === name);
    if (!button) throw new Error(`No button "${name}" among: ${this.buttons.join(' | ')}`);
    button.click();
  }

  rating(confidence: number): HTMLButtonElement {
    return this.one(`.interview-drill-rating.is-rated-${String(confidence)}`) as HTMLButtonElement;
  }

  get announced(): string {
    return this.one('[aria-live]').textContent;
  }

  rate(confidence: 1 | 2 | 3 | 4): void {
    this.now += 1000;
    this.happen({ type: 'rate', confidence, day: TODAY, autoWeak: true, now: this.now });
  }

  private draw(): void {
    this.screen.update(this.state, this.now);
  }

  private actions(): ScreenActions {
    const { happen, again, openNote, choose, drillQueue, sample, mark, open, retry, menu, findings } = this;
    const { goOn, beginAnew } = this;
    return {
      reveal: (upTo) => {
        happen({ type: 'reveal', stepwise: true, ...(upTo === undefined ? {} : { upTo }) });
      },
      revealAll: () => {
        happen({ type: 'reveal-all' });
      },
      whole: () => {
        happen({ type: 'whole' });
      },
      hint: () => {
        happen({ type: 'hint' });
      },
      followUp: (index) => {
        happen({ type: 'follow-up', index });
      },
      weak: () => {
        happen({ type: 'weak' });
      },
      back: () => {
        happen({ type: 'back', now: this.now });
      },
      // As the controller does: what is typed is on the screen already.
      write: (text) => {
        this.state = { ...this.state, session: reduce(this.state.session, { type: 'attempt', text }) };
      },
      rate: (confidence) => {
        this.rate(confidence);
      },
      go: (key) => {
        const to = this.state.session.items.findIndex((item) => item.key === key);
        happen({ type: 'go', to, now: this.now });
      },
      again,
      openNote,
      choose,
      drillQueue,
      sample,
      mark,
      open,
      retry,
      menu,
      findings,
      goOn,
      beginAnew,
      finish: () => {
        happen({ type: 'finish', now: this.now });
      },
    };
  }
}

/** Whether an element and all around it up to `root` are shown. */
export function isVisible(element: HTMLElement, root: HTMLElement): boolean {
  for (let at: HTMLElement | null = element; at && at !== root; at = at.parentElement)
    if (at.style.display === 'none') return false;
  return true;
}

/** The words on an element, spaces between its parts. */
export const words = (element: Element): string => {
  const own = [...element.childNodes].map((node) =>
    node instanceof Element ? words(node) : (node.textContent ?? ''),
  );
  return own
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
};
