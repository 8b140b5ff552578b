import type { Mask, PixelRect } from '../../contracts/mask.ts';
import type { Size } from '../../contracts/size.ts';

/** A mask that keeps everything. */
export function createMask({ width, height }: Size): Mask {
  return { width, height, data: new Uint8Array(width * height) };
}

/** A copy with bytes of its own. */
export function copyMask({ width, height, data }: Mask): Mask {
  return { width, height, data: data.slice() };
}

/** True where nothing may change: such a mask is not sent. */
export function isMaskEmpty({ data }: Mask): boolean {
  return data.every((value) => value === 0);
}

/** The smallest rectangle with every pixel over `threshold`; undefined where there is none. */
export function findMaskBounds({ width, height, data }: Mask, threshold = 0): PixelRect | undefined {
  let left = width;
  let right = -1;
  let top = -1;
  let bottom = -1;
  for (let y = 0; y < height; y += 1) {
    const start = y * width;
    let first = 0;
    while (first < width && (data[start + first] ?? 0) <= threshold) first += 1;
    if (first === width) continue;
    let last = width - 1;
    while ((data[start + last] ?? 0) <= threshold) last -= 1;
    if (top < 0) top = y;
    bottom = y;
    left = Math.min(left, first);
    right = Math.max(right, last);
  }
  return top < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** Share of the picture that may change, 0 to 1; soft pixels count by their value. */
export function measureMask({ data }: Mask): number {
  let sum = 0;
  for (const value of data) sum += value;
  return data.length === 0 ? 0 : sum / (255 * data.length);
}

/** The part of a rectangle that lies on a picture; sides are 0 where nothing does. */
export function clipRect(rect: PixelRect, { width, height }: Size): PixelRect {
  const x = Math.min(Math.max(rect.x, 0), width);
  const y = Math.min(Math.max(rect.y, 0), height);
  return {
    x,
    y,
    width: Math.max(0, Math.min(rect.x + rect.width, width) - x),
    height: Math.max(0, Math.min(rect.y + rect.height, height) - y),
  };
}

/** The smallest rectangle around both. */
export function uniteRects(a: PixelRect, b: PixelRect): PixelRect {
  if (a.width === 0 || a.height === 0) return b;
  if (b.width === 0 || b.height === 0) return a;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
