import type { DrillItem } from '../drill/item';
import { matchItems } from '../drill/match';
import { restoreSession, storedItems, storeSession } from '../drill/persist';
import { progressOf, type Session } from '../drill/session';
import { turnOf, type Mock, type MockPhase, type Turn } from './mock';
import { advance, atRest, stopped } from './moving';

/** A mock interview as JSON: without texts, which are read from the note again, and with its clocks stopped. */
export interface StoredMock {
  readonly version: 1;
  readonly phase: MockPhase;
  readonly whole: number;
  readonly isSecondRound: boolean;
  readonly gone: number;
  readonly turns: readonly (Turn & { readonly key: string; readonly hash: string })[];
  /** See `storeSession`. */
  readonly session: unknown;
}

/** What to store of an interview at `now` so that it can go on after the app was closed. */
export function storeMock(mock: Mock, now: number): StoredMock {
  const { session, phase, whole, isSecondRound, gone } = stopped(mock, now);
  return {
    version: 1,
    phase,
    whole,
    isSecondRound,
    gone,
    turns: session.items.map((item) => ({
      key: item.key,
      hash: item.question.hash,
      ...turnOf(mock, item),
    })),
    session: storeSession(session),
  };
}

/** More than a day of an interview is no interview. */
const MOST = 86_400_000;

const PHASES: readonly MockPhase[] = ['answer', 'review', 'offer', 'report'];

/**
 * The stored interview, paused, on the note as it is now: questions are found by their words first. What was stored is
 * not trusted: what does not fit is left out.
 * @returns null where nothing is left to go on with
 */
export function restoreMock(stored: unknown, items: readonly DrillItem[], now: number): Mock | null {
  const data = asRecord(stored);
  if (data?.['version'] !== 1) return null;
  const { session: storedSession } = data;
  const phase = PHASES.find((each) => each === data['phase']);
  if (!phase || storedItems(storedSession, items).length === 0) return null;
  const restored = restoreSession(storedSession, items, now);
  // Another version began anew, with all questions of the note.
  if (restored.scope !== 'selection') return null;
  const session: Session = {
    ...restored,
    progress: new Map(
      [...restored.progress].map(([key, value]) => [key, { ...value, time: milliseconds(value.time) }]),
    ),
    elapsed: milliseconds(restored.elapsed),
    phase: 'drill',
    arranged: true,
    shownAt: null,
  };
  const mock: Mock = {
    session,
    turns: restoreTurns(data['turns'], session.items),
    phase,
    paused: null,
    whole: milliseconds(data['whole']),
    isSecondRound: data['isSecondRound'] === true,
    gone: Math.floor(milliseconds(data['gone'])),
  };
  if (phase === 'offer' || phase === 'report') return mock;
  const current = session.items[session.position];
  // The question that was asked may be gone, or was rated before that was stored.
  const isNext = current !== undefined && progressOf(session, current).rating !== null;
  const there = isNext ? stopped(advance(mock, now), now) : atRest(mock);
  return there.phase === 'answer' || there.phase === 'review' ? { ...there, paused: 'closed' } : there;
}

function restoreTurns(stored: unknown, items: readonly DrillItem[]): Map<string, Turn> {
  const entries = (Array.isArray(stored) ? (stored as unknown[]) : []).flatMap((value) => {
    const entry = asRecord(value);
    const key = entry?.['key'];
    const hash = entry?.['hash'];
    return entry && typeof key === 'string'
      ? [{ entry, key, question: { hash: typeof hash === 'string' ? hash : null } }]
      : [];
  });
  const now = matchItems(entries, items);
  return new Map(
    entries.flatMap(({ entry, key }) => {
      const item = now.get(key);
      return item ? [[item.key, restoreTurn(entry, item)] as const] : [];
    }),
  );
}

const restoreTurn = (entry: Readonly<Record<string, unknown>>, { question }: DrillItem): Turn => ({
  planned: milliseconds(entry['planned']),
  asked: Math.min(question.followUps.length, Math.floor(milliseconds(entry['asked']))),
  answered: entry['answered'] === true,
  changed: entry['changed'] === true,
});

const asRecord = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;

const milliseconds = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(MOST, Math.max(0, value)) : 0;
