import * as fc from 'fast-check';
import type { EventRef, Plugin } from 'obsidian';
import { Workspace as MockWorkspace } from 'obsidian-test-mocks/obsidian';
import { describe, expect, it } from 'vitest';
import type { Confidence } from '../../src/core/confidence';
import { parseDay } from '../../src/core/day';
import { rateEdit } from '../../src/core/drill/edits';
import { readDrillNote, type DrillItem } from '../../src/core/drill/item';
import { countMissing } from '../../src/core/record/missing';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../src/core/record/types';
import { recordKeys, repairSettings } from '../../src/core/settings';
import { Guard } from '../../src/obsidian/guard';
import { Journal } from '../../src/obsidian/journal';
import { NoteWriter } from '../../src/obsidian/note-writer';
import { Recorder } from '../../src/obsidian/recorder';
import { VaultNotes } from '../../src/obsidian/vault-notes';
import { settled, TestVault, type Files } from '../support/vault';

const DAY = parseDay('2026-11-10') ?? NaN;
const NOTE = 'Notes/Queues.md';
const NAMES = ['queue', 'cache', 'lock'];
const BODY = NAMES.map((name, at) => `### Q${String(at + 1)}: What is a ${name}?\n\nA thing.\n`).join('\n');
const FRESH = `---\ntags: [interview]\n---\n\n${BODY}`;

/** The recorder and the guard in a vault; `restart` begins anew with what the device and the vault hold. */
class Rig {
  readonly vault: TestVault;
  recorder!: Recorder;
  guard!: Guard;
  told: string[] = [];
  today = DAY;
  keys = KEYS;
  private stop = (): void => undefined;

  constructor(files: Files = { [NOTE]: FRESH }) {
    this.vault = new TestVault(files);
    this.start();
    MockWorkspace.fromOriginalType2__(this.vault.app.workspace).setLayoutReady__();
  }

  private start(): void {
    const { app } = this.vault;
    const settings = repairSettings(null);
    const own = (): typeof settings => ({ ...settings, logProperty: this.keys.log });
    const notes = new VaultNotes(app, own);
    const stops: (() => void)[] = [];
    this.recorder = new Recorder(new NoteWriter(app, () => recordKeys(own())), notes, new Journal(app));
    this.guard = new Guard({ app, settings: own, notes, recorder: this.recorder, today: () => this.today });
    this.guard.listen((path) => this.told.push(path));
    this.guard.watch({
      registerEvent: (event: EventRef) =>
        stops.push(() => {
          app.vault.offref(event);
        }),
      register: (each: () => void) => stops.push(each),
    } as unknown as Plugin);
    this.stop = () => {
      for (const stop of stops) stop();
    };
  }

  /** @param meanwhile what happens while the app is closed */
  async restart(meanwhile?: () => Promise<void>): Promise<void> {
    await this.rest();
    this.stop();
    await meanwhile?.();
    this.start();
    await this.rest();
  }

  async rest(): Promise<void> {
    for (let turn = 0; turn < 4; turn += 1) await settled();
  }

  async item(name: string, path = NOTE): Promise<DrillItem> {
    const { items } = readDrillNote(path, await this.vault.text(path), this.keys);
    const item = items.find(({ question }) => question.text.includes(name));
    if (!item) throw new Error(`Nothing asks about ${name}.`);
    return item;
  }

  async rate(name: string, confidence: Confidence, day = DAY, path = NOTE): Promise<number> {
    const edit = rateEdit(await this.item(name, path), { confidence, day, autoWeak: false });
    const { token } = await this.recorder.record(path, edit);
    await this.rest();
    return token;
  }

  async write(text: string, path = NOTE): Promise<void> {
    await this.vault.write(path, text);
    await this.rest();
  }

  /** `day - DAY:confidence` of what a question holds. */
  async held(name: string, path = NOTE): Promise<string[]> {
    const { ratings } = await this.item(name, path);
    return ratings.map(({ day, confidence }) => `${String(day - DAY)}:${String(confidence)}`);
  }

  /** How many ratings each note lacks. */
  get missing(): Record<string, number> {
    return Object.fromEntries(this.guard.missing().map((note) => [note.path, countMissing(note)]));
  }
}

describe('ratings that were given here and that a sync overwrote', () => {
  it('are missing, can be put back in one step, and that can be taken back', async () => {
    const rig = new Rig();
    await rig.rate('queue', 3);
    await rig.rate('cache', 1);
    expect(rig.missing).toEqual({});
    const theirs = FRESH.replace('A thing.', 'A line.');
    await rig.write(theirs);
    expect([rig.missing, rig.told]).toEqual([{ [NOTE]: 2 }, [NOTE]]);
    expect(await rig.vault.text(NOTE)).toBe(theirs);
    const { token } = await rig.guard.putBack(NOTE);
    await rig.rest();
    expect([await rig.held('queue'), await rig.held('cache'), rig.missing]).toEqual([['0:3'], ['0:1'], {}]);
    await rig.recorder.undo(token);
    await rig.rest();
    expect([await rig.vault.text(NOTE), rig.missing]).toEqual([theirs, { [NOTE]: 2 }]);
  });

  it('join what the version that won brought', async () => {
    const rig = new Rig();
    await rig.rate('queue', 2, DAY - 5);
    const base = await rig.vault.text(NOTE);
    await rig.rate('queue', 3);
    await rig.write(base.replace(/(q1: \w{6}) /, '$1 2026-11-11:4 '));
    expect(rig.missing).toEqual({ [NOTE]: 1 });
    await rig.guard.putBack(NOTE);
    expect(await rig.held('queue')).toEqual(['-5:2', '0:3', '1:4']);
  });

  it('are found after a restart, also where the note was changed while the app was closed', async () => {
    const rig = new Rig();
    await rig.rate('queue', 3);
    await rig.restart(() => rig.vault.write(NOTE, FRESH));
    expect([rig.missing, rig.told]).toEqual([{ [NOTE]: 1 }, [NOTE]]);
  });

  it('are told once, however often the note changes', async () => {
    const rig = new Rig();
    await rig.rate('queue', 3);
    for (const more of ['', 'a', 'ab']) await rig.write(FRESH + more);
    expect(rig.told).toEqual([NOTE]);
  });

  it('are no more missing when the version that has them is back', async () => {
    const rig = new Rig();
    await rig.rate('queue', 3);
    const mine = await rig.vault.text(NOTE);
    await rig.write(FRESH);
    await rig.write(mine);
    expect([rig.missing, rig.told]).toEqual([{}, [NOTE, NOTE]]);
  });

  it('are no more missing when they are taken back', async () => {
    const rig = new Rig();
    const token = await rig.rate('queue', 3);
    await rig.write(FRESH);
    await rig.recorder.undo(token);
    await rig.rest();
    expect([rig.missing, rig.told]).toEqual([{}, [NOTE, NOTE]]);
  });

  it('count as often as they were given', async () => {
    const rig = new Rig();
    await rig.rate('queue', 3);
    const once = await rig.vault.text(NOTE);
    await rig.rate('queue', 3);
    await rig.write(once);
    expect(rig.missing).toEqual({ [NOTE]: 1 });
    await rig.guard.putBack(NOTE);
    expect(await rig.held('queue')).toEqual(['0:3', '0:3']);
  });

  it('are found where the note was replaced, and not while it is gone, empty or cannot be read', async () => {
    const rig = new Rig();
    await rig.rate('queue', 3);
    await rig.vault.delete(NOTE);
    await rig.rest();
    expect(rig.missing).toEqual({});
    await rig.write('');
    await rig.write('---\ntags: [interview\n---\n');
    expect(rig.missing).toEqual({});
    await rig.write(FRESH);
    expect(rig.missing).toEqual({ [NOTE]: 1 });
  });

  it('are left on purpose: not told again, not after a restart either', async () => {
    const rig = new Rig();
    await rig.rate('queue', 3);
    await rig.write(FRESH);
    rig.guard.leave(NOTE);
    await rig.restart();
    await rig.write(`${FRESH}x`);
    expect(rig.missing).toEqual({});
    await rig.rate('queue', 4);
    await rig.write(FRESH);
    expect(rig.missing).toEqual({ [NOTE]: 1 });
  });

  it('are put back to the question that has another label now', async () => {
    const rig = new Rig();
    await rig.rate('cache', 3);
    const renumbered = FRESH.replace(
      BODY,
      `### Q1: What is new?\n\nThis.\n\n${BODY.replace(/Q(\d)/g, 'Q1$1')}`,
    );
    await rig.write(renumbered);
    await rig.guard.putBack(NOTE);
    await rig.rest();
    expect([(await rig.item('cache')).question.id, await rig.held('cache'), rig.missing]).toEqual([
      'q12',
      ['0:3'],
      {},
    ]);
  });
});

describe('nothing is missing', () => {
  it('where a rating was taken back', async () => {
    const rig = new Rig();
    const token = await rig.rate('queue', 3);
    await rig.recorder.undo(token);
    await rig.write(`${FRESH}x`);
    expect(rig.missing).toEqual({});
  });

  it('where the note got another name', async () => {
    const rig = new Rig();
    await rig.rate('queue', 3);
    await rig.vault.rename(NOTE, 'Other.md');
    await rig.rest();
    expect(rig.missing).toEqual({});
    await rig.write(FRESH, 'Other.md');
    expect(rig.missing).toEqual({ 'Other.md': 1 });
    await rig.vault.rename('Other.md', NOTE);
    await rig.rest();
    expect(rig.missing).toEqual({ [NOTE]: 1 });
  });

  it.each([
    ['reworded', (text: string) => text.replace('What is a queue?', 'What are queues?')],
    ['gone, and its record is kept', (text: string) => text.replace(/### Q1:[^#]*/, '')],
    ['now under another label', (text: string) => text.replace('### Q1:', '### Q7:')],
  ])('where a question is %s', async (_, change) => {
    const rig = new Rig();
    await rig.rate('queue', 3);
    await rig.write(change(await rig.vault.text(NOTE)));
    await rig.rate('cache', 2);
    expect(rig.missing).toEqual({});
    await rig.restart();
    expect(rig.missing).toEqual({});
  });

  it('where a record was removed on purpose, or moved to another note', async () => {
    const other = 'Notes/Other.md';
    const rig = new Rig({ [NOTE]: FRESH, [other]: FRESH });
    await rig.rate('queue', 3);
    await rig.rate('cache', 2);
    const [queue, cache] = [await rig.item('queue'), await rig.item('cache')];
    const logOf = (item: DrillItem, at: string): string => `${item.question.hash} 2026-11-10:${at}`;
    const adopted = { type: 'adopt', id: 'q1', log: logOf(queue, '3'), confidence: 3, weak: false } as const;
    await rig.recorder.recordAll(other, [adopted]);
    await rig.recorder.recordAll(NOTE, [{ type: 'forget', id: 'q1', log: logOf(queue, '3') }]);
    await rig.recorder.recordAll(NOTE, [{ type: 'forget', id: 'q2', log: logOf(cache, '2') }]);
    await rig.rest();
    await rig.write(`${await rig.vault.text(NOTE)}x`);
    expect([await rig.held('queue'), rig.missing]).toEqual([[], {}]);
    await rig.write(FRESH, other);
    expect(rig.missing).toEqual({ [other]: 1 });
  });

  it('where the log is in another property now', async () => {
    const rig = new Rig();
    await rig.rate('queue', 3);
    rig.keys = { ...KEYS, log: 'my_log' };
    await rig.write(`${await rig.vault.text(NOTE)}x`);
    expect(rig.missing).toEqual({});
  });

  it('where what was given under another name of the property was undone meanwhile', async () => {
    const rig = new Rig();
    const token = await rig.rate('queue', 3);
    rig.keys = { ...KEYS, log: 'my_log' };
    await rig.rate('cache', 2);
    await rig.recorder.undo(token);
    rig.keys = KEYS;
    await rig.write(FRESH);
    expect(rig.missing).toEqual({});
    rig.keys = { ...KEYS, log: 'my_log' };
    await rig.guard.checkAll();
    expect(rig.missing).toEqual({ [NOTE]: 1 });
  });

  it('of what is older than 60 days, or behind the last 200 ratings', async () => {
    const rig = new Rig();
    await rig.rate('queue', 3, DAY - 61);
    for (let n = 0; n < 200; n += 1) await rig.rate('cache', 2, DAY - Math.floor(n / 4));
    await rig.rate('lock', 4, DAY - 59);
    await rig.write(FRESH);
    expect(rig.missing).toEqual({ [NOTE]: 200 });
    expect(rig.guard.missing()[0]?.lacks.map(({ gain }) => gain.text)).toEqual(['What is a cache?']);
  });
});

describe('the guard', () => {
  it('says why nothing could be put back, and leaves nothing waiting', async () => {
    const rig = new Rig();
    await rig.rate('queue', 3);
    await rig.write(FRESH.replace('---\n\n', 'drill_log:\n  q1: lost\n---\n\n'));
    expect(await rig.guard.putBack(NOTE)).toMatchObject({ ok: false, line: 4 });
    expect([rig.recorder.waiting(NOTE), rig.missing]).toEqual([[], { [NOTE]: 1 }]);
  });

  it.each([
    [null],
    ['x'],
    [{ version: 1, key: 'drill_log', given: [['a.md', 'q1', 'nonsense'], 3, null] }],
    [{ version: 2, names: [null, ['drill_log'], ['drill_log', [['a.md', 'q1']]], [1, []]] }],
  ])('reads %j as nothing', async (stored) => {
    const rig = new Rig();
    rig.vault.app.saveLocalStorage('interview-drill-given', stored);
    await rig.restart();
    expect(rig.missing).toEqual({});
  });

  it.each([false, true])(
    'forgets nothing where the property has another name for a while (%j)',
    async (isShut) => {
      const rig = new Rig();
      await rig.rate('queue', 3);
      rig.keys = { ...KEYS, log: 'my_log' };
      await rig.rate('cache', 2);
      await rig.vault.rename(NOTE, 'Other.md');
      await rig.rest();
      if (isShut) await rig.restart();
      rig.keys = KEYS;
      await rig.write(FRESH, 'Other.md');
      expect(rig.missing).toEqual({ 'Other.md': 1 });
      expect(rig.guard.missing()[0]?.lacks.map(({ gain }) => gain.text)).toEqual(['What is a queue?']);
    },
  );

  it('remembers under the latest four names', async () => {
    const rig = new Rig();
    for (const log of ['one', 'two', 'three', 'four', 'five']) {
      rig.keys = { ...KEYS, log };
      await rig.rate('queue', 3);
    }
    const found: Record<string, unknown> = {};
    await rig.write(FRESH);
    for (const log of ['one', 'two', 'five']) {
      rig.keys = { ...KEYS, log };
      await rig.guard.check(NOTE);
      found[log] = rig.missing;
    }
    expect(found).toEqual({ one: {}, two: { [NOTE]: 1 }, five: { [NOTE]: 1 } });
  });

  it('reads what an earlier version stored', async () => {
    const rig = new Rig();
    const log = `${(await rig.item('queue')).question.hash} 2026-11-10:3`;
    rig.vault.app.saveLocalStorage('interview-drill-given', {
      ...{ version: 1, key: KEYS.log, given: [[NOTE, 'q1', log]] },
    });
    await rig.restart();
    expect(rig.missing).toEqual({ [NOTE]: 1 });
  });

  it('goes on where the storage takes nothing', async () => {
    const rig = new Rig();
    rig.vault.app.saveLocalStorage = () => {
      throw new Error('QuotaExceededError');
    };
    await rig.rate('queue', 3);
    await rig.write(FRESH);
    expect(rig.missing).toEqual({ [NOTE]: 1 });
  });
});

type Op =
  | { readonly type: 'rate'; readonly name: string; readonly confidence: Confidence; readonly day: number }
  | { readonly type: 'undo' | 'version'; readonly at: number }
  | { readonly type: 'put back' | 'leave' | 'restart' };

const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('rate' as const),
      name: fc.constantFrom(...NAMES.slice(0, 2)),
      confidence: fc.constantFrom<Confidence>(1, 4),
      day: fc.constantFrom(DAY, DAY - 1),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constantFrom('undo' as const, 'version' as const), at: fc.nat(8) }),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('put back' as const, 'leave' as const, 'restart' as const)
      .map((type) => ({ type })),
  },
);

describe('whatever is rated, taken back, overwritten and put back', () => {
  it('each rating is in its note in the end, and never more often than it was given', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(op, { minLength: 2, maxLength: 20 }), async (ops) => {
        const rig = new Rig();
        const versions = [FRESH];
        const least = new Map<string, number>();
        const most = new Map<string, number>();
        const count = (map: Map<string, number>, key: string, by: number): void => {
          map.set(key, Math.max(0, (map.get(key) ?? 0) + by));
        };
        let tokens: { readonly token: number; readonly key: string | null }[] = [];
        for (const each of ops) {
          if (each.type === 'rate') {
            const key = `${each.name} ${String(each.day - DAY)}:${String(each.confidence)}`;
            tokens.push({ token: await rig.rate(each.name, each.confidence, each.day), key });
            count(least, key, 1);
            count(most, key, 1);
            versions.push(await rig.vault.text(NOTE));
          } else if (each.type === 'undo') {
            const [undone] = tokens.splice(each.at % Math.max(1, tokens.length), 1);
            if (!undone) continue;
            await rig.recorder.undo(undone.token);
            if (undone.key !== null) count(least, undone.key, -1);
          } else if (each.type === 'version') {
            await rig.write(versions[each.at % versions.length] ?? FRESH);
          } else if (each.type === 'put back') {
            const { ok, token } = await rig.guard.putBack(NOTE);
            expect(ok).toBe(true);
            tokens.push({ token, key: null });
          } else if (each.type === 'leave') {
            for (const { gain } of rig.guard.missing()[0]?.lacks ?? [])
              for (const { day, confidence } of gain.added)
                count(
                  least,
                  `${NAMES[Number(gain.id.slice(1)) - 1] ?? ''} ${String(day - DAY)}:${String(confidence)}`,
                  -1,
                );
            rig.guard.leave(NOTE);
          } else {
            await rig.restart();
            tokens = [];
          }
          await rig.rest();
        }
        await rig.guard.putBack(NOTE);
        await rig.rest();
        expect(rig.missing).toEqual({});
        for (const name of NAMES.slice(0, 2)) {
          const held = await rig.held(name);
          for (const key of new Set([...most.keys(), ...held.map((each) => `${name} ${each}`)])) {
            if (!key.startsWith(name)) continue;
            const times = held.filter((each) => `${name} ${each}` === key).length;
            expect(times, key).toBeGreaterThanOrEqual(least.get(key) ?? 0);
            expect(times, key).toBeLessThanOrEqual(most.get(key) ?? 0);
          }
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 150) },
    );
  });
});
