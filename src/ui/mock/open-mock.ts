import type { App, WorkspaceLeaf } from 'obsidian';
import { leafFor } from '../view-life';
import { MOCK_VIEW, type MockViewStored } from './mock-view';

/**
 * Opens the mock interview of a note, or says that there is no note: in the tab that has it already, or where the note
 * stands, so that its answers are not beside it, or in a new tab. An interview that is over gives way to a new one.
 */
export async function openMock({ workspace }: App, path: string | null): Promise<void> {
  const stateOf = (leaf: WorkspaceLeaf): Partial<MockViewStored> => leaf.getViewState().state ?? {};
  const state: MockViewStored = { path };
  const open = workspace.getLeavesOfType(MOCK_VIEW).find((leaf) => stateOf(leaf).path === path);
  if (open) {
    const { session } = stateOf(open);
    const isOver = (session as { phase?: unknown } | undefined)?.phase === 'report';
    if (isOver) await open.setViewState({ type: MOCK_VIEW, active: true, state });
    await workspace.revealLeaf(open);
    workspace.setActiveLeaf(open, { focus: true });
    return;
  }
  const leaf = leafFor(workspace, path === null ? [] : [path]);
  await leaf.setViewState({ type: MOCK_VIEW, active: true, state });
  await workspace.revealLeaf(leaf);
}
