import { describe, expect, it } from 'vitest';
import { beginNote, beginQueue } from '../../../src/core/drill/begin';
import type { DrillNote } from '../../../src/core/drill/item';
import { storeSession } from '../../../src/core/drill/persist';
import type { Queue } from '../../../src/core/drill/queue';
import { startSession, type Session } from '../../../src/core/drill/session';
import { drillNote, noteWith } from '../../support/notes';
import { DAY, go, play, progress, rate, reveal, session, shown } from './events';

const THREE = drillNote(noteWith(1, 1, 1));
const CONTEXT = { today: DAY, options: { retention: 0.9 }, newLeft: 10, seed: 1 };
const AS_WRITTEN = { ...CONTEXT, order: 'written' } as const;

describe('a drill of a note', () => {
  it('begins with its first question, or with one that is asked for', () => {
    expect(shown(beginNote(THREE.items, {}, 0, AS_WRITTEN) as Session)).toBe('q1');
    expect(shown(beginNote(THREE.items, { question: 'q3' }, 0, AS_WRITTEN) as Session)).toBe('q3');
    expect(shown(beginNote(THREE.items, { question: 'gone' }, 0, AS_WRITTEN) as Session)).toBe('q1');
  });

  it('goes on where it was stored, or with the question that is asked for', () => {
    const stored = storeSession(play(session(1, 1, 1), reveal, rate(3), reveal));
    expect(shown(beginNote(THREE.items, { session: stored }, 0, AS_WRITTEN) as Session)).toBe('q2');
    const going = beginNote(THREE.items, { session: stored, question: 'q3' }, 0, AS_WRITTEN) as Session;
    expect(shown(going)).toBe('q3');
    expect(progress(going, 'q1').rating).toBe(3);
  });

  it('asks all questions where those that were selected are gone', () => {
    const [, , last] = THREE.items;
    const stored = storeSession(startSession(last ? [last] : [], 0, { scope: 'selection' }));
    const rest = drillNote(noteWith(1)).items;
    expect(beginNote(rest, { session: stored }, 0, AS_WRITTEN)?.items).toEqual(rest);
  });

  it('is none without questions', () => {
    expect(beginNote([], { session: storeSession(session(1)) }, 0, AS_WRITTEN)).toBeNull();
  });
});

describe('a drill of a queue', () => {
  const ALL: Queue = { kind: 'property', property: 'role', value: 'x' };
  const notes = [drillNote(noteWith(1, 1), 'A.md'), drillNote(noteWith(1), 'B.md')];
  const begin = (from: readonly DrillNote[], queue: Queue, stored?: unknown): Session | null =>
    beginQueue(from, queue, stored, 0, CONTEXT);
  const asked = (of: Session | null): string[] | undefined =>
    of?.items.map(({ path, question }) => `${path} ${question.id}`);

  it('asks what the queue has, and takes in no other question later', () => {
    const begun = begin(notes, ALL);
    expect(asked(begun)).toEqual(['A.md q1', 'A.md q2', 'B.md q1']);
    expect(begun?.scope).toBe('selection');
  });

  it('goes on with the questions that were stored, in their order, also where the queue has them no more', () => {
    const items = [...(begin(notes, ALL)?.items ?? [])].reverse();
    const stored = storeSession(play(startSession(items, 0, { scope: 'selection' }), go(1)));
    const going = begin(notes, { kind: 'weak' }, stored);
    expect(asked(going)).toEqual(['B.md q1', 'A.md q2', 'A.md q1']);
    expect(going?.position).toBe(1);
    expect(asked(begin(notes.slice(1), ALL, stored))).toEqual(['B.md q1']);
  });

  it('is none where nothing is to be asked, or nothing of what was stored is left', () => {
    expect(begin(notes, { kind: 'weak' })).toBeNull();
    expect(begin([], ALL, storeSession(session(1)))).toBeNull();
  });
});
