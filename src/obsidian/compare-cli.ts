import type { CliData, Plugin } from 'obsidian';
import { compareNotes, type ComparedNote, type ComparedRow } from '../core/compare/compare';
import type { DrillItem, DrillNote } from '../core/drill/item';
import { pairChoices } from '../core/settings';
import { answering, BadInput } from './cli-answer';
import { given } from './cli-note';
import { today } from './clock';
import type { RecordParts } from './record-notes';

type CompareParts = Pick<RecordParts, 'notes' | 'recorder' | 'settings'>;

/** The parameters that name notes, in the order of their columns. */
const NAMES = ['a', 'b', 'c', 'd'] as const;

const flag = (
  name: string,
  required: boolean,
): { value: string; description: string; required: boolean } => ({
  value: '<path>',
  description: `Vault path of note ${name}`,
  required,
});

/** Registers the command that puts notes side by side. */
export function registerCompareCli(plugin: Plugin, parts: CompareParts): void {
  plugin.registerCliHandler(
    'interview-drill:compare',
    'Put the questions of two to four notes side by side',
    { a: flag('A', true), b: flag('B', true), c: flag('C', false), d: flag('D', false) },
    answering((params) => compare(parts, params)),
  );
}

async function compare({ notes, recorder, settings }: CompareParts, params: CliData): Promise<unknown> {
  await recorder.idle();
  const read: DrillNote[] = [];
  for (const name of NAMES) {
    const wanted = given(params, name);
    if (wanted === '') {
      if (name === 'a' || name === 'b')
        throw new BadInput(`${name} is missing; give the vault path of a note.`);
      continue;
    }
    const file = notes.find(wanted);
    if (!file) throw new BadInput(`${name}: "${wanted}" is no Markdown note of this vault.`);
    const before = read.findIndex(({ path }) => path === file.path);
    if (before >= 0) throw new BadInput(`${name}: "${wanted}" is given twice.`);
    const result = await notes.read(file.path);
    if (!result.ok) throw new BadInput(`${name}: "${wanted}" could not be read: ${result.message}`);
    if (result.note.items.length === 0) throw new BadInput(`${name}: "${wanted}" has no questions.`);
    read.push(result.note);
  }
  const { retention } = settings();
  const { notes: compared, topics } = compareNotes(read, {
    today: today(),
    retention: retention / 100,
    choices: pairChoices(settings()),
  });
  return {
    notes: compared.map(describeNote),
    topics: topics.map(({ topic, rows }) => ({ topic, rows: rows.map(describeRow) })),
  };
}

function describeNote({ path, name, note, standing }: ComparedNote): unknown {
  const { title, role, roundType: round_type, variant, duration, tags, status } = note;
  const { ready, rated, questions, weak, due } = standing;
  return {
    path,
    name,
    title,
    role,
    round_type,
    variant,
    duration,
    tags,
    status,
    questions,
    rated,
    weak,
    due,
    readiness: rounded(ready),
  };
}

const describeRow = ({ score, cells }: ComparedRow): unknown => ({
  score: rounded(score),
  cells: cells.map((item) => item && describeItem(item)),
});

const describeItem = ({ path, question: { id, text }, confidence, weak }: DrillItem): unknown => ({
  path,
  id,
  question: text,
  confidence,
  weak,
});

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
