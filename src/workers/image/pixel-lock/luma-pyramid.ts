import type { Mask } from '../../../lib/contracts/mask.ts';
import type { Size } from '../../../lib/contracts/size.ts';
import { createPlane } from './pixels.ts';
import type { Pixels, Plane } from './pixels.ts';

/** Longest side at which pictures are compared: finer would cost seconds and gain hundredths of a pixel. */
const FINEST_SIDE = 1024;
/** A coarsest level below this shows no structure any more. */
const COARSEST_SIDE = 48;

/** Brightness (Rec. 709, 0 to 255), averaged down to `size`. */
export function toLuma({ width, height, data }: Pixels, size: Size): Plane {
  return averageDown({ width, height }, size, (at) => {
    const place = at * 4;
    return (
      0.2126 * (data[place] as number) +
      0.7152 * (data[place + 1] as number) +
      0.0722 * (data[place + 2] as number)
    );
  });
}

/** How much each pixel is kept, 0 to 1, averaged down to `size`. */
export function toKept({ width, height, data }: Mask, size: Size): Plane {
  return averageDown({ width, height }, size, (at) => 1 - (data[at] as number) / 255);
}

/** The size of the finest level for a picture. */
export function toFinestSize({ width, height }: Size): Size {
  const scale = Math.min(1, FINEST_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Each level half as large as the one before; finest first. */
export function toPyramid(finest: Plane): Plane[] {
  const levels = [finest];
  for (let level = finest; Math.min(level.width, level.height) / 2 >= COARSEST_SIDE;) {
    const size = { width: Math.floor(level.width / 2), height: Math.floor(level.height / 2) };
    const { data } = level;
    level = averageDown(level, size, (at) => data[at] as number);
    levels.push(level);
  }
  return levels;
}

/** Mean of the source pixels whose middle lies in the target pixel's area; larger targets repeat pixels. */
function averageDown(from: Size, to: Size, read: (at: number) => number): Plane {
  const plane = createPlane(to);
  for (let y = 0; y < to.height; y += 1) {
    const [top, bottom] = toSpan(y, from.height, to.height);
    for (let x = 0; x < to.width; x += 1) {
      const [left, right] = toSpan(x, from.width, to.width);
      const sum = sumUp({ top, bottom, left, right, stride: from.width }, read);
      plane.data[y * to.width + x] = sum / ((bottom - top) * (right - left));
    }
  }
  return plane;
}

interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
  stride: number;
}

function sumUp({ top, bottom, left, right, stride }: Area, read: (at: number) => number): number {
  let sum = 0;
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) sum += read(row * stride + column);
  }
  return sum;
}

function toSpan(at: number, from: number, to: number): [number, number] {
  const start = Math.floor((at * from) / to);
  return [start, Math.max(start + 1, Math.floor(((at + 1) * from) / to))];
}
