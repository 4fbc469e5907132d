import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeKept,
  keepDrill,
  renameInKept,
  renamePath,
  withoutDrill,
  type KeptDrill,
} from '../../../src/core/drill/kept';

const kept = (key: string, at = 0, state: unknown = { some: 'state' }): KeptDrill => ({ key, at, state });

const anyKept: fc.Arbitrary<KeptDrill> = fc.record({
  key: fc.oneof(fc.string(), fc.constantFrom('a', 'b', 'c')),
  at: fc.integer(),
  state: fc.jsonValue({ maxDepth: 3 }),
});
const anyLong = fc
  .tuple(
    fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n'),
    fc.integer({ min: 0, max: 200_000 }),
  )
  .map(([key, length]) => kept(key, length, 'x'.repeat(length)));
const anyAll = fc.array(anyKept, { maxLength: 16 });

describe('drills that are kept', () => {
  it('are read as they were stored', () => {
    fc.assert(
      fc.property(anyAll, (all) => {
        expect(decodeKept(JSON.parse(JSON.stringify(all)))).toEqual(JSON.parse(JSON.stringify(all)));
      }),
    );
  });

  it('are read without what is none, whatever was stored', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(fc.oneof(fc.anything(), anyKept))), (stored) => {
        for (const { key, at, state } of decodeKept(stored)) {
          expect([typeof key, Number.isFinite(at), state === undefined]).toEqual(['string', true, false]);
        }
      }),
    );
    const good = kept('a');
    expect(
      decodeKept([null, 3, {}, { ...good, at: NaN }, { ...good, key: 4 }, { key: 'b', at: 0 }, good]),
    ).toEqual([good]);
  });

  it('have the newest first, each once, twelve at most and no more than a device gives room for', () => {
    fc.assert(
      fc.property(fc.array(anyLong, { minLength: 1, maxLength: 20 }), (drills) => {
        let all: KeptDrill[] = [];
        for (const drill of drills) {
          all = keepDrill(all, drill);
          expect(all[0]).toBe(drill);
          expect(all.length).toBeLessThanOrEqual(12);
          expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
          if (all.length > 1) expect(JSON.stringify(all).length).toBeLessThanOrEqual(600_000 + 14);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('keep the newest even where it alone is too long', () => {
    const long = kept('long', 1, 'x'.repeat(700_000));
    expect(keepDrill([kept('a'), kept('b')], long)).toEqual([long]);
  });

  it('are let go of by their key', () => {
    expect(withoutDrill([kept('a'), kept('b')], 'a')).toEqual([kept('b')]);
    expect(withoutDrill([kept('a')], 'x')).toEqual([kept('a')]);
  });
});

describe('a note with another path', () => {
  it('is followed in keys and states, where it is meant and nowhere else', () => {
    const state = {
      source: { path: 'a/Old.md' },
      paths: ['a/Old.md', 'a/Old.md.md', 'b.md'],
      progress: [{ key: 'a/Old.md\nq1' }, { key: 'xa/Old.md\nq1' }],
      words: 'speaks of a/Old.md',
      'a/Old.md': 1,
    };
    const all = [kept('a/Old.md\ndrill', 1, state), kept(JSON.stringify({ queue: ['a/Old.md'] }), 2, null)];
    expect(renameInKept(all, 'a/Old.md', 'New.md')).toEqual([
      kept('New.md\ndrill', 1, {
        source: { path: 'New.md' },
        paths: ['New.md', 'a/Old.md.md', 'b.md'],
        progress: [{ key: 'New.md\nq1' }, { key: 'xa/Old.md\nq1' }],
        words: 'speaks of a/Old.md',
        'a/Old.md': 1,
      }),
      kept(JSON.stringify({ queue: ['New.md'] }), 2, null),
    ]);
  });

  it('comes back to what it was when it is renamed back, whatever is kept', () => {
    fc.assert(
      fc.property(fc.array(anyKept, { maxLength: 4 }), (all) => {
        const [from, to] = ['Some note.md', 'Nobody has this name.md'];
        const there = renameInKept(all, from, to);
        expect(there.map(({ at }) => at)).toEqual(all.map(({ at }) => at));
        expect(renameInKept(there, to, from)).toEqual(renameInKept(all, from, from));
      }),
    );
  });

  it('leaves names alone that mean something to JavaScript', () => {
    const state: unknown = JSON.parse('{"__proto__":{"path":"a.md"},"constructor":"a.md"}');
    expect(JSON.stringify(renamePath(state, 'a.md', 'b.md'))).toBe(
      '{"__proto__":{"path":"b.md"},"constructor":"b.md"}',
    );
    expect(Object.prototype).not.toHaveProperty('path');
  });
});
