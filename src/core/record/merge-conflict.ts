import type { Diagnostic } from '../diagnostic';
import { splitSides, unjoinable, type Hunk, type Sides } from './conflict-markers';
import { formatLogEntry } from './log';
import { openProperties, type Properties } from './properties';
import type { Extent, Slot } from './slot';
import { nextLine } from './splice';
import type { RecordEdit, RecordState } from './state';
import { normalizeTag, tagNames } from './tags';
import type { RecordKeys } from './types';
import { isSame } from './verify';

/** YAML that can be read, and what is to be adopted into it. */
export interface Joinable {
  readonly yaml: string;
  readonly edits: readonly RecordEdit[];
}

/**
 * Ends git's conflicts in the YAML of a note, as far as they are about the record alone: our side stays, and what theirs
 * says of the record is to be adopted. A hunk in which anything else differs is a diagnostic.
 */
export function endConflicts(yaml: string, firstLine: number, keys: RecordKeys): Joinable | Diagnostic {
  const sides = splitSides(yaml, firstLine);
  if ('code' in sides) return sides;
  const [first] = sides.hunks;
  if (!first) return { yaml, edits: [] };
  const ours = openProperties(sides.ours, keys);
  const theirs = openProperties(sides.theirs, keys);
  if ('code' in ours || 'code' in theirs) return unjoinable(first.line, 'has a side that cannot be read');
  const foreign = sides.hunks.find((hunk) => !isOfRecord(sides, hunk, ours, theirs));
  if (foreign) return unjoinable(foreign.line);
  if (!isSame(foreignData(ours, keys), foreignData(theirs, keys))) return unjoinable(first.line);
  if ([...theirs.state.unreadable].some((id) => !ours.state.unreadable.has(id)))
    return unjoinable(first.line, 'has a side with a record that cannot be read');
  return { yaml: sides.ours, edits: adoptions(theirs.state) };
}

/** All that a record says, as edits that bring it into another version of the note. */
export function adoptions({ confidence, weak, log }: RecordState): RecordEdit[] {
  const ids = new Set([...log.keys(), ...confidence.keys(), ...weak]);
  return [...ids].map((id) => {
    const entry = log.get(id);
    return {
      type: 'adopt',
      id,
      log: entry ? formatLogEntry(entry) : null,
      confidence: confidence.get(id) ?? null,
      weak: weak.includes(id),
    };
  });
}

/** Whether the sides of a hunk differ in lines of ours alone, and theirs has no comment that would be lost. */
function isOfRecord(sides: Sides, hunk: Hunk, ours: Properties, theirs: Properties): boolean {
  const [a, b] = [linesOf(sides.ours, hunk.ours, ours), linesOf(sides.theirs, hunk.theirs, theirs)];
  return (
    isSame(a.foreign, b.foreign) && b.own.every((line) => !/\s#/.test(line) || a.own.join('').includes(line))
  );
}

function linesOf(
  text: string,
  { start, end }: Extent,
  properties: Properties,
): Record<'own' | 'foreign', string[]> {
  const extents = [properties.confidence, properties.weak, properties.log, properties.tags].flatMap(
    (slot: Slot) => (slot.kind === 'missing' ? [] : [slot.property]),
  );
  const isOwn = (at: number): boolean =>
    extents.some((extent) => at >= lineStartOf(text, extent) && at < nextLine(text, extent.end));
  const lines: Record<'own' | 'foreign', string[]> = { own: [], foreign: [] };
  for (let at = start; at < end; at = nextLine(text, at + 1)) {
    lines[isOwn(at) ? 'own' : 'foreign'].push(text.slice(at, Math.min(end, nextLine(text, at + 1))));
  }
  return lines;
}

const lineStartOf = (text: string, { start }: Extent): number => text.lastIndexOf('\n', start - 1) + 1;

function foreignData({ source, tags, tagsKey }: Properties, keys: RecordKeys): unknown {
  const ours = new Set<unknown>([keys.confidence, keys.weak, keys.log, tagsKey]);
  const names = tagNames(tags).filter((name) => normalizeTag(name) !== normalizeTag(keys.weakTag));
  return [[...source.data].filter(([key]) => !ours.has(key)), names];
}
