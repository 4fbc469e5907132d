import type { DrillItem } from './item';

/** As much of an item as it takes to find it again. */
type KnownItem = Pick<DrillItem, 'key'> & { readonly question: { readonly hash: string | null } };

/** Old items by key → what they are in the new text: the same id, or else the same words under another label. */
export function matchItems(old: readonly KnownItem[], now: readonly DrillItem[]): Map<string, DrillItem> {
  const byKey = new Map(now.map((item) => [item.key, item]));
  const matched = new Map<string, DrillItem>();
  const taken = new Set<string>();
  const match = (item: KnownItem, next: DrillItem | undefined): void => {
    if (!next || taken.has(next.key) || matched.has(item.key)) return;
    matched.set(item.key, next);
    taken.add(next.key);
  };
  const sameWords = (item: KnownItem): DrillItem | undefined =>
    now.find((next) => next.question.hash === item.question.hash && !taken.has(next.key));
  // Words first: where labels were renumbered, an id alone would point to another question.
  for (const item of old)
    if (byKey.get(item.key)?.question.hash === item.question.hash) match(item, byKey.get(item.key));
  for (const item of old) if (!matched.has(item.key)) match(item, sameWords(item));
  for (const item of old) match(item, byKey.get(item.key));
  return matched;
}
