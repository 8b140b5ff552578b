import type { Insets } from '../../../../../lib/editor/viewport/viewport.ts';
import type { Size } from '../../../../../lib/contracts/size.ts';
import { MOST_SIDE_PX } from '../../../../../lib/kernel/edits/typed-size.ts';
import type { CropHandle } from '../crop-frame.ts';

/** New canvas on each side, image pixels. */
export interface Edges {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export const NO_EDGES: Edges = { top: 0, right: 0, bottom: 0, left: 0 };

/** What edges keep to; `ratio` is width over height of the whole, undefined: free. */
export interface ExtendLimits {
  size: Size;
  ratio: number | undefined;
}

/** What every browser draws, all in all. */
const MOST_PIXELS = 62_500_000;

/** The picture with its new canvas. */
export function toTotal({ width, height }: Size, { top, right, bottom, left }: Edges): Size {
  return { width: width + left + right, height: height + top + bottom };
}

/** Pulls a handle; what is pulled inwards beyond the picture stays at its edge. */
export function pullEdges(
  from: Edges,
  { handle, dx, dy }: { handle: CropHandle; dx: number; dy: number },
  limits: ExtendLimits,
): Edges {
  const pulled = {
    left: from.left - (handle.x === -1 ? dx : 0),
    right: from.right + (handle.x === 1 ? dx : 0),
    top: from.top - (handle.y === -1 ? dy : 0),
    bottom: from.bottom + (handle.y === 1 ? dy : 0),
  };
  const isFree = limits.ratio === undefined;
  const edges = toWhole(pulled, limits.size);
  return isFree ? edges : followRatio(edges, { handle, from }, limits);
}

/** Width or height of the whole: what comes to it is shared by both sides. */
export function typeTotal(from: Edges, wish: Partial<Size>, { size, ratio }: ExtendLimits): Edges {
  const before = toTotal(size, from);
  let { width = before.width, height = before.height } = wish;
  if (ratio !== undefined && wish.width !== undefined) height = width / ratio;
  else if (ratio !== undefined) width = height * ratio;
  return shapeTotal(from, { width, height }, { size, ratio });
}

/** One side; the others stay. */
export function typeEdge(from: Edges, side: keyof Edges, px: number, size: Size): Edges {
  return toWhole({ ...from, [side]: px }, size);
}

/** The smallest whole of a ratio around the picture, which lies in its middle. */
export function fitRatio({ size, ratio }: ExtendLimits): Edges {
  if (ratio === undefined) return NO_EDGES;
  const width = Math.max(size.width, size.height * ratio);
  return shapeTotal(NO_EDGES, { width, height: width / ratio }, { size, ratio });
}

/** The side that was not pulled follows: evenly for an edge, on the pulled corner's side for a corner. */
function followRatio(
  edges: Edges,
  { handle, from }: { handle: CropHandle; from: Edges },
  { size, ratio = 1 }: ExtendLimits,
): Edges {
  const total = toTotal(size, edges);
  const before = toTotal(size, from);
  const leadsByWidth =
    handle.y === 0 ||
    (handle.x !== 0 && total.width - before.width >= (total.height - before.height) * ratio);
  const width = leadsByWidth ? total.width : total.height * ratio;
  const fitted = fitTotal({ width, height: width / ratio }, { size, ratio });
  const across = share(size.width, fitted.width, { start: edges.left, end: edges.right, side: handle.x });
  const down = share(size.height, fitted.height, { start: edges.top, end: edges.bottom, side: handle.y });
  return toWhole({ left: across[0], right: across[1], top: down[0], bottom: down[1] }, size);
}

function shapeTotal(from: Edges, wish: Size, limits: ExtendLimits): Edges {
  const { size } = limits;
  const total = fitTotal(wish, limits);
  const across = share(size.width, total.width, { start: from.left, end: from.right, side: 0 });
  const down = share(size.height, total.height, { start: from.top, end: from.bottom, side: 0 });
  return toWhole({ left: across[0], right: across[1], top: down[0], bottom: down[1] }, size);
}

/** At least the picture, at most what can be drawn; with a ratio, of its shape. */
function fitTotal({ width, height }: Size, { size, ratio }: ExtendLimits): Size {
  const most = toMost(size);
  if (ratio === undefined)
    return {
      width: Math.min(Math.max(width, size.width), most.width),
      height: Math.min(Math.max(height, size.height), most.height),
    };
  const least = Math.max(size.width, size.height * ratio);
  const largest = Math.min(most.width, most.height * ratio, Math.sqrt(MOST_PIXELS * ratio));
  const fitted = Math.max(least, Math.min(width, Math.max(largest, least)));
  return { width: fitted, height: fitted / ratio };
}

/** How a side's new pixels are shared; `side` -1: all changes at the start, 1: at the end, 0: at both alike. */
function share(
  length: number,
  total: number,
  { start, end, side }: { start: number; end: number; side: -1 | 0 | 1 },
): [start: number, end: number] {
  const added = Math.max(0, Math.round(total) - length);
  if (side === -1) return [Math.max(0, added - end), Math.min(end, added)];
  if (side === 1) return [Math.min(start, added), Math.max(0, added - start)];
  const change = added - start - end;
  const first = Math.min(Math.max(0, start + Math.floor(change / 2)), added);
  return [first, added - first];
}

/** A picture that is larger already keeps its sides. */
function toMost({ width, height }: Size): Size {
  return { width: Math.max(MOST_SIDE_PX, width), height: Math.max(MOST_SIDE_PX, height) };
}

/** Whole pixels, none inwards, and no more than can be drawn. */
function toWhole({ top, right, bottom, left }: Edges, size: Size): Edges {
  const most = toMost(size);
  const across = clampPair(left, right, most.width - size.width);
  const room = Math.max(size.height, Math.floor(MOST_PIXELS / (size.width + across[0] + across[1])));
  const down = clampPair(top, bottom, Math.min(most.height, room) - size.height);
  return { top: down[0], right: across[1], bottom: down[1], left: across[0] };
}

function clampPair(start: number, end: number, most: number): [number, number] {
  const a = Math.min(Math.max(0, Math.round(start)), most);
  return [a, Math.min(Math.max(0, Math.round(end)), most - a)];
}

/** Of the free room's shorter side: handles are pulled into it. */
const AIR_SHARE = 0.09;

/** Insets with which a fitted picture leaves room for its new canvas, and for more of it; all in CSS pixels. */
export function leaveRoomToExtend(
  insets: Insets,
  { frame, size, edges }: { frame: Size; size: Size; edges: Edges },
): Insets {
  const free = {
    width: Math.max(1, frame.width - insets.left - insets.right),
    height: Math.max(1, frame.height - insets.top - insets.bottom),
  };
  const air = AIR_SHARE * Math.min(free.width, free.height);
  const total = toTotal(size, edges);
  const scale = Math.min((free.width - 2 * air) / total.width, (free.height - 2 * air) / total.height);
  const left = insets.left + (free.width - total.width * scale) / 2 + edges.left * scale;
  const top = insets.top + (free.height - total.height * scale) / 2 + edges.top * scale;
  return {
    left,
    top,
    right: frame.width - left - size.width * scale,
    bottom: frame.height - top - size.height * scale,
  };
}
