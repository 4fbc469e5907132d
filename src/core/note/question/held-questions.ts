import { openingLineOf, type Block } from '../markdown/block';
import { readCallout } from '../markdown/callout';
import { hasFixedRole } from './assign-roles';
import {
  readCalloutQuestions,
  readOtherCallout,
  readTitledCallout,
  type InsideFinder,
} from './callout-questions';
import type { Marking } from '../questions-property';
import { isDetails, readDetails } from './details';
import { readListQuestions, readLoneItem } from './list-questions';
import { openingOf, readParagraphQuestions } from './pairs';
import type { Reading } from './reading';
import { readTableQuestions } from './table-questions';
import { calloutRole, QUESTION_TYPES, roleWithoutType, type RoleRow } from './roles';

/** What decides how a block is read. */
export interface Surroundings extends InsideFinder {
  readonly rows: readonly RoleRow[];
  /** Whether the nearest heading gathers questions ("Interview questions"): a bold item below it asks by being bold. */
  readonly underTopic: boolean;
  /** Whether a block stands among others of its form that ask. */
  isInRun(block: Block): boolean;
}

/** Tells whether blocks of its kind hold questions at all. */
export const mayHoldQuestions = ({ kind }: Block): boolean =>
  kind === 'callout' ||
  kind === 'paragraph' ||
  kind === 'list' ||
  kind === 'html' ||
  kind === 'table' ||
  kind === 'blockquote';

/** The questions that a block holds by itself, whatever stands around it; null where it holds none. */
export function readHeldQuestions(block: Block, around: Surroundings): Reading | null {
  switch (block.kind) {
    case 'callout':
      return asksAsCallout(block, around.rows)
        ? readCalloutQuestions(block, around)
        : readOtherCallout(block, around);
    case 'paragraph':
      return readParagraphQuestions(block, around.isInRun(block));
    case 'blockquote':
      return around.isInRun(block) ? readParagraphQuestions(block, true) : null;
    case 'list':
      return around.isInRun(block) ? readLoneItem(block) : readListQuestions(block, around.underTopic);
    case 'table':
      return readTableQuestions(block);
    case 'html':
      return isDetails(block) ? readDetails(block) : readParagraphQuestions(block, around.isInRun(block));
    default:
      return null;
  }
}

/** The questions of a block in a note that says how it marks them. */
export function readForced(block: Block, markings: readonly Marking[]): Reading | null {
  switch (block.kind) {
    case 'callout':
      return markings.includes('callout') ? readTitledCallout(block) : null;
    case 'paragraph':
      return markings.includes('bold') && openingOf(openingLineOf(block), true) !== null
        ? readParagraphQuestions(block, true)
        : null;
    case 'list':
      return markings.includes('list') ? readListQuestions(block, true, 0, true) : null;
    case 'table':
      return markings.includes('table') ? readTableQuestions(block, true) : null;
    default:
      return null;
  }
}

/** A callout of a type that asks, unless its title or metadata say that it is a scenario, a hint or an answer. */
function asksAsCallout(block: Block, rows: readonly RoleRow[]): boolean {
  const callout = readCallout(block);
  if (!QUESTION_TYPES.includes(callout.type) || hasFixedRole(block)) return false;
  const role = calloutRole(callout, rows);
  return role === 'follow-up' || role === null;
}

/** Tells whether a callout is named a follow-up by its title, without the help of its type. */
export const isNamedFollowUp = (block: Block, rows: readonly RoleRow[]): boolean =>
  block.kind === 'callout' && roleWithoutType(readCallout(block), rows) === 'follow-up';
