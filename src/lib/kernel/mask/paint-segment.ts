import type { Mask, PixelRect } from '../../contracts/mask.ts';
import { EDGE_PX } from './brush-segment.ts';
import type { BrushSegment } from './brush-segment.ts';
import { clipRect, uniteRects } from './mask.ts';
import { paintEdges } from './paint-edges.ts';
import type { EdgeRows } from './paint-edges.ts';
import { findSpans } from './segment-spans.ts';

/**
 * Paints a segment into the mask and answers with the rectangle it may have changed. A pixel becomes what the segment covers of
 * it if that is more than it was (when erasing: less), so passing twice over one place is passing once. Cost: the pixels of the
 * segment's edge that are not painted wholly yet; what is covered wholly is filled row by row.
 */
export function paintSegment(mask: Mask, segment: BrushSegment): PixelRect {
  return paintSegments(mask, [segment]);
}

/**
 * Paints segments that all add, or all take away, to the same bytes as one after the other; the order does not matter, as the most
 * wins. What they cover wholly comes first: most of a segment's edge lies in what the next one covers, and costs nothing then.
 */
export function paintSegments(mask: Mask, segments: readonly BrushSegment[]): PixelRect {
  const edges = segments.map((segment) => fillWhole(mask, segment));
  segments.forEach((segment, at) => paintEdges(mask, segment, edges[at] as EdgeRows));
  return segments.reduce((rect, segment) => uniteRects(rect, clipRect(findReach(segment), mask)), NOTHING);
}

const NOTHING: PixelRect = { x: 0, y: 0, width: 0, height: 0 };

/** Rooms for the spans of a segment's rows: a stroke has hundreds of segments. */
let outerSpans = new Float64Array(0);
let innerSpans = new Float64Array(0);

/** Paints what a segment covers wholly; answers with what is left of its rows. */
function fillWhole(mask: Mask, segment: BrushSegment): EdgeRows {
  const { width, data } = mask;
  const rect = clipRect(findReach(segment), mask);
  const right = rect.x + rect.width;
  findRowSpans(segment, rect);
  const full = segment.erase ? 0 : 255;
  const bounds = new Int32Array(4 * rect.height);
  for (let row = 0; row < rect.height; row += 1) {
    const start = Math.max(rect.x, Math.floor((outerSpans[2 * row] as number) - 0.5));
    const end = Math.min(right, Math.ceil((outerSpans[2 * row + 1] as number) + 0.5));
    if (start >= end) continue;
    const first = Math.ceil((innerSpans[2 * row] as number) - 0.5);
    const last = Math.floor((innerSpans[2 * row + 1] as number) - 0.5);
    const fillStart = Math.min(Math.max(start, first), end);
    const fillEnd = Math.max(fillStart, Math.min(end, last + 1));
    const at = (rect.y + row) * width;
    data.fill(full, at + fillStart, at + fillEnd);
    bounds[4 * row] = start;
    bounds[4 * row + 1] = fillStart;
    bounds[4 * row + 2] = fillEnd;
    bounds[4 * row + 3] = end;
  }
  return { top: rect.y, bounds };
}

/** What a segment reaches of its rows, and what of them it covers wholly. */
function findRowSpans({ from, to, hardness }: BrushSegment, { y: top, height: count }: PixelRect): void {
  if (outerSpans.length < 2 * count) {
    outerSpans = new Float64Array(2 * count);
    innerSpans = new Float64Array(2 * count);
  }
  const least = Math.min(from.radius, to.radius);
  const inner = Math.min(least * hardness, least - EDGE_PX);
  findSpans(outerSpans, { from, to, distance: Math.max(from.radius, to.radius) + EDGE_PX, top, count });
  if (inner > 0) findSpans(innerSpans, { from, to, distance: inner, top, count });
  else innerSpans.fill(Infinity);
}

function findReach({ from, to }: BrushSegment): PixelRect {
  const x = Math.floor(Math.min(from.x - from.radius, to.x - to.radius) - EDGE_PX);
  const y = Math.floor(Math.min(from.y - from.radius, to.y - to.radius) - EDGE_PX);
  const right = Math.ceil(Math.max(from.x + from.radius, to.x + to.radius) + EDGE_PX);
  const bottom = Math.ceil(Math.max(from.y + from.radius, to.y + to.radius) + EDGE_PX);
  return { x, y, width: right - x, height: bottom - y };
}
