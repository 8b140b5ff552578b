import type { Adjustments } from '../../../lib/contracts/edit.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';
import { blurPixels, sharpenPixels } from './adjust-detail.ts';
import type { DetailScale } from './adjust-detail.ts';
import { adjustTones } from './adjust-tones.ts';

/** Tones, then sharpening, then blur; in place. */
export function adjustPixels(pixels: Pixels, values: Adjustments, detail?: DetailScale): Pixels {
  const { exposure, contrast, saturation, temperature, sharpen, blur } = values;
  if ([exposure, contrast, saturation, temperature].some((value) => value !== 0)) adjustTones(pixels, values);
  if (sharpen > 0) sharpenPixels(pixels, sharpen, detail);
  if (blur > 0) blurPixels(pixels, blur, detail);
  return pixels;
}
