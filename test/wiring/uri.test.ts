import type { ObsidianProtocolData } from 'obsidian';
import { Notice as MockNotice, type Plugin as MockPlugin } from 'obsidian-test-mocks/obsidian';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { COMPARE_VIEW } from '../../src/ui/compare/compare-view';
import { NotesPicker } from '../../src/ui/picker/notes-picker';
import { settled, TestPlugin, TestVault } from '../support/vault';

const note = (variant: number): string => `---\nvariant: ${String(variant)}\n---\n\n### Q1: Why?\n\nSo.\n`;
const FILES = {
  'a/Round - Variant 1.md': note(1),
  'a/Round - Variant 2.md': note(2),
  'Alone.md': note(7),
  'x.md': note(8),
  'y.md': note(9),
  'image.png': '',
};
const [ONE = '', TWO = ''] = Object.keys(FILES);

let plugin: TestPlugin;
let notices: string[] = [];
let picked: number;

beforeEach(async () => {
  notices = [];
  picked = 0;
  vi.spyOn(MockNotice.prototype, 'constructor__').mockImplementation((message) => {
    notices.push(typeof message === 'string' ? message : message.textContent);
  });
  vi.spyOn(NotesPicker.prototype, 'open').mockImplementation(() => {
    picked += 1;
  });
  plugin = await TestPlugin.load(new TestVault(FILES));
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** Follows a link as Obsidian does. @returns what is compared then */
async function follow(params: Record<string, string>): Promise<unknown[]> {
  const handlers = (plugin.plugin as unknown as MockPlugin).obsidianProtocolHandlers__;
  const handler = handlers.get('interview-drill') as ((data: ObsidianProtocolData) => void) | undefined;
  handler?.({ action: 'interview-drill', ...params });
  await settled();
  return plugin.vault.app.workspace
    .getLeavesOfType(COMPARE_VIEW)
    .map((leaf) => leaf.getViewState().state?.['paths']);
}

describe('a link', () => {
  it('puts the notes that it names side by side, in its order', async () => {
    expect(await follow({ compare: `Alone.md|${ONE}`, vault: 'Mine' })).toEqual([['Alone.md', ONE]]);
    expect([notices, picked]).toEqual([[], 0]);
  });

  it.each([
    ['blanks and a bar too many', ` Alone.md | ${ONE} |`],
    ['names without their ending', `Alone|${ONE.slice(0, -3)}`],
    ['a note twice', `Alone.md|${ONE}|Alone`],
  ])('may have %s', async (_, compare) => {
    expect(await follow({ compare })).toEqual([['Alone.md', ONE]]);
  });

  it('that names one note puts it and its variants side by side, or lets choose', async () => {
    expect(await follow({ compare: TWO })).toEqual([[ONE, TWO]]);
    expect(picked).toBe(0);
    expect(await follow({ compare: 'Alone.md' })).toEqual([[ONE, TWO]]);
    expect([picked, notices]).toEqual([1, []]);
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'an unknown note',
      { compare: `${ONE}|None.md` },
      'Nothing to compare: "None.md" is no note of this vault.',
    ],
    [
      'another file',
      { compare: `${ONE}|image.png` },
      'Nothing to compare: "image.png" is no note of this vault.',
    ],
    ['a folder', { compare: `${ONE}|a` }, 'Nothing to compare: "a" is no note of this vault.'],
    [
      'a place outside',
      { compare: `${ONE}|../x.md` },
      'Nothing to compare: "../x.md" is no note of this vault.',
    ],
    ['no note', { compare: '' }, 'Nothing to compare: the link names no note.'],
    ['bars only', { compare: ' | | ' }, 'Nothing to compare: the link names no note.'],
    [
      'nothing',
      {},
      'This link is not understood. It says nothing to do: it needs note=<note>, due, weak or compare=<notes>.',
    ],
    [
      'something unknown',
      { compare: ONE, rate: '4' },
      'This link is not understood. "rate" means nothing here.',
    ],
    [
      'a name of JavaScript',
      JSON.parse('{"__proto__": "x"}') as Record<string, string>,
      'This link is not understood. "__proto__" means nothing here.',
    ],
    [
      'too many notes',
      { compare: `${ONE}|${TWO}|Alone.md|x.md|y.md` },
      'At most 4 notes stand side by side; the link names 5.',
    ],
  ])('that names %s does nothing and says so', async (_, params, message) => {
    const write = vi.spyOn(plugin.vault.app.vault.adapter, 'write');
    expect(await follow(params)).toEqual([]);
    expect([notices, picked]).toEqual([[message], 0]);
    expect(write).not.toHaveBeenCalled();
  });

  it('says no more of what it holds than fits', async () => {
    await follow({ ['x'.repeat(500)]: '1' });
    await follow({ compare: 'y'.repeat(5000) });
    for (const notice of notices) expect(notice.length).toBeLessThan(300);
    expect(notices).toHaveLength(2);
  });
});
