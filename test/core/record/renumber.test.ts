import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../src/core/day';
import { editRecord, undoEdit, type RecordEdit, type RecordUndo } from '../../../src/core/record/edit';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../../src/core/record/types';

const DAY = parseDay('2026-11-10') ?? NaN;
/** Words → hash. */
const H = { A: 'aaaaaa', B: 'bbbbbb', C: 'cccccc', N: '000001', X: '000002' } as const;
type Words = keyof typeof H;

/** `'N A B'`: the questions q1, q2, q3 with these words. */
const questions = (words: string): { id: string; hash: string }[] =>
  words.split(' ').map((word, at) => ({ id: `q${String(at + 1)}`, hash: H[word as Words] }));

/** A rating of 2 for the question with an id, in a note with these words. */
function rate(id: string, words: string): RecordEdit {
  const renumbered = questions(words);
  const hash = renumbered.find((each) => each.id === id)?.hash ?? '';
  return { type: 'rate', id, hash, confidence: 2, day: DAY, autoWeak: true, renumbered };
}

const note = (...properties: string[]): string => ['---', ...properties, '---', '', 'Body', ''].join('\n');

function editedWith(text: string, edits: RecordEdit[]): { text: string; undo: RecordUndo } {
  const result = editRecord(text, edits, KEYS);
  if (!result.ok) throw new Error(result.diagnostic.message);
  const back = undoEdit(result.text, result.undo, KEYS);
  expect(back.ok && back.text).toBe(text);
  return result;
}

const edited = (text: string, ...edits: RecordEdit[]): string => editedWith(text, edits).text;

const log = (id: string, words: Words, later = '', more = ''): string =>
  `  ${id}: ${H[words]}${later} 2026-11-01:3${more}`;

describe('a rating in a note whose questions were renumbered', () => {
  it.each([
    [
      'a question on top that is rated',
      rate('q1', 'N A B'),
      ['confidence:', '  q1: 3', '  q2: 4', 'drill_log:', log('q1', 'A'), log('q2', 'B')],
      [
        ...['confidence:', '  q2: 3', '  q3: 4', '  q1: 2'],
        ...['drill_log:', log('q2', 'A'), log('q3', 'B'), '  q1: 000001 2026-11-10:2'],
      ],
    ],
    [
      'a question on top, while the last is rated',
      rate('q3', 'N A B'),
      ['confidence:', '  q1: 3', '  q2: 4', 'drill_log:', log('q1', 'A'), log('q2', 'B')],
      ['confidence:', '  q2: 3', '  q3: 2', 'drill_log:', log('q2', 'A'), log('q3', 'B', ' 2026-11-10:2')],
    ],
    [
      'the first one gone, its record in the way',
      rate('q2', 'B C'),
      [
        ...['confidence:', '  q1: 1', '  q2: 3', 'weak: [q1, q2]', 'tags: [weak]'],
        ...['drill_log:', log('q1', 'A'), log('q2', 'B'), log('q3', 'C')],
      ],
      [
        ...['confidence:', '  q1-gone: 1', '  q1: 3', '  q2: 2', 'weak: [q1-gone, q1]', 'tags: [weak]'],
        ...['drill_log:', log('q1-gone', 'A'), log('q1', 'B'), log('q2', 'C', ' 2026-11-10:2')],
      ],
    ],
    [
      'several records in the way, and their places too',
      rate('q1', 'B'),
      [
        ...['confidence:', '  q1-gone: high', 'weak: [q1-gone-2]', 'tags: [weak]'],
        ...['drill_log:', log('q1', 'A'), log('q2', 'B')],
      ],
      [
        ...['confidence:', '  q1-gone: high', '  q1: 2', 'weak: [q1-gone-2]', 'tags: [weak]'],
        ...['drill_log:', log('q1-gone-3', 'A'), log('q1', 'B', ' 2026-11-10:2')],
      ],
    ],
    [
      'two that changed places',
      rate('q1', 'B A'),
      ['weak: [q1]', 'tags: [weak]', 'drill_log:', log('q1', 'A'), log('q2', 'B')],
      [
        ...['weak: [q2]', 'tags: [weak]', 'drill_log:', log('q2', 'A'), log('q1', 'B', ' 2026-11-10:2')],
        ...['confidence:', '  q1: 2'],
      ],
    ],
    [
      'a cycle',
      rate('q3', 'C A B'),
      ['confidence: {q1: 1, q2: 2, q3: 3}', 'drill_log:', log('q1', 'A'), log('q2', 'B'), log('q3', 'C')],
      [
        'confidence: {q2: 1, q3: 2, q1: 3}',
        'drill_log:',
        log('q2', 'A'),
        log('q3', 'B', ' 2026-11-10:2'),
        log('q1', 'C'),
      ],
    ],
    [
      'one moved and reworded at once',
      rate('q2', 'B X'),
      ['confidence: {q1: 1, q2: 4}', 'drill_log:', log('q1', 'A'), log('q2', 'B')],
      [
        'confidence: {q1-gone: 1, q1: 4, q2: 2}',
        ...['drill_log:', log('q1-gone', 'A'), log('q1', 'B'), '  q2: 000002 2026-11-10:2'],
      ],
    ],
    [
      'equal words',
      rate('q3', 'N A A'),
      ['drill_log:', log('q1', 'A'), log('q2', 'A', ' 2026-11-02:4')],
      [
        ...['drill_log:', log('q3', 'A', ' 2026-11-10:2'), log('q2', 'A', ' 2026-11-02:4')],
        ...['confidence:', '  q3: 2'],
      ],
    ],
    [
      'a confidence and a flag by hand, without a log',
      rate('q1', 'A B'),
      ['confidence: {q1: 4, q2: 3}', 'weak: q2', 'tags: weak', 'drill_log:', `  old: ${H.A} 2026-11-01:3`],
      [
        ...['confidence: {q1-gone: 4, q2: 3, q1: 2}', 'weak: q2', 'tags: weak'],
        'drill_log:',
        log('q1', 'A', ' 2026-11-10:2'),
      ],
    ],
    [
      'a flag in a text',
      rate('q1', 'N A'),
      ['weak: q1, q7 # mine', 'tags: weak', 'drill_log:', log('q1', 'A')],
      [
        ...['weak: [q2, q7] # mine', 'tags: weak', 'drill_log:', log('q2', 'A')],
        ...['  q1: 000001 2026-11-10:2', 'confidence:', '  q1: 2'],
      ],
    ],
    [
      'comments, quotes and blanks',
      rate('q1', 'B A'),
      [
        ...['confidence: {"q1":"3",  \'q2\' : 4} # c', 'weak: # w', "  -   'q2' # flagged", 'tags: [weak]'],
        ...[
          'drill_log: # l',
          '  # about A',
          `  "q1": '${H.A} 2026-11-01:3'  # A`,
          log('q2', 'B', '', ' # B'),
        ],
      ],
      [
        ...['confidence: {"q2":"3",  \'q1\' : 2} # c', 'weak: # w', "  -   'q1' # flagged", 'tags: [weak]'],
        ...['drill_log: # l', '  # about A', `  "q2": '${H.A} 2026-11-01:3'  # A`],
        log('q1', 'B', ' 2026-11-10:2', ' # B'),
      ],
    ],
    [
      'entries without a value where records go',
      rate('q1', 'N A B'),
      ['confidence:', '  q1: 3', '  q2: # later', '  q3: null', 'drill_log:', log('q1', 'A'), log('q2', 'B')],
      [
        ...['confidence:', '  q2: 3', '  q3: # later', '  q1: 2'],
        ...['drill_log:', log('q2', 'A'), log('q3', 'B'), '  q1: 000001 2026-11-10:2'],
      ],
    ],
    [
      'values of others that cannot be read',
      rate('q1', 'N A B'),
      ['confidence:', '  q1: high', '  q3: low', 'drill_log:', log('q1', 'A'), log('q2', 'B')],
      [
        ...['confidence:', '  q2: high', '  q3-gone: low', '  q1: 2'],
        ...['drill_log:', log('q2', 'A'), log('q3', 'B'), '  q1: 000001 2026-11-10:2'],
      ],
    ],
    [
      'a flag over several lines of text',
      rate('q1', 'B A'),
      [
        'weak:',
        '  - >-',
        '    q1',
        '  - x # mine',
        'tags: [weak]',
        'drill_log:',
        log('q1', 'A'),
        log('q2', 'B'),
      ],
      [
        ...['weak:', '  - q2', '  - x # mine', 'tags: [weak]', 'drill_log:', log('q2', 'A')],
        ...[log('q1', 'B', ' 2026-11-10:2'), 'confidence:', '  q1: 2'],
      ],
    ],
  ])('%s', (_, edit, before, after) => {
    const windows = (text: string) => text.replace(/\n/g, '\r\n');
    expect(edited(note(...before), edit)).toBe(note(...after));
    expect(edited(windows(note(...before)), edit)).toBe(windows(note(...after)));
  });

  it('makes no room under the id of a question', () => {
    const ids = ['q1', 'q1-gone'].map((id, at) => ({ id, hash: at === 0 ? H.B : H.N }));
    const before = note('drill_log:', log('q1', 'A'), log('q2', 'B'));
    expect(edited(before, { ...rate('q1', 'B'), renumbered: ids })).toContain(log('q1-gone-2', 'A'));
  });

  it('moves with a flag too, and tells whether the question is weak now', () => {
    const before = note('drill_log:', log('q1', 'A'));
    const edit: RecordEdit = { type: 'weak', id: 'q2', weak: true, renumbered: questions('N A') };
    expect(edited(before, edit)).toBe(
      note('drill_log:', log('q2', 'A'), 'weak:', '  - q2', 'tags:', '  - weak'),
    );
    expect(editRecord(before, [edit], KEYS)).toMatchObject({ weak: true });
  });

  it('ends the flag of a record by its own ratings, not by those of its label', () => {
    const before = note(
      'weak: [q1]',
      'tags: [x, weak]',
      'drill_log:',
      log('q1', 'A'),
      '  q2: bbbbbb 2026-11-01:1',
    );
    const solid = { ...rate('q2', 'N A'), confidence: 3 } as RecordEdit;
    expect(edited(before, solid)).not.toContain('weak');
  });

  it('refuses where a value of the question itself cannot be read, wherever it stands', () => {
    const before = note('confidence:', '  q1: high', 'drill_log:', log('q1', 'A'));
    expect(editRecord(before, [rate('q2', 'N A')], KEYS)).toMatchObject({
      ok: false,
      diagnostic: { code: 'record-unreadable', line: 3 },
    });
    expect(editRecord(before, [rate('q1', 'N A')], KEYS)).toMatchObject({ ok: true });
  });
});

describe('moves that were carried out, or that no longer hold', () => {
  const before = note('drill_log:', log('q1', 'A'), log('q2', 'B'));

  it('are not carried out twice', () => {
    const once = edited(before, rate('q1', 'N A B'));
    expect(edited(once, rate('q3', 'N A B'))).toBe(
      note(
        ...['drill_log:', log('q2', 'A'), log('q3', 'B', ' 2026-11-10:2')],
        ...['  q1: 000001 2026-11-10:2', 'confidence:', '  q1: 2', '  q3: 2'],
      ),
    );
  });

  it('are left out where another device was faster', () => {
    const synced = note('drill_log:', log('q1', 'A'), log('q2', 'A', ' 2026-11-02:4'), log('q3', 'B'));
    expect(edited(synced, rate('q2', 'N A B'))).toContain(
      ['drill_log:', log('q1', 'A'), log('q2', 'A', ' 2026-11-10:2 2026-11-02:4'), log('q3', 'B'), ''].join(
        '\n',
      ),
    );
    const reworded = note('drill_log:', log('q1', 'X'), log('q2', 'B'));
    expect(edited(reworded, rate('q3', 'N A B'))).toContain(
      ['drill_log:', log('q1', 'X'), log('q3', 'B', ' 2026-11-10:2'), ''].join('\n'),
    );
  });

  it('go on from one edit to the next', () => {
    const edits = [rate('q1', 'N A B'), rate('q1', 'A N B'), rate('q2', 'A N B'), rate('q3', 'B A N')];
    const together = edited(before, ...edits);
    expect(together).toBe(edits.reduce((text, edit) => edited(text, edit), before));
    expect(together).toContain(
      [
        'drill_log:',
        log('q2', 'A', ' 2026-11-10:2'),
        log('q1', 'B'),
        '  q3: 000001 2026-11-10:2 2026-11-10:2 2026-11-10:2',
        '',
      ].join('\n'),
    );
  });
});

describe('undo after questions were renumbered', () => {
  const before = note('confidence: {q1: 3}', 'drill_log:', log('q1', 'A'));
  const back = (text: string, undo: RecordUndo): string => {
    const result = undoEdit(text, undo, KEYS);
    if (!result.ok) throw new Error(result.diagnostic.message);
    return result.text;
  };

  it('takes back the rating alone where the properties changed: what moved stays', () => {
    const { text, undo } = editedWith(before, [rate('q2', 'N A')]);
    expect(back(text.replace('---', '---\nz: 1'), undo)).toBe(
      note('z: 1', 'confidence: {q2: 3}', 'drill_log:', log('q2', 'A')),
    );
  });

  it('keeps what came later', () => {
    const { text, undo } = editedWith(before, [rate('q2', 'N A')]);
    expect(back(text.replace('2026-11-10:2', '2026-11-11:4 2026-11-10:2'), undo)).toBe(
      note('confidence: {q2: 4}', 'drill_log:', log('q2', 'A', ' 2026-11-11:4')),
    );
  });

  it('takes back several edits at once, each where its question is', () => {
    const { text, undo } = editedWith(before, [rate('q1', 'A'), rate('q1', 'N A')]);
    expect(back(text.replace('---', '---\nz: 1'), undo)).toBe(
      note('z: 1', 'confidence: {q2: 3}', 'drill_log:', log('q2', 'A')),
    );
  });

  it('takes a rating from its own question, reworded since, where another has the old words', () => {
    const start = note('drill_log:', log('q2', 'A'), log('q1', 'A'));
    const { text, undo } = editedWith(start, [rate('q1', 'A A')]);
    const reworded = text.replace(
      log('q1', 'A', ' 2026-11-10:2'),
      log('q1', 'X', ' 2026-11-11:4 2026-11-10:2'),
    );
    expect(back(reworded, undo)).toContain(
      ['drill_log:', log('q2', 'A'), log('q1', 'X', ' 2026-11-11:4'), ''].join('\n'),
    );
  });

  it('takes a rating from its own question, where that moved since and another has its label', () => {
    const { text, undo } = editedWith(before, [rate('q1', 'A')]);
    const moved = edited(text, rate('q1', 'N A'));
    expect(back(moved, undo)).toBe(
      note('confidence: {q2: 3, q1: 2}', 'drill_log:', log('q2', 'A'), '  q1: 000001 2026-11-10:2'),
    );
  });
});
