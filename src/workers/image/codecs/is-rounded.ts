import type { Pixels } from '../pixel-lock/pixels.ts';

/**
 * Whether a canvas changes these pixels: it holds colours multiplied by alpha, so that under an alpha between nothing and
 * all they are rounded, by every browser in its own way. Black stays black.
 */
export function isRounded({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) {
    const alpha = data[at];
    if (alpha === 255 || alpha === 0) continue;
    if (data[at - 1] || data[at - 2] || data[at - 3]) return true;
  }
  return false;
}
