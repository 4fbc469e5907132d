import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secondsFor } from '../../../src/core/drill/effort';
import type { DrillItem } from '../../../src/core/drill/item';
import { ORDER_WORD, type Order } from '../../../src/core/drill/order';
import {
  MOST_OF_SIZE,
  PICK_WORD,
  planName,
  planned,
  poolName,
  previewOf,
  repairPlan,
  topicChoices,
  type Pick,
  type Plan,
  type Pool,
  type Size,
} from '../../../src/core/drill/plan';
import { buildQueue, queueName, repairQueue } from '../../../src/core/drill/queue';
import { isDue, replay } from '../../../src/core/schedule/schedule';
import { DAY } from './events';
import { anyNotes, CONTEXT, made, names, OPTIONS } from './planning';

const PLAN: Plan = { pool: { kind: 'vault' }, pick: 'all', order: 'written', seed: 0, size: null };

const anyPick = fc.constantFrom(...(Object.keys(PICK_WORD) as Pick[]));
const anyOrder = fc.constantFrom(...(Object.keys(ORDER_WORD) as Order[]));
const anySize: fc.Arbitrary<Size | null> = fc.oneof(
  fc.constant(null),
  fc.record({ questions: fc.integer({ min: 1, max: MOST_OF_SIZE }) }),
  fc.record({ questions: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ minutes: fc.integer({ min: 1, max: 20 }) }),
);
const anyPaths = fc.array(fc.string(), { maxLength: 3 });
const anyPool: fc.Arbitrary<Pool> = fc.oneof(
  fc.constant<Pool>({ kind: 'vault' }),
  fc.record({ kind: fc.constant('notes' as const), paths: anyPaths }),
  fc.record({
    kind: fc.constant('topic' as const),
    topic: fc.string(),
    paths: fc.oneof(fc.constant(null), anyPaths),
  }),
  fc.record({
    kind: fc.constant('property' as const),
    property: fc.constantFrom('tag' as const, 'role' as const, 'round' as const, 'variant' as const),
    value: fc.string(),
  }),
);
const anyPlan: fc.Arbitrary<Plan> = fc.record({
  pool: anyPool,
  pick: anyPick,
  order: anyOrder,
  seed: fc.maxSafeInteger(),
  size: anySize,
});
const anyLeft = fc.integer({ min: 0, max: 6 });

const isNew = ({ ratings }: DrillItem): boolean => ratings.length === 0;
const isDueNow = ({ ratings }: DrillItem): boolean => {
  const memory = replay(ratings, OPTIONS);
  return memory !== null && isDue(memory, DAY);
};
const sortedNames = (items: readonly DrillItem[]): string[] => names(items).sort();

describe('the questions of a plan', () => {
  it('are those of the pick, each once, whatever the order', () => {
    fc.assert(
      fc.property(anyNotes, anyOrder, anyLeft, (notes, order, newLeft) => {
        const of = (pick: Pick): DrillItem[] =>
          planned(notes, { ...PLAN, pick, order }, { ...CONTEXT, newLeft });
        const all = notes.flatMap(({ items }) => items);
        expect(sortedNames(of('all'))).toEqual(sortedNames(all));
        expect(sortedNames(of('due'))).toEqual(sortedNames(all.filter(isDueNow)));
        expect(sortedNames(of('weak'))).toEqual(sortedNames(all.filter(({ weak }) => weak)));
        // New ones, but no more than the day has room for.
        const fresh = of('new');
        expect(fresh.every(isNew)).toBe(true);
        expect(fresh).toHaveLength(Math.min(newLeft, all.filter(isNew).length));
        // What is due and what is new have none in common, and together they are what is practised.
        expect(sortedNames(of('practice'))).toEqual(sortedNames([...of('due'), ...fresh]));
      }),
    );
  });

  it('are never more than the size says', () => {
    fc.assert(
      fc.property(anyNotes, anyPlan, (notes, plan) => {
        const whole = planned(notes, { ...plan, size: null }, CONTEXT);
        const items = planned(notes, plan, CONTEXT);
        expect(items).toEqual(whole.slice(0, items.length));
        const { size } = plan;
        if (size === null) expect(items).toHaveLength(whole.length);
        else if ('questions' in size) expect(items).toHaveLength(Math.min(size.questions, whole.length));
        else {
          const seconds = (of: readonly DrillItem[]): number =>
            of.reduce((sum, { question }) => sum + secondsFor(question), 0);
          if (whole.length > 0) expect(items.length).toBeGreaterThan(0);
          if (items.length > 1) expect(seconds(items)).toBeLessThanOrEqual(size.minutes * 60);
          const more = whole.slice(0, items.length + 1);
          if (more.length > items.length) expect(seconds(more)).toBeGreaterThan(size.minutes * 60);
        }
      }),
    );
  });

  it('of which the day has room for some are the first of them in the order', () => {
    const notes = [made('a.md', ...Array.from({ length: 6 }, () => ({ topic: 'T' })))];
    for (const order of Object.keys(ORDER_WORD) as Order[]) {
      const plan: Plan = { ...PLAN, pick: 'new', order, seed: 5 };
      const all = planned(notes, plan, { ...CONTEXT, newLeft: 6 });
      expect(planned(notes, plan, { ...CONTEXT, newLeft: 2 })).toEqual(all.slice(0, 2));
    }
  });

  it('of a topic have its words above them, however they are written, and no others', () => {
    const notes = [
      made('a.md', { topic: 'Storage' }, { topic: 'Queues' }),
      made('b.md', { topic: '**STORAGE**' }, { topic: 'Storage engines' }, { topic: '' }),
    ];
    const topic = (text: string): string[] =>
      names(planned(notes, { ...PLAN, pool: { kind: 'topic', topic: text, paths: null } }, CONTEXT));
    expect(topic('storage')).toEqual(['a.md q1', 'b.md q1']);
    expect(topic(' `Queues` ')).toEqual(['a.md q2']);
    expect(topic('none of them')).toEqual([]);
    expect(topic('')).toEqual([]);
  });

  it('are a queue like any other', () => {
    const notes = [made('a.md', { topic: '', weak: true }, { topic: '' })];
    const plan: Plan = { ...PLAN, pick: 'weak' };
    expect(names(buildQueue(notes, { kind: 'session', plan }, CONTEXT))).toEqual(['a.md q1']);
    expect(queueName({ kind: 'session', plan })).toBe('All interview notes, weak');
  });
});

describe('what a plan comes to', () => {
  it('is counted', () => {
    const notes = [
      made('a.md', { topic: '', ratings: [[5, 1]], weak: true }, { topic: '' }),
      made('b.md', { topic: '', words: 3000 }),
    ];
    // Half a minute each, and the long one eight.
    expect(previewOf(planned(notes, PLAN, CONTEXT))).toEqual({
      questions: 3,
      notes: 2,
      fresh: 2,
      weak: 1,
      minutes: 9,
    });
    expect(previewOf([])).toEqual({ questions: 0, notes: 0, fresh: 0, weak: 0, minutes: 0 });
  });

  it('fits into the minutes that it was given, unless one question alone takes longer', () => {
    fc.assert(
      fc.property(anyNotes, fc.integer({ min: 1, max: 20 }), (notes, minutes) => {
        const preview = previewOf(planned(notes, { ...PLAN, size: { minutes } }, CONTEXT));
        if (preview.questions > 1) expect(preview.minutes).toBeLessThanOrEqual(minutes);
      }),
    );
  });
});

describe('the topics of notes', () => {
  it('are one where the words are the same, in the order in which they are met', () => {
    const notes = [
      made('a.md', { topic: 'Storage' }, { topic: 'Queues' }, { topic: 'Queues' }),
      made('b.md', { topic: '' }, { topic: '*storage*' }),
    ];
    expect(topicChoices(notes)).toEqual([
      { topic: 'Storage', questions: 2, paths: ['a.md', 'b.md'] },
      { topic: 'Queues', questions: 2, paths: ['a.md'] },
    ]);
  });

  it('each have as many questions as a session of them', () => {
    fc.assert(
      fc.property(anyNotes, (notes) => {
        for (const { topic, questions, paths } of topicChoices(notes)) {
          const items = planned(notes, { ...PLAN, pool: { kind: 'topic', topic, paths } }, CONTEXT);
          expect(items).toHaveLength(questions);
          expect(new Set(items.map(({ path }) => path))).toEqual(new Set(paths));
        }
      }),
    );
  });

  it('are found under names that mean something to JavaScript', () => {
    for (const topic of ['__proto__', 'constructor', 'toString'])
      expect(topicChoices([made('a.md', { topic })]).map((each) => each.questions)).toEqual([1]);
  });
});

describe('the name of a plan', () => {
  it.each<[Pool, Pick, string]>([
    [{ kind: 'vault' }, 'all', 'All interview notes'],
    [{ kind: 'vault' }, 'practice', 'All interview notes, due and new'],
    [{ kind: 'notes', paths: ['a/b/Storage.md'] }, 'due', 'Storage, due'],
    [{ kind: 'notes', paths: ['a.md', 'b.md'] }, 'new', '2 notes, new'],
    [{ kind: 'notes', paths: [] }, 'all', '0 notes'],
    [{ kind: 'topic', topic: 'Caching', paths: null }, 'weak', 'Topic: Caching, weak'],
    [{ kind: 'property', property: 'round', value: 'Screen' }, 'all', 'Round: Screen'],
  ])('of %j, %s, is %s', (pool, pick, name) => {
    expect(planName({ ...PLAN, pool, pick })).toBe(name);
    expect(name.startsWith(poolName(pool))).toBe(true);
  });
});

describe('a plan that was stored', () => {
  it('is the same plan, alone and in a queue', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const stored: unknown = JSON.parse(JSON.stringify(plan));
        expect(repairPlan(stored)).toEqual(plan);
        expect(repairQueue({ kind: 'session', plan: stored })).toEqual({ kind: 'session', plan });
      }),
    );
  });

  it('is none, or one that can be carried out, whatever else was stored', () => {
    const part = fc.oneof(fc.jsonValue(), anyPool, anyPick, anyOrder, anySize);
    const anything = fc.oneof(
      fc.anything(),
      fc.record({ pool: part, pick: part, order: part, seed: part, size: part }, { requiredKeys: [] }),
      fc
        .tuple(anyPlan, fc.constantFrom('pool', 'pick', 'order', 'seed', 'size'), part)
        .map(([plan, key, value]) => ({
          ...plan,
          [key]: value,
        })),
    );
    const notes = [made('a.md', { topic: 'Storage' })];
    fc.assert(
      fc.property(anything, (stored) => {
        const plan = repairPlan(stored);
        if (plan === null) return;
        expect(planned(notes, plan, CONTEXT).length).toBeLessThanOrEqual(1);
        expect(repairPlan(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
      }),
      {
        numRuns: 1000,
        examples: [[{ pool: { kind: 'vault' }, pick: 'all', order: 'written', seed: -0, size: null }]],
      },
    );
  });

  it.each<[unknown]>([
    [null],
    [[]],
    [{ ...PLAN, pool: { kind: 'note' } }],
    [{ ...PLAN, pool: { kind: 'notes', paths: [1] } }],
    [{ ...PLAN, pool: { kind: 'notes', paths: 'a.md' } }],
    [{ ...PLAN, pool: { kind: 'topic', topic: 3, paths: null } }],
    [{ ...PLAN, pool: { kind: 'topic', topic: 'x' } }],
    [{ ...PLAN, pool: { kind: 'property', property: '__proto__', value: 'x' } }],
    [{ ...PLAN, pick: 'constructor' }],
    [{ ...PLAN, order: 'random' }],
  ])('is none where it was %j', (stored) => {
    expect(repairPlan(stored)).toBeNull();
  });

  it.each<[unknown]>([[0], [-1], [1.5], [MOST_OF_SIZE + 1], ['5'], [null]])(
    'has no bound where it had %j questions or minutes',
    (amount) => {
      expect(repairPlan({ ...PLAN, size: { questions: amount } })).toEqual(PLAN);
      expect(repairPlan({ ...PLAN, size: { minutes: amount } })).toEqual(PLAN);
    },
  );
});
