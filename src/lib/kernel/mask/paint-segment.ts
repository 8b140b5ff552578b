import type { Mask, PixelRect } from '../../contracts/mask.ts';
import { EDGE_PX } from './brush-segment.ts';
import type { BrushSegment } from './brush-segment.ts';
import { clipRect, uniteRects } from './mask.ts';
import { BOUNDS_A_ROW, paintEdges } from './paint-edges.ts';
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
  const reaches = segments.map((segment) => clipRect(findReach(segment), mask));
  makeRoom(reaches);
  let room = 0;
  const edges = segments.map((segment, at) => {
    const reach = reaches[at] as PixelRect;
    const rows = { top: reach.y, count: reach.height, bounds: edgeBounds, at: room };
    room += BOUNDS_A_ROW * reach.height;
    fillWhole(mask, { segment, reach, rows });
    return rows;
  });
  segments.forEach((segment, at) => paintEdges(mask, segment, edges[at] as EdgeRows));
  return reaches.reduce(uniteRects, NOTHING);
}

const NOTHING: PixelRect = { x: 0, y: 0, width: 0, height: 0 };

/** Rooms for the rows of segments, kept: a stroke has hundreds of segments, and what each would leave behind has to be collected. */
let outerSpans = new Float64Array(0);
let innerSpans = new Float64Array(0);
let edgeBounds = new Int32Array(0);

function makeRoom(reaches: readonly PixelRect[]): void {
  let rows = 0;
  let most = 0;
  for (const { height } of reaches) {
    rows += height;
    most = Math.max(most, height);
  }
  if (edgeBounds.length < BOUNDS_A_ROW * rows) edgeBounds = new Int32Array(BOUNDS_A_ROW * rows);
  if (outerSpans.length >= 2 * most) return;
  outerSpans = new Float64Array(2 * most);
  innerSpans = new Float64Array(2 * most);
}

/** Paints what a segment covers wholly, and writes down what is left of its rows. */
function fillWhole(
  mask: Mask,
  { segment, reach, rows }: { segment: BrushSegment; reach: PixelRect; rows: EdgeRows },
): void {
  const { width, data } = mask;
  const right = reach.x + reach.width;
  findRowSpans(segment, reach);
  const full = segment.erase ? 0 : 255;
  const { bounds } = rows;
  for (let row = 0; row < reach.height; row += 1) {
    const start = Math.max(reach.x, Math.floor((outerSpans[2 * row] as number) - 0.5));
    const end = Math.min(right, Math.ceil((outerSpans[2 * row + 1] as number) + 0.5));
    const first = Math.ceil((innerSpans[2 * row] as number) - 0.5);
    const last = Math.floor((innerSpans[2 * row + 1] as number) - 0.5);
    const isReached = start < end;
    const fillStart = isReached ? Math.min(Math.max(start, first), end) : 0;
    const fillEnd = isReached ? Math.max(fillStart, Math.min(end, last + 1)) : 0;
    const line = (reach.y + row) * width;
    if (fillStart < fillEnd) data.fill(full, line + fillStart, line + fillEnd);
    const at = rows.at + BOUNDS_A_ROW * row;
    bounds[at] = isReached ? start : 0;
    bounds[at + 1] = fillStart;
    bounds[at + 2] = fillEnd;
    bounds[at + 3] = isReached ? end : 0;
  }
}

/** What a segment reaches of its rows, and what of them it covers wholly. */
function findRowSpans({ from, to, hardness }: BrushSegment, { y: top, height: count }: PixelRect): void {
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
