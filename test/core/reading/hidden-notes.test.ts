import { describe, expect, it } from 'vitest';
import { HiddenNotes } from '../../../src/core/reading/hidden-notes';

describe('the notes whose answers are hidden', () => {
  it('remember which answers are looked at all the same', () => {
    const notes = new HiddenNotes();
    expect([notes.has('A.md'), notes.isShown('A.md', ['q1'])]).toEqual([false, true]);
    notes.hide('A.md');
    notes.set('A.md', ['q1'], true);
    expect([
      notes.isShown('A.md', ['q1']),
      notes.isShown('A.md', ['q2']),
      notes.isShown('A.md', ['q1', 'q2']),
    ]).toEqual([true, false, false]);
    notes.set('A.md', ['q1'], false);
    expect(notes.isShown('A.md', ['q1'])).toBe(false);
  });

  it('begin anew when they are hidden once more, and are as ever when they are shown', () => {
    const notes = new HiddenNotes();
    notes.hide('A.md');
    notes.set('A.md', ['q1'], true);
    notes.hide('A.md');
    expect(notes.isShown('A.md', ['q1'])).toBe(false);
    notes.show('A.md');
    expect([notes.has('A.md'), notes.isShown('A.md', ['q1'])]).toEqual([false, true]);
    notes.set('A.md', ['q1'], true);
    expect(notes.has('A.md')).toBe(false);
  });

  it('are followed to another path, also with their folder, and forgotten when they are gone', () => {
    const notes = new HiddenNotes();
    notes.hide('Old/A.md');
    notes.hide('Older/B.md');
    notes.set('Old/A.md', ['q1'], true);
    notes.rename('Old', 'New');
    expect([notes.has('Old/A.md'), notes.has('New/A.md'), notes.has('Older/B.md')]).toEqual([
      false,
      true,
      true,
    ]);
    expect(notes.isShown('New/A.md', ['q1'])).toBe(true);
    notes.rename('New/A.md', 'C.md');
    notes.forget('Older/B.md');
    expect([notes.has('C.md'), notes.has('Older/B.md')]).toEqual([true, false]);
  });
});
