import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../../../src/core/record/read';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../../src/core/record/types';

const parsed = (json: string): Record<string, unknown> => JSON.parse(json) as Record<string, unknown>;

describe('readRecord', () => {
  it('reads the record of a note', () => {
    const record = readRecord(
      { confidence: { q1: 3, q4: 1 }, weak: ['q4'], drill_log: { q1: '9f3a1c 2026-11-01:1 +2:3' }, other: 1 },
      KEYS,
    );
    expect([...record.confidence]).toEqual([
      ['q1', 3],
      ['q4', 1],
    ]);
    expect(record.weak).toEqual(['q4']);
    expect(record.log.get('q1')?.ratings.map(({ confidence }) => confidence)).toEqual([1, 3]);
    expect(record.diagnostics).toEqual([]);
  });

  it('finds nothing in a note without a record', () => {
    expect(readRecord({}, KEYS)).toEqual({
      confidence: new Map(),
      weak: [],
      log: new Map(),
      diagnostics: [],
    });
    expect(readRecord({ confidence: null, weak: null, drill_log: null }, KEYS).diagnostics).toEqual([]);
  });

  it('takes what people write by hand', () => {
    const record = readRecord({ confidence: { q1: '4', q2: ' 2 ', q3: null }, weak: 'q1, q2' }, KEYS);
    expect([...record.confidence.values()]).toEqual([4, 2]);
    expect(record.weak).toEqual(['q1', 'q2']);
    expect(record.diagnostics).toEqual([]);
  });

  it('reads other property names', () => {
    const keys = { ...KEYS, confidence: 'sure', log: 'history' };
    expect(readRecord({ sure: { q1: 2 }, confidence: 'high' }, keys).confidence.get('q1')).toBe(2);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a text for confidence', { confidence: 'speculative' }, 'confidence'],
    ['a list for confidence', { confidence: [1] }, 'confidence'],
    ['a confidence of 5', { confidence: { q1: 5 } }, 'confidence: q1'],
    ['a confidence of 2.5', { confidence: { q1: 2.5 } }, 'confidence: q1'],
    ['an empty text', { confidence: { q1: '' } }, 'confidence: q1'],
    ['a map below a question', { confidence: { q1: {} } }, 'confidence: q1'],
    ['a text for the log', { drill_log: 'x' }, 'drill_log'],
    ['a log of nonsense', { drill_log: { q1: 'often' } }, 'drill_log: q1'],
    ['a truth value for weak', { weak: true }, 'weak'],
    ['a map for weak', { weak: { q1: true } }, 'weak'],
    ['a number in weak', { weak: [4] }, 'weak'],
  ])('reports %s and reads the rest', (_, data, what) => {
    const record = readRecord(
      { confidence: { q9: 3 }, ...data },
      KEYS,
      (key, entry) => (entry ?? key).length,
    );
    expect(record.diagnostics).toHaveLength(1);
    expect(record.diagnostics[0]).toMatchObject({ code: 'record-unreadable', severity: 'warning' });
    expect(record.diagnostics[0]?.message).toContain(`"${what}"`);
    expect(record.diagnostics[0]?.line).toBe((what.split(': ')[1] ?? what).length);
  });

  it('takes names of JavaScript for names of questions, and nothing else', () => {
    const record = readRecord(parsed('{"confidence": {"__proto__": 3, "constructor": 2}}'), KEYS);
    expect([...record.confidence]).toEqual([
      ['__proto__', 3],
      ['constructor', 2],
    ]);
    expect(readRecord({}, { ...KEYS, confidence: '__proto__', weak: 'constructor' }).diagnostics).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
  });

  it('survives any data', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('confidence', 'weak', 'drill_log'), fc.anything()),
        (data) => {
          const { confidence, diagnostics } = readRecord(data, KEYS);
          expect([...confidence.values()].every((value) => [1, 2, 3, 4].includes(value))).toBe(true);
          expect(diagnostics.every(({ code }) => code === 'record-unreadable')).toBe(true);
        },
      ),
    );
  });
});
