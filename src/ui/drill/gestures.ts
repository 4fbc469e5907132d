/** Where a finger or a pen is, in pixels of the window, and when, in milliseconds of any one clock. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly time: number;
}

/** What a finger did: a short touch, or a quick stroke to one side. */
export type Gesture = 'tap' | 'left' | 'right';

/** A touch that is not over yet: `still` at one place, `sideways` clearly so, or anything `else`, which is no gesture. */
export interface TouchCourse {
  readonly start: Point;
  readonly course: 'still' | 'sideways' | 'else';
  /** Whether it began at the edge of the screen or in something that scrolls sideways: then it is no stroke. */
  readonly isElsewhere: boolean;
}

/** Pixels at both edges of the screen that belong to the app, as many as a phone leaves beside the text: its sidebars open there. */
export const EDGE = 16;

/** A finger that stays within so many pixels stands still. */
const SLACK = 10;

/** Milliseconds: who presses longer selects. */
const LONG_PRESS = 400;

/** Pixels that a stroke is long at least, and milliseconds that it may take. */
const STROKE = 56;
const STROKE_TIME = 600;

/** A stroke goes so many times further sideways than up or down. */
const STEEPNESS = 2;

/**
 * Begins to follow a touch.
 * @param width of the screen, in pixels
 * @param isTaken whether what was touched scrolls sideways by itself
 */
export const beginTouch = (start: Point, width: number, isTaken: boolean): TouchCourse => ({
  start,
  course: 'still',
  isElsewhere: isTaken || start.x < EDGE || start.x > width - EDGE,
});

/** Takes in where the finger is now. What was once found out about its course stays so. */
export function moveTouch(touch: TouchCourse, point: Point): TouchCourse {
  if (touch.course !== 'still') return touch;
  const [across, along] = [Math.abs(point.x - touch.start.x), Math.abs(point.y - touch.start.y)];
  if (across < SLACK && along < SLACK) return touch;
  const isSideways = !touch.isElsewhere && across >= STEEPNESS * along;
  return { ...touch, course: isSideways ? 'sideways' : 'else' };
}

/** What a touch was that ends at a point; null where it was nothing. */
export function endTouch(touch: TouchCourse, point: Point): Gesture | null {
  const { start, course } = moveTouch(touch, point);
  const time = point.time - start.time;
  if (course === 'still') return time < LONG_PRESS ? 'tap' : null;
  if (course === 'else' || time > STROKE_TIME) return null;
  const across = point.x - start.x;
  if (Math.abs(across) < STROKE || Math.abs(across) < STEEPNESS * Math.abs(point.y - start.y)) return null;
  return across < 0 ? 'left' : 'right';
}
