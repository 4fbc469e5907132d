import type { App, Plugin, TFile } from 'obsidian';
import type { Day } from '../core/day';
import type { WriteResult } from '../core/drill/results';
import {
  bounded,
  decodeGiven,
  encodeGiven,
  remembered,
  unremembered,
  withGiven,
  without,
  type Given,
  type GivenByName,
  type Shift,
  type Written,
} from '../core/record/given';
import { homeOnce } from '../core/record/home-once';
import { findMissing, type Lack, type MissingNote } from '../core/record/missing';
import { parseOptions, recordKeys, type Settings } from '../core/settings';
import type { DeviceStorage } from './journal';
import type { Recorder } from './recorder';

/** What it takes to watch over ratings. */
export interface GuardParts {
  readonly app: App;
  readonly settings: () => Settings;
  readonly notes: { find(path: string): TFile | null };
  readonly recorder: Pick<Recorder, 'idle' | 'listen' | 'recordAll' | 'undo'>;
  readonly today: () => Day;
}

const KEY = 'interview-drill-given';

/**
 * Remembers on this device what was written into notes here, and finds what they lack of it after others changed them: a
 * sync in which the newest file wins, a backup, a person. It changes no note by itself.
 */
export class Guard {
  private given: GivenByName | null = null;
  /** What each write changed of it, with the name under which that is remembered. */
  private readonly shifts = new Map<number, { readonly name: string; readonly shifts: readonly Shift[] }>();
  private readonly lacking = new Map<string, readonly Lack[]>();
  private readonly listeners = new Set<(path: string) => void>();
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: GuardParts,
    private readonly storage: DeviceStorage = parts.app,
  ) {}

  /** Goes along with the recorder and the vault; looks at all notes concerned when the layout is ready. */
  watch(plugin: Plugin): void {
    const { vault, workspace } = this.parts.app;
    plugin.register(this.attend());
    const look = ({ path }: { readonly path: string }): void => {
      void this.check(path);
    };
    plugin.registerEvent(vault.on('modify', look));
    plugin.registerEvent(vault.on('delete', look));
    plugin.registerEvent(
      vault.on('rename', ({ path }, from) => {
        this.renamed(from, path);
      }),
    );
    workspace.onLayoutReady(() => {
      plugin.registerEvent(vault.on('create', look));
      void this.checkAll();
    });
  }

  /** Listens to the recorder. @returns stops it */
  attend(): () => void {
    return this.parts.recorder.listen({
      written: (token, written) => {
        this.remember(token, written);
      },
      undone: (token) => {
        this.unremember(token);
      },
    });
  }

  /** Tells whenever a note lacks something else than before. @returns stops it */
  listen(changed: (path: string) => void): () => void {
    this.listeners.add(changed);
    return () => void this.listeners.delete(changed);
  }

  /** The notes that are known to lack ratings. */
  missing(): readonly MissingNote[] {
    return [...this.lacking].map(([path, lacks]) => ({ path, lacks }));
  }

  /** Looks at a note, if anything was given to it. Never rejects. */
  check(path: string): Promise<void> {
    if (!this.lacking.has(path) && !this.load().some((each) => each.path === path)) return Promise.resolve();
    this.queue = this.queue.then(() => this.look(path));
    return this.queue;
  }

  async checkAll(): Promise<void> {
    await Promise.all([...new Set(this.load().map(({ path }) => path))].map((path) => this.check(path)));
  }

  /** Puts back what a note lacks, in one step that can be taken back. Never rejects. */
  async putBack(path: string): Promise<WriteResult> {
    const { recorder } = this.parts;
    await this.check(path);
    const edits = (this.lacking.get(path) ?? []).map(({ gain }) => gain.edit);
    const result = await recorder.recordAll(path, homeOnce(edits));
    // The person is told at once and asks again; nothing is left waiting behind their back.
    if (!result.ok) await recorder.undo(result.token);
    await this.check(path);
    return result;
  }

  /** Forgets what a note lacks, for good. */
  leave(path: string): void {
    for (const { given, gain } of this.lacking.get(path) ?? []) {
      // It may have been given anew since.
      const same = this.load().find(
        (each) => each.path === path && each.id === given.id && each.hash === given.hash,
      );
      if (same) this.keep(without(this.load(), same, gain.added));
    }
    this.save();
    this.know(path, []);
  }

  private get all(): GivenByName {
    return (this.given ??= decodeGiven(this.read()));
  }

  /** The property that holds the logs. */
  private get name(): string {
    return recordKeys(this.parts.settings()).log;
  }

  private load(name = this.name): readonly Given[] {
    return this.all.get(name) ?? NONE;
  }

  private keep(given: readonly Given[], name = this.name): void {
    this.given = withGiven(this.all, name, given);
  }

  private read(): unknown {
    try {
      return this.storage.loadLocalStorage(KEY);
    } catch {
      return null;
    }
  }

  private save(name = this.name): void {
    try {
      this.keep(bounded(this.load(name), this.parts.today()), name);
      this.storage.saveLocalStorage(KEY, encodeGiven(this.all));
    } catch {
      // Without room it is remembered until the app is closed.
    }
  }

  private remember(token: number, written: Written): void {
    const { name } = this;
    const { given, shifts } = remembered(this.load(name), written);
    this.keep(given, name);
    this.shifts.set(token, { name, shifts });
    this.save(name);
  }

  private unremember(token: number): void {
    const shift = this.shifts.get(token);
    if (!shift) return;
    const { name, shifts } = shift;
    this.keep(unremembered(this.load(name), shifts), name);
    this.shifts.delete(token);
    this.save(name);
    // Of what is missing, nothing need change in the note.
    for (const path of this.lacking.keys()) void this.check(path);
  }

  private renamed(from: string, to: string): void {
    const moved = <T extends { readonly path: string }>(all: readonly T[]): readonly T[] =>
      all.map((each) => (each.path === from ? { ...each, path: to } : each));
    if (![...this.all.values()].flat().some(({ path }) => path === from)) return;
    this.given = new Map([...this.all].map(([name, given]) => [name, moved(given)]));
    for (const [token, { name, shifts }] of this.shifts)
      this.shifts.set(token, { name, shifts: moved(shifts) });
    this.save();
    this.know(from, []);
    void this.check(to);
  }

  private async look(path: string): Promise<void> {
    const { app, settings, notes, recorder } = this.parts;
    for (;;) {
      const given = this.load();
      const file = notes.find(path);
      const text = await (file ? app.vault.read(file).catch(() => '') : null);
      await recorder.idle();
      // What was written or taken back meanwhile may not be in the text, or not any more.
      if (given !== this.load()) continue;
      const mine = given.filter((each) => each.path === path);
      const lacks =
        text === null ? [] : findMissing(text, mine, recordKeys(settings()), parseOptions(settings()));
      if (lacks) this.know(path, lacks);
      return;
    }
  }

  private know(path: string, lacks: readonly Lack[]): void {
    const before = ratingsOf(this.lacking.get(path) ?? []);
    if (lacks.length > 0) this.lacking.set(path, lacks);
    else this.lacking.delete(path);
    if (before !== ratingsOf(lacks)) for (const changed of this.listeners) changed(path);
  }
}

const NONE: readonly Given[] = [];

const ratingsOf = (lacks: readonly Lack[]): string =>
  JSON.stringify(lacks.map(({ given: { hash }, gain: { added } }) => [hash, added]));
