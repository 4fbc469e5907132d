import type { Confidence } from '../../src/core/confidence';
import type { RecordEdit } from '../../src/core/record/edit';
import { Disk, Run } from '../support/crash';
import { settled } from '../support/settled';
import { tried } from './drilled';
import type { Random } from './random';
import { Loss } from './steps';

/** What disturbs the writing. */
export type Trouble = 'killed' | 'full' | 'disturbed';

const DAY = 20_767;
const NOTE = '---\ntitle: x\n---\n\n### Q1: Why?\n\nBecause.\n';
const BROKEN = 'title: "x';

const rating = (id: string, confidence: Confidence, day: number): RecordEdit => ({
  type: 'rate',
  id,
  hash: `${id.slice(1)}7c0e2`.padStart(6, '0'),
  confidence,
  day,
  autoWeak: true,
});

const DEEDS = {
  killed: [
    'kill',
    'kill',
    'kill',
    'restart',
    'lock',
    'lie',
    'rename',
    'invalidate',
    'mend',
    'delete',
    'restore',
  ],
  full: ['fill', 'fill', 'empty', 'lock', 'invalidate', 'mend'],
  disturbed: ['rename', 'invalidate', 'mend', 'delete', 'restore', 'lock', 'retry'],
} as const;

type Deed = (typeof DEEDS)[Trouble][number];

/** Ratings and undos while something disturbs them: in the end each rating is in its note exactly once. */
export const journal = (trouble: Trouble) =>
  tried(async (random, show) => {
    const account = new Account(random);
    const done: string[] = [];
    for (let left = 1 + random.below(25); left > 0; left -= 1) {
      const deed = random.onceIn(3) ? random.pick<Deed>(DEEDS[trouble]) : random.onceIn(5) ? 'undo' : 'rate';
      done.push(deed);
      show(done.join(', '));
      await account.carryOut(deed);
    }
    await account.check();
  });

/** Carries out what happens, and keeps account of what the note must hold in the end. */
class Account {
  private readonly disk = new Disk({ 'a.md': NOTE });
  /** At least and at most so often; they differ where the app was killed before it answered. */
  private readonly least = new Map<string, number>();
  private readonly most = new Map<string, number>();
  private run = new Run(this.disk);
  private path = 'a.md';
  private deleted: string | null = null;

  constructor(private readonly random: Random) {}

  async carryOut(deed: Deed | 'undo' | 'rate'): Promise<void> {
    if (this.run.isDead) this.run = await Run.start(this.disk);
    const { disk, run, random } = this;
    switch (deed) {
      case 'rate':
        this.rate();
        break;
      case 'undo':
        await this.undo();
        break;
      case 'kill':
        run.steps = random.below(13);
        return;
      case 'restart':
        run.kill();
        this.run = await Run.start(disk);
        return;
      case 'lock':
        disk.locked = random.below(4);
        return;
      case 'lie':
        disk.lying = 1;
        return;
      case 'fill':
      case 'empty':
        disk.isFull = deed === 'fill';
        return;
      case 'rename':
        this.rename();
        break;
      case 'invalidate':
        this.edit((text) => text.replace('title: x', BROKEN));
        break;
      case 'mend':
        this.edit((text) => text.replace(BROKEN, 'title: x'));
        void run.recorder.retry(this.path);
        break;
      case 'delete':
        this.deleted ??= disk.files.get(this.path) ?? null;
        disk.files.delete(this.path);
        void run.recorder.retry(this.path);
        break;
      case 'restore':
        this.restore();
        void run.recorder.retry(this.path);
        break;
      case 'retry':
        void run.recorder.retryAll();
    }
    // Some changes come in the middle of a write.
    if (random.onceIn(2)) await settled();
  }

  private rate(): void {
    const { random, run } = this;
    const id = random.pick(['q1', 'q2']);
    const confidence = random.pick<Confidence>([1, 4]);
    const day = DAY + random.below(2);
    void run.recorder.record(this.path, rating(id, confidence, day));
    this.count(`${id} ${String(day)}:${String(confidence)}`, run.isDead ? 0 : 1, 1);
    if (random.onceIn(4)) void run.recorder.record(this.path, { type: 'weak', id, weak: random.onceIn(2) });
  }

  private count(key: string, least: number, most: number): void {
    this.least.set(key, (this.least.get(key) ?? 0) + least);
    this.most.set(key, (this.most.get(key) ?? 0) + most);
  }

  private async undo(): Promise<void> {
    // A failed undo that came through all the same cannot be told from one that did not.
    this.disk.lying = 0;
    const edit = this.run.recorder.last()?.edit;
    const answers: boolean[] = [];
    void this.run.recorder.undo().then(({ ok }) => answers.push(ok));
    await settled();
    const [isUndone] = answers;
    if (edit?.type !== 'rate' || isUndone === false) return;
    const isCertain = isUndone === true && !this.run.isDead;
    this.count(`${edit.id} ${String(edit.day)}:${String(edit.confidence)}`, -1, isCertain ? -1 : 0);
  }

  private rename(): void {
    if (this.deleted !== null) return;
    const to = this.path === 'a.md' ? 'b.md' : 'a.md';
    this.disk.files.set(to, this.disk.files.get(this.path) ?? '');
    this.disk.files.delete(this.path);
    this.run.recorder.renamed(this.path, to);
    // Where the app dies while it takes in the new name, a person has to name the note.
    if (this.run.isDead) {
      this.run = new Run(this.disk);
      this.run.recorder.renamed(this.path, to);
    }
    this.path = to;
  }

  private edit(change: (text: string) => string): void {
    const text = this.disk.files.get(this.path);
    if (text !== undefined) this.disk.files.set(this.path, change(text));
  }

  private restore(): void {
    if (this.deleted !== null) this.disk.files.set(this.path, this.deleted);
    this.deleted = null;
  }

  /** Lets all come right, and compares. */
  async check(): Promise<void> {
    await settled();
    this.restore();
    this.edit((text) => text.replace(BROKEN, 'title: x'));
    Object.assign(this.disk, { locked: 0, lying: 0, isFull: false });
    // With room again, what waits is written before the app is closed; what was killed is written at the next start.
    if (!this.run.isDead) void this.run.recorder.retryAll();
    await settled();
    this.run.kill();
    this.run = await Run.start(this.disk);
    if (this.run.recorder.waitingNotes().length + this.disk.storage.size > 0)
      throw new Loss('Something waits.');
    const held = new Map<string, number>();
    for (const [id, { ratings }] of this.disk.record(this.path).log)
      for (const { day, confidence } of ratings) {
        const key = `${id} ${String(day)}:${String(confidence)}`;
        held.set(key, (held.get(key) ?? 0) + 1);
      }
    for (const key of new Set([...held.keys(), ...this.most.keys()])) {
      const [is, least, most] = [held, this.least, this.most].map((counts) => counts.get(key) ?? 0) as [
        number,
        number,
        number,
      ];
      if (is < least || is > most)
        throw new Loss(`${key} is there ${String(is)} times, not ${String(least)} to ${String(most)}.`);
    }
  }
}
