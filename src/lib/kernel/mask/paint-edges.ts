import type { Mask } from '../../contracts/mask.ts';
import { EDGE_PX } from './brush-segment.ts';
import type { BrushSegment } from './brush-segment.ts';

/** The rows of a segment: of each the pixels left of what is covered wholly, and those right of it. */
export interface EdgeRows {
  top: number;
  count: number;
  /** Start and end on the left, start and end on the right; ends are not painted. Other segments' rows may stand in it, too. */
  bounds: Int32Array;
  /** Where this segment's rows begin in it. */
  at: number;
}

/** Entries of `EdgeRows.bounds` that one row has. */
export const BOUNDS_A_ROW = 4;

/**
 * Paints the pixels of a segment's edge. One loop without a call for each pixel: it is what a stroke costs. Most of a segment lies
 * where the one before it has painted, and what cannot become more there is seen by its squared distance: only what can is worth a
 * root and a division.
 */
export function paintEdges(mask: Mask, segment: BrushSegment, rows: EdgeRows): void {
  const { width, data } = mask;
  const { from, to, hardness, erase } = segment;
  const { x: fromX, y: fromY, radius: fromRadius } = from;
  const dx = to.x - fromX;
  const dy = to.y - fromY;
  const lengthSquared = dx * dx + dy * dy;
  const [alongX, alongY] = lengthSquared > 0 ? [dx / lengthSquared, dy / lengthSquared] : [0, 0];
  const growth = to.radius - fromRadius;
  const isHard = hardness >= 1;
  const shares = isHard ? HARD_SHARES : SOFT_SHARES;
  // Erasing is painting what was kept.
  const flip = erase ? 255 : 0;

  const { bounds, at } = rows;
  const pieces = 2 * rows.count;
  for (let piece = 0; piece < pieces; piece += 1) {
    const y = rows.top + (piece >> 1);
    const py = y + 0.5 - fromY;
    const row = y * width;
    const end = bounds[at + 2 * piece + 1] as number;
    for (let x = bounds[at + 2 * piece] as number; x < end; x += 1) {
      const there = (data[row + x] as number) ^ flip;
      if (there === 255) continue;
      const px = x + 0.5 - fromX;
      const projected = px * alongX + py * alongY;
      const along = projected <= 0 ? 0 : projected >= 1 ? 1 : projected;
      const ox = px - along * dx;
      const oy = py - along * dy;
      const radius = fromRadius + along * growth;
      const outer = radius + EDGE_PX;
      const band = EDGE_PX + Math.max(radius - radius * hardness, EDGE_PX);
      const distanceSquared = ox * ox + oy * oy;
      const farthest = outer - (shares[there] as number) * band;
      if (distanceSquared > farthest * farthest) continue;
      const share = Math.min(1, (outer - Math.sqrt(distanceSquared)) / band);
      const value = Math.round(255 * (isHard ? share : share * share * (3 - 2 * share)));
      if (value > there) data[row + x] = value ^ flip;
    }
  }
}

/** The share of the edge it takes at least to be more than a value; a little less, as rounding must not cost a pixel. */
function toShares(toShare: (cover: number) => number): Float64Array {
  return Float64Array.from({ length: 256 }, (_, there) => toShare(Math.min(1, (there + 0.5) / 255)) - 1e-6);
}

/** A hard edge falls evenly, as coverage does. */
const HARD_SHARES = toShares((cover) => cover);
/** A soft one eases in and out, by `share² (3 - 2 share)`, whose inverse this is. */
const SOFT_SHARES = toShares((cover) => 0.5 - Math.sin(Math.asin(1 - 2 * cover) / 3));
