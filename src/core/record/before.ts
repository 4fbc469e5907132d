import { findFrontmatter } from '../note/frontmatter';
import { QUESTIONS_PROPERTY } from '../note/questions-property';
import { cutHead, type Head } from './head';
import { openProperties, type Properties } from './properties';
import { hasTag } from './tags';
import type { RecordKeys } from './types';

/** What an undo asks of the note up to its body as it was before an edit. */
function opened(before: string, keys: RecordKeys): { head: Head; properties: Properties } | null {
  const head = cutHead(before);
  if ('code' in head) return null;
  const properties = openProperties(head.yaml, keys);
  return 'code' in properties ? null : { head, properties };
}

/** Whether a body may stand alone: fences at its top, also such that are not closed yet, would become the note's. */
function isBare(body: string): boolean {
  const head = cutHead(body);
  return !('code' in head) && head.isNew;
}

/** Whether a note up to its body may go before a body. */
export const isApart = (before: string, body: string): boolean =>
  typeof findFrontmatter(before) !== 'string' || isBare(body);

/**
 * What a note up to its body was before we put fences there, or null where the fences are not ours. Where edits are taken
 * back in another order than that in which they were made, the last of them to go did not bring the fences: they are
 * taken for ours, too, where they look like ours and had nothing between them but properties of ours. They stay where
 * the body starts with fences itself: it would become properties.
 */
export function bareHead(before: string, body: string, keys: RecordKeys): string | null {
  const was = opened(before, keys);
  if (!was || !isBare(body)) return null;
  const { head, properties } = was;
  if (head.isNew) return head.bom;
  const ours = new Set<unknown>([
    keys.confidence,
    keys.weak,
    keys.log,
    properties.tagsKey,
    QUESTIONS_PROPERTY,
  ]);
  const names = [...properties.source.data.keys()];
  const isOurs = head.open === `---${head.eol}` && head.close === `---${head.eol}` && names.length > 0;
  return isOurs && names.every((name) => ours.has(name)) ? head.bom : null;
}

/** The keys for an undo: without the weak tag where it was there before any question was weak, so that it is not ours. */
export function keysOfUndo(before: string, keys: RecordKeys): RecordKeys {
  const was = opened(before, keys);
  const isOthers = was?.properties.state.weak.length === 0 && hasTag(was.properties.tags, keys.weakTag);
  return isOthers ? { ...keys, weakTag: '' } : keys;
}
