import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Confidence } from '../../src/core/confidence';
import { parseDay } from '../../src/core/day';
import type { RecordEdit } from '../../src/core/record/edit';
import { Disk, Run } from '../support/crash';
import { settled } from '../support/vault';

const DAY = parseDay('2026-11-10') ?? NaN;
const NOTE = '---\ntitle: x\n---\n\n### Q1: Why?\n\nBecause.\n';
const BROKEN = 'title: "x';

const hashOf = (id: string): string => `${id.slice(1)}7c0e2`;
const rating = (id: string, confidence: Confidence, day = DAY): Extract<RecordEdit, { type: 'rate' }> => ({
  type: 'rate',
  id,
  hash: hashOf(id),
  confidence,
  day,
  autoWeak: true,
});
const flag = (id: string, weak = true): RecordEdit => ({ type: 'weak', id, weak });

/** What a note holds: `q1 2026-day:confidence` → how often. */
function heldIn(disk: Disk, path: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [id, { ratings }] of disk.record(path).log)
    for (const { day, confidence } of ratings) {
      const key = keyOf(id, day, confidence);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
}

const keyOf = (id: string, day: number, confidence: number): string =>
  `${id} ${String(day)}:${String(confidence)}`;

/** Everything that a drill may do in a moment, two equal ratings of one question among it. */
const GIVEN: readonly RecordEdit[] = [
  rating('q1', 3),
  rating('q1', 3),
  rating('q2', 1),
  flag('q3'),
  rating('q1', 2, DAY - 3),
];

describe('the app, killed at any step', () => {
  const cuts = Array.from({ length: 32 }, (_, step) => step);

  it.each(cuts)('%i: each rating is in its note exactly once after the next start', async (cut) => {
    const disk = new Disk({ 'a.md': NOTE });
    const run = new Run(disk, cut);
    const safe: RecordEdit[] = [];
    for (const edit of GIVEN) {
      void run.recorder.record('a.md', edit);
      // The next question shows now, so it is safe.
      if (!run.isDead) safe.push(edit);
    }
    await settled();
    const next = await Run.start(disk);
    const expected = new Map<string, number>();
    for (const edit of safe)
      if (edit.type === 'rate') {
        const key = keyOf(edit.id, edit.day, edit.confidence);
        expected.set(key, (expected.get(key) ?? 0) + 1);
      }
    expect(heldIn(disk, 'a.md')).toEqual(expected);
    expect(disk.record('a.md').weak).toEqual([
      ...(safe.length > 2 ? ['q2'] : []),
      ...(safe.length > 3 ? ['q3'] : []),
    ]);
    expect(next.recorder.waitingNotes()).toEqual([]);
    expect(disk.storage.size).toBe(0);
    expect(disk.files.get('a.md')?.endsWith(NOTE.slice(NOTE.indexOf('\n\n###')))).toBe(true);
  });

  it.each(cuts)('%i, twice: also where it is killed again while it makes good for it', async (cut) => {
    const disk = new Disk({ 'a.md': NOTE });
    const run = new Run(disk, 5 + 1);
    for (const edit of GIVEN) void run.recorder.record('a.md', edit);
    await settled();
    await Run.start(disk, cut);
    await Run.start(disk);
    expect([...heldIn(disk, 'a.md').values()].reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(disk.storage.size).toBe(0);
  });

  it.each(cuts)('%i, one after another: what was written once is not written again', async (cut) => {
    const disk = new Disk({ 'a.md': NOTE });
    const run = new Run(disk, cut);
    let safe = 0;
    const isAlive = (): boolean => !run.isDead;
    for (const edit of GIVEN) {
      if (!isAlive()) break;
      void run.recorder.record('a.md', edit);
      if (isAlive() && edit.type === 'rate') safe += 1;
      await settled();
    }
    await Run.start(disk);
    expect([...heldIn(disk, 'a.md').values()].reduce((sum, count) => sum + count, 0)).toBe(safe);
  });

  it.each(cuts.flatMap((cut) => [[cut, 'at once'] as const, [cut, 'later'] as const]))(
    '%i: a rating that is corrected %s is in its note once, as it was given last',
    async (cut, when) => {
      const disk = new Disk({ 'a.md': NOTE });
      const run = new Run(disk, cut);
      const corrected = { ...rating('q1', 2), corrects: { confidence: 1, weak: false } } as const;
      let expected: string[] = [];
      for (const edit of [rating('q1', 3, DAY - 1), rating('q1', 1), corrected]) {
        void run.recorder.record('a.md', edit);
        if (!run.isDead) expected = [...expected.slice(0, 1), keyOf('q1', edit.day, edit.confidence)];
        if (when === 'later') await settled();
      }
      await settled();
      await Run.start(disk);
      expect(heldIn(disk, 'a.md')).toEqual(new Map(expected.map((key) => [key, 1])));
      expect(disk.record('a.md').weak).toEqual(expected[1] === keyOf('q1', DAY, 1) ? ['q1'] : []);
      expect(disk.storage.size).toBe(0);
    },
  );

  it('is counted with the steps that there are', async () => {
    const run = new Run(new Disk({ 'a.md': NOTE }), 1000);
    for (const edit of GIVEN) {
      void run.recorder.record('a.md', edit);
      await settled();
    }
    expect(1000 - run.steps).toBeLessThan(cuts.length);
  });
});

describe('storage that is full', () => {
  it('holds no rating up, and is told once', async () => {
    const disk = new Disk({ 'a.md': NOTE, 'b.md': NOTE.replace('title: x', BROKEN) });
    disk.isFull = true;
    const run = await Run.start(disk);
    for (const edit of GIVEN) void run.recorder.record('a.md', edit);
    void run.recorder.record('b.md', rating('q1', 4));
    await settled();
    expect(heldIn(disk, 'a.md').get(keyOf('q1', DAY, 3))).toBe(2);
    expect(run.recorder.waiting('b.md')).toEqual(['q1']);
    expect(run.unsafe).toBe(1);
    disk.files.set('b.md', NOTE);
    await run.recorder.retry('b.md');
    expect(heldIn(disk, 'b.md').get(keyOf('q1', DAY, 4))).toBe(1);
  });

  it('that was full only when the write began does not let it be written twice', async () => {
    const disk = new Disk({ 'a.md': NOTE });
    const run = new Run(disk);
    void run.recorder.record('a.md', rating('q1', 3));
    disk.isFull = true;
    // Up to the write, and no further.
    run.steps = 4;
    await settled();
    expect([run.isDead, heldIn(disk, 'a.md').size]).toEqual([true, 1]);
    await Run.start(disk);
    expect(heldIn(disk, 'a.md')).toEqual(new Map([[keyOf('q1', DAY, 3), 1]]));
  });
});

describe('storage with no room for more than it holds', () => {
  const LONG = `${'long '.repeat(40)}.md`;
  const WAITS = NOTE.replace('title: x', BROKEN);

  it('holds no rating any more that its note holds', async () => {
    const disk = new Disk({ 'a.md': NOTE, [LONG]: WAITS });
    const run = new Run(disk);
    void run.recorder.record('a.md', rating('q1', 3));
    disk.fill();
    void run.recorder.record(LONG, rating('q1', 2));
    await settled();
    expect(heldIn(disk, 'a.md').size).toBe(1);
    await Run.start(disk);
    expect(heldIn(disk, 'a.md')).toEqual(new Map([[keyOf('q1', DAY, 3), 1]]));
  });

  it('keeps what it holds of others while one is written', async () => {
    const disk = new Disk({ 'a.md': NOTE, 'b.md': WAITS, [LONG]: WAITS });
    const run = new Run(disk);
    void run.recorder.record('b.md', rating('q1', 1));
    void run.recorder.record('a.md', rating('q1', 3));
    disk.fill();
    void run.recorder.record(LONG, rating('q1', 2));
    await settled();
    disk.files.set('b.md', NOTE);
    await Run.start(disk);
    expect(heldIn(disk, 'a.md')).toEqual(new Map([[keyOf('q1', DAY, 3), 1]]));
    expect(heldIn(disk, 'b.md')).toEqual(new Map([[keyOf('q1', DAY, 1), 1]]));
  });

  it.each(['undo', 'discard'] as const)('holds no rating any more after %s', async (how) => {
    const disk = new Disk({ 'a.md': WAITS, [LONG]: WAITS });
    const { recorder } = new Run(disk);
    const { token } = await recorder.record('a.md', rating('q1', 3));
    disk.fill();
    void recorder.record(LONG, rating('q1', 2));
    await settled();
    await (how === 'undo' ? recorder.undo(token) : recorder.discard('a.md'));
    disk.files.set('a.md', NOTE);
    await Run.start(disk);
    expect(disk.files.get('a.md')).toBe(NOTE);
  });

  it('lets nothing be written that it would go on holding, and says so', async () => {
    const disk = new Disk({ 'a.md': NOTE });
    const { recorder } = new Run(disk);
    const writing = recorder.record('a.md', rating('q1', 3));
    disk.isStuck = true;
    expect(await writing).toMatchObject({
      ok: false,
      message: expect.stringMatching(/storage takes nothing.*waits/) as string,
    });
    expect(disk.files.get('a.md')).toBe(NOTE);
    disk.isStuck = false;
    await recorder.retry('a.md');
    await Run.start(disk);
    expect(heldIn(disk, 'a.md')).toEqual(new Map([[keyOf('q1', DAY, 3), 1]]));
  });
});

type Op =
  | { readonly type: 'rate'; readonly id: string; readonly confidence: Confidence; readonly day: number }
  | { readonly type: 'flag'; readonly id: string; readonly weak: boolean }
  | { readonly type: 'kill'; readonly steps: number }
  | { readonly type: 'lock'; readonly times: number }
  | { readonly type: 'lie' }
  | { readonly type: 'undo' | 'restart' | 'rename' | 'invalidate' | 'mend' | 'delete' | 'restore' | 'retry' };

const id = fc.constantFrom('q1', 'q2');
const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('rate' as const),
      id,
      confidence: fc.constantFrom<Confidence>(1, 4),
      day: fc.constantFrom(DAY, DAY + 1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('flag' as const), id, weak: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('kill' as const), steps: fc.nat(12) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('lock' as const), times: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.constant({ type: 'lie' as const }) },
  {
    weight: 10,
    arbitrary: fc
      .constantFrom(
        'undo' as const,
        'undo' as const,
        'restart' as const,
        'rename' as const,
        'invalidate' as const,
        'mend' as const,
        'delete' as const,
        'restore' as const,
        'retry' as const,
      )
      .map((type) => ({ type })),
  },
);

/** Carries out what happens, and keeps account of what a note must hold in the end. */
class Model {
  readonly disk = new Disk({ 'a.md': NOTE });
  /** At least and at most so often; they differ where the app was killed before it answered. */
  private readonly least = new Map<string, number>();
  private readonly most = new Map<string, number>();
  private run = new Run(this.disk);
  private path = 'a.md';
  private deleted: string | null = null;

  async happen(next: Op): Promise<void> {
    if (this.run.isDead) this.run = await Run.start(this.disk);
    const { disk, run } = this;
    switch (next.type) {
      case 'rate': {
        const key = keyOf(next.id, next.day, next.confidence);
        void run.recorder.record(this.path, rating(next.id, next.confidence, next.day));
        this.count(key, run.isDead ? 0 : 1, 1);
        break;
      }
      case 'flag':
        void run.recorder.record(this.path, flag(next.id, next.weak));
        break;
      case 'undo':
        await this.undo();
        break;
      case 'kill':
        run.steps = next.steps;
        return;
      case 'restart':
        run.kill();
        this.run = await Run.start(disk);
        return;
      case 'lock':
        disk.locked = next.times;
        return;
      case 'lie':
        disk.lying = 1;
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
    if (next.type !== 'rate' || next.confidence === 4) await settled();
  }

  private count(key: string, least: number, most: number): void {
    this.least.set(key, (this.least.get(key) ?? 0) + least);
    this.most.set(key, (this.most.get(key) ?? 0) + most);
  }

  private async undo(): Promise<void> {
    // A failed undo that came through all the same cannot be told from one that did not.
    this.disk.lying = 0;
    const last = this.run.recorder.last();
    const answers: boolean[] = [];
    void this.run.recorder.undo().then(({ ok }) => answers.push(ok));
    await settled();
    const [isUndone] = answers;
    if (last?.edit?.type !== 'rate' || isUndone === false) return;
    const isCertain = isUndone === true && !this.run.isDead;
    this.count(keyOf(last.edit.id, last.edit.day, last.edit.confidence), -1, isCertain ? -1 : 0);
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
    this.disk.locked = 0;
    this.disk.lying = 0;
    this.run.kill();
    this.run = await Run.start(this.disk);
    expect(this.run.recorder.waitingNotes()).toEqual([]);
    expect(this.disk.storage.size).toBe(0);
    const held = heldIn(this.disk, this.path);
    for (const key of new Set([...held.keys(), ...this.most.keys()])) {
      expect(held.get(key) ?? 0, key).toBeGreaterThanOrEqual(this.least.get(key) ?? 0);
      expect(held.get(key) ?? 0, key).toBeLessThanOrEqual(this.most.get(key) ?? 0);
    }
  }
}

describe('whatever happens', () => {
  it('each rating is in its note exactly once, or waits until it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(op, { minLength: 1, maxLength: 25 }), async (ops) => {
        const model = new Model();
        for (const each of ops) await model.happen(each);
        await model.check();
      }),
      { numRuns: 500 },
    );
  });
});
