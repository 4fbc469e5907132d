import type { App, WorkspaceLeaf } from 'obsidian';
import { leafFor } from '../view-life';
import { DRILL_VIEW, DrillView, type DrillViewState } from './drill-view';

/**
 * Drills a note or a queue, or says that there is no note: in the tab that does so already, or where the note stands, so
 * that its answers are not beside the drill, or in a new tab. What is done begins anew, and so
 * does a queue of another day.
 */
export async function openDrill({ workspace }: App, wanted: DrillViewState): Promise<void> {
  const { path, queue, day } = wanted;
  const key = JSON.stringify([path, queue]);
  const stateOf = (leaf: WorkspaceLeaf): Partial<DrillViewState> => leaf.getViewState().state ?? {};
  const open = workspace.getLeavesOfType(DRILL_VIEW).find((leaf) => {
    const state = stateOf(leaf);
    return JSON.stringify([state.path, state.queue]) === key;
  });
  if (open) {
    const { day: since, session } = stateOf(open);
    const isGoing = since === day && (session as { phase?: unknown } | undefined)?.phase === 'drill';
    const { question } = wanted;
    if (!isGoing) await open.setViewState({ type: DRILL_VIEW, active: true, state: wanted });
    await workspace.revealLeaf(open);
    if (isGoing && question !== undefined && open.view instanceof DrillView) open.view.goTo(question);
    workspace.setActiveLeaf(open, { focus: true });
    return;
  }
  const leaf = leafFor(workspace, path === null ? [] : [path]);
  await leaf.setViewState({ type: DRILL_VIEW, active: true, state: wanted });
  await workspace.revealLeaf(leaf);
}
