import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../src/core/day';
import { readDrillNote } from '../../../src/core/drill/item';
import { rateEdit, weakEdit } from '../../../src/core/drill/edits';
import { readFrontmatter } from '../../../src/core/note/frontmatter';
import { editRecord, undoEdit, type RecordEdit } from '../../../src/core/record/edit';
import { formatLogEntry, parseLogEntry } from '../../../src/core/record/log';
import {
  isSameNote,
  planMerge,
  readVersion,
  type MergePlan,
  type NoteVersion,
} from '../../../src/core/record/merge-plan';
import { readRecord } from '../../../src/core/record/read';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../../src/core/record/types';
import { anyConfidence } from './generators';

const DAY = parseDay('2026-11-01') ?? NaN;
const NAMES = ['queues', 'caches', 'locks', 'logs'];
const BODY = NAMES.map((name, at) => `### Q${String(at + 1)}: What are ${name}?\n\nThey are ${name}.\n`).join(
  '\n',
);
const FRESH = `---\ntitle: x # kept\ntags: [interview]\n---\n\n${BODY}`;

function version(text: string): NoteVersion {
  const read = readVersion(text, KEYS);
  if ('code' in read) throw new Error(read.message);
  return read;
}
const plan = (original: string, copy: string): MergePlan => planMerge(version(original), version(copy));

function edited(text: string, edits: readonly RecordEdit[]): string {
  const result = editRecord(text, edits, KEYS);
  if (!result.ok) throw new Error(result.diagnostic.message);
  const back = undoEdit(result.text, result.undo, KEYS);
  expect(back.ok && back.text).toBe(text);
  return result.text;
}
const joined = (original: string, copy: string): string =>
  edited(
    original,
    plan(original, copy).gains.map(({ edit }) => edit),
  );

/** Rates the question that asks about a name, wherever it stands. */
function rated(text: string, name: string, confidence: 1 | 2 | 3 | 4, day = DAY): string {
  const item = readDrillNote('a', text, KEYS).items.find(({ question }) => question.text.includes(name));
  if (!item) throw new Error(`Nothing asks about ${name}.`);
  return edited(text, [rateEdit(item, { confidence, day, autoWeak: true })]);
}
function flagged(text: string, name: string): string {
  const item = readDrillNote('a', text, KEYS).items.find(({ question }) => question.text.includes(name));
  if (!item) throw new Error(`Nothing asks about ${name}.`);
  return edited(text, [weakEdit(item, true)]);
}
const logsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    readDrillNote('a', text, KEYS).items.flatMap(({ question, ratings }) =>
      ratings.length > 0 ? [[question.text, formatLogEntry({ hash: '', ratings })]] : [],
    ),
  );

const words = (text: string): Record<string, string[]> =>
  Object.fromEntries(Object.entries(logsOf(text)).map(([asked, log]) => [asked, log.split(' ').sort()]));

describe('a plan to join a copy with its original', () => {
  const base = rated(FRESH, 'queues', 2);

  it('tells what each question would gain, and what is the same', () => {
    const copy = flagged(rated(rated(base, 'caches', 1, DAY + 1), 'locks', 4, DAY + 2), 'logs');
    const { gains, same, untold } = plan(base, copy);
    expect(gains.map(({ text, added, weak }) => [text, added, weak])).toEqual([
      ['What are caches?', [{ day: DAY + 1, confidence: 1 }], true],
      ['What are locks?', [{ day: DAY + 2, confidence: 4 }], false],
      ['What are logs?', [], true],
    ]);
    expect(same).toBe(1);
    expect(untold).toEqual([]);
  });

  it('has nothing to do where the copy says nothing new', () => {
    expect(plan(rated(base, 'caches', 1), base)).toEqual({ gains: [], same: 1, untold: [] });
    expect(plan(base, FRESH)).toEqual({ gains: [], same: 0, untold: [] });
  });

  it('matches questions by their words where one version was renumbered', () => {
    const renumbered = FRESH.replace(
      BODY,
      `### Q1: What is new?\n\nThis.\n\n${BODY.replace(/Q(\d)/g, (_, n: string) => `Q${String(Number(n) + 1)}`)}`,
    );
    const copy = rated(base, 'caches', 3, DAY + 5);
    expect(logsOf(joined(renumbered, copy))).toEqual(logsOf(copy));
    // The record of the original may stand under other ids than those of its questions.
    const moved = renumbered.replace(
      'tags: [interview]',
      `tags: [interview]\n${/drill_log:\n.*\n/.exec(base)?.[0] ?? ''}`.trimEnd(),
    );
    expect(logsOf(joined(moved, copy))).toEqual(logsOf(copy));
  });

  it('matches a reworded question by its id', () => {
    const copy = rated(base, 'queues', 4, DAY + 3).replace('What are queues?', 'What were queues?');
    expect(plan(base, copy).gains.map(({ id, added }) => [id, added.length])).toEqual([['q1', 1]]);
  });

  it('keeps the record of a question that the original lost, and tells what it cannot place', () => {
    const short = FRESH.replace(/### Q4[^]*/, '');
    const copy = rated(FRESH, 'logs', 2);
    const result = joined(short, copy);
    expect([...readRecord(readFrontmatter(result).data, KEYS).log.keys()]).toEqual(['q4']);
    const other = rated(FRESH, 'logs', 2).replace('drill_log:', 'drill_log:\n  q9: lost');
    expect(plan(FRESH, other).untold).toHaveLength(1);
  });

  it('reads a copy that git tore', () => {
    const copy = base.replace(
      /( {2}q1: \w{6}) (2026-11-01:2)\n/,
      '<<<<<<< a\n$1 $2\n=======\n$1 2026-11-04:3 $2\n>>>>>>> b\n',
    );
    expect(plan(base, copy).gains.map(({ added }) => added)).toEqual([[{ day: DAY + 3, confidence: 3 }]]);
  });

  it('tells a copy that cannot be read', () => {
    expect(readVersion('---\ntitle: "x\n---\n', KEYS)).toMatchObject({ severity: 'error' });
  });
});

describe('two notes drilled apart', () => {
  const steps = fc.array(
    fc.record({ name: fc.constantFrom(...NAMES), confidence: anyConfidence, days: fc.nat(9) }),
    { maxLength: 6 },
  );
  type Steps = readonly { name: string; confidence: 1 | 2 | 3 | 4; days: number }[];
  const drilled = (text: string, all: Steps): string =>
    all.reduce((now, { name, confidence, days }) => rated(now, name, confidence, DAY + days), text);

  it('come to the same logs, whichever takes over from which, in any order and again', () => {
    fc.assert(
      fc.property(steps, steps, steps, steps, (before, a, b, c) => {
        const base = drilled(FRESH, before);
        const [x, y, z] = [drilled(base, a), drilled(base, b), drilled(base, c)];
        const xy = joined(x, y);
        expect(logsOf(xy)).toEqual(logsOf(joined(y, x)));
        expect(joined(xy, y)).toBe(xy);
        expect(joined(x, x)).toBe(x);
        // Three versions may leave the order within a day to the order in which they meet.
        expect(words(joined(xy, z))).toEqual(words(joined(x, joined(y, z))));
        expect(xy.slice(xy.indexOf('\n---'))).toBe(FRESH.slice(FRESH.indexOf('\n---')));
      }),
      { numRuns: 60 },
    );
  });
});

describe('isSameNote', () => {
  const log = (...hashes: string[]) =>
    new Map(hashes.map((hash, at) => [`q${String(at)}`, parseLogEntry(`${hash} 2026-11-01:1`) ?? { hash }]));

  it.each([
    ['the same questions', log('aaaaaa', 'bbbbbb'), log('bbbbbb', 'aaaaaa'), true],
    ['more questions', log('aaaaaa'), log('aaaaaa', 'bbbbbb'), true],
    ['another question', log('aaaaaa', 'cccccc'), log('aaaaaa', 'bbbbbb'), false],
    ['no record', log(), log('aaaaaa'), false],
  ])('%s', (_, a, b, expected) => {
    expect(isSameNote(a, b)).toBe(expected);
    expect(isSameNote(b, a)).toBe(expected);
  });
});
