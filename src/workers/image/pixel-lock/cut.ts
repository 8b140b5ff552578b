import type { PixelRect } from '../../../lib/contracts/mask.ts';
import { createPixels } from './pixels.ts';
import type { Pixels } from './pixels.ts';

export function cutPixels(pixels: Pixels, rect: PixelRect): Pixels {
  const cut = createPixels(rect);
  for (let y = 0; y < rect.height; y += 1) {
    const start = ((rect.y + y) * pixels.width + rect.x) * 4;
    cut.data.set(pixels.data.subarray(start, start + rect.width * 4), y * rect.width * 4);
  }
  return cut;
}

/** Puts what was cut back, in place. */
export function pastePixels(pixels: Pixels, cut: Pixels, { x, y }: PixelRect): void {
  for (let row = 0; row < cut.height; row += 1) {
    const line = cut.data.subarray(row * cut.width * 4, (row + 1) * cut.width * 4);
    pixels.data.set(line, ((y + row) * pixels.width + x) * 4);
  }
}
