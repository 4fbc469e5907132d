import { describe, expect, it } from 'vitest';
import { startSession } from '../../../src/core/drill/session';
import { summarise } from '../../../src/core/drill/summary';
import { drillNote, noteWith } from '../../support/notes';
import { DAY, play, rate, reveal, session, skip } from './events';

const options = { retention: 0.9 };

describe('summarise', () => {
  it('sums a drill up', () => {
    const record = ['---', 'confidence: {q1: 2, q2: 3, q3: 4}', 'weak: [q6]', '---', ''].join('\n');
    const start = startSession(drillNote(record + noteWith(1, 1, 1, 1, 1, 1)).items, 0);
    const state = play(
      start,
      ...[reveal, rate(3, 1000), reveal, rate(3, 2000), reveal, rate(1, 3000), reveal, rate(4, 4000)],
      ...[skip(5000), { type: 'finish', now: 6000 } as const],
    );
    const summary = summarise(state, options);
    expect(
      summary.rows.map(({ item, rating, before, change, weak }) => [
        item.question.id,
        rating,
        before,
        change,
        weak,
      ]),
    ).toEqual([
      ['q1', 3, 2, 'better', false],
      ['q2', 3, 3, 'same', false],
      ['q3', 1, 4, 'worse', true],
      ['q4', 4, null, 'first', false],
    ]);
    expect(summary.counts).toEqual({ 1: 1, 2: 0, 3: 2, 4: 1 });
    expect(summary.changes).toEqual({ first: 1, better: 1, same: 1, worse: 1 });
    expect(summary.weak.map(({ question }) => question.id)).toEqual(['q3', 'q6']);
    expect(summary.unrated.map(({ question }) => question.id)).toEqual(['q5', 'q6']);
    expect(summary).toMatchObject({ time: 6000, unsaved: 0 });
  });

  it('tells when questions come back, soonest first', () => {
    const state = play(session(1, 1, 1), reveal, rate(4), reveal, rate(1), reveal, rate(1));
    const { comingBack, rows } = summarise(state, options);
    expect(comingBack.map(({ count }) => count)).toEqual([2, 1]);
    expect(comingBack[0]?.due).toBeGreaterThanOrEqual(DAY);
    expect(comingBack[1]?.due).toBeGreaterThan(comingBack[0]?.due ?? NaN);
    expect(rows.map(({ due }) => due)).toEqual([comingBack[1]?.due, comingBack[0]?.due, comingBack[0]?.due]);
  });

  it('counts what is not in the note', () => {
    const state = play(session(1, 1), reveal, rate(1), reveal, rate(2), {
      type: 'not-saved',
      path: 'Note.md',
      ids: ['q2'],
      reason: 'line 3',
    });
    expect(summarise(state, options).unsaved).toBe(1);
    expect(summarise(state, options).rows.map(({ unsaved }) => unsaved)).toEqual([null, 'line 3']);
  });

  it('has nothing to say of a drill without a rating', () => {
    expect(summarise(session(1), options)).toMatchObject({
      rows: [],
      comingBack: [],
      weak: [],
      changes: { first: 0 },
    });
  });
});
