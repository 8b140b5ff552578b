import type { Mask } from '../../../lib/contracts/mask.ts';
import { createMask } from '../../../lib/kernel/mask/mask.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';

export interface ColourSelection {
  pixels: Pixels;
  /** Image pixels, whole numbers; outside the picture nothing is selected. */
  x: number;
  y: number;
  /** 0 to 100: how different a colour may be, in percent of the largest difference there is. */
  tolerance: number;
  /** Only what hangs together with the place by its sides. */
  contiguous: boolean;
}

/** Pixels of nearly the colour at a place. Differences are weighed as the eye does, roughly. */
export function selectColour({ pixels, x, y, tolerance, contiguous }: ColourSelection): Mask {
  const mask = createMask(pixels);
  if (x < 0 || y < 0 || x >= pixels.width || y >= pixels.height) return mask;
  const isAlike = createComparison(pixels, y * pixels.width + x, tolerance);
  if (contiguous) flood(mask, y * pixels.width + x, isAlike);
  else mask.data.forEach((_, at) => (mask.data[at] = isAlike(at) ? 255 : 0));
  return mask;
}

/** Red counts 2, green 4, blue 3, alpha 4: the largest difference is that of black and white, or of seen and unseen. */
const WEIGHTS = [2, 4, 3, 4] as const;
const LARGEST = 255 * 255 * (WEIGHTS[0] + WEIGHTS[1] + WEIGHTS[2]);

function createComparison({ data }: Pixels, seed: number, tolerance: number): (at: number) => boolean {
  const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(seed * 4, seed * 4 + 4);
  const limit = (Math.min(Math.max(tolerance, 0), 100) / 100) ** 2 * LARGEST;
  return (at) => {
    const place = at * 4;
    const dr = (data[place] as number) - red;
    const dg = (data[place + 1] as number) - green;
    const db = (data[place + 2] as number) - blue;
    const da = (data[place + 3] as number) - alpha;
    return WEIGHTS[0] * dr * dr + WEIGHTS[1] * dg * dg + WEIGHTS[2] * db * db + WEIGHTS[3] * da * da <= limit;
  };
}

/** Row by row: each entry is a stretch's first pixel, and stretches above and below are looked for along it. */
function flood({ width, height, data }: Mask, seed: number, isAlike: (at: number) => boolean): void {
  const isWanted = (at: number): boolean => data[at] === 0 && isAlike(at);
  const open = [seed];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (!isWanted(at)) continue;
    const row = Math.floor(at / width) * width;
    let left = at;
    while (left > row && isWanted(left - 1)) left -= 1;
    let right = at;
    while (right < row + width - 1 && isWanted(right + 1)) right += 1;
    data.fill(255, left, right + 1);
    if (row > 0) addStretches(left - width, right - width);
    if (row < (height - 1) * width) addStretches(left + width, right + width);
  }

  function addStretches(left: number, right: number): void {
    for (let at = left; at <= right; at += 1) {
      if (isWanted(at) && (at === left || !isWanted(at - 1))) open.push(at);
    }
  }
}
