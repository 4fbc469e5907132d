import { describe, expect, it, vi } from 'vitest';
import { parseDay } from '../../src/core/day';
import { rateEdit } from '../../src/core/drill/edits';
import { readDrillNote } from '../../src/core/drill/item';
import { editRecord } from '../../src/core/record/edit';
import { isDoable } from '../../src/core/record/merge-offer';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../src/core/record/types';
import { recordKeys, repairSettings } from '../../src/core/settings';
import { Journal } from '../../src/obsidian/journal';
import { Merger } from '../../src/obsidian/merge';
import { NoteWriter } from '../../src/obsidian/note-writer';
import { Recorder } from '../../src/obsidian/recorder';
import { VaultNotes } from '../../src/obsidian/vault-notes';
import { TestPlugin, TestVault, type Files } from '../support/vault';

const DAY = parseDay('2026-11-01') ?? NaN;
const QUESTIONS = '### Q1: What is a queue?\n\nA line.\n\n### Q2: What is a cache?\n\nA store.\n';
const FRESH = `---\ntags: [interview]\n---\n\n${QUESTIONS}`;
const NOTE = 'Notes/Queues.md';
const COPY = 'Notes/Queues.sync-conflict-20261101-120000-ABCDEF7.md';

function rated(text: string, at: number, confidence: 1 | 2 | 3 | 4, day = DAY): string {
  const item = readDrillNote('a', text, KEYS).items[at];
  if (!item) throw new Error('There is no such question.');
  const result = editRecord(text, [rateEdit(item, { confidence, day, autoWeak: true })], KEYS);
  if (!result.ok) throw new Error(result.diagnostic.message);
  return result.text;
}

const BASE = rated(FRESH, 0, 2);
const MINE = rated(BASE, 0, 3, DAY + 1);
const THEIRS = rated(rated(BASE, 0, 4, DAY + 2), 1, 1, DAY + 3);
const TORN = MINE.replace(/( {2}q1: \w{6}.*)\n/, '<<<<<<< desk\n$1\n=======\n$1\n>>>>>>> phone\n');

function rig(files: Files, stored: unknown = null): { merger: Merger; vault: TestVault } {
  const vault = new TestVault(files);
  const { app } = vault;
  const settings = repairSettings(stored);
  const notes = new VaultNotes(app, () => settings);
  const writer = new NoteWriter(app, () => recordKeys(settings));
  const recorder = new Recorder(writer, notes, new Journal(app));
  return { merger: new Merger({ app, settings: () => settings, notes, recorder, writer }), vault };
}

const logs = (text: string): number[] =>
  readDrillNote('a', text, KEYS).items.map(({ ratings }) => ratings.length);

describe('conflicted copies of a vault', () => {
  it('are found by their names, and read alone', async () => {
    const { merger, vault } = rig({
      [NOTE]: MINE,
      [COPY]: THEIRS,
      'Diary.md': 'x',
      'Diary (conflicted copy).md': 'y',
    });
    const read: string[] = [];
    const { vault: files } = vault.app;
    const original = files.cachedRead.bind(files);
    files.cachedRead = (file) => {
      read.push(file.path);
      return original(file);
    };
    const offers = await merger.find();
    expect(offers.map(({ kind, path }) => [kind, path])).toEqual([['copy', NOTE]]);
    expect(new Set(read)).toEqual(new Set([NOTE, COPY]));
  });

  it('are joined in one step, stay as they are, and the join can be taken back', async () => {
    const { merger, vault } = rig({ [NOTE]: MINE, [COPY]: THEIRS });
    const done = await merger.apply(await merger.find());
    expect(done.outcomes.map(({ ok }) => ok)).toEqual([true]);
    expect(logs(await vault.text(NOTE))).toEqual([3, 1]);
    expect(await vault.text(COPY)).toBe(THEIRS);
    expect((await merger.find()).some(isDoable)).toBe(false);
    expect(await done.undo()).toEqual([]);
    expect(await vault.text(NOTE)).toBe(MINE);
    expect(await done.undo()).toEqual([]);
  });

  it('of one note are joined together', async () => {
    const other = rated(BASE, 1, 4, DAY + 8);
    const { merger, vault } = rig({
      [NOTE]: MINE,
      [COPY]: THEIRS,
      "Notes/Queues (Ann's conflicted copy 2026-11-01).md": other,
    });
    const done = await merger.apply(await merger.find());
    expect(done.outcomes).toHaveLength(2);
    expect(logs(await vault.text(NOTE))).toEqual([3, 2]);
    await done.undo();
    expect(await vault.text(NOTE)).toBe(MINE);
  });

  it.each([
    ['of the same questions', THEIRS, true],
    ['of another note', rated(FRESH.replace('a queue', 'a lock'), 0, 3), false],
    ['without a record', FRESH, false],
  ])('with a number alone need a record %s', async (_, text, isFound) => {
    const { merger } = rig({ [NOTE]: MINE, 'Notes/Queues 2.md': text });
    expect((await merger.find()).length > 0).toBe(isFound);
  });

  it('that cannot be read are told, with the line', async () => {
    const { merger, vault } = rig({ [NOTE]: MINE, [COPY]: '---\ntitle: "x\n---\n' });
    const [offer] = await merger.find();
    expect(offer).toMatchObject({ kind: 'unreadable', path: COPY });
    expect((await merger.apply(await merger.find())).outcomes).toEqual([]);
    expect(await vault.text(NOTE)).toBe(MINE);
  });

  it('leave nothing waiting where the original cannot be written', async () => {
    const { merger, vault } = rig({ [NOTE]: MINE, [COPY]: THEIRS });
    const offers = await merger.find();
    const broken = MINE.replace('tags:', 'tags: "');
    await vault.write(NOTE, broken);
    const { outcomes } = await merger.apply(offers);
    expect(outcomes[0]?.ok).toBe(false);
    expect(outcomes[0]?.message).toMatch(/^Line \d/);
    await vault.write(NOTE, MINE);
    expect(await vault.text(NOTE)).toBe(MINE);
  });
});

describe('a note whose questions were renumbered', () => {
  it('gains all, with its questions in the journal once', async () => {
    const renumbered = MINE.replace(/### Q(\d)/g, (_, n) => `### Q${String(Number(n) + 1)}`);
    const { merger, vault } = rig({ [NOTE]: renumbered, [COPY]: THEIRS });
    const recordAll = vi.spyOn(Recorder.prototype, 'recordAll');
    await merger.apply(await merger.find());
    const [, edits = []] = recordAll.mock.calls[0] ?? [];
    recordAll.mockRestore();
    expect(edits.map((edit) => edit.renumbered !== undefined)).toEqual([true, false]);
    expect(logs(await vault.text(NOTE))).toEqual([3, 1]);
  });
});

describe('a note that git tore', () => {
  it('is found, mended and torn again', async () => {
    const { merger, vault } = rig({ [NOTE]: TORN });
    const offers = await merger.find();
    expect(offers).toEqual([{ kind: 'torn', path: NOTE }]);
    const done = await merger.apply(offers);
    expect(await vault.text(NOTE)).toBe(MINE);
    expect(await done.undo()).toEqual([]);
    expect(await vault.text(NOTE)).toBe(TORN);
  });

  it('stays mended where somebody changed its properties since', async () => {
    const { merger, vault } = rig({ [NOTE]: TORN });
    await vault.activate(NOTE);
    const done = await merger.apply(await merger.find());
    const changed = MINE.replace('tags:', 'title: new\ntags:');
    await vault.write(NOTE, changed);
    expect((await done.undo())[0]).toContain(NOTE);
    expect(await vault.text(NOTE)).toBe(changed);
  });

  it('in more than its record is told', async () => {
    const text = MINE.replace(
      'tags: [interview]',
      '<<<<<<< a\ntags: [interview]\n=======\ntags: [x]\n>>>>>>> b',
    );
    const { merger, vault } = rig({ [NOTE]: text });
    await vault.activate(NOTE);
    expect(await merger.find()).toMatchObject([{ kind: 'unreadable', path: NOTE, line: 2 }]);
  });

  it('is told too where the names of its properties need quotes', async () => {
    const text =
      '---\n<<<<<<< a\nx: 1\n=======\nx: 2\n>>>>>>> b\n"drill log":\n  q1: 77c0e2 2026-11-01:3\n---\n';
    const { merger, vault } = rig({ [NOTE]: text }, { logProperty: 'drill log' });
    await vault.activate(NOTE);
    expect(await merger.find()).toMatchObject([{ kind: 'unreadable', path: NOTE, line: 2 }]);
  });
});

describe('interview-drill:merge', () => {
  it('answers the plan, and does it where asked to', async () => {
    const vault = new TestVault({ [NOTE]: MINE, [COPY]: THEIRS });
    const { cli } = await TestPlugin.load(vault);
    const plan: unknown = JSON.parse(await cli('merge', { path: COPY }));
    expect(plan).toMatchObject({
      plan: [
        {
          ...{ kind: 'copy', path: NOTE, copy: COPY, same: 0, untold: [] },
          gains: [
            { id: 'q1', question: 'What is a queue?', added: ['2026-11-03:4'], weak: false },
            { id: 'q2', question: 'What is a cache?', added: ['2026-11-04:1'], weak: true },
          ],
        },
      ],
    });
    expect(await vault.text(NOTE)).toBe(MINE);
    const done: unknown = JSON.parse(await cli('merge', { apply: 'true' }));
    expect(done).toMatchObject({ done: [{ path: NOTE, copy: COPY, ok: true, message: '' }] });
    expect(logs(await vault.text(NOTE))).toEqual([3, 1]);
    expect(JSON.parse(await cli('merge', { apply: '' }))).toMatchObject({
      plan: [{ gains: [], same: 2 }],
      done: [],
    });
  });

  it('names a note that is none', async () => {
    const { cli } = await TestPlugin.load(new TestVault());
    expect(await cli('merge', { path: 'x.md' })).toMatch(/^Error: "x.md"/);
  });
});
