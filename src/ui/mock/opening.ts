import type { DrillItem, DrillNote } from '../../core/drill/item';
import type { Mock } from '../../core/mock/mock';
import { restoreMock } from '../../core/mock/persist';
import { beginPlan, setMinutes } from '../../core/mock/plan';
import { noteName } from '../../core/note/name';
import type { MockViewState, PlanState } from './view-state';

/** What a mock interview knows of its note. */
export type KnownNote = DrillNote;

export const titleOf = ({ note, path }: KnownNote): string => noteName(path, note.title);

/**
 * The interview to go on with, or null. What was kept on the device is the newer one: the workspace is stored now and
 * then. But what is over is not kept.
 */
export function restored(
  stored: unknown,
  kept: unknown,
  items: readonly DrillItem[],
  now: number,
): Mock | null {
  const ofWorkspace = restoreMock(stored, items, now);
  if (ofWorkspace?.phase === 'report') return ofWorkspace;
  return restoreMock(kept, items, now) ?? ofWorkspace;
}

/** What is shown of a note that was opened: its plan, or the question whether to go on with what stopped. */
export const opened = (note: KnownNote, mock: Mock | null): MockViewState =>
  mock ? { kind: 'resume', title: titleOf(note), mock } : planFor(note);

/** A plan for a note; one that was made already stays where its questions are the same. */
export function planFor(note: KnownNote, made?: PlanState): MockViewState {
  const { items } = note;
  const title = titleOf(note);
  if (items.length === 0) return { kind: 'no-questions', path: note.path, title };
  const keys = (some: readonly { readonly key: string }[]): string => some.map(({ key }) => key).join('\n');
  const fresh = beginPlan(items, note.note.duration);
  const plan =
    made === undefined
      ? fresh
      : keys(made.plan.entries) === keys(items)
        ? made.plan
        : setMinutes(fresh, made.plan.minutes);
  return { kind: 'plan', title, note: note.note, items, plan };
}
