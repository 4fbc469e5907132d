import type { App, TFile } from 'obsidian';
import { readFrontmatter } from '../../src/core/note/frontmatter';
import type { QuestionWords } from '../../src/core/record/join';
import { readRecord } from '../../src/core/record/read';
import { DEFAULT_RECORD_KEYS, type NoteRecord } from '../../src/core/record/types';
import { Journal } from '../../src/obsidian/journal';
import { NoteWriter } from '../../src/obsidian/note-writer';
import { Recorder } from '../../src/obsidian/recorder';
import { settled } from './settled';

/** What outlives the app: the files and the device's storage. */
export class Disk {
  readonly files = new Map<string, string>();
  readonly storage = new Map<string, string>();
  /** What every note asks. */
  questions: readonly QuestionWords[] = ['q1', 'q2', 'q3'].map((id) => ({ id, hash: `${id.slice(1)}7c0e2` }));
  /** So many of the next writes are rejected. */
  locked = 0;
  /** So many of the next writes come through and are rejected all the same. */
  lying = 0;
  /** Whether the storage takes nothing more. */
  isFull = false;
  /** Whether the storage lets nothing be changed, not even what gets shorter. */
  isStuck = false;
  /** How many characters the storage takes at most; what gets no longer is always taken. */
  quota = Infinity;

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) this.files.set(path, text);
  }

  /** Lets the storage take nothing more than it holds. */
  fill(): void {
    this.quota = [...this.storage.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** Whether the storage takes a value. */
  takes(key: string, value: string): boolean {
    const was = this.storage.get(key)?.length ?? 0;
    const all = [...this.storage.values()].reduce((sum, { length }) => sum + length, 0);
    return !this.isFull && (value.length <= was || all - was + value.length <= this.quota);
  }

  record(path: string): NoteRecord {
    return readRecord(readFrontmatter(this.files.get(path) ?? '').data, DEFAULT_RECORD_KEYS);
  }
}

/** One run of the app on a disk, which ends after so many steps: nothing of it reaches the disk from then on. */
export class Run {
  readonly recorder: Recorder;
  isDead = false;
  /** How often anybody was told that the storage takes no more. */
  unsafe = 0;

  constructor(
    readonly disk: Disk,
    public steps = Infinity,
  ) {
    const app = {
      vault: { process: (file: TFile, change: (text: string) => string) => this.process(file, change) },
      workspace: { getLeavesOfType: () => [] },
    } as unknown as App;
    const notes = {
      find: (path: string) => (disk.files.has(path) ? ({ path } as unknown as TFile) : null),
      questions: () => disk.questions,
    };
    const storage = {
      loadLocalStorage: (key: string): unknown => JSON.parse(disk.storage.get(key) ?? 'null'),
      saveLocalStorage: (key: string, data: unknown): void => {
        this.store(key, data);
      },
    };
    this.recorder = new Recorder(new NoteWriter(app, () => DEFAULT_RECORD_KEYS), notes, new Journal(storage));
    this.recorder.listen({
      unsafe: () => {
        this.unsafe += 1;
      },
    });
  }

  /** Starts and lets all come to rest that can. */
  static async start(disk: Disk, steps?: number): Promise<Run> {
    const run = new Run(disk, steps);
    void run.recorder.retryAll();
    await settled();
    return run;
  }

  /** Ends it between two steps. */
  kill(): void {
    this.steps = -1;
    this.isDead = true;
  }

  /** Takes one step, or dies. */
  private step(): boolean {
    this.steps -= 1;
    if (this.steps < 0) this.isDead = true;
    return !this.isDead;
  }

  private async stepOrHang(): Promise<void> {
    if (!this.step()) await new Promise(() => undefined);
  }

  private store(key: string, data: unknown): void {
    if (!this.step()) throw new Error('killed');
    const value = JSON.stringify(data);
    if (this.disk.isStuck) throw new Error('EIO');
    if (data === null) this.disk.storage.delete(key);
    else if (!this.disk.takes(key, value)) throw new Error('QuotaExceededError');
    else this.disk.storage.set(key, value);
  }

  private async process({ path }: TFile, change: (text: string) => string): Promise<void> {
    const { disk } = this;
    await this.stepOrHang();
    const text = disk.files.get(path);
    if (text === undefined) throw new Error('ENOENT');
    const next = change(text);
    await this.stepOrHang();
    if (disk.locked > 0) {
      disk.locked -= 1;
      throw new Error('EBUSY');
    }
    if (!disk.files.has(path)) throw new Error('ENOENT');
    disk.files.set(path, next);
    if (disk.lying > 0) {
      disk.lying -= 1;
      throw new Error('EIO');
    }
    await this.stepOrHang();
  }
}
