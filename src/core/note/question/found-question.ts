import type { FollowUp, Layer, Question, QuestionBlock, Role } from '../types';
import { olderHash, questionHash } from '../hash';
import { lastLineOf, type Block } from '../markdown/block';
import type { Source } from '../markdown/source';
import { assignRoles, hasAnswer } from './assign-roles';
import type { Draft, Identity } from './draft';
import { readFollowUps } from './follow-up';
import { layersOf } from './layers';
import { questionBlock, type PlacedBlock } from './question-block';
import type { Definitions } from './definitions';
import type { RoleRow } from './roles';

/** What all questions of a note share. */
export interface NoteContext {
  readonly rows: readonly RoleRow[];
  readonly definitions: Definitions;
  /** The text of the note. */
  readonly source: Source;
}

type Parts = Pick<Question, 'blocks' | 'prompts' | 'hints' | 'layers' | 'followUps'>;

/**
 * A question of a note. Its blocks get their roles when they are first asked for: of a vault's questions few are drilled
 * at a time, and to find the others it takes only their words.
 */
export class FoundQuestion implements Question {
  private hashed: string | null = null;
  private hashedOnce: string | null = null;
  private parts: Parts | null = null;

  constructor(
    readonly id: string,
    private readonly draft: Draft,
    private readonly identity: Identity,
    private readonly context: NoteContext,
  ) {}

  get label(): string | null {
    return this.identity.marker.label;
  }

  get text(): string {
    return this.identity.marker.text;
  }

  get asked(): string {
    return this.context.definitions.complete(this.text);
  }

  get topic(): string | null {
    return this.draft.topic;
  }

  get line(): number {
    return this.draft.markerBlock.line;
  }

  get hash(): string {
    this.hashed ??= questionHash(this.text);
    return this.hashed;
  }

  get older(): string {
    this.hashedOnce ??= olderHash(this.text);
    return this.hashedOnce;
  }

  get endLine(): number {
    const { markerBlock, body } = this.draft;
    return body.reduce((last, block) => Math.max(last, lastLineOf(block)), markerBlock.endLine);
  }

  get blocks(): readonly QuestionBlock[] {
    return this.read().blocks;
  }

  get prompts(): readonly QuestionBlock[] {
    return this.read().prompts;
  }

  get hints(): readonly QuestionBlock[] {
    return this.read().hints;
  }

  get layers(): readonly Layer[] {
    return this.read().layers;
  }

  get followUps(): readonly FollowUp[] {
    return this.read().followUps;
  }

  /** Whether anything answers it; what it takes to know that is not kept. */
  get isAnswered(): boolean {
    if (this.parts) return this.parts.layers.length > 0;
    const rest = this.draft.body.slice(this.identity.markerBlocks);
    return hasAnswer(rest, assignRoles(rest, this.context.rows));
  }

  private read(): Parts {
    this.parts ??= partsOf(this.draft, this.identity, this.context);
    return this.parts;
  }
}

/** Gives the blocks of a draft their roles and derives all that the question shows and hides. */
function partsOf(
  { markerBlock, body }: Draft,
  { markerBlocks }: Identity,
  { rows, definitions, source }: NoteContext,
): Parts {
  const place = (block: Block, role: Role): PlacedBlock => questionBlock(block, role, definitions, source);
  const marked = body.slice(0, markerBlocks).map((block) => place(block, 'prompt'));
  const rest = body.slice(markerBlocks);
  const roles = assignRoles(rest, rows);
  const below = rest.map((block, at) => place(block, roles[at] ?? 'answer'));
  return {
    blocks: [markerBlock, ...marked, ...below],
    prompts: below.filter(({ role }) => role === 'prompt'),
    hints: below.filter(({ role }) => role === 'hint'),
    layers: hasAnswer(rest, roles) ? layersOf(below) : [],
    followUps: rest
      .filter((_, at) => roles[at] === 'follow-up')
      .flatMap(readFollowUps)
      .map(({ line, question, answer }) => ({
        line,
        question: definitions.complete(question),
        answer: definitions.complete(answer),
      })),
  };
}
