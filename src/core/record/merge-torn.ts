import type { Diagnostic } from '../diagnostic';
import { hasConflict, unjoinable } from './conflict-markers';
import { editRecord } from './edit';
import { cutHead } from './head';
import { endConflicts } from './merge-conflict';
import { undouble } from './merge-doubled';
import type { RecordKeys } from './types';

/** Line of the file where the YAML starts: the opening fence is line 1. */
const FIRST_LINE = 2;

export type MendResult =
  | {
      readonly ok: true;
      readonly text: string;
      /** The note up to its body, before and after; the same where there was nothing to mend. */
      readonly before: string;
      readonly after: string;
    }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/**
 * Mends the record of a note that a merge tore: git's conflict marks around it, properties of ours or questions in them
 * that stand there twice. All versions are joined as the union of their ratings; every unit elsewhere stays as it is.
 *
 * Refused, with the line and the mend: a conflict about anything else, and whatever {@link editRecord} refuses.
 */
export function mendRecord(text: string, keys: RecordKeys): MendResult {
  // With the ancestor shown, git does not take apart the fences that both sides added.
  if (text.startsWith('<<<<<<<')) {
    return { ok: false, diagnostic: unjoinable(1, 'holds the properties whole') };
  }
  const head = cutHead(text);
  if ('code' in head) return { ok: false, diagnostic: head };
  const mended = hasConflict(head.yaml)
    ? endConflicts(head.yaml, FIRST_LINE, keys)
    : undouble(head.yaml, keys);
  if ('code' in mended) return { ok: false, diagnostic: mended };
  const { bom, open, close, body, isNew } = head;
  if (mended.yaml === head.yaml || isNew) return { ok: true, text, before: '', after: '' };
  const result = editRecord(bom + open + mended.yaml + close + body, mended.edits, keys);
  if (!result.ok) return result;
  return {
    ok: true,
    text: result.text,
    before: bom + open + head.yaml + close,
    after: result.undo.after,
  };
}

/** Takes a mend back where the note up to its body is still what it left; null where somebody else changed that since. */
export function tearAgain(text: string, { before, after }: { before: string; after: string }): string | null {
  return text.startsWith(after) ? before + text.slice(after.length) : null;
}
