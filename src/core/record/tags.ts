import type { Slot } from './slot';

/** A tag as Obsidian compares it: without the `#` that some write, and in lower case. */
export function normalizeTag(tag: string): string {
  return tag.trim().replace(/^#/, '').toLowerCase();
}

/** Every tag of the tags property, as written. */
export function tagNames(slot: Slot): readonly string[] {
  if (slot.kind === 'scalar') return slot.names;
  return slot.kind === 'list' ? slot.items.flatMap(({ name }) => name ?? []) : [];
}

/** Tells whether a tag is there, with or without `#`, in any case. */
export function hasTag(slot: Slot, tag: string): boolean {
  return tagNames(slot).some((name) => normalizeTag(name) === normalizeTag(tag));
}
