import type { Role } from '../types';
import { openingLineOf, type Block } from '../markdown/block';
import { readCallout } from '../markdown/callout';
import { hidesWholeAnswer } from './details';
import { answersInLabel } from './pairs';
import {
  calloutRole,
  isAnswerName,
  isExplicitAnswer,
  isFoldedAnswer,
  metadataRole,
  type RoleRow,
} from './roles';

/**
 * Gives every block below a question its role; in doubt it is the answer, since a wrongly shown block spoils the question.
 * @returns one role for each block, in the same order.
 */
export function assignRoles(blocks: readonly Block[], rows: readonly RoleRow[]): Role[] {
  const explicit = blocks.findIndex((block, at) => announcesAnswer(block) && !isPartOfStory(blocks, at));
  const fold = blocks.findIndex(foldsAnswer);
  const roles: Role[] = [];
  const titleOnly: number[] = [];
  let answered = false;
  for (const [at, block] of blocks.entries()) {
    const role = roleOf(block, rows, { answered, beforeExplicit: at < explicit, beforeFold: at < fold });
    if (role === 'hint' && isTitleOnly(block)) titleOnly.push(at);
    if (role === 'answer' && block.kind !== 'comment') answered = true;
    roles.push(role);
  }
  // Where nothing else answers, what looked like a hint is the answer.
  if (!answered) for (const at of titleOnly) roles[at] = 'answer';
  return roles;
}

/** `S: …`, `T: …`, `A: …`, `R: …`: a letter before the text, as for situation, task, action and result. */
const LETTER = /^\s*(?:\*\*|__)?([A-Z])(?:\*\*|__)?\s*[:：]/;

/** Tells whether the `A:` of a paragraph stands behind another letter, so that it names no answer. */
function isPartOfStory(blocks: readonly Block[], at: number): boolean {
  const letterOf = (block: Block | undefined): string | undefined =>
    block?.kind === 'paragraph' ? LETTER.exec(openingLineOf(block))?.[1] : undefined;
  return (
    letterOf(blocks[at]) !== undefined && blocks.slice(0, at).some((block) => letterOf(block) !== undefined)
  );
}

/** What is known of a block's surroundings: whether the answer began, and whether one announces itself below. */
interface Place {
  readonly answered: boolean;
  readonly beforeExplicit: boolean;
  /** Whether the writer folded the answer away further down: what stands above it was meant to be seen. */
  readonly beforeFold: boolean;
}

function roleOf(
  block: Block,
  rows: readonly RoleRow[],
  { answered, beforeExplicit, beforeFold }: Place,
): Role {
  if (beforeFold && !answered && block.kind !== 'callout' && block.kind !== 'html') return 'prompt';
  if (block.kind === 'paragraph') return !answered && beforeExplicit ? 'prompt' : 'answer';
  if (block.kind !== 'callout') return 'answer';
  const role = calloutRole(readCallout(block), rows);
  if (role !== null) return role;
  return isTitleOnly(block) && !answered ? 'hint' : 'answer';
}

const foldsAnswer = (block: Block): boolean =>
  block.kind === 'callout' ? isFoldedAnswer(readCallout(block)) : hidesWholeAnswer(block);

/** A callout of a type that says nothing by itself, with a title and no body. */
function isTitleOnly(block: Block): boolean {
  if (block.kind !== 'callout') return false;
  const { title, hasBody, type } = readCallout(block);
  return !hasBody && title !== '' && type !== 'hint';
}

/** Tells whether a block says that the answer begins: a callout, a heading or a paragraph (`Answer: …`) named so. */
export function announcesAnswer(block: Block): boolean {
  if (block.kind === 'heading') return isAnswerName(block.text);
  if (block.kind === 'paragraph') return answersInLabel(openingLineOf(block));
  return block.kind === 'callout' && isExplicitAnswer(readCallout(block));
}

/** Tells whether blocks below a heading answer it: question callouts alone do not. */
export function hasAnswer(blocks: readonly Block[], roles: readonly Role[]): boolean {
  return blocks.some(
    ({ kind }, at) => roles[at] === 'answer' && kind !== 'comment' && kind !== 'thematic-break',
  );
}

/** Tells whether the writer fixed the role of a callout, so that it is no question of its own. */
export const hasFixedRole = (block: Block): boolean => metadataRole(readCallout(block)) !== null;
