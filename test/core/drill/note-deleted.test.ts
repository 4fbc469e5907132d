import { describe, expect, it } from 'vitest';
import type { DrillEvent } from '../../../src/core/drill/event';
import { reduce } from '../../../src/core/drill/reduce';
import { progressOf, startSession, type Session } from '../../../src/core/drill/session';
import { drillNote, noteWith } from '../../support/notes';
import { go, play, rate, reveal, shown, skip, undo } from './events';

/** A drill of the questions 1 and 2 of the notes a and b: a1, b1, a2, b2. */
function begin(): Session {
  const [a, b] = ['a', 'b'].map((path) => drillNote(noteWith(1, 1), path).items);
  const items = [0, 1].flatMap((at) => [a?.[at] ?? [], b?.[at] ?? []].flat());
  return startSession(items, 0, { scope: 'selection' });
}

const deleted = (path: string, now = 0): DrillEvent => ({ type: 'note-deleted', path, now });
const names = ({ items }: Session): string[] =>
  items.map(({ path, question }) => path + question.id.slice(1));

describe('a note that is deleted during a drill of several', () => {
  it('takes along what was not rated, and the drill goes on with the question after it', () => {
    const state = play(begin(), go(2, 1000), reveal, deleted('a', 3000));
    expect(names(state)).toEqual(['b1', 'b2']);
    expect(names(state)[state.position]).toBe('b2');
    expect(state).toMatchObject({ elapsed: 3000, shownAt: 3000, phase: 'drill' });
  });

  it('keeps what was rated, for the summary', () => {
    const state = play(begin(), reveal, rate(3), deleted('a'));
    expect(names(state)).toEqual(['a1', 'b1', 'b2']);
    expect(state.position).toBe(1);
  });

  it('keeps the place where another note is shown', () => {
    const state = play(begin(), go(3), reveal, deleted('a'));
    expect(names(state)[state.position]).toBe('b2');
  });

  it('leads to the summary where nothing is left to be asked', () => {
    const state = play(begin(), reveal, skip(), reveal, rate(3), go(2), deleted('a'), reveal, rate(4));
    expect(shown(state)).toBe('summary');
    const gone = play(begin(), go(1), reveal, rate(3), go(3), reveal, rate(3), go(0), deleted('a', 500));
    expect(shown(gone)).toBe('summary');
    expect(gone.shownAt).toBeNull();
  });

  it('starts no clock that stood', () => {
    const state = play(begin(), { type: 'pause', now: 100 }, deleted('a', 5000));
    expect(state).toMatchObject({ elapsed: 100, shownAt: null });
  });

  it('leaves a summary a summary', () => {
    const state = play(begin(), { type: 'finish', now: 0 }, deleted('b'));
    expect([shown(state), ...names(state)]).toEqual(['summary', 'a1', 'a2']);
  });

  it('changes nothing where it has nothing to ask', () => {
    const state = begin();
    expect(reduce(state, deleted('c', 0))).toBe(state);
  });

  it('leaves what was flagged in it to be taken back', () => {
    const state = play(begin(), { type: 'weak' }, deleted('a'), undo());
    expect(names(state)).toEqual(['b1', 'b2']);
    expect(state.undo).toEqual([]);
  });

  it('brings its questions back at the end, where they were', () => {
    const before = play(begin(), reveal);
    const gone = before.items.filter(({ path }) => path === 'a');
    const state = play(
      before,
      deleted('a'),
      { type: 'put-back', items: gone },
      { type: 'put-back', items: gone },
    );
    expect(names(state)).toEqual(['b1', 'b2', 'a1', 'a2']);
    expect(state.items.map((item) => progressOf(state, item).revealed)).toEqual([0, 0, 1, 0]);
  });
});
