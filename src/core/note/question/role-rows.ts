import type { Role } from '../types';
import { DEFAULT_ROLES, titled, type RoleRow } from './roles';

const ROLES: readonly Role[] = ['prompt', 'hint', 'answer', 'follow-up'];

/** More rows than this are no setting but a slip; each is tried on every callout. */
const MAX_ROWS = 200;

/** Rows that a person wrote, or what is wrong with them. */
export type RoleRowsResult =
  { readonly ok: true; readonly rows: readonly RoleRow[] } | { readonly ok: false; readonly message: string };

/**
 * Reads rows of the role table from text: one on each line, `type | title | role`. `*` stands for any type or any title;
 * a title fits as a whole, in any case, or with a mark and more behind it ("Talking points: cost"). Empty lines count for
 * nothing. Words are taken as they are: no pattern of a person's can make a note slow to read.
 */
export function parseRoleRows(text: string): RoleRowsResult {
  const rows: RoleRow[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [type = '', title = '', role = '', ...more] = line.split('|').map((part) => part.trim());
    const wrong = (message: string): RoleRowsResult => ({
      ok: false,
      message: `Line ${String(at + 1)}: ${message}`,
    });
    if (role === '' || more.length > 0)
      return wrong('write "type | title | role", for instance "tip | Talking points | answer".');
    const known = ROLES.find((name) => name === role.toLowerCase());
    if (!known) return wrong(`"${role}" is no role; use prompt, hint, answer or follow-up.`);
    if (type === '') return wrong('name a callout type, or * for any.');
    if (type === '*' && (title === '*' || title === ''))
      return wrong('a row for every callout would hide or show all of them.');
    if (rows.length >= MAX_ROWS) return wrong(`there are more than ${String(MAX_ROWS)} rows.`);
    rows.push({
      types: type === '*' ? [] : [type.toLowerCase().replace(/^\[!|\]$/g, '')],
      title: title === '*' || title === '' ? null : titled([escaped(title)]),
      role: known,
    });
  }
  return { ok: true, rows };
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** The role table with a person's rows before the default ones; rows that cannot be read are left out as a whole. */
export function roleTable(text: string): readonly RoleRow[] {
  const result = parseRoleRows(text);
  return result.ok ? [...result.rows, ...DEFAULT_ROLES] : DEFAULT_ROLES;
}
