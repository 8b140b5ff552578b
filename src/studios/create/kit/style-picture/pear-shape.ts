/** The motif of every style's picture, in a square of 240: a pear, described by its width at every height. */
export const SIDE = 240;
export const MIDDLE = 120;
export const TOP = 64;
export const FOOT = 212;

export interface Point {
  x: number;
  y: number;
}

/** Half its width from the top to the foot, at even steps. */
const HALF_WIDTHS = [0, 14, 20, 23, 25, 28, 32, 38, 45, 51, 55, 58, 58, 55, 48, 34, 0];
const STEP = (FOOT - TOP) / (HALF_WIDTHS.length - 1);

export function halfWidthAt(y: number): number {
  const place = (y - TOP) / STEP;
  const index = Math.floor(place);
  const before = HALF_WIDTHS[index] ?? 0;
  const after = HALF_WIDTHS[index + 1] ?? 0;
  return before + (after - before) * (place - index);
}

export function isInPear({ x, y }: Point): boolean {
  return y > TOP && y < FOOT && Math.abs(x - MIDDLE) < halfWidthAt(y);
}

/** Along the outline, clockwise from the top. */
export function pearPoints(): Point[] {
  const right = HALF_WIDTHS.map((half, index) => ({ x: MIDDLE + half, y: TOP + index * STEP }));
  const left = HALF_WIDTHS.slice(1, -1).map((half, index) => ({
    x: MIDDLE - half,
    y: TOP + (index + 1) * STEP,
  }));
  return [...right, ...left.reverse()];
}

/** A closed curve along points. */
export function curveThrough(points: readonly Point[]): Path2D {
  const path = new Path2D();
  const middle = (one: Point, other: Point) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
  points.forEach((point, index) => {
    const next = points[(index + 1) % points.length] ?? point;
    const end = middle(point, next);
    if (index === 0) {
      const start = middle(points.at(-1) ?? point, point);
      path.moveTo(start.x, start.y);
    }
    path.quadraticCurveTo(point.x, point.y, end.x, end.y);
  });
  path.closePath();
  return path;
}

/** `shake` moves every point of the outline about, as a hand does. */
export function pearPath(shake: (point: Point) => Point = (point) => point): Path2D {
  return curveThrough(pearPoints().map(shake));
}

export const stemPath = (): Path2D => new Path2D('M120 72C117 58 122 47 131 38');
export const leafPath = (): Path2D => new Path2D('M127 52C136 34 158 32 173 44C160 58 140 60 127 52Z');
export const veinPath = (): Path2D => new Path2D('M128 52C142 47 157 44 170 44');
