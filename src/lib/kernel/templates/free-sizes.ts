import type { RatioSizes } from '../../contracts/capabilities.ts';
import type { Size } from '../../contracts/size.ts';
import { isLegalSize, MAX_RATIO, MAX_SIDE, STEP } from '../legal-size.ts';

interface Bounds {
  minPx: number;
  maxPx: number;
  stepPx: number;
  /** The longer side over the shorter at most. */
  maxRatio: number;
}

/** Of all legal sizes those whose shape is about the target's. */
export function legalSizesLike(target: Size): Size[] {
  const bounds = { minPx: STEP, maxPx: MAX_SIDE, stepPx: STEP, maxRatio: MAX_RATIO };
  return sizesLike(target, bounds).filter(isLegalSize);
}

/** Of the sizes within a model's bounds those whose shape is about the target's. */
export function sizesWithin(
  target: Size,
  { minPx, maxPx, stepPx }: NonNullable<RatioSizes['sides']>,
): Size[] {
  return sizesLike(target, {
    minPx,
    maxPx,
    stepPx: Math.max(1, stepPx),
    maxRatio: maxPx / Math.max(1, minPx),
  });
}

/** For every width the two heights around the target's shape, or around the most extreme shape that is allowed. */
function sizesLike(target: Size, { minPx, maxPx, stepPx, maxRatio }: Bounds): Size[] {
  const ratio = Math.min(Math.max(target.width / target.height, 1 / maxRatio), maxRatio);
  const first = Math.ceil(minPx / stepPx);
  const last = Math.floor(maxPx / stepPx);
  const sizes: Size[] = [];
  for (let width = first; width <= last; width++) {
    for (const height of new Set([Math.floor(width / ratio), Math.ceil(width / ratio)])) {
      if (height >= first && height <= last) sizes.push({ width: width * stepPx, height: height * stepPx });
    }
  }
  return sizes;
}
