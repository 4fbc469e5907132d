import { baseName, noteName } from '../note/name';
import { variantName } from '../note/interview';
import type { NoteProperties } from '../note/types';

/** What is known of an interview note without its text. */
export interface NoteCard {
  /** Vault path. */
  readonly path: string;
  readonly properties: NoteProperties;
  /** Vault paths of the notes that it links to. */
  readonly links: ReadonlySet<string>;
}

/** Why two notes belong together: the surest first. */
export type Kinship = 'title' | 'round' | 'link';

/** A note that belongs to another. */
export interface Relative {
  readonly path: string;
  readonly kinship: Kinship;
}

/** More columns than these are too narrow to read. */
export const MOST_VARIANTS = 4;

const KINSHIPS: readonly Kinship[] = ['title', 'round', 'link'];

/** `Variant 2`, `Variante B`, `V2`, `var. 3`, `v2.1`, in brackets or not. */
const VARIANT =
  /(?:^|[\s([_,–—:-])(?:(?:variante?|varianta|variação|вариант|变体|バリアント)\s{0,3}[#-]?\s{0,3}(\p{L}|\d{1,4}(?:\.\d{1,4}){0,3}|[ivx]{1,5})|var\.?\s{0,3}(\d{1,4})|v\.?(\d{1,4}(?:\.\d{1,4}){0,3}))(?![\p{L}\p{N}])/iu;
/** A day or a month as people date notes. */
const DATE = /\d{4}[-_.]\d{2}(?:[-_.]\d{2})?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\b(?:19|20)\d{6}\b/u;

/** A title without what tells variants apart, and that. */
function takeApart(title: string): { stem: string; variant: string | null } {
  const match = VARIANT.exec(title);
  const variant = match ? (match[1] ?? match[2] ?? match[3] ?? null) : null;
  const date = DATE.exec(title)?.[0] ?? null;
  const stem = title
    .replace(match?.[0] ?? '', ' ')
    .replace(date ?? '', ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  return { stem, variant: variant ?? date };
}

/** What tells a note apart from its relatives, in lower case; null where nothing does. */
function variantOf({ path, properties }: NoteCard): string | null {
  const { variant, title } = properties;
  const own = variant ?? takeApart(title ?? '').variant ?? takeApart(baseName(path)).variant;
  return own === null ? null : String(own).toLowerCase();
}

const same = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a.trim().toLowerCase() === b.trim().toLowerCase();

/** Tells whether titles, or names of files, are the same but for a variant or a date. */
function sameTitle(a: NoteCard, b: NoteCard): boolean {
  const stems = ({ path, properties }: NoteCard): (readonly [string, string])[] =>
    [properties.title ?? '', baseName(path)].map((name) => [takeApart(name).stem, name] as const);
  const [first, second] = [stems(a), stems(b)];
  return first.some(([stem, name], at) => {
    const [other, otherName] = second[at] ?? ['', ''];
    return stem !== '' && stem === other && name !== otherName;
  });
}

function kinshipOf(a: NoteCard, b: NoteCard): Kinship | null {
  if (sameTitle(a, b)) return 'title';
  // Two notes without a variant, or of one, are no variants of each other.
  const [variant, otherVariant] = [variantOf(a), variantOf(b)];
  if (variant === otherVariant) return null;
  const [one, other] = [a.properties, b.properties];
  if (same(one.role, other.role) && same(one.roundType, other.roundType)) return 'round';
  // An overview links to all variants, and is none.
  if (variant === null || otherVariant === null) return null;
  return a.links.has(b.path) || b.links.has(a.path) ? 'link' : null;
}

/**
 * The notes that belong to a note: the same title but for "Variant 2", "V2" or a date; the same role and round; or linked
 * with each other; all with differing variants. The surest first, then by variant.
 */
export function relativesOf(card: NoteCard, all: readonly NoteCard[]): Relative[] {
  const found = all.flatMap((other) => {
    const kinship = other.path === card.path ? null : kinshipOf(card, other);
    return kinship === null ? [] : [{ kinship, card: other }];
  });
  const rank = ({ kinship }: { kinship: Kinship }): number => KINSHIPS.indexOf(kinship);
  return found
    .sort((a, b) => rank(a) - rank(b) || byVariant(a.card, b.card))
    .map(({ kinship, card: { path } }) => ({ path, kinship }));
}

/** A note with its relatives, as many as stand side by side, in the order of their variants; alone where it has none. */
export function familyOf(path: string, all: readonly NoteCard[]): string[] {
  const card = all.find((each) => each.path === path);
  if (!card) return [path];
  const chosen = new Set(
    [path, ...relativesOf(card, all).map((relative) => relative.path)].slice(0, MOST_VARIANTS),
  );
  return all
    .filter((each) => chosen.has(each.path))
    .sort(byVariant)
    .map((each) => each.path);
}

const collator = new Intl.Collator(undefined, { numeric: true });

function byVariant(a: NoteCard, b: NoteCard): number {
  return collator.compare(variantOf(a) ?? '', variantOf(b) ?? '') || collator.compare(a.path, b.path);
}

/** A name for each of several notes that tells them apart: the variant, with the title where variants are the same. */
export function columnNames(
  notes: readonly { readonly path: string; readonly note: NoteProperties }[],
): string[] {
  const titles = notes.map(({ path, note }) => noteName(path, note.title));
  const names = notes.map(({ note }, at) =>
    note.variant === null ? (titles[at] ?? '') : variantName(note.variant),
  );
  const isTwice = (name: string, list: readonly string[]): boolean =>
    list.filter((each) => each === name).length > 1;
  const longer = names.map((name, at) => (isTwice(name, names) ? (titles[at] ?? name) : name));
  return longer.map((name, at) => (isTwice(name, longer) ? baseName(notes[at]?.path ?? name) : name));
}

/** What the titles of several notes have in common at their beginning, in whole words; or what tells them apart. */
export function commonTitle(
  notes: readonly { readonly path: string; readonly note: NoteProperties }[],
): string {
  const titles = notes.map(({ path, note }) => noteName(path, note.title));
  const [first = [], ...rest] = titles.map((title) => title.split(/\s+/));
  const plain = (word: string | undefined): string => withoutEnd((word ?? '').toLowerCase());
  const end = first.findIndex((word, at) => rest.some((words) => plain(words[at]) !== plain(word)));
  const common = withoutEnd(
    first
      .slice(0, end < 0 ? first.length : end)
      .filter(isNoVariantWord)
      .join(' '),
  );
  return common === '' ? columnNames(notes).join(' · ') : common;
}

/** What stands before the number of a variant is no part of what the notes are about. */
const isNoVariantWord = (word: string): boolean =>
  !/^[([]?(?:variante?|variation|version|var\.?)[)\]]?$/i.test(word);

/** What parts a title from what follows it. */
const BETWEEN = /[\s:,;–—-]/u;

/** A text without such signs at its end; a regular expression would take the square of their number. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && BETWEEN.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
