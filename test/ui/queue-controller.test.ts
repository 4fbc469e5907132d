import { describe, expect, it, vi } from 'vitest';
import type { Queue } from '../../src/core/drill/queue';
import type { ReadResult, WriteResult } from '../../src/core/drill/results';
import { currentItem } from '../../src/core/drill/session';
import type { RecordEdit } from '../../src/core/record/edit';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DrillController } from '../../src/ui/drill/controller';
import type { DrillServices } from '../../src/ui/drill/services';
import type { DrillState } from '../../src/ui/drill/view-state';
import { settled } from '../support/vault';
import { noteOf, question, readText, START, TODAY } from './rig';

const DUE: Queue = { kind: 'due' };
const ALL: Queue = { kind: 'property', property: 'role', value: 'Engineer' };

const [A, B] = ['a/First.md', 'b/Second.md'];
const TEXT_A = noteOf([question('Q1', 'A ONE?', 'x'), question('Q2', 'A TWO?', 'x')], ['variant: 1']);
const TEXT_B = noteOf([question('Q1', 'B ONE?', 'x')]).replace('title: Pipelines\n', '');

/** A controller on two notes that are texts in memory. */
class QueueRig {
  readonly texts = new Map([
    [A, TEXT_A],
    [B, TEXT_B],
  ]);
  readonly read = vi.fn<(path: string) => Promise<ReadResult>>((path) => Promise.resolve(this.result(path)));
  readonly readAll = vi.fn<(paths: readonly string[]) => Promise<ReadResult[]>>((paths) =>
    Promise.resolve(paths.map((path) => this.result(path))),
  );
  readonly record = vi.fn<(path: string, edit: RecordEdit) => Promise<WriteResult>>(() =>
    Promise.resolve({ ok: true, token: 1 }),
  );
  readonly retry = vi.fn<(path: string) => Promise<void>>(() => Promise.resolve());
  readonly notify = vi.fn<(message: string) => void>();
  readonly changed = vi.fn<() => void>();
  readonly locked = new Set<string>();
  waiting: Record<string, string[]> = {};
  paths = [A, B];
  readonly controller: DrillController;

  constructor() {
    const { read, readAll, record, retry, notify } = this;
    const services: DrillServices = {
      settings: () => DEFAULT_SETTINGS,
      now: () => START,
      today: () => TODAY,
      read,
      readAll,
      queuePaths: () => this.paths,
      nextDue: () => TODAY + 3,
      record,
      undo: () => Promise.resolve({ ok: true, message: '' }),
      waiting: (path) => this.waiting[path] ?? [],
      whyWaiting: (path) => (this.waiting[path]?.length ? 'line 3: Broken.' : null),
      listen: () => () => undefined,
      retry,
      openNote: () => Promise.resolve(),
      createSample: () => Promise.resolve(''),
      showHistory: () => Promise.resolve(),
      hasOrphans: () => false,
      tidy: () => undefined,
      compare: () => undefined,
      mock: () => undefined,
      chooseNote: () => undefined,
    };
    this.controller = new DrillController(services, { changed: this.changed, notify });
  }

  static async drilling(queue = ALL): Promise<QueueRig> {
    const rig = new QueueRig();
    await rig.controller.openQueue(queue);
    return rig;
  }

  private result(path: string): ReadResult {
    const text = this.texts.get(path);
    if (this.locked.has(path)) return { ok: false, reason: 'unreadable', message: 'EBUSY' };
    if (text === undefined) return { ok: false, reason: 'missing', message: '' };
    return { ok: true, note: readText(text, path) };
  }

  get drill(): DrillState {
    const { state } = this.controller;
    if (state.kind !== 'drill') throw new Error(`The state is ${state.kind}.`);
    return state;
  }

  get asked(): string {
    return currentItem(this.drill.session)?.question.text ?? '';
  }

  get all(): string[] {
    return this.drill.session.items.map(({ path, question: { id } }) => `${path} ${id}`);
  }

  rate(confidence: 1 | 2 | 3 | 4): void {
    this.controller.reveal();
    this.controller.rate(confidence);
  }
}

describe('a drill over several notes', () => {
  it('asks in the order of the queue, and names the note of each question', async () => {
    const rig = await QueueRig.drilling();
    expect(rig.all).toEqual([`${A} q1`, `${A} q2`, `${B} q1`]);
    expect([rig.drill.title, rig.drill.note.variant]).toEqual(['Pipelines', 1]);
    rig.controller.go(2);
    expect([rig.asked, rig.drill.title, rig.drill.note.variant]).toEqual(['B ONE?', 'Second', null]);
    expect(rig.controller.path).toBeNull();
    expect(rig.controller.source).toEqual({ queue: ALL, day: TODAY });
  });

  it('writes each rating and each flag into the note of its question', async () => {
    const rig = await QueueRig.drilling();
    rig.controller.go(2);
    rig.controller.flagWeak();
    rig.rate(2);
    rig.rate(3);
    expect(rig.record.mock.calls.map(([path, { type, id }]) => [path, type, id])).toEqual([
      [B, 'weak', 'q1'],
      [B, 'rate', 'q1'],
      [A, 'rate', 'q1'],
    ]);
  });

  it('is named by its queue in the summary', async () => {
    const rig = await QueueRig.drilling();
    for (let at = 0; at < 3; at += 1) rig.rate(3);
    expect([rig.drill.session.phase, rig.drill.title]).toEqual(['summary', 'Role: Engineer']);
  });

  it('asks only what is due', async () => {
    const rig = new QueueRig();
    const hash = readText(TEXT_A).items[1]?.question.hash ?? '';
    rig.texts.set(A, TEXT_A.replace('variant: 1', `drill_log:\n  q2: ${hash} 2026-11-01:1`));
    await rig.controller.openQueue(DUE);
    expect(rig.all).toEqual([`${A} q2`]);
  });

  it('says that nothing is due, and when the next question is', async () => {
    const rig = await QueueRig.drilling(DUE);
    expect(rig.controller.state).toEqual({ kind: 'empty-queue', queue: DUE, next: TODAY + 3, today: TODAY });
    expect(rig.controller.store()).toBeNull();
  });

  it('begins by itself when a question is due, and moves nothing until then', async () => {
    const rig = new QueueRig();
    rig.paths = [];
    await rig.controller.openQueue(DUE, {}, TODAY - 1);
    const before = rig.controller.state;
    rig.changed.mockClear();
    await rig.controller.indexChanged();
    expect(rig.controller.state).toBe(before);
    expect(rig.changed).not.toHaveBeenCalled();
    const hash = readText(TEXT_A).items[1]?.question.hash ?? '';
    rig.texts.set(A, TEXT_A.replace('variant: 1', `drill_log:\n  q2: ${hash} 2026-11-01:1`));
    rig.paths = [A];
    await rig.controller.indexChanged();
    expect(rig.all).toEqual([`${A} q2`]);
    expect(rig.controller.source).toEqual({ queue: DUE, day: TODAY });
    expect(rig.changed).toHaveBeenCalledOnce();
  });

  it('gathers nothing anew while there is something to drill', async () => {
    const rig = await QueueRig.drilling();
    rig.paths = [];
    await rig.controller.indexChanged();
    expect(rig.all).toHaveLength(3);
  });

  it('throws away what was gathered for the queue before, or for a view that is closed', async () => {
    const rig = new QueueRig();
    const late: ((results: ReadResult[]) => void)[] = [];
    rig.readAll.mockImplementation(() => new Promise((resolve) => late.push(resolve)));
    const first = rig.controller.openQueue(ALL);
    const second = rig.controller.openQueue(DUE);
    late[0]?.([{ ok: true, note: readText(TEXT_A, A) }]);
    await first;
    expect(rig.controller.state.kind).toBe('loading');
    rig.controller.close();
    late[1]?.([]);
    await second;
    expect(rig.controller.state.kind).toBe('loading');
  });

  it('leaves out a note that cannot be read, and says so', async () => {
    const rig = new QueueRig();
    rig.locked.add(A);
    await rig.controller.openQueue(ALL);
    expect(rig.all).toEqual([`${B} q1`]);
    expect(rig.notify.mock.calls).toEqual([[`Left out, since it cannot be read: ${A}.`]]);
  });

  it('says so where none can be read, and tries again', async () => {
    const rig = new QueueRig();
    rig.locked.add(A).add(B);
    await rig.controller.openQueue(ALL);
    expect(rig.controller.state).toEqual({ kind: 'unreadable', path: A, message: 'EBUSY' });
    rig.locked.clear();
    await rig.controller.retry();
    expect(rig.all).toHaveLength(3);
  });
});

describe('a note that changes while a queue is loading', () => {
  /** A queue whose notes are read as they were when that was asked for, and handed over when a test says so. */
  const loading = (
    locked: readonly string[] = [],
  ): { rig: QueueRig; opening: Promise<void>; next: () => Promise<void> } => {
    const rig = new QueueRig();
    for (const path of locked) rig.locked.add(path);
    const readNow = rig.readAll.getMockImplementation();
    const late: (() => void)[] = [];
    rig.readAll.mockImplementation(async (paths) => {
      const results = (await readNow?.(paths)) ?? [];
      await new Promise<void>((resolve) => late.push(resolve));
      return results;
    });
    const opening = rig.controller.openQueue(ALL);
    const next = async (): Promise<void> => {
      await settled();
      late.shift()?.();
      await settled();
    };
    return { rig, opening, next };
  };
  const texts = (rig: QueueRig): string[] => rig.drill.session.items.map(({ question: { text } }) => text);

  it('alone is read again, once, and holds nothing up', async () => {
    const { rig, opening, next } = loading();
    await settled();
    rig.texts.set(B, TEXT_B.replace('B ONE?', 'B NEW?'));
    const changes = Array.from({ length: 5 }, () => rig.controller.noteChanged(B));
    await next();
    rig.texts.set(A, TEXT_A.replace('A ONE?', 'A NEW?'));
    changes.push(rig.controller.noteChanged(A), rig.controller.noteChanged(A));
    await next();
    await Promise.all([opening, ...changes]);
    expect(texts(rig)).toEqual(['A NEW?', 'A TWO?', 'B NEW?']);
    expect(rig.readAll.mock.calls).toEqual([[[A, B]], [[B]]]);
    expect(rig.read.mock.calls).toEqual([[A]]);
  });

  it('is in the drill even if it could not be read at first', async () => {
    const { rig, opening, next } = loading([A]);
    await settled();
    rig.locked.clear();
    const change = rig.controller.noteChanged(A);
    for (let turn = 0; turn < 2; turn += 1) await next();
    await Promise.all([opening, change]);
    expect(texts(rig)).toEqual(['A ONE?', 'A TWO?', 'B ONE?']);
    expect(rig.notify).not.toHaveBeenCalled();
  });

  it('begins it again where it got another path', async () => {
    const { rig, opening, next } = loading();
    await settled();
    rig.texts.set('c.md', TEXT_B);
    rig.texts.delete(B);
    rig.paths = [A, 'c.md'];
    rig.controller.noteRenamed(B, 'c.md');
    for (let turn = 0; turn < 2; turn += 1) await next();
    await opening;
    expect(rig.all).toEqual([`${A} q1`, `${A} q2`, 'c.md q1']);
  });

  it('is followed no more in a view that was closed', async () => {
    const { rig, opening, next } = loading();
    await settled();
    const change = rig.controller.noteChanged(A);
    rig.controller.close();
    await next();
    await Promise.all([opening, change]);
    expect([rig.readAll.mock.calls.length, rig.read.mock.calls.length]).toEqual([1, 0]);
  });
});

describe('a note that changes during a drill over several', () => {
  it('alone is read again', async () => {
    const rig = await QueueRig.drilling();
    rig.controller.go(2);
    rig.texts.set(B, TEXT_B.replace('B ONE?', 'B NEW?'));
    await rig.controller.noteChanged('Other.md');
    await rig.controller.noteChanged(B);
    expect(rig.asked).toBe('B NEW?');
    expect(rig.read.mock.calls).toEqual([[B]]);
    expect(rig.readAll).toHaveBeenCalledOnce();
  });

  it('and another at the same time are both taken in', async () => {
    const rig = await QueueRig.drilling();
    rig.texts.set(A, TEXT_A.replace('A ONE?', 'A NEW?'));
    rig.texts.set(B, TEXT_B.replace('B ONE?', 'B NEW?'));
    await Promise.all([rig.controller.noteChanged(A), rig.controller.noteChanged(B)]);
    expect(rig.drill.session.items.map(({ question: { text } }) => text)).toEqual([
      'A NEW?',
      'A TWO?',
      'B NEW?',
    ]);
  });

  it('brings no question that was not gathered', async () => {
    const rig = await QueueRig.drilling();
    rig.texts.set(B, `${TEXT_B}\n${question('Q2', 'B TWO?', 'x')}`);
    await rig.controller.noteChanged(B);
    expect(rig.all).toHaveLength(3);
  });

  it('is written under its new path when it was renamed', async () => {
    const rig = await QueueRig.drilling();
    rig.controller.noteRenamed(B, 'c.md');
    rig.controller.go(2);
    rig.rate(3);
    expect(rig.record.mock.calls[0]?.[0]).toBe('c.md');
    expect(rig.drill.title).toBe('Pipelines');
    rig.controller.go(2);
    expect(rig.drill.title).toBe('c');
  });

  it('is read under its new path when it was renamed while it was read', async () => {
    const rig = await QueueRig.drilling();
    rig.texts.set('c.md', TEXT_B.replace('B ONE?', 'B NEW?'));
    const changing = rig.controller.noteChanged(B);
    rig.controller.noteRenamed(B, 'c.md');
    await changing;
    await settled();
    expect(rig.all).toEqual([`${A} q1`, `${A} q2`, 'c.md q1']);
    expect(rig.drill.session.items[2]?.question.text).toBe('B NEW?');
  });

  it('takes its questions along when it is deleted, and brings them back', async () => {
    const rig = await QueueRig.drilling();
    rig.rate(3);
    rig.controller.noteDeleted(A);
    expect(rig.all).toEqual([`${A} q1`, `${B} q1`]);
    expect(rig.asked).toBe('B ONE?');
    expect(rig.notify.mock.calls).toEqual([['1 question left the drill, since "Pipelines" was deleted.']]);
    rig.controller.go(0);
    expect(rig.drill.deleted).toBe(true);
    rig.controller.rate(1);
    expect(rig.record).toHaveBeenCalledOnce();
    await rig.controller.noteChanged(A);
    expect(rig.all).toEqual([`${A} q1`, `${B} q1`, `${A} q2`]);
    expect(rig.drill.deleted).toBe(false);
  });

  it('that takes the place of one that was deleted brings its questions back', async () => {
    const rig = await QueueRig.drilling();
    rig.controller.noteDeleted(B);
    rig.controller.noteRenamed('.tmp.md', B);
    await settled();
    expect(rig.all).toHaveLength(3);
  });

  it('ends the drill when it was the last, until it is back', async () => {
    const rig = await QueueRig.drilling();
    rig.controller.noteDeleted(A);
    rig.controller.noteDeleted(B);
    expect(rig.controller.state).toEqual({ kind: 'missing', path: B });
    await rig.controller.noteChanged(B);
    expect(rig.all).toEqual([`${B} q1`]);
  });

  it('that refuses a rating is marked, and alone tried again', async () => {
    const rig = await QueueRig.drilling();
    rig.record.mockResolvedValueOnce({ ok: false, token: 1, message: 'Broken.', line: 3 });
    rig.waiting = { [A]: ['q1'] };
    rig.rate(3);
    await settled();
    const unsaved = (): unknown => [...rig.drill.session.progress.values()].map((each) => each.unsaved);
    expect(unsaved()).toEqual(['line 3: Broken.', null, null]);
    rig.waiting = {};
    await rig.controller.retry();
    expect(rig.retry.mock.calls).toEqual([[A]]);
    expect(unsaved()).toEqual([null, null, null]);
  });
});

describe('a stored drill over several notes', () => {
  const stored = async (): Promise<unknown> => {
    const rig = await QueueRig.drilling();
    rig.rate(3);
    return JSON.parse(JSON.stringify(rig.controller.store()));
  };

  it('goes on with the questions that it had, whatever is in the queue now', async () => {
    const rig = new QueueRig();
    rig.paths = [];
    await rig.controller.openQueue(DUE, { session: await stored() }, TODAY - 1);
    expect(rig.all).toEqual([`${A} q1`, `${A} q2`, `${B} q1`]);
    expect(rig.asked).toBe('A TWO?');
    expect(rig.controller.source?.day).toBe(TODAY - 1);
  });

  it('leaves out what is gone, and gathers anew where all is gone', async () => {
    const session = await stored();
    const rig = new QueueRig();
    rig.texts.delete(A);
    await rig.controller.openQueue(ALL, { session });
    expect(rig.all).toEqual([`${B} q1`]);
    rig.texts.delete(B);
    rig.texts.set('c.md', TEXT_B);
    rig.paths = ['c.md'];
    await rig.controller.openQueue(ALL, { session });
    expect(rig.all).toEqual(['c.md q1']);
  });

  it('is kept while none of its notes can be read', async () => {
    const session = await stored();
    const rig = new QueueRig();
    rig.locked.add(A).add(B);
    await rig.controller.openQueue(ALL, { session });
    expect(rig.controller.store()).toEqual(session);
    rig.locked.clear();
    await rig.controller.noteChanged(A);
    expect(rig.asked).toBe('A TWO?');
  });

  it.each([null, 'x', { progress: 5 }, { version: 1, progress: [{ key: 'no path' }] }])(
    'that is none (%j) is gathered anew',
    async (session) => {
      const rig = new QueueRig();
      await rig.controller.openQueue(ALL, { session });
      expect(rig.all).toHaveLength(3);
    },
  );
});
