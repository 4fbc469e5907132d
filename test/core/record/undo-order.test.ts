import { describe, expect, it } from 'vitest';
import { editRecord, undoEdit, type RecordEdit, type RecordUndo } from '../../../src/core/record/edit';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../../src/core/record/types';

const rate = (id: string, confidence: 1 | 2 | 3 | 4): RecordEdit => ({
  type: 'rate',
  id,
  hash: '77c0e2',
  confidence,
  day: 20_767,
  autoWeak: true,
});

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

/** Carries out edits one after another, changes the text, and takes them back in an order. */
function undoneIn(
  order: number[],
  start: string,
  edits: RecordEdit[],
  change = (text: string) => text,
): string {
  const undos: RecordUndo[] = [];
  let text = start;
  for (const edit of edits) {
    const result = editRecord(text, [edit], KEYS);
    if (!result.ok) throw new Error(result.diagnostic.message);
    text = result.text;
    undos.push(result.undo);
  }
  text = change(text);
  for (const at of order) {
    const undo = undos[at];
    const result = undo && undoEdit(text, undo, KEYS);
    if (!result?.ok) throw new Error(result?.diagnostic.message);
    text = result.text;
  }
  return text;
}

describe('edits that are taken back in any order', () => {
  const note = '---\ntitle: x # mine\ntags: [a]\n---\nBody';

  it.each(['Body\n', '', '\uFEFFBody', 'A\r\nB', '---\n\nBody', note])('leave no trace in %j', (start) => {
    for (const order of ORDERS) {
      expect(undoneIn(order, start, [rate('q1', 2), rate('q2', 1), rate('q3', 4)])).toBe(start);
      expect(undoneIn(order, start, [rate('q1', 2), rate('q1', 4), rate('q1', 3)])).toBe(start);
    }
  });

  it("leave somebody's empty fences alone where they are not taken for ours", () => {
    for (const start of ['---\n---\nBody', '--- \n---\nBody', '---\n# mine\n---\n', '---\n\n---\n']) {
      const both = [rate('q1', 2), rate('q2', 2)];
      expect(undoneIn([1, 0], start, both)).toBe(start);
      if (!start.startsWith('---\n---')) expect(undoneIn([0, 1], start, both)).toBe(start);
    }
  });

  it('leave the fences where there was something else between them', () => {
    const gone = (text: string): string => text.replace('title: x # mine\n', '').replace('tags: [a]\n', '');
    expect(undoneIn([0, 1], note, [rate('q1', 2), rate('q2', 2)], gone)).toBe('---\n---\nBody');
  });
});

describe('an undo after somebody else changed the properties', () => {
  const added = (text: string): string => text.replace('---\n', '---\nz: 1\n');

  it('keeps a weak tag that was there before any question was weak', () => {
    for (const tags of ['tags: [weak, a]', 'tags: "#weak"', 'tags: weak', 'Tags:\n  - Weak']) {
      const start = `---\n${tags}\n---\n`;
      expect(undoneIn([0], start, [rate('q1', 1)], added)).toBe(added(start));
    }
  });

  it('takes the weak tag away that came with the flags', () => {
    const start = '---\ntags: [a]\n---\n';
    expect(undoneIn([1, 0], start, [rate('q1', 1), rate('q2', 1)], added)).toBe(added(start));
    expect(undoneIn([0, 1], start, [rate('q1', 1), rate('q2', 1)], added)).toBe(added(start));
  });

  it('finds its way where a note has both tags and Tags', () => {
    const start = '---\nTags: []\ntags: "#b"\nweak: [q0]\n---\n';
    expect(undoneIn([0], start, [rate('q1', 1)], added)).toContain('z: 1\nTags: []\n');
  });

  it('leaves a confidence that a person wrote, and takes away one that came of a rating', () => {
    const written = '---\nconfidence: {q1: 4, q2: 1}\n---\n';
    expect(undoneIn([0], written, [rate('q1', 2)], added)).toBe(added(written));
    const rated = '---\nconfidence: {q2: 1}\n---\n';
    expect(undoneIn([0, 1], rated, [rate('q1', 2), rate('q1', 3)], added)).toBe(added(rated));
  });
});
