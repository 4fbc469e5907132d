import { hasOwn } from '../untrusted';

/** A property by which notes are drilled together. */
export type Property = 'tag' | 'role' | 'round' | 'variant';

/** The properties as people read them. */
export const PROPERTY_WORD: Readonly<Record<Property, string>> = {
  tag: 'Tag',
  role: 'Role',
  round: 'Round',
  variant: 'Variant',
};

/** Tells whether a stored value names a property. */
export const isProperty = (value: unknown): value is Property =>
  typeof value === 'string' && hasOwn(PROPERTY_WORD, value);
