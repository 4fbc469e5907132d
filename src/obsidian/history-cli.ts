import type { CliData, Plugin } from 'obsidian';
import { formatDay } from '../core/day';
import type { Rating } from '../core/record/types';
import { history, type PastRating } from '../core/schedule/history';
import { answering } from './cli-answer';
import { given, ID, itemOf, PATH, readNote } from './cli-note';
import type { RecordParts } from './record-notes';

type LogParts = Pick<RecordParts, 'notes' | 'recorder' | 'settings'>;

/** Registers the command that lists every rating of a note, and what the schedule made of it. */
export function registerHistoryCli(plugin: Plugin, parts: LogParts): void {
  const flags = { path: PATH, id: { ...ID, required: false } };
  const log = (params: CliData): Promise<unknown> => readLog(parts, params);
  plugin.registerCliHandler(
    'interview-drill:log',
    'List the ratings of the questions of a note',
    flags,
    answering(log),
  );
}

async function readLog({ notes, recorder, settings }: LogParts, params: CliData): Promise<unknown> {
  await recorder.idle();
  const note = await readNote(notes, params);
  const options = { retention: settings().retention / 100 };
  const told = (ratings: readonly Rating[]): unknown[] => history(ratings, options).map(describe);
  const wanted = given(params, 'id');
  const orphans = note.orphans.filter(({ id }) => wanted === '' || id === wanted);
  const isOrphan = orphans.length > 0 && note.items.every(({ question }) => question.id !== wanted);
  const items = wanted === '' ? note.items : isOrphan ? [] : [itemOf(note, params)];
  return {
    path: note.path,
    questions: items.map(({ question: { id, text: question, hash }, ratings }) => {
      return { id, question, hash, ratings: told(ratings) };
    }),
    orphans: orphans.map(({ id, hash, ratings }) => ({ id, hash, orphan: true, ratings: told(ratings) })),
  };
}

function describe({ day, confidence, interval, due, stability, retrievability }: PastRating): unknown {
  return { day: formatDay(day), confidence, interval, due: formatDay(due), stability, retrievability };
}
