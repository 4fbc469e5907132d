import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MARKINGS } from '../../../src/core/note/questions-property';
import { editRecord, undoEdit, type RecordUndo } from '../../../src/core/record/edit';
import { markQuestions } from '../../../src/core/record/mark';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../../src/core/record/types';
import { anyNote } from './generators';

interface Written {
  readonly text: string;
  readonly undo: RecordUndo;
}

function marked(text: string): Written {
  const result = markQuestions(text, 'h3', KEYS);
  if (!result.ok) throw new Error(result.diagnostic.message);
  return result;
}

function rated(text: string): Written {
  const edit = {
    type: 'rate',
    id: 'q1',
    hash: '77c0e2',
    confidence: 1,
    day: 20_767,
    autoWeak: true,
  } as const;
  const result = editRecord(text, [edit], KEYS);
  if (!result.ok) throw new Error(result.diagnostic.message);
  return result;
}

function undone(text: string, { undo }: Written): string {
  const result = undoEdit(text, undo, KEYS);
  if (!result.ok) throw new Error(result.diagnostic.message);
  return result.text;
}

const refusal = (text: string): unknown => {
  const result = markQuestions(text, 'h3', KEYS);
  return result.ok ? result.text : result.diagnostic;
};

describe('the marking of a note', () => {
  it.each([
    [
      'below all other properties',
      '---\ntitle: x # mine\n---\nBody',
      '---\ntitle: x # mine\nquestions: h3\n---\nBody',
    ],
    [
      'with the line ends of the file',
      '\uFEFF---\r\na: 1\r\n---\r\n',
      '\uFEFF---\r\na: 1\r\nquestions: h3\r\n---\r\n',
    ],
    [
      'into frontmatter of its own where there is none',
      '# Storage\n',
      '---\nquestions: h3\n---\n# Storage\n',
    ],
    [
      'into a property that says nothing',
      '---\nquestions: # how?\nb: 2\n---\n',
      '---\nquestions: h3 # how?\nb: 2\n---\n',
    ],
    ['nowhere where it is there already', '---\nquestions: h3\n---\n', '---\nquestions: h3\n---\n'],
  ])('is written %s', (_, before, after) => {
    const written = marked(before);
    expect(written.text).toBe(after);
    expect(undone(written.text, written)).toBe(before);
  });

  it.each([
    [
      'another value',
      '---\na: 1\nquestions: h2\n---\n',
      3,
      'line 3, "questions" says something else. Change or',
    ],
    ['a list', '---\nquestions:\n  - h3\n---\n', 2, 'line 2, "questions" says something else'],
    ['a text of nothing', '---\nquestions: ""\n---\n', 2, '"questions" says something else'],
    ['a mark of YAML', '---\nquestions: &a\nb: *a\n---\n', 2, 'something stands in the way'],
    ['YAML that is invalid', '---\na: [1\n---\n', 3, 'no valid YAML'],
    ['properties that are indented', '---\n  a: 1\n---\n', 2, 'something stands in the way'],
    ['properties that are never closed', '---\na: 1\n', 1, 'never closed'],
  ])('is not written where the note has %s', (_, text, line, message) => {
    expect(refusal(text)).toMatchObject({ line, message: expect.stringContaining(message) as string });
  });

  it('comes off any note to the last byte, after the ratings that were given since', () => {
    fc.assert(
      fc.property(anyNote, ({ text }) => {
        const mark = markQuestions(text, 'h3', KEYS);
        if (!mark.ok) return;
        const rate = editRecord(mark.text, [], KEYS).ok ? rated(mark.text) : null;
        expect(undone(rate ? undone(rate.text, rate) : mark.text, mark)).toBe(text);
      }),
    );
  });

  it.each(['Body\n', '', '\uFEFFBody', 'A\r\nB', '---\ntitle: x # mine\ntags: [a]\n---\nBody'])(
    'leaves no trace in %j where it comes off before a rating does',
    (text) => {
      const mark = marked(text);
      const rate = rated(mark.text);
      const without = undone(rate.text, mark);
      expect(without).toContain('q1');
      expect(without).not.toContain('questions');
      expect(undone(without, rate)).toBe(text);
    },
  );

  it('comes off a note that was changed since, and takes nothing else with it', () => {
    const mark = marked('---\na: 1\n---\nBody');
    expect(undone(mark.text.replace('a: 1', 'a: 2').replace('Body', 'More'), mark)).toBe(
      '---\na: 2\n---\nMore',
    );
    expect(undone('---\na: 1\n---\n', mark)).toBe('---\na: 1\n---\n');
  });

  it('stays where somebody wrote another one over it', () => {
    const mark = marked('---\na: 1\n---\n');
    expect(undoEdit('---\na: 1\nquestions: list\n---\n', mark.undo, KEYS)).toMatchObject({
      ok: false,
      diagnostic: { line: 3 },
    });
  });

  it.each(MARKINGS)('is read as it is written: %s', (marking) => {
    const result = markQuestions('', marking, KEYS);
    expect(result.ok && result.text).toBe(`---\nquestions: ${marking}\n---\n`);
  });
});
