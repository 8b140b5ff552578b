import type { Mask, MaskMode, PixelRect } from '../../contracts/mask.ts';
import type { ShapeCover } from './fill-polygon.ts';

type Combine = (there: number, shape: number) => number;

const COMBINE: Record<MaskMode, Combine> = {
  replace: (_there, shape) => shape,
  add: (there, shape) => Math.max(there, shape),
  subtract: (there, shape) => Math.min(there, 255 - shape),
  intersect: (there, shape) => Math.min(there, shape),
};

/** A new mask of two of one size. Throws RangeError if they differ. */
export function combineMasks({ there, shape, mode }: { there: Mask; shape: Mask; mode: MaskMode }): Mask {
  if (there.width !== shape.width || there.height !== shape.height) {
    throw new RangeError('Masks of different sizes cannot be combined.');
  }
  const combine = COMBINE[mode];
  const { data } = shape;
  return { ...there, data: there.data.map((value, at) => combine(value, data[at] ?? 0)) };
}

/** The part of a mask that a shape may change: adding and taking away leave alone what lies outside of it. */
export function findShapeReach({ width, height }: Mask, { rect }: ShapeCover, mode: MaskMode): PixelRect {
  return mode === 'add' || mode === 'subtract' ? rect : { x: 0, y: 0, width, height };
}

/** Gives a shape to a mask, in its very bytes. */
export function combineShape(mask: Mask, { rect, data: shape }: ShapeCover, mode: MaskMode): void {
  const { width, height, data } = mask;
  const combine = COMBINE[mode];
  const keepsOutside = mode === 'add' || mode === 'subtract';
  for (let y = keepsOutside ? rect.y : 0; y < (keepsOutside ? rect.y + rect.height : height); y += 1) {
    const row = y * width;
    const isInside = y >= rect.y && y < rect.y + rect.height;
    const [left, right] = isInside ? [row + rect.x, row + rect.x + rect.width] : [row, row];
    if (!keepsOutside) data.fill(0, row, left).fill(0, right, row + width);
    const start = (y - rect.y) * rect.width;
    for (let at = left; at < right; at += 1) {
      data[at] = combine(data[at] as number, shape[start + at - left] as number);
    }
  }
}

/** What was kept may change, and the other way round. */
export function invertMask(mask: Mask): Mask {
  return { ...mask, data: mask.data.map((value) => 255 - value) };
}

/** Everything may change. */
export function fillMask({ width, height }: Pick<Mask, 'width' | 'height'>): Mask {
  return { width, height, data: new Uint8Array(width * height).fill(255) };
}
