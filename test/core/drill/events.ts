import type { Confidence } from '../../../src/core/confidence';
import { reduce } from '../../../src/core/drill/reduce';
import { currentItem, progressOf, startSession } from '../../../src/core/drill/session';
import type { DrillEvent } from '../../../src/core/drill/event';
import type { Progress, Session } from '../../../src/core/drill/session';
import { deepFreeze, drillNote, noteWith } from '../../support/notes';

/** 2026-11-30. */
export const DAY = 20_787;

export const rate = (
  confidence: Confidence,
  now = 0,
  more: { day?: number; autoWeak?: boolean } = {},
): DrillEvent => ({
  type: 'rate',
  confidence,
  day: DAY,
  autoWeak: true,
  now,
  ...more,
});
export const reveal: DrillEvent = { type: 'reveal' };
export const skip = (now = 0): DrillEvent => ({ type: 'skip', now });
export const go = (to: number, now = 0): DrillEvent => ({ type: 'go', to, now });
export const undo = (now = 0): DrillEvent => ({ type: 'undo', now });

/** The event that a note has this text now. */
export const changed = (text: string, { settled = true, path = 'Note.md' } = {}): DrillEvent => ({
  type: 'note-changed',
  note: drillNote(text, path),
  settled,
});

/** A drill of questions Q1, Q2 … with so many layers each, begun at 0 ms. */
export const session = (...layers: number[]): Session =>
  startSession(drillNote(noteWith(...layers)).items, 0);

/** Plays events, each on a state that nothing may change. */
export function play(start: Session, ...events: DrillEvent[]): Session {
  return events.reduce((state, event) => reduce(deepFreeze(state), deepFreeze(event)), start);
}

/** Id of the question that is shown, or of the summary. */
export const shown = (state: Session): string =>
  state.phase === 'summary' ? 'summary' : (currentItem(state)?.question.id ?? 'nothing');

/** What is known of the question with an id. */
export function progress(state: Session, id: string): Progress {
  const item = state.items.find(({ question }) => question.id === id);
  if (!item) throw new Error(`no question ${id}`);
  return progressOf(state, item);
}

/** `id: rating` of every question, `-` where there is none. */
export const ratings = (state: Session): string[] =>
  state.items.map((item) => `${item.question.id}: ${String(progressOf(state, item).rating ?? '-')}`);
