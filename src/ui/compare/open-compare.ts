import type { App } from 'obsidian';
import { leafFor } from '../view-life';
import { COMPARE_VIEW } from './compare-view';

/**
 * Puts notes side by side: in the tab that does so already, or where one of them stands, so that its answers are not beside
 * the comparison, or in a new tab.
 */
export async function openCompare({ workspace }: App, paths: readonly string[]): Promise<void> {
  const key = JSON.stringify(paths);
  const open = workspace
    .getLeavesOfType(COMPARE_VIEW)
    .find((leaf) => JSON.stringify(leaf.getViewState().state?.['paths']) === key);
  const leaf = open ?? leafFor(workspace, paths);
  if (!open) await leaf.setViewState({ type: COMPARE_VIEW, active: true, state: { paths: [...paths] } });
  await workspace.revealLeaf(leaf);
  workspace.setActiveLeaf(leaf, { focus: true });
}
