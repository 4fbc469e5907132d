import type { Role } from '../types';
import { openingLineOf, type Block } from '../markdown/block';
import { readCallout } from '../markdown/callout';
import { hidesWholeAnswer, isDetails, isHintFold } from './details';
import { answersInLabel } from './pairs';
import { holdsText } from './reading';
import {
  calloutRole,
  isAnswerName,
  isExplicitAnswer,
  isFoldedAnswer,
  isPromptName,
  metadataRole,
  type RoleRow,
} from './roles';

/**
 * Gives every block below a question its role; in doubt it is the answer, since a wrongly shown block spoils the question.
 * @returns one role for each block, in the same order.
 */
export function assignRoles(blocks: readonly Block[], rows: readonly RoleRow[]): Role[] {
  // What a heading that is not the question's own stands over belongs to that heading, and so does an answer below it.
  const foreign = blocks.findIndex(({ kind, text }) => kind === 'heading' && !isAnswerName(text));
  const own = foreign < 0 ? blocks : blocks.slice(0, foreign);
  const explicit = own.findIndex((block, at) => announcesAnswer(block) && !isPartOfStory(own, at));
  const names = own[explicit];
  const whole = Math.max(own.findIndex(foldsAnswer), names && !isSample(names) ? explicit : -1);
  const roles: Role[] = [];
  const titleOnly: number[] = [];
  let answered = false;
  for (const [at, block] of blocks.entries()) {
    const role = roleOf(block, rows, { answered, beforeExplicit: at < explicit, beforeWhole: at < whole });
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

/** `Analysis: …`: a word and a colon before a paragraph. */
const PART = /^\s*(?:\*\*|__)?([\p{L}\p{M}][\p{L}\p{M} ]{1,24}?)(?:\*\*|__)?\s*[:：]/u;

/** Tells whether a paragraph says that it is a part of something, and not of the question. */
function isOtherPart(block: Block): boolean {
  const name = PART.exec(openingLineOf(block))?.[1];
  return name !== undefined && !isPromptName(name);
}

const SAMPLE = /\b(?:sample|model|example|suggested|ideal|short|reference|detailed|full|best)\b/i;

/** Tells whether a block names but one answer of several, above which others may stand. */
function isSample(block: Block): boolean {
  if (SAMPLE.test(openingLineOf(block).slice(0, LONGEST_NAME))) return true;
  if (block.kind !== 'callout') return false;
  const { title, fold } = readCallout(block);
  return title === '' ? fold !== '-' : !isAnswerName(title);
}

/** More than any name of an answer takes. */
const LONGEST_NAME = 40;

/** What is known of a block's surroundings: whether the answer began, and whether one announces itself below. */
interface Place {
  readonly answered: boolean;
  readonly beforeExplicit: boolean;
  /** Whether the whole answer is named or folded away further down: what stands above it was meant to be seen. */
  readonly beforeWhole: boolean;
}

function roleOf(
  block: Block,
  rows: readonly RoleRow[],
  { answered, beforeExplicit, beforeWhole }: Place,
): Role {
  const mayBePrompt = (beforeWhole || beforeExplicit) && !answered;
  if (mayBePrompt && block.kind === 'paragraph' && isOtherPart(block)) return 'answer';
  if (beforeWhole && !answered && block.kind !== 'callout' && !isDetails(block)) return 'prompt';
  if (block.kind === 'paragraph') return !answered && beforeExplicit ? 'prompt' : 'answer';
  if (block.kind !== 'callout') return isHintFold(block) && !answered ? 'hint' : 'answer';
  const role = calloutRole(readCallout(block), rows);
  if (role !== null) return role;
  return isTitleOnly(block) && !answered ? 'hint' : 'answer';
}

/** Tells whether the writer folded the whole answer away in a block. */
export const foldsAnswer = (block: Block): boolean =>
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
  return blocks.some((block, at) => roles[at] === 'answer' && holdsText(block));
}

/** Tells whether the writer fixed the role of a callout, so that it is no question of its own. */
export const hasFixedRole = (block: Block): boolean => metadataRole(readCallout(block)) !== null;
