import type { Confidence } from '../confidence';
import type { Diagnostic } from '../diagnostic';
import type { InterviewNote, NoteProperties, Question } from '../note/types';
import { readFrontmatter } from '../note/frontmatter';
import { splitLines } from '../note/lines';
import { lineOfProperty, parseNote, type ParseOptions } from '../note/parse';
import { readRecord } from '../record/read';
import type { NoteRecord, Rating, RecordKeys } from '../record/types';

/** One question of a drill, with what the note remembers of it. */
export interface DrillItem {
  /** Tells the item apart from all others of a session. */
  readonly key: string;
  /** Vault path of its note. */
  readonly path: string;
  readonly question: Question;
  readonly confidence: Confidence | null;
  readonly weak: boolean;
  readonly ratings: readonly Rating[];
  /** Id under which the record stands, where that is not the question's own: the question moved to another label. */
  readonly recordId: string;
}

/** A note ready to be drilled. */
export interface DrillNote {
  readonly path: string;
  readonly note: NoteProperties;
  readonly items: readonly DrillItem[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The key of a question in a session; a path holds no line end. */
export const itemKey = (path: string, id: string): string => `${path}\n${id}`;

/**
 * Reads a note with its record. A question that moved to another label is joined with its record by the hash of its
 * text; a record that belongs to no question is kept and reported.
 */
export function readDrillNote(
  path: string,
  text: string,
  keys: RecordKeys,
  options: ParseOptions = {},
): DrillNote {
  const frontmatter = options.frontmatter ?? readFrontmatter(text);
  const parsed = parseNote(text, { ...options, frontmatter });
  const lines = splitLines(text.slice(0, frontmatter.bounds?.bodyStart ?? 0));
  const record = readRecord(frontmatter.data, keys, (key) => lineOfProperty(lines, frontmatter, key));
  const recordIds = joinRecords(parsed, record);
  const items = parsed.questions.map((question): DrillItem => {
    const recordId = recordIds.get(question.id) ?? question.id;
    return {
      key: itemKey(path, question.id),
      path,
      question,
      confidence: record.confidence.get(recordId) ?? lastConfidence(record, recordId),
      weak: record.weak.includes(recordId),
      ratings: record.log.get(recordId)?.ratings ?? [],
      recordId,
    };
  });
  const logLine = lineOfProperty(lines, frontmatter, keys.log);
  const orphans = orphanIds(record, items).map((id) => orphan(id, logLine));
  return {
    path,
    note: parsed.note,
    items,
    diagnostics: [...parsed.diagnostics, ...record.diagnostics, ...orphans],
  };
}

function lastConfidence(record: NoteRecord, id: string): Confidence | null {
  const ratings = record.log.get(id)?.ratings ?? [];
  return ratings[ratings.length - 1]?.confidence ?? null;
}

/** Records of moved questions: question id → id under which a record with its hash stands. */
function joinRecords({ questions }: InterviewNote, { log }: NoteRecord): Map<string, string> {
  const joined = new Map<string, string>();
  const ids = new Set(questions.map(({ id }) => id));
  const free = new Map<string, string>();
  for (const [id, { hash }] of log) if (!ids.has(id)) free.set(hash, id);
  for (const { id, hash } of questions) {
    const from = free.get(hash);
    if (log.has(id) || from === undefined) continue;
    joined.set(id, from);
    free.delete(hash);
  }
  return joined;
}

function orphanIds({ log, confidence }: NoteRecord, items: readonly DrillItem[]): string[] {
  const used = new Set(items.flatMap(({ recordId, question }) => [recordId, question.id]));
  return [...new Set([...log.keys(), ...confidence.keys()])].filter((id) => !used.has(id));
}

function orphan(id: string, line: number): Diagnostic {
  return {
    code: 'orphan-record',
    severity: 'info',
    message: `The ratings of "${id}" belong to no question of this note any more. They are kept.`,
    line,
  };
}
