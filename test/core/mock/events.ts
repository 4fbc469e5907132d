import type { Confidence } from '../../../src/core/confidence';
import type { MockEvent } from '../../../src/core/mock/event';
import { mockItem, startMock, type Mock } from '../../../src/core/mock/mock';
import { beginPlan } from '../../../src/core/mock/plan';
import { reduceMock } from '../../../src/core/mock/reduce';
import { progressOf } from '../../../src/core/drill/session';
import { deepFreeze, drillNote } from '../../support/notes';

export const DAY = 20_787;
export const MINUTE = 60_000;

/** Three questions of the same size; the first has a hint and two follow-ups, the last no answer. */
export const TEXT = `### Q1: Why one?

> [!hint] Think
> Of it.

> [!success] Answer
> So.

> [!question] Follow-up
> "And then?" → Then that.

> [!question] Follow-up
> "And if not?" → Not.

---

### Q2: Why two?

> [!success] Answer
> So.

---

### Q3: Why three?
`;

export const done = (now: number): MockEvent => ({ type: 'done', now });
export const rate = (confidence: Confidence, now: number): MockEvent => ({
  type: 'rate',
  confidence,
  day: DAY,
  autoWeak: true,
  now,
});
export const skip = (now: number): MockEvent => ({ type: 'skip', now });
export const pause = (now: number): MockEvent => ({ type: 'pause', now, reason: 'asked' });
export const resume = (now: number): MockEvent => ({ type: 'resume', now });
export const goBack = (now: number): MockEvent => ({ type: 'go-back', now });
export const finish = (now: number): MockEvent => ({ type: 'finish', now });
export const undo = (now: number): MockEvent => ({ type: 'undo', now });
export const changed = (text: string, now: number): MockEvent => ({
  type: 'note-changed',
  note: drillNote(text),
  settled: true,
  now,
});

/** An interview of some minutes about all questions of a text, begun at 0 ms. */
export function interview(minutes = 9, text = TEXT): Mock {
  const { items } = drillNote(text);
  const mock = startMock(items, beginPlan(items, minutes), 0);
  if (!mock) throw new Error('nothing to ask');
  return mock;
}

/** Plays events, each on a state that nothing may change. */
export const play = (start: Mock, ...events: MockEvent[]): Mock =>
  events.reduce((state, event) => reduceMock(deepFreeze(state), deepFreeze(event)), start);

/** What is shown: the phase, and the question's id where one is asked or reviewed. */
export function shown(mock: Mock): string {
  const id = mockItem(mock)?.question.id ?? 'nothing';
  const where = mock.phase === 'answer' || mock.phase === 'review' ? `${mock.phase} ${id}` : mock.phase;
  return mock.paused === null ? where : `${where}, paused: ${mock.paused}`;
}

/** `id seconds rating` of every question. */
export const rows = ({ session }: Mock): string[] =>
  session.items.map((item) => {
    const { time, rating, skipped } = progressOf(session, item);
    return `${item.question.id} ${String(time / 1000)} ${skipped ? 'skipped' : String(rating ?? '-')}`;
  });
