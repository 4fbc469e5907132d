import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings';
import { VaultNotes } from '../../src/obsidian/vault-notes';
import { TestVault, type Files } from '../support/vault';

const tagged = (tag: string): string => `---\ntags:\n  - ${tag}\n---\n`;

const notesOf = (vault: TestVault, settings: Partial<Settings> = {}): VaultNotes =>
  new VaultNotes(vault.app, () => ({ ...DEFAULT_SETTINGS, ...settings }));

const FILES: Files = {
  'a/Round.md': '---\nround_type: Screen\nrole: Engineer\n---\n',
  'a/Variant.md': '---\nvariant: 2\n---\n',
  'Tagged.md': tagged('interview'),
  'Nested.md': tagged('Interview/data'),
  'Inline.md': 'Text #interview here.\n',
  'Alike.md': tagged('interviews'),
  'Plain.md': '# Interview\n',
  'In folder/Note.md': 'x',
  'In folder 2/Note.md': 'x',
  'image.png': '',
};

describe('the interview notes of a vault', () => {
  it('are told by their properties and tags, in the order of their paths', () => {
    const notes = notesOf(new TestVault(FILES)).interviewNotes();
    expect(notes.map(({ file }) => file.path)).toEqual([
      'a/Round.md',
      'a/Variant.md',
      'Inline.md',
      'Nested.md',
      'Tagged.md',
    ]);
    expect(notes[0]?.properties).toMatchObject({ roundType: 'Screen', role: 'Engineer' });
  });

  it('are those of the folders too, and of no folder with a similar name', () => {
    const notes = notesOf(new TestVault(FILES), {
      folders: ['a', 'In folder'],
      interviewTag: '',
    }).interviewNotes();
    expect(notes.map(({ file }) => file.path)).toEqual(['a/Round.md', 'a/Variant.md', 'In folder/Note.md']);
  });

  it('are found without a file being read', () => {
    const vault = new TestVault(FILES);
    const reads = [
      vi.spyOn(vault.app.vault, 'read'),
      vi.spyOn(vault.app.vault, 'cachedRead'),
      vi.spyOn(vault.app.vault.adapter, 'read'),
    ];
    const notes = notesOf(vault);
    notes.interviewNotes();
    notes.isInterview(vault.file('Plain.md'));
    for (const read of reads) expect(read).not.toHaveBeenCalled();
  });

  it('are sorted as people count', () => {
    const vault = new TestVault(
      Object.fromEntries(['V10', 'V9', 'V1'].map((name) => [`${name}.md`, tagged('interview')])),
    );
    expect(
      notesOf(vault)
        .interviewNotes()
        .map(({ file }) => file.basename),
    ).toEqual(['V1', 'V9', 'V10']);
  });

  it('leave out a file that is no Markdown, and one that the cache does not know yet', () => {
    const vault = new TestVault(FILES);
    const notes = notesOf(vault, { folders: ['a'] });
    expect(notes.isInterview(vault.file('image.png'))).toBe(false);
    vi.spyOn(vault.app.metadataCache, 'getFileCache').mockReturnValue(null);
    expect(notes.interviewNotes().map(({ file }) => file.path)).toEqual(['a/Round.md', 'a/Variant.md']);
  });
});

describe('finding a note', () => {
  const vault = new TestVault({ ...FILES, 'Queues/Queues.md': 'x', 'Queues.md': 'y', 'Empty/': '' });
  const notes = notesOf(vault);

  it.each([
    ['a/Round.md', 'a/Round.md'],
    ['a/Round', 'a/Round.md'],
    ['/a/Round.md', 'a/Round.md'],
    ['a//Round', 'a/Round.md'],
    ['In folder 2/Note', 'In folder 2/Note.md'],
    ['Queues', 'Queues.md'],
    ['Queues/Queues', 'Queues/Queues.md'],
  ])('by %j finds %j', (path, expected) => {
    expect(notes.find(path)?.path).toBe(expected);
  });

  it.each([
    '',
    '/',
    '.',
    '..',
    'a',
    'Empty',
    'image.png',
    'image',
    'Gone',
    'a/Round.md.md',
    '../a/Round.md',
    '__proto__',
    'constructor',
  ])('by %j finds nothing', (path) => {
    expect(notes.find(path)).toBeNull();
  });
});

describe('reading a note', () => {
  it('says that it is missing', async () => {
    expect(await notesOf(new TestVault()).read('Gone.md')).toEqual({
      ok: false,
      reason: 'missing',
      message: 'There is no note "Gone.md".',
    });
  });

  it('says why it could not be read', async () => {
    const vault = new TestVault(FILES);
    vi.spyOn(vault.app.vault, 'cachedRead').mockRejectedValue(new Error('EACCES'));
    expect(await notesOf(vault).read('Plain.md')).toEqual({
      ok: false,
      reason: 'unreadable',
      message: 'EACCES',
    });
  });

  it('reads the record under the names of the settings', async () => {
    const vault = new TestVault({ 'a.md': '---\nsicherheit:\n  q1: 3\n---\n\n### Q1: Why?\n\nSo.\n' });
    const result = await notesOf(vault, { confidenceProperty: 'sicherheit' }).read('a');
    expect(result.ok && result.note.items[0]?.confidence).toBe(3);
    expect(result.ok && result.note.path).toBe('a.md');
  });
});
