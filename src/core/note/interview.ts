import { hasOwn } from '../untrusted';
import { readProperties } from './properties';
import type { NoteProperties } from './types';

/** What the metadata cache knows of a note, enough to tell whether it is an interview note. */
export interface NoteFacts {
  /** Vault path with `/`. */
  readonly path: string;
  /** Frontmatter as an object; empty where there is none. */
  readonly frontmatter: Readonly<Record<string, unknown>>;
  /** Tags of properties and body; a `#` before them is allowed. */
  readonly tags: readonly string[];
}

/** By what an interview note is told; see {@link Settings}. */
export interface InterviewMarks {
  readonly interviewTag: string;
  readonly folders: readonly string[];
  readonly logProperty: string;
}

/** Tells whether a note is an interview note, without its text. */
export function isInterviewNote(
  { path, frontmatter, tags }: NoteFacts,
  { interviewTag, folders, logProperty }: InterviewMarks,
): boolean {
  const { roundType, variant } = readProperties(frontmatter).properties;
  if (roundType !== null || variant !== null) return true;
  // A note that was rated once is never lost from sight, whatever else it says or stops saying.
  if (hasValue(frontmatter, 'questions') || hasValue(frontmatter, logProperty)) return true;
  if (folders.some((folder) => path.startsWith(`${folder}/`))) return true;
  if (interviewTag === '') return false;
  const wanted = interviewTag.toLowerCase();
  return tags.some((tag) => {
    const name = tag.replace(/^#/, '').toLowerCase();
    return name === wanted || name.startsWith(`${wanted}/`);
  });
}

function hasValue(frontmatter: NoteFacts['frontmatter'], key: string): boolean {
  const value = hasOwn(frontmatter, key) ? frontmatter[key] : null;
  return value !== null && value !== undefined && value !== '';
}

/** A short line that tells interview notes apart: role, round, variant and tags, as far as they are known. */
export function describeNote(note: Pick<NoteProperties, 'role' | 'roundType' | 'variant' | 'tags'>): string {
  const variant = note.variant === null ? null : variantName(note.variant);
  const tags = note.tags.map((tag) => `#${tag}`).join(' ');
  return [note.role, note.roundType, variant, tags]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}

/** `Variant 2` for a number or a single word of the kind; a longer text as it is. */
export function variantName(variant: string | number): string {
  return /^[\w.]{1,3}$/.test(String(variant)) ? `Variant ${String(variant)}` : String(variant);
}
