import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildQueue } from '../src/core/drill/queue';
import { readDrillNote, type DrillNote } from '../src/core/drill/item';
import { readFrontmatter, type Frontmatter } from '../src/core/note/frontmatter';
import { questionHash } from '../src/core/note/hash';
import { isInterviewNote } from '../src/core/note/interview';
import { readRecord } from '../src/core/record/read';
import { DEFAULT_RECORD_KEYS, type Rating } from '../src/core/record/types';
import { replay } from '../src/core/schedule/schedule';
import { formatLogEntry } from '../src/core/record/log';
import { limited, MAX_READS } from '../src/obsidian/limit';
import { timeOf, timesInTurn } from './clock';
import type { Row } from './table';

const NOTES = 10_000;
const INTERVIEWS = 1_000;
const QUESTIONS = 20;
const TODAY = 20_000;
const RETENTION = { retention: 0.9 };
const MARKS = { interviewTag: 'interview', folders: [], logProperty: DEFAULT_RECORD_KEYS.log };

const repeated = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at)).join('');

const asked = (note: number, at: number): string =>
  `What does part ${String(at)} of plant ${String(note)} do under load?`;

const logLine = (note: number, at: number): string =>
  `  q${String(at + 1)}: ${formatLogEntry({ hash: questionHash(asked(note, at)), ratings: ratings(at) })}\n`;

/** Three ratings in ten days. */
const ratings = (at: number): Rating[] => [
  { day: TODAY - 200 + at, confidence: 2 },
  { day: TODAY - 197 + at, confidence: 3 },
  { day: TODAY - 190 + at, confidence: 3 },
];

const question = (note: number, at: number): string =>
  [
    `### Q${String(at + 1)}: ${asked(note, at)}\n`,
    '> [!info] Scenario\n> The plant runs at night with two people on shift.\n',
    '> [!success]- Answer\n> It keeps the pressure even.\n>\n> - first the valve\n> - then the pump\n',
    '```ts\nconst pressure = valve(1) + pump(2);\nreturn pressure;\n```\n',
    '| part | state |\n| --- | --- |\n| valve | open |\n',
    '> [!question] Follow-up\n> "And without power?" → It closes by its own weight.\n\n---\n',
  ].join('\n');

const interview = (note: number): string =>
  `---\ntags: [interview]\nround_type: technical\nrole: Engineer\ndrill_log:\n${repeated(QUESTIONS, (at) => logLine(note, at))}---\n# Plant ${String(note)}\n\n` +
  repeated(QUESTIONS, (at) => `${question(note, at)}\n`);

const other = (note: number): string =>
  `---\ntags: [daily]\n---\n# Day ${String(note)}\n\n${'Walked, read, slept.\n\n'.repeat(20)}`;

interface Note {
  readonly path: string;
  readonly file: string;
  readonly frontmatter: Frontmatter;
}

function writeVault(folder: string): Note[] {
  return Array.from({ length: NOTES }, (_, at) => {
    const path = `note-${String(at)}.md`;
    const text = at < INTERVIEWS ? interview(at) : other(at);
    const file = join(folder, path);
    writeFileSync(file, text);
    return { path, file, frontmatter: readFrontmatter(text) };
  });
}

const isInterview = ({ path, frontmatter: { data } }: Note): boolean =>
  isInterviewNote({ path, frontmatter: data, tags: [] }, MARKS) ||
  (Array.isArray(data['tags']) && data['tags'].includes('interview'));

/** How many questions are due, from the frontmatter alone, as the metadata cache has it. */
function dueCount(notes: readonly Note[]): number {
  let due = 0;
  for (const { frontmatter } of notes.filter(isInterview)) {
    for (const { ratings } of readRecord(frontmatter.data, DEFAULT_RECORD_KEYS).log.values())
      if ((replay(ratings, RETENTION)?.due ?? Infinity) <= TODAY) due += 1;
  }
  return due;
}

/**
 * Reads files as the index does: all are asked for at once, at most so many are read at the same time, and what is made
 * of a text is made while others are read.
 */
function readAll<T>(notes: readonly Note[], take: (note: Note, text: string) => T): Promise<T[]> {
  const limit = limited(MAX_READS);
  return Promise.all(
    notes.map((note) => limit(() => readFile(note.file, 'utf8')).then((text) => take(note, text))),
  );
}

/** What the index does with a text: afterwards the questions with their ids, hashes and ratings are there. */
function toDrill({ path, frontmatter }: Note, text: string): DrillNote {
  const note = readDrillNote(path, text, DEFAULT_RECORD_KEYS, { frontmatter });
  const isWhole = note.items.every(
    ({ question, ratings }) => question.hash.length === 6 && ratings.length === 3,
  );
  if (note.items.length !== QUESTIONS || !isWhole) throw new Error(`${path} was not read.`);
  return note;
}

const readNote = async (note: Note): Promise<DrillNote> => toDrill(note, await readFile(note.file, 'utf8'));

const heap = (): number | null => {
  if (typeof globalThis.gc !== 'function') return null;
  globalThis.gc();
  return process.memoryUsage().heapUsed;
};

/** A vault of 10,000 notes of which 1,000 are interviews with 20 questions each, in files. */
export async function vaultRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'interview-drill-bench-'));
  try {
    const notes = writeVault(folder);
    const interviews = notes.filter(isInterview);
    const [first] = interviews;
    if (!first) return [];
    const [floor = NaN, index = NaN] = await timesInTurn([
      () => readAll(interviews, (_, text) => text),
      () => readAll(interviews, toDrill),
    ]);
    const due = await timeOf(() => Promise.resolve(dueCount(notes)));
    const text = await readFile(first.file, 'utf8');
    const edit = await timeOf(
      () => Promise.resolve(readDrillNote(first.path, text, DEFAULT_RECORD_KEYS)),
      200,
    );
    const toFirst = await timeOf(
      async () =>
        buildQueue(
          [await readNote(first)],
          { kind: 'due' },
          { today: TODAY, options: RETENTION, newLeft: 0 },
        )[0],
      50,
    );
    const before = heap();
    const held = before === null ? [] : await readAll(interviews, toDrill);
    const after = heap();
    const of = 'reading the files of the 1,000';
    const rows: Row[] = [
      {
        what: 'full index: reading the 1,000 interviews, and all that a drill needs',
        ratio: index / floor,
        of,
        target: { most: 1.3 },
      },
      {
        what: 'interview notes and what is due of 10,000 notes, frontmatter alone',
        ratio: due / floor,
        of,
        target: null,
      },
      { what: 'the first question of one note', ratio: toFirst / floor, of, target: { most: 0.01 } },
      {
        what: 'one note after an edit, its YAML included',
        ratio: edit / index,
        of: 'all 1,000',
        target: { most: 0.01 },
      },
    ];
    if (before === null || after === null || held.length === 0) return rows;
    const perQuestion = (after - before) / (INTERVIEWS * QUESTIONS);
    const size = text.length / QUESTIONS;
    return [
      ...rows,
      {
        what: 'memory held for a question, its text included',
        ratio: perQuestion / size,
        of: 'its characters',
        target: null,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
