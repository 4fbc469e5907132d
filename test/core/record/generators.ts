import * as fc from 'fast-check';
import type { Confidence } from '../../../src/core/confidence';
import type { RecordEdit } from '../../../src/core/record/edit';
import type { LogEntry, Rating } from '../../../src/core/record/types';

export const anyConfidence = fc.constantFrom<Confidence[]>(1, 2, 3, 4);

/** Few days, so that two ratings often share one. */
export const anyRating: fc.Arbitrary<Rating> = fc.record({
  day: fc.oneof(fc.integer({ min: 20_000, max: 20_004 }), fc.constantFrom(-683_003, 2_932_896)),
  confidence: anyConfidence,
});

export const anyHash = fc.constantFrom('9f3a1c', '77c0e2', '123456', '1e5000', '000000');

/** Ratings ascending by day; those of one day in any order. */
export const anyEntry: fc.Arbitrary<LogEntry> = fc.record({
  hash: anyHash,
  ratings: fc
    .array(anyRating, { minLength: 1, maxLength: 6 })
    .map((ratings) => ratings.sort((a, b) => a.day - b.day)),
});

/** Ids of questions; some would be something else than text if YAML read them unquoted. */
export const anyId = fc.constantFrom<string[]>(
  'q1',
  'q2',
  'q10',
  'true',
  'null',
  'warum-rust',
  'что-такое',
  'なぜ',
  '007',
  '-x',
);

export const anyEdit: fc.Arbitrary<RecordEdit> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('rate' as const),
      id: anyId,
      hash: anyHash,
      confidence: anyConfidence,
      day: fc.integer({ min: 20_000, max: 20_020 }),
      autoWeak: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('weak' as const),
      id: anyId,
      weak: fc.boolean(),
      hash: fc.option(anyHash, { nil: undefined }),
    }),
  },
);

/** What another version of a note says of a question. */
export const anyAdoption = fc.record({
  type: fc.constant('adopt' as const),
  id: anyId,
  log: fc.option(anyEntry.map(plainEntry)),
  hash: fc.option(anyHash, { nil: undefined }),
  confidence: fc.option(anyConfidence),
  weak: fc.boolean(),
});

/** What a generated note says in our properties, and how its text looks. */
export interface GeneratedNote {
  readonly text: string;
  readonly confidence: ReadonlyMap<string, Confidence>;
  readonly weak: readonly string[];
  readonly log: ReadonlyMap<string, LogEntry>;
}

/** Properties of other people: each is lines that mean the same wherever they stand. */
const foreignChunk = fc.constantFrom<string[][]>(
  ['# a comment'],
  ['title: Plain'],
  ['title2: "double \\" quoted"   '],
  ["title3: 'single '' quoted' # why"],
  ['aliases: [a, "b, c" ,  d ]'],
  ['list:', '- x', '-   y # z'],
  ['list2:', '    - deep', '    # inside', '    - deeper'],
  ['text: |', '  confidence:', '    q1: 9', '', '  end'],
  ['folded: >-', '  weak:', '   - nothing', '  end'],
  ['nested:', '  confidence: {q1: 2}', '  tags: [weak]', '  a: {b: [1, 2.50, 0x1F]}'],
  ['when: 2026-11-01', 'at: 12:30', 'yes: no'],
  ['link: "[[Note|name]]"'],
  ['名前: 値', '"quoted key": ~', 'empty:'],
  ['multi: one', '  two', '  three'],
  ['', ''],
  ['__proto__: {polluted: true}'],
  ['constructor: x'],
  ['flow: {a: 1,', '  b: [2,', '  3]}'],
);

const uniqueForeign = fc.uniqueArray(foreignChunk, { maxLength: 6, selector: (chunk) => chunk[0] });

const quoted = (id: string): string =>
  /^[\p{L}][\p{L}\p{N}-]*$/u.test(id) && !/^(true|null)$/.test(id) ? id : `"${id}"`;

type Shape = 'block' | 'flow' | 'airy-flow' | 'wide' | 'commented';

/** Writes entries as a property in one of the ways in which people do. */
function writeProperty(key: string, entries: readonly string[], shape: Shape, isList: boolean): string[] {
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const mark = isList ? '- ' : '';
  if (entries.length === 0) return shape === 'flow' ? [`${key}: ${open}${close}`] : [`${key}:`];
  switch (shape) {
    case 'flow':
      return [`${key}: ${open}${entries.join(', ')}${close}`];
    case 'airy-flow':
      return [`${key}: ${open} # airy`, ...entries.map((entry) => `    ${entry},`), `  ${close}   # end`];
    case 'wide':
      return [`"${key}":   `, ...entries.map((entry) => `      ${mark}${entry}  `)];
    case 'commented':
      return [`${key}: # ours`, ...entries.flatMap((entry) => ['  # about', `  ${mark}${entry} # why`])];
    case 'block':
      return [`${key}:`, ...entries.map((entry) => `  ${mark}${entry}`)];
  }
}

const anyShape = fc.constantFrom<Shape[]>('block', 'flow', 'airy-flow', 'wide', 'commented');
const anyStyle = fc.constantFrom('', '"', "'");
const anyRecord = fc.record({
  confidence: fc.option(fc.array(fc.tuple(anyId, anyConfidence, anyStyle), { maxLength: 3 })),
  weak: fc.option(fc.uniqueArray(anyId, { maxLength: 3 })),
  log: fc.option(fc.array(fc.tuple(anyId, anyEntry, anyStyle), { maxLength: 3 })),
  tags: fc.option(
    fc.uniqueArray(fc.constantFrom('interview', 'sql/joins', '"#c"', 'weak', '"#Weak"', '名'), {
      maxLength: 4,
    }),
  ),
  shapes: fc.tuple(anyShape, anyShape, anyShape, anyShape),
});

/** Notes with frontmatter of every kind that we write to, together with what our properties say. */
export const anyNote: fc.Arbitrary<GeneratedNote> = fc
  .record({
    record: anyRecord,
    foreign: uniqueForeign,
    order: fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }),
    eol: fc.constantFrom('\n', '\r\n'),
    bom: fc.constantFrom('', '\uFEFF'),
    end: fc.constantFrom('', '\n', '\n\nBody\n\n---\n\nweak: no\n', '\n### Q1: Why?  \n\tno final newline'),
    bare: fc.integer({ min: 0, max: 9 }),
    isOld: fc.boolean(),
  })
  .map(({ record, foreign, order, eol, bom, end, bare, isOld }) => {
    if (bare === 0) return noteOf(`${bom}${end}`.split('\n').join(eol));
    const confidence = new Map(record.confidence?.map(([id, value]) => [id, value]));
    const log = new Map(record.log?.map(([id, entry]) => [id, entry]));
    const quotes = new Map(
      [...(record.confidence ?? []), ...(record.log ?? [])].map(([id, , style]) => [id, style]),
    );
    const value = (id: string, text: string) =>
      `${quoted(id)}: ${quotes.get(id) ?? ''}${text}${quotes.get(id) ?? ''}`;
    const own: (string[] | null)[] = [
      record.confidence &&
        writeProperty(
          'confidence',
          [...confidence].map(([id, n]) => value(id, String(n))),
          record.shapes[0],
          false,
        ),
      record.weak && writeProperty('weak', record.weak.map(quoted), record.shapes[1], true),
      record.log &&
        writeProperty(
          'drill_log',
          [...log].map(([id, entry]) => value(id, (isOld ? steps : plainEntry)(entry))),
          record.shapes[2],
          false,
        ),
      record.tags && writeProperty('tags', record.tags, record.shapes[3], true),
    ];
    const chunks: string[][] = [...foreign];
    own.forEach((chunk, at) => {
      if (chunk) chunks.splice((order[at] ?? 0) % (chunks.length + 1), 0, chunk);
    });
    const text = bom + ['---', ...chunks.flat(), '---'].join(eol) + end.split('\n').join(eol);
    return { ...noteOf(text), confidence, weak: record.weak ?? [], log };
  });

function noteOf(text: string): GeneratedNote {
  return { text, confidence: new Map(), weak: [], log: new Map() };
}

const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The log format once more, written independently of the code under test. */
function plainEntry({ hash, ratings }: LogEntry): string {
  const words = ratings.map(({ day, confidence }) => `${isoDay(day)}:${String(confidence)}`);
  return [hash, ...words.reverse()].join(' ');
}

/** An entry as it was written once: every rating but the first by days since the one before. */
export function steps({ hash, ratings }: LogEntry): string {
  return [
    hash,
    ...ratings.map(({ day, confidence }, at) =>
      at === 0
        ? `${isoDay(day)}:${String(confidence)}`
        : `+${String(day - (ratings[at - 1]?.day ?? 0))}:${String(confidence)}`,
    ),
  ].join(' ');
}

/**
 * The lines of a note that are not ours, found by a rule that knows no YAML: a property of ours is a line that starts
 * with its name, and the indented lines, list items and closing brackets below it.
 */
export function foreignLines(text: string): string[] {
  const lines = text.split('\n');
  const close = lines.findIndex((line, at) => at > 0 && /^---\s*$/.test(line));
  const foreign: string[] = [];
  let isOurs = false;
  lines.forEach((line, at) => {
    if (at > close) return;
    if (/^"?(confidence|weak|drill_log|tags)"?:/i.test(line)) isOurs = true;
    else if (!/^(\s+\S|- )/.test(line)) isOurs = false;
    if (!isOurs) foreign.push(line);
  });
  return [...foreign, ...lines.slice(close + 1)];
}
