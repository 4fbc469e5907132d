import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionNotes } from '../../../src/core/drill/session-notes';
import { progressOf, startSession } from '../../../src/core/drill/session';
import { go, play, rate, reveal } from './events';
import { anyNotes, made } from './planning';

const TWO = [made('a.md', { topic: '' }, { topic: '' }), made('b.md', { topic: '' })];
const items = TWO.flatMap((note) => note.items);

describe('the notes of a session', () => {
  it('come in the order of their first questions, each with what is left of it', () => {
    const [a1, a2, b1] = items;
    const state = startSession(
      [b1, a1, a2].flatMap((item) => item ?? []),
      0,
      { scope: 'selection' },
    );
    const after = play(state, go(1), reveal, rate(3));
    expect(sessionNotes(after)).toEqual([
      { path: 'b.md', title: null, questions: 1, rated: 0, next: 'b.md\nq1' },
      { path: 'a.md', title: null, questions: 2, rated: 1, next: 'a.md\nq2' },
    ]);
  });

  it('lead to the first question where all are rated', () => {
    const state = play(startSession(items, 0), reveal, rate(3), reveal, rate(3));
    expect(sessionNotes(state)[0]).toEqual({
      path: 'a.md',
      title: null,
      questions: 2,
      rated: 2,
      next: 'a.md\nq1',
    });
  });

  it('add up to the session, and lead to questions of it without a rating where there is one', () => {
    fc.assert(
      fc.property(anyNotes, fc.array(fc.nat(20), { maxLength: 8 }), (notes, rated) => {
        const all = notes.flatMap((note) => note.items);
        const state = rated.reduce(
          (now, at) => play(now, go(at), reveal, rate(3)),
          startSession(all, 0, { scope: 'selection' }),
        );
        const summed = sessionNotes(state);
        const isRated = (key: string): boolean => {
          const item = all.find((each) => each.key === key);
          if (!item) throw new Error(`no question ${key}`);
          return progressOf(state, item).rating !== null;
        };
        expect(summed.reduce((sum, { questions }) => sum + questions, 0)).toBe(all.length);
        expect(summed.reduce((sum, each) => sum + each.rated, 0)).toBe(
          all.filter(({ key }) => isRated(key)).length,
        );
        for (const { path, next, questions, rated: done } of summed) {
          expect(next.startsWith(`${path}\n`)).toBe(true);
          expect(isRated(next)).toBe(done === questions);
        }
      }),
    );
  });
});
