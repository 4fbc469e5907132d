import type { MarkdownPostProcessorContext, MarkdownRenderChild } from 'obsidian';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { ReadingFolds } from '../../../src/ui/reading/reading-folds';
import { settled } from '../../support/settled';

const PATH = 'Note.md';
const NOTE = '### Q1: Why?\n\nSecret.\n\n> [!question] How?\n> So.\n';

let children: MarkdownRenderChild[] = [];

afterEach(() => {
  for (const child of children) child.unload();
  children = [];
  document.body.empty();
});

/** A section of a note, as the app renders it, with what the app says of its lines. */
class Section {
  readonly el: HTMLElement;
  text: string | null;

  constructor(
    folds: ReadingFolds,
    text: string | null,
    private readonly lines: readonly [number, number],
    html: readonly [string, string][] | HTMLElement,
    parent: HTMLElement = document.body,
    path = PATH,
  ) {
    this.text = text;
    this.el = parent.createDiv();
    if (html instanceof HTMLElement) this.el.append(html);
    else for (const [tag, words] of html) this.el.createEl(tag as 'p', { text: words });
    const context = {
      sourcePath: path,
      getSectionInfo: () =>
        this.text === null ? null : { text: this.text, lineStart: this.lines[0], lineEnd: this.lines[1] },
      addChild: (child: MarkdownRenderChild) => {
        children.push(child);
        child.load();
      },
    } as unknown as MarkdownPostProcessorContext;
    folds.process(this.el, context);
  }

  /** The text that is neither hidden nor a bar's. */
  get seen(): string {
    const copy = this.el.cloneNode(true) as HTMLElement;
    for (const folded of [
      ...copy.querySelectorAll('.interview-drill-folded'),
      ...(copy.matches('.interview-drill-folded') ? [copy] : []),
    ])
      for (const child of [...folded.children])
        if (!child.matches('.interview-drill-fold-bar')) child.remove();
    for (const bar of copy.querySelectorAll('.interview-drill-fold-bar')) bar.remove();
    return copy.textContent.replace(/\s+/g, ' ').trim();
  }

  get buttons(): HTMLButtonElement[] {
    return [...this.el.querySelectorAll<HTMLButtonElement>('.interview-drill-fold-button')];
  }
}

const hiding = (path = PATH): ReadingFolds => {
  const folds = new ReadingFolds(() => DEFAULT_SETTINGS);
  folds.hide(path, NOTE);
  return folds;
};

/** An element of nested tags: `['ul', ['li', 'text'], …]`. */
type Tree = readonly [tag: string, ...children: (string | Tree)[]];

function build([name, ...inside]: Tree): HTMLElement {
  const [tag = 'div', ...classes] = name.split('.');
  const el = createEl(tag as 'div');
  if (classes.length > 0) el.addClasses(classes);
  for (const each of inside) el.append(typeof each === 'string' ? each : build(each));
  return el;
}

describe('a section of a hidden note', () => {
  it('hides its answer behind one button, and shows it on a click', () => {
    const section = new Section(hiding(), NOTE, [2, 2], [['p', 'Secret.']]);
    expect(section.seen).toBe('');
    const [button] = section.buttons;
    expect(button?.textContent).toBe('Show answer Text, 1 follow-up');
    expect(button?.getAttribute('aria-label')).toBe('Show answer Text, 1 follow-up: Why?');
    button?.click();
    expect(section.seen).toBe('Secret.');
    expect(section.buttons[0]).toBe(button);
    expect(button?.getAttribute('aria-expanded')).toBe('true');
  });

  it('hides what another processor adds to it later', () => {
    const section = new Section(hiding(), NOTE, [2, 2], [['p', 'Secret.']]);
    section.el.createDiv({ text: 'Secret diagram.' });
    expect(section.seen).toBe('');
  });

  it('shows and hides together with all others of its question, in every pane', () => {
    const folds = hiding();
    const one = new Section(folds, NOTE, [2, 2], [['p', 'Secret.']]);
    const two = new Section(folds, NOTE, [2, 2], [['p', 'Secret.']]);
    const follow = new Section(folds, NOTE, [4, 5], [['p', 'How?']]);
    expect([one.seen, two.seen, follow.seen, follow.buttons.length]).toEqual(['', '', '', 0]);
    two.buttons[0]?.click();
    expect([one.seen, two.seen, follow.seen]).toEqual(['Secret.', 'Secret.', 'How?']);
  });

  it('is as it was when all is shown, and when the plugin ends', () => {
    for (const end of [
      (folds: ReadingFolds) => {
        folds.show(PATH);
      },
      (folds: ReadingFolds) => {
        folds.end();
      },
    ]) {
      const folds = hiding();
      const lines = build(['p', 'Q: Why?', ['br'], 'A: Secret.']);
      const section = new Section(folds, 'Q: Why?\nA: Secret.\n', [0, 1], lines);
      const before = '<p>Q: Why?<br>A: Secret.</p>';
      expect(section.el.innerHTML).not.toBe(before);
      end(folds);
      expect(section.el.innerHTML).toBe(before);
    }
  });

  it('is left alone where the note is another, or nothing is known of its lines, as in a drill', async () => {
    const folds = hiding();
    const other = new Section(folds, NOTE, [2, 2], [['p', 'Secret.']], document.body, 'Other.md');
    const drill = new Section(folds, null, [2, 2], [['p', 'Secret.']]);
    await settled();
    expect([other.seen, drill.seen]).toEqual(['Secret.', 'Secret.']);
  });

  it('is hidden as soon as its lines are known', async () => {
    const section = new Section(hiding(), null, [2, 2], [['p', 'Secret.']]);
    section.text = NOTE;
    await new Promise((resolve) => window.setTimeout(resolve));
    expect(section.seen).toBe('');
  });

  it.each([
    ['its lines are said to be others', NOTE, document.body],
    ['nothing is said of its lines', null, null],
  ])('is hidden for its words where %s', async (_, text, parent) => {
    const place = parent ?? document.body.createDiv('markdown-reading-view');
    const folds = hiding();
    const answer = new Section(
      folds,
      text,
      [0, 0],
      [
        ['p', 'Why?'],
        ['p', 'Secret.'],
      ],
      place,
    );
    const other = new Section(folds, text, [0, 0], [['p', 'Words of no answer.']], place);
    await new Promise((resolve) => window.setTimeout(resolve));
    expect([answer.seen, other.seen]).toEqual(['', 'Words of no answer.']);
    answer.buttons[0]?.click();
    expect(answer.seen).toBe('Why?Secret.');
    folds.show(PATH);
    expect(answer.buttons).toHaveLength(0);
  });

  it('is hidden with text that stands in no element, which stays as it was', () => {
    const folds = hiding();
    const el = createDiv({ text: 'Secret.' });
    const section = new Section(folds, NOTE, [2, 2], []);
    section.el.append(...el.childNodes);
    folds.show(PATH);
    folds.hide(PATH, NOTE);
    expect(section.seen).toBe('');
    folds.show(PATH);
    expect(section.el.innerHTML).toBe('Secret.');
  });

  it('is left alone in an editor, which shows callouts as a reading view does', async () => {
    const editor = document.body.createDiv('markdown-source-view');
    const section = new Section(hiding(), NOTE, [2, 2], [['p', 'Secret.']], editor);
    await new Promise((resolve) => window.setTimeout(resolve));
    expect([section.seen, section.buttons.length]).toEqual(['Secret.', 0]);
  });

  it('keeps what is shown by its id where the note changes around it, and follows a rename', () => {
    const folds = hiding();
    const section = new Section(folds, NOTE, [2, 2], [['p', 'Secret.']]);
    section.buttons[0]?.click();
    folds.renamed(PATH, 'Other.md');
    section.text = NOTE.replace('Why?', 'Why so?');
    folds.changed('Other.md');
    expect(section.seen).toBe('Secret.');
    section.text = NOTE.replace('Q1', 'Q2');
    folds.changed('Other.md');
    expect(section.seen).toBe('');
    expect(folds.isHidden('Other.md')).toBe(true);
    section.text = 'Secret.\n\nSecret.\n';
    folds.changed('Other.md');
    expect(section.seen).toBe('Secret.');
  });

  it('is shown again when its note is gone from the list of hidden ones', () => {
    const folds = hiding();
    folds.deleted(PATH);
    expect(new Section(folds, NOTE, [2, 2], [['p', 'Secret.']]).seen).toBe('Secret.');
  });
});

describe('a block with a question in it', () => {
  const seen = (text: string, tree: Tree): string => {
    const last = text.trimEnd().split('\n').length - 1;
    return new Section(hiding(), text, [0, last], build(tree)).seen;
  };

  it('keeps the title of a callout', () => {
    const callout: Tree = [
      'div.callout',
      ['div.callout-title', 'Why?'],
      ['div.callout-content', ['p', 'Secret.'], ['ul', ['li', 'Secret']]],
    ];
    expect(seen('> [!question] Why?\n> Secret.\n>\n> - Secret\n', callout)).toBe('Why?');
  });

  it('hides all and says what is asked, where the callout is not rendered as one or its parts are others', () => {
    const text = '> [!question] Why *so*?\n> Secret.\n';
    for (const tree of [
      ['blockquote', ['p', 'Why? Secret.']],
      ['div.callout', ['div.callout-title', 'Why?']],
      [
        'div.callout',
        ['div.callout-title', 'Why?'],
        ['div.callout-content', ['p', 'Secret.'], ['p', 'Secret.']],
      ],
    ] satisfies Tree[]) {
      const section = new Section(hiding(), text, [0, 1], build(tree));
      expect(section.seen).toBe('');
      expect(section.el.querySelector('.interview-drill-fold-asked')?.textContent).toBe('Why so?');
      section.buttons[0]?.click();
      expect(section.seen).toContain(
        'Secret.'.slice(0, tree[0] === 'div.callout' && tree.length < 3 ? 0 : 7),
      );
      section.el.remove();
    }
  });

  it('keeps the lines of a paragraph that ask, whatever stands in them', () => {
    const tree: Tree = [
      'p',
      ['strong', 'Q:'],
      ' Why ',
      ['em', 'so'],
      '?',
      ['br'],
      ['strong', 'A:'],
      ' Secret.',
      ['br'],
      'Secret',
    ];
    expect(seen('**Q:** Why *so*?\n**A:** Secret.\nSecret\n', tree)).toBe('Q: Why so?');
  });

  it('hides a paragraph whose lines cannot be told apart, and says what is asked', () => {
    const section = new Section(
      hiding(),
      'Q: Why?\nA: Secret.\n',
      [0, 1],
      build(['p', 'Q: Why? A: Secret.']),
    );
    expect(section.seen).toBe('');
    expect(section.el.textContent).toContain('Why?');
  });

  it('keeps the items of a list that ask, with what the app puts beside them', () => {
    const tree: Tree = [
      'ul',
      ['li', ['span.list-bullet', ''], 'Why?', '\n', ['ul', ['li', 'Secret']]],
      ['li', ['div.list-collapse-indicator.collapse-indicator', ''], ['p', 'How?'], '\n', ['p', 'Secret.']],
      ['li', 'Plain'],
    ];
    expect(seen('- Why?\n  - Secret\n- How?\n\n  Secret.\n- Plain\n', tree)).toBe('Why? How? Plain');
  });

  it('never shows an answer where a list has other items than the note', () => {
    expect(
      seen('- Why?\n  - Secret\n- How?\n  - Secret\n', ['ul', ['li', 'Why?', ['ul', ['li', 'Secret']]]]),
    ).toBe('');
  });
});

describe('the footnotes of a hidden note', () => {
  it('are hidden one by one with the answers that alone name them, and shown with them', () => {
    const folds = hiding();
    const note = `### Q1: Why[^1]?\n\nSecret[^2].\n\n[^1]: A plain footnote of the question.\n[^2]: The hidden one.\n`;
    const answer = new Section(folds, note, [2, 2], [['p', 'Secret.']]);
    const items: Tree = ['ol', ['li', ['p', 'A plain footnote of the question.']], ['li', 'The hidden one.']];
    const footnotes = new Section(folds, note, [0, 0], build(['section.footnotes', ['hr'], items]));
    const before = '<ol><li><p>A plain footnote of the question.</p></li><li>The hidden one.</li></ol>';
    expect([footnotes.seen, footnotes.buttons.length]).toEqual(['A plain footnote of the question.', 0]);
    answer.buttons[0]?.click();
    expect(footnotes.seen).toContain('The hidden one.');
    answer.buttons[0]?.click();
    expect(footnotes.seen).not.toContain('The hidden one.');
    folds.show(PATH);
    expect(footnotes.el.innerHTML).toContain(before);
  });
});

describe('a look at a view whose answers are hidden', () => {
  const note = '### Q1: Why?\n\nSecret one.\n\n### How so?\n\nHidden two.\n';

  it('says which answers can be read outside of what the app rendered of the note', () => {
    const folds = new ReadingFolds(() => DEFAULT_SETTINGS);
    folds.hide(PATH, note);
    const view = document.body.createDiv('markdown-reading-view');
    const other = document.body.createDiv({ text: 'Secret one.' });
    expect(folds.readable(PATH, [view, other])).toBeNull();
    const answer = new Section(folds, note, [2, 2], [['p', 'Secret one.']], view);
    // What is said nowhere of its lines is hidden once it is in its place.
    const moved = new Section(folds, null, [2, 2], [['p', 'Hidden two.']]);
    view.append(moved.el);
    expect(folds.readable(PATH, [view, other])).toBe('');
    expect([answer.seen, moved.seen]).toEqual(['', '']);
    view.createDiv({ text: 'Hidden two.' });
    expect(folds.readable(PATH, [view])).toBe(
      'Hid the answers of 1 of 2 questions. Still readable: "How so?".',
    );
    moved.buttons[0]?.click();
    expect(folds.readable(PATH, [view])).toBe('');
  });
});
