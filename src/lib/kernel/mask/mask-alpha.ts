import type { Mask } from '../../contracts/mask.ts';
import { isMaskEmpty } from './mask.ts';

/** RGBA, row by row. */
type Pixels = Uint8Array<ArrayBuffer> | Uint8ClampedArray<ArrayBuffer>;

/**
 * The mask as an upstream takes it, RGBA: black, alpha 0 where the model may change the pixel, 255 where it keeps it.
 * Throws RangeError where nothing may change: such a request is never sent.
 */
export function toMaskAlpha(mask: Mask): Uint8ClampedArray<ArrayBuffer> {
  if (isMaskEmpty(mask)) throw new RangeError('The mask leaves nothing to edit.');
  const pixels = new Uint8ClampedArray(mask.data.length * 4);
  mask.data.forEach((value, at) => {
    pixels[at * 4 + 3] = 255 - value;
  });
  return pixels;
}

/**
 * Reads a mask out of a picture. With any translucent pixel its alpha counts (0: change); a picture without is read by its
 * light (white: change).
 */
export function fromMaskPixels({ width, height }: Pick<Mask, 'width' | 'height'>, pixels: Pixels): Mask {
  const data = new Uint8Array(width * height);
  const read = hasTranslucency(pixels) ? readAlpha : readLuminance;
  for (let at = 0; at < data.length; at += 1) data[at] = read(pixels, at * 4);
  return { width, height, data };
}

function hasTranslucency(pixels: Pixels): boolean {
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 255) return true;
  return false;
}

const readAlpha = (pixels: Pixels, at: number): number => 255 - (pixels[at + 3] ?? 255);

/** Rec. 709 weights, so that a grey keeps its value. */
const readLuminance = (pixels: Pixels, at: number): number =>
  Math.round(0.2126 * (pixels[at] ?? 0) + 0.7152 * (pixels[at + 1] ?? 0) + 0.0722 * (pixels[at + 2] ?? 0));
