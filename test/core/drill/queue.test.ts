import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../../../src/core/day';
import type { DrillNote } from '../../../src/core/drill/item';
import { buildQueue, queueName, repairQueue, type Queue } from '../../../src/core/drill/queue';
import { isDue, replay } from '../../../src/core/schedule/schedule';
import { drillNote, noteWith } from '../../support/notes';
import { DAY } from './events';

const OPTIONS = { retention: 0.9 };
const CONTEXT = { today: DAY, options: OPTIONS, newLeft: 10 };
const HASH = drillNote(noteWith(1, 1, 1)).items.map(({ question }) => question.hash);

/** A note of questions `q1` …; a question has ratings as `[days ago, confidence]`. */
function note(path: string, ratings: readonly [number, number][][], weak: readonly string[] = []): DrillNote {
  const log = ratings.flatMap((each, at) => {
    const [first, ...more] = each;
    if (!first) return [];
    let before = first[0];
    const rest = more.map(([ago, confidence]) => {
      const step = ` +${String(before - ago)}:${String(confidence)}`;
      before = ago;
      return step;
    });
    const start = `${formatDay(DAY - first[0])}:${String(first[1])}`;
    return [`  q${String(at + 1)}: ${HASH[at] ?? ''} ${start}${rest.join('')}`];
  });
  const properties = [...(log.length > 0 ? ['drill_log:', ...log] : []), `weak: [${weak.join(', ')}]`];
  return drillNote(`---\n${properties.join('\n')}\n---\n\n${noteWith(...ratings.map(() => 1))}`, path);
}

const keys = (notes: readonly DrillNote[], queue: Queue): string[] =>
  buildQueue(notes, queue, CONTEXT).map(({ path, question }) => `${path} ${question.id}`);

describe('the queue of what is due', () => {
  it('has what was rated and comes back today or before, the least likely to be known first', () => {
    const notes = [note('a', [[[3, 3]], [[2, 3]], []]), note('b', [[[30, 3]], [[1, 1]]])];
    // Rated solid it comes back after three days, blank after one; the longer ago, the less is known.
    expect(keys(notes, { kind: 'due' })).toEqual(['b q1', 'b q2', 'a q1']);
  });

  it('is empty where nothing was ever rated', () => {
    expect(keys([note('a', [[], []])], { kind: 'due' })).toEqual([]);
    expect(keys([], { kind: 'due' })).toEqual([]);
  });

  it('heeds the wanted chance of recall', () => {
    const notes = [note('a', [[[4, 3]]])];
    expect(buildQueue(notes, { kind: 'due' }, { ...CONTEXT, options: { retention: 0.7 } })).toEqual([]);
    expect(buildQueue(notes, { kind: 'due' }, { ...CONTEXT, options: { retention: 0.97 } })).toHaveLength(1);
  });
});

describe('the queue of weak questions', () => {
  it('has what is flagged, the least sure first, then the longest ago', () => {
    const notes = [
      note('a', [[[2, 2]], [[0, 1]], [[1, 1]]], ['q1', 'q2']),
      note('b', [[[9, 2]], []], ['q1', 'q2']),
    ];
    expect(keys(notes, { kind: 'weak' })).toEqual(['b q2', 'a q2', 'b q1', 'a q1']);
  });
});

describe('the queue of a property', () => {
  it('has all questions as the notes have them', () => {
    const notes = [note('a', [[[1, 4]], []]), note('b', [[]], ['q1'])];
    expect(keys(notes, { kind: 'property', property: 'role', value: 'x' })).toEqual(['a q1', 'a q2', 'b q1']);
  });
});

describe('the queue of chosen questions', () => {
  const notes = [note('a', [[[1, 4]], []]), note('b', [[], [], []], ['q1'])];
  const chosen = (...places: [string, string][]): Queue => ({
    kind: 'questions',
    name: 'Shared questions',
    questions: places.map(([path, id]) => ({ path, id })),
  });

  it('has them in the order in which they were chosen, each once', () => {
    expect(keys(notes, chosen(['b', 'q3'], ['a', 'q1'], ['b', 'q1'], ['b', 'q3']))).toEqual([
      'b q3',
      'a q1',
      'b q1',
    ]);
  });

  it('leaves out what is there no more', () => {
    expect(keys(notes, chosen(['a', 'q9'], ['gone', 'q1'], ['a', 'q2']))).toEqual(['a q2']);
    expect(keys(notes, chosen())).toEqual([]);
    expect(keys([], chosen(['a', 'q1']))).toEqual([]);
  });

  it('has the name that it was given', () => {
    expect(queueName(chosen())).toBe('Shared questions');
  });

  it('is read without what is no place', () => {
    const [place, stranger] = [
      { path: 'a', id: 'q1' },
      { path: 'a', id: 'q2', more: 1 },
    ];
    const stored = {
      kind: 'questions',
      name: 'x',
      questions: [place, null, 'q1', { path: 'a' }, { id: 'q1', path: 3 }, stranger],
    };
    expect(repairQueue(stored)).toEqual({
      kind: 'questions',
      name: 'x',
      questions: [place, { path: 'a', id: 'q2' }],
    });
  });

  it('survives being stored, whatever its paths and ids', () => {
    const anyPlace = fc.record({ path: fc.string(), id: fc.string() });
    fc.assert(
      fc.property(fc.string(), fc.array(anyPlace, { maxLength: 5 }), (name, questions) => {
        const queue: Queue = { kind: 'questions', name, questions };
        expect(repairQueue(JSON.parse(JSON.stringify(queue)))).toEqual(queue);
      }),
    );
  });
});

const anyRatings = fc.array(
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 4 })), { maxLength: 4 })
    .map((each) => each.sort(([a], [b]) => b - a)),
  { minLength: 1, maxLength: 3 },
);
const anyNotes = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), anyRatings, fc.subarray(['q1', 'q2', 'q3'])), {
    maxLength: 4,
  })
  .map((all) => all.map(([path, ratings, weak]) => note(path, ratings, weak)));
const anyQueue = fc.constantFrom<Queue[]>(
  { kind: 'due' },
  { kind: 'weak' },
  { kind: 'property', property: 'tag', value: 'x' },
);

describe('any queue', () => {
  it('has each question at most once, and those that it is about and no others', () => {
    fc.assert(
      fc.property(anyNotes, anyQueue, (notes, queue) => {
        const items = buildQueue(notes, queue, CONTEXT);
        expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
        const last = new Map(notes.flatMap((each) => each.items.map((item) => [item.key, item])));
        const wanted = [...last.values()].filter((item) => {
          if (queue.kind === 'property') return true;
          if (queue.kind === 'weak') return item.weak;
          const memory = replay(item.ratings, OPTIONS);
          return memory !== null && isDue(memory, DAY);
        });
        expect(new Set(items)).toEqual(new Set(wanted));
      }),
    );
  });

  it('has a name', () => {
    expect(queueName({ kind: 'due' })).toBe('Due today');
    expect(queueName({ kind: 'weak' })).toBe('Weak questions');
    expect(queueName({ kind: 'property', property: 'variant', value: '2' })).toBe('Variant: 2');
  });

  it('survives being stored', () => {
    fc.assert(
      fc.property(anyQueue, (queue) => {
        expect(repairQueue(JSON.parse(JSON.stringify(queue)))).toEqual(queue);
      }),
    );
  });

  it.each<[unknown]>([
    [null],
    [undefined],
    ['due'],
    [{}],
    [{ kind: 'all' }],
    [{ kind: 'property' }],
    [{ kind: 'property', property: 'constructor', value: 'x' }],
    [{ kind: 'property', property: 'tag', value: 5 }],
    [{ kind: 'questions' }],
    [{ kind: 'questions', name: 'x' }],
    [{ kind: 'questions', name: 'x', questions: 'q1' }],
    [{ kind: 'questions', questions: [] }],
    [[]],
  ])('is not made of %j', (stored) => {
    expect(repairQueue(stored)).toBeNull();
  });
});
