import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renamePath } from '../../../src/core/drill/kept';
import type { Plan } from '../../../src/core/drill/plan';
import type { Queue } from '../../../src/core/drill/queue';
import { drillKey, isOfToday, isUnderWay, repairStopped, type Source } from '../../../src/core/drill/stopped';
import { DAY, go, play, rate, reveal, session, skip, undo } from './events';

const PLAN: Plan = { pool: { kind: 'vault' }, pick: 'all', order: 'shuffled', seed: 4, size: null };
const planned = (change: Partial<Plan> = {}): Queue => ({ kind: 'session', plan: { ...PLAN, ...change } });
const QUEUES: readonly Queue[] = [
  { kind: 'due' },
  { kind: 'weak' },
  { kind: 'property', property: 'tag', value: 'x' },
  { kind: 'questions', name: 'Shared', questions: [{ path: 'a.md', id: 'q1' }] },
  planned(),
  planned({ pick: 'practice' }),
  planned({ size: { minutes: 5 } }),
  planned({ pool: { kind: 'notes', paths: ['a.md', 'b.md'] } }),
];
const SOURCES: readonly Source[] = [
  { path: 'a.md' },
  { path: 'queue' },
  ...QUEUES.map((queue) => ({ queue, day: DAY })),
];

describe('what is drilled', () => {
  it('is told apart from all else', () => {
    expect(new Set(SOURCES.map(drillKey)).size).toBe(SOURCES.length);
  });

  it('is the same on another day, also where its order hangs on the day', () => {
    expect(drillKey({ queue: planned({ seed: 9 }), day: DAY + 1 })).toBe(
      drillKey({ queue: planned(), day: DAY }),
    );
  });

  it('is the same in whatever order its notes were chosen', () => {
    const of = (...paths: string[]): string =>
      drillKey({ queue: planned({ pool: { kind: 'notes', paths } }), day: DAY });
    expect(of('b.md', 'a.md')).toBe(of('a.md', 'b.md'));
    expect(of('b.md')).not.toBe(of('a.md', 'b.md'));
  });

  it('is followed to another path of its note', () => {
    for (const source of SOURCES) {
      const renamed = renamePath(source, 'a.md', 'a2.md') as Source;
      expect(JSON.stringify(renamePath(JSON.parse(drillKey(source)), 'a.md', 'a2.md'))).toBe(
        drillKey(renamed),
      );
    }
  });
});

describe('a stopped drill that was stored', () => {
  it('is what it was', () => {
    for (const source of SOURCES) {
      const stopped = { source, session: { version: 1 } };
      expect(repairStopped(JSON.parse(JSON.stringify(stopped)))).toEqual(stopped);
    }
  });

  it('is one that can go on, or none, whatever was stored', () => {
    const part = fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>(...SOURCES), fc.constant({ version: 1 }));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record({ source: part, session: part })), (stored) => {
        const stopped = repairStopped(stored);
        if (stopped === null) return;
        expect(typeof drillKey(stopped.source)).toBe('string');
        expect(typeof isOfToday(stopped, DAY)).toBe('boolean');
        expect(repairStopped(JSON.parse(JSON.stringify(stopped)))?.source).toEqual(stopped.source);
      }),
      { numRuns: 500 },
    );
  });

  it('goes on another day unless it was of what was due, or new, that day', () => {
    const goesOn = (source: Source): boolean => isOfToday({ source, session: {} }, DAY + 1);
    expect(SOURCES.filter((source) => !goesOn(source))).toEqual([
      { queue: { kind: 'due' }, day: DAY },
      { queue: planned({ pick: 'practice' }), day: DAY },
    ]);
    for (const pick of ['due', 'new'] as const)
      expect(goesOn({ queue: planned({ pick }), day: DAY })).toBe(false);
    for (const source of SOURCES) expect(isOfToday({ source, session: {} }, DAY)).toBe(true);
  });
});

describe('a session is under way', () => {
  it('as soon as anything happened, until it is over', () => {
    const fresh = session(1, 1);
    expect(isUnderWay(fresh)).toBe(false);
    expect(isUnderWay(play(fresh, { type: 'weak' }, undo()))).toBe(false);
    expect(isUnderWay(play(fresh, reveal))).toBe(true);
    expect(isUnderWay(play(fresh, { type: 'hint' }))).toBe(true);
    expect(isUnderWay(play(fresh, skip()))).toBe(true);
    expect(isUnderWay(play(fresh, go(1)))).toBe(true);
    const rated = play(fresh, reveal, rate(3));
    expect(isUnderWay(rated)).toBe(true);
    expect(isUnderWay(play(rated, reveal, rate(4)))).toBe(false);
  });
});
