import type { Plugin, Vault } from 'obsidian';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { formatDay, parseDay } from '../../src/core/day';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings';
import { NoteIndex } from '../../src/obsidian/note-index';
import { VaultNotes } from '../../src/obsidian/vault-notes';
import { settled, TestVault, type Files } from '../support/vault';

const TODAY = parseDay('2026-11-10') ?? NaN;

/** A note whose questions were rated solid so many days ago; one that was rated solid once comes back after three. */
const noteOf = (daysAgo: readonly number[], ...properties: string[]): string => {
  const log = daysAgo.map((ago, at) => `  q${String(at + 1)}: 77c0e2 ${formatDay(TODAY - ago)}:3`);
  const questions = daysAgo.map((_, at) => `### Q${String(at + 1)}: Why?\n\nSo.\n`);
  return ['---', 'variant: 1', ...properties, 'drill_log:', ...log, '---', '', ...questions].join('\n');
};

const FILES: Files = {
  'a/Old.md': noteOf([9, 3, 1], 'role: Engineer'),
  'a/New.md': noteOf([1, 0], 'weak: [q1]'),
  'Tagged.md': 'Text #interview/data here.\n',
  'Diary.md': '# Why?\n',
};

/** An index on a vault, watching it as the plugin lets it. */
class IndexRig {
  readonly vault: TestVault;
  readonly index: NoteIndex;
  readonly changed = vi.fn<() => void>();
  readonly read: MockInstance<Vault['cachedRead']>;
  settings: Settings = { ...DEFAULT_SETTINGS };

  constructor(files: Files = FILES) {
    this.vault = new TestVault(files);
    const { app } = this.vault;
    const notes = new VaultNotes(app, () => this.settings);
    this.index = new NoteIndex(app, notes, () => this.settings);
    const plugin = { register: () => undefined, registerEvent: () => undefined };
    this.index.watch(plugin as unknown as Plugin, this.changed);
    this.read = vi.spyOn(app.vault, 'cachedRead');
  }

  get reads(): number {
    return this.read.mock.calls.length;
  }

  /** Ids of the questions that a reading gives, or why it gives none. */
  async ids(path: string): Promise<string[] | string> {
    const result = await this.index.read(path);
    return result.ok ? result.note.items.map(({ question }) => question.id) : result.reason;
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('what is told from the metadata cache', () => {
  it('is what is due, and when the next question comes back, of interview notes only', () => {
    const { index } = new IndexRig();
    expect(index.dueOn(TODAY)).toBe(2);
    expect(index.nextDue(TODAY)).toBe(TODAY + 2);
    expect(index.dueOn(TODAY + 3)).toBe(5);
    expect(index.nextDue(TODAY + 3)).toBeNull();
  });

  it('holds every note that was rated, whatever else its properties say', () => {
    const { index } = new IndexRig({ 'Rated.md': noteOf([9]).replace('variant: 1\n', '') });
    expect(index.dueOn(TODAY)).toBe(1);
    expect(index.indexed().map(({ path }) => path)).toEqual(['Rated.md']);
    expect(index.paths({ kind: 'due' }, TODAY)).toEqual(['Rated.md']);
  });

  it('is by what notes can be drilled, tags in their text included', () => {
    const { index } = new IndexRig();
    expect(index.choices().map(({ property, value, notes }) => [property, value, notes])).toEqual([
      ['tag', 'interview', 1],
      ['tag', 'interview/data', 1],
      ['role', 'Engineer', 1],
      ['variant', '1', 2],
    ]);
  });

  it('is which notes a queue is about, in the order of their paths', () => {
    const { index } = new IndexRig();
    expect(index.paths({ kind: 'due' }, TODAY)).toEqual(['a/Old.md']);
    expect(index.paths({ kind: 'weak' }, TODAY)).toEqual(['a/New.md']);
    expect(index.paths({ kind: 'property', property: 'variant', value: '1' }, TODAY)).toEqual([
      'a/New.md',
      'a/Old.md',
    ]);
    expect(index.paths({ kind: 'property', property: 'tag', value: 'Interview' }, TODAY)).toEqual([
      'Tagged.md',
    ]);
  });

  it('needs no file to be read', () => {
    const rig = new IndexRig();
    const adapter = vi.spyOn(rig.vault.app.vault.adapter, 'read');
    const { index } = rig;
    index.dueOn(TODAY);
    index.nextDue(TODAY);
    index.choices();
    index.paths({ kind: 'due' }, TODAY);
    expect(rig.reads).toBe(0);
    expect(adapter).not.toHaveBeenCalled();
  });

  it('follows the cache and the settings', async () => {
    const rig = new IndexRig();
    await rig.vault.write('a/Old.md', noteOf([0]));
    expect([rig.index.dueOn(TODAY), rig.index.nextDue(TODAY)]).toEqual([0, TODAY + 2]);
    rig.settings = { ...rig.settings, retention: 70 };
    expect(rig.index.nextDue(TODAY)).toBeGreaterThan(TODAY + 2);
    rig.settings = { ...DEFAULT_SETTINGS, logProperty: 'other' };
    expect(rig.index.nextDue(TODAY)).toBeNull();
  });

  it('is worked out once for each note, and again for one that changed', async () => {
    const rig = new IndexRig();
    const { app } = rig.vault;
    const looked: string[] = [];
    const cacheOf = app.metadataCache.getFileCache.bind(app.metadataCache);
    // Reading the record asks for the own properties of the frontmatter.
    const watched = new WeakMap<object, object>();
    vi.spyOn(app.metadataCache, 'getFileCache').mockImplementation((file) => {
      const cache = cacheOf(file);
      if (!cache?.frontmatter) return cache;
      const known = watched.get(cache);
      if (known) return known;
      const frontmatter = new Proxy(cache.frontmatter, {
        getOwnPropertyDescriptor: (target, key) => {
          if (key === 'drill_log') looked.push(file.path);
          return Object.getOwnPropertyDescriptor(target, key);
        },
      });
      const copy = { ...cache, frontmatter };
      watched.set(cache, copy);
      return copy;
    });
    rig.index.dueOn(TODAY);
    expect(new Set(looked)).toEqual(new Set(['a/Old.md', 'a/New.md']));
    looked.length = 0;
    rig.index.dueOn(TODAY + 1);
    expect(looked).toEqual([]);
    await rig.vault.write('a/New.md', noteOf([9]));
    expect(rig.index.dueOn(TODAY)).toBe(3);
    expect(new Set(looked)).toEqual(new Set(['a/New.md']));
  });
});

describe('reading through the index', () => {
  it('reads a note once until it changes', async () => {
    const rig = new IndexRig();
    await Promise.all([rig.ids('a/Old.md'), rig.ids('a/Old.md')]);
    expect(await rig.ids('a/Old.md')).toEqual(['q1', 'q2', 'q3']);
    expect(rig.reads).toBe(1);
    await rig.vault.write('a/Old.md', noteOf([9]));
    expect(await rig.ids('a/Old.md')).toEqual(['q1']);
    expect(rig.reads).toBe(2);
  });

  it('reads anew what was changed while it was read', async () => {
    const rig = new IndexRig();
    let give: (text: string) => void = () => undefined;
    rig.read.mockReturnValueOnce(new Promise<string>((resolve) => (give = resolve)));
    const first = rig.ids('a/Old.md');
    await rig.vault.write('a/Old.md', noteOf([9]));
    expect(await rig.ids('a/Old.md')).toEqual(['q1']);
    give(FILES['a/Old.md'] ?? '');
    await first;
    expect(await rig.ids('a/Old.md')).toEqual(['q1']);
  });

  it('reads at most four notes at once, and all in the end', async () => {
    const names = Array.from({ length: 12 }, (_, at) => `${String(at)}.md`);
    const rig = new IndexRig(Object.fromEntries(names.map((name) => [name, noteOf([9])])));
    let running = 0;
    let most = 0;
    rig.read.mockImplementation(async () => {
      running += 1;
      most = Math.max(most, running);
      await settled();
      running -= 1;
      if (running === 2) throw new Error('EBUSY');
      return noteOf([9]);
    });
    const results = await rig.index.readAll(names);
    expect(results).toHaveLength(12);
    expect([most, rig.reads]).toEqual([4, 12]);
  });

  it('gives the last good reading where one fails, and tries again the next time', async () => {
    const rig = new IndexRig();
    await rig.ids('a/Old.md');
    await rig.vault.write('a/Old.md', noteOf([9]));
    rig.read.mockRejectedValueOnce(new Error('EBUSY'));
    expect(await rig.ids('a/Old.md')).toEqual(['q1', 'q2', 'q3']);
    expect(await rig.ids('a/Old.md')).toEqual(['q1']);
  });

  it('says why a note could not be read that never was', async () => {
    const rig = new IndexRig();
    rig.read.mockRejectedValueOnce(new Error('EBUSY'));
    expect(await rig.index.read('a/Old.md')).toEqual({ ok: false, reason: 'unreadable', message: 'EBUSY' });
    expect(await rig.ids('Gone.md')).toBe('missing');
  });

  it('takes a text that is empty all at once for a failure, but not one without questions', async () => {
    const rig = new IndexRig();
    await rig.ids('a/Old.md');
    await rig.vault.write('a/Old.md', '');
    expect(await rig.ids('a/Old.md')).toEqual(['q1', 'q2', 'q3']);
    await rig.vault.write('a/Old.md', 'No questions.\n');
    expect(await rig.ids('a/Old.md')).toEqual([]);
    await rig.vault.write('a/Old.md', noteOf([9]));
    expect(await rig.ids('a/Old.md')).toEqual(['q1']);
  });

  it('forgets a note that is deleted or renamed', async () => {
    const rig = new IndexRig();
    await rig.ids('a/Old.md');
    await rig.vault.rename('a/Old.md', 'b.md');
    expect(await rig.ids('a/Old.md')).toBe('missing');
    const renamed = await rig.index.read('b.md');
    expect(renamed.ok && renamed.note.items[0]?.path).toBe('b.md');
    await rig.vault.delete('b.md');
    await rig.vault.write('b.md', '');
    expect(await rig.ids('b.md')).toEqual([]);
  });

  it('learns which ratings belong to no question any more: they are due for nobody', async () => {
    const rig = new IndexRig({ 'a.md': noteOf([9, 9]).replace('### Q2: Why?', 'Why not.') });
    expect(rig.index.dueOn(TODAY)).toBe(2);
    await rig.ids('a.md');
    expect(rig.index.dueOn(TODAY)).toBe(1);
    vi.runAllTimers();
    expect(rig.changed).toHaveBeenCalledOnce();
    // The question may be back: the note is looked at again when somebody drills.
    expect(rig.index.paths({ kind: 'due' }, TODAY)).toEqual(['a.md']);
    await rig.vault.write('a.md', noteOf([9, 9]));
    await rig.ids('a.md');
    expect(rig.index.dueOn(TODAY)).toBe(2);
  });
});

describe('changes of the vault', () => {
  it('are told once, a moment after the first of them', async () => {
    const rig = new IndexRig();
    await rig.vault.write('a/Old.md', noteOf([0]));
    await rig.vault.write('a/New.md', noteOf([0]));
    await rig.vault.rename('a/New.md', 'b.md');
    await rig.vault.delete('b.md');
    expect(rig.changed).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(rig.changed).toHaveBeenCalledOnce();
    await rig.vault.delete('a/Old.md');
    vi.runAllTimers();
    expect(rig.changed).toHaveBeenCalledTimes(2);
  });
});
