import { joinRecords } from '../record/join';
import type { DrillItem } from './item';

/** As much of an item as it takes to find it again. */
type KnownItem = Pick<DrillItem, 'key'> & { readonly question: { readonly hash: string | null } };

/** Old items of a note by key → what they are in the new text, found as records are; see {@link joinRecords}. */
export function matchItems(old: readonly KnownItem[], now: readonly DrillItem[]): Map<string, DrillItem> {
  const known = new Map(old.map(({ key, question }) => [key, { hash: question.hash ?? '' }]));
  const words = now.map(({ key, question: { hash, older } }) => ({ id: key, hash, older }));
  const keys = joinRecords(words, known);
  return new Map(
    now.flatMap((item, at) => {
      const key = keys[at] ?? null;
      return key !== null && known.has(key) ? [[key, item] as const] : [];
    }),
  );
}
