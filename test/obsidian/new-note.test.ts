import { describe, expect, it, vi } from 'vitest';
import { makeNote } from '../../src/obsidian/new-note';
import { TestVault } from '../support/vault';

const make = async (vault: TestVault, title: string, source = ''): Promise<string> =>
  (await makeNote(vault.app, 'TEXT', title, source)).path;

describe('a new note', () => {
  it('stands where Obsidian puts new notes', async () => {
    const vault = new TestVault({ 'a/b/Source.md': 'x' });
    expect(await make(vault, 'Storage compared')).toBe('Storage compared.md');
    expect(await make(vault, 'Storage compared', 'a/b/Source.md')).toBe('a/b/Storage compared.md');
    expect(await vault.text('a/b/Storage compared.md')).toBe('TEXT');
  });

  it('never takes the place of another, however often it is made', async () => {
    const vault = new TestVault({ 'Storage.md': 'FIRST', 'Storage 2.md': 'SECOND' });
    expect(await make(vault, 'Storage')).toBe('Storage 3.md');
    expect(await make(vault, 'Storage')).toBe('Storage 4.md');
    expect([await vault.text('Storage.md'), await vault.text('Storage 2.md')]).toEqual(['FIRST', 'SECOND']);
  });

  it.each([
    ['Storage: 2 variants compared', 'Storage 2 variants compared'],
    ['a/b\\c', 'a b c'],
    ['../../etc/passwd', 'etc passwd'],
    ['[[x]] #y ^z |w', 'x y z w'],
    ['"What?" <now>*', 'What now'],
    ['two\nlines\tand  more', 'two lines and more'],
    ['.hidden', 'hidden'],
    ['bell\u0007 and\u0000 null', 'bell and null'],
    ['面接の比較', '面接の比較'],
    ['C++ – São Paulo & co.', 'C++ – São Paulo & co.'],
    ['', 'Comparison'],
    [' /:*? ', 'Comparison'],
    ['..', 'Comparison'],
  ])('with the title %j has a name for every system', async (title, name) => {
    expect(await make(new TestVault(), title)).toBe(`${name}.md`);
  });

  it.each([
    ['ASCII', 'a'],
    ['Japanese', '面'],
    ['emoji', '🦀'],
  ])('has a name that no file system finds too long: %s', async (_, character) => {
    const name = await make(new TestVault(), character.repeat(300));
    expect(new TextEncoder().encode(name).length).toBeLessThan(250);
    expect(name).not.toMatch(/\p{Cs}/u);
  });

  it('is told of where it cannot be made', async () => {
    const vault = new TestVault();
    vi.spyOn(vault.app.vault, 'create').mockRejectedValue(new Error('EROFS'));
    await expect(make(vault, 'Storage')).rejects.toThrow('EROFS');
  });
});
