import { describe, expect, it, vi } from 'vitest';
import type { KeptDrill } from '../../src/core/drill/kept';
import type { Plan } from '../../src/core/drill/plan';
import { KeptDrills } from '../../src/obsidian/kept-drills';
import { loadPlan, savePlan } from '../../src/obsidian/last-plan';
import { TestPlugin, TestVault } from '../support/vault';

const KEY = 'interview-drill-stopped';
const drill = (key: string, state: unknown = {}): KeptDrill => ({ key, at: 1, state });
const PLAN: Plan = { pool: { kind: 'vault' }, pick: 'all', order: 'due', seed: 3, size: { minutes: 5 } };

/** A device's storage; what it holds is JSON, as with Obsidian. */
function storage(): {
  loadLocalStorage(key: string): unknown;
  saveLocalStorage(key: string, data: unknown): void;
  readonly held: Map<string, string>;
} {
  const held = new Map<string, string>();
  return {
    held,
    loadLocalStorage: (key) => JSON.parse(held.get(key) ?? 'null') as unknown,
    saveLocalStorage: (key, data) => {
      if (data === null) held.delete(key);
      else held.set(key, JSON.stringify(data));
    },
  };
}

const broken = {
  loadLocalStorage: (): unknown => {
    throw new Error('EIO');
  },
  saveLocalStorage: (): void => {
    throw new Error('QuotaExceededError');
  },
};

describe('drills that stopped', () => {
  it('are kept from one start to the next, the newest first, and let go of', () => {
    const device = storage();
    new KeptDrills(device).keep(drill('a'));
    new KeptDrills(device).keep(drill('b'));
    new KeptDrills(device).keep(drill('a', { more: 1 }));
    const kept = new KeptDrills(device);
    expect(kept.all()).toEqual([drill('a', { more: 1 }), drill('b')]);
    kept.drop('a');
    kept.drop('b');
    expect(device.held.has(KEY)).toBe(false);
  });

  it('cost nothing but their place where the storage is full, broken or holds something else', () => {
    const kept = new KeptDrills(broken);
    kept.keep(drill('a'));
    kept.drop('a');
    expect(kept.all()).toEqual([]);
    for (const held of ['"x"', '{"a":1}', '[null,{"key":1}]']) {
      const device = storage();
      device.held.set(KEY, held);
      expect(new KeptDrills(device).all()).toEqual([]);
    }
  });

  it('leave the storage alone where there is nothing to let go of', () => {
    const device = storage();
    const save = vi.spyOn(device, 'saveLocalStorage');
    new KeptDrills(device).drop('a');
    expect(save).not.toHaveBeenCalled();
  });

  it('follow their notes, and no folder, whatever it is called', async () => {
    const vault = new TestVault({ 'notes/Old.md': 'x', 'session/': '' });
    const { plugin } = await TestPlugin.load(vault);
    const device = storage();
    const kept = new KeptDrills(device);
    kept.watch(plugin);
    const state = { source: { path: 'notes/Old.md' }, kind: 'session' };
    kept.keep(drill(JSON.stringify({ path: 'notes/Old.md' }), state));
    await vault.rename('notes/Old.md', 'New.md');
    const folder = vault.app.vault.getFolderByPath('session');
    if (!folder) throw new Error('no folder');
    await vault.app.vault.rename(folder, 'other');
    expect(kept.all()).toEqual([
      drill(JSON.stringify({ path: 'New.md' }), { source: { path: 'New.md' }, kind: 'session' }),
    ]);
  });
});

describe('the last plan', () => {
  it('is remembered, and costs nothing where it cannot be', () => {
    const device = storage();
    expect(loadPlan(device)).toBeNull();
    savePlan(device, PLAN);
    expect(loadPlan(device)).toEqual(PLAN);
    savePlan(broken, PLAN);
    expect(loadPlan(broken)).toBeNull();
    device.held.set('interview-drill-plan', '{"pool":"all"}');
    expect(loadPlan(device)).toBeNull();
  });
});
