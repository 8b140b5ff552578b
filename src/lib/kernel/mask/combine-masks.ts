import type { Mask, MaskMode } from '../../contracts/mask.ts';

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

/** What was kept may change, and the other way round. */
export function invertMask(mask: Mask): Mask {
  return { ...mask, data: mask.data.map((value) => 255 - value) };
}

/** Everything may change. */
export function fillMask({ width, height }: Pick<Mask, 'width' | 'height'>): Mask {
  return { width, height, data: new Uint8Array(width * height).fill(255) };
}
