import type { Diagnostic } from '../diagnostic';
import { LISTING_LANGUAGE } from '../listing/listing';
import { readFrontmatter, type Frontmatter } from './frontmatter';
import { IdRegistry } from './id';
import { splitLines } from './lines';
import type { Block } from './markdown/block';
import { firstLineOf } from './markdown/block';
import { scanBlocks } from './markdown/scan';
import { Source } from './markdown/source';
import { readProperties } from './properties';
import { readMarkings, type Marking } from './questions-property';
import { definitionsOf } from './question/definitions';
import { headingTitle } from './name';
import { findQuestions } from './question/find';
import { DEFAULT_ROLES, type RoleRow } from './question/roles';
import { identify, type Draft } from './question/draft';
import { FoundQuestion, type NoteContext } from './question/found-question';
import type { InterviewNote, NoteProperties } from './types';

/** How a note is read. */
export interface ParseOptions {
  /** The role table; see {@link DEFAULT_ROLES}. */
  readonly roles?: readonly RoleRow[];
  /** The frontmatter of the same text, where it was read already. */
  readonly frontmatter?: Frontmatter;
  /** How the note marks its questions, instead of what its property `questions` says. */
  readonly markings?: readonly Marking[];
}

/**
 * Reads a note: its properties, its questions and what is wrong with it. Never throws, on any text; what cannot be read
 * is told in `diagnostics`, in the order of their lines. Time is linear in the length of the text.
 */
export function parseNote(text: string, options: ParseOptions = {}): InterviewNote {
  const frontmatter = options.frontmatter ?? readFrontmatter(text);
  const source = Source.ofText(text.startsWith('\uFEFF') ? text.slice(1) : text);
  const blocks = scanBlocks(source, frontmatter.bounds?.lineCount ?? 0);
  const lineOf = (key: string): number => lineOfProperty(text, frontmatter, key);
  const { properties, diagnostics } = readProperties(frontmatter.data, lineOf);
  const rows = options.roles ?? DEFAULT_ROLES;
  const context = { rows, definitions: definitionsOf(text, blocks), source };
  const facts = {
    title: properties.title === null ? null : { text: properties.title, line: lineOf('title') },
    markings: options.markings ?? markingsOf(frontmatter),
  };
  const { questions, duplicates } = named(findQuestions(blocks.filter(isOfNote), rows, facts), context);
  const title = properties.title ?? headingTitle(blocks.filter(({ kind }) => kind === 'heading'));
  return new ParsedNote({ ...properties, title }, questions, blocks, [
    ...frontmatter.diagnostics,
    ...diagnostics,
    ...duplicates,
  ]);
}

/** What the property `questions` says, where all of it can be followed. */
function markingsOf({ data }: Frontmatter): readonly Marking[] | null {
  const read = readMarkings(data);
  return read?.valid === true ? read.markings : null;
}

/** A live list of questions is no part of what the note says, wherever it stands. */
const isOfNote = ({ kind, text }: Block): boolean => kind !== 'code' || text !== LISTING_LANGUAGE;

/**
 * What a reading found. A class, and not an object with a getter of its own: an engine gives each of those a shape that
 * keeps the whole note in memory for longer than anybody needs it.
 */
class ParsedNote implements InterviewNote {
  private found: readonly Diagnostic[] | null = null;

  constructor(
    readonly note: NoteProperties,
    readonly questions: readonly FoundQuestion[],
    private readonly blocks: readonly Block[],
    private readonly known: readonly Diagnostic[],
  ) {}

  /** To know that a question has no answer, its blocks must have roles: only who asks pays for it. */
  get diagnostics(): readonly Diagnostic[] {
    this.found ??= [
      ...this.known,
      ...this.questions.flatMap(withoutAnswer),
      ...this.blocks.flatMap(unclosedFence),
    ].sort((a, b) => a.line - b.line);
    return this.found;
  }
}

/** 1-based line of the file on which a property of the frontmatter starts; 1 where it cannot be told. */
export function lineOfProperty(text: string, { bounds }: Pick<Frontmatter, 'bounds'>, key: string): number {
  const lines = splitLines(text.slice(0, bounds?.bodyStart ?? 0).replace(/^\uFEFF/, ''));
  const at = lines.findIndex((line) => line.startsWith(`${key}:`) || line.startsWith(`"${key}":`));
  return at < 0 ? 1 : at + 1;
}

function named(
  drafts: readonly Draft[],
  context: NoteContext,
): { questions: FoundQuestion[]; duplicates: Diagnostic[] } {
  const ids = new IdRegistry();
  const duplicates: Diagnostic[] = [];
  const questions = drafts.map((found) => {
    const draft = withoutDefinitions(found);
    const identity = identify(draft);
    const { id, duplicate } = ids.claim(identity.wantedId);
    if (duplicate) duplicates.push(duplicateLabel(identity.wantedId, id, draft.markerBlock.line));
    return new FoundQuestion(id, draft, identity, context);
  });
  return { questions, duplicates };
}

/** The inside of a callout or a list item may define something too; none of it answers. */
function withoutDefinitions(draft: Draft): Draft {
  const { body } = draft;
  return body.some(isDefinition) ? { ...draft, body: body.filter((block) => !isDefinition(block)) } : draft;
}

const isDefinition = ({ kind }: Block): boolean => kind === 'definition';

function duplicateLabel(wanted: string, id: string, line: number): Diagnostic {
  return {
    code: 'duplicate-label',
    severity: 'warning',
    message: `An earlier question of this note is "${wanted}" already, so this one is "${id}". Give it a label of its own.`,
    line,
  };
}

function withoutAnswer({ isAnswered, text, line }: FoundQuestion): Diagnostic[] {
  if (isAnswered) return [];
  return [
    {
      code: 'question-without-answer',
      severity: 'warning',
      message: `"${text.slice(0, 80)}" has no answer. Write it below the question, for instance in a callout "> [!success] Answer".`,
      line,
    },
  ];
}

function unclosedFence(block: Block): Diagnostic[] {
  if (block.kind !== 'code' || block.closed) return [];
  return [
    {
      code: 'unclosed-fence',
      severity: 'warning',
      message:
        'This code block is never closed, so all that follows belongs to it. Put a closing fence below the code.',
      line: firstLineOf(block),
    },
  ];
}
