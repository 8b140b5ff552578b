import type { BrushPoint } from './brush-segment.ts';

/** What is asked about rows that follow one another; each is looked at in its middle. */
export interface SpanQuestion {
  from: BrushPoint;
  to: BrushPoint;
  distance: number;
  /** The first row, and how many there are. */
  top: number;
  count: number;
}

/**
 * Writes into `spans` where each row is nearer than `distance` to the segment between two points: its start and its end, one row after
 * another; where none of a row is, the start is infinite. It is one piece, as the segment is convex.
 */
export function findSpans(spans: Float64Array, { from, to, distance, top, count }: SpanQuestion): void {
  const { x: fromX, y: fromY } = from;
  const { x: toX, y: toY } = to;
  const dx = toX - fromX;
  const dy = toY - fromY;
  const length = Math.hypot(dx, dy);
  const sideX = length > 0 ? (distance * dy) / length : 0;
  const sideY = length > 0 ? (distance * dx) / length : 0;
  for (let row = 0; row < count; row += 1) {
    const y = top + row + 0.5;
    let start = Infinity;
    let end = -Infinity;
    const fromHalf = distance * distance - (y - fromY) * (y - fromY);
    if (fromHalf >= 0) {
      const reach = Math.sqrt(fromHalf);
      start = fromX - reach;
      end = fromX + reach;
    }
    const toHalf = distance * distance - (y - toY) * (y - toY);
    if (toHalf >= 0) {
      const reach = Math.sqrt(toHalf);
      start = Math.min(start, toX - reach);
      end = Math.max(end, toX + reach);
    }
    // Between the ends: the two lines beside the segment, as far as they run along it. A level segment has none in its rows.
    const left = (y - fromY + sideY) / dy;
    if (left >= 0 && left <= 1) {
      start = Math.min(start, fromX + sideX + left * dx);
      end = Math.max(end, fromX + sideX + left * dx);
    }
    const right = (y - fromY - sideY) / dy;
    if (right >= 0 && right <= 1) {
      start = Math.min(start, fromX - sideX + right * dx);
      end = Math.max(end, fromX - sideX + right * dx);
    }
    spans[2 * row] = start;
    spans[2 * row + 1] = end;
  }
}
