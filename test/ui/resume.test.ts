import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DrillItem } from '../../src/core/drill/item';
import type { Plan } from '../../src/core/drill/plan';
import type { ReadResult } from '../../src/core/drill/results';
import { currentItem, progressOf } from '../../src/core/drill/session';
import { drillKey, type Source } from '../../src/core/drill/stopped';
import { DrillController } from '../../src/ui/drill/controller';
import { Keeper } from '../../src/ui/drill/keeper';
import { NoteSwitch } from '../../src/ui/drill/note-switch';
import type { ViewState } from '../../src/ui/drill/view-state';
import { settled, TestVault } from '../support/vault';
import { drillServices } from './drill-services';
import { noteOf, PATH, question, readText, ScreenRig, START, TODAY } from './rig';

const THREE = noteOf([
  question('Q1', 'ONE?', 'a', 'b'),
  question('Q2', 'TWO?', 'c', 'd'),
  question('Q3', 'THREE?', 'e'),
]);
const PLAN: Plan = { pool: { kind: 'vault' }, pick: 'all', order: 'written', seed: 1, size: null };

/** A device on which one view after the other drills. */
class Device {
  readonly kept = new Map<string, { session: unknown; at: number }>();
  readonly texts = new Map([[PATH, THREE]]);
  now = START;
  today = TODAY;
  controller = this.view();

  /** Another view, after the one before was closed. */
  view(): DrillController {
    const read = (path: string): ReadResult => {
      const text = this.texts.get(path);
      return text === undefined
        ? { ok: false, reason: 'missing', message: '' }
        : { ok: true, note: readText(text, path) };
    };
    const services = drillServices({
      now: () => this.now,
      today: () => this.today,
      read: (path) => Promise.resolve(read(path)),
      readAll: (paths) => Promise.resolve(paths.map(read)),
      queuePaths: () => [...this.texts.keys()],
      stopped: (source) => this.kept.get(drillKey(source)) ?? null,
      keep: (source: Source, session) => {
        this.kept.set(drillKey(source), { session: JSON.parse(JSON.stringify(session)), at: this.now });
      },
      letGo: (source) => {
        this.kept.delete(drillKey(source));
      },
    });
    this.controller = new DrillController(services, {
      changed: () => undefined,
      typed: () => undefined,
      notify: () => undefined,
    });
    return this.controller;
  }

  /** Drills to the first part of the second question, and closes the view. */
  async stopAtTwo(): Promise<void> {
    await this.controller.open(PATH);
    this.controller.reveal();
    this.controller.rate(3);
    this.controller.reveal();
    this.controller.keep();
    this.controller.close();
    this.view();
  }

  get state(): ViewState {
    return this.controller.state;
  }

  get item(): DrillItem | null {
    return this.state.kind === 'drill' ? currentItem(this.state.session) : null;
  }

  get asked(): string {
    return this.item?.question.text ?? this.state.kind;
  }

  get revealed(): number {
    const { state, item } = this;
    return state.kind === 'drill' && item ? progressOf(state.session, item).revealed : -1;
  }
}

describe('a drill that stopped', () => {
  it('is offered, and goes on where it was', async () => {
    const device = new Device();
    await device.stopAtTwo();
    await device.controller.open(PATH);
    expect(device.state).toMatchObject({ kind: 'resume', title: 'Pipelines', since: 0 });
    await device.controller.goOn();
    expect([device.asked, device.revealed]).toEqual(['TWO?', 1]);
  });

  it('begins anew where that is chosen, and is kept no more', async () => {
    const device = new Device();
    await device.stopAtTwo();
    await device.controller.open(PATH);
    await device.controller.beginAnew();
    expect([device.asked, device.revealed, device.kept.size]).toEqual(['ONE?', 0, 0]);
  });

  it('goes on without a question where a question is asked for', async () => {
    const device = new Device();
    await device.stopAtTwo();
    await device.controller.open(PATH, { question: 'q3' });
    expect(device.asked).toBe('THREE?');
    device.controller.go(1);
    expect(device.revealed).toBe(1);
  });

  it('is let go of when it is over, and not kept before anything happens', async () => {
    const device = new Device();
    await device.controller.open(PATH);
    device.controller.keep();
    expect(device.kept.size).toBe(0);
    await device.stopAtTwo();
    expect(device.kept.size).toBe(1);
    await device.controller.open(PATH);
    // Nothing is let go of while it is only offered.
    device.controller.keep();
    expect(device.kept.size).toBe(1);
    await device.controller.goOn();
    device.controller.dispatch({ type: 'finish', now: device.now });
    device.controller.keep();
    expect(device.kept.size).toBe(0);
  });

  it('is offered still when its note is edited meanwhile, and goes on in the new text', async () => {
    const device = new Device();
    await device.stopAtTwo();
    await device.controller.open(PATH);
    device.texts.set(PATH, THREE.replace('ONE?', 'FIRST?'));
    await device.controller.noteChanged(PATH);
    expect(device.state.kind).toBe('resume');
    await device.controller.goOn();
    expect([device.asked, device.revealed]).toEqual(['TWO?', 1]);
  });

  it('is not offered while its note is gone, and again when it is back', async () => {
    const device = new Device();
    await device.stopAtTwo();
    await device.controller.open(PATH);
    device.texts.delete(PATH);
    device.controller.noteDeleted(PATH);
    expect(device.state.kind).toBe('missing');
    device.texts.set(PATH, THREE);
    await device.controller.noteChanged(PATH);
    expect(device.state.kind).toBe('resume');
    await device.controller.goOn();
    expect(device.asked).toBe('TWO?');
  });

  it('follows its note to another name while it is offered', async () => {
    const device = new Device();
    await device.stopAtTwo();
    await device.controller.open(PATH);
    device.texts.delete(PATH);
    device.texts.set('New.md', THREE);
    device.controller.noteRenamed(PATH, 'New.md');
    await settled();
    expect(device.state).toMatchObject({ kind: 'resume' });
    await device.controller.goOn();
    expect([device.asked, device.revealed, device.controller.path]).toEqual(['TWO?', 1, 'New.md']);
  });

  it('of chosen notes is kept under their new names', async () => {
    const device = new Device();
    const plan: Plan = { ...PLAN, pool: { kind: 'notes', paths: [PATH] } };
    await device.controller.openQueue({ kind: 'session', plan });
    device.controller.reveal();
    device.controller.noteRenamed(PATH, 'New.md');
    device.controller.keep();
    const renamed: Plan = { ...plan, pool: { kind: 'notes', paths: ['New.md'] } };
    expect([...device.kept.keys()]).toEqual([
      drillKey({ queue: { kind: 'session', plan: renamed }, day: TODAY }),
    ]);
  });
});

describe('the offer to go on', () => {
  it('says where and when it stopped, and has a button for either choice', () => {
    const rig = new ScreenRig(THREE);
    rig.happen({ type: 'reveal' });
    rig.now += 65_000;
    rig.happen({ type: 'rate', confidence: 3, day: TODAY, autoWeak: true, now: rig.now });
    rig.show({ kind: 'resume', title: 'Pipelines', session: rig.state.session, since: 1 });
    expect(rig.one('h2').textContent).toBe('Go on with "Pipelines"?');
    expect(rig.one('.interview-drill-message p').textContent).toBe(
      'You stopped yesterday at question 2 of 3, after 01:05. 1 question rated. Your ratings are in your notes either way.',
    );
    rig.press('Go on');
    rig.press('Begin anew');
    expect([rig.goOn.mock.calls.length, rig.beginAnew.mock.calls.length]).toEqual([1, 1]);
  });
});

describe('the time of a session', () => {
  const over = (rig: ScreenRig): string => rig.all('.interview-drill-notice')[0]?.textContent ?? '';

  it('is told once when it is over, with a way to the end, and no more then', () => {
    const rig = new ScreenRig(THREE);
    rig.set({ session: { ...rig.state.session, minutes: 1 } });
    rig.screen.tick(START + 59_000);
    expect(over(rig)).toBe('');
    rig.screen.tick(START + 60_000);
    expect(over(rig)).toBe('The time of this session is over: 1 minute.Finish');
    const line = rig.one('.interview-drill-notice');
    rig.screen.tick(START + 61_000);
    // What stands already is not read out again, and keeps the focus.
    expect(rig.one('.interview-drill-notice')).toBe(line);
    rig.now = START + 62_000;
    rig.press('Finish');
    expect([rig.state.session.phase, over(rig)]).toEqual(['summary', '']);
  });
});

describe('keeping', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('comes once after many changes, and at once when the view may be gone', () => {
    vi.useFakeTimers();
    const keep = vi.fn<() => void>();
    const keeper = new Keeper(keep);
    for (let change = 0; change < 20; change += 1) keeper.soon(window);
    expect(keep).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(keep).toHaveBeenCalledTimes(1);
    // Nothing is another than what was kept.
    keeper.flush();
    expect(keep).toHaveBeenCalledTimes(1);
    keeper.soon(window);
    keeper.flush();
    expect(keep).toHaveBeenCalledTimes(2);
    vi.runAllTimers();
    expect(keep).toHaveBeenCalledTimes(2);
  });
});

describe('another note of the session', () => {
  const NOTES = [
    { path: 'a/Queues.md', title: 'The queues', questions: 3, rated: 1, next: 'a/Queues.md\nq2' },
    { path: 'Talk.md', title: null, questions: 2, rated: 2, next: 'Talk.md\nq1' },
  ];

  it('is found by its name, tells how far it is, and leads to its next question', () => {
    const go = vi.fn<(key: string) => void>();
    const picker = new NoteSwitch(new TestVault().app, NOTES, go);
    expect(picker.getItems().map((item) => picker.getItemText(item))).toEqual(['The queues', 'Talk']);
    const el = createDiv();
    const [first] = NOTES;
    if (!first) throw new Error('no note');
    picker.renderSuggestion({ item: first, match: { score: 0, matches: [] } }, el);
    expect(el.querySelector('.suggestion-note')?.textContent).toBe('1 of 3 rated');
    picker.onChooseItem(first);
    expect(go).toHaveBeenCalledExactlyOnceWith('a/Queues.md\nq2');
  });
});
