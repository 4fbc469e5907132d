import { noteChanged as sessionWith, noteRenamed as sessionRenamed } from '../drill/follow-note';
import type { DrillItem, DrillNote } from '../drill/item';
import { matchItems } from '../drill/match';
import { mockItem, turnOf, type Mock, type Turn } from './mock';
import { advance, stopped } from './moving';

/** Takes in a new text of the note: its questions keep their time and their turn by their words. */
export function noteChanged(mock: Mock, note: DrillNote, settled: boolean, now: number): Mock {
  const { items } = mock.session;
  const old = items.filter(({ path }) => path === note.path);
  const successor = matchItems(old, note.items);
  const current = mockItem(mock);
  const isLost = current !== null && current.path === note.path && !successor.has(current.key);
  // What was spent so far belongs to the question that is gone.
  const before = isLost ? stopped(mock, now) : mock;
  const session = sessionWith(before.session, note, settled);
  const turns = new Map<string, Turn>();
  for (const item of items) {
    const next = item.path === note.path ? successor.get(item.key) : item;
    if (!next) continue;
    const turn = turnOf(mock, item);
    turns.set(next.key, { ...turn, changed: turn.changed || !sameWords(item, next) });
  }
  const after = { ...before, session, turns, gone: mock.gone + items.length - session.items.length };
  if (!isLost || (mock.phase !== 'answer' && mock.phase !== 'review')) return after;
  const next = advance(after, now, items.indexOf(current));
  return mock.paused === null || next.phase === 'report' || next.phase === 'offer'
    ? next
    : { ...stopped(next, now), paused: mock.paused };
}

/** Takes in that the note has another path. */
export function noteRenamed(mock: Mock, from: string, to: string): Mock {
  const turns = [...mock.turns].map(([key, turn]): [string, Turn] => [
    key.startsWith(`${from}\n`) ? to + key.slice(from.length) : key,
    turn,
  ]);
  return { ...mock, session: sessionRenamed(mock.session, from, to), turns: new Map(turns) };
}

/** What is asked and answered, without the label. */
const wordsOf = ({ question: { text, prompts, hints, layers, followUps } }: DrillItem): string =>
  JSON.stringify([
    text,
    ...[prompts, hints, ...layers.map(({ blocks }) => blocks)].map((blocks) =>
      blocks.map(({ markdown }) => markdown),
    ),
    followUps.map(({ question, answer }) => [question, answer]),
  ]);

const sameWords = (a: DrillItem, b: DrillItem): boolean =>
  a.question === b.question || wordsOf(a) === wordsOf(b);
