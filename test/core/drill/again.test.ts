import { describe, expect, it } from 'vitest';
import { allRatings, ratingsOfSession } from '../../../src/core/drill/session';
import { restoreSession, storeSession } from '../../../src/core/drill/persist';
import { changed, DAY, go, play, progress, rate, reveal, session, shown, skip, undo } from './events';

describe('a question that is rated blank', () => {
  it('comes again when all others were asked, hidden once more', () => {
    let state = play(session(2, 1, 1), reveal, { type: 'hint' }, rate(1));
    expect(shown(state)).toBe('q2');
    state = play(state, reveal, rate(3), reveal, rate(3));
    expect(shown(state)).toBe('q1');
    expect(progress(state, 'q1')).toMatchObject({ revealed: 0, hintShown: false, rating: 1, again: true });
    expect(shown(play(state, rate(3)))).toBe('q1');
    state = play(state, reveal, rate(3));
    expect(shown(state)).toBe('summary');
    expect(ratingsOfSession(progress(state, 'q1'))).toEqual([
      { day: DAY, confidence: 1 },
      { day: DAY, confidence: 3 },
    ]);
  });

  it('comes at once where it is the only one, and at most three times', () => {
    let state = session(1);
    for (let tries = 1; tries <= 3; tries += 1) {
      state = play(state, reveal, rate(1));
      expect([shown(state), progress(state, 'q1').round]).toEqual(['q1', tries]);
    }
    expect(shown(play(state, reveal, rate(1)))).toBe('summary');
  });

  it('comes no more when it is skipped', () => {
    const state = play(session(1, 1), reveal, rate(1), reveal, rate(4), skip());
    expect(shown(state)).toBe('summary');
    expect(progress(state, 'q1')).toMatchObject({ rating: 1, skipped: false });
  });

  it('comes after those that were gone past', () => {
    const state = play(session(1, 1, 1), go(2), reveal, rate(1), reveal, rate(3));
    expect(shown(state)).toBe('q2');
    expect(shown(play(state, reveal, rate(3)))).toBe('q3');
  });

  it('still comes again when the rating after it is taken back and given anew', () => {
    const again = play(session(1, 1), reveal, rate(1), reveal, rate(3));
    expect(shown(again)).toBe('q1');
    const back = play(again, undo());
    expect(shown(back)).toBe('q2');
    expect(shown(play(back, rate(4)))).toBe('q1');
  });

  it('is as it was when its second rating is taken back: seen, and rated blank', () => {
    const state = play(session(1, 1), reveal, rate(1), reveal, rate(3), reveal, rate(4), undo());
    expect(shown(state)).toBe('q1');
    expect(progress(state, 'q1')).toMatchObject({ rating: 1, earlier: [], again: true, revealed: 1 });
  });

  it('is known to come again after the app was closed', () => {
    const state = play(session(1, 1), reveal, rate(1));
    const restored = restoreSession(JSON.parse(JSON.stringify(storeSession(state))), state.items, 0);
    expect(progress(restored, 'q1').again).toBe(true);
    expect(shown(play(restored, reveal, rate(3)))).toBe('q1');
  });

  it('has all its ratings, whether the note holds them already or not', () => {
    const twice = play(session(1), reveal, rate(1), reveal, rate(3));
    const all = [1, 3].map((confidence) => ({ day: DAY, confidence }));
    const [item] = twice.items;
    if (!item) throw new Error('no question');
    expect(allRatings(item, progress(twice, 'q1'))).toEqual(all);
    const { hash } = item.question;
    const text = (log: string): string =>
      `---\ndrill_log:\n  q1: ${hash} ${log}\n---\n\n### Q1: Ask 1?\n\n> [!tip] Part 1\n`;
    for (const log of ['2026-11-30:1', '2026-11-30:3 2026-11-30:1']) {
      const state = play(twice, changed(text(log)));
      const [now] = state.items;
      expect(now && allRatings(now, progress(state, now.question.id))).toEqual(all);
    }
  });
});
