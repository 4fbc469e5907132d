import { describe, expect, it } from 'vitest';
import type { DrillEvent } from '../../../src/core/drill/event';
import { restoreSession, storeSession } from '../../../src/core/drill/persist';
import { canRate, currentItem, startSession, stepsLeft, type Session } from '../../../src/core/drill/session';
import { drillItems } from '../../support/notes';
import { changed, play, progress, rate, undo } from './events';

const CODE = Array.from({ length: 24 }, (_, at) => (at % 8 === 7 ? '' : `line${String(at)}();`));
const DIAGRAM = ['```mermaid', 'graph LR', 'A --> B --> C', '```'];
/** A paragraph, a diagram of three steps, code of three, and a pie that has none. */
const NOTE = [
  '### Q1: a',
  'text',
  '',
  ...DIAGRAM,
  '',
  '```js',
  ...CODE,
  '```',
  '',
  '```mermaid',
  'pie',
  '"a": 1',
  '```',
];

const next: DrillEvent = { type: 'reveal', stepwise: true };
const start = (): Session => startSession(drillItems(...NOTE), 0);

/** Layers that are shown, and steps that are left of the latest. */
function seen(state: Session): [number, number] {
  const item = currentItem(state);
  if (!item) throw new Error('There is no question.');
  const known = progress(state, item.question.id);
  return [known.revealed, stepsLeft(item, known)];
}

const presses = (count: number): DrillEvent[] => Array.from({ length: count }, () => next);

describe('revealing step by step', () => {
  it('begins a diagram with none of its steps, and goes on to the next layer when it is whole', () => {
    const counts = Array.from({ length: 11 }, (_, at) => seen(play(start(), ...presses(at))));
    expect(counts).toEqual([
      [0, 0],
      [1, 0],
      [2, 3],
      [2, 2],
      [2, 1],
      [2, 0],
      [3, 3],
      [3, 2],
      [3, 1],
      [3, 0],
      [4, 0],
    ]);
  });

  it('shows layers whole where nobody wants steps, and what was begun in steps too', () => {
    expect(seen(play(start(), { type: 'reveal' }, { type: 'reveal' }))).toEqual([2, 0]);
    expect(seen(play(start(), ...presses(3), { type: 'reveal' }))).toEqual([2, 0]);
  });

  it('shows the layer whole on request, and all of them', () => {
    expect(seen(play(start(), ...presses(3), { type: 'whole' }))).toEqual([2, 0]);
    expect(seen(play(start(), ...presses(2), { type: 'whole' }, next))).toEqual([3, 3]);
    expect(seen(play(start(), ...presses(2), { type: 'reveal-all' }))).toEqual([4, 0]);
  });

  it('leaves a layer for a later one, which begins with none of its steps', () => {
    expect(seen(play(start(), ...presses(3), { type: 'reveal', upTo: 2, stepwise: true }))).toEqual([3, 3]);
    expect(seen(play(start(), { type: 'reveal', upTo: 1, stepwise: true }))).toEqual([2, 3]);
  });

  it('lets a question be rated with the first outline, and keeps what was filled when that is undone', () => {
    const state = play(startSession(drillItems(...NOTE, '### Q2: b', 'x'), 0), ...presses(3));
    const item = currentItem(state);
    expect(item && canRate(item, progress(state, 'q1'))).toBe(true);
    expect(seen(play(state, rate(2), undo()))).toEqual([2, 2]);
  });

  it('goes on after the app was closed', () => {
    const items = drillItems(...NOTE);
    const stored: unknown = JSON.parse(JSON.stringify(storeSession(play(start(), ...presses(3)))));
    expect(seen(restoreSession(stored, items, 0))).toEqual([2, 2]);
    const whole: unknown = JSON.parse(JSON.stringify(storeSession(play(start(), ...presses(5)))));
    expect(seen(restoreSession(whole, items, 0))).toEqual([2, 0]);
  });

  it.each([
    [undefined, 0],
    ['many', 3],
    [-4, 3],
    [1.7, 2],
    [1e300, 0],
  ])('does not trust the stored number of steps (%j)', (steps, left) => {
    const items = drillItems(...NOTE);
    const stored = storeSession(play(start(), ...presses(2)));
    const tampered = { ...stored, progress: stored.progress.map((entry) => ({ ...entry, steps })) };
    expect(seen(restoreSession(tampered, items, 0))).toEqual([2, left]);
  });

  it('hides nothing again when the note changes', () => {
    const longer = NOTE.map((line) => line.replace('--> C', '--> C --> D --> E')).join('\n');
    expect(seen(play(start(), ...presses(5), changed(longer)))).toEqual([2, 0]);
    expect(seen(play(start(), ...presses(3), changed(longer)))).toEqual([2, 4]);
    expect(
      seen(play(start(), ...presses(6), changed(['### Q1: a', 'text', '', ...DIAGRAM].join('\n')))),
    ).toEqual([2, 0]);
    const codeNow = NOTE.map((line) => (line === 'text' ? ['```js', ...CODE, '```'].join('\n') : line)).join(
      '\n',
    );
    expect(seen(play(start(), next, changed(codeNow)))).toEqual([1, 0]);
  });
});
