import { describe, expect, it, vi } from 'vitest';
import type { Attempt } from '../../src/core/attempts/attempt';
import type { ReadResult, UndoOutcome, WriteResult } from '../../src/core/drill/results';
import { currentItem, progressOf, type Progress } from '../../src/core/drill/session';
import type { RecordEdit } from '../../src/core/record/edit';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DrillController } from '../../src/ui/drill/controller';
import type { DrillState, ViewState } from '../../src/ui/drill/view-state';
import { settled } from '../support/vault';
import { drillServices } from './drill-services';
import { noteOf, PATH, question, readText, START, TODAY } from './rig';

const TWO = noteOf([question('Q1', 'ONE?', 'a', 'b'), question('Q2', 'TWO?', 'c')]);

const ok = (text: string, path = PATH): ReadResult => ({ ok: true, note: readText(text, path) });

/** Something that is answered when the test says so. */
interface Answer<T> {
  readonly promise: Promise<T>;
  readonly give: (value: T) => void;
}

function answer<T>(): Answer<T> {
  let give: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { promise, give };
}

/** A controller on services that do what a test says. */
class ControllerRig {
  readonly read = vi.fn<(path: string) => Promise<ReadResult>>(() => Promise.resolve(ok(TWO)));
  readonly record = vi.fn<(path: string, edit: RecordEdit) => Promise<WriteResult>>(() =>
    Promise.resolve({ ok: true, token: this.token() }),
  );
  readonly undo = vi.fn<(token: number) => Promise<UndoOutcome>>(() =>
    Promise.resolve({ ok: true, message: '' }),
  );
  readonly retry = vi.fn<(path: string) => Promise<void>>(() => Promise.resolve());
  readonly notify = vi.fn<(message: string) => void>();
  readonly logAttempts = vi.fn<(attempts: readonly Attempt[]) => void>();
  readonly typed = vi.fn();
  readonly kinds: string[] = [];
  waiting: string[] = [];
  now = START;
  settings = { ...DEFAULT_SETTINGS };
  readonly controller: DrillController;

  constructor() {
    const { read, record, undo, retry, notify } = this;
    const services = drillServices({
      settings: () => this.settings,
      now: () => this.now,
      read,
      record,
      undo,
      waiting: () => this.waiting,
      whyWaiting: () => (this.waiting.length > 0 ? 'line 3: The YAML is invalid.' : null),
      retry,
      logAttempts: this.logAttempts,
    });
    const changed = ({ kind }: ViewState): void => {
      this.kinds.push(kind);
    };
    this.controller = new DrillController(services, { changed, typed: this.typed, notify });
  }

  /** A controller that drills the note of two questions. */
  static async drilling(): Promise<ControllerRig> {
    const rig = new ControllerRig();
    await rig.controller.open(PATH);
    return rig;
  }

  get drill(): DrillState {
    const { state } = this.controller;
    if (state.kind !== 'drill') throw new Error(`The state is ${state.kind}.`);
    return state;
  }

  get asked(): string {
    return currentItem(this.drill.session)?.question.text ?? '';
  }

  progress(at: number): Progress {
    const { session } = this.drill;
    const item = session.items[at];
    if (!item) throw new Error(`There is no question ${String(at)}.`);
    return progressOf(session, item);
  }

  /** The token of a change: the how-manieth it is. */
  private token(): number {
    return this.record.mock.calls.length;
  }

  refuse(...ids: string[]): void {
    this.waiting = ids;
    this.record.mockImplementation(() =>
      Promise.resolve({
        ok: false,
        token: this.token(),
        message: 'The YAML is invalid.',
        line: 3,
      }),
    );
  }
}

describe('opening a note', () => {
  it('shows that it reads, then the first question', async () => {
    const rig = await ControllerRig.drilling();
    expect(rig.kinds).toEqual(['loading', 'drill']);
    expect(rig.asked).toBe('ONE?');
    expect(rig.drill.title).toBe('Pipelines');
  });

  it('begins at a question of the note', async () => {
    const rig = new ControllerRig();
    await rig.controller.open(PATH, { question: 'q2' });
    expect(rig.asked).toBe('TWO?');
    await rig.controller.open(PATH, { question: 'q99' });
    expect(rig.asked).toBe('ONE?');
  });

  it('names a note without a title by its file', async () => {
    const rig = new ControllerRig();
    rig.read.mockResolvedValue(ok(TWO.replace('title: Pipelines', 'a: 1'), 'a/b/Queue talk.md'));
    await rig.controller.open('a/b/Queue talk.md');
    expect(rig.drill.title).toBe('Queue talk');
  });

  it.each<[string, ReadResult, ViewState]>([
    ['that is missing', { ok: false, reason: 'missing', message: '' }, { kind: 'missing', path: PATH }],
    [
      'that cannot be read',
      { ok: false, reason: 'unreadable', message: 'EACCES' },
      { kind: 'unreadable', path: PATH, message: 'EACCES' },
    ],
    ['without a question', ok('# Plain\n'), { kind: 'no-questions', path: PATH, title: 'Plain', offers: [] }],
  ])('%s says so', async (_, result, state) => {
    const rig = new ControllerRig();
    rig.read.mockResolvedValue(result);
    await rig.controller.open(PATH);
    expect(rig.controller.state).toEqual(state);
    expect(rig.controller.store()).toBeNull();
  });

  it('throws away what was read for the note before', async () => {
    const rig = new ControllerRig();
    const late = answer<ReadResult>();
    rig.read.mockReturnValueOnce(late.promise);
    const first = rig.controller.open('Old.md');
    await rig.controller.open(PATH);
    late.give({ ok: false, reason: 'missing', message: '' });
    await first;
    expect(rig.drill.title).toBe('Pipelines');
    expect(rig.controller.path).toBe(PATH);
  });

  it('comes to nothing after the view was closed', async () => {
    const rig = new ControllerRig();
    const late = answer<ReadResult>();
    rig.read.mockReturnValueOnce(late.promise);
    const opening = rig.controller.open(PATH);
    rig.controller.close();
    late.give(ok(TWO));
    await opening;
    expect(rig.kinds).toEqual(['loading']);
  });
});

describe('a vault without interview notes', () => {
  it('says so, whatever is still being read', async () => {
    const rig = new ControllerRig();
    const late = answer<ReadResult>();
    rig.read.mockReturnValueOnce(late.promise);
    const opening = rig.controller.open(PATH);
    rig.controller.showNoNotes();
    late.give(ok(TWO));
    await opening;
    expect(rig.controller.state).toEqual({ kind: 'no-notes' });
    expect(rig.controller.path).toBeNull();
  });
});

describe('revealing', () => {
  it('goes on to the answers of the follow-ups when the answer is whole', async () => {
    const rig = new ControllerRig();
    const followUp = (name: string): string => `> [!question] Follow-up\n> "${name}?" → So.\n\n`;
    rig.read.mockResolvedValue(
      ok(noteOf([`${question('Q1', 'ONE?', 'a')}\n${followUp('X')}\n${followUp('Y')}`])),
    );
    await rig.controller.open(PATH);
    const seen = (): unknown => [rig.progress(0).revealed, rig.progress(0).followUps];
    rig.controller.reveal();
    expect(seen()).toEqual([1, []]);
    rig.controller.reveal();
    expect(seen()).toEqual([1, [0]]);
    rig.controller.reveal();
    rig.controller.reveal();
    expect(seen()).toEqual([1, [0, 1]]);
  });

  it('goes up to the layer that is pressed', async () => {
    const rig = await ControllerRig.drilling();
    rig.controller.reveal(1);
    expect(rig.progress(0).revealed).toBe(2);
  });
});

describe('rating', () => {
  it('writes the rating of the question, goes on and says nothing', async () => {
    const rig = await ControllerRig.drilling();
    const hash = rig.drill.session.items[0]?.question.hash;
    rig.controller.reveal();
    rig.controller.rate(3);
    await settled();
    expect(rig.record.mock.calls).toEqual([
      [PATH, { type: 'rate', id: 'q1', hash, confidence: 3, day: TODAY, autoWeak: true }],
    ]);
    expect(rig.asked).toBe('TWO?');
    expect(rig.notify).not.toHaveBeenCalled();
  });

  it('heeds the setting', async () => {
    const rig = await ControllerRig.drilling();
    rig.settings.autoWeak = false;
    rig.controller.reveal();
    rig.controller.rate(1);
    expect(rig.record.mock.calls[0]?.[1]).toMatchObject({ autoWeak: false });
    expect(rig.progress(0).weak).toBe(false);
  });

  it('moves the record of a question that came to another label', async () => {
    const rig = new ControllerRig();
    const hash = readText(TWO).items[0]?.question.hash ?? '';
    const moved = noteOf([question('Q7', 'ONE?', 'a')], ['drill_log:', `  q1: ${hash} 2026-11-01:2`]);
    rig.read.mockResolvedValue(ok(moved));
    await rig.controller.open(PATH);
    rig.controller.flagWeak();
    rig.controller.reveal();
    rig.controller.rate(3);
    expect(rig.record.mock.calls.map(([, edit]) => edit)).toMatchObject([
      { type: 'weak', id: 'q7', weak: true, renumbered: [{ id: 'q7', hash }] },
      { type: 'rate', id: 'q7', renumbered: [{ id: 'q7', hash }] },
    ]);
  });

  it('is not taken before the first reveal', async () => {
    const rig = await ControllerRig.drilling();
    rig.controller.rate(3);
    expect(rig.record).not.toHaveBeenCalled();
    expect(rig.asked).toBe('ONE?');
  });

  it('is not taken where the note was deleted, nor is a flag', async () => {
    const rig = await ControllerRig.drilling();
    rig.controller.reveal();
    rig.controller.noteDeleted();
    rig.controller.rate(3);
    rig.controller.flagWeak();
    expect(rig.record).not.toHaveBeenCalled();
    expect([rig.progress(0).rating, rig.progress(0).weak]).toEqual([null, false]);
  });

  it('is not taken in the summary', async () => {
    const rig = await ControllerRig.drilling();
    rig.controller.dispatch({ type: 'reveal' });
    rig.controller.dispatch({ type: 'finish', now: rig.now });
    rig.controller.rate(3);
    rig.controller.flagWeak();
    expect(rig.record).not.toHaveBeenCalled();
  });

  it('keeps the order of ratings that come faster than the note takes them', async () => {
    const rig = await ControllerRig.drilling();
    const slow = [answer<WriteResult>(), answer<WriteResult>(), answer<WriteResult>()];
    for (const { promise } of slow) rig.record.mockReturnValueOnce(promise);
    rig.controller.reveal();
    rig.controller.rate(1);
    rig.controller.reveal();
    rig.controller.rate(4);
    // What was blank is asked again.
    rig.controller.reveal();
    rig.controller.rate(2);
    expect(
      rig.record.mock.calls.map(([, edit]) => [edit.id, 'confidence' in edit && edit.confidence]),
    ).toEqual([
      ['q1', 1],
      ['q2', 4],
      ['q1', 2],
    ]);
    expect([rig.progress(0).rating, rig.progress(1).rating]).toEqual([2, 4]);
  });
});

describe('flagging', () => {
  it('writes the flag, and takes it off', async () => {
    const rig = await ControllerRig.drilling();
    rig.controller.flagWeak();
    rig.controller.flagWeak();
    expect(rig.record.mock.calls.map(([, edit]) => edit)).toMatchObject([
      { type: 'weak', id: 'q1', weak: true },
      { type: 'weak', id: 'q1', weak: false },
    ]);
  });
});

describe('a note that takes no rating', () => {
  it('is told with file, line and reason, and marks the question', async () => {
    const rig = await ControllerRig.drilling();
    rig.refuse('q1');
    rig.controller.reveal();
    rig.controller.rate(3);
    await settled();
    expect(rig.notify.mock.calls).toEqual([[`${PATH}, line 3: The YAML is invalid.`]]);
    expect(rig.progress(0).unsaved).toBe('line 3: The YAML is invalid.');
    expect(rig.progress(1).unsaved).toBeNull();
    expect(rig.progress(0).rating).toBe(3);
  });

  it('is tried again, and the marks go when nothing waits any more', async () => {
    const rig = await ControllerRig.drilling();
    rig.refuse('q1');
    rig.controller.reveal();
    rig.controller.rate(3);
    await settled();
    await rig.controller.retry();
    expect(rig.retry).toHaveBeenCalledWith(PATH);
    expect(rig.progress(0).unsaved).not.toBeNull();
    rig.waiting = [];
    await rig.controller.retry();
    expect(rig.progress(0).unsaved).toBeNull();
  });

  it('has no mark left of a rating that was undone while it was being written', async () => {
    const rig = await ControllerRig.drilling();
    const slow = answer<WriteResult>();
    rig.record.mockReturnValueOnce(slow.promise);
    rig.waiting = ['q1'];
    rig.undo.mockImplementation(() => {
      rig.waiting = [];
      return Promise.resolve({ ok: true, message: '' });
    });
    rig.controller.reveal();
    rig.controller.rate(3);
    const undone = rig.controller.undo();
    slow.give({ ok: false, token: 1, message: 'The YAML is invalid.', line: 3 });
    await undone;
    await settled();
    expect(rig.progress(0)).toMatchObject({ rating: null, unsaved: null });
  });

  it('keeps the flag that a person gave while it waits, whatever the note says', async () => {
    const rig = await ControllerRig.drilling();
    rig.refuse('q1');
    rig.controller.flagWeak();
    await settled();
    await rig.controller.noteChanged();
    expect(rig.progress(0).weak).toBe(true);
  });
});

describe('what waits', () => {
  it('is marked after a restart too, until it is written', async () => {
    const rig = new ControllerRig();
    rig.waiting = ['q2'];
    await rig.controller.open(PATH);
    expect([rig.progress(0).unsaved, rig.progress(1).unsaved]).toEqual([
      null,
      'line 3: The YAML is invalid.',
    ]);
    rig.waiting = [];
    rig.controller.recordChanged('Other.md');
    expect(rig.progress(1).unsaved).not.toBeNull();
    rig.controller.recordChanged(PATH);
    expect(rig.progress(1).unsaved).toBeNull();
    await settled();
    expect(rig.read).toHaveBeenCalledTimes(2);
  });

  it('is told once for each reason, and again when it comes again', async () => {
    const rig = await ControllerRig.drilling();
    rig.refuse('q1');
    rig.refuse('q1');
    rig.controller.flagWeak();
    rig.controller.flagWeak();
    await settled();
    expect(rig.notify).toHaveBeenCalledTimes(1);
    rig.waiting = [];
    rig.controller.recordChanged(PATH);
    await settled();
    rig.refuse('q1');
    rig.controller.flagWeak();
    await settled();
    expect(rig.notify).toHaveBeenCalledTimes(2);
  });
});

describe('undo', () => {
  it('takes back the latest first, each by its own token', async () => {
    const rig = await ControllerRig.drilling();
    rig.record.mockResolvedValueOnce({ ok: true, token: 70 }).mockResolvedValueOnce({ ok: true, token: 71 });
    rig.controller.flagWeak();
    rig.controller.reveal();
    rig.controller.rate(3);
    await rig.controller.undo();
    expect(rig.asked).toBe('ONE?');
    expect(rig.progress(0)).toMatchObject({ rating: null, weak: true, revealed: 1 });
    await rig.controller.undo();
    expect(rig.progress(0).weak).toBe(false);
    expect(rig.undo.mock.calls).toEqual([[71], [70]]);
  });

  it('takes back what waits for its note', async () => {
    const rig = await ControllerRig.drilling();
    rig.refuse('q1');
    rig.controller.reveal();
    rig.controller.rate(3);
    await settled();
    await rig.controller.undo();
    expect(rig.undo).toHaveBeenCalledWith(1);
    expect(rig.progress(0).unsaved).toBeNull();
  });

  it('does nothing where nothing was rated', async () => {
    const rig = await ControllerRig.drilling();
    await rig.controller.undo();
    expect(rig.undo).not.toHaveBeenCalled();
  });

  it('leads back out of the summary', async () => {
    const rig = await ControllerRig.drilling();
    for (const rating of [3, 4] as const) {
      rig.controller.reveal();
      rig.controller.rate(rating);
    }
    expect(rig.drill.session.phase).toBe('summary');
    await rig.controller.undo();
    expect([rig.drill.session.phase, rig.asked]).toEqual(['drill', 'TWO?']);
  });

  it('says why the note does not let go of a rating', async () => {
    const rig = await ControllerRig.drilling();
    rig.undo.mockResolvedValue({ ok: false, message: 'Pipelines.md, line 2: broken.' });
    rig.controller.reveal();
    rig.controller.rate(3);
    await rig.controller.undo();
    expect(rig.notify.mock.calls).toEqual([['Pipelines.md, line 2: broken.']]);
  });

  it('that fails leaves the drill where it is, and can be tried again', async () => {
    const rig = await ControllerRig.drilling();
    rig.controller.reveal();
    rig.controller.rate(3);
    rig.undo.mockResolvedValueOnce({ ok: false, message: 'broken' });
    await rig.controller.undo();
    expect([rig.asked, rig.progress(0).rating]).toEqual(['TWO?', 3]);
    await rig.controller.undo();
    expect([rig.asked, rig.progress(0).rating]).toEqual(['ONE?', null]);
    expect(rig.undo.mock.calls).toEqual([[1], [1]]);
  });

  it('takes back two where it is asked for twice at once', async () => {
    const rig = await ControllerRig.drilling();
    rig.controller.flagWeak();
    rig.controller.reveal();
    rig.controller.rate(3);
    await Promise.all([rig.controller.undo(), rig.controller.undo(), rig.controller.undo()]);
    expect(rig.undo.mock.calls).toEqual([[2], [1]]);
    expect(rig.progress(0)).toMatchObject({ rating: null, weak: false });
  });

  it('does not go back where another question was rated meanwhile', async () => {
    const rig = await ControllerRig.drilling();
    const slow = answer<UndoOutcome>();
    rig.undo.mockReturnValueOnce(slow.promise);
    rig.controller.reveal();
    rig.controller.rate(3);
    const undoing = rig.controller.undo();
    rig.controller.reveal();
    rig.controller.rate(4);
    slow.give({ ok: true, message: '' });
    await undoing;
    expect([rig.progress(0).rating, rig.progress(1).rating]).toEqual([null, 4]);
    await rig.controller.undo();
    expect(rig.undo.mock.calls).toEqual([[1], [2]]);
    expect(rig.progress(1).rating).toBeNull();
  });

  it('by somebody else is taken in, without a step away from the question', async () => {
    const rig = await ControllerRig.drilling();
    rig.controller.flagWeak();
    rig.controller.reveal();
    rig.controller.rate(3);
    await settled();
    rig.controller.undone(99);
    rig.controller.undone(2);
    expect([rig.asked, rig.progress(0).rating, rig.progress(0).weak]).toEqual(['TWO?', null, true]);
    await rig.controller.undo();
    expect(rig.undo.mock.calls).toEqual([[1]]);
    expect(rig.progress(0).weak).toBe(false);
  });

  it.each(['drill', 'somebody else'])(
    'by somebody else before it was written, is taken in (%s)',
    async (who) => {
      const rig = await ControllerRig.drilling();
      const slow = answer<WriteResult>();
      rig.record.mockReturnValueOnce(slow.promise);
      rig.undo.mockResolvedValue({ ok: false, message: 'There is nothing to undo.' });
      rig.controller.reveal();
      rig.controller.rate(3);
      const undoing = who === 'drill' ? rig.controller.undo() : null;
      slow.give({ ok: false, token: 1, message: 'It was taken back.', line: 1, isTakenBack: true });
      await undoing;
      await settled();
      expect([rig.progress(0).rating, rig.progress(0).unsaved]).toEqual([null, null]);
      expect([rig.drill.session.undo, rig.notify.mock.calls]).toEqual([[], []]);
    },
  );

  it('by somebody else, of an act that others followed, keeps what followed', async () => {
    const rig = await ControllerRig.drilling();
    rig.controller.reveal();
    rig.controller.rate(3);
    rig.controller.go(0);
    rig.controller.rate(4);
    await settled();
    rig.controller.undone(1);
    expect(rig.progress(0).rating).toBe(4);
    await rig.controller.undo();
    expect(rig.progress(0).rating).toBeNull();
  });

  it('does not reach behind "again"', async () => {
    const rig = await ControllerRig.drilling();
    rig.controller.reveal();
    rig.controller.rate(1);
    rig.controller.again(rig.drill.session.items.slice(0, 1).map(({ key }) => key));
    await rig.controller.undo();
    expect(rig.undo).not.toHaveBeenCalled();
    rig.controller.reveal();
    rig.controller.rate(4);
    await rig.controller.undo();
    expect(rig.undo.mock.calls).toEqual([[2]]);
  });
});

describe('a note that changes', () => {
  it('keeps place and progress, also where questions come before it', async () => {
    const rig = await ControllerRig.drilling();
    rig.controller.go(1);
    rig.controller.reveal();
    rig.read.mockResolvedValue(
      ok(noteOf([question('Q0', 'NEW?', 'x'), question('Q1', 'ONE?', 'a'), question('Q2', 'TWO?', 'c')])),
    );
    await rig.controller.noteChanged();
    expect(rig.asked).toBe('TWO?');
    expect(rig.progress(2).revealed).toBe(1);
    expect(rig.drill.session.items).toHaveLength(3);
  });

  it('keeps the last good reading where a reading fails', async () => {
    const rig = await ControllerRig.drilling();
    rig.controller.reveal();
    for (const reason of ['missing', 'unreadable'] as const) {
      rig.read.mockResolvedValue({ ok: false, reason, message: 'EBUSY' });
      await rig.controller.noteChanged();
      expect([rig.asked, rig.progress(0).revealed]).toEqual(['ONE?', 1]);
    }
  });

  it('takes the latest reading, whichever comes last', async () => {
    const rig = await ControllerRig.drilling();
    const late = answer<ReadResult>();
    rig.read.mockReturnValueOnce(late.promise);
    const first = rig.controller.noteChanged();
    rig.read.mockResolvedValueOnce(ok(noteOf([question('Q1', 'NEWEST?', 'a')])));
    await rig.controller.noteChanged();
    late.give(ok(TWO));
    await first;
    expect(rig.asked).toBe('NEWEST?');
  });

  it('says so when all questions are gone, and drills again when they are back', async () => {
    const rig = await ControllerRig.drilling();
    rig.read.mockResolvedValueOnce(ok('Nothing.\n'));
    rig.controller.go(1);
    rig.controller.reveal();
    await rig.controller.noteChanged();
    expect(rig.controller.state.kind).toBe('no-questions');
    await rig.controller.noteChanged();
    expect([rig.asked, rig.progress(1).revealed]).toEqual(['TWO?', 1]);
  });

  it('that is renamed keeps everything, and is written under its new path', async () => {
    const rig = await ControllerRig.drilling();
    rig.controller.reveal();
    rig.controller.noteRenamed('Elsewhere.md', 'X.md');
    rig.controller.noteRenamed(PATH, 'New name.md');
    expect(rig.controller.path).toBe('New name.md');
    expect(rig.progress(0).revealed).toBe(1);
    rig.controller.rate(3);
    expect(rig.record.mock.calls[0]?.[0]).toBe('New name.md');
  });

  it('that is deleted is still shown, and is drilled on when it comes back', async () => {
    const rig = await ControllerRig.drilling();
    rig.controller.reveal();
    rig.controller.noteDeleted();
    expect([rig.drill.deleted, rig.asked]).toEqual([true, 'ONE?']);
    await rig.controller.noteChanged();
    expect([rig.drill.deleted, rig.progress(0).revealed]).toEqual([false, 1]);
  });

  it('is read when it comes into being', async () => {
    const rig = new ControllerRig();
    rig.read.mockResolvedValueOnce({ ok: false, reason: 'missing', message: '' });
    await rig.controller.open(PATH);
    await rig.controller.noteChanged();
    expect(rig.asked).toBe('ONE?');
  });
});

describe('a stored session', () => {
  const stored = async (): Promise<unknown> => {
    const rig = await ControllerRig.drilling();
    rig.controller.reveal();
    rig.controller.rate(3);
    rig.controller.reveal();
    rig.now += 5000;
    return JSON.parse(JSON.stringify(rig.controller.store()));
  };

  it('goes on where it stopped', async () => {
    const session = await stored();
    const rig = new ControllerRig();
    await rig.controller.open(PATH, { session });
    expect([rig.asked, rig.progress(1).revealed, rig.progress(0).rating]).toEqual(['TWO?', 1, 3]);
    expect(rig.drill.session.elapsed).toBe(5000);
  });

  it('survives a note that changes while it is read', async () => {
    const session = await stored();
    const rig = new ControllerRig();
    const late = answer<ReadResult>();
    rig.read.mockReturnValueOnce(late.promise);
    const opening = rig.controller.open(PATH, { session });
    await rig.controller.noteChanged();
    late.give(ok(TWO));
    await opening;
    expect([rig.asked, rig.progress(1).revealed]).toEqual(['TWO?', 1]);
  });

  it('is stored again while its note cannot be read, and goes on when it can', async () => {
    const session = await stored();
    const rig = new ControllerRig();
    rig.read.mockResolvedValueOnce({ ok: false, reason: 'unreadable', message: 'EBUSY' });
    await rig.controller.open(PATH, { session });
    expect(rig.controller.store()).toEqual(session);
    await rig.controller.retry();
    expect([rig.asked, rig.progress(1).revealed]).toEqual(['TWO?', 1]);
  });

  it('is not brought to another note', async () => {
    const session = await stored();
    const rig = new ControllerRig();
    rig.read.mockResolvedValueOnce({ ok: false, reason: 'missing', message: '' });
    await rig.controller.open('Gone.md', { session });
    await rig.controller.open(PATH);
    expect(rig.asked).toBe('ONE?');
  });

  it('does not count the time between', async () => {
    const rig = await ControllerRig.drilling();
    rig.now += 1000;
    expect(rig.controller.store()).toMatchObject({ elapsed: 1000 });
    // Storing is no pause: the clock of the drill goes on.
    rig.now += 1000;
    expect(rig.controller.store()).toMatchObject({ elapsed: 2000 });
  });
});

describe("one's own answer", () => {
  it('is taken in without a drawing, and goes into the log with the rating', async () => {
    const rig = await ControllerRig.drilling();
    const drawn = rig.kinds.length;
    rig.controller.write('m');
    rig.controller.write('mine');
    expect(rig.kinds).toHaveLength(drawn);
    expect(rig.typed).toHaveBeenCalledTimes(2);
    expect(JSON.stringify(rig.controller.store())).toContain('"attempt":"mine"');
    rig.controller.rate(3);
    expect(rig.logAttempts).not.toHaveBeenCalled();
    rig.controller.reveal();
    rig.controller.rate(3);
    expect(rig.logAttempts.mock.calls).toMatchObject([
      [[{ day: TODAY, path: PATH, rating: 3, words: 'mine' }]],
    ]);
  });

  it('goes into the log without a rating when it is skipped, and not when a person looks elsewhere', async () => {
    const rig = await ControllerRig.drilling();
    rig.controller.write('mine');
    rig.controller.dispatch({ type: 'forth', now: START });
    rig.controller.dispatch({ type: 'back', now: START });
    expect(rig.logAttempts).not.toHaveBeenCalled();
    rig.controller.dispatch({ type: 'skip', now: START });
    expect(rig.logAttempts.mock.calls).toMatchObject([[[{ rating: null, words: 'mine' }]]]);
  });
});
