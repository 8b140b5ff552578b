import type { Mask, PixelRect } from '../../contracts/mask.ts';
import { clipRect } from './mask.ts';

/** A point of a stroke, image pixels. */
export interface BrushPoint {
  x: number;
  y: number;
  radius: number;
}

/** A piece of a stroke between two points that follow one another; a dot where they are the same. */
export interface BrushSegment {
  from: BrushPoint;
  to: BrushPoint;
  /** 0 to 1: the share of the radius that is covered wholly; the rest fades to nothing. */
  hardness: number;
  /** Takes away instead of adding. */
  erase: boolean;
}

/** Even a hard edge is smooth over one pixel. */
const EDGE_PX = 0.5;

/**
 * Paints a segment into the mask and answers with the rectangle it may have changed. A pixel becomes what the segment covers of
 * it if that is more than it was (when erasing: less), so passing twice over one place is passing once. Cost: the pixels of the
 * segment's edge that are not painted wholly yet; what is covered wholly is filled row by row.
 */
export function paintSegment(mask: Mask, segment: BrushSegment): PixelRect {
  const rect = clipRect(findReach(segment), mask);
  const { width, data } = mask;
  const { from, to, hardness, erase } = segment;
  const full = erase ? 0 : 255;
  const cover = createCover(segment);
  const outer = Math.max(from.radius, to.radius) + EDGE_PX;
  const inner = findInner(Math.min(from.radius, to.radius), hardness);
  const right = rect.x + rect.width;

  function paintEdge(row: number, y: number, start: number, end: number): void {
    for (let x = start; x < end; x += 1) {
      const there = data[row + x] as number;
      if (there === full) continue;
      const value = erase ? 255 - cover(x + 0.5, y + 0.5) : cover(x + 0.5, y + 0.5);
      if (erase ? value < there : value > there) data[row + x] = value;
    }
  }

  for (let y = rect.y; y < rect.y + rect.height; y += 1) {
    const row = y * width;
    const reach = findSpan(segment, y + 0.5, outer);
    if (!reach) continue;
    const start = Math.max(rect.x, Math.floor(reach.start - 0.5));
    const end = Math.min(right, Math.ceil(reach.end + 0.5));
    const whole = inner > 0 ? findSpan(segment, y + 0.5, inner) : undefined;
    const fillStart = whole ? Math.min(Math.max(start, Math.ceil(whole.start - 0.5)), end) : end;
    const fillEnd = whole ? Math.max(fillStart, Math.min(end, Math.floor(whole.end - 0.5) + 1)) : end;
    paintEdge(row, y, start, fillStart);
    data.fill(full, row + fillStart, row + fillEnd);
    paintEdge(row, y, fillEnd, end);
  }
  return rect;
}

/** Up to here all is covered wholly; 0 or less: nothing is. */
function findInner(radius: number, hardness: number): number {
  return Math.min(radius * hardness, radius - EDGE_PX);
}

/** Where a row's middle is nearer than `distance` to the segment; undefined: nowhere. It is one piece, as the segment is convex. */
function findSpan(
  { from, to }: BrushSegment,
  y: number,
  distance: number,
): { start: number; end: number } | undefined {
  let start = Infinity;
  let end = -Infinity;
  for (const { x, y: middle } of [from, to]) {
    const half = distance * distance - (y - middle) * (y - middle);
    if (half < 0) continue;
    start = Math.min(start, x - Math.sqrt(half));
    end = Math.max(end, x + Math.sqrt(half));
  }
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy);
  // Between the ends: the two lines beside the segment, as far as they run along it.
  for (const side of length > 0 ? [-1, 1] : []) {
    const fromX = from.x - (side * distance * dy) / length;
    const fromY = from.y + (side * distance * dx) / length;
    const along = dy === 0 ? -1 : (y - fromY) / dy;
    if (along < 0 || along > 1) continue;
    start = Math.min(start, fromX + along * dx);
    end = Math.max(end, fromX + along * dx);
  }
  return start <= end ? { start, end } : undefined;
}

function findReach({ from, to }: BrushSegment): PixelRect {
  const x = Math.floor(Math.min(from.x - from.radius, to.x - to.radius) - EDGE_PX);
  const y = Math.floor(Math.min(from.y - from.radius, to.y - to.radius) - EDGE_PX);
  const right = Math.ceil(Math.max(from.x + from.radius, to.x + to.radius) + EDGE_PX);
  const bottom = Math.ceil(Math.max(from.y + from.radius, to.y + to.radius) + EDGE_PX);
  return { x, y, width: right - x, height: bottom - y };
}

/** What the segment covers of the pixel whose middle is given, 0 to 255. */
function createCover({ from, to, hardness }: BrushSegment): (x: number, y: number) => number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const lengthSquared = dx * dx + dy * dy;
  const growth = to.radius - from.radius;
  return (x, y) => {
    const px = x - from.x;
    const py = y - from.y;
    const along = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / lengthSquared));
    const ox = px - along * dx;
    const oy = py - along * dy;
    const radius = from.radius + along * growth;
    const outer = radius + EDGE_PX;
    const distanceSquared = ox * ox + oy * oy;
    if (distanceSquared >= outer * outer) return 0;
    const inner = findInner(radius, hardness);
    if (inner > 0 && distanceSquared <= inner * inner) return 255;
    const share = (outer - Math.sqrt(distanceSquared)) / (outer - inner);
    return Math.round(255 * fade(Math.min(1, share), hardness));
  };
}

/** A hard edge falls evenly, as coverage does; a soft one eases in and out. */
const fade = (share: number, hardness: number): number =>
  hardness >= 1 ? share : share * share * (3 - 2 * share);
