import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrillEvent } from '../../../src/core/drill/event';
import { reduce } from '../../../src/core/drill/reduce';
import { currentItem, progressOf, startSession, type Progress } from '../../../src/core/drill/session';
import type { Session } from '../../../src/core/drill/session';
import { deepFreeze, drillNote, noteWith } from '../../support/notes';
import { anyConfidence } from '../record/generators';
import { changed, DAY, rate, reveal, undo } from './events';

const anyNow = fc.integer({ min: 0, max: 100_000 });

/** Other texts of the note: fewer and more questions, fewer layers, other labels, other words, none. */
const TEXTS = [
  noteWith(2, 1, 3),
  noteWith(1, 0),
  noteWith(2, 1, 3, 1, 1),
  noteWith(2, 1, 3).replace('Q1', 'Q7').replace('Q2', 'Q1'),
  noteWith(2, 1, 3).replace(/thing 2/, 'another thing'),
  `${noteWith(1, 1)}\n\n> [!question] Why so?\n> Text.\n\n> [!question] And then?\n> Text.\n`,
  `---\nweak: [q2]\nconfidence: {q1: 4}\n---\n${noteWith(2, 1, 3)}`,
  '',
];

const anyEvent: fc.Arbitrary<DrillEvent> = fc.oneof(
  fc.record({ type: fc.constant('attempt' as const), text: fc.constantFrom('', 'mine', 'mine too') }),
  fc.constant(reveal),
  fc.record({ type: fc.constant('reveal' as const), upTo: fc.integer({ min: -1, max: 5 }) }),
  fc.constantFrom<DrillEvent[]>(
    { type: 'reveal-all' },
    { type: 'hint' },
    { type: 'follow-up', index: 0 },
    { type: 'weak' },
  ),
  fc
    .tuple(anyConfidence, anyNow, fc.boolean())
    .map(([confidence, now, autoWeak]) => rate(confidence, now, { autoWeak })),
  fc.record({ type: fc.constant('go' as const), to: fc.integer({ min: -1, max: 6 }), now: anyNow }),
  fc
    .tuple(
      fc.constantFrom(
        'skip' as const,
        'finish' as const,
        'back' as const,
        'forth' as const,
        'undo' as const,
        'pause' as const,
        'resume' as const,
      ),
      anyNow,
    )
    .map(([type, now]): DrillEvent => ({ type, now })),
  fc.record({
    type: fc.constant('again' as const),
    keys: fc.subarray(['Note.md\nq1', 'Note.md\nq2', 'gone']),
    now: anyNow,
  }),
  fc.tuple(fc.constantFrom(...TEXTS), fc.boolean()).map(([text, settled]) => changed(text, { settled })),
  fc.constantFrom<DrillEvent[]>(
    { type: 'note-renamed', from: 'Note.md', to: 'New.md' },
    { type: 'note-renamed', from: 'New.md', to: 'Note.md' },
    { type: 'note-deleted', path: 'Note.md', now: 50_000 },
    { type: 'put-back', items: drillNote(TEXTS[2] ?? '').items.slice(1) },
    { type: 'saved', path: 'Note.md' },
    { type: 'not-saved', path: 'Note.md', ids: ['q1'], reason: 'line 2' },
  ),
);

const begin = (): Session => startSession(drillNote(TEXTS[0] ?? '').items, 0);

function expectSound(state: Session): void {
  expect(Number.isInteger(state.position)).toBe(true);
  expect(state.position).toBeGreaterThanOrEqual(0);
  expect(state.position).toBeLessThan(Math.max(1, state.items.length));
  expect(currentItem(state) === null).toBe(state.items.length === 0);
  expect(state.elapsed).toBeGreaterThanOrEqual(0);
  expect(state.phase === 'summary' && state.shownAt !== null).toBe(false);
  expect(new Set(state.items.map(({ key }) => key)).size).toBe(state.items.length);
  for (const item of state.items) {
    const { revealed, rating, ratedOn, skipped, time, followUps } = progressOf(state, item);
    expect(revealed).toBeGreaterThanOrEqual(0);
    expect(revealed).toBeLessThanOrEqual(item.question.layers.length);
    expect(rating === null).toBe(ratedOn === null);
    expect(rating !== null && skipped).toBe(false);
    expect(time).toBeGreaterThanOrEqual(0);
    expect(new Set(followUps).size).toBe(followUps.length);
  }
}

/** What is known of a question but for what was seen of it, and for how long. */
function recorded(progress: Progress): Partial<Progress> {
  const { rating, ratedOn, earlier, again, skipped, weak, before, ratingsBefore, unsaved } = progress;
  return { rating, ratedOn, earlier, again, skipped, weak, before, ratingsBefore, unsaved };
}

describe('reduce', () => {
  it('comes from any event to a state that can be drilled, and changes none of what it is given', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        let state = begin();
        for (const event of events) {
          deepFreeze(state);
          deepFreeze(event);
          const next = reduce(state, event);
          expect(reduce(state, event)).toEqual(next);
          state = next;
          expectSound(state);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes every rating and every flag back', () => {
    fc.assert(
      fc.property(
        fc.array(anyEvent, { maxLength: 20 }),
        fc.boolean(),
        anyConfidence,
        anyNow,
        (events, flags, confidence, now) => {
          const before = reduce(events.reduce(reduce, begin()), reveal);
          const event: DrillEvent = flags ? { type: 'weak' } : rate(confidence, now);
          const after = reduce(before, event);
          if (after.undo.length === before.undo.length) {
            expect(after).toBe(before);
            return;
          }
          const back = reduce(after, undo(now));
          expect(back).toMatchObject({
            position: before.position,
            phase: before.phase,
            undo: before.undo,
            items: before.items,
          });
          for (const item of before.items) {
            expect(recorded(progressOf(back, item))).toEqual(recorded(progressOf(before, item)));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes all back, one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyConfidence, fc.boolean()), { maxLength: 12 }), (acts) => {
        let state = begin();
        for (const [confidence, flags] of acts)
          state = [reveal, ...(flags ? [{ type: 'weak' as const }] : []), rate(confidence)].reduce(
            reduce,
            state,
          );
        while (state.undo.length > 0) state = reduce(state, undo());
        for (const item of state.items)
          expect(progressOf(state, item)).toMatchObject({ rating: null, ratedOn: null, weak: false });
        expect(DAY).toBeGreaterThan(0);
      }),
    );
  });
});
