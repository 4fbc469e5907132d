import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginTouch,
  EDGE,
  endTouch,
  moveTouch,
  type Gesture,
  type Point,
} from '../../../src/ui/drill/gestures';

const WIDTH = 390;

/** Follows a finger over some points; the last is where it is lifted. */
function gesture(points: readonly (readonly [x: number, y: number, time: number])[], isTaken = false) {
  const [first, ...rest] = points.map(([x, y, time]): Point => ({ x, y, time }));
  const last = rest[rest.length - 1] ?? first;
  if (!first || !last) throw new Error('A finger is somewhere.');
  const course = rest.reduce(moveTouch, beginTouch(first, WIDTH, isTaken));
  return { course: course.course, is: endTouch(course, last) };
}

const is = (...points: (readonly [number, number, number])[]): Gesture | null => gesture(points).is;

describe('a touch', () => {
  it('at one place is a tap, also where the finger trembles', () => {
    expect(is([200, 300, 0], [204, 303, 80])).toBe('tap');
    expect(is([2, 300, 0], [2, 300, 50])).toBe('tap');
  });

  it('that lasts is none: it selects', () => {
    expect(is([200, 300, 0], [200, 300, 500])).toBeNull();
  });

  it('that goes sideways is a stroke', () => {
    expect(is([300, 300, 0], [260, 304, 60], [180, 310, 160])).toBe('left');
    expect(is([100, 300, 0], [240, 290, 200])).toBe('right');
  });

  it('that goes up or down is none, wherever it ends', () => {
    expect(is([200, 300, 0], [202, 260, 40], [60, 250, 160])).toBeNull();
    expect(is([200, 300, 0], [190, 380, 100])).toBeNull();
  });

  it('that goes aslant, is short, slow or comes back is none', () => {
    expect(is([300, 300, 0], [220, 360, 100])).toBeNull();
    expect(is([300, 300, 0], [270, 300, 100])).toBeNull();
    expect(is([300, 300, 0], [100, 300, 900])).toBeNull();
    expect(is([300, 300, 0], [150, 300, 150], [290, 300, 300])).toBeNull();
    expect(is([300, 300, 0], [260, 300, 60], [200, 400, 200])).toBeNull();
  });

  it('from the edge of the screen is left to the app', () => {
    expect(
      gesture([
        [EDGE - 1, 300, 0],
        [200, 300, 100],
      ]),
    ).toEqual({ course: 'else', is: null });
    expect(
      gesture([
        [WIDTH - 3, 300, 0],
        [200, 300, 100],
      ]),
    ).toEqual({ course: 'else', is: null });
  });

  it('in what scrolls sideways is left to it, but a tap there is a tap', () => {
    expect(
      gesture(
        [
          [200, 300, 0],
          [100, 300, 100],
        ],
        true,
      ),
    ).toEqual({ course: 'else', is: null });
    expect(
      gesture(
        [
          [200, 300, 0],
          [200, 300, 100],
        ],
        true,
      ).is,
    ).toBe('tap');
  });

  it('is one thing from the moment on at which it is clear', () => {
    const point = fc.record({
      x: fc.integer({ min: 0, max: WIDTH }),
      y: fc.integer({ min: 0, max: 800 }),
      time: fc.integer({ min: 0, max: 1000 }),
    });
    fc.assert(
      fc.property(point, fc.array(point, { minLength: 1, maxLength: 12 }), (start, moves) => {
        let touch = beginTouch(start, WIDTH, false);
        let clear: string | null = null;
        for (const move of moves) {
          touch = moveTouch(touch, move);
          if (clear !== null) expect(touch.course).toBe(clear);
          if (touch.course !== 'still') clear = touch.course;
        }
        const result = endTouch(touch, moves[moves.length - 1] ?? start);
        if (clear === 'else') expect(result).toBeNull();
        if (clear === 'sideways') expect(result).not.toBe('tap');
      }),
    );
  });
});
