import { describe, expect, it } from 'vitest';
import { startSession } from '../../../src/core/drill/session';
import { drillItems, drillNote, text } from '../../support/notes';
import { changed, go, play, progress, rate, ratings, reveal, shown, undo } from './events';

const part = (label: string, words: string, layers = 1): string =>
  text(
    `### ${label}: Why is ${words} so?`,
    ...Array.from({ length: layers }, () => '> [!success]\n> Text.\n'),
  );

const note = (...parts: string[]): string => parts.join('');
const A = part('Q1', 'the tide');
const B = part('Q2', 'the wind');
const C = part('Q3', 'the rain');

const start = (...parts: string[]) => startSession(drillNote(note(...parts)).items, 0);

describe('a note that changes during the drill', () => {
  it('changes nothing where its questions stay', () => {
    const state = play(start(A, B), reveal, rate(3), reveal);
    const after = play(state, changed(`# New title\n\n${note(A, B)}`));
    expect(shown(after)).toBe('q2');
    expect(ratings(after)).toEqual(['q1: 3', 'q2: -']);
    expect(progress(after, 'q2').revealed).toBe(1);
    expect(after.items.map(({ question }) => question.line)).toEqual([3, 7]);
  });

  it('keeps the place of a question that moved', () => {
    const state = play(start(A, B, C), go(1), reveal, changed(note(C, A, B)));
    expect(shown(state)).toBe('q2');
    expect(state.position).toBe(2);
    expect(progress(state, 'q2').revealed).toBe(1);
  });

  it('keeps the place and the rating of a question with another label', () => {
    const state = play(start(A, B), reveal, rate(3), reveal, changed(note(A, part('Q9', 'the wind'))));
    expect(shown(state)).toBe('q9');
    expect(ratings(state)).toEqual(['q1: 3', 'q9: -']);
    expect(progress(state, 'q9').revealed).toBe(1);
  });

  it('follows the words where labels are exchanged or moved on', () => {
    const state = play(start(A, B), reveal, rate(4), reveal, rate(1), go(0));
    expect(ratings(play(state, changed(note(part('Q2', 'the tide'), part('Q1', 'the wind')))))).toEqual([
      'q2: 4',
      'q1: 1',
    ]);
    const inserted = play(
      state,
      changed(note(part('Q1', 'the snow'), part('Q2', 'the tide'), part('Q3', 'the wind'))),
    );
    expect(ratings(inserted)).toEqual(['q1: -', 'q2: 4', 'q3: 1']);
    expect(shown(inserted)).toBe('q2');
  });

  it('follows the words where the label of a deleted question is given to another', () => {
    const state = play(start(A, B), reveal, rate(4), reveal, rate(1));
    const after = play(state, changed(part('Q2', 'the tide')));
    expect(ratings(after)).toEqual(['q2: 4']);
    // The last rating was that of the deleted question.
    expect(ratings(play(after, undo()))).toEqual(['q2: 4']);
    expect(ratings(play(after, undo(), undo()))).toEqual(['q2: -']);
  });

  it('keeps a question that was reworded by its label', () => {
    const state = play(start(A, B), reveal, rate(3), changed(note(part('Q1', 'the high tide'), B)));
    expect(ratings(state)).toEqual(['q1: 3', 'q2: -']);
  });

  it('goes on at the same place where the question that is shown is deleted', () => {
    const state = play(start(A, B, C), go(1), changed(note(A, C)));
    expect(shown(state)).toBe('q3');
    expect(shown(play(start(A, B, C), go(2), changed(note(A, B))))).toBe('q2');
    expect(shown(play(start(A), changed('nothing left')))).toBe('nothing');
  });

  it('has a question again that was deleted and came back', () => {
    const state = play(start(A, B), reveal, rate(3), changed(B), changed(note(A, B)));
    expect(ratings(state)).toEqual(['q1: 3', 'q2: -']);
    expect(shown(state)).toBe('q2');
  });

  it('takes back the rating of a question that has another label now', () => {
    const state = play(start(A, B), reveal, rate(3), changed(note(part('Q9', 'the tide'), B)), undo());
    expect(shown(state)).toBe('q9');
    expect(ratings(state)).toEqual(['q9: -', 'q2: -']);
  });

  it('takes new questions in, and drills them', () => {
    const state = play(start(A), reveal, changed(note(A, B)), rate(3));
    expect(shown(state)).toBe('q2');
  });

  it('takes no new questions into a selection', () => {
    const first = play(start(A, B), reveal, rate(1));
    const again = play(first, { type: 'again', keys: first.items.slice(0, 1).map(({ key }) => key), now: 0 });
    expect(ratings(play(again, changed(note(B, A, C))))).toEqual(['q1: -']);
    expect(ratings(play(again, changed(note(B, C))))).toEqual([]);
  });

  it('shows no more layers and follow-ups than there are', () => {
    const items = drillItems('### Q1: Why?', 'x', '', '- y', '', '> [!question] a?', '> z');
    const state = play(startSession(items, 0), { type: 'reveal-all' }, changed(text('### Q1: Why?', 'x')));
    expect(progress(state, 'q1')).toMatchObject({ revealed: 1, followUps: [] });
  });

  it('says whether a question is weak, once all is written', () => {
    const flagged = `${text('---', 'weak: [q1]', '---')}${A}`;
    expect(progress(play(start(A), changed(flagged)), 'q1').weak).toBe(true);
    expect(progress(play(start(A), changed(flagged, { settled: false })), 'q1').weak).toBe(false);
    const waiting = play(start(A, B), { type: 'weak' }, changed(note(A, B), { settled: false }));
    expect(progress(waiting, 'q1').weak).toBe(true);
  });

  it('is no matter of other notes', () => {
    const items = [...drillNote(A, 'One.md').items, ...drillNote(A, 'Two.md').items];
    const first = play(startSession(items, 0), reveal, rate(2));
    const again = play(first, { type: 'again', keys: first.items.map(({ key }) => key), now: 0 });
    const after = play(again, changed(part('Q7', 'the tide'), { path: 'Two.md' }));
    expect(after.items.map(({ path, question }) => `${path} ${question.id}`)).toEqual([
      'One.md q1',
      'Two.md q7',
    ]);
  });
});

describe('a note that gets another name', () => {
  it('keeps place, progress and undo', () => {
    const state = play(start(A, B), reveal, rate(3), reveal, {
      type: 'note-renamed',
      from: 'Note.md',
      to: 'New.md',
    });
    expect(state.items.map(({ path }) => path)).toEqual(['New.md', 'New.md']);
    expect(ratings(state)).toEqual(['q1: 3', 'q2: -']);
    expect(progress(state, 'q2').revealed).toBe(1);
    expect(ratings(play(state, undo()))).toEqual(['q1: -', 'q2: -']);
    expect(ratings(play(state, changed(note(A, B), { path: 'New.md' })))).toEqual(['q1: 3', 'q2: -']);
  });

  it('is not one whose name only starts the same', () => {
    const state = play(start(A), { type: 'note-renamed', from: 'Note', to: 'New' });
    expect(state.items[0]?.path).toBe('Note.md');
  });
});

describe('a change that cannot be written', () => {
  it('is told of its question until the note has it', () => {
    const state = play(start(A, B), reveal, rate(3), {
      type: 'not-saved',
      path: 'Note.md',
      ids: ['q1', 'gone'],
      reason: 'line 2: mend it',
    });
    expect(progress(state, 'q1').unsaved).toBe('line 2: mend it');
    expect(progress(state, 'q2').unsaved).toBeNull();
    expect(progress(play(state, { type: 'saved', path: 'Other.md' }), 'q1').unsaved).toBe('line 2: mend it');
    expect(progress(play(state, { type: 'saved', path: 'Note.md' }), 'q1').unsaved).toBeNull();
    expect(progress(play(state, undo()), 'q1').unsaved).toBeNull();
  });
});
