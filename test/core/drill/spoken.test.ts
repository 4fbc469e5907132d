import { describe, expect, it } from 'vitest';
import type { DrillEvent } from '../../../src/core/drill/event';
import type { Session } from '../../../src/core/drill/session';
import { spokenChange } from '../../../src/core/drill/spoken';
import { changed, DAY, go, play, rate, reveal, session, skip, undo } from './events';
import { noteWith } from '../../support/notes';

const spoken = (before: Session, ...events: DrillEvent[]): string =>
  spokenChange(before, play(before, ...events), DAY, { retention: 0.9 });

const weak: DrillEvent = { type: 'weak' };

describe('what is spoken of', () => {
  it('a rating says what was recorded, when the question is back, and what comes', () => {
    const open = play(session(1, 1, 1), reveal);
    expect(spoken(open, rate(3))).toBe('Rated 3 solid, back in 3 days. Question 2 of 3.');
    expect(spoken(open, rate(4))).toMatch(/^Rated 4 instant, back in \d+ days\. Question 2 of 3\.$/);
  });

  it('a rating that flags the question, or takes its flag off, says so', () => {
    const open = play(session(1, 1), reveal);
    expect(spoken(open, rate(1))).toMatch(/^Rated 1 blank, flagged as weak, back /);
    const flagged = play(open, weak, rate(3), go(0));
    expect(spoken(flagged, rate(3))).toMatch(/^Rated 3 solid(?:, weak flag taken off)?, back /);
  });

  it('the same rating once more is said again', () => {
    const state = play(session(1, 1), reveal, rate(3), go(0));
    expect(spoken(state, rate(3))).toMatch(/^Rated 3 solid, back .*\. Question 2 of 2\.$/);
  });

  it('the last rating ends without a place', () => {
    expect(spoken(play(session(1), reveal), rate(2))).toMatch(/^Rated 2 shaky, back [^.]*\.$/);
  });

  it('a question that is skipped, a flag, and what is undone', () => {
    const state = session(1, 1);
    expect(spoken(state, skip())).toBe('Skipped. Question 2 of 2.');
    expect(spoken(state, weak)).toBe('Flagged as weak.');
    expect(spoken(play(state, weak), weak)).toBe('Weak flag taken off.');
    expect(spoken(play(state, weak), undo())).toBe('Undone.');
    expect(spoken(play(state, reveal, rate(3)), undo())).toBe('Undone. Question 1 of 2.');
    expect(spoken(play(session(1), reveal, rate(3)), undo())).toBe('Undone. Question 1 of 1.');
  });

  it('looking back and forth says where one is', () => {
    const state = session(1, 1, 1);
    expect(spoken(state, go(2))).toBe('Question 3 of 3.');
    expect(spoken(play(state, skip(), go(0)), go(1))).toBe('Question 2 of 3.');
  });

  it('another drill of the same questions is no undoing', () => {
    const done = play(session(1), reveal, rate(3));
    const key = done.items[0]?.key ?? '';
    expect(spoken(done, { type: 'again', keys: [key], now: 0 })).toBe('Question 1 of 1.');
  });

  it('nothing is said of what is revealed, of the clock and of a note that is read again', () => {
    const state = session(2, 1);
    expect(spoken(state, reveal)).toBe('');
    expect(spoken(state, { type: 'pause', now: 5 })).toBe('');
    expect(spoken(state, changed(noteWith(2, 1)))).toBe('');
  });
});
