import type { MarkPoint } from '../../contracts/mark.ts';

/*
 * How marks look, as numbers: what paints them and what finds them under a finger must agree.
 */

/** A pin's radius, in widths of its line. */
export const PIN_RADIUS = 4;
/** Height of text, in widths of a line: what one width is to both kinds of marks. */
export const TEXT_HEIGHT = 8;
/** From one line of text to the next, in its height. */
export const LINE_HEIGHT = 1.25;
/** From the top of a line of text to what its letters stand on, in its height. */
export const BASELINE = 0.95;

const HEAD_LENGTH = 4.5;
const HEAD_HALF = 2;
/** A short arrow is not all head. */
const HEAD_SHARE = 0.6;

/** An arrow's shaft, which ends within the head, and the head's three corners, its tip first. */
export interface ArrowShape {
  shaft: [MarkPoint, MarkPoint];
  head: [MarkPoint, MarkPoint, MarkPoint];
}

/** An arrow from a place to another, image pixels; undefined where it has no length. */
export function toArrowShape(from: MarkPoint, to: MarkPoint, widthPx: number): ArrowShape | undefined {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return undefined;
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const headPx = Math.min(HEAD_LENGTH * widthPx, length * HEAD_SHARE);
  const halfPx = (headPx / HEAD_LENGTH) * HEAD_HALF;
  const neck = { x: to.x - along.x * headPx, y: to.y - along.y * headPx };
  const side = (sign: number): MarkPoint => ({
    x: neck.x - along.y * halfPx * sign,
    y: neck.y + along.x * halfPx * sign,
  });
  return {
    shaft: [from, { x: neck.x + (along.x * headPx) / 4, y: neck.y + (along.y * headPx) / 4 }],
    head: [to, side(1), side(-1)],
  };
}

/** What is written inside or around a colour so that it can be read: black on light, white on dark. */
export function toContrast(colour: string): '#000000' | '#ffffff' {
  const value = Number.parseInt(colour.slice(1), 16);
  const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255];
  return 0.299 * red + 0.587 * green + 0.114 * blue > 150 ? '#000000' : '#ffffff';
}
