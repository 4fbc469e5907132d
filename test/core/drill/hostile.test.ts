import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDrillNote } from '../../../src/core/drill/item';
import { restoreSession, storedKeys, storeSession } from '../../../src/core/drill/persist';
import { reduce } from '../../../src/core/drill/reduce';
import { progressOf, startSession } from '../../../src/core/drill/session';
import { decodeJournal } from '../../../src/core/record/journal';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../../src/core/record/types';
import { DEFAULT_SETTINGS, parseOptions, recordKeys, repairSettings } from '../../../src/core/settings';

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', 'then'];

const HTML = '<img src=x onerror="globalThis.drillRan=1">';

/** Values that a file or a storage may hold which somebody else wrote. */
const HOSTILE: readonly unknown[] = [
  ...[
    null,
    0,
    -1,
    NaN,
    Infinity,
    '',
    'x',
    true,
    [],
    {},
    [[]],
    HTML,
    'javascript:alert(1)',
    '../../x',
    '\u0000',
  ],
  ...NAMES,
  JSON.parse('{"__proto__": {"polluted": 1}}') as unknown,
  { constructor: { prototype: { polluted: 1 } } },
  { length: 1e9 },
  { toString: null, valueOf: null },
  Array.from({ length: 1000 }, () => HTML),
  'x'.repeat(1_000_000),
];

const anyHostile: fc.Arbitrary<unknown> = fc.oneof(fc.constantFrom(...HOSTILE), fc.jsonValue());
const objectOf = (names: readonly string[]): fc.Arbitrary<Record<string, unknown>> =>
  fc.dictionary(fc.constantFrom(...names, ...NAMES), anyHostile);

describe('questions with names of JavaScript', () => {
  const note = NAMES.map(
    (name) => `### ${name}?\n\nAnswer ^x\n\n### Why ${name}? ^${name.replace(/_/g, '')}\n\nA.`,
  );

  it('are drilled, flagged and stored like all others', () => {
    const { items } = readDrillNote('__proto__.md', note.join('\n\n'), KEYS);
    expect(items.length).toBe(NAMES.length * 2);
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
    let session = startSession(items, 0);
    for (const to of items.keys()) {
      session = reduce(reduce(session, { type: 'go', to, now: 1 }), { type: 'weak' });
      session = reduce(session, { type: 'reveal-all' });
    }
    const stored: unknown = JSON.parse(JSON.stringify(storeSession(session)));
    const restored = restoreSession(stored, items, 0);
    for (const item of items) expect(progressOf(restored, item)).toMatchObject({ revealed: 1, weak: false });
    expect('polluted' in {}).toBe(false);
  });

  it('find their records, and no record where there is none', () => {
    for (const name of NAMES) {
      const text = `---\nconfidence: {${name}: 4}\nweak: [${name}]\n---\n### Q1: A? ^${name}\n\nA.\n\n### Q2: B?\n\nB.\n`;
      const { items } = readDrillNote('x.md', text, KEYS);
      const others = items.filter(({ question }) => question.id !== name);
      expect(others.every(({ confidence, weak }) => confidence === null && !weak)).toBe(true);
      expect(others.length).toBeGreaterThan(0);
    }
  });
});

describe('what is stored on the device', () => {
  const { items } = readDrillNote('x.md', '### Q1: A?\n\nA.\n\n### Q2: B?\n\nB.\n', KEYS);
  const fields = [
    'key',
    'revealed',
    'hintShown',
    'followUps',
    'rating',
    'ratedOn',
    'skipped',
    'time',
    'before',
  ];
  const anyStored = fc
    .record({
      version: fc.constantFrom(1, 1, 1, 2),
      scope: anyHostile,
      position: fc.oneof(anyHostile, fc.constantFrom('x.md\nq1', 'x.md\nq2')),
      phase: anyHostile,
      elapsed: anyHostile,
      progress: fc.array(
        fc
          .tuple(fc.constantFrom('x.md\nq1', 'x.md\nq2', '__proto__'), objectOf(fields))
          .map(([key, entry]): unknown => ({ ...entry, key })),
      ),
    })
    .map((stored): unknown => stored);

  it('never breaks a drill, and lets it show only what a person could see', () => {
    fc.assert(
      fc.property(fc.oneof(anyStored, anyHostile), (stored) => {
        storedKeys(stored);
        const session = restoreSession(stored, items, 0);
        expect(session.items.length).toBeGreaterThan(0);
        expect(session.items.every((item) => items.includes(item))).toBe(true);
        expect(session.position).toBeGreaterThanOrEqual(0);
        expect(session.position).toBeLessThan(session.items.length);
        for (const item of session.items) {
          const { revealed, rating, time, followUps } = progressOf(session, item);
          expect(Number.isInteger(revealed) && revealed >= 0 && revealed <= 1).toBe(true);
          expect([null, 1, 2, 3, 4]).toContain(rating);
          expect(Number.isFinite(time)).toBe(true);
          expect(followUps).toEqual([]);
        }
        expect('polluted' in {}).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('gives no journal but entries that are whole, and drops nothing', () => {
    const edit = objectOf([
      'type',
      'id',
      'hash',
      'confidence',
      'day',
      'autoWeak',
      'weak',
      'log',
      'renumbered',
    ]);
    const entry = fc.record({ path: anyHostile, edits: fc.array(edit), attempt: anyHostile });
    const journal = fc.record({
      version: fc.constantFrom(1, 2),
      entries: fc.array(fc.oneof(entry, anyHostile)),
    });
    fc.assert(
      fc.property(fc.oneof(journal, anyHostile), (stored) => {
        const { entries, broken } = decodeJournal(stored);
        for (const { path, edits } of entries) {
          expect(typeof path).toBe('string');
          for (const { type, id } of edits) {
            expect(['rate', 'weak', 'adopt', 'forget']).toContain(type);
            expect(typeof id).toBe('string');
          }
        }
        const { version, entries: all } = (stored ?? {}) as { version?: unknown; entries?: unknown };
        if (version === 1 && Array.isArray(all)) expect(entries.length + broken.length).toBe(all.length);
        else if (stored !== null) expect(broken).toEqual([stored]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('settings that somebody else wrote', () => {
  it('are repaired to settings of ours', () => {
    fc.assert(
      fc.property(fc.oneof(objectOf(Object.keys(DEFAULT_SETTINGS)), anyHostile), (stored) => {
        const settings = repairSettings(stored);
        expect(Object.keys(settings).sort()).toEqual(Object.keys(DEFAULT_SETTINGS).sort());
        for (const [key, value] of Object.entries(settings))
          expect(typeof value).toBe(typeof DEFAULT_SETTINGS[key as keyof typeof DEFAULT_SETTINGS]);
        const { confidence, weak, log, weakTag } = recordKeys(settings);
        for (const name of [confidence, weak, log]) expect(name).toMatch(/^[\p{L}_][\p{L}\p{N}\p{M}_ -]*$/u);
        expect(new Set([confidence, weak, log]).size).toBe(3);
        expect(weakTag).not.toMatch(/[<>"'&\s]/);
        readDrillNote('x.md', '### Q1: A?\n\nA.\n', recordKeys(settings), parseOptions(settings));
        expect('polluted' in {}).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '(a+)+$ = answer',
    'tip ((((((((((a*)*)*)*)*)*)*)*)*)* = answer',
    '[[[ = answer',
    `${HTML} = prompt`,
  ])('cannot slow the reading of notes down by a row of roles: %s', (roles) => {
    const settings = repairSettings({ roles });
    const text = `### Q1: A?\n\n> [!tip] ${'a'.repeat(50_000)}!\n> B.\n`;
    const { items } = readDrillNote('x.md', text, KEYS, parseOptions(settings));
    expect(items).toHaveLength(1);
  });
});
