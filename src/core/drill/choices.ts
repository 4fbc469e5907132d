import type { NoteProperties } from '../note/types';
import { PROPERTY_WORD, type Property } from './property';

/** A value that notes share, to be drilled by. */
export interface PropertyChoice {
  readonly property: Property;
  /** As it is written in the first note that has it. */
  readonly value: string;
  /** How many notes have it. */
  readonly notes: number;
}

/** What a note can be drilled by. A nested tag counts for those above it too, as it does in a search. */
function valuesOf({ role, roundType, variant, tags }: NoteProperties, property: Property): string[] {
  if (property === 'tag')
    return tags.flatMap((tag) =>
      tag.split('/').map((_, depth, parts) => parts.slice(0, depth + 1).join('/')),
    );
  const value = { role, round: roundType, variant }[property];
  return value === null ? [] : [String(value)];
}

/** Tells whether a note has a value, in whatever case it is written. */
export const hasValue = (note: NoteProperties, property: Property, value: string): boolean =>
  valuesOf(note, property).some((each) => each.toLowerCase() === value.toLowerCase());

/** All values that notes can be drilled by: tags, roles, rounds, variants, each as people count. */
export function propertyChoices(notes: readonly NoteProperties[]): PropertyChoice[] {
  return (Object.keys(PROPERTY_WORD) as Property[]).flatMap((property) => {
    const choices = new Map<string, PropertyChoice>();
    for (const note of notes) {
      for (const [key, value] of new Map(
        valuesOf(note, property).map((each) => [each.toLowerCase(), each]),
      )) {
        const known = choices.get(key) ?? { property, value, notes: 0 };
        choices.set(key, { ...known, notes: known.notes + 1 });
      }
    }
    return [...choices.values()].sort((a, b) => a.value.localeCompare(b.value, undefined, { numeric: true }));
  });
}
