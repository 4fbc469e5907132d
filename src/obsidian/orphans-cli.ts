import type { CliData, Plugin } from 'obsidian';
import { formatDay } from '../core/day';
import type { DrillItem } from '../core/drill/item';
import { type OrphanPlan } from '../core/record/orphans';
import { answering } from './cli-answer';
import { fileOf, given } from './cli-note';
import { findOrphans } from './orphans';
import type { RecordParts } from './record-notes';

/** Registers the command that lists records without a question, and the questions that they may belong to. */
export function registerOrphansCli(plugin: Plugin, parts: RecordParts): void {
  const path = { value: '<path>', description: 'Vault path of one note; all notes without it' };
  plugin.registerCliHandler(
    'interview-drill:orphans',
    'List records that belong to no question',
    { path },
    answering(async (params: CliData) => {
      const file = given(params, 'path') === '' ? null : fileOf(parts.notes, params);
      const { plans, unread } = await findOrphans(parts, file?.path ?? null);
      return { orphans: plans.map(describe), unread };
    }),
  );
}

function describe({ path, orphan, here, elsewhere }: OrphanPlan): unknown {
  const { id, hash, ratings, confidence, weak } = orphan;
  const [first, last] = [ratings[0], ratings[ratings.length - 1]];
  return {
    path,
    id,
    hash,
    ratings: ratings.length,
    first: first ? formatDay(first.day) : null,
    last: last ? formatDay(last.day) : null,
    confidence,
    weak,
    here: here.map(candidate),
    elsewhere: elsewhere.map((item) => ({ path: item.path, ...candidate(item) })),
  };
}

const candidate = ({ question, ratings }: DrillItem): { id: string; question: string; ratings: number } => ({
  id: question.id,
  question: question.text,
  ratings: ratings.length,
});
