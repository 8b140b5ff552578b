import type { Mask, PixelRect } from '../../../lib/contracts/mask.ts';
import { clipRect, createMask } from '../../../lib/kernel/mask/mask.ts';
import { createPixels } from './pixels.ts';
import type { Pixels } from './pixels.ts';

/** A rectangle with so many pixels more on each side, as far as the picture goes. */
export function widen(rect: PixelRect, px: number, size: { width: number; height: number }): PixelRect {
  const { x, y, width, height } = rect;
  return clipRect({ x: x - px, y: y - px, width: width + 2 * px, height: height + 2 * px }, size);
}

export function cutMask(mask: Mask, rect: PixelRect): Mask {
  const cut = createMask(rect);
  for (let y = 0; y < rect.height; y += 1) {
    const start = (rect.y + y) * mask.width + rect.x;
    cut.data.set(mask.data.subarray(start, start + rect.width), y * rect.width);
  }
  return cut;
}

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
