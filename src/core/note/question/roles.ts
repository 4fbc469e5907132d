import type { Role } from '../types';
import type { Callout } from '../markdown/callout';
import { anyOf, StartPattern } from './first-words';
import { ANSWER_WORDS, FOLLOW_UP_TITLES, HINT_TITLES, PROMPT_LABELS, PROMPT_TITLES } from './vocabulary';

/** One row of the role table: the first row whose type and title fit gives the role of a callout. */
export interface RoleRow {
  /** Callout types in lower case; empty for any. */
  readonly types: readonly string[];
  /** What the title must match; null for any title, and for none. */
  readonly title: TitlePattern | null;
  readonly role: Role;
}

/** Callout types that ask. */
export const QUESTION_TYPES: readonly string[] = ['question', 'faq', 'help'];

/** Callout types that say by themselves that they hold the answer. */
const ANSWER_TYPES: readonly string[] = ['success', 'check', 'done', 'answer', 'solution'];

/** Tells whether the title of a callout fits; a regular expression is one. */
export interface TitlePattern {
  test(title: string): boolean;
}

/** A title that is one of the words, or starts with it and goes on behind a mark ("Scenario: late data", "Hint 2"). */
export const titled = (words: readonly string[]): RegExp =>
  new RegExp(`^(?:${anyOf(words)})(?:\\s+\\d+)?\\s*(?:[:：.–—(-].*)?$`, 'iu');

/** {@link titled}, of which only those words are tried that the title starts with. */
const titledQuickly = (words: readonly string[]): TitlePattern =>
  new StartPattern(words, '(?:\\s+\\d+)?(?:\\s*[:：.–—(].*|\\s+-.*)?\\s*$');

const ANSWER_TITLE = titledQuickly(ANSWER_WORDS);
const PROMPT_TITLE = titledQuickly(PROMPT_TITLES);
const PROMPT_LABEL = titledQuickly(PROMPT_LABELS);

/** Tells whether a text names a part of the question ("Scenario", "Input"). */
export const isPromptName = (text: string): boolean => PROMPT_TITLE.test(text) || PROMPT_LABEL.test(text);

/** The table that holds where the user's settings say nothing. */
export const DEFAULT_ROLES: readonly RoleRow[] = [
  { types: [], title: PROMPT_TITLE, role: 'prompt' },
  { types: [], title: titledQuickly(HINT_TITLES), role: 'hint' },
  { types: [], title: titledQuickly(FOLLOW_UP_TITLES), role: 'follow-up' },
  { types: [], title: ANSWER_TITLE, role: 'answer' },
  { types: ['hint'], title: null, role: 'hint' },
  { types: ANSWER_TYPES, title: null, role: 'answer' },
  { types: QUESTION_TYPES, title: null, role: 'follow-up' },
];

/** Roles that a writer may put into a callout's metadata: `> [!info|prompt]`. */
const METADATA_ROLES: readonly Role[] = ['prompt', 'hint', 'answer', 'follow-up'];

/** The role that the writer gave a callout by its metadata, or null. */
export const metadataRole = ({ metadata }: Callout): Role | null =>
  metadata === '' ? null : (METADATA_ROLES.find((role) => role === metadata) ?? null);

/** The role of a callout by its metadata, else by the table; null where neither says anything. */
export function calloutRole(callout: Callout, rows: readonly RoleRow[]): Role | null {
  // Several questions hang on it, and within one reading of a note the table is the same.
  if (callout.role === undefined)
    callout.role = metadataRole(callout) ?? roleInTable(callout.type, callout.title, rows);
  return callout.role;
}

/** The role that a callout has without its type, where that says anything: by its metadata or its title alone. */
export const roleWithoutType = (callout: Callout, rows: readonly RoleRow[]): Role | null =>
  metadataRole(callout) ?? roleInTable(callout.type === '' ? '' : 'note', callout.title, rows);

function roleInTable(type: string, title: string, rows: readonly RoleRow[]): Role | null {
  for (const row of rows) {
    if (row.types.length > 0 && !row.types.includes(type)) continue;
    if (row.title === null || row.title.test(title)) return row.role;
  }
  return null;
}

/** Tells whether a callout announces that it is the answer, so that what stands above it may be shown. */
export function isExplicitAnswer(callout: Callout): boolean {
  if (metadataRole(callout) !== null) return callout.metadata === 'answer';
  if (ANSWER_TITLE.test(callout.title)) return true;
  return ANSWER_TYPES.includes(callout.type) && (callout.title === '' || callout.fold === '-');
}

/** Tells whether a callout that is named an answer is folded: the writer hid it, and nothing above it. */
export const isFoldedAnswer = (callout: Callout): boolean =>
  callout.fold === '-' && ANSWER_TITLE.test(callout.title) && isExplicitAnswer(callout);

/** Tells whether a text names the answer ("Answer", "Solution"), in emphasis or not. */
export function isAnswerName(text: string): boolean {
  const bare =
    /^[\p{L}\p{N}]/u.test(text) && !/[*_]$/.test(text) ? text : text.replace(/^[^\p{L}\p{N}]+|[*_]+$/gu, '');
  return ANSWER_TITLE.test(bare);
}
