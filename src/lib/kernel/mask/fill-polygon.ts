import type { Mask, PixelRect } from '../../contracts/mask.ts';
import type { Size } from '../../contracts/size.ts';
import { clipRect, createMask } from './mask.ts';

/** In image pixels; 0,0 is the picture's corner, 0.5,0.5 the middle of its first pixel. */
export interface Point {
  x: number;
  y: number;
}

/** What a shape covers of each pixel, 0 to 255, in the rectangle around it; empty where it covers nothing. */
export interface ShapeCover {
  rect: PixelRect;
  /** Row by row of the rectangle. */
  data: Uint8Array;
}

/**
 * A closed shape, each pixel by the exact share that the shape covers of it. Parts that are wound twice count once; fewer than
 * three points cover nothing. Cost: the shape's bounds, not the picture.
 */
export function coverPolygon(size: Size, points: readonly Point[]): ShapeCover {
  const bounds = points.length < 3 ? NOTHING : clipRect(findBounds(points), size);
  if (bounds.width === 0 || bounds.height === 0) return { rect: NOTHING, data: new Uint8Array(0) };
  const area = createAreaGrid(bounds);
  points.forEach((point, at) => {
    const next = points[(at + 1) % points.length] ?? point;
    area.addEdge(point, next);
  });
  return { rect: bounds, data: area.toCover() };
}

/** The same as a mask of its own. */
export function fillPolygon(size: Size, points: readonly Point[]): Mask {
  const mask = createMask(size);
  const { rect, data } = coverPolygon(size, points);
  for (let row = 0; row < rect.height; row += 1) {
    const start = row * rect.width;
    mask.data.set(data.subarray(start, start + rect.width), (rect.y + row) * size.width + rect.x);
  }
  return mask;
}

const NOTHING: PixelRect = { x: 0, y: 0, width: 0, height: 0 };

function findBounds(points: readonly Point[]): PixelRect {
  const { left, top, right, bottom } = findExtent(points);
  const [x, y] = [Math.floor(left), Math.floor(top)];
  return { x, y, width: Math.ceil(right) - x, height: Math.ceil(bottom) - y };
}

/** Where points lie outermost; of none, sides are infinite and the wrong way round. */
export function findExtent(points: readonly Point[]) {
  const extent = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  // A long way of the hand has more points than a call may have arguments.
  for (const { x, y } of points) {
    extent.left = Math.min(extent.left, x);
    extent.top = Math.min(extent.top, y);
    extent.right = Math.max(extent.right, x);
    extent.bottom = Math.max(extent.bottom, y);
  }
  return extent;
}

/**
 * Sums, for each pixel, how the signed area to its right changes there; the running sum along a row is the winding, and so the
 * coverage. An edge that lies left of the bounds counts from their first column; one right of them changes nothing in them.
 */
function createAreaGrid(bounds: PixelRect) {
  // One column more: an edge on the right border writes beside the last pixel.
  const stride = bounds.width + 2;
  const grid = new Float32Array(stride * bounds.height);

  function add(row: number, column: number, value: number): void {
    grid[row * stride + column] = (grid[row * stride + column] ?? 0) + value;
  }

  /** A piece of an edge within one row; x relative to the bounds, `dy` signed height of the piece. */
  function addPiece(row: number, { x0, x1, dy }: { x0: number; x1: number; dy: number }): void {
    const left = Math.min(x0, x1);
    const right = Math.max(x0, x1);
    if (left >= bounds.width) return;
    if (right <= 0) return add(row, 0, dy);
    const from = Math.max(0, Math.floor(left));
    const to = Math.min(bounds.width, Math.ceil(right));
    let before = 0;
    for (let column = from; column < Math.max(to, from + 1); column += 1) {
      const covered = dy * coverOf(column, left, right);
      add(row, column, covered - before);
      before = covered;
    }
    add(row, Math.max(to, from + 1), dy - before);
  }

  function addEdge(a: Point, b: Point): void {
    if (a.y === b.y) return;
    const direction = a.y < b.y ? 1 : -1;
    const [top, bottom] = a.y < b.y ? [a, b] : [b, a];
    const slope = (bottom.x - top.x) / (bottom.y - top.y);
    const first = Math.max(top.y, bounds.y);
    const last = Math.min(bottom.y, bounds.y + bounds.height);
    for (let y = first; y < last;) {
      const next = Math.min(Math.floor(y) + 1, last);
      addPiece(Math.floor(y) - bounds.y, {
        x0: top.x + (y - top.y) * slope - bounds.x,
        x1: top.x + (next - top.y) * slope - bounds.x,
        dy: direction * (next - y),
      });
      y = next;
    }
  }

  function toCover(): Uint8Array {
    const data = new Uint8Array(bounds.width * bounds.height);
    for (let row = 0; row < bounds.height; row += 1) {
      let winding = 0;
      const start = row * bounds.width;
      for (let column = 0; column < bounds.width; column += 1) {
        winding += grid[row * stride + column] ?? 0;
        data[start + column] = Math.round(255 * Math.min(1, Math.abs(winding)));
      }
    }
    return data;
  }

  return { addEdge, toCover };
}

/** Mean share of the pixel `column` that lies right of an edge which runs evenly from `left` to `right` over the row. */
function coverOf(column: number, left: number, right: number): number {
  const toArea = (x: number): number => (x <= column ? 1 : x >= column + 1 ? 0 : column + 1 - x);
  if (right - left < 1e-9) return toArea(left);
  // The integral of a piecewise linear function: 1 before the pixel, falling to 0 within it.
  const integral = (x: number): number => {
    if (x <= column) return x - column;
    const inside = Math.min(x, column + 1) - column;
    return inside - (inside * inside) / 2;
  };
  return (integral(right) - integral(left)) / (right - left);
}

/** A rectangle's corners; the order of its sides does not matter. */
export function toRectPoints({ x, y, width, height }: PixelRect): Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

/** An ellipse in a rectangle, by so many points that it is off by less than a tenth of a pixel. */
export function toEllipsePoints({ x, y, width, height }: PixelRect): Point[] {
  const radius = Math.max(Math.abs(width), Math.abs(height)) / 2;
  const count = Math.max(16, Math.ceil(Math.PI / Math.acos(Math.max(0, 1 - 0.1 / Math.max(radius, 0.2)))));
  return Array.from({ length: count }, (_, at) => {
    const angle = (2 * Math.PI * at) / count;
    return {
      x: x + (width / 2) * (1 + Math.cos(angle)),
      y: y + (height / 2) * (1 + Math.sin(angle)),
    };
  });
}
