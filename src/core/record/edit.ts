import { findFrontmatter } from '../note/frontmatter';
import type { Marking } from '../note/questions-property';
import { bareHead, isApart, keysOfUndo } from './before';
import { cutHead, refuse, rejoined, type EditRefusal, type Rejoined } from './head';
import { replaceMarking } from './mark';
import { mentionsProperty } from './mentions';
import { openProperties, unreadableEntry } from './properties';
import { rewriteProperties } from './rewrite';
import { moveRecord } from './move';
import {
  applyEdits,
  idState,
  revertChanges,
  unfitEdit,
  type Change,
  type IdChange,
  type RecordEdit,
  type RecordState,
} from './state';
import type { RecordKeys } from './types';

export type { EditRefusal } from './head';
export type { Correction, IdChange, IdState, RecordEdit } from './state';

/** All that it takes to take an edit back. Plain data: it can be stored as JSON. */
export interface RecordUndo {
  /** The note up to its body as it was, and as the edit left it. */
  readonly before: string;
  readonly after: string;
  readonly changes: readonly IdChange[];
  /** The names under which it was written. */
  readonly keys: RecordKeys;
  /** The marking of the questions that was written, instead of a record. */
  readonly marking?: Marking;
}

export type EditResult =
  | {
      readonly ok: true;
      readonly text: string;
      readonly undo: RecordUndo;
      readonly changed: boolean;
      /** Whether the question of the last edit is weak now. */
      readonly weak: boolean;
    }
  | EditRefusal;

/**
 * Writes edits into the frontmatter of a note, one after another and all or none. Never throws. Every unit outside our
 * properties stays as it is, and inside them as little as possible changes. The work does not grow with the body.
 *
 * Refused, with a diagnostic that names the line and the mend: YAML that is invalid or never closed, properties of ours
 * that hold something of another shape, a value of the question itself that cannot be read, an entry to be adopted that
 * is none.
 */
export function editRecord(text: string, edits: readonly RecordEdit[], keys: RecordKeys): EditResult {
  const unfit = edits.map(unfitEdit).find((each) => each !== null);
  if (unfit) return refuse(unfit);
  const result = rewrite(text, keys, (state) => applyEdits(state, edits));
  if (!result.ok) return result;
  const { headBefore, headAfter } = result;
  const { state, moves, ids } = result.change;
  const moved = moveRecord(result.before, moves);
  const last = edits[edits.length - 1];
  return {
    ok: true,
    text: headAfter + result.body,
    undo: {
      before: headBefore,
      after: headAfter,
      changes: [...ids].map((id) => ({ id, before: idState(moved, id), after: idState(state, id) })),
      keys,
    },
    changed: headBefore !== headAfter,
    weak: last !== undefined && state.weak.includes(last.id),
  };
}

export type UndoResult = { readonly ok: true; readonly text: string } | EditRefusal;

/**
 * Takes an edit back. Where the note up to its body is still what the edit wrote, it becomes byte for byte what it was,
 * whatever happened to the body: only fences that came to its top would become those of the note, so ours stay. Where
 * somebody else changed it since, only the edit's own share is taken back: its ratings leave the log, and confidence and
 * weak become what they were unless they changed again; records that moved to their questions stay there. Never throws.
 *
 * @param keysNow the names in use now; they count where the log does not stand under that of the edit any more
 */
export function undoEdit(text: string, undo: RecordUndo, keysNow: RecordKeys): UndoResult {
  const { before, after, changes, marking } = undo;
  if (before === after) return { ok: true, text };
  const rest = text.slice(after.length);
  if (text.startsWith(after) && isApart(before, rest)) return { ok: true, text: before + rest };
  const keys = namesOf(text, undo, keysNow);
  const result = marking
    ? replaceMarking(text, marking, null)
    : rewrite(text, keysOfUndo(before, keys), (state) => revertChanges(state, changes));
  if (!result.ok) return result;
  const bare = result.isEmpty ? bareHead(before, result.body, keys) : null;
  return { ok: true, text: (bare ?? result.headAfter) + result.body };
}

/** A person may have renamed the properties in the note as well as in the settings. */
function namesOf(text: string, { changes, keys }: RecordUndo, keysNow: RecordKeys): RecordKeys {
  const bounds = findFrontmatter(text);
  const yaml = typeof bounds === 'string' ? '' : text.slice(bounds.yamlStart, bounds.yamlEnd);
  const isLogged = changes.some(({ before, after }) => before.log !== after.log);
  return isLogged && !mentionsProperty(yaml, keys.log) ? keysNow : keys;
}

type Rewritten = (Rejoined & { readonly before: RecordState; readonly change: Change }) | EditRefusal;

function rewrite(text: string, keys: RecordKeys, changed: (state: RecordState) => Change): Rewritten {
  const head = cutHead(text);
  if ('code' in head) return refuse(head);
  const properties = openProperties(head.yaml, keys);
  if ('code' in properties) return refuse(properties);
  const before = properties.state;
  const change = changed(before);
  const misfit = unreadableEntry(properties, keys, change);
  if (misfit) return refuse(misfit);
  const yaml = rewriteProperties(properties, change, keys, head.eol);
  if (typeof yaml !== 'string') return refuse(yaml);
  return { before, change, ...rejoined(head, yaml) };
}
