import { describe, expect, it } from 'vitest';
import type { ViewState } from '../../src/ui/drill/view-state';
import { noteOf, question, ScreenRig, START, TODAY, words } from './rig';

type Message = Exclude<ViewState, { kind: 'drill' }>;

/** A screen that shows a state without a question, as it does before anything was drilled. */
function showing(state: Message): ScreenRig {
  const rig = new ScreenRig();
  rig.show(state);
  return rig;
}

const buttonsOf = (rig: ScreenRig): string[] =>
  rig.buttons.filter((text) => text !== '' && text !== 'More options');

describe('a state without a question', () => {
  it('says that it reads', () => {
    const rig = showing({ kind: 'loading' });
    expect(rig.one('[role="status"]').textContent).toBe('Reading the note…');
    expect(buttonsOf(rig)).toEqual([]);
  });

  it('says how a note becomes an interview note, and makes a sample', () => {
    const rig = showing({ kind: 'no-notes' });
    expect(rig.one('h2').textContent).toBe('No interview notes yet');
    expect(rig.root.textContent).toContain('round_type');
    expect(rig.root.textContent).toContain('### Q1:');
    expect(buttonsOf(rig)).toEqual(['Make a sample note']);
    rig.press('Make a sample note');
    expect(rig.sample).toHaveBeenCalledOnce();
  });

  it('says what a question is, opens the note and offers another', () => {
    const rig = showing({ kind: 'no-questions', path: 'a/Plain.md', title: 'Plain', offers: [] });
    expect(rig.one('h2').textContent).toBe('No questions in "Plain"');
    expect(buttonsOf(rig)).toEqual(['Open the note', 'Drill another note']);
    rig.press('Open the note');
    expect(rig.open).toHaveBeenCalledWith('a/Plain.md');
    rig.press('Drill another note');
    expect(rig.choose).toHaveBeenCalledOnce();
  });

  it('offers to take for questions what looks like some, each with the first of them and what is written', () => {
    const offers = [
      { marking: 'h3', count: 12, first: ['*Fsync*', 'Page [cache](x)', 'Direct I/O'] },
      { marking: 'list', count: 2, first: ['One', 'Two'] },
      { marking: 'title', count: 1, first: ['Plain'] },
    ] as const;
    const rig = showing({ kind: 'no-questions', path: 'a/Plain.md', title: 'Plain', offers });
    expect(rig.all('h3').map(words)).toEqual([
      '12 headings of level 3 look like questions:',
      '2 list items look like questions:',
      'The note could be one question:',
    ]);
    expect(rig.all('ul').map(words)).toEqual(['Fsync Page cache Direct I/O', 'One Two', 'Plain']);
    expect(rig.root.textContent).toContain('Adds "questions: list" to the properties of the note.');
    expect(buttonsOf(rig)).toEqual([
      'Drill them',
      'Drill them',
      'Drill it',
      'Open the note',
      'Drill another note',
    ]);
    expect(rig.all('.interview-drill-message .mod-cta').map(words)).toEqual(['Drill them']);
    rig.press('Drill them');
    rig.press('Drill it');
    expect(rig.mark.mock.calls).toEqual([['h3'], ['title']]);
  });

  it('names the note that is gone and offers another', () => {
    const rig = showing({ kind: 'missing', path: 'a/Gone.md' });
    expect(rig.root.textContent).toContain('"a/Gone.md" was deleted or moved');
    expect(buttonsOf(rig)).toEqual(['Drill another note']);
    rig.press('Drill another note');
    expect(rig.choose).toHaveBeenCalledOnce();
  });

  it('says why a note could not be read, tries again and offers another', () => {
    const rig = showing({ kind: 'unreadable', path: 'a/Locked.md', message: 'EACCES' });
    expect(rig.root.textContent).toContain('a/Locked.md: EACCES');
    expect(buttonsOf(rig)).toEqual(['Try again', 'Drill another note']);
    rig.press('Try again');
    expect(rig.retry).toHaveBeenCalledOnce();
  });

  it.each<['due' | 'weak', number | null, string, string, string]>([
    ['due', TODAY + 3, 'Nothing is due today', 'comes back in 3 days (2026-11-13).', 'Drill weak questions'],
    ['due', null, 'Nothing is due today', 'A question that you rated comes back', 'Drill weak questions'],
    ['weak', null, 'No weak questions', 'when you flag it', 'Drill what is due'],
  ])(
    'says of an empty queue (%s, next %s) what fills it, and offers others',
    (kind, next, title, text, other) => {
      const rig = showing({ kind: 'empty-queue', queue: { kind }, next, today: TODAY });
      expect(rig.one('h2').textContent).toBe(title);
      expect(rig.root.textContent).toContain(text);
      expect(buttonsOf(rig)).toEqual(['Drill a note', other]);
      rig.press(other);
      expect(rig.drillQueue).toHaveBeenCalledWith(kind === 'due' ? 'weak' : 'due');
      rig.press('Drill a note');
      expect(rig.choose).toHaveBeenCalledOnce();
    },
  );

  it('names the property of which no note has questions', () => {
    const queue = { kind: 'property', property: 'role', value: 'Engineer' } as const;
    const rig = showing({ kind: 'empty-queue', queue, next: null, today: TODAY });
    expect(rig.root.textContent).toContain('"Role: Engineer"');
  });

  it('has nothing left of a drill: no rating, no notice', () => {
    const rig = new ScreenRig();
    rig.set({ deleted: true });
    rig.show({ kind: 'missing', path: 'a/Gone.md' });
    expect(buttonsOf(rig)).toEqual(['Drill another note']);
    expect(rig.all('.interview-drill-notice')).toEqual([]);
    rig.show(rig.state);
    expect(buttonsOf(rig)).toContain('Reveal Space');
  });

  it('takes the focus that was in the question', () => {
    const rig = new ScreenRig();
    rig.one('article').focus();
    rig.show({ kind: 'missing', path: 'a/Gone.md' });
    expect(document.activeElement).toBe(rig.one('.interview-drill-other'));
  });
});

describe('the summary', () => {
  const three = (...properties: string[]): ScreenRig =>
    new ScreenRig(
      noteOf(
        ['ONE', 'TWO', 'THREE'].map((name, at) => question(`Q${String(at + 1)}`, `${name}?`, 'Because.')),
        properties,
      ),
    );
  const drill = (rig: ScreenRig, ...ratings: (1 | 2 | 3 | 4)[]): void => {
    for (const rating of ratings) {
      rig.happen({ type: 'reveal' });
      rig.rate(rating);
    }
    // What was blank would come again.
    rig.happen({ type: 'finish', now: rig.now });
  };
  /** The entries of the list below a heading. */
  const list = (rig: ScreenRig, title: string): string[] => {
    const heading = rig.all('h3').find(({ textContent }) => textContent === title);
    return [...(heading?.nextElementSibling?.children ?? [])].map((entry) => words(entry));
  };
  const headline = (rig: ScreenRig): string => rig.one('h2').textContent;

  it('tells how many are solid, how it went against last time, and how long it took', () => {
    const rig = three('confidence:', '  q1: 2', '  q2: 4', '  q3: 3');
    drill(rig, 3, 2, 3);
    expect(headline(rig)).toBe('2 of 3 questions solid');
    expect(rig.one('.interview-drill-subline').textContent).toBe(
      '00:03 drilled · 1 better than last time · 1 as last time · 1 weaker than last time',
    );
    expect(words(rig.one('.interview-drill-header'))).toContain('Summary');
  });

  type Acts = readonly (1 | 2 | 3 | 4 | 'skip' | 'finish')[];
  it.each<[string, Acts, string[], string, string]>([
    ['all solid', [3, 4, 3], [], 'All 3 questions solid', 'Drill all again'],
    ['none solid', [2, 2, 2], [], '0 of 3 questions solid', 'Drill all again'],
    [
      'all solid, two flagged',
      [3, 4, 3],
      ['q1', 'q2'],
      'All 3 questions solid, 2 flagged as weak',
      'Drill the weak ones again',
    ],
    [
      'a blank that was solid when it came again',
      [1, 3, 3, 3],
      [],
      'All 3 questions solid, 1 flagged as weak',
      'Drill the weak one again',
    ],
    [
      'one solid, one flagged',
      [3, 2, 2],
      ['q2'],
      '1 of 3 questions solid, 1 flagged as weak',
      'Drill the weak one again',
    ],
    ['stopped early', [3, 'finish'], [], '1 of 3 questions rated', 'Drill the 2 not rated'],
    ['stopped early, one flagged', [3, 'finish'], ['q1'], '1 of 3 questions rated', 'Drill the 2 not rated'],
    ['two skipped', [3, 'skip', 'skip'], [], '1 of 3 questions rated', 'Drill the 2 skipped'],
    [
      'skipped, then stopped early',
      [3, 'skip', 'finish'],
      [],
      '1 of 3 questions rated',
      'Drill the 2 not rated',
    ],
    ['nothing rated, one flagged', ['finish'], ['q1'], 'Nothing rated this time', 'Drill all again'],
  ])('agrees with its main action: %s', (_, acts, weak, expected, main) => {
    const rig = three(...(weak.length > 0 ? [`weak: [${weak.join(', ')}]`] : []));
    for (const act of acts) {
      if (typeof act === 'number') rig.happen({ type: 'reveal' });
      if (typeof act === 'number') rig.rate(act);
      else rig.happen({ type: act, now: rig.now });
    }
    expect(headline(rig)).toBe(expected);
    expect(rig.one('.interview-drill-actions .mod-cta').textContent).toBe(main);
    const lists = rig.all('h3').map(({ textContent }) => textContent);
    expect(lists.includes('Skipped')).toBe(main.includes('skipped'));
    expect(lists.includes('Not rated')).toBe(main.includes('not rated') || acts[0] === 'finish');
  });

  it('tells what was skipped from what was not reached', () => {
    const rig = three();
    rig.happen({ type: 'skip', now: rig.now });
    drill(rig, 3);
    expect(list(rig, 'Not rated')).toEqual(['Q1 ONE? skipped', 'Q3 THREE?']);
  });

  it.each<[1 | 3, string]>([
    [3, 'Solid'],
    [1, 'Not solid yet, flagged as weak'],
  ])('for one question rated %i has the headline %s', (rating, expected) => {
    const rig = new ScreenRig();
    drill(rig, rating);
    expect(headline(rig)).toBe(expected);
  });

  it('of a drill that was ended early says what is not rated, and drills that', () => {
    const rig = three();
    drill(rig, 3);
    rig.happen({ type: 'finish', now: rig.now });
    expect(headline(rig)).toBe('1 of 3 questions rated');
    expect(list(rig, 'Not rated')).toEqual(['Q2 TWO?', 'Q3 THREE?']);
    rig.press('Drill the 2 not rated');
    expect(rig.again).toHaveBeenCalledWith(rig.state.session.items.slice(1).map(({ key }) => key));
  });

  it('of a drill without a rating says so', () => {
    const rig = three();
    rig.happen({ type: 'finish', now: rig.now });
    expect(headline(rig)).toBe('Nothing rated this time');
    expect(rig.buttons).not.toContain('Drill the 3 not rated');
    expect(rig.buttons).toContain('Drill all again');
  });

  it('lists what is weak and drills it again', () => {
    const rig = three('weak: [q2]');
    drill(rig, 1, 2, 3);
    expect(list(rig, 'Weak')).toEqual(['Q1 ONE?', 'Q2 TWO?']);
    rig.press('Drill the weak ones again');
    expect(rig.again).toHaveBeenCalledWith(rig.state.session.items.slice(0, 2).map(({ key }) => key));
  });

  it('has neither list nor button where nothing is weak', () => {
    const rig = three();
    drill(rig, 3, 3, 3);
    expect(list(rig, 'Weak')).toEqual([]);
    expect(rig.buttons.join()).not.toContain('weak');
  });

  it('tells what comes back when, soonest first', () => {
    const rig = three();
    drill(rig, 4, 1, 1);
    expect(list(rig, 'Coming back')).toEqual([
      'tomorrow (2026-11-11) 2 questions',
      'in 8 days (2026-11-18) 1 question',
    ]);
  });

  it('tells the rating of each question in number and word, and what changed', () => {
    const rig = three('confidence:', '  q1: 2');
    drill(rig, 4, 2, 3);
    expect(list(rig, 'Rated')).toEqual([
      'Q1 ONE? 4 instant in 8 days',
      'Q2 TWO? 2 shaky in 2 days',
      'Q3 THREE? 3 solid in 3 days',
    ]);
    expect(rig.all('.interview-drill-change').map((icon) => icon.getAttribute('aria-label'))).toEqual([
      'better than last time',
    ]);
  });

  it('says the bar in words, since nobody must tell ratings by colour', () => {
    const rig = three();
    drill(rig, 1, 3, 3);
    expect([...rig.one('.interview-drill-legend').children].map((entry) => words(entry))).toEqual([
      '1 blank 1',
      '2 shaky 0',
      '3 solid 2',
      '4 instant 0',
    ]);
    expect(rig.one('.interview-drill-bar').getAttribute('aria-hidden')).toBe('true');
  });

  it('says what could not be written', () => {
    const rig = three();
    rig.happen({ type: 'reveal' });
    rig.rate(3);
    rig.happen({
      type: 'not-saved',
      path: 'Interviews/Pipelines.md',
      ids: ['q1'],
      reason: 'line 2: broken.',
    });
    drill(rig, 3, 3);
    expect(rig.root.textContent).toContain('1 rating could not be written yet.');
    expect(rig.buttons).toContain('Try again');
  });

  it('leads back to a question, opens the note and begins anew', () => {
    const rig = three();
    drill(rig, 3, 3, 3);
    rig.press('Open the note');
    expect(rig.openNote).toHaveBeenCalledOnce();
    rig.press('Drill all again');
    expect(rig.again).toHaveBeenCalledWith(rig.state.session.items.map(({ key }) => key));
    rig.press('Q2 TWO?');
    expect(rig.one('.interview-drill-asked').textContent).toBe('TWO?');
    expect(rig.rating(3).getAttribute('aria-pressed')).toBe('true');
  });

  it('of several notes names them at their questions, and opens none of them as "the" note', () => {
    const rig = three();
    rig.set({ queue: { kind: 'due' } });
    drill(rig, 3, 3, 3);
    expect(rig.buttons).not.toContain('Open the note');
    expect(rig.buttons).toContain('Pipelines Q2 TWO?');
  });

  it('has no reveal and no ratings, and its clock stands', () => {
    const rig = new ScreenRig();
    drill(rig, 3);
    expect(rig.buttons).not.toContain('3 Solid in 3 days');
    const clock = rig.one('.interview-drill-clock').textContent;
    rig.screen.tick(START + 3_600_000);
    expect(rig.one('.interview-drill-clock').textContent).toBe(clock);
  });

  it('holds no answer that was not revealed', () => {
    const rig = new ScreenRig(
      noteOf([question('Q1', 'ONE?', 'SECRET', 'DEEPER'), question('Q2', 'TWO?', 'x')]),
    );
    drill(rig, 3, 3);
    expect(rig.html).not.toContain('DEEPER');
  });
});
