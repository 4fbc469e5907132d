import { describe, expect, it, vi } from 'vitest';
import { parseDay } from '../../src/core/day';
import { isVisible, noteOf, PATH, question, ScreenRig, words } from './rig';
import { nameOf } from '../support/name-of';

/** One question with everything a question can have. Words in capitals are what a test looks for. */
const FULL = `### Q1: ASKED: why do queues back up?

> [!info] Scenario
> SCENARIO

> [!hint] HINTTITLE
> HINTBODY

> [!tip] BULKHEAD isolation
> FIRSTLAYER

| TABLEHEAD | b |
|---|---|
| TABLECELL | 1 |
| x | 2 |

\`\`\`sql
CODELINE
\`\`\`

- LISTITEM
- y
- z

> [!question] Follow-up
> "FOLLOWASKED?" → FOLLOWANSWER

> [!question] Follow-up
> "OTHERASKED?" → OTHERANSWER
`;

const LAYERS = [['BULKHEAD', 'FIRSTLAYER'], ['TABLEHEAD', 'TABLECELL'], ['CODELINE'], ['LISTITEM']] as const;
const HINT = ['HINTTITLE', 'HINTBODY'];
const FOLLOW_UPS = ['FOLLOWASKED', 'FOLLOWANSWER', 'OTHERASKED', 'OTHERANSWER'];

const full = (): ScreenRig =>
  new ScreenRig(noteOf([FULL, question('Q2', 'NEXTASKED?', 'NEXTANSWER')], ['variant: 2']));

/** Asserts that of all that a question hides, exactly this is in the document, as text or in an attribute. */
function expectShown(rig: ScreenRig, ...shown: readonly string[]): void {
  const secrets = [...LAYERS.flat(), ...HINT, ...FOLLOW_UPS, 'NEXTASKED', 'NEXTANSWER'];
  const { html } = rig;
  expect(secrets.filter((secret) => html.includes(secret))).toEqual(
    secrets.filter((secret) => shown.includes(secret)),
  );
}

const chips = (rig: ScreenRig): string[] => rig.all('.interview-drill-chip').map((chip) => words(chip));

describe('what is hidden', () => {
  it('is nowhere in the document; the question and its prompt are', () => {
    const rig = full();
    expectShown(rig);
    expect(rig.html).toContain('ASKED: why do queues back up?');
    expect(rig.html).toContain('SCENARIO');
  });

  it('comes layer by layer, the hint with the first and the follow-ups with the last', () => {
    const rig = full();
    rig.press('Reveal Space');
    expectShown(rig, ...HINT, ...LAYERS[0]);
    rig.press('Reveal Space');
    expectShown(rig, ...HINT, ...LAYERS[0], ...LAYERS[1]);
    rig.press('Reveal Space');
    expectShown(rig, ...HINT, ...LAYERS[0], ...LAYERS[1], ...LAYERS[2]);
    rig.press('Reveal Space');
    expectShown(rig, ...HINT, ...LAYERS.flat(), 'FOLLOWASKED', 'OTHERASKED');
    expect(rig.buttons).not.toContain('Reveal Space');
  });

  it('comes in the order of the note', () => {
    const rig = full();
    rig.press('Reveal all ⇧ Space');
    const text = rig.root.textContent;
    const places = ['ASKED', 'SCENARIO', 'HINTBODY', ...LAYERS.flat(), 'FOLLOWASKED', 'OTHERASKED'].map(
      (word) => text.indexOf(word),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('is rendered once each, with the path of its note', () => {
    const rig = full();
    rig.press('Reveal Space');
    rig.press('Reveal all ⇧ Space');
    rig.press('Flag as weak');
    expect(rig.markdown.rendered).toEqual([...new Set(rig.markdown.rendered)]);
    expect([...rig.markdown.paths]).toEqual(['Interviews/Pipelines.md']);
  });

  it('says of itself only its kind and size', () => {
    const rig = full();
    expect(chips(rig)).toEqual(['Callout', 'Table · 2 rows', 'Code · 1 line', 'List · 3 items']);
    expect(rig.all('.interview-drill-chip').map((chip) => chip.getAttribute('aria-label'))).toEqual([
      'Reveal hidden callout',
      'Reveal up to hidden table · 2 rows',
      'Reveal up to hidden code · 1 line',
      'Reveal up to hidden list · 3 items',
    ]);
  });

  it('comes up to the chip that is pressed, and the other chips stay', () => {
    const rig = full();
    rig.press('Code · 1 line');
    expectShown(rig, ...HINT, ...LAYERS[0], ...LAYERS[1], ...LAYERS[2]);
    expect(chips(rig)).toEqual(['List · 3 items']);
    rig.press('List · 3 items');
    expect(chips(rig)).toEqual([]);
    expectShown(rig, ...HINT, ...LAYERS.flat(), 'FOLLOWASKED', 'OTHERASKED');
  });

  it('offers to reveal all only where more than one layer is left', () => {
    const rig = full();
    rig.press('Code · 1 line');
    expect(rig.buttons).toContain('Reveal Space');
    expect(rig.buttons).not.toContain('Reveal all ⇧ Space');
  });

  it('goes again with the question: the next one hides its own', () => {
    const rig = full();
    rig.press('Reveal all ⇧ Space');
    rig.rating(3).click();
    expectShown(rig, 'NEXTASKED');
    expect(rig.html).not.toContain('SCENARIO');
  });

  it('is still revealed when one comes back to the question', () => {
    const rig = full();
    rig.press('Reveal Space');
    rig.happen({ type: 'go', to: 1, now: rig.now });
    expectShown(rig, 'NEXTASKED');
    rig.happen({ type: 'go', to: 0, now: rig.now });
    expectShown(rig, ...HINT, ...LAYERS[0]);
  });

  it('is as far revealed as before when the note comes back', () => {
    const rig = full();
    rig.press('Reveal Space');
    rig.show({ kind: 'missing', path: 'Interviews/Pipelines.md' });
    expect(rig.all('.interview-drill-question').filter((each) => isVisible(each, rig.root))).toEqual([]);
    rig.show(rig.state);
    expectShown(rig, ...HINT, ...LAYERS[0]);
  });

  it('comes all at once on request, the answers of the follow-ups too', () => {
    const rig = full();
    rig.press('Reveal all ⇧ Space');
    expectShown(rig, ...HINT, ...LAYERS.flat(), ...FOLLOW_UPS);
  });
});

describe('the hint', () => {
  it('shows by itself, without any of the answer', () => {
    const rig = full();
    rig.press('Show hint H');
    expectShown(rig, ...HINT);
    expect(rig.buttons).not.toContain('Show hint H');
    expect(rig.rating(1).disabled).toBe(true);
  });

  it('has no button where the note gives none', () => {
    expect(new ScreenRig().buttons.join()).not.toContain('hint');
  });
});

describe('a follow-up', () => {
  it('keeps its answer back until it is asked for, each by itself', () => {
    const rig = full();
    rig.press('List · 3 items');
    const [, second] = rig.all('.interview-drill-follow-up button');
    second?.click();
    expectShown(rig, ...HINT, ...LAYERS.flat(), 'FOLLOWASKED', 'OTHERASKED', 'OTHERANSWER');
    rig.press('Reveal answer');
    expectShown(rig, ...HINT, ...LAYERS.flat(), ...FOLLOW_UPS);
    expect(rig.buttons).not.toContain('Reveal answer');
  });

  it('loses the button of its answer with that, and none that is part of its text', () => {
    const rig = full();
    const render = rig.markdown.render.bind(rig.markdown);
    vi.spyOn(rig.markdown, 'render').mockImplementation((markdown, target, path) => {
      if (markdown.includes('FOLLOWASKED')) target.createEl('button', { text: 'Copy' });
      return render(markdown, target, path);
    });
    rig.press('List · 3 items');
    rig.press('Reveal answer');
    const [first] = rig.all('.interview-drill-follow-up');
    expect([...(first?.querySelectorAll('button') ?? [])].map(words)).toEqual(['Copy']);
  });

  it('has no button where the note gives no answer', () => {
    const rig = new ScreenRig(noteOf([question('Q1', 'Why?', 'Because.') + '\n> [!question] Next one?\n']));
    rig.press('Reveal Space');
    expect(rig.root.textContent).toContain('Next one?');
    expect(rig.buttons).not.toContain('Reveal answer');
  });
});

describe('the ratings', () => {
  const disabled = (rig: ScreenRig): boolean[] => [1, 2, 3, 4].map((each) => rig.rating(each).disabled);

  it('wake up with the first reveal', () => {
    const rig = full();
    expect(disabled(rig)).toEqual([true, true, true, true]);
    rig.press('Reveal Space');
    expect(disabled(rig)).toEqual([false, false, false, false]);
  });

  it('are awake at once where there is no answer', () => {
    const rig = new ScreenRig(noteOf(['### Q1: Why?\n']));
    expect(disabled(rig)).toEqual([false, false, false, false]);
    expect(rig.buttons).not.toContain('Reveal Space');
  });

  it('say what they are and when the question comes back', () => {
    const rig = full();
    expect([1, 2, 3, 4].map((each) => words(rig.rating(each)))).toEqual([
      '1 Blank tomorrow',
      '2 Shaky in 2 days',
      '3 Solid in 3 days',
      '4 Instant in 8 days',
    ]);
  });

  it('count from what the note remembers', () => {
    const hash = new ScreenRig().state.session.items[0]?.question.hash ?? '';
    const log = ['drill_log:', `  q1: ${hash} 2026-10-20:3 +7:4`];
    const rig = new ScreenRig(noteOf([question('Q1', 'Why?', 'Because.')], log));
    expect(words(rig.rating(3))).not.toBe('3 Solid in 3 days');
    expect(words(rig.rating(3))).toMatch(/^3 Solid in \d months$/);
  });

  it('mark the one that was given', () => {
    const rig = full();
    rig.press('Reveal Space');
    rig.rating(2).click();
    expect([1, 2, 3, 4].map((each) => rig.rating(each).getAttribute('aria-pressed'))).not.toContain('true');
    rig.happen({ type: 'go', to: 0, now: rig.now });
    expect([1, 2, 3, 4].map((each) => rig.rating(each).getAttribute('aria-pressed'))).toEqual([
      'false',
      'true',
      'false',
      'false',
    ]);
  });

  it('rest where the note was deleted', () => {
    const rig = full();
    rig.press('Reveal Space');
    rig.set({ deleted: true });
    expect(disabled(rig)).toEqual([true, true, true, true]);
  });
});

describe('the line above the question', () => {
  it('flags as weak and takes the flag off', () => {
    const rig = full();
    const weak = rig.one('.interview-drill-weak');
    expect(weak.getAttribute('aria-pressed')).toBe('false');
    weak.click();
    expect([weak.getAttribute('aria-pressed'), weak.getAttribute('aria-label')]).toEqual([
      'true',
      'Weak: take the flag off',
    ]);
    weak.click();
    expect([weak.getAttribute('aria-pressed'), weak.getAttribute('aria-label')]).toEqual([
      'false',
      'Flag as weak',
    ]);
  });

  it('shows what the note says is weak', () => {
    const rig = new ScreenRig(noteOf([question('Q1', 'Why?', 'Because.')], ['weak: [q1]']));
    expect(rig.one('.interview-drill-weak').getAttribute('aria-pressed')).toBe('true');
  });

  it('tells the rating of the last time in number and word', () => {
    const text = noteOf(
      [question('Q1', 'Why?', 'Because.'), question('Q2', 'How?', 'So.')],
      ['confidence:', '  q1: 3'],
    );
    const rig = new ScreenRig(text);
    expect(rig.root.textContent).toContain('Last time 3 solid');
    rig.happen({ type: 'skip', now: rig.now });
    expect(rig.root.textContent).toContain('Not rated yet');
  });
});

describe('the header', () => {
  it('marks a note in which something looks wrong, and leads to what', () => {
    const good = new ScreenRig('### Q1: Why?\n\nBecause.\n');
    const mark = (rig: ScreenRig): HTMLElement | null => rig.root.querySelector('.interview-drill-mark');
    expect(mark(good)).toSatisfy((el: HTMLElement) => !isVisible(el, good.root));
    const bad = new ScreenRig('### Q1: Why?\n\nBecause.\n\n### Q1: How?\n\nThus.\n');
    expect(mark(bad)).toSatisfy((el: HTMLElement) => isVisible(el, bad.root));
    expect(mark(bad)?.getAttribute('aria-label')).toBe('1 finding in this note');
    mark(bad)?.click();
    expect(bad.findings).toHaveBeenCalledOnce();
  });

  it('tells title, variant, topic and place', () => {
    const rig = full();
    expect(words(rig.one('.interview-drill-where'))).toBe('Pipelines · Variant 2 Storage');
    expect(rig.one('.interview-drill-place').textContent).toBe('1 of 2');
    rig.happen({ type: 'skip', now: rig.now });
    expect(rig.one('.interview-drill-place').textContent).toBe('2 of 2');
  });

  it('tells a topic as plain words', () => {
    const text = noteOf([question('Q1', 'Why?', 'Because.')]).replace(
      'Storage',
      '**Cold** `storage` [[a|b]]',
    );
    expect(new ScreenRig(text).one('.interview-drill-topic').textContent).toBe('Cold storage b');
  });

  it('shows the time drilled', () => {
    const rig = full();
    rig.screen.tick(rig.now + 372_000);
    expect(rig.one('.interview-drill-clock').textContent).toBe('06:12');
  });

  it('draws a segment for each question and says the same in words', () => {
    const rig = new ScreenRig(noteOf(['Q1', 'Q2', 'Q3'].map((label) => question(label, 'Why?', 'Because.'))));
    const segments = (): string[] =>
      rig
        .all('.interview-drill-segment')
        .map((each) => each.className.replace('interview-drill-segment', ''));
    expect(segments()).toEqual([' is-current', '', '']);
    expect(nameOf(rig.one('.interview-drill-segments'))).toBe('0 of 3 rated');
    rig.press('Reveal Space');
    rig.rating(1).click();
    rig.press('Reveal Space');
    rig.rating(3).click();
    expect(segments()).toEqual([' is-rated-1', ' is-rated-3', ' is-current']);
    expect(nameOf(rig.one('.interview-drill-segments'))).toBe('2 of 3 rated: 1 blank, 1 solid');
  });

  it('touches no segment that stays as it is', () => {
    const rig = new ScreenRig(noteOf(['Q1', 'Q2', 'Q3'].map((label) => question(label, `${label}?`, 'x'))));
    const watch = new MutationObserver(() => undefined);
    watch.observe(rig.one('.interview-drill-segments'), { subtree: true, attributeFilter: ['class'] });
    rig.press('Reveal Space');
    expect(watch.takeRecords()).toEqual([]);
    rig.rate(3);
    const changed = watch.takeRecords().map(({ target }) => target);
    expect(new Set(changed)).toEqual(new Set(rig.all('.interview-drill-segment').slice(0, 2)));
  });

  it('draws as many elements for a drill of 1,000 questions as for one of 60', () => {
    const elements = (count: number): number => {
      const labels = Array.from({ length: count }, (_, at) => `Q${String(at + 1)}`);
      const rig = new ScreenRig(noteOf(labels.map((label) => question(label, 'Why?', 'Because.'))));
      rig.press('Reveal Space');
      rig.rating(1).click();
      return rig.all('*').length;
    };
    const few = elements(60);
    expect([200, 1000].map(elements)).toEqual([few, few]);
  });

  it('draws a run of questions with its ratings as shares', () => {
    const labels = Array.from({ length: 120 }, (_, at) => `Q${String(at + 1)}`);
    const rig = new ScreenRig(noteOf(labels.map((label) => question(label, 'Why?', 'Because.'))));
    rig.press('Reveal Space');
    rig.rating(3).click();
    const [first, second] = rig.all('.interview-drill-segment');
    const end = (confidence: number): string | undefined =>
      first?.style.getPropertyValue(`--interview-drill-end-${String(confidence)}`);
    expect([1, 2, 3, 4].map(end)).toEqual(['0%', '0%', '50%', '50%']);
    expect(first?.className).toContain('is-run is-current');
    expect(second?.className).not.toContain('is-current');
    expect(nameOf(rig.one('.interview-drill-segments'))).toBe('1 of 120 rated: 1 solid');
  });

  it('has no segment left over when the note lost a question', () => {
    const rig = full();
    rig.readAgain(noteOf([FULL]));
    expect(rig.all('.interview-drill-segment')).toHaveLength(1);
    expect(rig.one('.interview-drill-place').textContent).toBe('1 of 1');
  });

  it('opens the menu', () => {
    const rig = full();
    rig.press('More options');
    expect(rig.menu).toHaveBeenCalledOnce();
  });
});

describe('a note that is read again', () => {
  it('keeps what is drawn where only the record changed', () => {
    const rig = full();
    rig.press('Code · 1 line');
    const drawn = [...rig.all('.interview-drill-layer, .interview-drill-asked > *, .interview-drill-chip')];
    const rendered = rig.markdown.rendered.length;
    rig.readAgain(
      noteOf([FULL, question('Q2', 'NEXTASKED?', 'NEXTANSWER')], ['variant: 2', 'confidence:', '  q2: 4']),
    );
    expect(rig.all('.interview-drill-layer, .interview-drill-asked > *, .interview-drill-chip')).toEqual(
      drawn,
    );
    for (const element of drawn) expect(element.isConnected).toBe(true);
    expect(rig.markdown.rendered).toHaveLength(rendered);
  });

  it('keeps the focus where it is, also on a part that is hidden', () => {
    const rig = full();
    const chip = rig.all('.interview-drill-chip')[2];
    chip?.focus();
    rig.readAgain(noteOf([FULL, question('Q2', 'NEXTASKED?', 'NEXTANSWER')], ['confidence:', '  q2: 4']));
    expect(document.activeElement).toBe(chip);
  });

  it('shows another answer at once, as far as it was revealed', () => {
    const rig = full();
    rig.press('Reveal Space');
    rig.readAgain(noteOf([FULL.replace('FIRSTLAYER', 'REWRITTEN'), question('Q2', 'NEXTASKED?', 'x')]));
    expect(rig.root.textContent).toContain('REWRITTEN');
    expectShown(rig, ...HINT, 'BULKHEAD');
  });

  it('keeps what is drawn, and the place on the screen, where its note or its label was renamed', () => {
    const rig = full();
    rig.press('Code · 1 line');
    const scroller = rig.one('.interview-drill-scroller');
    scroller.scrollTop = 200;
    const drawn = rig.all('.interview-drill-layer, .interview-drill-asked > *, .interview-drill-chip');
    const isSame = (): void => {
      const now = rig.all('.interview-drill-layer, .interview-drill-asked > *, .interview-drill-chip');
      expect(now).toEqual(drawn);
      expect(scroller.scrollTop).toBe(200);
    };
    rig.readAgain(noteOf([question('Q1', 'NEW?', 'x'), FULL.replace('Q1', 'Q2')]));
    expect(rig.one('.interview-drill-place').textContent).toBe('2 of 2');
    isSame();
    rig.happen({ type: 'note-renamed', from: PATH, to: 'Other.md' });
    isSame();
    rig.press('List · 3 items');
    expectShown(rig, ...HINT, ...LAYERS.flat(), 'FOLLOWASKED', 'OTHERASKED');
    expect([...rig.markdown.paths]).toEqual([PATH, 'Other.md']);
  });

  it('goes to the top of the next question, also where it has the same words', () => {
    const rig = new ScreenRig(noteOf([question('Q1', 'SAME?', 'x'), question('Q2', 'SAME?', 'x')]));
    rig.press('Reveal Space');
    const scroller = rig.one('.interview-drill-scroller');
    scroller.scrollTop = 200;
    rig.happen({ type: 'forth', now: rig.now });
    expect(scroller.scrollTop).toBe(0);
    expect(rig.all('.interview-drill-layer')).toEqual([]);
  });

  it('shows the other question where the labels were swapped', () => {
    const rig = new ScreenRig(noteOf([question('Q1', 'First?', 'ONE'), question('Q2', 'Second?', 'TWO')]));
    rig.readAgain(noteOf([question('Q1', 'Second?', 'TWO'), question('Q2', 'First?', 'ONE')]));
    expect(rig.one('.interview-drill-asked').textContent).toBe('First?');
    rig.press('Reveal Space');
    expect(rig.root.textContent).toContain('ONE');
    expect(rig.root.textContent).not.toContain('TWO');
  });
});

describe('notices', () => {
  const reason = 'line 3: The properties are no YAML.';
  const refuse = (rig: ScreenRig, ...ids: string[]): void => {
    rig.happen({ type: 'not-saved', path: 'Interviews/Pipelines.md', ids, reason });
  };

  it('tell how many questions are not in the note, why, and offer to try again', () => {
    const rig = full();
    refuse(rig, 'q1', 'q2');
    expect(words(rig.one('.interview-drill-notice'))).toContain(
      '2 questions not in the note yet: line 3: The properties are no YAML.',
    );
    expect(rig.root.textContent).toContain('Not in the note yet');
    rig.press('Try again');
    expect(rig.retry).toHaveBeenCalledOnce();
  });

  it('go when the note took them', () => {
    const rig = full();
    refuse(rig, 'q1');
    rig.happen({ type: 'saved', path: 'Interviews/Pipelines.md' });
    expect(rig.all('.interview-drill-notice')).toEqual([]);
  });

  it('stay the same element while nothing changed, so that they are not read out again', () => {
    const rig = full();
    refuse(rig, 'q1');
    const notice = rig.one('.interview-drill-notice');
    rig.press('Reveal Space');
    expect(rig.one('.interview-drill-notice')).toBe(notice);
  });

  it('tell that the note was deleted, and keep the question', () => {
    const rig = full();
    rig.set({ deleted: true });
    expect(rig.one('.interview-drill-notice').textContent).toContain('This note was deleted.');
    expect((rig.one('.interview-drill-weak') as HTMLButtonElement).disabled).toBe(true);
    rig.press('Reveal Space');
    expectShown(rig, ...HINT, ...LAYERS[0]);
    rig.set({ deleted: false });
    expect((rig.one('.interview-drill-weak') as HTMLButtonElement).disabled).toBe(false);
    expect(rig.all('.interview-drill-notice')).toEqual([]);
  });
});

describe('for those who do not see the screen', () => {
  it('announces what was revealed and what is left', () => {
    const rig = full();
    expect(rig.announced).toBe('');
    rig.press('Reveal Space');
    expect(rig.announced).toBe('Revealed. 3 parts left.');
    rig.press('Code · 1 line');
    expect(rig.announced).toBe('Revealed. 1 part left.');
    rig.press('Reveal Space');
    expect(rig.announced).toBe('The whole answer is shown. 2 follow-ups below.');
  });

  it('announces a hint and the answer of a follow-up as what they are', () => {
    const rig = full();
    rig.press('Show hint H');
    expect(rig.announced).toBe('The hint is shown.');
    rig.press('List · 3 items');
    rig.press('Reveal answer');
    expect(rig.announced).toBe('The answer of the follow-up is shown.');
  });

  it('announces a rating with what comes, and the question where the focus does not go to it', () => {
    const rig = full();
    rig.press('Reveal Space');
    rig.rating(3).focus();
    rig.rating(3).click();
    expect(rig.announced).toBe('Rated 3 solid, back in 3 days. Question 2 of 2.');
    const { el } = { el: rig.one('.interview-drill-question') };
    expect(document.activeElement).toBe(el);
    expect(document.getElementById(el.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('NEXTASKED?');
    rig.happen({ type: 'back', now: rig.now });
    expect(rig.announced).toMatch(/^Question 1 of 2\. \w/);
  });

  it('announces the end with what the drill came to', () => {
    const rig = new ScreenRig();
    rig.press('Reveal Space');
    rig.rating(3).click();
    expect(rig.announced).toBe('Rated 3 solid, back in 3 days. Solid.');
    rig.show({ kind: 'loading' });
    expect(rig.announced).toBe('');
  });

  it('says the same twice so that it is heard twice', () => {
    const rig = full();
    const said: string[] = [];
    for (let time = 0; time < 3; time += 1) {
      rig.happen({ type: 'weak' });
      said.push(rig.announced);
      rig.happen({ type: 'undo', now: rig.now });
      said.push(rig.announced);
    }
    expect(said.map((each) => each.trim())).toEqual([0, 1, 2].flatMap(() => ['Flagged as weak.', 'Undone.']));
    const rest = new ScreenRig(noteOf([question('Q1', 'Why?', 'a', 'b')]));
    rest.happen({ type: 'hint' });
    rest.press('Reveal Space');
    rest.readAgain(noteOf([question('Q1', 'Why?', 'a', 'b', 'c')]));
    rest.press('Reveal Space');
    expect(rest.announced).toBe('Revealed. 1 part left.\u00A0');
  });

  it('brings what was revealed into view', async () => {
    const rig = full();
    const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
    rig.press('Reveal Space');
    await vi.waitFor(() => {
      expect(scrolled.mock.contexts).toEqual([rig.one('.interview-drill-layer')]);
    });
    scrolled.mockRestore();
  });

  it('moves the focus to the question that comes next', () => {
    const rig = full();
    rig.press('Reveal Space');
    rig.rating(3).focus();
    rig.rating(3).click();
    expect(document.activeElement).toBe(rig.one('article'));
    expect(rig.one('article').textContent).toContain('NEXTASKED');
  });

  it('moves the focus to the summary after the last question', () => {
    const rig = new ScreenRig();
    rig.press('Reveal Space');
    rig.rating(3).focus();
    rig.rating(3).click();
    expect(document.activeElement).toBe(rig.one('.interview-drill-other'));
  });

  it('keeps the focus in the drill when the pressed button goes', () => {
    const rig = full();
    for (const name of ['Show hint H', 'Code · 1 line']) {
      const button = rig.all('button').find((each) => words(each) === name);
      button?.focus();
      button?.click();
      expect(rig.root.contains(document.activeElement)).toBe(true);
    }
  });

  it('takes no focus that is elsewhere', () => {
    const rig = full();
    const field = document.body.createEl('input');
    field.focus();
    rig.press('Reveal Space');
    rig.rate(3);
    expect(document.activeElement).toBe(field);
  });
});

it('says in how many days by the day on which the drill is', () => {
  const rig = full();
  rig.set({ today: parseDay('2027-01-01') ?? NaN });
  expect(words(rig.rating(1))).toBe('1 Blank tomorrow');
});
