import { hasOwn } from '../untrusted';

/** The property by which a note says how it marks its questions. */
export const QUESTIONS_PROPERTY = 'questions';

/** What that property may say; `title` means that the note is one question, `none` that it holds none. */
export const MARKINGS = [
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'bold',
  'list',
  'table',
  'callout',
  'title',
  'none',
] as const;

export type Marking = (typeof MARKINGS)[number];

const isMarking = (value: unknown): value is Marking => MARKINGS.some((marking) => marking === value);

/**
 * Reads the property `questions`: one marking, or several as a list or a text with commas between them.
 * @returns null where it says nothing; `valid` is false where any of it is no marking, and then it is not followed
 */
export function readMarkings(
  frontmatter: Readonly<Record<string, unknown>>,
): { readonly markings: readonly Marking[]; readonly valid: boolean } | null {
  const value = hasOwn(frontmatter, QUESTIONS_PROPERTY) ? frontmatter[QUESTIONS_PROPERTY] : null;
  if (value === null || value === undefined || value === '') return null;
  const items: unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(',')
      : [value];
  const words = items.map((item) => (typeof item === 'string' ? item.trim().toLowerCase() : item));
  return { markings: words.filter(isMarking), valid: words.length > 0 && words.every(isMarking) };
}
