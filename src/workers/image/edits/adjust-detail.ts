import { createPlane } from '../pixel-lock/pixels.ts';
import type { Pixels, Plane } from '../pixel-lock/pixels.ts';
import { blurPlane } from './blur-plane.ts';

/** Of the longer side, at 100: a blur looks the same whatever the picture's resolution. */
const BLUR_SHARE = 0.02;
/** Of the longer side: the width of the details that are sharpened; at least `LEAST_DETAIL_PX`. */
const DETAIL_SHARE = 0.0004;
const LEAST_DETAIL_PX = 0.8;
/** How much of a detail is added once more, at 100. */
const SHARPEN_GAIN = 1.5;

/** By what details are measured where the pixels are not the whole picture, or not all of its. */
export interface DetailScale {
  /** Longer side of the picture, its own pixels. */
  sidePx: number;
  /** Pixels there are for one of its own, a side. */
  scale: number;
}

function toOwnScale({ width, height }: Pixels): DetailScale {
  return { sidePx: Math.max(width, height), scale: 1 };
}

/** `blur` 0 to 100. In place. */
export function blurPixels(pixels: Pixels, blur: number, detail = toOwnScale(pixels)): void {
  const { data } = pixels;
  const deviationPx = (blur / 100) * BLUR_SHARE * detail.sidePx * detail.scale;
  const alphas = blurColours(pixels, deviationPx, (place, around) => (data[place] = around));
  for (let at = 0; alphas && at < alphas.data.length; at += 1) data[at * 4 + 3] = alphas.data[at] as number;
}

/** `sharpen` 0 to 100: an unsharp mask. In place; alpha stays. */
export function sharpenPixels(pixels: Pixels, sharpen: number, detail = toOwnScale(pixels)): void {
  const { data } = pixels;
  const gain = (sharpen / 100) * SHARPEN_GAIN;
  const deviationPx = Math.max(LEAST_DETAIL_PX, DETAIL_SHARE * detail.sidePx) * detail.scale;
  blurColours(pixels, deviationPx, (place, around) => {
    const there = data[place] as number;
    data[place] = there + gain * (there - around);
  });
}

/**
 * Hands over, for each place of a colour, the colour around it; colours count by how much their pixel is seen. One channel at a time,
 * so that three numbers a pixel are held and not twelve. The answer is the blurred alpha, undefined for an opaque picture.
 */
function blurColours(
  pixels: Pixels,
  deviationPx: number,
  hand: (place: number, around: number) => void,
): Plane | undefined {
  const alphas = isOpaque(pixels) ? undefined : readChannel(pixels, 3);
  if (alphas) blurPlane(alphas, deviationPx);
  for (let channel = 0; channel < 3; channel += 1) {
    const plane = readChannel(pixels, channel);
    if (alphas) multiplyByAlpha(plane, pixels);
    blurPlane(plane, deviationPx);
    for (let at = 0; at < plane.data.length; at += 1) {
      const alpha = alphas ? (alphas.data[at] as number) : 255;
      hand(at * 4 + channel, alpha < 0.5 ? 0 : ((plane.data[at] as number) * 255) / alpha);
    }
  }
  return alphas;
}

function isOpaque({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}

function readChannel(pixels: Pixels, channel: number): Plane {
  const plane = createPlane(pixels);
  for (let at = 0; at < plane.data.length; at += 1) plane.data[at] = pixels.data[at * 4 + channel] as number;
  return plane;
}

function multiplyByAlpha({ data }: Plane, pixels: Pixels): void {
  for (let at = 0; at < data.length; at += 1)
    data[at] = ((data[at] as number) * (pixels.data[at * 4 + 3] as number)) / 255;
}
