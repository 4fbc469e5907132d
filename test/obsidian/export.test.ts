import { Notice } from 'obsidian-test-mocks/obsidian';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { questionHash } from '../../src/core/note/hash';
import { settled, TestPlugin, TestVault } from '../support/vault';

const LOG = `drill_log:\n  q1: ${questionHash('Why?')} 2026-11-01:3\n`;
const noteOf = (more = ''): string => `---\n${LOG}${more}---\n\n### Q1: Why?\n\nSo.\n`;

let notices: Notice[] = [];
let vault: TestVault;
let plugin: TestPlugin;

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date(2026, 10, 10, 12), toFake: ['Date'] });
  notices = [];
  vi.spyOn(Notice.prototype, 'constructor__').mockImplementation(function (this: Notice) {
    notices.push(this);
  });
  vault = new TestVault({
    'B.md': noteOf('tags: [interview]\n'),
    'A/Drilled.md': noteOf(),
    'Plain.md': 'x\n',
    'Template.md': '---\ntitle: {{title}}: x\n---\nx\n',
  });
  plugin = await TestPlugin.load(vault);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const row = (path: string): string => `${path},q1,Why?,${questionHash('Why?')},,2026-11-01,3,false,false,`;
const HEAD = 'path,id,question,hash,topic,day,confidence,weak,orphan,error';
const csv = (...rows: string[]): string => [HEAD, ...rows, ''].join('\r\n');

/** Runs a command and waits for its notice. */
async function run(id: string): Promise<string> {
  plugin.commands.get(id)?.callback?.();
  await vi.waitFor(() => {
    expect(notices.length).toBeGreaterThan(0);
  });
  await settled();
  return notices[0]?.messageEl.textContent ?? '';
}

describe('an export', () => {
  it('writes the ratings of all notes into a new file, and says where', async () => {
    expect(await run('export-csv')).toMatch(
      /^2 ratings written into "Interview drill ratings 2026-11-10\.csv"\./,
    );
    expect(await vault.text('Interview drill ratings 2026-11-10.csv')).toBe(
      `\uFEFF${csv(row('A/Drilled.md'), row('B.md'))}`,
    );
  });

  it('opens the file from the button of the notice, not when the notice is dismissed', async () => {
    const open = vi.spyOn(vault.app.workspace, 'openLinkText').mockResolvedValue();
    await run('export-json');
    notices[0]?.messageEl.click();
    expect(open).not.toHaveBeenCalled();
    notices[0]?.messageEl.querySelector('button')?.click();
    expect(open).toHaveBeenCalledWith('Interview drill ratings 2026-11-10.json', '', 'tab');
  });

  it('is told of no longer when the plugin is turned off', async () => {
    await run('export-json');
    const hide = vi.spyOn(Notice.prototype, 'hide');
    Object.assign(plugin.plugin, { loaded__: true });
    plugin.plugin.unload();
    expect(hide).toHaveBeenCalledOnce();
  });

  it('overwrites nothing', async () => {
    const path = 'Interview drill ratings 2026-11-10.json';
    await vault.write(path, 'mine');
    expect(await run('export-json')).toContain('2026-11-10 2.json');
    expect(await vault.text(path)).toBe('mine');
    expect(JSON.parse(await vault.text(path.replace('.json', ' 2.json')))).toMatchObject({
      ratings: [{ path: 'A/Drilled.md', confidence: 3, day: '2026-11-01' }, { path: 'B.md' }],
      unread: [],
    });
  });

  it('names what it could not read, in the notice and in the file', async () => {
    await vault.write('B.md', noteOf('title: "x\n'));
    expect(await run('export-csv')).toContain('Not all could be read of B.md.');
    expect(await vault.text('Interview drill ratings 2026-11-10.csv')).toMatch(/\r\nB\.md,,,,,,,,,.*Line \d/);
  });

  it('names what it could not read also where the name of our property needs quotes', async () => {
    const text = '---\ntitle: "x\n"drill log":\n  q1: 77c0e2 2026-11-01:3\n---\n\n### Q1: Why?\n\nSo.\n';
    const own = await TestPlugin.load(new TestVault({ 'C.md': text }), { logProperty: 'drill log' });
    expect(JSON.parse(await own.cli('export', { format: 'json' }))).toMatchObject({
      unread: [{ path: 'C.md' }],
    });
  });

  it('says why nothing was written', async () => {
    vi.spyOn(vault.app.vault, 'create').mockRejectedValue(new Error('The disk is full.'));
    expect(await run('export-csv')).toBe('Nothing was exported: The disk is full.');
  });

  it('is printed by the command line, which writes nothing', async () => {
    const create = vi.spyOn(vault.app.vault, 'create');
    expect(await plugin.cli('export', { format: 'csv' })).toBe(csv(row('A/Drilled.md'), row('B.md')));
    expect(JSON.parse(await plugin.cli('export', { format: 'json' }))).toMatchObject({ ratings: [{}, {}] });
    expect(create).not.toHaveBeenCalled();
    expect(await plugin.cli('export')).toBe('Error: format is missing; it must be csv or json.');
    expect(await plugin.cli('export', { format: 'xls' })).toBe(
      'Error: format is "xls"; it must be csv or json.',
    );
  });

  it('reads at most four notes at once', async () => {
    for (let n = 0; n < 12; n += 1) await vault.write(`More ${String(n)}.md`, noteOf());
    const read = vault.app.vault.cachedRead.bind(vault.app.vault);
    let [now, most] = [0, 0];
    vi.spyOn(vault.app.vault, 'cachedRead').mockImplementation(async (file) => {
      now += 1;
      most = Math.max(most, now);
      await settled();
      now -= 1;
      return read(file);
    });
    expect((await plugin.cli('export', { format: 'csv' })).split('\r\n')).toHaveLength(16);
    expect(most).toBe(4);
  });
});
