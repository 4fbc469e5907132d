import type { Role } from '../types';
import type { Block } from '../markdown/block';
import { readCallout } from '../markdown/callout';
import { calloutRole, isAnswerHeading, isExplicitAnswer, metadataRole, type RoleRow } from './roles';

/**
 * Gives every block below a question its role; in doubt it is the answer, since a wrongly shown block spoils the question.
 * @returns one role for each block, in the same order.
 */
export function assignRoles(blocks: readonly Block[], rows: readonly RoleRow[]): Role[] {
  const explicit = blocks.findIndex(announcesAnswer);
  const titleOnly: number[] = [];
  let answered = false;
  const roles = blocks.map((block, at): Role => {
    if (block.kind === 'callout') {
      const callout = readCallout(block);
      const role = calloutRole(callout, rows);
      if (role === null && !callout.hasBody && !answered && callout.title !== '') {
        titleOnly.push(at);
        return 'hint';
      }
      answered ||= role === null || role === 'answer';
      return role ?? 'answer';
    }
    if (block.kind === 'paragraph' && !answered && at < explicit) return 'prompt';
    answered ||= block.kind !== 'comment';
    return 'answer';
  });
  // Where nothing else answers, what looked like a hint is the answer.
  if (!answered) for (const at of titleOnly) roles[at] = 'answer';
  return roles;
}

function announcesAnswer(block: Block): boolean {
  if (block.kind === 'heading') return isAnswerHeading(block.text);
  return block.kind === 'callout' && isExplicitAnswer(readCallout(block));
}

/** Tells whether blocks below a heading answer it: question callouts alone do not. */
export function hasAnswer(blocks: readonly Block[], roles: readonly Role[]): boolean {
  return blocks.some(({ kind }, at) => roles[at] === 'answer' && kind !== 'comment' && kind !== 'thematic-break');
}

/** Tells whether the writer fixed the role of a callout, so that it is no question of its own. */
export const hasFixedRole = (block: Block): boolean => metadataRole(readCallout(block)) !== null;
