import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MockEvent } from '../../../src/core/mock/event';
import {
  isRunning,
  mockItem,
  questionClock,
  shownProgress,
  turnOf,
  wholeClock,
  type Mock,
} from '../../../src/core/mock/mock';
import { restoreMock, storeMock } from '../../../src/core/mock/persist';
import type { DrillItem } from '../../../src/core/drill/item';
import { elapsedAt, progressOf } from '../../../src/core/drill/session';
import { drillNote } from '../../support/notes';
import { anyConfidence } from '../record/generators';
import {
  changed,
  done,
  finish,
  goBack,
  interview,
  MINUTE,
  pause,
  play,
  rate,
  resume,
  rows,
  shown,
  skip,
  TEXT,
  undo,
} from './events';

function asked(mock: Mock): DrillItem {
  const item = mockItem(mock);
  if (!item) throw new Error('nothing is asked');
  return item;
}

const shownOf = (mock: Mock | null): string => (mock ? shown(mock) : 'nothing');
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a mock interview', () => {
  it('asks, shows the answer, rates and goes on; its clocks run only while somebody answers', () => {
    const start = interview();
    expect(shown(start)).toBe('answer q1');
    const said = play(start, done(60_000));
    expect([shown(said), isRunning(said)]).toEqual(['review q1', false]);
    const next = play(said, rate(3, 500_000));
    expect([shown(next), isRunning(next)]).toEqual(['answer q2', true]);
    const end = play(next, done(530_000), rate(2, 600_000), done(601_000), rate(1, 700_000));
    expect(shown(end)).toBe('report');
    expect(rows(end)).toEqual(['q1 60 3', 'q2 30 2', 'q3 1 1']);
    expect(wholeClock(end, 999_999)).toEqual({ planned: 9 * MINUTE, spent: 91_000 });
  });

  it('shows nothing of the answer before it was said, and all of it then', () => {
    const start = interview();
    const item = asked(start);
    expect(shownProgress(start, item)).toMatchObject({ revealed: 0, followUps: [], hintShown: false });
    const said = play(start, { type: 'hint' }, done(1));
    expect(shownProgress(said, item)).toMatchObject({ revealed: 1, followUps: [0, 1], hintShown: true });
  });

  it('asks one follow-up after the other, and no more than there are', () => {
    const start = interview();
    const item = asked(start);
    const ask: MockEvent = { type: 'follow-up' };
    expect(turnOf(play(start, ask), item).asked).toBe(1);
    expect(turnOf(play(start, ask, ask, ask), item).asked).toBe(2);
    expect(play(start, done(1), ask)).toEqual(play(start, done(1)));
  });

  it('counts a question that is blank once: it does not come again', () => {
    expect(shown(play(interview(), done(1), rate(1, 2), done(3), rate(1, 4), done(5), rate(1, 6)))).toBe(
      'report',
    );
  });

  it('offers what was skipped while time is left, and adds what was spent on it', () => {
    const offered = play(
      interview(),
      skip(20_000),
      done(30_000),
      rate(4, 31_000),
      done(40_000),
      rate(4, 50_000),
    );
    expect([shown(offered), isRunning(offered)]).toEqual(['offer', false]);
    const back = play(offered, goBack(100_000));
    expect([shown(back), isRunning(back)]).toEqual(['answer q1', true]);
    const end = play(back, done(105_000), rate(2, 106_000));
    expect([shown(end), rows(end)[0]]).toEqual(['report', 'q1 25 2']);
  });

  it('offers it once: who skips again has done with it', () => {
    const again = play(interview(), skip(1), skip(2), skip(3));
    expect(shown(again)).toBe('offer');
    expect(shown(play(again, goBack(4), skip(5), skip(6), skip(7)))).toBe('report');
  });

  it('offers nothing when the time is over', () => {
    expect(
      shown(play(interview(5), skip(6 * MINUTE), done(7 * MINUTE), rate(4, 0), done(0), rate(4, 0))),
    ).toBe('report');
  });

  it('stands while it is paused, and takes no answer then', () => {
    const paused = play(interview(), pause(10_000));
    expect(shown(paused)).toBe('answer q1, paused: asked');
    expect(play(paused, done(20_000), skip(20_000), { type: 'hint' }, pause(30_000))).toEqual(paused);
    const on = play(paused, resume(50_000));
    expect(elapsedAt(on.session, 51_000)).toBe(11_000);
    expect(play(on, resume(60_000))).toBe(on);
  });

  it('has nothing to pause while the answer is rated', () => {
    const said = play(interview(), done(1));
    expect(play(said, pause(2))).toEqual(said);
  });

  it('ends early, and goes on from its report', () => {
    const ended = play(interview(), done(10_000), rate(3, 11_000), finish(20_000));
    expect([shown(ended), rows(ended)]).toEqual(['report', ['q1 10 3', 'q2 9 -', 'q3 0 -']]);
    const on = play(ended, goBack(100_000));
    expect([shown(on), questionClock(on, asked(on), 101_000).spent]).toEqual(['answer q2', 10_000]);
    expect(play(play(ended, goBack(1), done(1), rate(1, 1), done(1), rate(1, 1)), goBack(2)).phase).toBe(
      'report',
    );
  });

  it('takes a rating back, to its answer, and keeps the time of the question in between', () => {
    const on = play(interview(), done(10_000), rate(1, 11_000));
    const back = play(on, undo(15_000));
    expect([shown(back), isRunning(back), rows(back)]).toEqual([
      'review q1',
      false,
      ['q1 10 -', 'q2 4 -', 'q3 0 -'],
    ]);
    const again = play(back, rate(4, 60_000));
    expect([shown(again), rows(play(again, done(61_000)))]).toEqual([
      'answer q2',
      ['q1 10 4', 'q2 5 -', 'q3 0 -'],
    ]);
    expect(play(interview(), undo(1))).toEqual(interview());
  });

  it('asks nobody twice: what was answered and lost its rating is only rated', () => {
    const on = play(interview(), done(1), rate(1, 2), { type: 'undo', now: 3, step: 0 });
    expect(shown(on)).toBe('answer q2');
    expect(shown(play(on, done(4), rate(1, 5), done(6), rate(1, 7)))).toBe('review q1');
  });

  it('goes on without a rating where the note cannot take one', () => {
    const on = play(interview(), done(5), skip(6));
    expect([shown(on), rows(on)[0]]).toEqual(['answer q2', 'q1 0.005 skipped']);
  });
});

describe('when the note changes', () => {
  const moved = TEXT.replace('Q1', 'Q9').replace('Q2', 'Q1');

  it('questions keep their time, their plan and their turn by their words', () => {
    const before = play(interview(), { type: 'follow-up' });
    const after = play(before, changed(moved, 5000));
    expect([shown(after), rows(after)]).toEqual(['answer q9', ['q9 0 -', 'q1 0 -', 'q3 0 -']]);
    expect([...after.turns.values()]).toEqual([...before.turns.values()]);
    expect(elapsedAt(after.session, 6000)).toBe(6000);
  });

  it('a reworded answer is told', () => {
    const after = play(interview(), changed(TEXT.replace('Then that', 'Then this'), 1));
    expect([...after.turns.values()].map(({ changed: isChanged }) => isChanged)).toEqual([
      true,
      false,
      false,
    ]);
    expect([...play(after, changed(TEXT, 2)).turns.values()].map((turn) => turn.changed)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('the next is asked where the question is gone; its time stays in the whole', () => {
    const [, ...rest] = TEXT.split('---\n');
    const after = play(interview(), changed(rest.join('---\n'), 5000));
    expect([shown(after), after.gone, rows(after)]).toEqual(['answer q2', 1, ['q2 0 -', 'q3 0 -']]);
    expect(elapsedAt(after.session, 6000)).toBe(6000);
    expect(questionClock(after, asked(after), 6000).spent).toBe(1000);
    const paused = play(interview(), pause(1000), changed(rest.join('---\n'), 5000));
    expect([shown(paused), isRunning(paused)]).toEqual(['answer q2, paused: asked', false]);
  });

  it('another path changes nothing else', () => {
    const before = play(interview(), done(1), rate(2, 2));
    const after = play(before, { type: 'note-renamed', from: 'Note.md', to: 'Other/Note.md' });
    expect([shown(after), rows(after), [...after.turns.values()]]).toEqual([
      shown(before),
      rows(before),
      [...before.turns.values()],
    ]);
    expect(after.session.items.every(({ key }) => after.turns.has(key))).toBe(true);
  });
});

describe('an interview that is stored', () => {
  const { items } = drillNote(TEXT);

  it('is paused, and goes on where it was, with the time that it had', () => {
    const before = play(interview(), done(10_000), rate(3, 20_000), { type: 'hint' });
    const after = restoreMock(throughJson(storeMock(before, 25_000)), items, 9_000_000);
    if (!after) throw new Error('nothing to go on with');
    expect([shown(after), rows(after)]).toEqual([
      'answer q2, paused: closed',
      ['q1 10 3', 'q2 5 -', 'q3 0 -'],
    ]);
    const on = play(after, resume(9_100_000));
    expect(wholeClock(on, 9_101_000)).toEqual({ planned: 9 * MINUTE, spent: 16_000 });
    expect([...after.turns.values()]).toEqual([...before.turns.values()]);
  });

  it.each([
    ['answer q1, paused: closed', play(interview(), pause(5))],
    ['review q1, paused: closed', play(interview(), done(5))],
    ['offer', play(interview(), skip(1), skip(2), skip(3))],
    ['report', play(interview(), finish(1))],
  ])('is at %s again', (where, mock) => {
    const after = restoreMock(throughJson(storeMock(mock, 10)), items, 99);
    expect(shownOf(after)).toBe(where);
  });

  it('knows what was asked of a note whose labels changed, and leaves out what is gone', () => {
    const before = play(interview(), done(10_000), rate(3, 20_000));
    const stored = throughJson(storeMock(before, 25_000));
    const moved = TEXT.replace('Q1', 'Q9').replace('Q2', 'Q1');
    expect(shownOf(restoreMock(stored, drillNote(moved).items, 0))).toBe('answer q1, paused: closed');
    const gone = TEXT.split('---\n')
      .filter((part) => !part.includes('two'))
      .join('---\n');
    expect(shownOf(restoreMock(stored, drillNote(gone).items, 0))).toBe('answer q3, paused: closed');
    expect(restoreMock(stored, drillNote('### Q7: Other?\n\nSo.\n', 'Else.md').items, 0)).toBeNull();
  });

  it.each([
    null,
    'x',
    7,
    [],
    {},
    { version: 2 },
    { version: 1 },
    { version: 1, phase: 'answer', session: 7 },
  ])('is nothing where %j was stored', (stored) => {
    expect(restoreMock(stored, items, 0)).toBeNull();
  });

  it('survives whatever was done to it', () => {
    const stored = storeMock(play(interview(), done(5), rate(2, 6)), 7) as unknown as Record<string, unknown>;
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(stored), ...Object.keys(stored['session'] as object)),
        fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>(1e300, -1, 'report', 'review', null)),
        (field, value) => {
          const broken = Object.hasOwn(stored, field)
            ? { ...stored, [field]: value }
            : { ...stored, session: { ...(stored['session'] as object), [field]: value } };
          const mock = restoreMock(throughJson(broken), items, 0);
          if (!mock) return;
          expect(Number.isFinite(wholeClock(mock, 0).spent)).toBe(true);
          expect(mock.phase === 'report' || mock.phase === 'offer' || mock.paused === 'closed').toBe(true);
          expect(isRunning(mock)).toBe(false);
        },
      ),
    );
  });
});

const TEXTS = [
  TEXT,
  TEXT.replace('Q1', 'Q9'),
  TEXT.replace('Why two?', 'Why not?'),
  TEXT.split('---\n')[1] ?? '',
  '',
];
const anyEvent = (now: number): fc.Arbitrary<MockEvent> =>
  fc.oneof(
    fc.constantFrom<MockEvent[]>(
      done(now),
      done(now),
      skip(now),
      pause(now),
      resume(now),
      goBack(now),
      finish(now),
      undo(now),
      { type: 'hint' },
      { type: 'follow-up' },
      { type: 'weak' },
      { type: 'undo', now, step: 0 },
    ),
    anyConfidence.map((confidence) => rate(confidence, now)),
    fc.constantFrom(...TEXTS).map((text) => changed(text, now)),
  );
const anyEvents = fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 30 }).chain((steps) => {
  let now = 0;
  return fc.tuple(...steps.map((step) => anyEvent((now += step))));
});

describe('whatever happens', () => {
  it('the whole is the sum of the questions, and clocks run only where somebody answers', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const mock = play(interview(), ...events);
        const sum = mock.session.items.reduce(
          (whole, item) => whole + progressOf(mock.session, item).time,
          0,
        );
        if (mock.gone === 0) expect(mock.session.elapsed).toBe(sum);
        else expect(mock.session.elapsed).toBeGreaterThanOrEqual(sum);
        if (mock.session.items.length > 0)
          expect(isRunning(mock)).toBe(mock.phase === 'answer' && mock.paused === null);
        for (const { key } of mock.session.items) expect(mock.turns.has(key)).toBe(true);
      }),
    );
  });

  it('what is stored is what is restored', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const mock = play(interview(), ...events);
        const { items } = mock.session;
        const back = restoreMock(throughJson(storeMock(mock, 2_000_000)), items, 0);
        if (items.length === 0) {
          expect(back).toBeNull();
          return;
        }
        expect(back?.session.elapsed).toBe(elapsedAt(mock.session, 2_000_000));
        expect(back && rows(back).map((row) => row.split(' ')[2])).toEqual(
          rows(mock).map((row) => row.split(' ')[2]),
        );
        expect(back && [...back.turns]).toEqual(items.map((item) => [item.key, turnOf(mock, item)]));
        expect(back?.phase).toBe(mock.phase);
      }),
    );
  });
});
