import type { Mask } from '../../../lib/contracts/mask.ts';
import { measureDifference } from './colour-difference.ts';
import type { Pixels } from './pixels.ts';

/** CIE76 from which on a person sees that a pixel is another; noise and compression stay below. */
const VISIBLE = 6;
/** A share of a large picture is known well enough from so many pixels. */
const SAMPLES = 2_000_000;

/** Share of the kept pixels that differ visibly, 0 to 1. Both pictures and the mask have one size. */
export function measureMoved({
  source,
  result,
  mask,
}: {
  source: Pixels;
  result: Pixels;
  mask: Mask;
}): number {
  const step = Math.ceil(mask.data.length / SAMPLES);
  let kept = 0;
  let moved = 0;
  for (let place = 0; place < mask.data.length; place += step) {
    if (mask.data[place] !== 0) continue;
    kept += 1;
    if (isVisiblyOther(source.data, result.data, place * 4)) moved += 1;
  }
  return kept === 0 ? 0 : moved / kept;
}

function isVisiblyOther(a: Uint8ClampedArray, b: Uint8ClampedArray, at: number): boolean {
  const isNear =
    Math.abs((a[at] ?? 0) - (b[at] ?? 0)) +
      Math.abs((a[at + 1] ?? 0) - (b[at + 1] ?? 0)) +
      Math.abs((a[at + 2] ?? 0) - (b[at + 2] ?? 0)) <=
    6;
  return !isNear && measureDifference(a, b, at) > VISIBLE;
}
