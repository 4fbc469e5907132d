import type { Confidence } from '../confidence';
import type { Diagnostic } from '../diagnostic';
import { questionsOffers, type QuestionsOffer } from '../note/offers';
import { QUESTIONS_PROPERTY, readMarkings } from '../note/questions-property';
import type { InterviewNote, NoteProperties, Question } from '../note/types';
import { readFrontmatter } from '../note/frontmatter';
import { lineOfProperty, parseNote, type ParseOptions } from '../note/parse';
import { plainText } from '../note/plain-text';
import { joinRecords, wordsOf, type QuestionWords } from '../record/join';
import { readRecord } from '../record/read';
import type { NoteRecord, OrphanRecord, Rating, RecordKeys } from '../record/types';
import { describeOffer } from './words';

/** One question of a drill, with what the note remembers of it. */
export interface DrillItem {
  /** Tells the item apart from all others of a session. */
  readonly key: string;
  /** Vault path of its note. */
  readonly path: string;
  /** Of its note; see {@link noteName}. */
  readonly title: string | null;
  readonly question: Question;
  readonly confidence: Confidence | null;
  readonly weak: boolean;
  readonly ratings: readonly Rating[];
  /**
   * Id under which the record stands: mostly the question's own, another one where the question moved to another label;
   * null for a question without a record whose label is still that of another question's.
   */
  readonly recordId: string | null;
  /** All questions of the note, where any record stands under another id than its question's; else null. */
  readonly renumbered: readonly QuestionWords[] | null;
}

/** A note ready to be drilled. */
export interface DrillNote {
  readonly path: string;
  readonly note: NoteProperties;
  readonly items: readonly DrillItem[];
  /** Records that belong to no question, in the order of the note. */
  readonly orphans: readonly OrphanRecord[];
  readonly diagnostics: readonly Diagnostic[];
  /** Where it has no questions: how it could mark some, the best first. */
  readonly offers: readonly QuestionsOffer[];
}

/** The key of a question in a session; a path holds no line end. */
export const itemKey = (path: string, id: string): string => `${path}\n${id}`;

/** The path in such a key. */
export const pathOf = (key: string): string => key.slice(0, key.indexOf('\n'));

/**
 * Reads a note with its record, joined by words first; see {@link joinRecords}. A record that belongs to no question is
 * kept and reported.
 */
export function readDrillNote(
  path: string,
  text: string,
  keys: RecordKeys,
  options: ParseOptions = {},
): DrillNote {
  const frontmatter = options.frontmatter ?? readFrontmatter(text);
  const parsed = parseNote(text, { ...options, frontmatter });
  const record = readRecord(frontmatter.data, keys, (key) => lineOfProperty(text, frontmatter, key));
  const recordIds = joinRecords(parsed.questions, record.log);
  const isRenumbered = parsed.questions.some(({ id }, at) => recordIds[at] !== id);
  const renumbered = isRenumbered ? parsed.questions.map(wordsOf) : null;
  const items = parsed.questions.map((question, at): DrillItem => {
    const recordId = recordIds[at] ?? null;
    return {
      key: itemKey(path, question.id),
      path,
      title: parsed.note.title,
      question,
      confidence: confidenceOf(record, recordId),
      weak: recordId !== null && record.weak.includes(recordId),
      ratings: ratingsOf(record, recordId),
      recordId,
      renumbered,
    };
  });
  const orphans = orphanIds(record, items).map((id): OrphanRecord => {
    return {
      id,
      hash: record.log.get(id)?.hash ?? null,
      confidence: confidenceOf(record, id),
      weak: record.weak.includes(id),
      ratings: ratingsOf(record, id),
    };
  });
  const logLine = orphans.length > 0 ? lineOfProperty(text, frontmatter, keys.log) : 1;
  const isSilent = items.length === 0 && readMarkings(frontmatter.data) === null;
  return new ReadNote(
    path,
    parsed,
    items,
    orphans,
    [...record.diagnostics, ...orphans.map(({ id }) => orphan(id, logLine))],
    isSilent ? () => questionsOffers(text, { ...options, frontmatter }) : null,
  );
}

/** A note as it was read. */
class ReadNote implements DrillNote {
  readonly note: NoteProperties;
  private found: readonly Diagnostic[] | null = null;
  private offered: readonly QuestionsOffer[] | null = null;

  constructor(
    readonly path: string,
    private readonly parsed: InterviewNote,
    readonly items: readonly DrillItem[],
    readonly orphans: readonly OrphanRecord[],
    private readonly ofRecord: readonly Diagnostic[],
    private readonly offer: (() => QuestionsOffer[]) | null,
  ) {
    this.note = parsed.note;
  }

  /** The best offer; that a note could be one question is true of any, and no finding. */
  private get markable(): readonly QuestionsOffer[] {
    return this.offers.filter(({ marking }) => marking !== 'title').slice(0, 1);
  }

  /** See {@link parseNote}: to find out costs more than to read the questions. */
  get diagnostics(): readonly Diagnostic[] {
    this.found ??= [...this.parsed.diagnostics, ...this.ofRecord, ...this.markable.map(unmarked)];
    return this.found;
  }

  get offers(): readonly QuestionsOffer[] {
    this.offered ??= this.offer?.() ?? [];
    return this.offered;
  }
}

const NEVER: readonly Rating[] = [];

const ratingsOf = ({ log }: NoteRecord, id: string | null): readonly Rating[] =>
  (id === null ? undefined : log.get(id)?.ratings) ?? NEVER;

/** What a note says of how well a question is known: by its own property, else by the last rating. */
function confidenceOf(record: NoteRecord, id: string | null): Confidence | null {
  if (id === null) return null;
  const ratings = ratingsOf(record, id);
  return record.confidence.get(id) ?? ratings[ratings.length - 1]?.confidence ?? null;
}

/** Ids of the record that are no question's. */
function orphanIds({ log, confidence, weak }: NoteRecord, items: readonly DrillItem[]): string[] {
  const orphans: string[] = [];
  const known = new Set(items.map(({ recordId }) => recordId));
  for (const ids of [log.keys(), confidence.keys(), weak]) {
    for (const id of ids) {
      if (known.has(id)) continue;
      known.add(id);
      orphans.push(id);
    }
  }
  return orphans;
}

function unmarked(offer: QuestionsOffer): Diagnostic {
  const { marking, first } = offer;
  return {
    code: 'questions-unmarked',
    severity: 'info',
    message: `${describeOffer(offer)}: ${first.map((text) => `"${plainText(text)}"`).join(', ')}. Add "${QUESTIONS_PROPERTY}: ${marking}" to the properties to drill them.`,
    line: 1,
    marking,
  };
}

function orphan(id: string, line: number): Diagnostic {
  return {
    code: 'orphan-record',
    severity: 'info',
    message: `The record of "${id}" belongs to no question of this note any more. It is kept; "Tidy drill records" attaches, moves or removes it.`,
    line,
  };
}
