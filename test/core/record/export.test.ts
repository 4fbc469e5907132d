import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDrillNote } from '../../../src/core/drill/item';
import type { ReadResult } from '../../../src/core/drill/results';
import { exportRatings, type RatingExport, type RatingRow } from '../../../src/core/record/export';
import { exportCsv } from '../../../src/core/record/export-csv';
import { DEFAULT_RECORD_KEYS } from '../../../src/core/record/types';
import { questionHash } from '../../../src/core/note/hash';

/** The rows of a CSV by RFC 4180, read one character after another; throws where it is none. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (at >= text.length) throw new Error('A quote is never closed.');
        cell += text[at] ?? '';
        if (text[at] === '"') at += 1;
      }
      at += 1;
    } else {
      for (; at < text.length && !',\r\n'.includes(text[at] ?? ''); at += 1) {
        if (text[at] === '"') throw new Error('A quote inside a cell without quotes.');
        cell += text[at] ?? '';
      }
    }
    row.push(cell);
    if (text[at] === ',') at += 1;
    else if (text.slice(at, at + 2) === '\r\n') {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`No end of a cell at ${String(at)}.`);
  }
  if (row.length > 0) throw new Error('The last line has no end.');
  return rows;
}

const STARTS_FORMULA = /^\s*[=+\-@＝＋－＠\t\r\n]/;

/** Takes off the apostrophe that keeps a cell from being a formula. */
const original = (cell: string): string =>
  /^'['\s]*[=+\-@＝＋－＠\t\r\n]/.test(cell) ? cell.slice(1) : cell;

/** An export back from its CSV. */
function parseExport(csv: string): RatingExport {
  const [names = [], ...rows] = parseCsv(csv);
  const ratings: RatingRow[] = [];
  const unread: { path: string; error: string }[] = [];
  for (const row of rows) {
    expect(row).toHaveLength(names.length);
    for (const cell of row) expect(cell).not.toMatch(STARTS_FORMULA);
    const of = (name: string): string => original(row[names.indexOf(name)] ?? '');
    const path = of('path');
    if (of('day') === '') unread.push({ path, error: of('error') });
    else {
      ratings.push({
        ...{
          path,
          id: of('id'),
          question: of('question'),
          hash: of('hash'),
          topic: of('topic'),
          day: of('day'),
        },
        confidence: Number(of('confidence')) as RatingRow['confidence'],
        weak: of('weak') === 'true',
        orphan: of('orphan') === 'true',
      });
    }
  }
  return { ratings, unread };
}

const NOTE = `---
weak: [q1]
drill_log:
  q1: ${questionHash('Why, "really"?')} 2026-11-01:1 +2:3
  old: 77c0e2 2026-10-01:4
---

## Topic

### Q1: Why, "really"?

So.

### Q2: How?

So.
`;
const read = (text: string, path = 'Note.md'): { path: string; result: ReadResult } => ({
  path,
  result: { ok: true, note: readDrillNote(path, text, DEFAULT_RECORD_KEYS) },
});

describe('an export of ratings', () => {
  const hash = questionHash('Why, "really"?');

  it('has a row for each rating of each question and orphan', () => {
    const q1 = { path: 'Note.md', id: 'q1', question: 'Why, "really"?', hash, topic: 'Topic', weak: true };
    expect(exportRatings([read(NOTE)])).toEqual({
      ratings: [
        { ...q1, orphan: false, day: '2026-11-01', confidence: 1 },
        { ...q1, orphan: false, day: '2026-11-03', confidence: 3 },
        {
          ...{ path: 'Note.md', id: 'old', question: '', hash: '77c0e2', topic: '', weak: false },
          ...{ orphan: true, day: '2026-10-01', confidence: 4 },
        },
      ],
      unread: [],
    });
  });

  it('names a note that cannot be read, and what of a note cannot be read', () => {
    const broken = exportRatings([
      { path: 'Locked.md', result: { ok: false, reason: 'unreadable', message: 'It is locked.' } },
      read('---\ntitle: "x\n---\n### Q1: Why?\n', 'Yaml.md'),
      read(NOTE.replace('77c0e2 2026-10-01:4', 'lost'), 'Log.md'),
      read('### Q1: Why?\n', 'Fine.md'),
    ]);
    expect(broken.ratings).toHaveLength(2);
    expect(broken.unread).toEqual([
      { path: 'Locked.md', error: 'It is locked.' },
      { path: 'Yaml.md', error: expect.stringMatching(/^Line \d+: .*YAML/) as string },
      { path: 'Log.md', error: expect.stringContaining('drill_log') as string },
    ]);
  });

  it('is CSV with a line of names, quotes where they are needed, and CR LF', () => {
    expect(exportCsv(exportRatings([read(NOTE)]))).toBe(
      [
        'path,id,question,hash,topic,day,confidence,weak,orphan,error',
        `Note.md,q1,"Why, ""really""?",${hash},Topic,2026-11-01,1,true,false,`,
        `Note.md,q1,"Why, ""really""?",${hash},Topic,2026-11-03,3,true,false,`,
        'Note.md,old,,77c0e2,,2026-10-01,4,false,true,',
        '',
      ].join('\r\n'),
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1', "' =1"],
    ['\t=1', "'\t=1"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ["'s", "'s"],
    ['a=1', 'a=1'],
    ['=A1,B1', `"'=A1,B1"`],
  ])('lets no spreadsheet take %j for a formula', (text, cell) => {
    const csv = exportCsv({ ratings: [], unread: [{ path: text, error: '' }] });
    expect(csv.split('\r\n')[1]).toBe(`${cell},,,,,,,,,`);
  });

  it('can be read back from CSV, whatever the texts are', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom("'", '"', ',', '\r', '\n', '\t', ' ', '=', '+', '-', '@', '＝', 'a', '名'), {
          maxLength: 6,
        })
        .map((units) => units.join('')),
    );
    const anyRow: fc.Arbitrary<RatingRow> = fc.record({
      ...{ path: anyText, id: anyText, question: anyText, hash: anyText, topic: anyText },
      day: fc.constantFrom('2026-11-01', '2027-02-28'),
      confidence: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
      weak: fc.boolean(),
      orphan: fc.boolean(),
    });
    const anyError = fc.record({ path: anyText, error: anyText });
    fc.assert(
      fc.property(
        fc.array(anyRow, { maxLength: 5 }),
        fc.array(anyError, { maxLength: 3 }),
        (ratings, unread) => {
          expect(parseExport(exportCsv({ ratings, unread }))).toEqual({ ratings, unread });
        },
      ),
      { numRuns: 500 },
    );
  });
});
