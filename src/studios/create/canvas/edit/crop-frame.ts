import type { PixelRect } from '../../../../lib/contracts/mask.ts';
import type { Size } from '../../../../lib/contracts/size.ts';

/** Where a handle sits: -1 left or top, 1 right or bottom, 0 in the middle. */
export interface CropHandle {
  id: 'n' | 's' | 'w' | 'e' | 'nw' | 'ne' | 'sw' | 'se';
  x: -1 | 0 | 1;
  y: -1 | 0 | 1;
}

export const CROP_HANDLES: readonly CropHandle[] = [
  { id: 'nw', x: -1, y: -1 },
  { id: 'n', x: 0, y: -1 },
  { id: 'ne', x: 1, y: -1 },
  { id: 'e', x: 1, y: 0 },
  { id: 'se', x: 1, y: 1 },
  { id: 's', x: 0, y: 1 },
  { id: 'sw', x: -1, y: 1 },
  { id: 'w', x: -1, y: 0 },
];

/** What a frame keeps to; `ratio` is width over height, undefined: free. */
export interface CropLimits {
  bounds: Size;
  ratio: number | undefined;
}

const clamp = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, Math.max(least, most)));

/** The largest frame there is, in the middle. */
export function fitFrame({ bounds, ratio }: CropLimits): PixelRect {
  const width = ratio === undefined ? bounds.width : Math.min(bounds.width, bounds.height * ratio);
  const height = ratio === undefined ? bounds.height : width / ratio;
  return toWhole({ x: (bounds.width - width) / 2, y: (bounds.height - height) / 2, width, height }, bounds);
}

export function moveFrame(frame: PixelRect, by: { dx: number; dy: number }, bounds: Size): PixelRect {
  return toWhole({ ...frame, x: frame.x + by.dx, y: frame.y + by.dy }, bounds);
}

/** Pulls a handle; the side or corner across from it stays, and with a ratio the middle of a side does. */
export function pullHandle(
  frame: PixelRect,
  pull: { handle: CropHandle; dx: number; dy: number },
  limits: CropLimits,
): PixelRect {
  const { handle, dx, dy } = pull;
  const wanted = { width: frame.width + handle.x * dx, height: frame.height + handle.y * dy };
  return sizeFrame(frame, { size: wanted, handle }, limits);
}

/** A size that was typed: the upper left corner stays where there is room. */
export function typeSize(frame: PixelRect, size: Partial<Size>, { bounds, ratio }: CropLimits): PixelRect {
  let { width = frame.width, height = frame.height } = size;
  if (ratio !== undefined && size.width === undefined) width = height * ratio;
  else if (ratio !== undefined) height = width / ratio;
  const shrink = Math.min(1, bounds.width / width, bounds.height / height);
  const isShaped = ratio !== undefined;
  const next = {
    ...frame,
    width: isShaped ? width * shrink : Math.min(width, bounds.width),
    height: isShaped ? height * shrink : Math.min(height, bounds.height),
  };
  return toWhole(next, bounds);
}

/** The same part of a picture whose room has changed. */
export function scaleFrame(frame: PixelRect, from: Size, { bounds, ratio }: CropLimits): PixelRect {
  const scale = Math.min(bounds.width / from.width, bounds.height / from.height);
  const [width, height] = [frame.width * scale, frame.height * scale];
  const x = ((frame.x + frame.width / 2) / from.width) * bounds.width - width / 2;
  const y = ((frame.y + frame.height / 2) / from.height) * bounds.height - height / 2;
  const scaled = toWhole({ x, y, width, height }, bounds);
  return ratio === undefined ? scaled : typeSize(scaled, { width: scaled.width }, { bounds, ratio });
}

function sizeFrame(
  frame: PixelRect,
  { size, handle }: { size: Size; handle: CropHandle },
  { bounds, ratio }: CropLimits,
): PixelRect {
  const room = {
    width: toRoom(frame.x, frame.width, { side: handle.x, most: bounds.width }),
    height: toRoom(frame.y, frame.height, { side: handle.y, most: bounds.height }),
  };
  let width = clamp(size.width, 1, handle.x === 0 && ratio === undefined ? frame.width : room.width);
  let height = clamp(size.height, 1, handle.y === 0 && ratio === undefined ? frame.height : room.height);
  if (ratio !== undefined) {
    const wish = handle.x === 0 ? height * ratio : handle.y === 0 ? width : Math.max(width, height * ratio);
    width = clamp(wish, Math.max(1, ratio), Math.min(room.width, room.height * ratio));
    height = width / ratio;
  }
  const x = toStart(frame.x, frame.width, { side: handle.x, length: width });
  const y = toStart(frame.y, frame.height, { side: handle.y, length: height });
  return toWhole({ x, y, width, height }, bounds);
}

/** How long a side may become. */
function toRoom(start: number, length: number, { side, most }: { side: -1 | 0 | 1; most: number }): number {
  if (side === 1) return most - start;
  if (side === -1) return start + length;
  const middle = start + length / 2;
  return 2 * Math.min(middle, most - middle);
}

function toStart(
  start: number,
  before: number,
  { side, length }: { side: -1 | 0 | 1; length: number },
): number {
  if (side === 1) return start;
  return side === -1 ? start + before - length : start + (before - length) / 2;
}

/** Whole pixels within the picture. */
function toWhole({ x, y, width, height }: PixelRect, bounds: Size): PixelRect {
  const w = clamp(Math.round(width), 1, bounds.width);
  const h = clamp(Math.round(height), 1, bounds.height);
  return {
    x: clamp(Math.round(x), 0, bounds.width - w),
    y: clamp(Math.round(y), 0, bounds.height - h),
    width: w,
    height: h,
  };
}
