import type { Role } from '../types';
import type { Callout } from '../markdown/callout';
import { ANSWER_WORDS, FOLLOW_UP_TITLES, HINT_TITLES, PROMPT_TITLES } from './vocabulary';

/** One row of the role table: the first row whose type and title fit gives the role of a callout. */
export interface RoleRow {
  /** Callout types in lower case; empty for any. */
  readonly types: readonly string[];
  /** What the title must match; null for any title, and for none. */
  readonly title: RegExp | null;
  readonly role: Role;
}

/** Callout types that ask. */
export const QUESTION_TYPES: readonly string[] = ['question', 'faq', 'help'];

/** Callout types that say by themselves that they hold the answer. */
const ANSWER_TYPES: readonly string[] = ['success', 'check', 'done', 'answer', 'solution'];

/** A title that is one of the words, or starts with it and goes on behind a mark ("Scenario: late data", "Hint 2"). */
export const titled = (words: string): RegExp =>
  new RegExp(`^(?:${words})(?:\\s+\\d+)?\\s*(?:[:：.–—(-].*)?$`, 'iu');

const ANSWER_TITLE = titled(ANSWER_WORDS);

/** The table that holds where the user's settings say nothing. */
export const DEFAULT_ROLES: readonly RoleRow[] = [
  { types: [], title: titled(PROMPT_TITLES), role: 'prompt' },
  { types: [], title: titled(HINT_TITLES), role: 'hint' },
  { types: [], title: titled(FOLLOW_UP_TITLES), role: 'follow-up' },
  { types: [], title: ANSWER_TITLE, role: 'answer' },
  { types: ['hint'], title: null, role: 'hint' },
  { types: ANSWER_TYPES, title: null, role: 'answer' },
  { types: QUESTION_TYPES, title: null, role: 'follow-up' },
];

/** Roles that a writer may put into a callout's metadata: `> [!info|prompt]`. */
const METADATA_ROLES: readonly Role[] = ['prompt', 'hint', 'answer', 'follow-up'];

/** The role that the writer gave a callout by its metadata, or null. */
export const metadataRole = (callout: Callout): Role | null =>
  METADATA_ROLES.find((role) => role === callout.metadata) ?? null;

/** Roles that were told already: each callout is asked for its role several times. */
const known = new WeakMap<Callout, { readonly rows: readonly RoleRow[]; readonly role: Role | null }>();

/** The role of a callout by its metadata, else by the table; null where neither says anything. */
export function calloutRole(callout: Callout, rows: readonly RoleRow[]): Role | null {
  const told = known.get(callout);
  if (told?.rows === rows) return told.role;
  const role = findRole(callout, rows);
  known.set(callout, { rows, role });
  return role;
}

function findRole(callout: Callout, rows: readonly RoleRow[]): Role | null {
  const fits = (row: RoleRow): boolean =>
    (row.types.length === 0 || row.types.includes(callout.type)) &&
    (row.title === null || row.title.test(callout.title));
  return metadataRole(callout) ?? rows.find(fits)?.role ?? null;
}

/** Tells whether a callout announces that it is the answer, so that what stands above it may be shown. */
export function isExplicitAnswer(callout: Callout): boolean {
  if (metadataRole(callout) !== null) return callout.metadata === 'answer';
  if (ANSWER_TITLE.test(callout.title)) return true;
  return ANSWER_TYPES.includes(callout.type) && (callout.title === '' || callout.fold === '-');
}

/** Tells whether a heading announces the answer ("Answer", "Solution"). */
export const isAnswerHeading = (text: string): boolean =>
  ANSWER_TITLE.test(text.replace(/^[*_]+|[*_]+$/g, ''));
