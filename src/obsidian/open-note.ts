import { MarkdownView, type App, type TFile } from 'obsidian';

/**
 * Opens a note at a line, in a tab where it is open already, else in a new one.
 * @param line 1-based, as the file has it
 */
export async function openNote(app: App, file: TFile, line: number, mode: 'read' | 'edit'): Promise<void> {
  const { workspace } = app;
  const open = workspace
    .getLeavesOfType('markdown')
    .find(({ view }) => view instanceof MarkdownView && view.file?.path === file.path);
  const leaf = open ?? workspace.getLeaf('tab');
  // Obsidian counts the lines of its ephemeral state from 0.
  const eState = { line: line - 1 };
  await leaf.openFile(file, {
    active: true,
    eState,
    ...(mode === 'edit' ? { state: { mode: 'source' } } : {}),
  });
  await workspace.revealLeaf(leaf);
}
