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
 * it if that is more than it was (when erasing: less), so passing twice over one place is passing once. Cost: the pixels under
 * the segment that are not painted wholly yet.
 */
export function paintSegment(mask: Mask, segment: BrushSegment): PixelRect {
  const rect = clipRect(findReach(segment), mask);
  const { width, data } = mask;
  const { erase } = segment;
  const full = erase ? 0 : 255;
  const cover = createCover(segment);
  for (let y = rect.y; y < rect.y + rect.height; y += 1) {
    const row = y * width;
    for (let x = rect.x; x < rect.x + rect.width; x += 1) {
      const there = data[row + x] as number;
      if (there === full) continue;
      const value = erase ? 255 - cover(x + 0.5, y + 0.5) : cover(x + 0.5, y + 0.5);
      if (erase ? value < there : value > there) data[row + x] = value;
    }
  }
  return rect;
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
    const inner = Math.min(radius * hardness, radius - EDGE_PX);
    if (inner > 0 && distanceSquared <= inner * inner) return 255;
    const share = (outer - Math.sqrt(distanceSquared)) / (outer - inner);
    return Math.round(255 * fade(Math.min(1, share), hardness));
  };
}

/** A hard edge falls evenly, as coverage does; a soft one eases in and out. */
const fade = (share: number, hardness: number): number =>
  hardness >= 1 ? share : share * share * (3 - 2 * share);
