import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontmatter } from '../../../src/core/note/frontmatter';
import { editRecord, type RecordEdit } from '../../../src/core/record/edit';
import { formatLogEntry, isSameRatings, mergeEntries, withoutRatings } from '../../../src/core/record/log';
import { mendRecord, tearAgain } from '../../../src/core/record/merge-torn';
import { readRecord } from '../../../src/core/record/read';
import { DEFAULT_RECORD_KEYS as KEYS, type LogEntry, type NoteRecord } from '../../../src/core/record/types';
import { hasGit, mergeFile } from '../../support/git';
import { anyEdit, anyNote, foreignLines } from './generators';

const lines = (...all: string[]): string => [...all, ''].join('\n');
const recordIn = (text: string): NoteRecord => readRecord(readFrontmatter(text).data, KEYS);
const apply = (text: string, edits: readonly RecordEdit[]): string => {
  const result = editRecord(text, edits, KEYS);
  if (!result.ok) throw new Error(result.diagnostic.message);
  return result.text;
};

function mended(text: string): string {
  const result = mendRecord(text, KEYS);
  if (!result.ok) throw new Error(result.diagnostic.message);
  expect(tearAgain(result.text, result)).toBe(text);
  expect(mendRecord(result.text, KEYS)).toMatchObject({ ok: true, text: result.text });
  return result.text;
}

const conflict = (ours: string[], theirs: string[], base?: string[]): string[] => [
  '<<<<<<< HEAD',
  ...ours,
  ...(base ? ['||||||| 1a2b3c4', ...base] : []),
  '=======',
  ...theirs,
  '>>>>>>> phone',
];

describe('a record with conflict marks of git', () => {
  it.each([
    ['plain', undefined],
    ['with the ancestor', ['  q1: 9f3a1c 2026-11-01:1']],
  ])('%s: becomes the union, and all else stays', (_, base) => {
    const ours = ['  q1: 9f3a1c 2026-11-03:2 2026-11-01:1 # mine'];
    const theirs = ['  q1: 9f3a1c 2026-11-04:4 2026-11-01:1'];
    const text = lines(
      ...[
        '---',
        'title: x   # keep',
        'confidence:',
        ...conflict(['  q1: 2'], ['  q1: 4'], base && ['  q1: 1']),
      ],
      ...['drill_log:', ...conflict(ours, theirs, base), '---', '', 'Body', '<<<<<<< not ours'],
    );
    expect(mended(text)).toBe(
      lines(
        ...['---', 'title: x   # keep', 'confidence:', '  q1: 4', 'drill_log:'],
        ...[
          '  q1: 9f3a1c 2026-11-04:4 2026-11-03:2 2026-11-01:1 # mine',
          '---',
          '',
          'Body',
          '<<<<<<< not ours',
        ],
      ),
    );
  });

  it.each([
    ['another property', conflict(['title: a'], ['title: b']), 3],
    ['one side alone', conflict([], ['other: b']), 3],
    ['a comment of theirs', conflict(['weak: [q1]'], ['weak: [q2] # why']), 3],
    ['a comment of people', conflict(['# a'], ['# b']), 3],
    ['quotes of people', conflict(['title: a'], ['title: "a"']), 3],
    ['other tags', conflict(['tags: [a, weak]'], ['tags: [b, weak]']), 3],
    ['no end', ['<<<<<<< HEAD', 'weak: [q1]', '=======', 'weak: [q2]'], 3],
    ['a mark inside', ['<<<<<<< HEAD', 'weak: [q1]', '<<<<<<< HEAD', '=======', '>>>>>>> x'], 5],
    ['a side that is no YAML', conflict(['weak: [q1]'], ['weak: [q1']), 3],
    ['a side that cannot be read', conflict(['drill_log: {q1: x}'], ['drill_log: {q2: y}']), 3],
  ])('is refused with its line where it is about %s', (_, hunk, line) => {
    const result = mendRecord(lines('---', 'z: 1', ...hunk, '---'), KEYS);
    expect(result).toMatchObject({ ok: false, diagnostic: { line, severity: 'error' } });
    expect(!result.ok && result.diagnostic.message).toContain(`line ${String(line)}`);
  });

  it('keeps the flag and the tag of either side', () => {
    const text = lines(
      ...['---', ...conflict(['tags: [a]'], ['weak: [q2]', 'tags: [a, weak]']), 'z: 1', '---'],
    );
    expect(mended(text)).toBe(lines('---', 'tags: [a, weak]', 'z: 1', 'weak:', '  - q2', '---'));
  });

  it.skipIf(!hasGit)('holds exactly what both sides hold, for whatever git makes of them', () => {
    let torn = 0;
    const edits = fc.array(anyEdit, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(anyNote, edits, edits, fc.constantFrom('merge', 'diff3'), ({ text }, a, b, style) => {
        const [ours, theirs] = [apply(text, a), apply(text, b)];
        const merged = mergeFile(text, ours, theirs, style);
        if (!merged.isTorn) return;
        const result = mendRecord(merged.text, KEYS);
        if (!result.ok) {
          expect(result.diagnostic.message).toMatch(/line \d+/);
          return;
        }
        torn += 1;
        const [union, left, right] = [recordIn(result.text), recordIn(ours), recordIn(theirs)];
        expect(union.diagnostics).toEqual([]);
        for (const id of new Set([...left.log.keys(), ...right.log.keys(), ...union.log.keys()])) {
          const [x, y, z] = [left.log.get(id), right.log.get(id), union.log.get(id)];
          const wanted = x && y ? mergeEntries(x, y) : (x ?? y);
          // Where git joined a line by itself, it took one side's whole line.
          expect(wanted && z && sameRatings(wanted, z)).toBe(true);
        }
        if (text.startsWith('---')) expect(foreignLines(result.text)).toEqual(foreignLines(ours));
      }),
      { numRuns: 60 },
    );
    expect(torn).toBeGreaterThan(5);
  });
});

const sameRatings = (a: LogEntry, b: LogEntry): boolean =>
  isSameRatings(a, b) ||
  (a.ratings.length === b.ratings.length && withoutRatings(a.ratings, b.ratings).length === 0);

describe('a record in which a merge put things twice', () => {
  const log = (days: string): string => `9f3a1c ${days}`;

  it('is joined where a question stands twice', () => {
    const text = lines(
      ...['---', 'confidence:', '  q1: 2', '  q4: 3', '  q4: 1', 'drill_log:'],
      ...[`  q4: ${log('2026-11-02:1 2026-11-01:2')}`, `  q4: ${log('2026-11-03:3 2026-11-01:2')}`],
      ...['tags: [a]', '---', 'Body'],
    );
    expect(mended(text)).toBe(
      lines(
        ...['---', 'confidence:', '  q1: 2', '  q4: 3', 'drill_log:'],
        ...[`  q4: ${log('2026-11-03:3 2026-11-02:1 2026-11-01:2')}`, 'tags: [a]', '---', 'Body'],
      ),
    );
  });

  it('keeps of two confidences the one that the log tells', () => {
    const text = (...confidence: string[]): string =>
      lines('---', 'confidence:', ...confidence, 'drill_log:', `  q4: ${log('2026-11-02:1')}`, '---');
    expect(mended(text('  q4: 3', '  q4: 1'))).toBe(text('  q4: 1'));
  });

  it('is joined where whole properties stand twice, as when both sides were accepted', () => {
    const text = lines(
      ...['---', 'tags: [a]', 'confidence:', '  q1: 3', 'drill_log:', `  q1: ${log('2026-11-01:3')}`],
      ...['confidence:', '  q2: 1', 'weak:', '  - q2', 'drill_log:', `  q2: ${log('2026-11-02:1')}`],
      ...['tags:', '  - a', '  - weak', '---'],
    );
    expect(mended(text)).toBe(
      lines(
        ...['---', 'tags: [a, weak]', 'confidence:', '  q1: 3', '  q2: 1', 'drill_log:'],
        ...[`  q1: ${log('2026-11-01:3')}`, `  q2: ${log('2026-11-02:1')}`, 'weak:', '  - q2', '---'],
      ),
    );
  });

  it.each([
    ['another property', ['title: a', 'title: b'], 3],
    ['a comment', ['confidence:', '  q1: 2', '  q1: 3 # mine'], 4],
    ['a log that cannot be read', ['drill_log:', '  q1: 9f3a1c 2026-11-01:2', '  q1: lost'], 4],
    ['an inline map', ['confidence: {q1: 2, q1: 3}'], 2],
    ['other tags', ['tags: [a]', 'tags: [b]'], 3],
  ])('is refused with its line where it would lose %s', (_, properties, line) => {
    const text = lines('---', ...properties, '---');
    const result = mendRecord(text, KEYS);
    if (result.ok) expect(result.text).toBe(text);
    expect(editRecord(text, [], KEYS)).toMatchObject({ ok: false, diagnostic: { line } });
  });

  it('is read as it is where only the list of weak questions or the tags hold something twice', () => {
    const text = lines('---', 'weak: [q1, q1, q2]', 'tags: [weak, weak, a]', '---');
    expect(mended(text)).toBe(text);
    expect(recordIn(text).weak).toEqual(['q1', 'q2']);
    const off: RecordEdit[] = ['q1', 'q2'].map((id) => ({ type: 'weak', id, weak: false }));
    expect(apply(text, off)).toBe(lines('---', 'tags: [a]', '---'));
  });

  it('changes nothing in notes that nothing tore', () => {
    fc.assert(
      fc.property(anyNote, ({ text }) => {
        expect(mendRecord(text, KEYS)).toEqual({ ok: true, text, before: '', after: '' });
      }),
    );
  });

  it('loses no rating and no line of others', () => {
    fc.assert(
      fc.property(anyNote, anyNote, ({ text }, { log: more }) => {
        if (!text.startsWith('---\n')) return;
        const doubled = [...more].map(([id, entry]) => `  ${JSON.stringify(id)}: ${formatLogEntry(entry)}`);
        const torn = text.replace(/\n---/, ['', 'drill_log:', ...doubled, '---'].join('\n'));
        const result = mendRecord(torn, KEYS);
        if (!result.ok) return;
        const [before, after] = [recordIn(text), recordIn(result.text)];
        if (result.text === torn) return;
        for (const [id, entry] of [...before.log, ...more]) {
          expect(withoutRatings(entry.ratings, after.log.get(id)?.ratings ?? [])).toEqual([]);
        }
        expect(foreignLines(result.text)).toEqual(foreignLines(text));
      }),
    );
  });
});
