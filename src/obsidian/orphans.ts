import type { UndoOutcome } from '../core/drill/results';
import { atLine } from '../core/diagnostic';
import type { DrillItem } from '../core/drill/item';
import type { RecordEdit } from '../core/record/edit';
import { homeOnce } from '../core/record/home-once';
import {
  adoptEdit,
  attachEdits,
  forgetEdit,
  planOrphans,
  type OrphanMove,
  type OrphanPlan,
} from '../core/record/orphans';
import type { Recorder } from './recorder';
import { readRecords, type ReadRecord, type RecordParts } from './record-notes';

/** Records without a question, and the notes that could not be looked at. */
export interface FoundOrphans {
  readonly plans: readonly OrphanPlan[];
  readonly unread: readonly { readonly path: string; readonly error: string }[];
}

/** Finds the orphaned records of one note, or of all where `path` is null; the same words are looked for in all notes. */
export async function findOrphans(parts: RecordParts, path: string | null): Promise<FoundOrphans> {
  let found: readonly ReadRecord[] = await readRecords(parts);
  // Any note can be drilled; one without a rating is known by its path alone.
  if (path !== null && found.every((each) => each.path !== path))
    found = [...found, { path, result: await parts.index.read(path) }];
  const isWanted = (each: { readonly path: string }): boolean => path === null || each.path === path;
  const all = found.flatMap(({ result }) => (result.ok ? [result.note] : []));
  const unread = found.flatMap((each) =>
    each.result.ok ? [] : [{ path: each.path, error: each.result.message }],
  );
  return { plans: planOrphans(all.filter(isWanted), all), unread: unread.filter(isWanted) };
}

/** What became of an act on an orphan: how to take it back, or why nothing was changed. */
export type Tidied =
  | { readonly ok: true; readonly tokens: readonly number[] }
  | { readonly ok: false; readonly message: string };

/** Carries out what a person decides about orphaned records. Either all of an act is done or nothing; never rejects. */
export class Tidier {
  constructor(private readonly recorder: Recorder) {}

  /** Attaches an orphan to a question of its own note. */
  attach({ path, orphan }: OrphanPlan, item: DrillItem): Promise<Tidied> {
    return this.carryOut([{ path, edits: attachEdits(orphan, item) }]);
  }

  /** Gives orphans of one note to questions of one other note; they leave their own only when the other one has them. */
  move(moves: readonly OrphanMove[]): Promise<Tidied> {
    const [first] = moves;
    if (!first) return Promise.resolve({ ok: true, tokens: [] });
    return this.carryOut([
      { path: first.item.path, edits: moves.map(({ plan, item }) => adoptEdit(plan.orphan, item)) },
      { path: first.plan.path, edits: moves.map(({ plan }) => forgetEdit(plan.orphan)) },
    ]);
  }

  remove({ path, orphan }: OrphanPlan): Promise<Tidied> {
    return this.carryOut([{ path, edits: [forgetEdit(orphan)] }]);
  }

  async undo(tokens: readonly number[]): Promise<UndoOutcome> {
    for (const token of tokens) {
      const outcome = await this.recorder.undo(token);
      if (!outcome.ok) return outcome;
    }
    return { ok: true, message: '' };
  }

  private async carryOut(
    steps: readonly { readonly path: string; readonly edits: readonly RecordEdit[] }[],
  ): Promise<Tidied> {
    const tokens: number[] = [];
    for (const { path, edits } of steps) {
      const result = await this.recorder.recordAll(path, homeOnce(edits));
      tokens.unshift(result.token);
      if (result.ok) continue;
      // The person is told at once; nothing is left waiting behind their back.
      await this.undo(tokens);
      return { ok: false, message: `${path}, ${atLine(result)}` };
    }
    return { ok: true, tokens };
  }
}
