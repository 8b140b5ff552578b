import type { Mask } from '../../../lib/contracts/mask.ts';
import type { Size } from '../../../lib/contracts/size.ts';
import { createMask } from '../../../lib/kernel/mask/mask.ts';
import { createPixels } from '../pixel-lock/pixels.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';

/** Each pixel the largest of those it stands for: a scribble may be thinner than a pixel of the small picture. */
export function shrinkSeeds(mask: Mask, size: Size): Mask {
  const small = createMask(size);
  for (let y = 0; y < mask.height; y += 1) {
    const row = Math.floor((y * size.height) / mask.height) * size.width;
    for (let x = 0; x < mask.width; x += 1) {
      const value = mask.data[y * mask.width + x] as number;
      if (value === 0) continue;
      const at = row + Math.floor((x * size.width) / mask.width);
      if (value > (small.data[at] as number)) small.data[at] = value;
    }
  }
  return small;
}

/** Each pixel the mean of those it stands for. */
export function shrinkPixels(pixels: Pixels, size: Size): Pixels {
  const small = createPixels(size);
  const sums = new Float64Array(size.width * size.height * 4);
  const counts = new Uint32Array(size.width * size.height);
  for (let y = 0; y < pixels.height; y += 1) {
    const row = Math.floor((y * size.height) / pixels.height) * size.width;
    for (let x = 0; x < pixels.width; x += 1) {
      const to = row + Math.floor((x * size.width) / pixels.width);
      const from = (y * pixels.width + x) * 4;
      counts[to] = (counts[to] as number) + 1;
      for (let channel = 0; channel < 4; channel += 1)
        sums[to * 4 + channel] = (sums[to * 4 + channel] as number) + (pixels.data[from + channel] as number);
    }
  }
  small.data.forEach((_, at) => (small.data[at] = (sums[at] as number) / (counts[at >> 2] as number)));
  return small;
}
