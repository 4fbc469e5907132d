import { MarkdownView } from 'obsidian';
import { describe, expect, it, vi } from 'vitest';
import { parseDay } from '../../src/core/day';
import { readDrillNote } from '../../src/core/drill/item';
import { DEFAULT_RECORD_KEYS } from '../../src/core/record/types';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { openNote } from '../../src/obsidian/open-note';
import { createSampleNote } from '../../src/obsidian/sample-note';
import { VaultNotes } from '../../src/obsidian/vault-notes';
import { TestVault } from '../support/vault';

const TODAY = parseDay('2026-11-10') ?? NaN;

describe('opening a note at a line', () => {
  it('opens a new tab, and counts lines from 1', async () => {
    const vault = new TestVault({ 'a.md': 'x' });
    const leaf = vault.app.workspace.getLeaf('tab');
    vi.spyOn(vault.app.workspace, 'getLeaf').mockReturnValue(leaf);
    const open = vi.spyOn(leaf, 'openFile');
    await openNote(vault.app, vault.file('a.md'), 12, 'read');
    expect(open.mock.calls).toEqual([[vault.file('a.md'), { active: true, eState: { line: 11 } }]]);
    expect(vault.app.workspace.getMostRecentLeaf()).toBe(leaf);
  });

  it('goes to the tab in which the note is open already', async () => {
    const vault = new TestVault({ 'a.md': 'x', 'b.md': 'x' });
    const { workspace } = vault.app;
    const leaves = [];
    for (const path of ['b.md', 'a.md']) {
      const leaf = workspace.getLeaf('tab');
      const view = new MarkdownView(leaf);
      view.file = vault.file(path);
      await leaf.setViewState({ type: 'markdown' });
      leaf.view = view;
      leaves.push({ leaf, open: vi.spyOn(leaf, 'openFile') });
    }
    const newTab = vi.spyOn(workspace, 'getLeaf');
    await openNote(vault.app, vault.file('a.md'), 1, 'edit');
    expect(newTab).not.toHaveBeenCalled();
    expect(leaves.map(({ open }) => open.mock.calls.length)).toEqual([0, 1]);
    expect(leaves[1]?.open.mock.calls[0]?.[1]).toMatchObject({
      eState: { line: 0 },
      state: { mode: 'source' },
    });
  });
});

describe('the sample note', () => {
  it('is an interview note with questions of which nothing is wrong', async () => {
    const vault = new TestVault();
    const path = await createSampleNote(vault.app, TODAY);
    const notes = new VaultNotes(vault.app, () => DEFAULT_SETTINGS);
    expect(notes.interviewNotes().map(({ file }) => file.path)).toEqual([path]);
    const { items, diagnostics, note } = readDrillNote(path, await vault.text(path), DEFAULT_RECORD_KEYS);
    expect(items.map(({ question }) => [question.id, question.layers.length > 0])).toEqual([
      ['q1', true],
      ['q2', true],
      ['q3', true],
    ]);
    expect(diagnostics).toEqual([]);
    expect(note.title).toBe('Sample interview');
  });

  it('overwrites nothing', async () => {
    const vault = new TestVault({ 'Interview drill sample.md': 'mine' });
    expect(await createSampleNote(vault.app, TODAY)).toBe('Interview drill sample 2.md');
    expect(await createSampleNote(vault.app, TODAY)).toBe('Interview drill sample 3.md');
    expect(await vault.text('Interview drill sample.md')).toBe('mine');
  });
});
