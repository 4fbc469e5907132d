import { MarkdownView } from 'obsidian';
import { describe, expect, it, vi, type Mock } from 'vitest';
import { parseDay } from '../../src/core/day';
import { editRecord, undoEdit, type RecordEdit, type RecordUndo } from '../../src/core/record/edit';
import { DEFAULT_RECORD_KEYS, type RecordKeys } from '../../src/core/record/types';
import { NoteWriter, type NoteWrite } from '../../src/obsidian/note-writer';
import { TestVault } from '../support/vault';

const EDIT: RecordEdit = {
  type: 'rate',
  id: 'q1',
  hash: '77c0e2',
  confidence: 2,
  day: parseDay('2026-11-10') ?? NaN,
  autoWeak: true,
};
const NOTE = '---\ntitle: x\n---\n\n### Q1: Why?\n';

/** A writer, and an edit through it as the recorder makes it. */
class WriterRig {
  readonly writer: NoteWriter;
  undo: RecordUndo | null = null;

  constructor(
    private readonly vault: TestVault,
    keys: RecordKeys | null = DEFAULT_RECORD_KEYS,
  ) {
    this.writer = new NoteWriter(vault.app, () => keys);
  }

  edit(path: string, edits: readonly RecordEdit[]): Promise<NoteWrite> {
    return this.writer.change(this.vault.file(path), (text, keys) => {
      const result = editRecord(text, edits, keys);
      if (!result.ok) return result.diagnostic;
      this.undo = result.undo;
      return result.text;
    });
  }
}

/** Opens a note in an editor whose unsaved text reaches the disk with `save`. */
async function openEditor(
  vault: TestVault,
  path: string,
  unsaved: string | null,
): Promise<Mock<() => Promise<void>>> {
  const leaf = vault.app.workspace.getLeaf('tab');
  const view = new MarkdownView(leaf);
  view.file = vault.file(path);
  view.data = unsaved ?? (await vault.text(path));
  const save = vi.fn(async () => {
    if (unsaved !== null) await vault.app.vault.adapter.write(path, unsaved);
  });
  view.save = save;
  await leaf.setViewState({ type: 'markdown' });
  leaf.view = view;
  return save;
}

describe('a write', () => {
  it('is made on the text that is there at that moment, in one step', async () => {
    const vault = new TestVault({ 'a.md': NOTE });
    const process = vi.spyOn(vault.app.vault, 'process');
    await vault.app.vault.adapter.write('a.md', NOTE.replace('Why', 'How'));
    expect(await new WriterRig(vault).edit('a.md', [EDIT])).toMatchObject({ ok: true });
    expect(await vault.text('a.md')).toContain('How?');
    expect(process).toHaveBeenCalledOnce();
  });

  it('carries out all edits or none', async () => {
    const vault = new TestVault({ 'a.md': NOTE.replace('title: x', 'confidence:\n  q2: [broken]') });
    const before = await vault.text('a.md');
    const result = await new WriterRig(vault).edit('a.md', [EDIT, { ...EDIT, id: 'q2' }]);
    expect(result).toMatchObject({ ok: false, line: 3 });
    expect(await vault.text('a.md')).toBe(before);
  });

  it('saves what is typed in an open editor first', async () => {
    const vault = new TestVault({ 'a.md': NOTE, 'b.md': NOTE });
    const typed = `${NOTE}\nTyped just now.\n`;
    const ours = await openEditor(vault, 'a.md', typed);
    const other = await openEditor(vault, 'b.md', null);
    await new WriterRig(vault).edit('a.md', [EDIT]);
    expect(await vault.text('a.md')).toContain('Typed just now.');
    expect(await vault.text('a.md')).toContain('q1: 2');
    expect(ours).toHaveBeenCalledOnce();
    expect(other).not.toHaveBeenCalled();
  });

  it('waits for an editor that is saving already', async () => {
    const vault = new TestVault({ 'a.md': NOTE });
    const save = await openEditor(vault, 'a.md', `${NOTE}\nTyped just now.\n`);
    // As the app does: it returns at once, and what is typed follows after the saving that is under way.
    save.mockResolvedValueOnce();
    await new WriterRig(vault).edit('a.md', [EDIT]);
    expect(await vault.text('a.md')).toContain('Typed just now.');
    expect(await vault.text('a.md')).toContain('q1: 2');
  });

  it('waits for nothing where the file only ends its lines in another way than the editor', async () => {
    const vault = new TestVault({ 'a.md': NOTE });
    const save = await openEditor(vault, 'a.md', null);
    await vault.app.vault.adapter.write('a.md', NOTE.replaceAll('\n', '\r\n'));
    await new WriterRig(vault).edit('a.md', [EDIT]);
    expect(save).toHaveBeenCalledOnce();
  });

  it('is made in the end where an editor never is as the file', async () => {
    const vault = new TestVault({ 'a.md': NOTE });
    const save = await openEditor(vault, 'a.md', `${NOTE}\nTyping.\n`);
    save.mockResolvedValue();
    expect(await new WriterRig(vault).edit('a.md', [EDIT])).toEqual({ ok: true });
    expect(await vault.text('a.md')).toContain('q1: 2');
  });

  it('passes over tabs that were not loaded yet', async () => {
    const vault = new TestVault({ 'a.md': NOTE });
    const leaf = vault.app.workspace.getLeaf('tab');
    await leaf.setViewState({ type: 'markdown', state: { file: 'a.md' } });
    expect(await new WriterRig(vault).edit('a.md', [EDIT])).toMatchObject({ ok: true });
  });

  it('is not made where the editor cannot be saved: what is typed would be lost', async () => {
    const vault = new TestVault({ 'a.md': NOTE });
    const save = await openEditor(vault, 'a.md', null);
    save.mockRejectedValue(new Error('EROFS'));
    const result = await new WriterRig(vault).edit('a.md', [EDIT]);
    expect(result).toMatchObject({ ok: false, line: 1 });
    expect(result.ok || result.message).toContain('EROFS');
    expect(await vault.text('a.md')).toBe(NOTE);
  });

  it('says that the file is gone', async () => {
    const vault = new TestVault({ 'a.md': NOTE });
    const file = vault.file('a.md');
    await vault.delete('a.md');
    const result = await new WriterRig(vault).writer.change(file, (text) => `${text}.`);
    expect(result).toMatchObject({ ok: false, line: 1 });
    expect(result.ok || result.message).toContain('Check that it still exists.');
  });

  it('is not made where nothing changes: a file that is not touched is not synced', async () => {
    const vault = new TestVault({ 'a.md': NOTE });
    const write = vi.spyOn(vault.app.vault.adapter, 'write');
    expect(await new WriterRig(vault).writer.change(vault.file('a.md'), (text) => text)).toEqual({
      ok: true,
    });
    expect(write).not.toHaveBeenCalled();
  });

  it('can be taken back', async () => {
    const vault = new TestVault({ 'a.md': NOTE });
    const rig = new WriterRig(vault);
    await rig.edit('a.md', [EDIT]);
    const undo = JSON.parse(JSON.stringify(rig.undo)) as RecordUndo;
    await rig.writer.change(vault.file('a.md'), (text, keys) => {
      const result = undoEdit(text, undo, keys);
      return result.ok ? result.text : result.diagnostic;
    });
    expect(await vault.text('a.md')).toBe(NOTE);
  });

  it('uses the names of the settings', async () => {
    const vault = new TestVault({ 'a.md': NOTE });
    const keys = { confidence: 'sicherheit', weak: 'schwach', log: 'verlauf', weakTag: 'übung' };
    await new WriterRig(vault, keys).edit('a.md', [{ ...EDIT, confidence: 1 }]);
    expect(await vault.text('a.md')).toMatch(
      /sicherheit:\n {2}q1: 1\nschwach:\n {2}- q1\nverlauf:\n {2}q1: .*\ntags:\n {2}- übung\n/,
    );
  });
});
