import { beforeEach, describe, expect, it, vi } from 'vitest';
import { questionHash } from '../../src/core/note/hash';
import { jointMoves } from '../../src/core/record/orphans';
import { findOrphans, Tidier, type FoundOrphans } from '../../src/obsidian/orphans';
import type { RecordParts } from '../../src/obsidian/record-notes';
import type { Parts } from '../../src/wiring/parts';
import { TestPlugin, TestVault } from '../support/vault';

const LOG = `${questionHash('When?')} 2026-11-01:1 +2:3`;
const NOTE = `---
confidence: {old: 3}
weak: [old]
drill_log:
  old: ${LOG}
variant: 1
---

### Q1: Why?

So.
`;
const OTHER = '---\nvariant: 2\n---\n\n### Q1: When?\n\nSo.\n';

let vault: TestVault;
let parts: RecordParts;
let tidier: Tidier;
let plugin: TestPlugin;

beforeEach(async () => {
  vault = new TestVault({
    'A.md': NOTE,
    'B.md': OTHER,
    'Drilled.md': NOTE.replace('variant: 1\n', ''),
    'C.md': 'x\n',
  });
  plugin = await TestPlugin.load(vault);
  parts = (plugin.plugin as unknown as { parts: Parts }).parts;
  tidier = new Tidier(parts.recorder);
});

const find = (path: string | null): Promise<FoundOrphans> => findOrphans(parts, path);
const only = async (path = 'A.md'): Promise<FoundOrphans['plans'][number]> => {
  const [plan, ...more] = (await find(path)).plans;
  if (!plan || more.length > 0) throw new Error('There is not one orphan.');
  return plan;
};
const fail = (): never => {
  throw new Error('There is no candidate.');
};

describe('finding orphans', () => {
  it('looks through all notes that were drilled, or through one', async () => {
    expect((await find(null)).plans.map(({ path }) => path)).toEqual(['A.md', 'Drilled.md']);
    expect((await find('Drilled.md')).plans.map(({ path }) => path)).toEqual(['Drilled.md']);
    expect(await find('C.md')).toEqual({ plans: [], unread: [] });
  });

  it('names notes that cannot be read', async () => {
    const read = vault.app.vault.cachedRead.bind(vault.app.vault);
    vi.spyOn(vault.app.vault, 'cachedRead').mockImplementation((file) =>
      file.path === 'B.md' ? Promise.reject(new Error('It is locked.')) : read(file),
    );
    expect(await find(null)).toMatchObject({ unread: [{ path: 'B.md', error: 'It is locked.' }] });
  });

  it('is a command that answers them with their candidates', async () => {
    expect(JSON.parse(await plugin.cli('orphans', { path: 'A.md' }))).toEqual({
      orphans: [
        {
          path: 'A.md',
          id: 'old',
          hash: questionHash('When?'),
          ...{ ratings: 2, first: '2026-11-01', last: '2026-11-03', confidence: 3, weak: true },
          here: [{ id: 'q1', question: 'Why?', ratings: 0 }],
          elsewhere: [{ path: 'B.md', id: 'q1', question: 'When?', ratings: 0 }],
        },
      ],
      unread: [],
    });
    expect(JSON.parse(await plugin.cli('orphans'))).toMatchObject({ orphans: [{}, { path: 'Drilled.md' }] });
    expect(await plugin.cli('orphans', { path: 'X.md' })).toMatch(/^Error: "X\.md"/);
  });
});

describe('tidying', () => {
  it('attaches an orphan to a question of its note, and takes that back', async () => {
    const plan = await only();
    const done = await tidier.attach(plan, plan.here[0] ?? fail());
    expect((await find('A.md')).plans).toEqual([]);
    expect(await plugin.cli('log', { path: 'A.md', id: 'q1' })).toContain('"2026-11-03"');
    expect(await vault.text('A.md')).toContain('q1: 3');
    expect(await tidier.undo(done.ok ? done.tokens : [])).toMatchObject({ ok: true });
    expect(await vault.text('A.md')).toBe(NOTE);
  });

  it('moves one to another note, and takes both sides of that back', async () => {
    const plan = await only();
    const done = await tidier.move([{ plan, item: plan.elsewhere[0] ?? fail() }]);
    expect(await vault.text('A.md')).not.toContain('old');
    expect(await plugin.cli('log', { path: 'B.md' })).toContain('"2026-11-03"');
    await tidier.undo(done.ok ? done.tokens : []);
    expect([await vault.text('A.md'), await vault.text('B.md')]).toEqual([NOTE, OTHER]);
  });

  it('moves several at once, for a note that was split', async () => {
    await vault.write(
      'A.md',
      NOTE.replace('drill_log:', `drill_log:\n  q7: ${questionHash('Who?')} 2026-11-02:4`),
    );
    await vault.write('B.md', `${OTHER}\n### Q2: Who?\n\nSo.\n`);
    const before = [await vault.text('A.md'), await vault.text('B.md')];
    const [moves = []] = jointMoves((await find('A.md')).plans);
    expect(moves.map(({ item }) => item.question.id)).toEqual(['q2', 'q1']);
    const done = await tidier.move(moves);
    expect((await find('A.md')).plans).toEqual([]);
    expect(await plugin.cli('log', { path: 'B.md' })).toMatch(/2026-11-03[^]*2026-11-02/);
    await tidier.undo(done.ok ? done.tokens : []);
    expect([await vault.text('A.md'), await vault.text('B.md')]).toEqual(before);
  });

  it('removes one, and takes that back', async () => {
    const done = await tidier.remove(await only());
    expect(await vault.text('A.md')).toBe('---\nvariant: 1\n---\n\n### Q1: Why?\n\nSo.\n');
    await tidier.undo(done.ok ? done.tokens : []);
    expect(await vault.text('A.md')).toBe(NOTE);
  });

  it.each(['A.md', 'B.md'])(
    'moves nothing where %s cannot be written, and leaves nothing waiting',
    async (locked) => {
      const plan = await only();
      const process = vault.app.vault.process.bind(vault.app.vault);
      vi.spyOn(vault.app.vault, 'process').mockImplementation((file, change) =>
        file.path === locked ? Promise.reject(new Error('It is locked.')) : process(file, change),
      );
      expect(await tidier.move([{ plan, item: plan.elsewhere[0] ?? fail() }])).toEqual({
        ok: false,
        message: expect.stringContaining(`${locked}, line `) as string,
      });
      expect([await vault.text('A.md'), await vault.text('B.md')]).toEqual([NOTE, OTHER]);
      expect([parts.recorder.waiting('A.md'), parts.recorder.waiting('B.md')]).toEqual([[], []]);
    },
  );

  it('keeps a rating that another device gave meanwhile', async () => {
    const plan = await only();
    await vault.write('A.md', NOTE.replace('+2:3', '+2:3 +5:4'));
    await tidier.remove(plan);
    expect(await plugin.cli('log', { path: 'A.md', id: 'old' })).toContain('"2026-11-08"');
  });
});
