import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay, type Day } from '../../../src/core/day';
import type { DrillNote } from '../../../src/core/drill/item';
import { buildQueue } from '../../../src/core/drill/queue';
import { chooseNotes, listed, type IndexedNote, type Listed } from '../../../src/core/listing/listed';
import { parseListing, SHOWN, SORTED, type Listing } from '../../../src/core/listing/listing';
import { countWords, dueWords, emptyWords, listingName } from '../../../src/core/listing/listing-words';
import { questionHash } from '../../../src/core/note/hash';
import { drillNote, text } from '../../support/notes';

const TODAY = parseDay('2026-11-20') ?? 0;
const OPTIONS = { retention: 0.9 };

const read = (...lines: string[]): Listing => {
  const parsed = parseListing(lines.join('\n'));
  if (!parsed.ok) throw new Error('This is no listing.');
  return parsed.listing;
};

/** A note with a record of `id → ratings`, and questions below a topic. */
function note(
  path: string,
  record: Readonly<Record<string, string>>,
  weak: readonly string[] = [],
): DrillNote {
  const hash = (id: string): string => questionHash(`What is ${path} ${id}?`);
  const lines = Object.entries(record).map(([id, ratings]) => `  ${id}: ${hash(id)} ${ratings}`);
  const ask = (n: number): string[] => [
    `### Q${String(n)}: What is ${path} q${String(n)}?`,
    '',
    'Secret.',
    '',
  ];
  return drillNote(
    text(
      '---',
      'variant: 1',
      `weak: [${weak.join(', ')}]`,
      ...(lines.length > 0 ? ['drill_log:', ...lines] : []),
      '---',
      '## Caching and queues',
      ...ask(1),
      ...ask(2),
      '## Locks',
      ...ask(3),
    ),
    path,
  );
}

const A = note('A.md', { q1: '2026-11-10:1', q2: '2026-11-19:4' }, ['q1']);
const B = note('B.md', { q1: '2026-10-01:2', q3: '2026-11-01:3' }, ['q3']);

const found = (...lines: string[]): Listed => listed([A, B], read(...lines), TODAY, OPTIONS);
const ids = ({ rows }: Listed): string[] => rows.map(({ path, id }) => `${path.charAt(0)} ${id}`);

describe('the questions of a listing', () => {
  it('are those that are due, the longest first', () => {
    expect(ids(found('show: due'))).toEqual(['B q1', 'B q3', 'A q1']);
  });

  it('are those that are weak, the least sure first', () => {
    expect(ids(found('show: weak'))).toEqual(['A q1', 'B q3']);
  });

  it('are those that were never rated, or all, as they are written', () => {
    expect(ids(found('show: new'))).toEqual(['A q3', 'B q2']);
    expect(ids(found('show: all'))).toEqual(['A q1', 'A q2', 'A q3', 'B q1', 'B q2', 'B q3']);
  });

  it('can be sorted in another way', () => {
    expect(ids(found('show: due', 'sort: weakest'))).toEqual(['A q1', 'B q1', 'B q3']);
    expect(ids(found('show: due', 'sort: written'))).toEqual(['A q1', 'B q1', 'B q3']);
  });

  it('are of a topic, by a part of its name', () => {
    expect(ids(found('show: all', 'topic: LOCKS'))).toEqual(['A q3', 'B q3']);
    expect(ids(found('show: all', 'topic: queue', 'topic: caching'))).toHaveLength(4);
  });

  it('are no more than the limit, and the rest is counted', () => {
    const { rows, total, notes } = found('show: all', 'limit: 2');
    expect([rows.length, total, notes]).toEqual([2, 6, 2]);
  });

  it('hold no word of an answer', () => {
    expect(JSON.stringify(found('show: all'))).not.toContain('Secret');
  });

  it('are drilled as they are listed', () => {
    const { rows } = found('show: due');
    const questions = rows.map(({ path, id }) => ({ path, id }));
    const queue = buildQueue(
      [A, B],
      { kind: 'questions', name: 'x', questions },
      {
        today: TODAY,
        options: OPTIONS,
        newLeft: 10,
      },
    );
    expect(queue.map(({ key }) => key)).toEqual(rows.map(({ key }) => key));
  });

  it('are each there once, in bounds, whatever is asked for', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SHOWN),
        fc.constantFrom(...SORTED),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: -2000, max: 2000 }),
        (show, sort, limit, shift) => {
          const all = listed([A, B], read(`show: ${show}`, `sort: ${sort}`), TODAY + shift, OPTIONS);
          const some = listed(
            [A, B],
            read(`show: ${show}`, `sort: ${sort}`, `limit: ${String(limit)}`),
            TODAY + shift,
            OPTIONS,
          );
          expect(new Set(ids(all)).size).toBe(all.total);
          expect(ids(some)).toEqual(ids(all).slice(0, limit));
          expect(some.total).toBe(all.total);
        },
      ),
    );
  });
});

const indexed = (path: string, more: Partial<IndexedNote> = {}): IndexedNote => ({
  path,
  properties: {
    title: null,
    role: 'Backend Engineer',
    roundType: 'Screen',
    variant: 2,
    tags: ['interview', 'backend/api'],
    status: null,
    duration: null,
    interviewDate: null,
  },
  due: [],
  orphaned: [],
  weak: false,
  ...more,
});

const NOTES = [
  indexed('Interviews/Due.md', { due: [TODAY - 1, TODAY + 9] }),
  indexed('Interviews/Later.md', { due: [TODAY + 3] }),
  indexed('Weak.md', { weak: true, orphaned: [TODAY - 5] }),
];

const chosen = (...lines: string[]): { paths: readonly string[]; next: Day | null } =>
  chooseNotes(NOTES, read(...lines), TODAY, (link) => (link === 'Due' ? 'Interviews/Due.md' : null));

describe('the notes of a listing', () => {
  it('are only those that can have a question of it', () => {
    expect(chosen('show: due').paths).toEqual(['Interviews/Due.md', 'Weak.md']);
    expect(chosen('show: weak').paths).toEqual(['Weak.md']);
    expect(chosen('show: new').paths).toHaveLength(3);
  });

  it('tell when the next question comes back, also those that need not be read', () => {
    expect(chosen('show: due').next).toBe(TODAY + 3);
    expect(chosen('show: due', 'note: [[Due]]').next).toBe(TODAY + 9);
    expect(chosen('show: due', 'tag: none').next).toBeNull();
  });

  it.each([
    ['tag: backend', 3],
    ['tag: BACKEND/api', 3],
    ['tag: back', 0],
    ['role: backend engineer', 3],
    ['round: screen', 3],
    ['variant: 2', 3],
    ['variant: 3', 0],
    ['folder: interviews', 2],
    ['folder: Inter', 0],
    ['note: [[Due]]', 1],
    ['note: Nowhere', 0],
    ['topic: anything', 3],
  ])('are chosen by %s', (line, count) => {
    expect(chosen('show: all', line).paths).toHaveLength(count);
  });

  it('have to fit all that is said', () => {
    expect(chosen('show: all', 'tag: backend', 'folder: Interviews').paths).toHaveLength(2);
    expect(chosen('show: all', 'tag: backend', 'tag: frontend').paths).toHaveLength(0);
  });
});

describe('the words of a listing', () => {
  it('count, name and say when', () => {
    const due = read('show: due', 'tag: backend');
    expect(countWords(due, { rows: [], total: 7, notes: 3 })).toBe('7 due questions · 3 notes');
    expect(countWords(read('show: all'), { rows: [], total: 1, notes: 1 })).toBe('1 question · 1 note');
    expect(listingName(due)).toBe('Due questions · backend');
    expect(listingName(read('title: Tonight'))).toBe('Tonight');
    expect(emptyWords(due, TODAY + 1, TODAY)).toBe(
      'Nothing is due. The next question comes back tomorrow (2026-11-21).',
    );
    expect(emptyWords(due, null, TODAY)).toContain('Nothing is due.');
    const [row] = found('show: due').rows;
    if (!row) throw new Error('There is no row.');
    expect(dueWords({ ...row, due: TODAY - 2 }, TODAY)).toBe('due for 2 days');
    expect(dueWords({ ...row, due: TODAY }, TODAY)).toBe('due today');
    expect(dueWords({ ...row, due: TODAY + 5 }, TODAY)).toBe('in 5 days');
    expect(dueWords({ ...row, due: null }, TODAY)).toBe('new');
  });
});
