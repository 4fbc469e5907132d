import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, isOfUse, repairSettings, type Settings } from '../../src/core/settings';
import { NOTHING_STORED, readStored, toStore, withSetting } from '../../src/core/stored-settings';

const read = (stored: unknown): NonNullable<ReturnType<typeof readStored>> => {
  const result = readStored(stored);
  if (!result) throw new Error('That holds no settings.');
  return result;
};

/** What is in the file after it was read and saved. */
const saved = (stored: unknown): unknown => JSON.parse(JSON.stringify(toStore(read(stored))));

describe('stored settings', () => {
  it('are the defaults before anything was stored', () => {
    expect([readStored(null), readStored(undefined)]).toEqual([NOTHING_STORED, NOTHING_STORED]);
    expect(saved(null)).toEqual(DEFAULT_SETTINGS);
  });

  it.each([[[1, 2]], ['text'], [3], [true]])('cannot be read from %j', (stored) => {
    expect(readStored(stored)).toBeNull();
  });

  it('keep what a newer version stored under names of its own', () => {
    const stored = { retention: 80, later: { deep: [1] }, other: null };
    expect(read(stored)).toMatchObject({ settings: { retention: 80 }, keptAside: {} });
    expect(saved(stored)).toEqual({ ...DEFAULT_SETTINGS, ...stored });
  });

  it('keep a value of no use aside, also when others change', () => {
    const stored = read({ retention: 'adaptive', logProperty: 'tags', folders: ['Jobs'] });
    expect(stored.settings).toEqual({ ...DEFAULT_SETTINGS, folders: ['Jobs'] });
    expect(stored.keptAside).toEqual({ retention: 'adaptive', logProperty: 'tags' });
    const file = toStore(withSetting(stored, 'autoWeak', false));
    expect(file).toMatchObject({
      autoWeak: false,
      folders: ['Jobs'],
      keptAside: { retention: 'adaptive', logProperty: 'tags' },
    });
    expect(Object.keys(file)).not.toContain('retention');
    expect(read(file)).toEqual(withSetting(stored, 'autoWeak', false));
  });

  it.each([
    ['Jobs/Prep', ['Jobs/Prep']],
    ['', []],
  ])('make a list of the one folder %j that an older version stored', (folder, folders) => {
    expect(saved({ folder })).toEqual({ ...DEFAULT_SETTINGS, folders });
  });

  it('keep folders of no use aside, and give them back to a version that can use them', () => {
    const stored = { folders: { Jobs: true } };
    const { folders: _, ...others } = DEFAULT_SETTINGS;
    expect(saved(stored)).toEqual({ ...others, keptAside: stored });
    expect(toStore(withSetting(read(stored), 'autoWeak', true))).toEqual({ ...others, keptAside: stored });
  });

  it('keep it beside the value that a person chose instead', () => {
    const stored = withSetting(read({ retention: 'adaptive' }), 'retention', 80);
    expect(toStore(stored)).toMatchObject({ retention: 80, keptAside: { retention: 'adaptive' } });
    expect(read(toStore(stored))).toEqual(stored);
  });

  it('take a value back that is of use by now', () => {
    const { retention: _, ...others } = DEFAULT_SETTINGS;
    const stored = { ...others, keptAside: { retention: 75, later: 1 } };
    expect(read(stored)).toMatchObject({ settings: { retention: 75 }, keptAside: { later: 1 } });
    expect(saved(stored)).toEqual({ ...others, retention: 75, keptAside: { later: 1 } });
  });

  it('prefer what was set since to what is of use by now, and keep both', () => {
    const stored = { retention: 80, keptAside: { retention: 75 } };
    expect(read(stored)).toMatchObject({ settings: { retention: 80 }, keptAside: { retention: 75 } });
  });

  it('keep one of two equal names aside', () => {
    const stored = read({ confidenceProperty: 'sure', weakProperty: 'sure', logProperty: 'sure' });
    const { confidenceProperty, weakProperty, logProperty } = stored.settings;
    expect(new Set([confidenceProperty, weakProperty, logProperty]).size).toBe(3);
    expect(Object.values(stored.keptAside)).toEqual(['sure', 'sure']);
  });

  it('keep what stands in the place of what is kept aside', () => {
    expect(saved({ keptAside: 'mine' })).toEqual({ ...DEFAULT_SETTINGS, keptAside: { keptAside: 'mine' } });
  });

  it('lose nothing, whatever was stored and however often it is saved', () => {
    const key = fc.oneof(
      fc.constantFrom(
        ...Object.keys(DEFAULT_SETTINGS),
        'keptAside',
        '__proto__',
        'constructor',
        'later',
        'folder',
      ),
      fc.string({ maxLength: 3 }),
    );
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom<unknown>('confidence', 'weak', 'drill_log', 'tags', ' x ', 80, true, {
        retention: 'x',
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 8 }), (pairs) => {
        const stored = JSON.parse(JSON.stringify(Object.fromEntries(pairs))) as Record<string, unknown>;
        const once = saved(stored) as Record<string, unknown>;
        expect(saved(once)).toEqual(once);
        expect(read(once).settings).toEqual(read(stored).settings);
        const kept = (once['keptAside'] ?? {}) as Record<string, unknown>;
        for (const [name, was] of Object.entries(stored)) {
          if (name === 'keptAside') continue;
          const setting = name === 'folder' ? 'folders' : name;
          const isTaken =
            Object.hasOwn(DEFAULT_SETTINGS, setting) &&
            isOfUse(repairSettings(once), setting as keyof Settings, was);
          if (!isTaken) expect([kept[name], once[name], kept[setting]]).toContainEqual(was);
        }
      }),
      { numRuns: 300 },
    );
  });
});
