import { describe, expect, it } from 'vitest';
import {
  allRatings,
  canRate,
  currentItem,
  elapsedAt,
  progressOf,
  startSession,
} from '../../../src/core/drill/session';
import { drillItems, drillNote, noteWith } from '../../support/notes';
import { DAY, go, play, progress, rate, ratings, reveal, session, shown, skip, undo } from './events';

describe('a session begins', () => {
  it('at its first question, with nothing shown', () => {
    const state = session(2, 1);
    expect(shown(state)).toBe('q1');
    expect(progress(state, 'q1')).toMatchObject({
      revealed: 0,
      hintShown: false,
      rating: null,
      weak: false,
      time: 0,
    });
  });

  it('at a question that is asked for', () => {
    const { items } = drillNote(noteWith(1, 1, 1));
    expect(shown(startSession(items, 0, { startKey: items[2]?.key ?? '' }))).toBe('q3');
    expect(shown(startSession(items, 0, { startKey: 'gone' }))).toBe('q1');
  });

  it('without questions, and then nothing can happen', () => {
    const state = startSession([], 0);
    expect(currentItem(state)).toBeNull();
    expect(shown(play(state, reveal, rate(3), go(0), undo(), { type: 'weak' }))).toBe('nothing');
    expect(shown(play(state, skip()))).toBe('summary');
  });
});

describe('revealing', () => {
  it('shows one layer after the other, and no more than there are', () => {
    const state = play(session(2), reveal);
    expect(progress(state, 'q1').revealed).toBe(1);
    expect(progress(play(state, reveal, reveal, reveal), 'q1').revealed).toBe(2);
  });

  it('shows all up to a layer, and never hides one again', () => {
    const state = play(session(4), { type: 'reveal', upTo: 2 });
    expect(progress(state, 'q1').revealed).toBe(3);
    expect(progress(play(state, { type: 'reveal', upTo: 99 }), 'q1').revealed).toBe(4);
    expect(progress(play(state, { type: 'reveal', upTo: 0 }), 'q1').revealed).toBeGreaterThanOrEqual(3);
  });

  it('shows all at once, follow-ups too', () => {
    const items = drillItems(
      '### Q1: a',
      'x',
      '',
      '- y',
      '',
      '> [!question] b?',
      '> z',
      '',
      '> [!question] c?',
      '> z',
    );
    const state = play(startSession(items, 0), { type: 'reveal-all' });
    expect(progress(state, 'q1')).toMatchObject({ revealed: 2, followUps: [0, 1] });
  });

  it('shows a hint and a follow-up by themselves, each once', () => {
    const state = play(
      session(2),
      { type: 'hint' },
      { type: 'follow-up', index: 1 },
      { type: 'follow-up', index: 1 },
    );
    expect(progress(state, 'q1')).toMatchObject({ revealed: 0, hintShown: true, followUps: [1] });
  });

  it('goes on with the answers of the follow-ups when the answer is whole, one after the other', () => {
    const items = drillItems(
      '### Q1: a',
      'x',
      '',
      ...['> [!question] b?', '> z', ''],
      '> [!question] no answer?',
      '',
      ...['> [!question] c?', '> z'],
    );
    const followUps = (...more: (typeof reveal)[]): readonly number[] =>
      progress(play(startSession(items, 0), reveal, ...more), 'q1').followUps;
    expect(followUps()).toEqual([]);
    expect(followUps(reveal)).toEqual([0]);
    expect(followUps(reveal, reveal)).toEqual([0, 2]);
    expect(followUps(reveal, reveal, reveal)).toEqual([0, 2]);
  });

  it('is kept for each question', () => {
    const state = play(session(2, 2), reveal, go(1), reveal, reveal, go(0));
    expect(progress(state, 'q1').revealed).toBe(1);
    expect(progress(state, 'q2').revealed).toBe(2);
  });
});

describe('rating', () => {
  it('waits for the first reveal', () => {
    const state = play(session(2, 1), rate(3));
    expect(ratings(state)).toEqual(['q1: -', 'q2: -']);
    expect(shown(state)).toBe('q1');
    expect(ratings(play(state, reveal, rate(3)))).toEqual(['q1: 3', 'q2: -']);
  });

  it('waits for nothing where there is nothing to reveal', () => {
    const state = session(0, 1);
    const [item] = state.items;
    expect(item && canRate(item, progressOf(state, item))).toBe(true);
    expect(ratings(play(state, rate(2)))).toEqual(['q1: 2', 'q2: -']);
  });

  it('goes on to the next question without a rating, round to the first, and then to the summary', () => {
    let state = play(session(1, 1, 1), go(1), reveal, rate(3));
    expect(shown(state)).toBe('q3');
    state = play(state, reveal, rate(3));
    expect(shown(state)).toBe('q1');
    state = play(state, reveal, rate(2));
    expect(shown(state)).toBe('summary');
    expect(ratings(state)).toEqual(['q1: 2', 'q2: 3', 'q3: 3']);
  });

  it('does nothing in the summary', () => {
    const state = play(session(1), reveal, rate(3));
    expect(play(state, reveal, rate(1), skip(), { type: 'weak' }, { type: 'hint' })).toEqual(state);
  });

  it('may be changed by going back', () => {
    const state = play(session(1, 1), reveal, rate(1), go(0), rate(4));
    expect(ratings(state)).toEqual(['q1: 4', 'q2: -']);
    expect(shown(state)).toBe('q2');
  });

  it('flags a blank and takes the flag off after two solid answers, where the settings say so', () => {
    expect(progress(play(session(1, 1), reveal, rate(1)), 'q1').weak).toBe(true);
    expect(progress(play(session(1, 1), reveal, rate(1, 0, { autoWeak: false })), 'q1').weak).toBe(false);
    const weak = startSession(
      drillItems('---', 'weak: [q1]', 'drill_log:', '  q1: 9f3a1c 2026-11-01:3', '---', '### Q1: a', 'x'),
      0,
    );
    expect(progress(play(weak, reveal, rate(3)), 'q1').weak).toBe(false);
    expect(progress(play(weak, reveal, rate(2)), 'q1').weak).toBe(true);
    expect(progress(play(weak, reveal, rate(3, 0, { autoWeak: false })), 'q1').weak).toBe(true);
  });

  it('joins the ratings of the note until the note has it itself', () => {
    const items = drillItems('---', 'drill_log:', '  q1: 9f3a1c 2026-11-01:3', '---', '### Q1: a', 'x');
    const state = play(startSession(items, 0), reveal, rate(4));
    const [item] = state.items;
    if (!item) throw new Error('no item');
    const first = { day: DAY - 29, confidence: 3 };
    const second = { day: DAY, confidence: 4 };
    expect(allRatings(item, progressOf(state, item))).toEqual([first, second]);
    const written = { ...item, ratings: [first, second] } as typeof item;
    expect(allRatings(written, progressOf(state, item))).toEqual([first, second]);
  });
});

describe('skipping', () => {
  it('goes on, and ends in the summary when all is skipped or rated', () => {
    let state = play(session(1, 1, 1), skip());
    expect(shown(state)).toBe('q2');
    state = play(state, reveal, rate(3));
    expect(shown(state)).toBe('q3');
    state = play(state, skip());
    expect(shown(state)).toBe('summary');
    expect(state.items.map((item) => progressOf(state, item).skipped)).toEqual([true, false, true]);
  });

  it('is no skip of a question that has a rating', () => {
    const state = play(session(1, 1), reveal, rate(3), go(0), skip());
    expect(progress(state, 'q1')).toMatchObject({ skipped: false, rating: 3 });
  });

  it('is over when the question is rated after all', () => {
    expect(progress(play(session(1, 1), skip(), go(0), reveal, rate(2)), 'q1')).toMatchObject({
      skipped: false,
      rating: 2,
    });
  });
});

describe('going', () => {
  it('goes to a question there is, also back from the summary', () => {
    const state = play(session(1, 1), { type: 'finish', now: 5 });
    expect(shown(state)).toBe('summary');
    expect(shown(play(state, go(1)))).toBe('q2');
    for (const to of [-1, 2, 0.5, NaN, Infinity]) expect(play(state, go(to))).toBe(state);
  });

  it('goes back and forth between the questions, and no further', () => {
    const back = { type: 'back', now: 0 } as const;
    const forth = { type: 'forth', now: 0 } as const;
    const first = session(1, 1);
    const second = play(first, forth);
    expect(shown(second)).toBe('q2');
    expect(play(second, forth)).toBe(second);
    expect(shown(play(second, back))).toBe('q1');
    expect(play(first, back)).toBe(first);
  });

  it('goes back from the summary to the question that was shown last, and not forth from there', () => {
    const done = play(session(1, 1, 1), go(1), { type: 'finish', now: 5 });
    expect(shown(play(done, { type: 'back', now: 6 }))).toBe('q2');
    expect(play(done, { type: 'forth', now: 6 })).toBe(done);
  });
});

describe('undo', () => {
  it('takes the last rating back and returns to its question', () => {
    const state = play(session(1, 2, 1), reveal, rate(3), reveal, reveal, rate(1), undo());
    expect(shown(state)).toBe('q2');
    expect(ratings(state)).toEqual(['q1: 3', 'q2: -', 'q3: -']);
    expect(progress(state, 'q2')).toMatchObject({ weak: false, revealed: 2 });
    expect(ratings(play(state, undo()))).toEqual(['q1: -', 'q2: -', 'q3: -']);
  });

  it('returns from the summary', () => {
    expect(shown(play(session(1), reveal, rate(3), undo()))).toBe('q1');
  });

  it('takes a flag back, and a rating before it only the next time', () => {
    const flagged = play(session(1, 1), reveal, rate(3), go(0), { type: 'weak' });
    expect(progress(flagged, 'q1')).toMatchObject({ weak: true, rating: 3 });
    const back = play(flagged, undo());
    expect(progress(back, 'q1')).toMatchObject({ weak: false, rating: 3 });
    expect(progress(play(back, undo()), 'q1').rating).toBeNull();
  });

  it('takes a changed rating back to the one before', () => {
    expect(ratings(play(session(1, 1), reveal, rate(1), go(0), rate(4), undo()))).toEqual(['q1: 1', 'q2: -']);
  });

  it('does nothing where nothing was done', () => {
    const state = play(session(1, 1), reveal, skip());
    expect(play(state, undo())).toBe(state);
  });
});

describe('drilling again', () => {
  it('is a session of these questions that begins with what is known now', () => {
    const before = play(session(1, 1, 1), reveal, rate(1), reveal, rate(3), skip());
    const [first, , third] = before.items;
    const state = play(before, { type: 'again', keys: [third?.key ?? '', first?.key ?? ''], now: 50 });
    expect(state).toMatchObject({
      scope: 'selection',
      phase: 'drill',
      position: 0,
      elapsed: 0,
      shownAt: 50,
      undo: [],
    });
    expect(ratings(state)).toEqual(['q1: -', 'q3: -']);
    expect(progress(state, 'q1')).toMatchObject({ before: 1, weak: true, revealed: 0, skipped: false });
    expect(progress(state, 'q3').before).toBeNull();
  });

  it('knows the rating of the first time though the note does not show it yet', () => {
    const before = play(session(1), reveal, rate(3));
    const state = play(
      before,
      { type: 'again', keys: [before.items[0]?.key ?? ''], now: 0 },
      reveal,
      rate(4),
    );
    const [item] = state.items;
    expect(item && allRatings(item, progressOf(state, item)).map(({ confidence }) => confidence)).toEqual([
      3, 4,
    ]);
  });

  it('needs a question', () => {
    const state = play(session(1), reveal, rate(3));
    expect(play(state, { type: 'again', keys: ['gone'], now: 0 })).toBe(state);
  });
});

describe('the clock', () => {
  it('gives each question its time', () => {
    const state = play(session(1, 1), reveal, rate(3, 4000), { type: 'finish', now: 10_000 });
    expect(progress(state, 'q1').time).toBe(4000);
    expect(progress(state, 'q2').time).toBe(6000);
    expect(state.elapsed).toBe(10_000);
    expect(elapsedAt(state, 99_000)).toBe(10_000);
  });

  it('stands while the drill is paused', () => {
    const paused = play(session(1), { type: 'pause', now: 1000 });
    expect(elapsedAt(paused, 50_000)).toBe(1000);
    const state = play(
      paused,
      { type: 'pause', now: 2000 },
      { type: 'resume', now: 10_000 },
      { type: 'resume', now: 11_000 },
    );
    expect(elapsedAt(state, 13_000)).toBe(4000);
    expect(progress(play(state, { type: 'finish', now: 13_000 }), 'q1').time).toBe(4000);
  });

  it('does not run in the summary', () => {
    const state = play(session(1), reveal, rate(3, 1000), { type: 'resume', now: 2000 }, skip(3000));
    expect(elapsedAt(state, 9000)).toBe(1000);
  });

  it('never runs backwards', () => {
    const state = play(startSession(drillItems('### Q1: a', 'x'), 5000), { type: 'finish', now: 1000 });
    expect(state.elapsed).toBe(0);
    expect(elapsedAt(startSession([], 5000), 1000)).toBe(0);
  });
});
