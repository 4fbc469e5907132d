import { describe, expect, it } from 'vitest';
import { readFrontmatter } from '../../../src/core/note/frontmatter';
import { editRecord, undoEdit, type EditResult, type RecordEdit } from '../../../src/core/record/edit';
import { readRecord } from '../../../src/core/record/read';
import { DEFAULT_RECORD_KEYS as KEYS, type RecordKeys } from '../../../src/core/record/types';

const rate = (id: string): RecordEdit => ({
  type: 'rate',
  id,
  hash: '77c0e2',
  confidence: 1,
  day: 20_767,
  autoWeak: true,
});

const note = (...yaml: string[]): string => ['---', ...yaml, '---', '', 'Body', ''].join('\n');

/** Reads and edits a note; whatever comes of it, it comes back as a value, and what was written can be taken back. */
function tried(text: string, id = 'q1', keys: RecordKeys = KEYS): EditResult {
  const { data } = readFrontmatter(text);
  readRecord(data, keys);
  const result = editRecord(text, [rate(id)], keys);
  if (result.ok) expect(undoEdit(result.text, result.undo, keys)).toEqual({ ok: true, text });
  else expect(result.diagnostic.line).toBeGreaterThanOrEqual(1);
  return result;
}

/** Names that every JavaScript object has, and some that other programs stumble upon. */
const NAMES = [
  ...['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty', 'prototype', '__defineGetter__'],
  ...[
    'then',
    'length',
    'size',
    'get',
    'toJSON',
    '',
    ' ',
    '0',
    '-1',
    'NaN',
    'null',
    'undefined',
    '<img src=x>',
  ],
];

describe('names of JavaScript', () => {
  it.each(NAMES)('are ordinary ids: %j', (id) => {
    const result = tried(note('a: 1'), id);
    if (!result.ok) throw new Error(result.diagnostic.message);
    const record = readRecord(readFrontmatter(result.text).data, KEYS);
    expect([...record.confidence]).toEqual([[id, 1]]);
    expect([...record.log.keys()]).toEqual([id]);
    expect(record.weak).toEqual([id]);
    const unflagged = editRecord(result.text, [{ type: 'weak', id, weak: false }], KEYS);
    expect(unflagged.ok && readRecord(readFrontmatter(unflagged.text).data, KEYS).weak).toEqual([]);
  });

  it.each(NAMES)('are ordinary names of properties: %j', (name) => {
    const keys = { confidence: name, weak: `${name}w`, log: `${name}l`, weakTag: name };
    const result = tried(note('a: 1'), 'q1', keys);
    if (!result.ok) throw new Error(result.diagnostic.message);
    expect(readRecord(readFrontmatter(result.text).data, keys).confidence.get('q1')).toBe(1);
  });

  it('in a note change nothing else', () => {
    const hostile = note(
      '__proto__: {polluted: 1, confidence: {q1: 4}}',
      'constructor: {prototype: {polluted: 1}}',
      'confidence: {__proto__: 3, constructor: 2}',
      'drill_log: {toString: 9f3a1c 2026-11-01:1}',
      'weak: [__proto__]',
      'tags: [weak]',
    );
    const result = tried(hostile, '__proto__');
    if (!result.ok) throw new Error(result.diagnostic.message);
    const { confidence, log, weak } = readRecord(readFrontmatter(result.text).data, KEYS);
    expect([...confidence]).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
    ]);
    expect([...log.keys()]).toEqual(['toString', '__proto__']);
    expect(weak).toEqual(['__proto__']);
    expect('polluted' in {}).toBe(false);
    expect(({} as Record<string, unknown>)['q1']).toBeUndefined();
  });
});

describe('bombs', () => {
  const aliases = (levels: number, width: number): string[] =>
    Array.from({ length: levels }, (_, at) => {
      const item = at === 0 ? 'x' : `*a${String(at - 1)}`;
      return `a${String(at)}: &a${String(at)} [${Array.from({ length: width }, () => item).join(', ')}]`;
    });

  it.each<[string, string]>([
    ['aliases by the million', note(...aliases(12, 12))],
    ['a hundred thousand aliases of one thing', note('a: &a x', `b: [${'*a,'.repeat(100_000)}]`)],
    ['an alias of what it stands in', note('a: &a [*a]')],
    ['a hundred thousand lists in each other', note(`a: ${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
    ['a hundred thousand lists that never end', note(`a: ${'['.repeat(100_000)}`)],
    ['a hundred thousand maps in each other', note(`a: ${'{a: '.repeat(100_000)}1${'}'.repeat(100_000)}`)],
    ['a hundred thousand dashes', note('a:', `  ${'- '.repeat(100_000)}x`)],
    ['a hundred thousand explicit keys', note(`${'? '.repeat(100_000)}x`)],
    ['lists in each other under our own name', note(`confidence: ${'['.repeat(100_000)}`)],
    [
      'maps in each other under our own name',
      note(`drill_log: ${'{q1: '.repeat(50_000)}1${'}'.repeat(50_000)}`),
    ],
    [
      'a deeper line two thousand times',
      note(...Array.from({ length: 2000 }, (_, n) => `${' '.repeat(n)}a:`)),
    ],
  ])('are refused: %s', (_, text) => {
    expect(tried(text)).toMatchObject({ ok: false });
  });

  it.each<[string, string]>([
    ['a key of a megabyte', note(`${'k'.repeat(1_000_000)}: 1`)],
    ['an explicit key of a megabyte', note(`? ${'k'.repeat(1_000_000)}`, ': 1')],
    ['a value of a megabyte', note(`a: ${'v '.repeat(500_000)}`)],
    ['an id of a megabyte', note(`weak: [${'q'.repeat(1_000_000)}]`)],
    ['a line of a million brackets', note(`a: "${'['.repeat(1_000_000)}"`)],
    ['a hundred thousand comments', note(...Array.from({ length: 100_000 }, () => '# x'))],
    [
      'five thousand questions',
      note('confidence:', ...Array.from({ length: 5_000 }, (_, n) => `  q${String(n)}: 1`)),
    ],
    [
      'a log of twenty thousand ratings',
      note('drill_log:', `  q1: 9f3a1c 2026-11-01:1${' +0:2'.repeat(20_000)}`),
    ],
  ])('are only large: %s', (_, text) => {
    const result = tried(text);
    if (!result.ok) expect(result.diagnostic.message.length).toBeLessThan(1000);
  });

  it.each(['1e999', '-1e999', '.inf', '.nan', '0x1p9', '9'.repeat(400), '1_000', '-0', '1e-999'])(
    'are no confidence: %s',
    (number) => {
      expect(tried(note(`confidence: {q1: ${number}}`))).toMatchObject({ ok: false });
      expect(tried(note(`drill_log: {q1: ${number}}`))).toMatchObject({ ok: false });
      expect(tried(note(`variant: ${number}`, `duration: ${number}`))).toMatchObject({ ok: true });
    },
  );
});

describe('code', () => {
  it('in the language of the fences is only text above which properties go', () => {
    const text = '---js\n{ x: globalThis.drillRan = true }\n---\nBody';
    const result = tried(text);
    expect(result.ok && result.text.endsWith(`---\n${text}`)).toBe(true);
    expect('drillRan' in globalThis).toBe(false);
  });

  it('in tags of YAML is never run', () => {
    tried(note('a: !!js/function "function () { globalThis.drillRan = true }"'));
    tried(
      note('a: !!js/regexp /(a+)+$/', 'b: !!python/object/apply:os.system ["true"]', 'c: !<tag:x,2002:f> y'),
    );
    expect('drillRan' in globalThis).toBe(false);
  });
});
