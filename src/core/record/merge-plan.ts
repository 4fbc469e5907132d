import type { Confidence } from '../confidence';
import type { Diagnostic } from '../diagnostic';
import { readFrontmatter } from '../note/frontmatter';
import { parseNote, type ParseOptions } from '../note/parse';
import { joinRecords, wordsOf, type QuestionWords } from './join';
import { formatLogEntry, isSameRatings, mergeEntries, withoutRatings } from './log';
import { mendRecord } from './merge-torn';
import { readRecord } from './read';
import type { RecordEdit } from './state';
import type { LogEntry, NoteRecord, Rating, RecordKeys } from './types';

/** A question with the words that people know it by. */
export interface AskedQuestion extends QuestionWords {
  readonly text: string;
}

/** One version of a note: what it asks, and what its record says. */
export interface NoteVersion {
  readonly questions: readonly AskedQuestion[];
  readonly record: NoteRecord;
}

/** What one question would gain. */
export interface MergeGain {
  readonly id: string;
  /** Its words; the id where no question has it any more. */
  readonly text: string;
  /** None where only the order of ratings within a day is settled. */
  readonly added: readonly Rating[];
  readonly weak: boolean;
  /** A confidence without ratings, where the original has none. */
  readonly confidence: Confidence | null;
  readonly edit: RecordEdit;
}

/** What joining a copy with its original would do. */
export interface MergePlan {
  readonly gains: readonly MergeGain[];
  /** How many questions of the copy have records that say nothing new. */
  readonly same: number;
  /** What of the copy cannot be told to belong anywhere, in words. */
  readonly untold: readonly string[];
}

/** Reads a version of a note; one that a merge tore is read as if it were mended. A diagnostic where it cannot be read. */
export function readVersion(
  text: string,
  keys: RecordKeys,
  options: ParseOptions = {},
): NoteVersion | Diagnostic {
  const mended = mendRecord(text, keys);
  if (!mended.ok) return mended.diagnostic;
  const frontmatter = readFrontmatter(mended.text);
  const [misread] = frontmatter.diagnostics;
  if (misread) return misread;
  const { questions } = parseNote(mended.text, { ...options, frontmatter });
  return {
    questions: questions.map((question) => ({ ...wordsOf(question), text: question.text })),
    record: readRecord(frontmatter.data, keys),
  };
}

/**
 * What the original would gain from a copy: for each question of the original the union of both records, matched as
 * {@link joinRecords} does, by words first and then by id. A record of the copy that no question of the original has is
 * kept under its id, where nothing else stands there.
 */
export function planMerge(original: NoteVersion, copy: NoteVersion): MergePlan {
  const { questions, record } = original;
  const homes = joinRecords(questions, record.log);
  const sources = joinRecords(questions, copy.record.log);
  const isRenumbered = questions.some(({ id }, at) => homes[at] !== id);
  const renumbered = isRenumbered ? { renumbered: questions.map(wordsOf) } : {};
  const gains: MergeGain[] = [];
  let same = 0;
  const compare = (target: AskedQuestion | null, home: string | null, source: string): void => {
    const theirs = saidOf(copy.record, source);
    if (!theirs) return;
    const gain = gainOf(saidOf(record, home), theirs);
    if (!gain) {
      same += 1;
      return;
    }
    const id = target?.id ?? source;
    const hash = target && gain.added.length > 0 ? { hash: target.hash } : {};
    const log = theirs.entry && formatLogEntry(theirs.entry);
    const { confidence, weak } = theirs;
    const edit: RecordEdit = { type: 'adopt', id, log, ...hash, confidence, weak, ...renumbered };
    gains.push({ id, text: target?.text ?? id, ...gain, edit });
  };
  questions.forEach((question, at) => {
    const source = sources[at];
    if (typeof source === 'string') compare(question, homes[at] ?? null, source);
  });
  const claimed = new Set(sources);
  const taken = new Set(questions.map(({ id }) => id));
  const untold = copy.record.diagnostics.map(({ message }) => message);
  for (const id of idsOf(copy.record)) {
    if (claimed.has(id)) continue;
    const [mine, theirs] = [record.log.get(id), copy.record.log.get(id)];
    const isFree = !taken.has(id) && !homes.includes(id) && (!mine || mine.hash === theirs?.hash);
    if (isFree) compare(null, id, id);
    else untold.push(`"${id}" of the copy is another question in the original.`);
  }
  return { gains, same, untold };
}

/** Tells from the logs alone whether two notes are versions of one: one has no question that the other has not. */
export function isSameNote(
  a: ReadonlyMap<string, Pick<LogEntry, 'hash'>>,
  b: ReadonlyMap<string, Pick<LogEntry, 'hash'>>,
): boolean {
  const [few, many] = [a, b]
    .map((log) => new Set([...log.values()].map(({ hash }) => hash)))
    .sort((x, y) => x.size - y.size);
  return few !== undefined && few.size > 0 && [...few].every((hash) => many?.has(hash));
}

interface Said {
  readonly entry: LogEntry | null;
  readonly confidence: Confidence | null;
  readonly weak: boolean;
}

function saidOf({ log, confidence, weak }: NoteRecord, id: string | null): Said | null {
  if (id === null || !(log.has(id) || confidence.has(id) || weak.includes(id))) return null;
  return { entry: log.get(id) ?? null, confidence: confidence.get(id) ?? null, weak: weak.includes(id) };
}

/** What is new of `theirs`; null where nothing is. */
function gainOf(ours: Said | null, theirs: Said): Pick<MergeGain, 'added' | 'weak' | 'confidence'> | null {
  const [a, b] = [ours?.entry, theirs.entry];
  const union = a && b ? mergeEntries(a, b) : b;
  const added = withoutRatings(union?.ratings ?? [], a?.ratings ?? []);
  const isReordered = a && union ? added.length === 0 && !isSameRatings(union, a) : false;
  const weak = theirs.weak && ours?.weak !== true;
  const isAlone = (ours?.confidence ?? null) === null && added.length === 0;
  const confidence = isAlone ? theirs.confidence : null;
  return added.length > 0 || isReordered || weak || confidence !== null ? { added, weak, confidence } : null;
}

const idsOf = ({ log, confidence, weak }: NoteRecord): string[] => [
  ...new Set([...log.keys(), ...confidence.keys(), ...weak]),
];
