import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  restoreSession,
  storedItems,
  storedKeys,
  storedPaths,
  storeSession,
} from '../../../src/core/drill/persist';
import { allRatings, progressOf, startSession } from '../../../src/core/drill/session';
import { drillItems, drillNote, noteWith } from '../../support/notes';
import { DAY, go, play, progress, rate, ratings, reveal, session, shown, skip } from './events';

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a session that is stored', () => {
  it('goes on where it was, with a new clock and nothing to undo', () => {
    const before = play(
      session(2, 2, 2),
      reveal,
      rate(3, 1000),
      { type: 'hint' },
      reveal,
      skip(5000),
      reveal,
      reveal,
    );
    const after = restoreSession(throughJson(storeSession(before)), before.items, 90_000);
    expect(shown(after)).toBe('q3');
    expect(after).toMatchObject({ elapsed: 5000, shownAt: 90_000, undo: [], scope: 'note' });
    for (const item of before.items) {
      const { unsaved: _, ratingsBefore: __, weak: ___, ...known } = progressOf(before, item);
      expect(progressOf(after, item)).toMatchObject(known);
    }
  });

  it('goes on in the summary', () => {
    const before = play(session(1), reveal, rate(3));
    const after = restoreSession(throughJson(storeSession(before)), before.items, 0);
    expect(shown(after)).toBe('summary');
    expect(after.shownAt).toBeNull();
  });

  it('keeps a selection a selection', () => {
    const all = play(session(1, 1, 1), reveal, rate(1));
    const before = play(all, { type: 'again', keys: [all.items[2]?.key ?? ''], now: 0 });
    const after = restoreSession(throughJson(storeSession(before)), all.items, 0);
    expect(after.scope).toBe('selection');
    expect(ratings(after)).toEqual(['q3: -']);
  });

  it('keeps the order of a selection, and tells its keys', () => {
    const { items } = session(1, 1, 1);
    const before = startSession([...items].reverse(), 0, { scope: 'selection' });
    const stored = throughJson(storeSession(before));
    expect(ratings(restoreSession(stored, items, 0))).toEqual(['q3: -', 'q2: -', 'q1: -']);
    expect(storedKeys(stored)).toEqual(before.items.map(({ key }) => key));
    expect(storedPaths(stored)).toEqual(['Note.md']);
    for (const nothing of [null, 'x', {}, { progress: 7 }, { progress: [null, 3, { key: 7 }] }])
      expect(storedKeys(nothing)).toEqual([]);
  });

  it('holds no text of the note', () => {
    const before = session(2, 1);
    expect(JSON.stringify(storeSession(before))).not.toMatch(/thing|Part|Text/);
  });

  it('goes on in a note that changed meanwhile', () => {
    const before = play(session(3, 1, 1), { type: 'reveal-all' }, rate(2), go(2));
    const { items } = drillNote(noteWith(1, 1));
    const after = restoreSession(throughJson(storeSession(before)), items, 0);
    expect(shown(after)).toBe('q1');
    expect(progress(after, 'q1')).toMatchObject({ revealed: 1, rating: 2 });
    expect(ratings(after)).toEqual(['q1: 2', 'q2: -']);
  });

  it('finds questions by their words where their labels were renumbered', () => {
    const before = play(session(1, 1), reveal, rate(2), reveal);
    const renumbered = noteWith(1, 1).replace('Q2', 'Q3').replace('Q1', 'Q2');
    const { items } = drillNote(`### Q1: Why is this new?\n\nSo.\n\n---\n\n${renumbered}`);
    const after = restoreSession(throughJson(storeSession(before)), items, 0);
    expect(shown(after)).toBe('q3');
    expect(ratings(after)).toEqual(['q1: -', 'q2: 2', 'q3: -']);
    const selection = throughJson(storeSession({ ...before, scope: 'selection' }));
    expect(storedItems(selection, items).map(({ question }) => question.id)).toEqual(['q2', 'q3']);
    expect(ratings(restoreSession(selection, items, 0))).toEqual(['q2: 2', 'q3: -']);
  });

  it('goes on by label with what an earlier version stored', () => {
    const before = play(session(1, 1), reveal, rate(2));
    const stored = throughJson(storeSession(before)) as { progress: { hash?: string }[] };
    for (const each of stored.progress) delete each.hash;
    expect(ratings(restoreSession(stored, before.items, 0))).toEqual(['q1: 2', 'q2: -']);
  });

  it('goes on with what the format before stored: no order of its own, no time, no second tries', () => {
    const before = play(session(2, 1), reveal, rate(1));
    const {
      arranged: _,
      minutes: __,
      progress: entries,
      ...old
    } = throughJson(storeSession(before)) as Record<string, unknown> & {
      progress: Record<string, unknown>[];
    };
    const full = { revealed: 0, hintShown: false, followUps: [], rating: null, ratedOn: null, before: null };
    const stored = {
      ...old,
      progress: entries.map(({ again: _a, earlier: _e, round: _r, ...entry }) => ({
        ...full,
        skipped: false,
        time: 0,
        ...entry,
      })),
    };
    const after = restoreSession(throughJson(stored), before.items, 0);
    expect(after).toMatchObject({ arranged: false, minutes: null, scope: 'note' });
    expect(shown(after)).toBe('q2');
    expect(progress(after, 'q1')).toMatchObject({
      rating: 1,
      revealed: 1,
      again: false,
      earlier: [],
      round: 0,
    });
  });

  it('keeps its order, its time and what comes again, and takes in at the end what was written since', () => {
    const { items } = session(1, 1, 1);
    const [one, two] = items;
    const shuffled = [two, one].flatMap((item) => item ?? []);
    const before = play(
      startSession(shuffled, 0, { arranged: true, minutes: 5 }),
      reveal,
      rate(1),
      reveal,
      rate(3),
    );
    const after = restoreSession(throughJson(storeSession(before)), items, 0);
    expect(after).toMatchObject({ arranged: true, minutes: 5, scope: 'note' });
    expect(ratings(after)).toEqual(['q2: 1', 'q1: 3', 'q3: -']);
    expect(progress(after, 'q2')).toMatchObject({ again: true, round: 1, revealed: 0 });
  });

  it('is stored in few words: nothing of what was not done', () => {
    const [first, second] = (throughJson(storeSession(play(session(1, 1), reveal))) as { progress: object[] })
      .progress;
    expect(Object.keys(first ?? {}).sort()).toEqual(['hash', 'key', 'revealed', 'steps']);
    expect(Object.keys(second ?? {}).sort()).toEqual(['hash', 'key']);
  });

  it('is, whatever happened in it, the same as before but for its clock and what can be undone', () => {
    const step = fc.constantFrom(
      reveal,
      { type: 'reveal-all' } as const,
      { type: 'hint' } as const,
      rate(1, 1000),
      rate(2, 2000),
      rate(4, 3000),
      skip(4000),
      go(0, 5000),
      go(2, 6000),
    );
    const start = (): ReturnType<typeof startSession> => {
      const { items } = session(2, 1, 0);
      return startSession([...items].reverse(), 0, { arranged: true, minutes: 30 });
    };
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        const before = play(start(), ...steps, { type: 'pause', now: 7000 });
        const { undo: _, shownAt: __, progress: known, ...rest } = before;
        const after = restoreSession(throughJson(storeSession(before)), before.items, 9000);
        expect(after).toMatchObject(rest);
        for (const [key, { weak: _w, ...each }] of known) expect(after.progress.get(key)).toMatchObject(each);
      }),
    );
  });

  it('counts a rating that waits for its note', () => {
    const before = play(session(1, 1), reveal, rate(2));
    const items = drillItems(
      '---',
      'drill_log:',
      '  q1: 9f3a1c 2026-11-01:3',
      '---',
      ...noteWith(1, 1).split('\n'),
    );
    const after = restoreSession(throughJson(storeSession(before)), items, 0);
    const [item] = after.items;
    expect(item && allRatings(item, progressOf(after, item)).map(({ confidence }) => confidence)).toEqual([
      3, 2,
    ]);
  });

  it('does not count a rating twice that the note has already', () => {
    const before = play(session(1, 1), reveal, rate(2));
    const items = drillItems(
      '---',
      'drill_log:',
      '  q1: 9f3a1c 2026-11-30:2',
      '---',
      ...noteWith(1, 1).split('\n'),
    );
    const after = restoreSession(throughJson(storeSession(before)), items, 0);
    expect(progress(after, 'q1')).toMatchObject({ rating: 2, ratedOn: DAY, before: null, ratingsBefore: [] });
  });
});

describe('whatever else is stored', () => {
  const { items } = drillNote(noteWith(2, 1, 0));
  const [first] = items;
  const key = first?.key ?? '';

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'session'],
    ['a list', []],
    ['an empty object', {}],
    ['another version', { version: 2, scope: 'note', position: key, phase: 'summary', progress: [] }],
    ['a version in words', { version: '1', phase: 'summary' }],
    ['a selection of nothing', { version: 1, scope: 'selection', progress: [] }],
    [
      'a selection of what is gone',
      { version: 1, scope: 'selection', phase: 'summary', progress: [{ key: 'gone' }] },
    ],
  ])('begins anew on %s', (_, stored) => {
    expect(restoreSession(stored, items, 7)).toEqual(startSession(items, 7));
  });

  it.each<[string, unknown]>([
    [
      'wrong types',
      {
        key,
        revealed: '2',
        hintShown: 1,
        followUps: 'x',
        rating: '3',
        ratedOn: DAY,
        skipped: 'no',
        time: '5',
      },
    ],
    [
      'numbers out of range',
      { key, revealed: -3, followUps: [-1, 0, 1.5, 9], rating: 5, ratedOn: 1.5, time: -1 },
    ],
    ['no numbers', { key, revealed: NaN, rating: 3, ratedOn: NaN, time: Infinity }],
    ['a rating without a day', { key, rating: 3 }],
    ['a day without a rating', { key, ratedOn: DAY }],
    ['a list', [key]],
  ])('leaves out an entry of %s', (_, entry) => {
    const restored = restoreSession({ version: 1, scope: 'note', progress: [entry] }, items, 7);
    expect(progress(restored, 'q1')).toMatchObject({
      revealed: 0,
      rating: null,
      ratedOn: null,
      followUps: [],
      time: 0,
    });
    expect(ratings(restored)).toEqual(['q1: -', 'q2: -', 'q3: -']);
  });

  it('reveals whole layers, and no more than there are', () => {
    const revealed = (value: unknown): number =>
      progress(restoreSession({ version: 1, progress: [{ key, revealed: value }] }, items, 0), 'q1').revealed;
    expect([1, 1.9, 99, Number.MAX_VALUE].map(revealed)).toEqual([1, 1, 2, 2]);
  });

  it('never breaks a drill', () => {
    const values = fc.oneof(fc.anything(), fc.constantFrom<unknown>(1, 'note', 'selection', 'summary', key));
    const entry = fc.record(
      {
        key: fc.constantFrom(key, 'gone'),
        revealed: values,
        rating: values,
        ratedOn: values,
        followUps: values,
        before: values,
        time: values,
      },
      { requiredKeys: [] },
    );
    const stored = fc.record(
      {
        version: fc.constant(1),
        scope: values,
        position: values,
        phase: values,
        elapsed: values,
        progress: fc.oneof(values, fc.array(fc.oneof(entry, values))),
      },
      { requiredKeys: ['version'] },
    );
    fc.assert(
      fc.property(stored, (data) => {
        const restored = restoreSession(data, items, 7);
        expect(restored.items[restored.position]).toBeDefined();
        expect(restored.elapsed).toBeGreaterThanOrEqual(0);
        const after = play(restored, go(0), { type: 'reveal-all' }, rate(3), go(1), reveal, rate(1));
        expect(ratings(after)[0]).toBe('q1: 3');
        expect(restoreSession(throughJson(storeSession(restored)), restored.items, 7)).toEqual(restored);
      }),
      { numRuns: 500 },
    );
  });
});
